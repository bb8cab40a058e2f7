"""What tests of the receipt page share: a question with a known code, and the page it opens."""

import re
from html import unescape

from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    Role,
    Workflow,
)
from tests.factories import (
    COMMITMENT,
    make_actor,
    make_answer,
    make_askers,
    make_question,
)

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
CODE = "808K-GYT2-AZXQ"
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
LEAD = make_actor(Role.SAFEGUARDING_LEAD, None)


async def send(site, path="/question", *, language="en", code=CODE, **more):
    """Send the code to a page of its own: the reply and what it shows."""
    form = await site.client.get("/question", params={"lang": language})
    body = {"csrf": TOKEN.search(form.text)[1], "code": code, "lang": language, **more}
    reply = await site.client.post(path, data=body)
    return reply, unescape(reply.text)


def make_asked(store, **fields):
    made = in_transaction(store, make_question, code=CODE, **fields)
    return made.id


def make_answered(store, *, code=CODE, stage=AnswerStage.PUBLISHED, askers=0, **fields):
    def make(db):
        question = make_question(db, state=Workflow.ACCEPTED, code=code, **fields)
        codes = make_askers(db, question, askers)
        make_answer(db, question, stage=stage, commitments=(COMMITMENT,))
        return question.id, codes

    return in_transaction(store, make)
