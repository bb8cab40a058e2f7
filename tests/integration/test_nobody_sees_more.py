"""From outside: follow every link and try every id; nobody reads what is not for them.

What may be seen is worked out here anew, from the design and not from the code under test.
"""

import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from bot.questions.life.move import SYSTEM, Mover, move
from bot.questions.life.states import Party, Step
from bot.store.engine import Store, open_store
from bot.store.migrate import upgrade
from bot.store.tables.question_work import LeadReply, QuestionNote, QuestionWording
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    Language,
    Level,
    Permission,
    Region,
    Role,
    Workflow,
)
from tests.factories import COMMITMENT, NOW, WAYS, make_answer, make_question
from tests.integration.console_client import Browser, serve_console
from tests.integration.public_site import serve_public

W = Workflow
ANSWERED = (W.ANSWERED, W.PUBLISHED, W.ASSESSED, W.REVIEW_DUE, W.CLOSED)
ANSWER_SHOWN = ANSWERED[1:]
APPROVED = (W.ACCEPTED, W.CANDIDATE, W.SELECTED, W.CARRIED_OVER, W.PUT_TO_BOARD, *ANSWERED)
GONE = (W.WITHDRAWN, W.ERASED)
PUBLIC = (Permission.BOTH, Permission.PUBLISH)
WORD = re.compile(r"zq[a-z]+x\d{4}")
LINK = re.compile(r'(?:href|action)="([^"#]+)')
PARTS = ("own", "why", "other", "note", "reply", "before", "answer", "promise")


@dataclass(frozen=True)
class Kept:
    """One question of the world and the words hidden in it."""

    id: UUID
    number: int
    state: Workflow
    permission: Permission
    translated: bool
    flagged: bool
    region: Region

    def words(self, *parts: str) -> set[str]:
        return {f"zq{part}x{self.number:04}" for part in parts}

    @property
    def public_words(self) -> set[str]:
        shown = self.state in APPROVED and self.permission in PUBLIC
        if not shown or self.flagged or not self.translated:
            return set()
        answer = ("answer", "promise") if self.state in ANSWER_SHOWN else ()
        return self.words("own", "other", *answer)

    def queue_words(self, region: Region | None) -> set[str]:
        """What reviewers of a region, or of all Wales, may read."""
        if self.flagged or self.state in GONE or region not in (None, self.region):
            return set()
        return self.words(*(part for part in PARTS if part != "reply"))


def specs() -> Iterable[tuple[Workflow, Permission, bool, bool, Region]]:
    states = [state for state in WAYS if state is not W.DRAFT]
    yield from product(states, Permission, (True, False), (False,), (Region.GWENT,))
    living = [state for state in states if state not in GONE]
    yield from product(living, (Permission.BOTH,), (True,), (True,), (Region.GWENT,))
    yield from product(states, (Permission.BOTH,), (True,), (False, True), (Region.POWYS,))


def make_world(db: Session) -> list[Kept]:
    return [make_kept(db, number, *spec) for number, spec in enumerate(specs())]


@pytest.fixture(scope="module")
def made_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Kept]]]:
    """The world, made once; every test has a copy of its file."""
    path = tmp_path_factory.mktemp("world") / "world.db"
    store = open_store(f"sqlite:///{path}")
    upgrade(store)
    world = in_transaction(store, make_world)
    store.close()
    yield path, world


@pytest.fixture
def store_of_world(made_world, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(made_world[0], tmp_path / "copy.db")
    store = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    yield store
    store.close()


@pytest.fixture
def world(made_world) -> list[Kept]:
    return made_world[1]


def make_kept(
    db: Session,
    number: int,
    state: Workflow,
    permission: Permission,
    translated: bool,
    flagged: bool,
    region: Region,
) -> Kept:
    def say(part: str) -> str:
        return f"Why zq{part}x{number:04} now?"

    question = make_question(
        db,
        state=W.PUT_TO_BOARD if state in ANSWERED else state,
        permission=permission,
        region=region,
        council=None,
        text_original=None if state in GONE else say("own"),
        context=None if state in GONE else say("why"),
        text_other=say("other") if translated and state not in GONE else None,
    )
    if state in ANSWERED and (translated or permission not in PUBLIC):
        add_answer(db, question, state, say)
    elif state in ANSWERED:
        walk(db, question, state)
    if state not in GONE:
        add_beside(db, question.id, say)
    flag = flagged and state not in GONE
    if flag:
        move(db, question, Step.FLAG, mover=SYSTEM, now=NOW)
        question.level = Level.SOFT
    db.flush()
    return Kept(question.id, number, state, permission, translated, flag, region)


def add_answer(db: Session, question, state: Workflow, say: Callable[[str], str]) -> None:
    stage = AnswerStage.APPROVED if state is W.ANSWERED else AnswerStage.PUBLISHED
    promise = COMMITMENT.__class__(
        what_en=say("promise"),
        what_cy=say("promise"),
        who_en=COMMITMENT.who_en,
        who_cy=COMMITMENT.who_cy,
        due_on=COMMITMENT.due_on,
    )
    said = say("answer")
    make_answer(db, question, stage=stage, commitments=(promise,), text_en=said, text_cy=said)
    walk(db, question, state)


def walk(db: Session, question, state: Workflow) -> None:
    """Take the steps to a state that are still to take."""
    order = [*WAYS[W.PUBLISHED], *WAYS[state][len(WAYS[W.PUBLISHED]) :]][: len(WAYS[state])]
    done = {
        W.PUT_TO_BOARD: len(WAYS[W.PUT_TO_BOARD]),
        W.ANSWERED: len(WAYS[W.ANSWERED]),
        W.PUBLISHED: len(WAYS[W.PUBLISHED]),
    }[question.workflow]
    for step, party in order[done:]:
        name = "author" if party is Party.AUTHOR else "account:none"
        move(db, question, step, mover=Mover(party, name), now=NOW)


def add_beside(db: Session, question_id: UUID, say: Callable[[str], str]) -> None:
    own = {"question_id": question_id, "at": NOW, "actor": "account:none"}
    db.add(QuestionNote(text=say("note"), **own))
    db.add(LeadReply(text=say("reply"), **own))
    db.add(
        QuestionWording(
            question_id=question_id,
            number=1,
            language=Language.EN,
            text=say("before"),
            context=None,
            replaced_at=NOW,
        )
    )


Fetch = Callable[[str], Awaitable[str]]


async def crawl(fetch: Fetch, first: Iterable[str], *, most: int = 3_000) -> set[str]:
    """Every hidden word found by following all links from some addresses."""
    todo, seen, words = list(first), set(first), set()
    while todo and len(seen) < most:
        page = unescape(await fetch(todo.pop()))
        words |= set(WORD.findall(page))
        for link in LINK.findall(page):
            parts = urlsplit(link)
            address = parts.path + (f"?{parts.query}" if parts.query else "")
            if not parts.netloc and address.startswith("/") and address not in seen:
                if not address.startswith(("/static", "/leave")) and "page=" not in address:
                    seen.add(address)
                    todo.append(address)
    return words


def all_words(kept: Iterable[set[str]]) -> set[str]:
    return set().union(*kept)


@pytest.fixture
async def fetch(settings, store_of_world) -> AsyncIterator[Fetch]:
    async with serve_public(settings, store_of_world) as site:

        async def fetch(address: str) -> str:
            reply = await site.client.get(address)
            assert reply.status_code < 500, address
            return reply.text

        yield fetch


async def test_the_public_site_shows_what_was_approved_and_nothing_else(fetch, world):
    pages = [f"/questions/{one.id}?lang={language}" for one in world for language in Language]
    feeds = ["/feed.xml", "/feed.json"]
    found = await crawl(fetch, ["/?lang=en", "/?lang=cy", "/questions", *feeds, *pages])
    allowed = all_words(one.public_words for one in world)
    assert found - allowed == set()
    assert allowed - found == set()


READERS = [
    pytest.param(Role.RPB_STAFF, Region.POWYS, id="board-of-powys"),
    pytest.param(Role.COMMISSIONER_TEAM, None, id="team"),
    pytest.param(Role.SAFEGUARDING_LEAD, Region.POWYS, id="lead-of-powys"),
    pytest.param(Role.YOUTH_WORKER, Region.GWENT, id="youth-worker"),
    pytest.param(Role.OPERATOR, None, id="operator"),
]


def readable(role: Role, region: Region | None, one: Kept) -> set[str]:
    if role in (Role.RPB_STAFF, Role.COMMISSIONER_TEAM):
        return one.queue_words(region)
    if role is Role.SAFEGUARDING_LEAD and one.flagged and one.region is region:
        return one.words(*PARTS)
    return set()


@pytest.mark.parametrize(("role", "region"), READERS)
async def test_the_console_shows_each_role_its_own_and_nothing_else(
    settings, store_of_world, world, role, region
):
    async with serve_console(settings, store_of_world) as console:
        browser = await console.signed_in("reader", role, region)
        foreign = [one for one in world if not readable(role, region, one)]
        tried = [
            address.replace("<question_id:uuid>", str(one.id))
            for address in question_pages(console)
            for one in foreign[:: max(1, len(foreign) // 25)]
        ]
        found = await crawl(fetcher(browser), ["/?lang=en", *tried], most=len(tried) + 300)
    allowed = all_words(readable(role, region, one) for one in world)
    assert found - allowed == set()
    if role in (Role.RPB_STAFF, Role.COMMISSIONER_TEAM, Role.SAFEGUARDING_LEAD):
        assert found  # it was looked in the right place


def question_pages(console) -> list[str]:
    """Every address of the console that takes the id of a question, from the router itself."""
    paths = {f"/{route.path.strip('/')}" for route in console.app.router.routes}
    return sorted(
        f"{path}?lang=en" for path in paths if "<question_id:uuid>" in path and path.count("<") == 1
    )


def fetcher(browser: Browser) -> Fetch:
    async def fetch(address: str) -> str:
        reply = await browser.open(address)
        assert reply.status_code < 500, address
        return reply.text

    return fetch
