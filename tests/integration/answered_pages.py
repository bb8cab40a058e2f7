"""What tests of public pages share: a question with its answer, and a page as it is read."""

from html import unescape

from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Role,
    Workflow,
)
from tests.factories import (
    make_actor,
    make_answer,
    make_askers,
    make_question,
)

TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
CODE = "808K-GYT2-AZXQ"


def make_answered(store, *, commitments=(), askers=0, **changes):
    """A published answer; the question's id and the receipt codes of all who asked."""

    def make(db):
        question = make_question(db, state=Workflow.ACCEPTED, code=CODE, themes="waiting_times")
        codes = [CODE, *make_askers(db, question, askers)]
        make_answer(db, question, commitments=commitments, **changes)
        return question.id, codes

    return in_transaction(store, make)


async def read_page(site, path, language="en", **query):
    reply = await site.client.get(path, params={"lang": language, **query})
    return reply, unescape(reply.text)
