"""The first page: what waits for me, and for those who review how it goes in figures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import EVERY_ROLE, requires
from bot.console.figure_charts import GROUPS, charts_of
from bot.console.figure_names import FigureNames
from bot.console.overview import Overview, read_overview
from bot.console.page import account_of, show
from bot.console.reader import reader_of
from bot.console.tiles import my_list, my_tile, work_tiles
from bot.console.work import now_utc, read
from bot.questions.figures.period import CHOICES, DEFAULT
from bot.questions.figures.shown import Figures, read_figures
from bot.questions.finding.queue import QueuePage, review_queue
from bot.questions.life.move import Actor
from bot.questions.reviewing.lane_notices import somebody_to_be_told
from bot.questions.reviewing.safeguarding import waiting_in_lane
from bot.vocabulary import Region, Role
from bot.web.language import page_language

routes = Blueprint("dashboard")
REVIEWERS = frozenset({Role.RPB_STAFF, Role.COMMISSIONER_TEAM})
MINE = 5  # questions of mine on the first page


@dataclass(frozen=True, slots=True)
class Looked:
    """What a reviewer chose to look at."""

    months: int
    region: Region | None  # only where the reader sees more than one

    @property
    def query(self) -> dict[str, str]:
        """The same as the query of an address."""
        region = {"region": self.region.value} if self.region else {}
        return {"months": str(self.months), **region}


@dataclass(frozen=True, slots=True)
class Desk:
    """The first page of somebody who reviews."""

    overview: Overview
    figures: Figures
    mine: QueuePage
    untold: bool  # something waits in the lane of which nobody could be told by mail


@routes.get("/", name="show")
@requires(*EVERY_ROLE)
async def show_dashboard(request: Request) -> HTTPResponse:
    """Each role sees its own part."""
    role, reader = account_of(request).role, reader_of(request)
    if role in REVIEWERS:
        return await _show_desk(request, reader)
    lane = None
    if role is Role.SAFEGUARDING_LEAD:
        lane = await read(request, waiting_in_lane, reader=reader)
    untold = role is Role.OPERATOR and await read(request, somebody_to_be_told, now=now_utc())
    return show(request, "dashboard.html", lane=lane, untold=untold, now=now_utc())


def looked_at(request: Request) -> Looked:
    """The months and the region of an address; what it says wrongly is left aside."""
    asked, region = request.args.get("months", ""), request.args.get("region", "")
    months = next((count for count in CHOICES if str(count) == asked), DEFAULT)
    sees_all = account_of(request).role is Role.COMMISSIONER_TEAM
    known = {one.value: one for one in Region} if sees_all else {}
    return Looked(months, known.get(region))


def read_desk(db: Any, *, reader: Actor, looked: Looked, now: datetime) -> Desk:
    """Everything that stands on the page of a reviewer."""
    return Desk(
        overview=read_overview(db, reader=reader, now=now),
        figures=read_figures(
            db, reader=reader, months=looked.months, region=looked.region, now=now
        ),
        mine=review_queue(db, reader=reader, filter=my_list(looked.region), limit=MINE, now=now),
        untold=reader.role is Role.COMMISSIONER_TEAM and somebody_to_be_told(db, now=now),
    )


async def _show_desk(request: Request, reader: Actor) -> HTTPResponse:
    looked, now = looked_at(request), now_utc()
    desk = await read(request, read_desk, reader=reader, looked=looked, now=now)
    names = FigureNames(request.app.ctx.words, page_language(request))
    return show(
        request,
        "desk.html",
        desk=desk,
        untold=desk.untold,
        figures=desk.figures,
        charts=charts_of(desk.figures, names),
        groups=GROUPS,
        names=names,
        tiles=work_tiles(desk.figures.waiting, looked.region),
        mine=my_tile(desk.figures.waiting, looked.region),
        looked=looked,
        choices=CHOICES,
        regions=tuple(Region) if account_of(request).role is Role.COMMISSIONER_TEAM else (),
        now=now,
    )
