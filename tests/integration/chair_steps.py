"""What tests of the chair's screen share: pressing its buttons as they stand on the page."""

import re
from html import unescape

from sqlalchemy import select

from bot.sessions.ballot.views import picked
from bot.store.tables.ballots import Ballot
from bot.store.tables.rooms import Room
from bot.store.tables.sessions import SessionQuestion

PAGE = "/room/chair"
OTHER = "Who tells us when the worker we trust leaves?"
FORM = re.compile(r'<form method="post" action="([^"]+)">(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'<input type="(?:hidden|number)"[^>]*?name="(\w+)"[^>]*?value="([^"]*)"')


async def press(browser, words, *, page=PAGE, **fields):
    """Press the button of these words as it stands on the page, and see that nothing is wrong."""
    reply = await send(browser, words, page=page, **fields)
    assert reply.status_code == 303, reply.text
    assert "problem" not in reply.headers["location"], reply.headers["location"]
    return reply


async def send(browser, words, *, page=PAGE, **fields):
    shown = unescape((await browser.get(page)).text)
    forms = [one for one in FORM.findall(shown) if f">{words}<" in one[1]]
    assert forms, f"no button {words!r}"
    action, inside = forms[0]
    return await browser.client.post(action, data={**dict(FIELD.findall(inside)), **fields})


def room(site):
    return site.live.do(lambda db: db.get(Room, site.live.session_id))


def ballot(site):
    newest = select(Ballot).order_by(Ballot.opened_at.desc())
    return site.live.do(lambda db: db.scalars(newest).first())


def listed(site):
    wanted = select(SessionQuestion.question_id).order_by(SessionQuestion.position)
    return site.live.do(lambda db: list(db.scalars(wanted)))


def picks(site):
    return [one.choice.question_id for one in site.live.do(picked, ballot_id=ballot(site).id)]


async def follow(browser, reply):
    """Where a form leads to."""
    page = await browser.client.get(reply.headers["location"])
    assert page.status_code == 200, page.text
    return unescape(page.text)
