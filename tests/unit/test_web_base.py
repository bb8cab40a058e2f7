"""What every page shares."""

import json
import logging
import string

import pytest
from sanic.exceptions import RequestCancelled
from structlog.testing import capture_logs

from bot.errors import BotError, DataInvalid
from bot.vocabulary import Identifier, Language
from bot.web.assets import STATIC, read_assets
from bot.web.csrf import FormExpired, check_token, mint_token
from bot.web.dates import spoken_date
from bot.web.errors import problem_of
from bot.web.logs import QuietErrors, _CodeOnly, describe_error
from bot.web.words import LOCALE, Words
from channels.public import SITE

WORDS = Words([LOCALE, SITE / "locale"])


def _fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(WORDS[Language.EN]))
def test_both_languages_fill_in_the_same_values(key):
    english, welsh = (WORDS[language][key] for language in Language)
    assert _fields(english) == _fields(welsh)
    assert "'" not in english + welsh, "use ’ in texts"


def test_text_without_its_twin_stops_the_start(tmp_path):
    (tmp_path / "broken.yml").write_text("hello: {en: Hello}\n", encoding="utf-8")
    with pytest.raises(DataInvalid):
        Words([tmp_path])


def test_every_error_has_a_sentence_and_a_next_step():
    def kinds(kind):
        return [kind, *(k for child in kind.__subclasses__() for k in kinds(child))]

    for kind in kinds(BotError):
        problem = problem_of(kind.__new__(kind))  # some are only raised with a reason
        assert 400 <= problem.status < 600
        for language in Language:
            assert problem.says(WORDS, language)
            assert problem.next_step(WORDS, language)


def test_every_kind_of_detail_has_its_words():
    for kind in Identifier:
        assert WORDS.has(f"terms.found_{kind}")


def test_form_token_is_for_one_browser_and_one_secret():
    token = mint_token("secret", "browser")
    check_token("secret", token, "browser")
    for secret, used, holder in (
        ("secret", token, "another"),
        ("other", token, "browser"),
        ("secret", token + "x", "browser"),
        ("secret", "", "browser"),
        ("secret", mint_token("secret", ""), ""),
    ):
        with pytest.raises(FormExpired):
            check_token(secret, used, holder)


def test_browser_that_leaves_before_its_answer_is_no_error():
    with capture_logs() as lines:
        QuietErrors.log(None, RequestCancelled())
        QuietErrors.log(None, ValueError("a typed word"))
    assert [(one["event"], one["log_level"]) for one in lines] == [
        ("left_early", "info"),
        ("unhandled", "error"),
    ]


def test_logged_error_names_kind_and_place_but_no_value():
    try:
        int("a typed word")
    except ValueError as error:
        told = json.dumps(describe_error(error))
        record = logging.LogRecord("sanic.error", 40, __file__, 1, "uri %s", ("typed",), None)
        record.exc_info = (ValueError, error, None)
        line = _CodeOnly().format(record)
    assert "ValueError" in told
    assert "typed" not in told + line


def test_dates_are_said_in_words():
    from datetime import date

    assert spoken_date(date(2026, 11, 2), Language.EN) == "2 November 2026"
    assert spoken_date(date(2026, 11, 2), Language.CY) == "2 Tachwedd 2026"


def test_asset_version_changes_with_a_file(tmp_path):
    (tmp_path / "a.css").write_text("a {}", encoding="utf-8")
    before = read_assets([STATIC, tmp_path]).version
    (tmp_path / "a.css").write_text("b {}", encoding="utf-8")
    assert read_assets([STATIC, tmp_path]).version != before
