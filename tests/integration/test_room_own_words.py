"""What somebody told is not read over their shoulder: serious words do not come back."""

from functools import partial

import pytest
from sqlalchemy import select

from bot.questions.reviewing.safeguarding import mark_safeguarding
from bot.sessions.room.moderating import Chosen, flag
from bot.sessions.room.own import own_questions
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Device
from bot.vocabulary import Level, Safeguarding
from tests.integration.live_room import WORDS, Live
from tests.integration.question_steps import LEAD, act, kept
from tests.integration.room_site import TOKEN

TOLD = {"en": "my stepdad hits me every night", "cy": "mae fy llystad yn fy mwrw i bob nos"}
SOFT = "I feel like nothing matters any more"
WHERE_IT_WENT = {
    "en": "It went to a person whose job is to keep young people safe.",
    "cy": "Aeth at berson sy’n gweithio i gadw pobl ifanc yn ddiogel.",
}


async def tell(browser, text):
    review = await browser.ask(text)
    token = TOKEN.search(review.text)[1]
    sent = await browser.post("/room/ask/send", text=text, sent_id="a-sent-id", csrf=token)
    assert sent.status_code == 200
    return sent


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("level", [Level.FULL, Level.SOFT])
async def test_what_was_told_is_not_on_the_phone_again(site, language, level):
    text = SOFT if level is Level.SOFT else TOLD[language]
    async with site.joined(language) as browser:
        sent = await tell(browser, text)
        assert site.live.do(lambda db: db.scalar(select(Question.level))) is level
        shown = await browser.text()
        assert text not in shown and text not in sent.text
        assert WHERE_IT_WENT[language] in shown
        for way in ("/help", "/question"):
            assert f'href="{way}?lang={language}"' in shown


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_ordinary_question_is_on_its_own_phone(site, language):
    async with site.joined(language) as browser:
        await browser.ask(WORDS)
        shown = await browser.text()
        assert WORDS in shown and WHERE_IT_WENT[language] not in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "2 questions were sent"), ("cy", "a gafodd eu hanfon o’r bwrdd hwn: 2")],
)
async def test_device_of_a_table_shows_no_words_at_all(site, language, said):
    async with site.joined(language, device="shared", people="4") as browser:
        await browser.ask(WORDS)
        await tell(browser, TOLD[language])
        shown = await browser.text()
        assert WORDS not in shown and TOLD[language] not in shown
        assert said in shown
        assert WHERE_IT_WENT[language] not in shown, "the next person learns that somebody told"


def test_what_a_moderator_flags_is_not_shown_again_and_stays_so(store):
    live = Live(store)
    who = live.join()
    asked = live.ask(who).question_id
    own = partial(live.do, own_questions, participant_id=who.participant_id)
    assert [one.text for one in own()] == [WORDS]
    live.act(flag, host=live.moderator, chosen=Chosen(asked))
    assert [(one.text, one.serious, one.in_lane) for one in own()] == [("", True, True)]
    act(store, mark_safeguarding, asked, LEAD, outcome=Safeguarding.CLEARED)
    assert kept(store, asked).safeguarding is Safeguarding.CLEARED
    assert [(one.text, one.serious, one.in_lane) for one in own()] == [("", True, False)]


def test_use_case_gives_no_words_of_a_table(store):
    live = Live(store)
    who = live.join(Device.SHARED, people=4)
    live.ask(who)
    (mine,) = live.do(own_questions, participant_id=who.participant_id)
    assert (mine.text, mine.serious) == ("", False)
