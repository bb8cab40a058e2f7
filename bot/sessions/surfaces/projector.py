"""The screen in the hall: one scene at a time, and nothing that nobody has approved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.sessions.ballot.views import ChoiceLine, PickLine, room_ballot
from bot.sessions.report.opening import BoardPromises, followed_ledger
from bot.sessions.room.events import last_event
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.screen_views import ProjectorScreen
from bot.sessions.room.screens import projector_view
from bot.sessions.surfaces.answering import Answering, ListedQuestion, answering, listed_questions
from bot.sessions.surfaces.ballot_now import BallotNow, ballot_now
from bot.sessions.surfaces.shared import counts_shown, picks_shown
from bot.store.tables.session_terms import Mode, Surface
from bot.vocabulary import Term


class Scene(Term):
    """What fills the screen."""

    HIDDEN = "hidden"  # a pause: no word of anybody
    JOIN = "join"
    GATHER = "gather"  # approved questions, as they come
    VOTE = "vote"  # a vote is open
    PICKS = "picks"  # a vote is closed
    PANEL = "panel"  # one question before the panel
    LIST = "list"  # the questions that the panel is asked
    LEDGER = "ledger"  # what boards promised, in a session that follows another
    ITEM = "item"  # the part of the agenda and its time


_BY_MODE = {
    Mode.WELCOME: Scene.JOIN,
    Mode.GATHER: Scene.GATHER,
    Mode.IMPROVE: Scene.GATHER,
    Mode.VOTE: Scene.PICKS,
    Mode.PANEL: Scene.LIST,
    Mode.RECORD: Scene.LIST,
    Mode.VERDICT: Scene.LIST,
}


@dataclass(frozen=True, slots=True)
class ProjectorPage:
    """All that the hall is shown."""

    scene: Scene
    screen: ProjectorScreen
    ballot: BallotNow | None
    picks: tuple[PickLine, ...]
    choices: tuple[ChoiceLine, ...]  # only where their counts are shown
    votes: Mapping[UUID, int]  # empty while counts are hidden
    answering: Answering | None
    listed: tuple[ListedQuestion, ...]
    ledger: tuple[BoardPromises, ...] = ()


def projector_page(db: Db, *, host: PassView, now: datetime) -> ProjectorPage:
    """Everything for the screen in the hall.

    While a vote is open no question is read: this is asked again with every vote.

    Raises: NotAllowed: not this screen; RoomNotFound.
    """
    check_surface(host, Surface.PROJECTOR)
    session_id = host.session_id
    event = last_event(db, session_id=session_id)  # first: nothing newer is left out
    ballot = ballot_now(db, session_id=session_id)
    voting = ballot is not None and ballot.is_open
    screen = projector_view(db, session_id=session_id, questions=not voting)
    listed = listed_questions(db, session_id=session_id, questions=screen.questions)
    scene = scene_of(screen, ballot, has_list=bool(listed))
    page = ProjectorPage(scene, replace(screen, event=event), ballot, (), (), {}, None, listed)
    if scene is Scene.PICKS and ballot is not None:
        return _with_picks(db, page, ballot)
    if scene is Scene.PANEL and screen.question is not None:
        found = answering(db, session_id=session_id, shown=screen.question)
        return replace(page, answering=found)
    return _with_ledger(db, page, now) if scene is Scene.ITEM else page


def _with_ledger(db: Db, page: ProjectorPage, now: datetime) -> ProjectorPage:
    """While a group that met before learns: what was promised, and what came of it."""
    item = page.screen.item
    if item is None or item.mode is not Mode.LEARN:
        return page
    ledger = followed_ledger(db, session_id=page.screen.room.session_id, now=now)
    return replace(page, scene=Scene.LEDGER, ledger=ledger) if ledger else page


def scene_of(screen: ProjectorScreen, ballot: BallotNow | None, *, has_list: bool) -> Scene:
    """What the hall looks at now; a pause goes before all, an open vote before the rest."""
    if screen.hidden:
        return Scene.HIDDEN
    if ballot is not None and ballot.is_open:
        return Scene.VOTE
    if screen.question is not None:
        return Scene.PANEL
    scene = _BY_MODE.get(screen.item.mode, Scene.ITEM) if screen.item else Scene.JOIN
    nothing = (scene is Scene.PICKS and ballot is None) or (scene is Scene.LIST and not has_list)
    return Scene.ITEM if nothing else scene


def _with_picks(db: Db, page: ProjectorPage, ballot: BallotNow) -> ProjectorPage:
    """What was picked; what was not either, where the host shows the counts."""
    votes = counts_shown(db, ballot_id=ballot.ballot_id)
    stood = room_ballot(db, session_id=page.screen.room.session_id) if votes else None
    return replace(
        page,
        picks=picks_shown(db, ballot_id=ballot.ballot_id, state=ballot.state),
        choices=stood.choices if stood else (),
        votes=votes,
    )
