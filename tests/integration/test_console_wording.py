"""The words of a question in the console: in the other language, taken out, written again."""

from datetime import UTC, datetime

import pytest

from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import put_text
from bot.questions.asking.intake import submit_question
from bot.questions.asking.review import review_draft
from bot.questions.asking.rewrite import open_rewrite
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Region, Role, Workflow
from tests.integration.case_steps import CODE, PHONE, WELSH, ask, id_of, stored
from tests.integration.console_client import serve_console


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


async def test_the_same_in_the_other_language_makes_it_public(console, nia):
    address = ask(console, state=Workflow.ACCEPTED)
    assert "It is not in Welsh yet." in (await nia.open(address)).text
    await nia.open(f"{address}/translation")
    assert (await nia.send(f"{address}/translation", text_other=WELSH)).status_code == 303

    assert stored(console, address, "visibility") == "public"
    assert WELSH in (await nia.open(address)).text


async def test_more_is_taken_out_word_by_word(console, nia):
    address = ask(console, text_original="Why was Trefor House shut in May?", text_other=WELSH)
    page = await nia.open(f"{address}/redact")
    assert "Trefor" in page.text
    assert (await nia.send(f"{address}/redact")).status_code == 400
    sent = await nia.send(f"{address}/redact", spans=["8-14", "15-20"])
    assert sent.status_code == 303

    assert stored(console, address, "text_original") == "Why was Trefor House shut in May?"
    assert "Trefor" not in stored(console, address, "text_public")
    assert stored(console, address, "text_other") is None
    assert "What others will see" in (await nia.open(address)).text


@pytest.mark.parametrize("spans", ["x", "5-1", "0-9999", "-1-4", "1-2-3"])
async def test_parts_that_are_not_there_are_refused(console, nia, spans):
    address = ask(console)
    await nia.open(f"{address}/redact")

    assert (await nia.send(f"{address}/redact", spans=spans)).status_code == 400


def send_again(db, *, question_id, now):
    chat = {"conversation_id": "a-chat", "now": now}
    open_rewrite(db, question_id=question_id, language=Language.EN, **chat)
    put_text(db, field=DraftField.TEXT, text="When does the pool open?", level=Level.NONE, **chat)
    review_draft(db, **chat)
    return submit_question(db, **chat)


async def test_what_was_written_again_is_shown_beside_what_was_before(console, nia):
    address = ask(console, text_original="Pool?? Ring 07700 900123!", code=CODE)
    await nia.open(f"{address}/return")
    await nia.send(f"{address}/return", reason="unclear", confirmed="yes")
    now = datetime.now(UTC)
    in_transaction(console.store, send_again, question_id=id_of(address), now=now)
    page = await nia.open(address)

    assert "How it read before" in page.text
    assert "Pool?? Ring [phone number]!" in page.text
    assert page.text.count("When does the pool open?") >= 2
    assert "Written again" in page.text


async def test_taking_words_out_warns_of_a_translation_only_if_there_is_one(console, nia):
    bare, both = ask(console), ask(console, text_other=WELSH)

    assert "in the other language are taken" not in (await nia.open(f"{bare}/redact")).text
    assert "in the other language are taken" in (await nia.open(f"{both}/redact")).text
    assert "Write it in Welsh" in (await nia.open(bare)).text
    assert "Change the Welsh" in (await nia.open(both)).text


async def test_the_form_for_the_other_language_holds_what_is_shown_and_no_detail(console, nia):
    kept = "Wnewch chi fy ffonio ar 07700 900123 am y bws?"
    address = ask(console, text_original=PHONE, text_other=kept)
    form = await nia.open(f"{address}/translation")
    assert "07700" not in form.text
    assert ">Wnewch chi fy ffonio ar [rhif ffôn] am y bws?</textarea>" in form.text
    assert "If you save, it is saved like this." in form.text

    await nia.open(address)
    await nia.send(f"{address}/unmask")
    looked = await nia.open(f"{address}/translation")
    assert f">{kept}</textarea>" in looked.text
    assert "If you save, it is saved like this." not in looked.text
    siwan = await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)
    assert "07700" not in (await siwan.open(f"{address}/translation")).text
