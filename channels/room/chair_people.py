"""Who is in the room, and the end of it."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BotError
from bot.sessions.room.participants import remove_participant
from bot.sessions.room.passes import PassView
from bot.sessions.surfaces.chair import end_room
from bot.sessions.surfaces.chair_pages import EndPage, end_page, people_of
from bot.store.errors import StoreFailed
from bot.store.tables.session_terms import Surface
from bot.web.errors import problem_of
from bot.web.language import page_language
from bot.web.pages import render
from channels.room.chair import frame_values
from channels.room.chair_taking import HOME, take_step
from channels.room.hosts import does, shows
from channels.room.keys import drop_key
from channels.room.work import now_utc, read, write
from channels.site.see_other import see_other

chair_people = Blueprint("room_chair_people", url_prefix=HOME)
ME = Surface.CHAIR
PEOPLE = f"{HOME}/people"
ON_A_PAGE = 60


@chair_people.get("/people", name="people")
@shows(ME)
async def people(request: Request, *, host: PassView) -> HTTPResponse:
    """Everybody in the room by a number, the newest first."""
    screen, lines = await read(request, people_of, host=host)
    asked = request.args.get("page") or "1"
    pages = max(1, -(-len(lines) // ON_A_PAGE))
    page = min(pages, max(1, int(asked))) if asked.isdecimal() and len(asked) < 5 else 1
    values = frame_values(request, screen.heading.title(page_language(request)), False)
    shown = lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return render(request, "room_chair_people.html", lines=shown, page=page, pages=pages, **values)


@chair_people.get("/people/<participant_id:uuid>", name="ask_remove")
@shows(ME)
async def ask_remove(request: Request, *, host: PassView, participant_id: UUID) -> HTTPResponse:
    """Say what removing somebody does, before it is done."""
    screen, lines = await read(request, people_of, host=host)
    one = next((line for line in lines if line.participant_id == participant_id), None)
    if one is None or one.removed:
        return see_other(request, PEOPLE)
    values = frame_values(request, screen.heading.title(page_language(request)), False)
    return render(request, "room_chair_remove.html", one=one, **values)


@chair_people.post("/people/<participant_id:uuid>", name="remove")
@does(ME)
async def remove(request: Request, *, host: PassView, participant_id: UUID) -> HTTPResponse:
    """Remove somebody for this session."""
    given = {"host": host, "participant_id": participant_id}
    return await take_step(request, remove_participant, back=PEOPLE, **given)


@chair_people.get("/close", name="ask_close")
@shows(ME)
async def ask_close(request: Request, *, host: PassView) -> HTTPResponse:
    """Say what is erased and what stays, before the room is closed."""
    found: EndPage = await read(request, end_page, host=host)
    shared = found.screen.shared
    title = shared.heading.title(page_language(request))
    values = frame_values(request, title, shared.room.rehearsal)
    return render(request, "room_chair_close.html", found=found, **values)


@chair_people.post("/close", name="close")
@does(ME)
async def close(request: Request, *, host: PassView) -> HTTPResponse:
    """Close the room for good, or end the rehearsal."""
    try:
        rehearsal: bool = await write(request, end_room, host=host, now=now_utc())
    except StoreFailed:
        raise
    except BotError as error:
        return see_other(request, HOME, problem=problem_of(error).code)
    was = "rehearsal" if rehearsal else "room"
    return drop_key(request, see_other(request, f"{HOME}/over", was=was), ME)


@chair_people.get("/over", name="over")
async def over(request: Request) -> HTTPResponse:
    """The room is closed; its screens open nothing any more."""
    rehearsal = request.args.get("was") == "rehearsal"
    return render(request, "room_chair_over.html", rehearsal=rehearsal)
