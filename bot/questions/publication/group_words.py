"""Why a group judged as it did, and what the board replied: as everybody may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.privacy import find_details
from bot.questions.judging.verdict_counts import PublicVerdict
from bot.questions.life.deadlines import day_in_wales
from bot.store.tables.answers import Verdict
from bot.store.tables.rooms import GroupVerdict
from bot.vocabulary import Judge, Language

GROUP = Judge.GROUP


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Words that came with a group's verdict; each is there in both languages or in none."""

    reason_en: str
    reason_cy: str
    reply_en: str
    reply_cy: str
    replied_on: date | None

    def reason(self, language: Language) -> str:
        """Why the group judged so, in its own words; empty: not said, or not for everybody."""
        return self.reason_cy if language is Language.CY else self.reason_en

    def reply(self, language: Language) -> str:
        """What the board replied; empty: nothing yet."""
        return self.reply_cy if language is Language.CY else self.reply_en


def group_words_on(
    db: Session, verdicts: Mapping[UUID, PublicVerdict | None]
) -> dict[UUID, GroupWords]:
    """The words that came with the verdicts of groups on these answers.

    The host of a session writes down what a group says; it is public once somebody has put it
    into the other language too, and never with what may be a personal detail.

    Args: verdicts: the one that counts on each answer, whose page everybody may read.
    """
    of_groups = {key: one.stage for key, one in verdicts.items() if one and one.judge is GROUP}
    if not of_groups:
        return {}
    wanted = (
        select(Verdict, GroupVerdict)
        .join(GroupVerdict, GroupVerdict.verdict_id == Verdict.id)
        .where(Verdict.answer_id.in_(of_groups), Verdict.judge == GROUP)
    )
    return {
        verdict.answer_id: _words(group)
        for verdict, group in db.execute(wanted.order_by(Verdict.given_at))
        if verdict.stage == of_groups[verdict.answer_id]
    }


def _words(group: GroupVerdict) -> GroupWords:
    reasons = _for_everybody(group.reason_en, group.reason_cy)
    replies = _for_everybody(group.reply_en, group.reply_cy)
    replied_on = day_in_wales(group.replied_at) if group.replied_at and any(replies) else None
    return GroupWords(*reasons, *replies, replied_on)


def _for_everybody(english: str, welsh: str) -> tuple[str, str]:
    """Words leave the room in both languages, or not at all."""
    if not (english and welsh) or any(find_details(text) for text in (english, welsh)):
        return "", ""
    return english, welsh
