"""One question in the console: masked first, what staff keep beside it, decisions, conflicts."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest

from bot.accounts.audit_log import recent_events
from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import put_text
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.review import review_draft
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.life.reasons import reasons
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Permission, Region, Role, Safeguarding, Workflow
from tests.factories import make_question
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in

PHONE = "Will you ring me on 07700 900123 about the bus?"
WELSH = "Pryd bydd y bws yn rhatach?"
CODE = "7K3M9QWERTY2"


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


def ask(console, **fields):
    fields = {"created_at": datetime.now(UTC), "text_other": None, **fields}
    made = in_transaction(console.store, lambda db: make_question(db, **fields).id)
    return f"/questions/{made}"


def id_of(address):
    return UUID(address.split("/")[2])


def stored(console, address, column):
    read = lambda db: getattr(db.get(Question, id_of(address)), column)  # noqa: E731
    return in_transaction(console.store, read, write=False)


def logged(console, limit=5):
    return in_transaction(console.store, recent_events, before=None, limit=limit, write=False)


async def test_details_are_masked_until_somebody_asks_and_that_is_logged(console, nia):
    address = ask(console, text_original=PHONE, context="My name is Cerys Pritchard.")
    page = await nia.open(address)
    assert "07700" not in page.text
    assert "Pritchard" not in page.text
    assert "[phone number]" in page.text

    shown = await nia.send(f"{address}/unmask")
    assert shown.status_code == 200
    assert "07700 900123" in shown.text
    [newest] = logged(console, 1)
    assert (newest.action, newest.who) == ("question.unmasked", "nia")
    assert newest.subject == f"question:{id_of(address)}"
    assert newest.detail == {}
    assert "07700" not in (await nia.open(address)).text


async def test_details_are_masked_on_the_pages_of_every_decision(console, nia):
    address = ask(console, text_original=PHONE)
    other = ask(console, text_original=PHONE.replace("bus", "pool"))
    parts = ["return", "decline", "flag", "pass-on", "move", "translation", "redact"]
    pages = [await nia.open(f"{address}/{part}") for part in parts]
    pages.append(await nia.open(f"{address}/merge?other={id_of(other)}"))

    assert [page.status_code for page in pages] == [200] * 8
    assert not [page for page in pages if "07700" in page.text]


async def test_unmasking_a_question_of_another_region_is_as_if_there_were_none(console, nia):
    theirs = ask(console, region=Region.POWYS, council=None, text_original=PHONE)
    await nia.open("/account")
    response = await nia.send(f"{theirs}/unmask")

    assert response.status_code == 404
    assert "07700" not in response.text
    assert all(event.action != "question.unmasked" for event in logged(console))


async def test_whoever_accepts_is_told_what_may_still_be_in_it(console, nia):
    kept = await nia.open(ask(console, text_original=PHONE))
    clean = await nia.open(ask(console))
    taken_out = ask(console, text_original=PHONE)
    await nia.open(f"{taken_out}/redact")
    await nia.send(f"{taken_out}/redact", spans="20-32")

    assert "There may still be something personal in it:</strong> a phone number." in kept.text
    assert "There may still be" not in clean.text
    assert "There may still be" not in (await nia.open(taken_out)).text


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

    told = await nia.send(f"{address}/return", reason="unclear", note="One thing at a time.")
    assert told.status_code == 409
    assert "– siwan" in told.text
    assert "Put into the other language" in told.text
    assert ">One thing at a time.</textarea>" in told.text
    nia.page = told
    assert (
        await nia.send(f"{address}/return", reason="unclear", note="One thing at a time.")
    ).status_code == 303


async def test_who_was_first_decided_it_and_the_words_can_be_copied(console, nia, siwan):
    address = ask(console)
    await nia.open(address)
    await siwan.open(f"{address}/return")
    assert (await siwan.send(f"{address}/return", reason="unclear")).status_code == 303

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


async def test_two_questions_are_merged_either_way_and_taken_apart(console, nia):
    one, two = (
        ask(console, text_original="Why is the bus so dear?"),
        ask(console, language=Language.CY),
    )
    form = await nia.open(f"{one}/merge?other={id_of(two)}")
    assert "Why is the bus so dear?" in form.text
    refused = await nia.send(f"{one}/merge", other=str(id_of(two)))
    assert refused.status_code == 400
    assert "Please choose which wording stays" in refused.text

    sent = await nia.send(f"{one}/merge", other=str(id_of(two)), stays=str(id_of(two)))
    assert sent.headers["location"].startswith(two)
    assert stored(console, one, "merged_into") == id_of(two)
    root = await nia.open(sent.headers["location"])
    assert "Merged into this question" in root.text
    assert '<form method="post" action="/questions/undo?lang=en">' in root.text
    assert "This question was merged into another." in (await nia.open(one)).text
    assert (await nia.send(f"{one}/unmerge")).status_code == 303
    assert stored(console, one, "workflow") is Workflow.IN_REVIEW


async def test_questions_of_two_boards_are_not_merged(console, mair):
    one, two = ask(console), ask(console, region=Region.POWYS, council=None)
    await mair.open(f"{one}/merge?other={id_of(two)}")
    sent = await mair.send(f"{one}/merge", other=str(id_of(two)), stays=str(id_of(one)))

    assert sent.status_code == 400
    assert "They belong to two boards" in sent.text


async def test_a_question_of_another_region_is_not_merged_or_shown(console, nia):
    one, theirs = ask(console), ask(console, region=Region.POWYS, council=None)
    await nia.open(one)

    assert (await nia.open(f"{one}/merge?other={id_of(theirs)}")).status_code == 404
    await nia.open(one)
    sent = await nia.send(f"{one}/merge", other=str(id_of(theirs)), stays=str(id_of(one)))
    assert sent.status_code == 404


async def test_the_same_in_the_other_language_makes_it_public(console, nia):
    address = ask(console, state=Workflow.ACCEPTED)
    assert "It is not there in Welsh yet." in (await nia.open(address)).text
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
    await nia.send(f"{address}/return", reason="unclear")
    now = datetime.now(UTC)
    in_transaction(console.store, send_again, question_id=id_of(address), now=now)
    page = await nia.open(address)

    assert "How it read before" in page.text
    assert "Pool?? Ring [phone number]!" in page.text
    assert page.text.count("When does the pool open?") >= 2
    assert "Written again" in page.text


async def test_themes_are_what_people_ticked(console, nia):
    address = ask(console, text_original="Why is the bus so late?", themes="funding")
    page = await nia.open(address)
    assert re.search("It may also be about:[^<]*Getting there", page.text)
    sent = await nia.send(f"{address}/themes", themes=["transport", "access"])
    assert sent.status_code == 303

    page = await nia.open(address)
    assert page.text.count(" checked>") == 2
    assert (await nia.send(f"{address}/themes", themes="nonsense")).status_code == 400


async def test_a_question_is_given_to_me_a_colleague_or_nobody(console, nia, siwan):
    address = ask(console)
    page = await nia.open(address)
    mine = page.text.split('<option value="')[2].split('"')[0]
    assert "siwan (Board staff)" in page.text
    assert (await nia.send(f"{address}/assign", account=mine)).status_code == 303
    assert stored(console, address, "assigned_to") == UUID(mine)
    assert (await nia.send(f"{address}/assign", account="")).status_code == 303
    assert stored(console, address, "assigned_to") is None


async def test_a_question_is_not_given_to_staff_of_another_region(console, nia):
    theirs = console.make_account("alun", Role.RPB_STAFF, Region.POWYS)
    address = ask(console)
    page = await nia.open(address)

    assert "alun" not in page.text
    assert (await nia.send(f"{address}/assign", account=str(theirs.id))).status_code == 400


async def test_notes_are_among_staff_and_kept_when_too_long(console, nia, siwan):
    address = ask(console)
    await nia.open(address)
    assert (await nia.send(f"{address}/notes", note="Ask <b>health</b>.")).status_code == 303
    page = await siwan.open(address)
    assert "Ask &lt;b&gt;health&lt;/b&gt;." in page.text
    refused = await siwan.send(f"{address}/notes", note="x" * 1001)
    assert refused.status_code == 400
    assert "x" * 1001 in refused.text


async def test_lateness_is_shown(console, nia):
    address = ask(console, created_at=datetime.now(UTC) - timedelta(days=30))
    page = await nia.open(address)

    assert '<span class="tag risk">late</span>' in page.text


async def test_every_step_about_another_region_is_as_if_there_were_none(console, nia):
    theirs = ask(console, region=Region.POWYS, council=None)
    await nia.open("/account")
    gets = ["", "/pass-on", "/move", "/translation", "/redact", f"/merge?other={id_of(theirs)}"]
    shown = [await nia.open(theirs + part) for part in gets]
    await nia.open("/account")
    fields = {
        "version": "1",
        "reason": "other_area",
        "place": "powys",
        "text_other": WELSH,
        "details_checked": "yes",
        "spans": "0-3",
        "themes": "access",
        "note": "A note",
        "account": "",
    }
    posts = ["accept", "move", "take-back", "undo", "unmerge", "translation", "redact", "themes"]
    sent = [await nia.send(f"{theirs}/{step}", **fields) for step in [*posts, "assign", "notes"]]

    assert [page.status_code for page in shown + sent] == [404] * 16


@pytest.mark.parametrize("role", [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.OPERATOR])
async def test_other_roles_open_none_of_it(console, role):
    address = ask(console)
    region = None if role is Role.OPERATOR else Region.GWENT
    browser = await console.signed_in("other", role, region)
    parts = ["", "/pass-on", "/move", "/translation", "/redact"]

    assert [(await browser.open(address + part)).status_code for part in parts] == [403] * 5


async def test_every_page_about_a_question_is_welsh_in_welsh(console, nia):
    address = ask(console, text_original=PHONE, permission=Permission.BOTH)
    other = ask(console, language=Language.CY, text_original=WELSH)
    parts = ["", "/return", "/decline", "/flag", "/pass-on", "/move", "/translation", "/redact"]
    addresses = [f"{address}{part}?lang=cy" for part in parts]
    addresses.append(f"{address}/merge?other={id_of(other)}&lang=cy")
    for where in addresses:
        page = await nia.open(where)
        assert page.status_code == 200
        assert english_in(page.text) == [], where


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
        ("return", {"reason": "unclear"}),
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


async def test_a_question_that_was_in_the_lane_says_so_above_the_decision(console, nia):
    address = ask(console, safeguarding=Safeguarding.CLEARED)
    page = (await nia.open(address)).text

    assert "was in the safeguarding lane" in page
    assert "was in the safeguarding lane" in (await nia.open("/questions")).text
    assert page.index('id="worried"') < page.index('id="decide"')
    assert "was in the safeguarding lane" not in (await nia.open(ask(console))).text


async def test_taking_words_out_warns_of_a_translation_only_if_there_is_one(console, nia):
    bare, both = ask(console), ask(console, text_other=WELSH)

    assert "in the other language are taken" not in (await nia.open(f"{bare}/redact")).text
    assert "in the other language are taken" in (await nia.open(f"{both}/redact")).text
    assert "Write it in Welsh" in (await nia.open(bare)).text
    assert "Change the Welsh" in (await nia.open(both)).text


async def test_sending_back_shows_the_way_on_that_its_author_reads(console, nia):
    page = await nia.open(f"{ask(console)}/return")

    assert reasons()["unclear"].way_on(Language.EN) in unescape(page.text)
