"""What tests of the moderator's and the scribe's screens share: a panel, and listed questions."""

from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.store.tables.rooms import RoomQuestion
from bot.store.tables.sessions import PanelMember, SessionQuestion
from bot.vocabulary import Region, Workflow
from tests.factories import NOW, make_question
from tests.integration.live_room import Live

PANEL = (("Chair of the board", "Cadeirydd y bwrdd"), ("Lead for children", "Arweinydd plant"))


def add_panel(db: Db, session_id: UUID) -> None:
    """Two offices on the panel of a session."""
    for position, (english, welsh) in enumerate(PANEL, start=1):
        place = {"session_id": session_id, "position": position, "region": Region.GWENT}
        db.add(PanelMember(**place, office_en=english, office_cy=welsh))


def list_questions(live: Live, count: int) -> list[UUID]:
    """Questions that the group chose and can put to its panel."""

    def add(db: Db) -> list[UUID]:
        ids = []
        for position in range(1, count + 1):
            question = make_question(db, state=Workflow.SELECTED)
            listed = {"session_id": live.session_id, "question_id": question.id}
            db.add(SessionQuestion(**listed, position=position))
            db.add(RoomQuestion(**listed, added_at=NOW))
            ids.append(question.id)
        return ids

    return live.do(add)
