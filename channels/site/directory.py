"""Find help without JavaScript: need, place and age in a form, doors on a page.

A typed place is sent in the body and becomes a council area before anything is in an address.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from sanic import Blueprint, HTTPResponse, Request, redirect

from bot.directory.needs import need_name
from bot.directory.search import Door, SearchResult, search_services
from bot.language.councils import council, councils, region_name
from bot.vocabulary import Language, Need, Region, Speaker
from bot.web.csrf import check_origin
from bot.web.dates import spoken_date
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value
from channels.boxes import box_card
from channels.gate.gate import Gate
from channels.site.typed_places import find_area

directory = Blueprint("directory")

LIMIT = 8
OLDEST, YOUNGEST = 25, 7


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of doors is for."""

    need: Need | None
    council: str
    region: Region | None
    age: int | None


NOTHING = Asked(None, "", None, None)


@directory.get("/directory", name="directory")
async def show_directory(request: Request) -> HTTPResponse:
    """The form, and the doors once a need is chosen."""
    return await _page(request, _read_asked(request), str(request.args.get("place") or ""))


async def _page(request: Request, asked: Asked, problem: str = "") -> HTTPResponse:
    language = page_language(request)
    result = await _search(request, asked, language) if asked.need else None
    return render(
        request,
        "directory.html",
        asked=asked,
        area=_area_name(asked, language),
        problem=problem,
        needs=[(str(n), need_name(n, language)) for n in Need],
        councils=[(c.code, c.name(language)) for c in councils()],
        ages=range(YOUNGEST, OLDEST + 1),
        doors=[show_door(door, language) for door in result.doors] if result else [],
        more=bool(result and result.more),
    )


@directory.post("/directory", name="find")
async def find(request: Request) -> HTTPResponse:
    """Turn what was typed into ids, and show the page for them."""
    check_origin(request)
    if box_card(request):
        return await _page(request, NOTHING)
    query = {"need": form_value(request, "need"), "age": form_value(request, "age")}
    area, typed = form_value(request, "area"), form_value(request, "place").strip()
    if typed:
        area, problem = find_area(typed)
        query |= {"place": problem} if problem else {}
    elif not query["need"]:
        query["place"] = "need"
    query |= {"area": area, "lang": page_language(request).value}
    return redirect(f"/directory?{urlencode({k: v for k, v in query.items() if v})}", status=303)


def _read_asked(request: Request) -> Asked:
    need, area, age = (str(request.args.get(name) or "") for name in ("need", "area", "age"))
    region = area.removeprefix("region:") if area.startswith("region:") else ""
    return Asked(
        need=Need(need) if need in set(map(str, Need)) else None,
        council=area if area in {c.code for c in councils()} else "",
        region=Region(region) if region in set(map(str, Region)) else None,
        age=int(age) if age.isdecimal() and YOUNGEST <= int(age) <= OLDEST else None,
    )


async def _search(request: Request, asked: Asked, language: Language) -> SearchResult:
    gate: Gate = request.app.ctx.gate
    return await gate.eraser.replies.read(
        search_services,
        needs=(asked.need,),
        council=asked.council or None,
        region=asked.region,
        age=asked.age,
        speaker=Speaker.YOUNG_PERSON,
        language=language,
        limit=LIMIT,
    )


def _area_name(asked: Asked, language: Language) -> str:
    if asked.council:
        return council(asked.council).name(language)
    return region_name(asked.region, language) if asked.region else ""


def show_door(door: Door, language: Language) -> dict[str, object]:
    """A door with the day on which it was last checked."""
    return {"door": door, "checked": spoken_date(door.checked, language) if door.checked else ""}
