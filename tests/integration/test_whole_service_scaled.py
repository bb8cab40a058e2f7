"""The whole service as a larger installation runs it: PostgreSQL for questions, Redis for chats."""

import uuid
from collections.abc import Iterator

import psycopg
import pytest
import redis

from tests.conftest import REDIS, database
from tests.e2e.words import WAYS
from tests.service import RunningService, Talk

pytestmark = [pytest.mark.engine, pytest.mark.postgres, pytest.mark.redis]

CANARY = "zebrafinchcanary"


@pytest.fixture(scope="module")
def scaled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The whole service on a PostgreSQL and a Redis database of its own."""
    shared = f"{REDIS}/9"
    redis.Redis.from_url(shared).flushdb()
    with database(f"test_{uuid.uuid4().hex[:12]}") as url:
        running = RunningService(
            tmp_path_factory.mktemp("scaled"), DATABASE_URL=url, REDIS_URL=shared
        )
        running.start()
        yield running
        running.stop()
    redis.Redis.from_url(shared).flushdb()


def leave_question(talk: Talk, language: str) -> str:
    """Fill the form as far as its end, by typing; the receipt code."""
    way = WAYS[language]
    talk.say(way.ask)
    talk.say(f"{way.question} {CANARY}")
    for typed in (way.skip, way.skip, way.place, way.asked_to, way.age, way.permission):
        talk.say(typed)
    talk.choose(way.send)
    [receipt] = [event for event in talk.events if event["kind"] == "receipt"]
    return str(receipt["code"])


def questions_kept(service: RunningService) -> list[str]:
    """The texts of the questions in PostgreSQL."""
    with psycopg.connect(service.environment["DATABASE_URL"]) as db:
        rows = db.execute("SELECT text_original FROM question WHERE text_original IS NOT NULL")
        return [row[0] for row in rows]


def words_in_redis(service: RunningService) -> str:
    """Every chat and conversation that Redis holds, keys and values."""
    held = redis.Redis.from_url(service.environment["REDIS_URL"])
    counted = [key for key in held.scan_iter() if b"limit" in key.lower()]
    assert CANARY.encode() not in b"".join(counted)
    kept = (key for key in held.scan_iter() if key not in counted)
    return "\n".join(f"{key!r} {held.get(key)!r}" for key in kept)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_question_form_leads_to_a_receipt_and_the_question_is_stored(
    scaled: RunningService, language: str
):
    talk = scaled.talk(language)
    talk.say(WAYS[language].need)
    assert WAYS[language].door_place in talk.text
    code = leave_question(talk, language)
    assert f"{WAYS[language].question} {CANARY}" in questions_kept(scaled)
    talk.say(code)
    assert WAYS[language].question in talk.text
    held = words_in_redis(scaled)
    assert "find_help" in held  # both the gate's state and the engine's memory are there
    assert "slot" in held
    assert CANARY not in held
    assert talk.token not in held
    talk.end()


def test_chat_that_has_ended_leaves_nothing_in_redis(scaled: RunningService):
    for key in list(redis.Redis.from_url(scaled.environment["REDIS_URL"]).scan_iter()):
        redis.Redis.from_url(scaled.environment["REDIS_URL"]).delete(key)
    talk = scaled.talk()
    talk.say(f"{WAYS['en'].need} {CANARY}")
    assert CANARY not in words_in_redis(scaled)
    assert words_in_redis(scaled)
    talk.end()
    assert words_in_redis(scaled) == ""


def test_control_characters_are_no_trouble_for_postgresql(scaled: RunningService):
    talk = scaled.talk()
    talk.say(WAYS["en"].ask)
    talk.say("Why is there \x00 no bus \x1b at night, \ufffe then?")
    assert "form" in talk.kinds
    talk.say("stop")
    talk.end()
