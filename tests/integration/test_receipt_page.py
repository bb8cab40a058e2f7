"""What the author sees by receipt, and does: judge, appeal, write anew, take back."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from bot.questions.answering.rows import answer_of
from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.status import STEP_KEYS
from bot.questions.judging.verdicts import own_verdict
from bot.questions.reviewing.lead_reply import reply_to_author
from bot.questions.reviewing.moderation import decline_question, return_question
from bot.questions.reviewing.pass_on import move_region, pass_on_question
from bot.questions.reviewing.safeguarding import mark_safeguarding
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    Language,
    Level,
    Permission,
    Region,
    Role,
    Safeguarding,
    Workflow,
)
from bot.web.words import LOCALE, Words
from channels.public import SITE
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT,
    WAYS,
    make_actor,
    make_answer,
    make_askers,
    make_question,
)
from tests.fakes import FakeEngine
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
CODE = "808K-GYT2-AZXQ"
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
LEAD = make_actor(Role.SAFEGUARDING_LEAD, None)


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


async def _send(site, path="/question", *, language="en", code=CODE, **more):
    """Send the code to a page of its own: the reply and what it shows."""
    form = await site.client.get("/question", params={"lang": language})
    body = {"csrf": TOKEN.search(form.text)[1], "code": code, "lang": language, **more}
    reply = await site.client.post(path, data=body)
    return reply, unescape(reply.text)


def _asked(store, **fields):
    made = in_transaction(store, make_question, code=CODE, **fields)
    return made.id


def _answered(store, *, code=CODE, stage=AnswerStage.PUBLISHED, askers=0, **fields):
    def make(db):
        question = make_question(db, state=Workflow.ACCEPTED, code=code, **fields)
        codes = make_askers(db, question, askers)
        make_answer(db, question, stage=stage, commitments=(COMMITMENT,))
        return question.id, codes

    return in_transaction(store, make)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("state", [s for s in WAYS if s is not Workflow.ERASED], ids=str)
async def test_every_step_is_said_in_the_language_of_the_page(site, sqlite_store, state, language):
    _asked(sqlite_store, state=state)
    reply, page = await _send(site, language=language)
    assert reply.status_code == 200
    assert 'id="now-title"' in page
    assert words_of_other_language(site, page, Language(language)) == []
    assert (TEXT in page) is (state is not Workflow.WITHDRAWN)
    assert CODE not in str(reply.url)


def test_every_step_has_its_words():
    words = Words([LOCALE, SITE / "locale"])
    assert [key for key in STEP_KEYS if not words.has(f"terms.step_{key}")] == []


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", [ANSWER.text_en, ANSWER.given_by_en, COMMITMENT.what_en, "by 2 May 2031",
                "Read it in Welsh"]),
        ("cy", [ANSWER.text_cy, ANSWER.given_by_cy, COMMITMENT.what_cy, "erbyn 2 Mai 2031",
                "Ei ddarllen yn Saesneg"]),
    ],
)  # fmt: skip
async def test_answer_is_in_the_language_of_the_page_with_the_other_at_hand(
    site, sqlite_store, language, shown
):
    _answered(sqlite_store, permission=Permission.NEITHER)
    _, page = await _send(site, language=language)
    assert [words for words in shown if words not in page] == []
    other = Language(language).other
    assert f'lang="{other.value}">{ANSWER.text(other)}</p>' in page
    assert 'class="way"' in page
    assert "/questions/" not in page  # it is public nowhere


async def test_answer_that_is_not_out_is_not_shown_to_its_author_either(site, sqlite_store):
    for number, stage in enumerate((AnswerStage.WRITING, AnswerStage.APPROVED)):
        code = ("C6D6-N7TV-TXP9", "BNER-X58X-S3D2")[number]
        _answered(sqlite_store, code=code, stage=stage)
    for code in ("C6D6-N7TV-TXP9", "BNER-X58X-S3D2"):
        _, page = await _send(site, code=code)
        assert TEXT in page
        assert ANSWER.text_en not in page


@pytest.mark.parametrize(
    ("language", "kept", "said", "again"),
    [
        ("en", "Your verdict is kept", "You said: Partly.", "Change my verdict"),
        ("cy", "Mae dy farn wedi’i chadw", "Dywedaist ti: Yn rhannol.", "Newid fy marn"),
    ],
)
async def test_verdict_is_given_and_changed_while_open(
    site, sqlite_store, language, kept, said, again
):
    question_id, _ = _answered(sqlite_store)
    _, page = await _send(site, language=language)
    assert 'name="answered" value="partly" required>' in page
    verdict = {"answered": "partly", "progress": "amber"}
    reply, page = await _send(site, "/question/verdict", language=language, **verdict)
    assert reply.status_code == 200
    assert kept in page
    assert said in page
    assert again in page
    assert 'value="amber" required checked' in page
    await _send(site, "/question/verdict", answered="no", progress="red")
    assert in_transaction(sqlite_store, _kept_verdict, question_id=question_id) == ("no", "red")


def _kept_verdict(db, *, question_id):
    answer = answer_of(db, db.get(Question, question_id))
    mine = own_verdict(db, receipt_hash=receipt_hash(CODE), answer_id=answer.id)
    return str(mine.answered), str(mine.progress)


async def test_verdict_with_a_part_missing_asks_for_both(site, sqlite_store):
    _answered(sqlite_store)
    for said in ({"answered": "yes"}, {"progress": "red"}, {"answered": "x", "progress": "red"}):
        reply, page = await _send(site, "/question/verdict", **said)
        assert reply.status_code == 400
        assert "one answer to each of the two questions" in page


async def test_verdict_on_what_has_no_answer_is_refused_kindly(site, sqlite_store):
    _asked(sqlite_store, state=Workflow.ACCEPTED)
    _, page = await _send(site)
    assert 'action="/question/verdict"' not in page
    reply, page = await _send(site, "/question/verdict", answered="yes", progress="red")
    assert reply.status_code == 409
    assert "cannot be done" in page
    assert TEXT in page


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_declined_question_tells_why_and_is_looked_at_again_once(
    site, sqlite_store, language
):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    in_transaction(
        sqlite_store, decline_question, question_id=made.id, actor=TEAM, version=made.version,
        reason="about_one_case", note="We read it twice.", now=datetime.now(UTC),
    )  # fmt: skip
    _, page = await _send(site, language=language)
    says = {"en": "one person’s own case", "cy": "achos un person"}[language]
    assert says in page.replace("'", "’")
    assert "We read it twice." in page
    assert 'action="/question/appeal"' in page
    reply, page = await _send(site, "/question/appeal", language=language)
    assert reply.status_code == 200
    assert {"en": "will look at your question again", "cy": "edrych ar dy gwestiwn eto"}[
        language
    ] in page
    assert 'action="/question/appeal"' not in page
    assert words_of_other_language(site, page, Language(language)) == []
    assert (await _send(site, "/question/appeal"))[0].status_code == 409


async def test_appeal_after_its_days_is_not_offered(site, sqlite_store):
    made = in_transaction(
        sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW,
        created_at=datetime.now(UTC) - timedelta(days=30),
    )  # fmt: skip
    in_transaction(
        sqlite_store, decline_question, question_id=made.id, actor=TEAM, version=made.version,
        reason="about_one_case", note="", now=datetime.now(UTC) - timedelta(days=15),
    )  # fmt: skip
    _, page = await _send(site)
    assert 'action="/question/appeal"' not in page
    assert (await _send(site, "/question/appeal"))[0].status_code == 409


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_returned_question_is_written_anew_and_keeps_its_receipt(
    site, sqlite_store, language
):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    in_transaction(
        sqlite_store, return_question, question_id=made.id, actor=TEAM, version=made.version,
        reason="unclear", note="", now=NOW,
    )  # fmt: skip
    _, page = await _send(site, language=language)
    assert 'action="/question/rewrite"' in page
    opened, _ = await _send(site, "/question/rewrite", language=language)
    assert opened.status_code == 303
    assert CODE not in opened.headers["location"]
    form = await site.client.get(opened.headers["location"])
    shown = unescape(form.text)
    assert f">{TEXT}</textarea>" in shown  # the author's words, to be changed
    assert f"<blockquote>{TEXT}</blockquote>" in shown or f">{TEXT}</blockquote>" in shown
    assert {"en": "Why it came back", "cy": "Pam ddaeth e’n ôl"}[language] in shown
    assert words_of_other_language(site, shown, Language(language)) == []
    anew = {
        "text": "When will the wait for an autism assessment be shorter?", "context": "",
        "area": "W06000022", "asked_to": "board", "age_band": "14-16", "permission": "both",
        "chose_themes": "yes", "csrf": TOKEN.search(form.text)[1], "lang": language,
    }  # fmt: skip
    written = await site.client.post("/ask", data=anew)
    review = await site.client.get(written.headers["location"])
    sent = await site.client.post("/ask/send", data={"csrf": TOKEN.search(review.text)[1]})
    receipt = (await site.client.get(sent.headers["location"])).text
    assert CODE in receipt
    _, page = await _send(site)
    assert anew["text"] in page
    assert "A person is reading" in page
    assert TEXT not in page


async def test_question_that_did_not_come_back_is_not_rewritten(site, sqlite_store):
    _asked(sqlite_store, state=Workflow.ACCEPTED)
    reply, page = await _send(site, "/question/rewrite")
    assert reply.status_code == 409
    assert TEXT in page
    assert TEXT not in (await site.client.get("/ask")).text


@pytest.mark.parametrize(
    ("language", "body"), [("en", "Newport City Council"), ("cy", "Cyngor Dinas Casnewydd")]
)
async def test_question_passed_on_says_to_whom(site, sqlite_store, language, body):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    in_transaction(
        sqlite_store, pass_on_question, question_id=made.id, actor=TEAM, version=made.version,
        body="council_W06000022", reason="they_run_it", note="", now=NOW,
    )  # fmt: skip
    _, page = await _send(site, language=language)
    assert re.search(
        r"(Who decides about this|Pwy sy’n penderfynu am hyn): .*(Newport|Casnewydd)", page
    )
    assert words_of_other_language(site, page, Language(language)) == []


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Others asked the same"), ("cy", "Gofynnodd eraill yr un peth")],
)
async def test_merged_question_shows_what_is_answered_for_all(site, sqlite_store, language, says):
    question_id, [code] = _answered(sqlite_store, askers=1)
    _, page = await _send(site, language=language, code=code)
    assert says in page
    assert ANSWER.text(Language(language)) in page
    assert f"/questions/{question_id}?" in page
    assert 'action="/question/verdict"' in page
    assert words_of_other_language(site, page, Language(language)) == []


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_reply_of_the_safeguarding_lead_is_shown_by_receipt_only(
    site, sqlite_store, language
):
    question_id = _asked(sqlite_store, level=Level.FULL)
    reply = "Thank you for telling us. Ring Meic when you can."
    in_transaction(
        sqlite_store, reply_to_author, question_id=question_id, text=reply, actor=LEAD, now=NOW
    )
    _, page = await _send(site, language=language)
    assert reply in page
    assert 'class="way"' not in page
    assert words_of_other_language(site, page, Language(language)) == []
    public = await site.client.get(f"/questions/{question_id}")
    assert public.status_code == 404
    assert reply not in public.text


async def test_taking_back_asks_first_and_can_be_left(site, sqlite_store):
    _asked(sqlite_store, state=Workflow.ACCEPTED)
    _, page = await _send(site, "/question/withdraw")
    assert "This cannot be undone" in page
    assert TEXT in page
    _, page = await _send(site, confirmed="yes")  # "No, leave it" goes to the look-up
    assert TEXT in page
    _, page = await _send(site, "/question/withdraw", confirmed="yes")
    assert "You took your question back" in page
    assert TEXT not in page
    assert 'action="/question/withdraw"' not in page


@pytest.mark.parametrize(
    ("language", "check"),
    [("en", "letter by letter"), ("cy", "fesul llythyren")],
)
@pytest.mark.parametrize("path", ["", "/withdraw", "/verdict", "/appeal", "/rewrite"])
async def test_wrong_code_gets_a_page_that_helps(site, sqlite_store, path, language, check):
    _asked(sqlite_store, state=Workflow.RETURNED)
    for code in ("808K-GYT2-AZXP", "nonsense", "", "C6D6-N7TV-TXP9"):
        more = {"answered": "yes", "progress": "red", "confirmed": "yes"}
        reply, page = await _send(site, f"/question{path}", code=code, language=language, **more)
        assert reply.status_code == 404
        assert check in page
        assert "tel:08001111" in page
        assert TEXT not in page
        assert words_of_other_language(site, page, Language(language)) == []


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("outcome", [None, Safeguarding.HELD, Safeguarding.ACTIONED])
async def test_help_numbers_stand_above_all_while_and_after_the_lane_has_it(
    site, sqlite_store, language, outcome
):
    made = in_transaction(sqlite_store, make_question, code=CODE, level=Level.FULL)
    if outcome:
        in_transaction(
            sqlite_store, mark_safeguarding, question_id=made.id, actor=LEAD,
            version=made.version, outcome=outcome, now=NOW,
        )  # fmt: skip
    _, page = await _send(site, language=language)
    assert 0 < page.index("tel:08001111") < page.index('id="now-title"')
    soon = {"en": "A person will read it soon", "cy": "Bydd person yn ei ddarllen"}[language]
    assert soon not in page
    assert words_of_other_language(site, page, Language(language)) == []


async def test_message_of_the_lead_comes_before_where_the_question_is(site, sqlite_store):
    question_id = _asked(sqlite_store, level=Level.FULL)
    in_transaction(
        sqlite_store, reply_to_author, question_id=question_id, text="Ring Meic today.",
        actor=LEAD, now=NOW,
    )  # fmt: skip
    _, page = await _send(site)
    assert page.index("tel:08001111") < page.index("Ring Meic today.") < page.index("now-title")


async def test_page_without_the_lane_does_not_alarm(site, sqlite_store):
    _asked(sqlite_store, state=Workflow.ACCEPTED)
    assert "tel:08001111" not in (await _send(site))[1]


@pytest.mark.parametrize(
    ("language", "board", "why"),
    [
        ("en", "Powys Regional Partnership Board", "another board looks after"),
        ("cy", "Bwrdd Partneriaeth Rhanbarthol Powys", "yng ngofal bwrdd arall"),
    ],
)
async def test_moved_question_says_where_it_is_and_why(site, sqlite_store, language, board, why):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    in_transaction(
        sqlite_store, move_region, question_id=made.id, actor=TEAM, version=made.version,
        region=Region.POWYS, reason="other_area", now=NOW,
    )  # fmt: skip
    _, page = await _send(site, language=language)
    assert board in page
    assert why in page


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "who did not decide before has decided"), ("cy", "na wnaeth benderfynu o’r blaen")],
)
async def test_author_is_told_when_the_appeal_is_decided(site, sqlite_store, language, says):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    decline = {"question_id": made.id, "reason": "about_one_case", "note": ""}
    in_transaction(
        sqlite_store, decline_question, actor=TEAM, version=made.version,
        now=datetime.now(UTC), **decline,
    )  # fmt: skip
    await _send(site, "/question/appeal")
    assert says not in (await _send(site, language=language))[1]
    version = in_transaction(sqlite_store, lambda db: db.get(Question, made.id).version)
    in_transaction(
        sqlite_store, decline_question, actor=make_actor(Role.COMMISSIONER_TEAM, None),
        version=version, now=datetime.now(UTC), **decline,
    )  # fmt: skip
    assert says in (await _send(site, language=language))[1]


@pytest.mark.parametrize("state", [Workflow.DECLINED, Workflow.RETURNED, Workflow.PASSED_ON])
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_way_on_can_be_taken_from_the_page(site, sqlite_store, state, language):
    _asked(sqlite_store, state=state)
    _, page = await _send(site, language=language)
    assert re.search(r"href=\"(tel:\d|https://)", page[page.index("doors-title") :])
    assert f'class="button second" href="/ask?lang={language}"' in page


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_author_reads_what_others_see_where_something_was_taken_out(
    site, sqlite_store, language
):
    def take_out(db):
        made = make_question(db, state=Workflow.ACCEPTED, code=CODE)
        made.text_public = "Why is [address] closed?"
        db.flush()

    in_transaction(sqlite_store, take_out)
    _, page = await _send(site, language=language)
    assert page.count(TEXT) == 1
    assert '<blockquote lang="en">Why is [address] closed?</blockquote>' in page


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_language_is_changed_without_typing_the_code_again(site, sqlite_store, language):
    _asked(sqlite_store, state=Workflow.ACCEPTED)
    _, page = await _send(site, language=language)
    other = Language(language).other.value
    form = re.search(r'action="/question" class="switch-form">.*?</form>', page, re.S)[0]
    assert f'name="lang" value="{other}"' in form
    assert f'name="code" value="{CODE}"' in form
    _, page = await _send(site, language=other)
    assert TEXT in page


async def test_taking_back_is_asked_on_a_page_of_its_own(site, sqlite_store):
    _asked(sqlite_store, state=Workflow.ACCEPTED)
    _, page = await _send(site, "/question/withdraw")
    assert "<h1>Do you want to take your question back?</h1>" in page
    assert 'id="code"' not in page


@pytest.mark.parametrize(
    ("verdict", "says"),
    [(("no", "green"), "can be asked again"), (("yes", "red"), "can be asked again"),
     (("yes", "amber"), "After 90 days")],
)  # fmt: skip
async def test_verdict_says_what_follows(site, sqlite_store, verdict, says):
    _answered(sqlite_store)
    answered, progress = verdict
    _, page = await _send(site, "/question/verdict", answered=answered, progress=progress)
    assert "You have said what you think of the answer." in page
    assert says in page
