"""What tests of the list of questions share: questions as a list names them, and steps for many."""

import re
from datetime import UTC, datetime
from html import unescape
from uuid import UUID

from bot.questions.finding.findable import keep_findable
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from tests.factories import make_question

PICK = re.compile(r'name="pick" value="([^"]+)"')


OTHER = "Beth am y bws?"


BATCH = re.compile(r'name="batch" value="([^"]+)"')


def ask(console, text, **fields):
    """A question of Gwent; gives back how a list names it when it is picked."""

    def make(db):
        given = {"created_at": datetime.now(UTC), "text_other": OTHER, **fields}
        question = make_question(db, text_original=text, **given)
        keep_findable(db, question)
        return question

    made = in_transaction(console.store, make)
    return f"{made.id}.{made.version}"


def kept(console, pick):
    return in_transaction(
        console.store, lambda db: db.get(Question, UUID(pick.split(".")[0])), write=False
    )


def address(step, picks, **more):
    parts = [*(("pick", pick) for pick in picks), *more.items(), ("lang", "en")]
    return f"/questions/bulk/{step}?" + "&".join(f"{k}={v}" for k, v in parts)


async def take(browser, step, picks, **fields):
    """Open the page that asks, and send what it offers."""
    page = await browser.open(address(step, picks))
    offered = [unescape(one) for one in PICK.findall(page.text)]
    data = {**browser.hidden(), "pick": offered, "list": "", **fields}
    return await browser.http.post(f"/questions/bulk/{step}?lang=en", data=data)
