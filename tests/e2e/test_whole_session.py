"""A whole accountability session in a real browser, from the plan to the printed report.

A youth worker, a moderator, a chair whose screen is in Welsh, a scribe, the screen in the hall and
five devices with eight people round them, three in English and two in Welsh, each in a window of
its own. At each step it is asserted what they see; what somebody at risk wrote is looked for
everywhere and must be nowhere but in the safeguarding lane.
"""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.vocabulary import Region, Role
from bot.web.dates import spoken_date
from tests.e2e.session_console import TITLE, sign_in, squeezed, take_file
from tests.e2e.session_hosts import Scribe
from tests.e2e.session_phones import ask, back, receive, show_card, vote, write
from tests.e2e.session_play import PHONES, Play, begin
from tests.e2e.session_stage import sees, sees_nothing_of, without_fault
from tests.e2e.session_words import (
    BUS,
    DUE,
    ENOUGH,
    LIKE,
    NAME,
    NAMED,
    NEAREST,
    PARKED,
    PROMISE,
    RISK,
    SAID,
    SCHOOL,
    SLIP,
    WAITED,
    WHY,
)

pytestmark = pytest.mark.chromium


async def everybody_comes_in(play: Play) -> None:
    await sees(play.wall, "Ymunwch", "Join in", play.code)
    await play.all_come_in()
    await sees(play.wall, "8 yma · here", where="[data-part=scene]")
    await sees(play.at("four"), TITLE[1], "Dydyn ni ddim wedi dechrau eto.")
    await play.look_over("projector", "chair", "one")
    await play.chair.goes_on(1, "Croeso a beth rydyn ni’n ei gytuno")
    await play.chair.goes_on(2, "Pwy ydy’r bwrdd")
    await play.chair.goes_on(3, "Gofyn cymaint o gwestiynau ag y gallwch")
    await sees(play.wall, "Beth ydych chi eisiau ei ofyn?", "What do you want to ask?")
    await sees(play.at("one"), "Now: Ask as many questions as you can")
    await sees(play.at("four"), "Nawr: Gofyn cymaint o gwestiynau ag y gallwch")


async def they_ask(play: Play) -> None:
    await ask(play.at("one"), BUS[0])
    two = play.at("two")
    await write(two, NAMED)
    await sees(two, "Look before you send it", NAME)
    await without_fault(two)
    await two.click("form[action='/room/ask/send'] button:not([formaction])")
    await receive(two)
    await ask(play.at("table"), LIKE)
    await ask(play.at("four"), SCHOOL[1])
    await ask(play.at("one"), PARKED, public=False)
    await somebody_needs_help(play)
    await sees(play.wall, "What do you want to ask?")
    for words in (BUS[0], WAITED, LIKE, SCHOOL[1], PARKED):
        await sees_nothing_of(play.wall, words)
        await sees_nothing_of(play.at("five"), words)


async def somebody_needs_help(play: Play) -> None:
    """The card comes at once, in their language; what they wrote goes to the lane alone."""
    five = play.at("five")
    await write(five, RISK, public=False)
    await sees(five, "999", "Beth hoffet ti ei wneud nawr?")
    await without_fault(five)
    await five.click("form[action='/room/ask/send'] button:not([formaction])")
    await sees(five, "999", "Diolch am ddweud wrthon ni")
    await back(five)
    await play.nowhere(RISK, but="five")


async def moderator_reads(play: Play) -> None:
    moderator = play.moderator
    await sees(moderator.page, "Waiting 5", where="nav.tabs")
    await moderator.reads(BUS[0])
    await play.look_over("moderator")
    await moderator.approves(BUS[0], BUS[1])
    await sees(play.wall, *BUS)
    await moderator.approves(WAITED)
    await moderator.joins(LIKE, BUS[0])
    await moderator.approves(SCHOOL[1], SCHOOL[0])
    await moderator.parks(PARKED)
    await sees(moderator.page, "Nothing is waiting")
    await moderator.types_slip(*SLIP)
    await moderator.approves(SLIP[1])
    await sees(play.wall, "4", *BUS, WAITED, *SCHOOL, SLIP[1])
    await sees(play.at("one"), "Kept for after the meeting.", where="[data-part=own]")
    await play.look_over("projector")
    await play.nowhere(RISK, NAME, but="five")
    for name in ("projector", "two", "four", "five"):
        await sees_nothing_of(play.at(name), PARKED, LIKE)


async def they_vote(play: Play) -> None:
    chair = play.chair
    await chair.presses("lock", "Does dim mwy o gwestiynau’n cael eu derbyn.")
    await sees(play.at("one"), "No more questions are taken just now.", where="[data-part=ask]")
    await sees(
        play.at("four"), "Does dim mwy o gwestiynau’n cael eu derbyn", where="[data-part=ask]"
    )
    for part, title in (
        (4, "Eu gwneud yn gryfach"),
        (5, "Gwirio"),
        (6, "Dewis beth sydd bwysicaf"),
    ):
        await chair.goes_on(part, title)
    await chair.opens_vote(2)
    await sees(play.at("table"), "Your table votes together, for 4 people.")
    await sees(play.at("four"), SCHOOL[1], BUS[1], where="[data-part=vote]")
    await play.look_over("one", "four")
    await vote(play.at("one"), "en", BUS[0])
    await vote(play.at("two"), "en", WAITED)
    await vote(play.at("table"), "en", BUS[0])
    await vote(play.at("four"), "cy", SCHOOL[1])
    await vote(play.at("five"), "cy", SCHOOL[1], SLIP[1])
    await play.moderator.types_sheet(SCHOOL[0])
    await play.look_over("moderator")
    await sees(play.wall, "Pleidleisiwch nawr", "Vote now")
    await expect(play.wall.locator(".turnout strong")).to_have_text("9")
    await sees(chair.page, "9 wedi pleidleisio", where="[data-part=numbers]")
    await sees_nothing_of(play.wall, *BUS, *SCHOOL, WAITED, SLIP[1])
    await sees_nothing_of(chair.page, *BUS, *SCHOOL)


async def chair_takes_the_picks(play: Play) -> None:
    chair = play.chair
    await chair.presses("close-vote", "Mae’r bleidlais wedi cau.")
    await sees(play.wall, "The vote is closed", "Mae’r bleidlais wedi cau")
    await chair.presses("choose", "Wedi’u dewis o bleidleisiau 9 o bobl.")
    await sees(play.wall, "Eich dewis chi", *BUS, *ENOUGH, *SCHOOL, *NEAREST)
    await sees_nothing_of(play.wall, WAITED, SLIP[1])
    await sees(play.at("one"), "These questions were chosen", BUS[0], ENOUGH[0], NEAREST[0])
    await sees(
        play.at("four"), "Cafodd y cwestiynau hyn eu dewis", SCHOOL[1], ENOUGH[1], NEAREST[1]
    )
    await play.look_over("projector", "chair")
    await chair.presses("take", "Mae’r dewisiadau ar y rhestr ar gyfer y panel.")


async def panel_answers(play: Play) -> None:
    chair, scribe = play.chair, Scribe(play.at("scribe"))
    await sees(scribe.page, "No question has been put to the panel yet.")
    await chair.goes_on(7, "Pwy sy’n gwneud beth")
    await chair.goes_on(8, "Pedwar cwestiwn i’r panel")
    await sees(play.wall, "Ein cwestiynau", "Our questions", *BUS, *SCHOOL)
    await chair.presses("put-1", "Wedi’i ofyn i’r panel.")
    await sees(play.wall, "Question to the panel", *BUS)
    await sees_nothing_of(play.wall, *SCHOOL)
    await sees(play.at("two"), "The board is answering this now", BUS[0])
    await sees(play.at("five"), "Mae’r bwrdd yn ateb hwn nawr", BUS[1])
    await scribe.page.click("text=Write down this answer")
    await play.look_over("scribe", "projector", "chair")
    await scribe.writes(SAID, PROMISE, DUE.isoformat())
    await sees(play.wall, "Read back: did we get it right?", *SAID, *PROMISE)
    await play.look_over("scribe")
    await scribe.reads_back("Lead for transport", "Part of an answer", SAID[0], PROMISE[0])
    await sees(play.wall, "Agreed by the group", "Mae’r grŵp wedi cytuno")


async def they_judge(play: Play) -> None:
    chair = play.chair
    await chair.presses("cards", "Cau’r cardiau")
    await sees(play.wall, "Show your card now", "Dangoswch eich cerdyn nawr")
    await sees(play.at("one"), "What do you think of the answer?", BUS[0])
    await play.look_over("five")
    for name in ("one", "two", "table"):
        await show_card(play.at(name), "en", "partly", "amber")
    await show_card(play.at("four"), "cy", "partly", "amber")
    await show_card(play.at("five"), "cy", "no", "red")
    await sees(play.wall, "Cards shown: 5–9")
    await chair.presses("cards", "Beth mae’r cardiau’n ei ddweud:")
    await sees(play.wall, "Your cards", "More than half of you:", "Amber")
    await play.look_over("projector")
    await chair.keeps_verdict("partly", "amber", WHY)
    await sees(play.wall, "They answered a part of it.", "Fe atebon nhw ran ohono.", *WHY)
    await play.nowhere(RISK, NAME, but="five")


async def it_ends(play: Play) -> None:
    await play.chair.goes_on(9, "Edrych yn ôl")
    await play.chair.closes()
    await sees(play.wall, "Diolch", "Thank you")
    await sees(play.at("one"), "The meeting is over", "what became of it")
    await sees(play.at("four"), "Mae’r cyfarfod ar ben", "beth ddigwyddodd iddo")
    for name in ("projector", *PHONES):
        await sees_nothing_of(play.at(name), *BUS, *SCHOOL, RISK)


async def the_report_tells(play: Play, folder: Path) -> None:
    desk = play.desk
    await desk.goto(f"{play.address}/room?lang=en")
    await sees(desk, "The room closed on", "9 (devices:")
    await desk.click("main a[href*='/report']")
    await without_fault(desk)
    await desk.click("nav >> text=The group’s own copy")
    day = spoken_date(DUE, "en")
    told = (BUS[0], SAID[0], PROMISE[0], "Lead for transport", day, "Amber", WHY[0])
    await sees(desk, *told, where=".report")
    await play.nowhere(RISK, NAME)
    for edition, side, other in (("en", 0, 1), ("cy", 1, 0)):
        for kind in ("pdf", "docx"):
            words = await take_file(desk, play.address, kind, edition, folder)
            for pair in (BUS, SAID, PROMISE, WHY):
                assert squeezed(pair[side]) in words, (kind, edition, pair[side])
                assert squeezed(pair[other]) not in words, (kind, edition, pair[other])
            assert squeezed(RISK) not in words and squeezed(NAME) not in words


async def the_lane_has_it(play: Play) -> None:
    play.stage.console.make_account("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)
    lead = await sign_in(play.stage, "lowri")
    await lead.goto(f"{play.stage.console.url}/safeguarding?lang=en")
    await lead.click("table.rows a.button")
    await sees(lead, RISK)
    await without_fault(lead)


async def test_a_whole_session_from_the_plan_to_the_report(stage, tmp_path):
    play = await begin(stage)
    for act in (
        everybody_comes_in,
        they_ask,
        moderator_reads,
        they_vote,
        chair_takes_the_picks,
        panel_answers,
        they_judge,
        it_ends,
    ):
        await act(play)
    await the_report_tells(play, tmp_path)
    await the_lane_has_it(play)
    assert stage.outside == [] and stage.complaints == []
