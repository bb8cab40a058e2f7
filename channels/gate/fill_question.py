"""The young person's own question: review, receipt, status, and what others asked."""

from typing import Any
from uuid import UUID

from bot.directory.themes import theme_name
from bot.errors import QuestionNotFound
from bot.language.councils import council, region_name
from bot.questions.asking.draft_fields import REGION_PREFIX, DraftField
from bot.questions.asking.drafts import DraftView
from bot.questions.asking.receipts import shown_receipt
from bot.questions.asking.review import DraftReview, review_draft
from bot.questions.asking.status import question_status
from bot.questions.publication.readable import PublicQuestion, public_question
from bot.vocabulary import Language, Region, Theme
from channels.gate.conversation import Conversation
from channels.gate.status_words import status_as_json


async def fill_review(conversation: Conversation) -> dict[str, Any]:
    """The draft exactly as it would be kept; raises DraftMissing."""
    review = await conversation.replies.write(
        review_draft, conversation_id=conversation.id, now=conversation.now
    )
    return review_as_json(conversation, review)


def review_as_json(conversation: Conversation, review: DraftReview) -> dict[str, Any]:
    """A review on the wire."""
    fields = [
        {
            "field": field.value,
            "label": conversation.say(f"terms.field_{field.value}"),
            "value": field_words(conversation, review.fields, field),
            "change": conversation.choice(
                conversation.say("chat.change_one"), "change", field=field.value
            ).as_json(),
        }
        for field in DraftField
    ]
    findings = [
        {
            "number": finding.number,
            "kind": finding.kind.value,
            "kind_name": conversation.say(f"terms.found_{finding.kind.value}"),
            "field": finding.field.value,
            "excerpt": finding.excerpt,
            "taken_out": finding.taken_out,
            "choices": [
                conversation.choice(
                    conversation.say(f"chat.{what}"), what, number=finding.number
                ).as_json()
                for what in ("take_out", "keep_in")
            ],
        }
        for finding in review.findings
    ]
    return {"fields": fields, "findings": findings}


def field_words(conversation: Conversation, draft: DraftView, field: DraftField) -> str:
    """One field of a draft in words; for one that was left out, a word for that."""
    value = getattr(draft, field.value)
    if not value:
        return conversation.say("terms.skipped")
    language = conversation.language
    if field is DraftField.THEMES:
        return ", ".join(theme_name(Theme(theme), language) for theme in value.split(","))
    if field is DraftField.AREA:
        return area_words(value, language)
    prefix = {
        DraftField.ASKED_TO: "asked_to",
        DraftField.AGE_BAND: "age",
        DraftField.PERMISSION: "permission",
    }.get(field)
    return conversation.say(f"terms.{prefix}_{value}") if prefix else str(value)


def area_words(area: str, language: Language) -> str:
    """A council area or region by its name."""
    if area.startswith(REGION_PREFIX):
        return region_name(Region(area.removeprefix(REGION_PREFIX)), language)
    return council(area).name(language)


async def fill_receipt(conversation: Conversation) -> dict[str, Any]:
    """The receipt of this chat; {} when it may no longer be shown."""
    receipt = await conversation.replies.read(
        shown_receipt, conversation_id=conversation.id, now=conversation.now
    )
    return {"code": receipt.code} if receipt else {}


async def fill_question_status(conversation: Conversation, question_id: str) -> dict[str, Any]:
    """Where a question is, in plain words; raises QuestionNotFound."""
    status = await conversation.replies.read(
        question_status, question_id=UUID(question_id), now=conversation.now
    )
    return status_as_json(status, conversation.now, conversation.language, conversation.say)


async def fill_similar(conversation: Conversation, ids: list[str]) -> list[dict[str, Any]]:
    """What others asked already, each with a way to say "me too"."""
    questions: list[dict[str, Any]] = []
    for question_id in ids:
        try:
            found = await conversation.replies.read(public_question, question_id=UUID(question_id))
        except QuestionNotFound:
            continue  # no longer public since the engine looked
        questions.append(_similar_as_json(conversation, found))
    return questions


def _similar_as_json(conversation: Conversation, question: PublicQuestion) -> dict[str, Any]:
    me_too = conversation.choice(
        conversation.say("chat.me_too"), "support_question", question=str(question.question_id)
    )
    return {
        "id": str(question.question_id),
        "text": question.words(conversation.language),
        "language": conversation.language.value,
        "support": question.support,
        "mark": conversation.say("site.made_up") if question.made_up else "",
        "choice": me_too.as_json(),
    }
