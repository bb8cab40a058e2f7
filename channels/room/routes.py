"""All pages of live rooms, and what they need."""

from channels.room.asking import asking
from channels.room.here import here
from channels.room.hosts import hosts
from channels.room.join import join
from channels.room.projector import projector
from channels.room.tapping import tapping

ROOM_PAGES = (join, here, asking, tapping, hosts, projector)
