"""Everything that the audit log can hold has words: whoever reads it need not know our codes."""

import pytest

from bot.console.audit_words import action_keys
from bot.vocabulary import Language
from tests.integration.console_words import WORDS
from tests.structure.audit_kinds import AuditKinds

KINDS = AuditKinds()
ACTIONS, SUBJECTS = KINDS.actions(), KINDS.subjects()


def test_the_kinds_of_events_are_found_in_the_code():
    assert {"question.accept", "answer.published", "session.question_moved"} <= ACTIONS
    assert {"account.signed_in", "ballot.closed", "room.opened", "pass.used"} <= ACTIONS
    assert {"question", "account", "commitment", "export"} <= SUBJECTS


@pytest.mark.parametrize("language", Language)
def test_every_action_has_words(language):
    texts = WORDS[language]
    missing = [one for one in ACTIONS if not any(key in texts for key in action_keys(one))]
    assert sorted(missing) == []


@pytest.mark.parametrize("language", Language)
def test_every_thing_that_an_event_is_about_has_words(language):
    assert sorted(one for one in SUBJECTS if f"audit.thing_{one}" not in WORDS[language]) == []


def test_no_words_are_left_of_an_action_that_nobody_takes():
    known = {key for one in ACTIONS for key in action_keys(one)}
    kept = {key for key in WORDS[Language.EN] if key.startswith("audit.did_")}
    assert sorted(kept - known) == []
