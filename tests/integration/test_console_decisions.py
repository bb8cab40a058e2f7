"""Decisions about one question in the console: taken, refused, in conflict, undone, appealed."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.receipts import receipt_hash
from bot.questions.life.reasons import reasons
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role, Workflow
from tests.integration.case_steps import CODE, WELSH, ask, stored
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def siwan(console):
    return await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def mair(console):
    return await console.signed_in("mair", Role.COMMISSIONER_TEAM)


async def test_nobody_accepts_what_they_have_not_looked_through(console, nia):
    address = ask(console)
    await nia.open(address)
    refused = await nia.send(f"{address}/accept", text_other=WELSH)
    assert refused.status_code == 400
    assert "Please say that nothing in it shows who somebody is" in refused.text
    assert WELSH in refused.text
    assert stored(console, address, "workflow") is Workflow.SUBMITTED

    sent = await nia.send(f"{address}/accept", text_other=WELSH, details_checked="yes")
    assert sent.status_code == 303
    assert stored(console, address, "workflow") is Workflow.ACCEPTED
    assert stored(console, address, "text_other") == WELSH


async def test_a_translation_that_is_too_short_is_shown_again_and_nothing_is_accepted(console, nia):
    address = ask(console)
    await nia.open(address)
    refused = await nia.send(f"{address}/accept", text_other="Pam?", details_checked="yes")

    assert refused.status_code == 400
    assert ">Pam?</textarea>" in refused.text
    assert stored(console, address, "workflow") is Workflow.SUBMITTED


async def test_a_colleague_who_was_first_is_named_and_the_words_stay(console, nia, siwan):
    address = ask(console)
    await nia.open(f"{address}/return")
    await siwan.open(f"{address}/translation")
    assert (await siwan.send(f"{address}/translation", text_other=WELSH)).status_code == 303

    told = await nia.send(
        f"{address}/return", reason="unclear", note="One thing at a time.", confirmed="yes"
    )
    assert told.status_code == 409
    assert "– siwan" in told.text
    assert "Put into the other language" in told.text
    assert ">One thing at a time.</textarea>" in told.text
    nia.page = told
    assert (
        await nia.send(
            f"{address}/return", reason="unclear", note="One thing at a time.", confirmed="yes"
        )
    ).status_code == 303


async def test_who_was_first_decided_it_and_the_words_can_be_copied(console, nia, siwan):
    address = ask(console)
    await nia.open(address)
    await siwan.open(f"{address}/return")
    assert (
        await siwan.send(f"{address}/return", reason="unclear", confirmed="yes")
    ).status_code == 303

    told = await nia.send(f"{address}/accept", text_other=WELSH, details_checked="yes")
    assert told.status_code == 409
    assert "– siwan" in told.text
    assert WELSH in told.text


async def test_one_takes_back_their_own_decision_and_nobody_elses(console, nia, siwan):
    address = ask(console)
    await nia.open(address)
    await nia.send(f"{address}/accept", details_checked="yes")
    assert "Undo my decision" not in (await siwan.open(address)).text
    assert (await siwan.send(f"{address}/undo")).status_code == 409

    assert "Undo my decision" in (await nia.open(address)).text
    assert (await nia.send(f"{address}/undo")).status_code == 303
    assert stored(console, address, "workflow") is Workflow.IN_REVIEW


async def test_a_decision_is_not_undone_after_half_an_hour(console, nia):
    early = datetime.now(UTC) - timedelta(minutes=31)
    address = ask(console, state=Workflow.ACCEPTED, created_at=early)

    assert "Undo my decision" not in (await nia.open(address)).text
    assert (await nia.send(f"{address}/undo")).status_code == 409


async def test_a_question_is_passed_on_and_taken_back(console, nia):
    address = ask(console)
    page = await nia.open(f"{address}/pass-on")
    refused = await nia.send(f"{address}/pass-on", reason="their_decision", note="Ask them.")
    assert refused.status_code == 400
    assert "Please choose who it goes to" in refused.text
    assert ">Ask them.</textarea>" in refused.text
    body = page.text.split('<option value="')[2].split('"')[0]
    sent = await nia.send(f"{address}/pass-on", place=body, reason="their_decision")
    assert sent.status_code == 303
    assert stored(console, address, "passed_to") == body

    assert "Passed on to:" in (await nia.open(address)).text
    assert (await nia.send(f"{address}/take-back")).status_code == 303
    assert stored(console, address, "workflow") is Workflow.IN_REVIEW


async def test_a_question_of_another_region_is_moved_and_gone(console, nia):
    address = ask(console)
    await nia.open(f"{address}/move")
    sent = await nia.send(f"{address}/move", place="powys", reason="other_area")

    assert sent.headers["location"] == "/questions?lang=en&done=case.moved"
    assert (await nia.open(address)).status_code == 404
    assert stored(console, address, "region") is Region.POWYS


def appeal(console, address):
    return in_transaction(
        console.store, appeal_question, receipt_hash=receipt_hash(CODE), now=datetime.now(UTC)
    )


async def test_an_appeal_shows_who_declined_it_and_another_decides(console, nia, mair):
    address = ask(console, code=CODE)
    await mair.open(f"{address}/decline")
    await mair.send(f"{address}/decline", reason="test_or_spam", confirmed="yes")
    appeal(console, address)
    other = await console.signed_in("olwen", Role.COMMISSIONER_TEAM)

    mine, version = await mair.open(address), str(stored(console, address, "version"))
    assert "The author asked for another look" in mine.text
    assert "You declined it, so you cannot decide about the appeal." in mine.text
    assert "/accept" not in mine.text
    assert (
        await mair.send(f"{address}/accept", version=version, details_checked="yes")
    ).status_code == 403
    staff = await nia.open(address)
    assert "The Commissioner’s team decides about appeals." in staff.text
    assert "/accept" not in staff.text
    theirs = await other.open(address)
    assert "– mair" in theirs.text
    assert (await other.send(f"{address}/accept", details_checked="yes")).status_code == 303


async def test_what_is_refused_or_in_conflict_is_welsh_in_welsh(console, nia, siwan):
    address = ask(console)
    await nia.open(address)
    old = nia.hidden()
    await siwan.open(f"{address}/translation")
    await siwan.send(f"{address}/translation", text_other=WELSH)
    for step, fields in (
        ("accept", {}),
        ("accept", {"details_checked": "yes"}),
        ("return", {}),
        ("return", {"reason": "unclear", "confirmed": "yes"}),
        ("pass-on", {}),
        ("move", {}),
        ("redact", {}),
        ("notes", {}),
    ):
        response = await nia.http.post(f"{address}/{step}?lang=cy", data={**old, **fields})
        assert response.status_code in (400, 409)
        assert english_in(response.text) == [], step


async def test_a_form_with_a_mistake_leads_from_the_top_to_the_field(console, nia):
    address = ask(console)
    await nia.open(address)
    accepted = await nia.send(f"{address}/accept", text_other=WELSH)
    await nia.open(f"{address}/return")
    returned = await nia.send(f"{address}/return", note="Hello.")
    await nia.open(f"{address}/pass-on")
    passed = await nia.send(f"{address}/pass-on", reason="their_decision")

    fields = ((accepted, "details_checked"), (returned, "reason"), (passed, "place"))
    for page, field in fields:
        assert page.status_code == 400
        assert "<title>There is a problem:" in page.text
        summary = re.search(r'<div class="wrong" role="alert".*?</div>', page.text, re.S)[0]
        assert "autofocus" in summary
        assert f'href="#{field}"' in summary
        assert f'id="{field}"' in page.text


async def test_sending_back_shows_the_way_on_that_its_author_reads(console, nia):
    page = await nia.open(f"{ask(console)}/return")

    assert reasons()["unclear"].way_on(Language.EN) in unescape(page.text)


async def test_sending_back_shows_first_what_the_author_will_read(console, nia):
    address, reason = ask(console, language=Language.CY), reasons()["unclear"]
    await nia.open(f"{address}/return")
    preview = await nia.send(f"{address}/return", reason="unclear", note="Pa fws?")
    assert preview.status_code == 200
    text = unescape(preview.text)
    assert "Send this question back?" in text
    assert all(words in text for words in (reason.words(Language.CY), reason.way_on(Language.CY)))
    assert "<blockquote>Pa fws?</blockquote>" in text
    assert stored(console, address, "workflow") is Workflow.SUBMITTED

    nia.page = preview
    changed = await nia.send(f"{address}/return", reason="unclear", note="Pa fws?", change="yes")
    assert ">Pa fws?</textarea>" in changed.text
    assert 'value="unclear" checked' in changed.text
    assert stored(console, address, "workflow") is Workflow.SUBMITTED
    nia.page = changed
    sent = await nia.send(f"{address}/return", reason="unclear", note="Pa fws?", confirmed="yes")
    assert sent.status_code == 303
    assert stored(console, address, "workflow") is Workflow.RETURNED


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "This service does not send the question to anybody."),
        ("cy", "Dydy’r gwasanaeth yma ddim yn anfon y cwestiwn at neb."),
    ],
)
async def test_who_passes_on_is_told_that_nothing_is_sent_by_itself(console, nia, language, words):
    address = ask(console)
    form = await nia.open(f"{address}/pass-on?lang={language}")
    assert words in form.text
    assert english_in(form.text) == [] or language == "en"
    await nia.send(f"{address}/pass-on", place="school", reason="one_place")

    assert "done_passed_on" not in form.text
    after = await nia.open(f"{address}?done=case.passed_on")
    assert "This service did not send it: if they should have it" in after.text
    assert "This service did not send it to them." in after.text
    assert "This service does not send" not in (await nia.open(f"{ask(console)}/move")).text


@pytest.mark.parametrize("step", ["return", "decline", "pass-on"])
@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        (Language.EN, "en", "in English: they wrote in English"),
        (Language.CY, "en", "in Welsh: they wrote in Welsh"),
        (Language.CY, "cy", "yn Gymraeg: yn Gymraeg ysgrifennon nhw"),
    ],
)
async def test_the_note_says_which_language_its_author_reads(
    console, nia, step, written, language, said
):
    page = await nia.open(f"{ask(console, language=written)}/{step}?lang={language}")
    assert re.search(rf'<label for="note">[^<]*{said}', page.text)
