"""The scribe's screen: written down, read back, agreed; nothing that was typed is ever lost."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from bot.sessions.panel.records import agree_record, put_question, record_answer
from bot.sessions.panel.views import panel_records
from bot.sessions.room.chair import show_question
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Surface
from bot.vocabulary import AnswerStage, AnswerStatus, Region, Role, Safeguarding
from tests.integration.host_room import PANEL, add_panel, list_questions
from tests.integration.room_site import TOKEN, serve_room

ME = "/room/scribe"
SAID = "We will open the youth club on Fridays."
WELSH = "Byddwn ni’n agor y clwb ieuenctid ar ddydd Gwener."
WHAT = "Open the club on Fridays"
SEEN = re.compile(r'name="seen" value="([^"]*)"')
LATER = (datetime.now(UTC) + timedelta(days=60)).date().isoformat()
GIVEN = {"member": "1", "kind": "direct", "text_en": SAID, "rows": "1", "next": "stay"}


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_room(settings, sqlite_store) as running:
        running.live.do(add_panel, running.live.session_id)
        yield running


@pytest.fixture
async def screen(site):
    async with site.screen(Surface.SCRIBE) as browser:
        yield browser


def put(site, count=1):
    ids = list_questions(site.live, count)
    for one in ids:
        site.live.at(
            put_question, session_id=site.live.session_id, question_id=one, actor=site.live.host
        )
    return [str(one) for one in ids]


def records(site):
    return site.do(panel_records, session_id=site.live.session_id)


async def opened(browser, question_id):
    page = await browser.text(ME, question=question_id)
    return {"csrf": TOKEN.search(page)[1], "seen": SEEN.search(page)[1]}


async def save(browser, question_id, *, form=None, **fields):
    sent = {**GIVEN, **(form or await opened(browser, question_id)), **fields}
    return await browser.post(f"{ME}/{question_id}/save", **sent)


async def turn(browser, question_id, what):
    page = await browser.text(f"{ME}/{question_id}/read")
    sent = {"csrf": TOKEN.search(page)[1], "seen": SEEN.search(page)[1]}
    return await browser.post(f"{ME}/{question_id}/{what}", **sent)


async def test_nothing_put_says_so_and_what_is_on_the_screen_is_offered(site, screen):
    assert "No question has been put" in await screen.text(ME)
    first, second = put(site, 2)
    assert (await screen.get(ME)).status_code == 303  # to one of them, by its id
    assert "Nothing written yet" in await screen.text(ME, question=first)
    site.live.act(show_question, question_id=UUID(first))
    assert f"question={first}" in (await screen.get(ME)).headers["location"]
    page = await screen.text(ME, question=second)
    assert "On the screen now" in page and f"question={first}" in page
    assert "On the screen now" not in await screen.text(ME, question=first)


def list_ids(site):
    return [one.question_id for one in records(site)]


async def test_all_of_it_is_written_down_with_two_promises(site, screen):
    [asked] = put(site)
    sent = {"member": ["1", "2"], "kind": "partial", "text_cy": WELSH, "rows": "3"}
    first = {"what_en_1": WHAT, "owner_1": "2", "due_1": LATER}
    third = {"what_en_3": "Tell us", "who_en_3": "Youth service"}
    done = await save(screen, asked, **sent, **first, **third)
    assert done.status_code == 303 and "done=saved" in done.headers["location"]
    [record] = records(site)
    assert record.members == (1, 2) and record.fields.kind is AnswerStatus.PARTIAL
    assert (record.fields.text_en, record.fields.text_cy) == (SAID, WELSH)
    promised = [one.fields for one in record.commitments]
    assert (promised[0].who_en, promised[0].who_cy) == PANEL[1]
    assert promised[0].due_on.isoformat() == LATER and promised[1].due_on is None
    assert [one.what_en for one in promised] == [WHAT, "Tell us"]
    assert promised[1].who_en == "Youth service"
    again = await screen.text(ME, question=asked)
    for typed in (SAID, WELSH, WHAT, "Youth service", LATER, "Written, not agreed"):
        assert typed in again


async def test_saved_again_it_replaces_and_leads_where_it_was_asked_to(site, screen):
    [asked] = put(site)
    await save(screen, asked)
    more = await save(screen, asked, text_en=f"{SAID} Soon.", what_en_1=WHAT, next="more")
    assert "more=yes" in more.headers["location"]
    page = await screen.text(ME, question=asked, more="yes")
    assert 'id="what-2"' in page and 'name="rows" value="2"' in page
    to_read = await save(screen, asked, next="read")
    assert f"{ME}/{asked}/read" in to_read.headers["location"]
    [record] = records(site)
    assert record.fields.text_en == SAID and record.commitments == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"member": ""}, "Nobody is chosen who answered"),
        ({"member": "9"}, "Nobody is chosen who answered"),
        ({"kind": ""}, "its kind is missing"),
        ({"text_en": " "}, "not written down"),
        ({"text_en": "x" * 3001}, "at most 3,000"),
        ({"due_1": "31 February"}, "promise 1 is not a real day"),
        ({"due_1": "2020-01-01"}, "over already"),
        ({"what_en_1": "", "what_cy_1": "", "owner_1": "1"}, "A promise says what will be done"),
        ({"who_en_1": "x" * 201}, "A promise is too long"),
        ({"kind": "not_our_remit", "body": "nonsense"}, "who decides"),
    ],
)
async def test_what_is_wrong_is_said_and_all_that_was_typed_stays(site, screen, wrong, said):
    [asked] = put(site)
    fields = {"what_en_1": WHAT, "what_cy_1": WELSH, **wrong}
    refused = await save(screen, asked, **fields)
    assert refused.status_code == 400 and said in refused.text
    assert "data-room" not in refused.text and "Everything you typed is still below" in refused.text
    typed = [
        fields[name] for name in ("what_en_1", "what_cy_1", "text_en", "due_1") if name in fields
    ]
    assert all(one.strip() in refused.text for one in typed)
    assert records(site)[0].recorded_at is None
    fixed = {**GIVEN, "what_en_1": WHAT, "csrf": TOKEN.search(refused.text)[1]}
    done = await screen.post(f"{ME}/{asked}/save", **fixed, seen=SEEN.search(refused.text)[1])
    assert done.status_code == 303


async def test_who_saved_second_sees_both_and_decides(site, screen):
    [asked] = put(site)
    form = await opened(screen, asked)
    async with site.screen(Surface.SCRIBE) as other:
        await save(other, asked, text_en="What the other scribe heard.")
    refused = await save(screen, asked, form=form)
    assert refused.status_code == 409
    assert SAID in refused.text and "What the other scribe heard." in refused.text
    assert records(site)[0].fields.text_en == "What the other scribe heard."
    now = {"csrf": TOKEN.search(refused.text)[1], "seen": SEEN.search(refused.text)[1]}
    assert (await save(screen, asked, form=now)).status_code == 303
    assert records(site)[0].fields.text_en == SAID


@pytest.mark.parametrize("broken", ["token", "key"])
async def test_words_typed_with_an_old_key_are_shown_to_be_copied(site, screen, broken):
    [asked] = put(site)
    form = await opened(screen, asked)
    if broken == "key":
        screen.client.cookies.clear()
    else:
        form["csrf"] = "nonsense"
    refused = await save(screen, asked, form=form, what_en_1=WHAT)
    assert refused.status_code in (401, 403)
    assert SAID in refused.text and WHAT in refused.text and "Copy it" in refused.text


async def test_question_flagged_meanwhile_leaves_the_words_on_the_page(site, screen):
    [asked] = put(site)
    form = await opened(screen, asked)
    held = Safeguarding.FLAGGED
    site.do(lambda db: setattr(db.scalar(select(Question)), "safeguarding", held))
    refused = await save(screen, asked, form=form)
    assert refused.status_code == 404 and SAID in refused.text


async def test_we_will_consider_says_that_it_does_not_count(site, screen):
    [asked] = put(site)
    await save(screen, asked, kind="will_consider")
    page = await screen.text(ME, question=asked)
    assert "when-considering now" in page and "does not count as done" in page
    assert "does not count as done" in await screen.text(f"{ME}/{asked}/read")


async def test_not_theirs_to_decide_names_who_does(site, screen):
    [asked] = put(site)
    page = await screen.text(ME, question=asked)
    body = re.search(r'<select id="body".*?<option value="([a-z]\w+)"', page, re.DOTALL)[1]
    await save(screen, asked, kind="not_our_remit", body=body)
    assert records(site)[0].fields.body == body


async def test_read_back_agreed_and_reopened(site, screen):
    [asked] = put(site)
    promise = {"what_en_1": WHAT, "what_cy_1": WELSH, "owner_1": "1", "due_1": LATER}
    await save(screen, asked, text_cy=WELSH, **promise)
    aloud = await screen.text(f"{ME}/{asked}/read")
    for shown in (SAID, WHAT, PANEL[0][0], "The group agrees", 'class="aloud"'):
        assert shown in aloud
    done = await turn(screen, asked, "agree")
    assert "done=agreed" in done.headers["location"]
    assert records(site)[0].agreed and records(site)[0].stage is AnswerStage.SUBMITTED
    page = await screen.text(ME, question=asked)
    assert "The group has agreed on this record" in page and "/save" not in page
    assert "agreed on every record" in await screen.text(ME)
    opened_again = await turn(screen, asked, "reopen")
    assert f"question={asked}" in opened_again.headers["location"]
    assert not records(site)[0].agreed and "/save" in await screen.text(ME, question=asked)


async def test_nobody_agrees_on_words_that_changed_since_they_were_read(site, screen):
    [asked] = put(site)
    await save(screen, asked)
    page = await screen.text(f"{ME}/{asked}/read")
    sent = {"csrf": TOKEN.search(page)[1], "seen": SEEN.search(page)[1]}
    await save(screen, asked, text_en="Other words altogether.")
    refused = await screen.post(f"{ME}/{asked}/agree", **sent)
    assert refused.status_code == 409 and "Other words altogether." in refused.text
    assert not records(site)[0].agreed


async def test_agreed_record_is_not_written_over(site, screen):
    [asked] = put(site)
    await save(screen, asked)
    form = await opened(screen, asked)
    ids = {"session_id": site.live.session_id, "question_id": list_ids(site)[0]}
    site.live.at(agree_record, **ids, actor=site.live.host)
    refused = await save(screen, asked, form=form, text_en="Something else entirely.")
    assert refused.status_code == 409 and "Something else entirely." in refused.text
    assert records(site)[0].fields.text_en == SAID


async def test_national_promise_is_that_of_the_board_of_its_owner(settings, sqlite_store):
    national = {"role": Role.COMMISSIONER_TEAM, "region": None}
    async with serve_room(settings, sqlite_store, **national) as site:
        site.live.do(add_panel, site.live.session_id)
        [asked] = put(site)
        site.do(lambda db: setattr(db.scalar(select(Question)), "region", None))
        async with site.screen(Surface.SCRIBE) as screen:
            two = {"what_en_2": "Tell us", "region_2": "powys", "rows": "2"}
            await save(screen, asked, what_en_1=WHAT, owner_1="1", **two)
        boards = [one.region for one in records(site)[0].commitments]
        assert boards == [Region.GWENT, Region.POWYS]


async def test_everything_is_there_in_welsh_and_pages_are_small(site):
    put(site, 8)
    for question_id in list_ids(site):
        said = {"members": [1], "kind": AnswerStatus.STOCK, "text_en": SAID * 20}
        ids = {"session_id": site.live.session_id, "actor": site.live.host}
        site.live.at(record_answer, **ids, question_id=question_id, **said)
    async with site.screen(Surface.SCRIBE, "cy") as screen:
        first = str(list_ids(site)[0])
        for path in (ME, f"{ME}/{first}/read"):
            page = await screen.get(path, question=first)
            assert '<html lang="cy">' in page.text and "Cofnodwr" in page.text
            assert not re.search(r">(Save|Who|What|They|Read)\b", page.text)
            assert len(page.content) <= 50_000
        wrong = await save(screen, list_ids(site)[0], kind="")
        assert "Dydy e ddim wedi’i gadw eto" in wrong.text


async def test_question_that_was_not_put_here_is_not_shown(site, screen):
    gone = await screen.get(ME, question="00000000-0000-0000-0000-000000000001")
    assert gone.status_code == 404 and "was not put in this meeting" in gone.text
    assert (await screen.get(ME, question="nonsense")).status_code == 400
    [asked] = put(site)
    assert (await screen.get(f"{ME}/{asked}/read")).status_code == 303  # nothing to read yet
