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
from channels.room.moderator import moderator
from channels.room.moderator_steps import moderator_steps
from channels.room.paper import paper
from channels.room.paper_sheets import paper_sheets
from channels.room.projector import projector
from channels.room.scribe import scribe
from channels.room.tapping import tapping

ROOM_PAGES = (
    join,
    here,
    asking,
    tapping,
    hosts,
    projector,
    chair,
    chair_steps,
    chair_vote,
    chair_panel,
    chair_people,
    moderator,
    moderator_steps,
    paper,
    paper_sheets,
    scribe,
)
