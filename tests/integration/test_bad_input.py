"""Bad input and misuse against the real service: a clear answer, nothing lost, nothing done."""

import json
import uuid

import httpx
import pytest

from tests.e2e.words import WAYS
from tests.service import RunningService, Talk

pytestmark = pytest.mark.engine

CRISIS = "i want to kill myself"
HELP = {"call", "text"}


def post(talk: Talk, body: bytes) -> tuple[int, list[dict]]:
    """Send a body as it is; the status and the events."""
    reply = talk.client.post("/chat/api/messages", content=body)
    return reply.status_code, [json.loads(line) for line in reply.text.splitlines()]


def send_choice(talk: Talk, choice: str) -> tuple[int, list[dict]]:
    body = {"conversation": talk.token, "id": uuid.uuid4().hex, "choice": choice}
    return post(talk, json.dumps(body).encode())


def offers_help(events: list[dict]) -> bool:
    return any({action["kind"] for action in event.get("actions", ())} >= HELP for event in events)


def fill_form(talk: Talk) -> dict[str, str]:
    """Fill the form up to its review; the buttons of the review by their labels."""
    way = WAYS["en"]
    talk.say(way.ask)
    for typed in (way.question, way.skip, way.skip, way.place):
        talk.say(typed)
    for label in (way.asked_to, way.age, way.permission):
        talk.choose(label)
    assert "review" in talk.kinds
    return {choice["label"]: choice["id"] for choice in talk.choices()}


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("😭", "emoji_only"),
        ("أحتاج مساعدة من فضلك", "other_language"),
        ("Мені потрібна допомога", "other_language"),
        ("\x00\x1b\x07", "empty_reply"),
        ("a " * 700, "too_long"),
    ],
)
def test_text_nobody_can_read_gets_a_card_with_help(
    service: RunningService, language: str, text: str, name: str
):
    talk = service.talk(language)
    [event] = talk.say(text)
    assert (event["name"], event["language"]) == (name, language)
    talk.say(WAYS[language].need)
    assert "doors" in talk.kinds
    talk.end()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"text": "i want to kill myself', 400),
        (b'{"conversation": "\\ud800", "id": "a", "text": "i want to kill myself"}', 400),
        (b'{"conversation": "nobody", "id": "a", "text": "i want to kill myself"}', 404),
        (b'{"conversation": 7, "id": "a", "text": "i want to kill myself"}', 400),
        (b'{"id": "a", "text": "i want to kill myself' + b" ." * 5_000 + b'"}', 413),
    ],
)
def test_body_that_cannot_be_used_is_screened_all_the_same(
    service: RunningService, body: bytes, status: int
):
    talk = service.talk()
    got, events = post(talk, body)
    assert [event["kind"] for event in events][0] == "card"
    assert events[0]["name"] == "suicide"
    assert events[-1]["code"]
    # A card that has gone out first has made the status; what is refused says so in its code.
    assert got == status or (got == 200 and status == 404)
    talk.end()


def test_ten_megabytes_are_refused_with_help(service: RunningService):
    talk = service.talk()
    status, events = post(talk, b'{"text": "' + b"a" * 10_000_000 + b'"}')
    assert status == 413
    assert offers_help(events)
    reply = httpx.post(f"{service.engine}/webhooks/web/turn", content=b"a" * 10_000_000)
    assert reply.status_code == 413
    talk.end()


def test_typed_command_sends_and_erases_nothing(service: RunningService):
    talk = service.talk()
    fill_form(talk)
    for command in (
        "/confirm_send",
        '/choose{"field": "permission", "value": "both"}',
        "/stop_form{}",
        "/restart",
        '/switch_language{"to_language": "cy"}',
        " //delete_my_data",
    ):
        talk.say(command)
        assert "receipt" not in talk.kinds
        assert "erased" not in {event.get("code") for event in talk.events}
    body = {"conversation": talk.token, "after": 0}
    events = talk.client.post("/chat/api/events", json=body).json()["events"]
    review = [event for event in events if event["kind"] == "review"][-1]
    assert WAYS["en"].question in json.dumps(review)
    talk.end()


def test_choice_of_another_chat_and_a_changed_one_do_nothing(service: RunningService):
    mine, theirs = service.talk(), service.talk()
    send = fill_form(theirs)[WAYS["en"].send]
    payload, _, signature = send.rpartition(".")
    changed = f"{payload}.{signature[1:]}{signature[0]}"
    for talk, choice in ((mine, send), (theirs, changed), (mine, "\ud800"), (mine, "x" * 3_000)):
        status, events = send_choice(talk, choice)
        assert status == 400
        assert events[0]["kind"] == "error"
        assert "receipt" not in {event["kind"] for event in events}
    status, events = send_choice(theirs, send)
    assert "receipt" in {event["kind"] for event in events}
    mine.end()
    theirs.end()


def test_send_pressed_again_shows_no_second_receipt(service: RunningService):
    talk = service.talk()
    send = fill_form(talk)[WAYS["en"].send]
    body = {"conversation": talk.token, "id": "once", "choice": send}
    first, again = (post(talk, json.dumps(body).encode())[1] for _ in range(2))
    assert first == again
    codes = {event["code"] for event in first if event["kind"] == "receipt"}
    assert len(codes) == 1
    _, replayed = send_choice(talk, send)
    assert codes >= {event["code"] for event in replayed if event["kind"] == "receipt"}
    talk.end()


def test_old_send_button_does_not_send_what_was_changed_since(service: RunningService):
    talk = service.talk()
    buttons = fill_form(talk)
    talk.say("change my question")
    send_choice(talk, buttons[WAYS["en"].send])
    body = {"conversation": talk.token, "after": 0}
    events = talk.client.post("/chat/api/events", json=body).json()["events"]
    assert "receipt" not in {event["kind"] for event in events}
    talk.end()


def test_many_messages_meet_a_limit_and_a_crisis_its_card_all_the_same(service: RunningService):
    talk = service.talk()
    body = {"conversation": talk.token, "text": "hello"}
    for _ in range(31):
        message = json.dumps({**body, "id": uuid.uuid4().hex}).encode()
        status, events = post(talk, message)
        if status == 429:
            break
    assert status == 429
    assert offers_help(events)
    _, events = post(talk, json.dumps({**body, "id": "crisis", "text": CRISIS}).encode())
    assert [event["name"] for event in events] == ["suicide", "rate_limited"]
    talk.end()


@pytest.mark.parametrize("path", ["model", "conversations/x/tracker", "domain", "version", ""])
def test_engine_has_no_door_but_the_gates(service: RunningService, path: str):
    assert httpx.get(f"{service.engine}/{path}").status_code == 404
    turn = {"conversation_id": "x", "language": "en", "level": "none", "text": "hello"}
    for secret in ("", "wrong", "ŵrong".encode().decode("latin-1")):
        reply = httpx.post(
            f"{service.engine}/webhooks/web/turn",
            json=turn,
            headers=[(b"x-engine-secret", secret.encode("latin-1"))],
        )
        assert reply.status_code == 401


@pytest.mark.parametrize(
    "path", ["questions", "queue", "audit", "sessions", "account", "safeguarding"]
)
def test_console_shows_nothing_without_a_sign_in(service: RunningService, path: str):
    reply = httpx.get(f"{service.console}/{path}")
    assert reply.status_code in (303, 404)
    assert reply.status_code == 404 or "/sign-in" in reply.headers["location"]
