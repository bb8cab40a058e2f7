"""The gate with a stand-in for the engine: what is shown, in which order, in which language."""

import pytest

from bot.vocabulary import Language
from channels.state import (
    EXPIRY,
    ConversationState,
    ConversationUnknown,
    MemoryStates,
    conversation_id_of,
)
from tests.chat_steps import Chat
from tests.fakes import HELLO, TEXT_STEP, FakeEngine

SOFT = "i feel so alone and i cant cope"
REVIEW = [{"language": "en", "text": "Is it right?", "custom": {"part": "question_review"}}]


@pytest.fixture
async def chat(settings, sqlite_store):
    opened = Chat(settings, sqlite_store, FakeEngine())
    await opened.begin()
    yield opened
    await opened.gate.close()


async def test_soft_check_comes_after_the_answer_and_leads_on(chat):
    events = await chat.say(SOFT)
    assert [event["kind"] for event in events] == ["message", "card"]
    assert events[1]["name"] == "soft_check"
    [friend] = await chat.choose(events[1], "It's about a friend")
    assert friend["name"] == "friend"
    [menu] = await chat.choose(events[1], "No, carry on")
    assert menu["kind"] == "message"
    assert menu["choices"]
    assert len(chat.fake.asked) == 1  # the choices need no engine


async def test_second_soft_text_counts_as_full_and_comes_first(chat):
    await chat.say(SOFT)
    events = await chat.say(SOFT)
    assert [event["kind"] for event in events] == ["card", "message"]
    assert events[0]["name"] != "soft_check"
    assert chat.fake.asked[1]["level"] == "soft"


async def test_soft_texts_far_apart_stay_soft(chat):
    await chat.say(SOFT)
    for _ in range(6):
        await chat.say("i like football")
    assert (await chat.say(SOFT))[-1]["name"] == "soft_check"


async def test_language_follows_what_is_typed_and_what_the_page_asks_for(chat):
    chat.fake.answer = lambda asked: [{"language": asked["language"], "text": "x"}]
    events = await chat.say("dwi angen help gyda fy mrawd yn yr ysgol", language=Language.EN)
    assert [event["language"] for event in events] == ["cy", "cy"]
    assert events[0]["kind"] == "notice"
    [kept] = await chat.say("iawn", language=Language.EN)
    assert kept["language"] == "cy"  # short: the conversation's language stays
    for wanted in (Language.CY, Language.EN, Language.CY):  # the page is switched to and fro
        assert (await chat.say(language=wanted))[-1]["language"] == wanted.value
        assert chat.fake.asked[-1]["intent"] == "switch_language"


async def test_form_goes_on_after_a_card_and_keeps_the_words(chat):
    chat.fake.replies = [TEXT_STEP, HELLO]
    await chat.say("a question please")
    draft = chat.open_draft()
    events = await chat.say("Why does nobody stop my dad when he hits me?")
    assert events[0]["kind"] == "card"
    assert draft().text == "Why does nobody stop my dad when he hits me?"
    assert draft().level.value == "full"
    assert chat.fake.asked[1]["intent"] == "give_text"


async def test_form_steps_are_choices_and_why_is_answered_with_the_step_again(chat):
    chat.fake.replies = [TEXT_STEP, [{"custom": {"part": "why"}}, *TEXT_STEP]]
    [form] = await chat.say("a question please")
    told = await chat.choose(form, "Why do you ask?")
    assert [event["kind"] for event in told] == ["message", "form"]
    assert told[0]["text"] == TEXT_STEP[0]["custom"]["why"]


@pytest.mark.parametrize("typed", ["Find help near me", "find help near me!", "FIND HELP NEAR ME"])
async def test_words_of_a_button_mean_the_button(chat, typed):
    await chat.say(typed)
    assert chat.fake.asked[0]["intent"] == "find_help"
    await chat.say(typed)  # no longer offered: an ordinary text
    assert "intent" not in chat.fake.asked[1]


async def test_words_for_a_draft_that_is_gone_are_given_back(chat):
    chat.fake.replies = [TEXT_STEP]
    await chat.say("a question please")
    events = await chat.say("Why is there no bus to the youth club?")
    assert events[0]["code"] == "draft_missing"
    assert events[0]["keep_text"]
    assert events[1]["choices"]
    assert len(chat.fake.asked) == 1


async def test_review_is_filled_anew_and_gone_with_the_draft(chat):
    chat.fake.replies = [TEXT_STEP, REVIEW]
    await chat.say("a question please")
    chat.open_draft()
    [review] = await chat.say("Why does nobody answer on 07700 900123 after school?")
    [finding] = review["findings"]
    assert finding["taken_out"]
    [again] = await chat.say(choice=finding["choices"][1]["id"])
    assert again["kind"] == "message"
    assert not again["review"]["findings"][0]["taken_out"]
    assert "07700 900123" in again["review"]["fields"][0]["value"]
    state = chat.gate.states._held[conversation_id_of(chat.token)][1]
    assert "07700" not in repr(state)
    await chat.gate.end(chat.token)
    with pytest.raises(ConversationUnknown):
        await chat.gate.events(chat.token, 0)


async def test_erase_part_erases_and_says_so(chat):
    chat.fake.replies = [[{"custom": {"part": "erase"}}]]
    draft = chat.open_draft()
    [event] = await chat.say("delete my data")
    assert event["code"] == "erased"
    assert draft() is None
    assert chat.fake.forgotten == [conversation_id_of(chat.token)]
    [gone] = await chat.say("hello")
    assert gone["code"] == "unknown_conversation"


async def test_repeat_says_the_last_answer_again(chat):
    await chat.say("hello")
    chat.fake.replies = [[{"custom": {"part": "repeat"}}]]
    [event] = await chat.say("say that again")
    assert event["text"] == HELLO[0]["text"]


async def test_numbers_grow_by_one_and_are_kept(chat):
    await chat.say("one")
    await chat.say("two")
    assert [event["seq"] for event in await chat.gate.events(chat.token, 0)] == [1, 2, 3, 4]
    assert [event["seq"] for event in await chat.gate.events(chat.token, 3)] == [4]


async def test_conversation_expires_after_half_an_hour():
    time = [0.0]
    states = MemoryStates(clock=lambda: time[0])
    await states.create("id", ConversationState(language=Language.EN))
    time[0] = EXPIRY - 1
    async with states.change("id"):
        pass  # a message makes it live on
    time[0] += EXPIRY - 1
    async with states.change("id"):
        pass
    time[0] += EXPIRY + 1
    with pytest.raises(ConversationUnknown):
        async with states.change("id"):
            pass
    assert not states._held
