"""Feeds of new answers, for all Wales and for each board: Atom (RFC 4287) and JSON Feed 1.1."""

import hashlib
import json

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound
from sanic.response import raw

from bot.questions.publication.feed import public_feed
from bot.vocabulary import Region
from bot.web.language import page_language
from bot.web.pages import Pages
from channels.gate.gate import Gate
from channels.site.feed_words import Feed, feed_of
from channels.site.own_address import own_address
from channels.site.say import speaker

feeds = Blueprint("feeds")

NEWEST = 50  # entries of a feed
ATOM = "application/atom+xml; charset=utf-8"
JSON_FEED = "application/feed+json; charset=utf-8"


@feeds.get("/feed.xml", name="atom")
async def atom(request: Request) -> HTTPResponse:
    """The newest answers of all boards as Atom."""
    return _as_atom(request, await _feed(request, ""))


@feeds.get("/feed.json", name="json")
async def json_feed(request: Request) -> HTTPResponse:
    """The same as JSON Feed."""
    return _as_json(request, await _feed(request, ""))


@feeds.get("/boards/<region:[a-z_]+>/feed.xml", name="board_atom")
async def board_atom(request: Request, region: str) -> HTTPResponse:
    """The newest answers of one board as Atom."""
    return _as_atom(request, await _feed(request, region))


@feeds.get("/boards/<region:[a-z_]+>/feed.json", name="board_json")
async def board_json(request: Request, region: str) -> HTTPResponse:
    """The same as JSON Feed."""
    return _as_json(request, await _feed(request, region))


async def _feed(request: Request, region: str) -> Feed:
    if region and region not in set(map(str, Region)):
        raise NotFound("no such board")
    own = Region(region) if region else None
    gate: Gate = request.app.ctx.gate
    found = await gate.eraser.replies.read(public_feed, region=own, limit=NEWEST)
    return feed_of(found, own, own_address(request), page_language(request), speaker(request))


def _as_atom(request: Request, feed: Feed) -> HTTPResponse:
    pages: Pages = request.app.ctx.pages
    language = page_language(request).value
    page = pages.environment.get_template("feed.xml").render(feed=feed, language=language)
    return _sent(request, page.encode(), ATOM)


def _as_json(request: Request, feed: Feed) -> HTTPResponse:
    body = json.dumps(feed.as_json(), ensure_ascii=False)
    return _sent(request, body.encode(), JSON_FEED)


def _sent(request: Request, body: bytes, kind: str) -> HTTPResponse:
    """The feed, or nothing where the reader has it already; always asked for anew."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "etag": tag,
        "cache-control": "no-cache",
        "cross-origin-resource-policy": "cross-origin",
    }
    if tag in request.headers.get("if-none-match", ""):
        return HTTPResponse(status=304, headers=headers)
    return raw(body, content_type=kind, headers=headers)
