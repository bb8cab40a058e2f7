"""A young child who says so reads cards in simpler words: in the chat, both languages."""

import pytest

from bot.language.ages import find_own_age
from bot.vocabulary import Language
from channels.state import ConversationState, conversation_id_of, from_json, to_json
from tests.chat_steps import Chat
from tests.fakes import FakeEngine

SERIOUS = {Language.EN: "i want to die", Language.CY: "dwi eisiau marw"}
SOFT = "i feel so alone and i cant cope"


def age_step(language):
    titles = {"en": ("7 to 10", "11 to 13"), "cy": ("7 i 10", "11 i 13")}[language.value]
    bands = zip(titles, ("7-10", "11-13"), strict=True)
    return [
        {
            "language": language.value,
            "text": "?",
            "buttons": [
                {"title": title, "payload": f'/choose{{"age_band": "{band}"}}'}
                for title, band in bands
            ],
            "custom": {
                "part": "form", "form": "ask_question", "step": "age_band", "number": 6, "of": 7,
                "takes": "choice", "why": "?", "can": ["back", "why", "stop"],
            },
        }
    ]  # fmt: skip


@pytest.fixture(params=list(Language), ids=str)
async def chat(request, settings, sqlite_store):
    opened = Chat(settings, sqlite_store, FakeEngine())
    opened.language = request.param
    await opened.begin(request.param)
    opened.fake.answer = lambda asked: [{"language": asked["language"], "text": "x"}]
    yield opened
    await opened.gate.close()


async def card(chat, text=None):
    [first, *_] = await chat.say(text or SERIOUS[chat.language])
    assert (first["kind"], first["language"]) == ("card", chat.language.value)
    return first["name"]


async def test_nobody_who_says_no_age_is_taken_for_a_child(chat):
    assert await card(chat) == "suicide"


async def test_age_in_the_same_text_counts_at_once(chat):
    age = {Language.EN: "i'm 8 and ", Language.CY: "dwi'n 8 oed a "}[chat.language]
    assert await card(chat, age + SERIOUS[chat.language]) == "young_suicide"
    assert await card(chat) == "young_short"


async def test_age_told_before_counts_for_every_later_card(chat):
    await chat.say({Language.EN: "i am nine", Language.CY: "dwi'n naw oed"}[chat.language])
    [first, *_] = await chat.say(SERIOUS[chat.language])
    assert first["name"] == "young_suicide"
    [steps] = await chat.say(choice=first["choices"][0]["id"])
    [more] = await chat.say(choice=first["choices"][1]["id"])
    assert (steps["name"], more["name"]) == ("young_grounding", "young_help_now")


@pytest.mark.parametrize("typed", [False, True], ids=["pressed", "typed"])
@pytest.mark.parametrize(("number", "name"), [(0, "young_suicide"), (1, "suicide")])
async def test_age_band_chosen_in_the_form_counts(chat, number, name, typed):
    chat.fake.answer = lambda asked: age_step(chat.language)
    [form] = await chat.say("hmm")
    label = form["choices"][number]["label"]
    if typed:
        await chat.say(label)
    else:
        await chat.choose(form, label)
    assert await card(chat) == name


async def test_bare_number_is_an_age_only_where_one_is_asked_for(chat):
    await chat.say("8")
    assert await card(chat) == "suicide"
    chat.fake.answer = lambda asked: age_step(chat.language)
    await chat.say("hmm")
    await chat.say("8")
    assert await card(chat) == "young_short"


async def test_older_age_told_later_counts_instead(chat):
    await chat.say("i'm 8")
    await chat.say("sorry i'm 18")
    assert (await chat.say("i want to die"))[0]["name"] == "suicide"


async def test_age_of_somebody_else_makes_nobody_young(chat):
    await chat.say("my sister is 8")
    assert (await chat.say("i want to die"))[0]["name"] == "suicide"


async def test_soft_check_and_help_lines_are_young_too(chat):
    await chat.say("i'm 8")
    assert (await chat.say(SOFT))[-1]["name"] == "young_soft_check"
    part = {"custom": {"part": "card", "name": "talk_to_human"}}
    chat.fake.answer = lambda asked: [part]
    [shown] = await chat.say("can i talk to a person")
    assert shown["name"] == "young_talk_to_human"


async def test_card_is_young_even_where_the_conversation_is_unknown(chat):
    await chat.gate.end(chat.token)
    events = await chat.say("i'm 8 and i want to die")
    assert events[0]["name"] == "young_suicide"


async def test_only_that_they_are_young_is_remembered(chat):
    await chat.say("i'm 8")
    state = chat.gate.states._held[conversation_id_of(chat.token)][1]
    assert state.young is True
    assert "i'm 8" not in to_json(state)


def test_state_of_before_is_still_read():
    kept = to_json(ConversationState(language=Language.CY)).replace(', "young": false', "")
    assert "young" not in kept
    assert from_json(kept).young is False


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("im 8", 8),
        ("I am eight years old", 8),
        ("I'm 8. I want to die", 8),
        ("8 years old", 8),
        ("im in year 4", 8),
        ("dwi'n 8 oed", 8),
        ("dw i'n ddeg oed", 10),
        ("dwi ym mlwyddyn 4", 8),
        ("i'm 15 and my brother is 8", 15),
        ("my son is 8 years old", None),
        ("mae fy chwaer yn 8", None),
        ("i was 8 when it began", None),
        ("im 8 minutes late", None),
        ("im 1 of 4 kids", None),
        ("8", None),
    ],
)
def test_own_age_is_nobody_elses(text, age):
    assert find_own_age(text) == age
