"""What may be public is counted for the host, and the report says what its figures count."""

import pytest

from bot.sessions.prints.words import say
from bot.sessions.room.host_page import host_room
from bot.sessions.room.moderating import Chosen, approve
from tests.integration.live_room import Live

TEXTS = [f"Why do we wait {number} months for any help here?" for number in range(2, 5)]


def test_only_approved_questions_that_may_be_published_are_counted(store):
    live = Live(store)
    who = live.join()
    for text, publish in zip(TEXTS, (True, False, True), strict=True):
        kept = live.ask(who, text, publish=publish)
        if text != TEXTS[2]:
            live.act(approve, chosen=Chosen(kept.question_id), details_checked=True)
    found = live.do(host_room, session_id=live.session_id, actor=live.host)
    assert (found.may_be_public, found.counts.approved) == (1, 2)


@pytest.mark.parametrize(
    ("language", "means"), [("en", "this report may show"), ("cy", "yn cael eu dangos")]
)
def test_report_says_which_questions_its_count_of_those_put_is_of(language, means):
    assert means in getattr(say("traces.put"), language)
