"""What tests of writing anew share: a returned question and its new draft."""

from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import put_choice, put_text
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import mint_receipt
from bot.questions.asking.review import review_draft
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.reviewing.moderation import return_question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Language,
    Level,
)
from tests.factories import NOW
from tests.integration.question_steps import (
    act,
    made,
)

FIRST = "Why is the quokka ward in Casnewydd closed to us?"


NEW = "When will the ward for young people open again?"


CHAT = "a-chat"


def returned(store, reason="unclear", **fields):
    code = fields.setdefault("code", mint_receipt())
    question = made(store, **{"text_original": FIRST, **fields})
    act(store, return_question, question, reason=reason)
    return question, code


def rewrite(store, question, *, chat=CHAT, language=Language.EN, code="", now=NOW):
    return in_transaction(
        store,
        open_rewrite,
        conversation_id=chat,
        question_id=question,
        language=language,
        now=now,
        code=code,
    )


def change(store, field, value, *, level=Level.NONE, chat=CHAT):
    put = {"conversation_id": chat, "field": field, "now": NOW}
    if field in (DraftField.TEXT, DraftField.CONTEXT):
        return in_transaction(store, put_text, text=value, level=level, **put)
    return in_transaction(store, put_choice, value=value, **put)


def send(store, *, chat=CHAT, now=NOW, review=True):
    if review:
        in_transaction(store, review_draft, conversation_id=chat, now=now)
    return in_transaction(store, submit_question, conversation_id=chat, now=now)


def send_anew(store, question, text=NEW, level=Level.NONE, code=""):
    rewrite(store, question, code=code)
    change(store, DraftField.TEXT, text, level=level)
    return send(store)
