"""Come into a room by its code: no name and no account, a key for this browser alone."""

from string import ascii_uppercase, digits

from sanic import Blueprint, HTTPResponse, Request

from bot.boards.directory import boards
from bot.sessions.room.codes import CODE_LETTERS, read_code
from bot.sessions.room.faults import ParticipantRefused, RoomInputInvalid, RoomNotFound
from bot.sessions.room.participants import (
    MOST_PEOPLE,
    JoinedView,
    join_room,
    participant_of,
    rejoin,
)
from bot.sessions.surfaces.door import RoomDoor, room_door
from bot.store.tables.session_terms import Device, Surface
from bot.vocabulary import Region
from bot.web.csrf import check_origin
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.room.keys import checked_key, drop_key, keep_key, key_of
from channels.room.live import live_of
from channels.room.work import now_utc, read, tap
from channels.site.see_other import see_other

join = Blueprint("room_join")
ME = Surface.PARTICIPANT
# What never stands in a code, as it would be mistaken for something else.
NO_LETTERS = " ".join(one for one in ascii_uppercase if one not in CODE_LETTERS)
NO_NUMBERS = " ".join(one for one in digits if one not in CODE_LETTERS)


@join.get("/room", name="code", strict_slashes=False)
async def ask_code(request: Request) -> HTTPResponse:
    """Type the code; whoever is in a room already goes back to it."""
    try:
        await read(request, participant_of, key=key_of(request, ME))
    except ParticipantRefused:
        return _code_form(request)
    return see_other(request, "/room/here")


@join.get("/j/<code:str>", name="door")
async def show_door(request: Request, code: str) -> HTTPResponse:
    """What stands on the poster: one more tap, and they are in."""
    return await _door(request, code)


@join.post("/room/code", name="read_code")
async def take_code(request: Request) -> HTTPResponse:
    """A code that was typed."""
    return await _door(request, form_value(request, "code"))


@join.post("/room/join", name="join")
async def come_in(request: Request) -> HTTPResponse:
    """Join, or come back: the same browser stays who it is."""
    check_origin(request)
    code, key = form_value(request, "code"), key_of(request, ME)
    await live_of(request).codes.check(_address(request))
    given = {"code": code, "now": now_utc(), **_who(request)}
    try:
        joined: JoinedView = await (
            tap(request, rejoin, key=key, **given) if key else tap(request, join_room, **given)
        )
    except RoomNotFound:
        return await _wrong(request, code)
    return keep_key(request, see_other(request, "/room/here"), ME, joined.key)


@join.post("/room/leave", name="leave")
async def leave(request: Request) -> HTTPResponse:
    """Forget the key on this device; what was asked and voted stays."""
    checked_key(request, ME, ParticipantRefused)
    return drop_key(request, see_other(request, "/room", left="yes"), ME)


async def _door(request: Request, typed: str) -> HTTPResponse:
    await live_of(request).codes.check(_address(request))
    try:
        door: RoomDoor = await read(request, room_door, code=typed)
    except RoomNotFound:
        return await _wrong(request, typed)
    request.ctx.form_page = f"/j/{door.code}"
    return render(
        request,
        "room_door.html",
        door=door,
        most=MOST_PEOPLE,
        title=door.title(page_language(request)),
        regions=[(one.region.value, one.name(page_language(request))) for one in boards()],
        came_before=bool(key_of(request, ME)),
    )


async def _wrong(request: Request, typed: str) -> HTTPResponse:
    await live_of(request).codes.count_wrong(_address(request))
    known = read_code(typed) is not None
    return _code_form(request, problem="closed" if known else "unknown", typed=typed[:20])


def _code_form(request: Request, *, problem: str = "", typed: str = "") -> HTTPResponse:
    request.ctx.form_page = "/room"
    left = request.args.get("left") == "yes"
    status = 404 if problem else 200
    never = {"letters": NO_LETTERS, "numbers": NO_NUMBERS} if problem else None
    shown = {"problem": problem, "typed": typed, "left": left, "never": never}
    return render(request, "room_code.html", status=status, **shown)


def _who(request: Request) -> dict[str, object]:
    """How they take part. Raises: RoomInputInvalid."""
    device, people = form_value(request, "device") or "own", form_value(request, "people") or "1"
    region = form_value(request, "region")
    if device not in set(map(str, Device)) or not (people.isascii() and people.isdecimal()):
        raise RoomInputInvalid("device")
    if region and region not in set(map(str, Region)):
        raise RoomInputInvalid("region")
    return {
        "device": Device(device),
        "people": int(people) if len(people) < 4 else 0,
        "region": Region(region) if region else None,
    }


def _address(request: Request) -> str:
    return request.remote_addr or request.ip
