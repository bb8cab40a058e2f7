"""The review in the chat: each detail by button or in words, one short line for each change."""

import json
from datetime import UTC, datetime

import pytest

from bot.questions.asking.drafts import open_draft
from bot.store.transaction import in_transaction
from bot.vocabulary import Language
from channels.state import conversation_id_of
from tests.fakes import TEXT_STEP, FakeEngine
from tests.integration.chat_schema import check
from tests.integration.public_site import serve_public

TEXT = {
    "en": "Why does nobody ring Sam Morgan back on 07700 900123?",
    "cy": "Pam does neb yn ffonio Sam Morgan yn ôl ar 07700 900123?",
}
SEND = {"en": "Send it", "cy": "Anfon"}


def _review(language):
    return [
        {
            "language": language,
            "text": "?",
            "custom": {"part": "question_review"},
            "buttons": [{"title": SEND[language], "payload": "/confirm_send"}],
        }
    ]


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


async def _written(site, store, language):
    """A chat whose question with a name and a number is at its review."""
    token = await site.begin(language)
    step = [{**TEXT_STEP[0], "language": language}]
    site.fake.replies = [step, _review(language)]
    await site.say(token, "…", language=language)
    in_transaction(
        store, open_draft, conversation_id=conversation_id_of(token),
        language=Language(language), now=datetime.now(UTC),
    )  # fmt: skip
    [review] = await site.say(token, TEXT[language])
    assert [finding["taken_out"] for finding in review["findings"]] == [True, True]
    return token, review


def _button(review, excerpt, which):
    [finding] = [one for one in review["findings"] if excerpt in one["excerpt"]]
    return finding["choices"][which]["id"]


async def _press(site, token, choice):
    reply = await site.send(token, choice=choice)
    return [json.loads(line) for line in reply.text.splitlines()]


@pytest.mark.parametrize(
    ("language", "stays"),
    [("en", "“07700 900123” stays in."), ("cy", "Mae “07700 900123” yn aros i mewn.")],
)
async def test_button_is_answered_with_a_short_line(site, sqlite_store, language, stays):
    token, review = await _written(site, sqlite_store, language)
    [line] = await _press(site, token, _button(review, "07700", 1))
    check(line, "Event")
    assert line["kind"] == "message"
    assert "fields" not in line
    assert line["text"].splitlines()[0] == stays
    shown = line["text"].splitlines()[-1]
    assert "07700 900123" in shown
    assert "Morgan" not in shown
    assert [one["taken_out"] for one in line["review"]["findings"]] == [True, False]
    assert [choice["label"] for choice in line["choices"]] == [SEND[language]]


@pytest.mark.parametrize(
    ("language", "typed", "out"),
    [
        ("en", "keep the phone number in", [True, False]),
        ("en", "No, keep both in", [False, False]),
        ("en", "keep Sam Morgan", [False, True]),
        ("cy", "cadw’r rhif ffôn i mewn", [True, False]),
        ("cy", "na, cadw popeth i mewn", [False, False]),
        ("cy", "cadwa’r enw", [False, True]),
    ],
)
async def test_words_do_the_same_without_the_engine(site, sqlite_store, language, typed, out):
    token, _ = await _written(site, sqlite_store, language)
    asked = len(site.fake.asked)
    [line] = await site.say(token, typed)
    assert [one["taken_out"] for one in line["review"]["findings"]] == out
    assert len(site.fake.asked) == asked
    [back] = await site.say(token, "take it all out" if language == "en" else "tynna bopeth allan")
    assert [one["taken_out"] for one in back["review"]["findings"]] == [True, True]


@pytest.mark.parametrize(
    ("language", "typed", "ask", "which"),
    [
        ("en", "keep it in", "Which one shall I keep in?", "the name"),
        ("cy", "cadw i mewn", "Pa un wyt ti eisiau i fi ei gadw i mewn?", "yr enw"),
    ],
)
async def test_unclear_words_are_asked_about(site, sqlite_store, language, typed, ask, which):
    token, _ = await _written(site, sqlite_store, language)
    [line] = await site.say(token, typed)
    assert line["text"] == ask
    assert [choice["label"] for choice in line["choices"]] == ["1: Sam Morgan", "2: 07700 900123"]
    [told] = await site.say(token, which)
    assert [one["taken_out"] for one in told["review"]["findings"]] == [False, True]


async def test_send_still_means_the_button_after_a_line(site, sqlite_store):
    token, review = await _written(site, sqlite_store, "en")
    await _press(site, token, _button(review, "07700", 1))
    await site.say(token, "send it")
    assert site.fake.asked[-1]["intent"] == "confirm_send"


@pytest.mark.parametrize(
    "typed", ["send", "Send!", "yes, send it", "anfona fe", "Anfon.", "hala fe"]
)
async def test_send_is_typed_in_many_ways(site, sqlite_store, typed):
    token, _ = await _written(site, sqlite_store, "en")
    await site.say(token, typed)
    assert site.fake.asked[-1]["intent"] == "confirm_send"


async def test_no_word_of_it_is_kept_with_the_conversation(site, sqlite_store):
    token, review = await _written(site, sqlite_store, "en")
    await _press(site, token, _button(review, "Morgan", 1))
    await site.say(token, "keep it in")
    state = site.app.ctx.gate.states._held[conversation_id_of(token)][1]
    assert "Morgan" not in repr(state)
    assert "07700" not in repr(state)
    body = {"conversation": token, "after": 0}
    again = (await site.client.post("/chat/api/events", json=body)).json()["events"]
    assert "“Sam Morgan” stays in." in json.dumps(again, ensure_ascii=False)


async def test_line_that_is_no_longer_so_is_not_said_again(site, sqlite_store):
    token, review = await _written(site, sqlite_store, "en")
    await _press(site, token, _button(review, "Morgan", 1))
    await _press(site, token, _button(review, "Morgan", 0))
    body = {"conversation": token, "after": 0}
    again = (await site.client.post("/chat/api/events", json=body)).json()["events"]
    assert "stays in" not in json.dumps(again)


async def test_words_after_the_review_is_over_go_to_the_engine(site, sqlite_store):
    token, _ = await _written(site, sqlite_store, "en")
    await site.client.post("/chat/api/messages", json={"conversation": token, "id": "x"})
    site.fake.replies = [TEXT_STEP]
    await site.say(token, "something else")
    await site.say(token, "keep it in")  # a step asks for words now: they are the question
    assert site.fake.asked[-1]["intent"] == "give_text"


@pytest.mark.parametrize(
    ("language", "above"),
    [("en", "Your question is above"), ("cy", "Mae dy gwestiwn uchod")],
)
async def test_answer_to_something_else_points_to_the_review(site, sqlite_store, language, above):
    token, _ = await _written(site, sqlite_store, language)
    site.fake.replies = [[{"language": language, "text": "!"}, *_review(language)]]
    told, line = await site.say(token, "zxqwv plorf", language=language)
    assert told["text"] == "!"
    assert line["kind"] == "message"
    assert line["text"].startswith(above)
    assert [choice["label"] for choice in line["choices"]] == [SEND[language]]


async def test_review_that_comes_by_itself_is_shown_in_full(site, sqlite_store):
    token, _ = await _written(site, sqlite_store, "en")
    site.fake.replies = [_review("en")]
    [review] = await site.say(token, "zxqwv plorf")
    assert review["kind"] == "review"
