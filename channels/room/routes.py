"""All pages of live rooms, and what they need."""

from channels.room.asking import asking
from channels.room.chair import chair
from channels.room.chair_panel import chair_panel
from channels.room.chair_people import chair_people
from channels.room.chair_steps import chair_steps
from channels.room.chair_vote import chair_vote
from channels.room.here import here
from channels.room.hosts import hosts
from channels.room.join import join
from channels.room.projector import projector
from channels.room.tapping import tapping

CHAIR = (chair, chair_steps, chair_vote, chair_panel, chair_people)
ROOM_PAGES = (join, here, asking, tapping, hosts, projector, *CHAIR)
