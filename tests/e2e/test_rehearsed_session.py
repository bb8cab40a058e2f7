"""A rehearsal in a real browser: all of it works as on the day, and nothing of it is left."""

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from bot.accounts.audit_log import recent_events
from bot.store.tables.ballots import Ballot, BallotVote
from bot.store.tables.questions import Question
from bot.store.tables.rooms import PanelRecord, Participant, Room, RoomEvent, RoomQuestion
from bot.store.tables.sessions import SessionQuestion
from bot.store.transaction import in_transaction
from tests.e2e.session_console import SCREENS
from tests.e2e.session_hosts import Scribe
from tests.e2e.session_phones import vote, write
from tests.e2e.session_play import Play, begin
from tests.e2e.session_stage import loses, sees, sees_nothing_of
from tests.e2e.session_words import BUS, DUE, PROMISE, RISK, SAID

pytestmark = pytest.mark.chromium
TELL_NOW = "dweda wrth oedolyn yma"
TRIED = (Room, RoomEvent, RoomQuestion, Participant, Question, SessionQuestion)
TABLES = (*TRIED, Ballot, BallotVote, PanelRecord)


async def they_try_asking(play: Play) -> None:
    await play.all_come_in(("one", "four"))
    await sees(play.at("one"), "This is a rehearsal. Nothing from it is kept.")
    await sees(play.at("four"), "Ymarfer ydy hwn.")
    for part, title in ((1, "Croeso"), (2, "Pwy ydy’r bwrdd"), (3, "Gofyn cymaint")):
        await play.chair.goes_on(part, title)
    await write(play.at("one"), BUS[0])
    await sees(play.at("one"), "We have your question")
    await play.at("one").goto(f"{play.stage.site}/room/here?lang=en")
    await write(play.at("four"), RISK)
    await sees(play.at("four"), "999", TELL_NOW)
    await play.at("four").click("button[formaction='/room/ask/drop']")
    await play.at("four").goto(f"{play.stage.site}/room/here?lang=cy")
    await play.moderator.approves(BUS[0], BUS[1])
    await sees(play.wall, *BUS)
    await sees(play.wall, "Ymarfer", "Rehearsal: nothing is kept", where="header")


async def they_try_the_rest(play: Play) -> None:
    chair, scribe = play.chair, Scribe(play.at("scribe"))
    for part, title in ((4, "Eu gwneud"), (5, "Gwirio"), (6, "Dewis")):
        await chair.goes_on(part, title)
    await chair.opens_vote(1)
    await vote(play.at("one"), "en", BUS[0])
    await vote(play.at("four"), "cy", BUS[1])
    await chair.presses("close-vote", "Mae’r bleidlais wedi cau.")
    await chair.presses("choose", "Wedi’u dewis o bleidleisiau 2 o bobl.")
    await chair.presses("take", "Mae’r dewisiadau ar y rhestr ar gyfer y panel.")
    await chair.goes_on(7, "Pwy sy’n gwneud beth")
    await chair.goes_on(8, "Pedwar cwestiwn i’r panel")
    await chair.presses("put-1", "Wedi’i ofyn i’r panel.")
    await scribe.page.click("text=Write down this answer")
    await scribe.writes(SAID, PROMISE, DUE.isoformat())
    await scribe.reads_back(SAID[0], PROMISE[0])
    await sees(play.wall, "Agreed by the group", *SAID, *PROMISE)


async def it_is_over(play: Play) -> None:
    await play.desk.goto(f"{play.address}/room?lang=en")
    await play.desk.click("main a.danger")
    await sees(play.desk, "The plan stays as it is.")
    await play.desk.click("button.danger")
    await sees(play.desk, "The rehearsal is over. Nothing of it is left.")
    await sees(play.at("one"), "The meeting is over")
    await sees(play.at("four"), "Mae’r cyfarfod ar ben")
    await expect(play.at("chair").locator("#next")).to_have_count(0)
    for name in (*SCREENS, "one", "four"):
        await loses(play.at(name), *BUS, *SAID, *PROMISE)
        await sees_nothing_of(play.at(name), *BUS, *SAID, *PROMISE)
    await play.at("one").goto(f"{play.stage.site}/room?lang=en")
    await play.at("one").fill("#code", play.code)
    await play.at("one").click("form[action='/room/code'] button")
    await sees(play.at("one"), "room", where="#code-problem")


async def plan_of(desk: Page, address: str) -> str:
    await desk.goto(f"{address}?lang=en")
    return await desk.inner_text("main")


def left(db: Db) -> dict[str, int]:
    """How many rows there still are of what was tried out."""
    found = {one.__name__: db.scalar(select(func.count()).select_from(one)) or 0 for one in TABLES}
    return {name: count for name, count in found.items() if count}


async def test_a_rehearsal_works_and_leaves_the_plan_as_it_was(stage):
    play = await begin(stage, rehearsal=True)
    await they_try_asking(play)
    await they_try_the_rest(play)
    await it_is_over(play)
    assert await plan_of(play.desk, play.address) == play.planned
    assert in_transaction(stage.store, left, write=False) == {}
    logged = in_transaction(stage.store, recent_events, before=None, limit=50, write=False)
    about = [one.action for one in logged if one.action.startswith("room.")]
    assert len(about) == 2, about
    assert stage.outside == [] and stage.complaints == []
