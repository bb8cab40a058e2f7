"""One made-up word, typed everywhere a word can be typed: where is it found afterwards?"""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.e2e.words import WAYS
from tests.service import ROOT, RunningService, Talk

pytestmark = pytest.mark.engine

CANARY = "zebrafinchcanary"
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


@pytest.fixture(scope="module")
def talkative(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The whole service with its logs as full as they can be."""
    running = RunningService(tmp_path_factory.mktemp("canary"), LOG_LEVEL="debug")
    running.start()
    yield running
    running.stop()


def files_with(folder: Path, word: str) -> list[str]:
    """The files under a folder that hold a word, in either case and as SQLite or logs write it."""
    wanted = word.encode().lower()
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and wanted in path.read_bytes().lower()
    )


def tables_with(database: Path, word: str) -> list[str]:
    """The tables of a SQLite store that hold a word."""
    with sqlite3.connect(database) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return [
            name
            for name in names
            if any(word in str(row).lower() for row in db.execute(f'SELECT * FROM "{name}"'))
        ]


def found(service: RunningService) -> list[str]:
    """Every place on the disk where the canary is, the service's own folder and the models."""
    return files_with(service.folder, CANARY) + files_with(ROOT / "models", CANARY)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_typed_word_stays_nowhere_after_the_chat_has_ended(
    talkative: RunningService, language: str
):
    talk = talkative.talk(language)
    for text in (
        CANARY,
        f"{WAYS[language].need} {CANARY}",
        f"{CANARY} i want to kill myself",
        f'/find_help{{"need": "{CANARY}"}}',
        f"/{CANARY}",
        f"\x00{CANARY} 😭 07700 900123",
    ):
        assert talk.say(text)
        assert CANARY not in talk.text
    talk.end()
    assert found(talkative) == []


def test_refused_input_stays_nowhere(talkative: RunningService):
    talk = talkative.talk()
    messages = talk.client.build_request("POST", "/chat/api/messages").url
    bodies = (
        f'{{"text": "{CANARY}',
        f'{{"conversation": "{CANARY}", "id": "a", "text": "{CANARY}"}}',
        f'{{"conversation": "{talk.token}", "id": "{CANARY} {CANARY}", "text": "hello"}}',
        f'{{"conversation": "{talk.token}", "id": "a", "choice": "{CANARY}"}}',
        f'{{"conversation": "{talk.token}", "id": "b", "text": "{CANARY * 100}"}}',
        f'{{"conversation": "{talk.token}", "id": "c", "text": "{CANARY * 1000}"}}',
        f'{{"text": "{CANARY * 10_000}"}}',
        f'{{"conversation": "\\ud83d{CANARY}", "id": "d", "text": "hello"}}',
        f'{{"conversation": "{talk.token}", "id": "e", "choice": "\\ud83d{CANARY}"}}',
    )
    refused = [talk.client.post(messages, content=body).status_code for body in bodies]
    assert refused == [400, 404, 400, 400, 200, 413, 413, 400, 400]
    assert talk.client.get(f"/{CANARY}?q={CANARY}").status_code == 404
    assert talk.client.get(f"/help?q={CANARY}").status_code == 200
    assert talk.client.get("/help", headers={"referer": f"http://x/{CANARY}"}).status_code == 200
    assert httpx.post(f"{talkative.engine}/webhooks/web/turn?q={CANARY}").status_code == 401
    assert httpx.post(f"{talkative.console}/sign-in", data={"name": CANARY}).status_code == 403
    assert found(talkative) == []


@pytest.mark.parametrize("stopped_by", ["stop", "end"])
def test_question_in_the_making_is_in_the_draft_alone_and_gone_when_stopped(
    talkative: RunningService, stopped_by: str
):
    talk = talkative.talk()
    talk.say(WAYS["en"].ask)
    talk.say(f"Why does {CANARY} get no break? Ring 07700 900123.")
    talk.say(f"It matters because of {CANARY}.")
    assert tables_with(talkative.folder / "opening-doors.db", CANARY) == ["question_draft"]
    assert {Path(place).name.removesuffix("-wal") for place in found(talkative)} == {
        "opening-doors.db"
    }
    if stopped_by == "stop":
        talk.say("stop")
    talk.end()
    assert found(talkative) == []


def test_question_without_script_is_in_the_draft_alone_and_gone_when_done(
    talkative: RunningService,
):
    with httpx.Client(base_url=talkative.public, follow_redirects=True, timeout=15) as browser:
        page = browser.get("/ask")
        written = {"csrf": _token(page), "text": f"Why {CANARY}?", "context": CANARY}
        refused = browser.post("/ask", data={**written, "text": CANARY[:5]})
        assert refused.status_code == 400
        review = browser.post("/ask", data={**written, "permission": "neither"})
        assert CANARY in review.text
        assert tables_with(talkative.folder / "opening-doors.db", CANARY) == ["question_draft"]
        browser.post("/ask/done", data={"csrf": _token(review)})
    assert found(talkative) == []


def test_details_taken_out_of_a_sent_question_stay_nowhere(talkative: RunningService):
    with httpx.Client(base_url=talkative.public, follow_redirects=True, timeout=15) as browser:
        text = f"Why is nobody at home? Write to {CANARY}@example.com please."
        written = {"csrf": _token(browser.get("/ask")), "text": text, "permission": "both"}
        review = browser.post("/ask", data=written)
        receipt = browser.post("/ask/send", data={"csrf": _token(review)})
        code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", receipt.text)
        assert code
        assert found(talkative) == []
        browser.post("/ask/done", data={"csrf": _token(receipt)})
    assert files_with(talkative.folder, code.group()) == []
    assert files_with(talkative.folder, code.group().replace("-", "")) == []


def test_conversation_token_is_in_no_file(talkative: RunningService):
    talk: Talk = talkative.talk()
    talk.say("hello")
    assert files_with(talkative.folder, talk.token) == []
    talk.end()


def _token(page: httpx.Response) -> str:
    found_in = TOKEN.search(page.text)
    assert found_in, page.text[:500]
    return found_in.group(1)
