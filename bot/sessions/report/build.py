"""The lines of a report from the rows of its session: pure functions."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.questions.answering.commitment_fields import day_in_wales
from bot.questions.answering.fields import NOT_DONE
from bot.questions.judging.verdict_counts import PublicVerdict
from bot.questions.life.public_words import words_in
from bot.questions.life.timing import Deadline
from bot.questions.publication.suppression import shown_count, shown_parts
from bot.sessions.panel.views import GroupVerdictView
from bot.sessions.report.lines import (
    NOT_PUBLIC,
    LatestVerdict,
    Profile,
    ReportAnswer,
    ReportPick,
    ReportPromise,
    ReportQuestion,
    ReportVerdict,
    Standing,
)
from bot.sessions.report.reading import SessionRows
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.ballots import Pick
from bot.store.tables.questions import Question
from bot.store.tables.rooms import PanelRecord
from bot.vocabulary import AnswerStage, CommitmentState, Language


def question_lines(
    rows: SessionRows, *, profile: Profile, now: datetime
) -> tuple[ReportQuestion, ...]:
    """Every question of a session in its order, with nothing where its reader may not see it."""
    return tuple(
        _line(rows, question_id, position, profile, now)
        for question_id, position in rows.positions.items()
    )


def _line(
    rows: SessionRows, question_id: UUID, position: int | None, profile: Profile, now: datetime
) -> ReportQuestion:
    question = rows.questions.get(question_id)
    if question is None:
        return replace(NOT_PUBLIC, position=position)
    answer, record = rows.answers.get(question_id), rows.records.get(question_id)
    judged, pick = rows.verdicts.get(question_id), rows.picks.get(question_id)
    latest = rows.latest.get(question_id)
    deadline = _deadline(question, answer)
    return ReportQuestion(
        position=position,
        question_id=question_id,
        region=question.region,
        language=question.language,
        text_en=words_in(question, Language.EN) or "",
        text_cy=words_in(question, Language.CY) or "",
        standing=_standing(answer, record),
        timing=deadline.timing(now),
        put_on=deadline.put_on,
        due_on=deadline.due_on,
        pick=_pick(pick, profile) if pick else None,
        answer=_answer(answer, record) if answer else None,
        promises=tuple(
            _promise(one, day_in_wales(now)) for one in (rows.promises[answer.id] if answer else ())
        ),
        verdict=_verdict(judged, profile) if judged and answer else None,
        latest=_latest(latest) if latest else None,
    )


def _deadline(question: Question, answer: Answer | None) -> Deadline:
    if answer is None:
        return Deadline(question.put_at, question.due_answer_at, None)
    out = answer.published_at if answer.stage is AnswerStage.PUBLISHED else None
    return Deadline(answer.put_at, answer.due_at, out)


def _standing(answer: Answer | None, record: PanelRecord | None) -> Standing:
    if answer is not None and answer.stage is AnswerStage.PUBLISHED:
        return Standing.PUBLISHED
    if record is None:
        return Standing.NOT_PUT
    return Standing.AGREED if record.agreed_at is not None else Standing.PUT


def _pick(row: Pick, profile: Profile) -> ReportPick:
    twins = _both(row.reason_en, row.reason_cy, profile)
    votes, _ = shown_parts([row.votes, row.voters - row.votes])
    return ReportPick(row.rule, votes, shown_count(row.voters), *twins)


def _answer(row: Answer, record: PanelRecord | None) -> ReportAnswer:
    spoken = record is not None and record.answer_id == row.id
    return ReportAnswer(
        answer_id=row.id,
        round=row.round,
        kind=row.kind,
        counts_as_done=row.kind not in NOT_DONE,
        text_en=row.text_en,
        text_cy=row.text_cy,
        given_by_en=row.given_by_en,
        given_by_cy=row.given_by_cy,
        members=tuple(record.members) if record is not None and spoken else (),
        published_on=day_in_wales(row.published_at) if row.published_at else None,
    )


def _promise(row: Commitment, today: date) -> ReportPromise:
    still_open = row.state is CommitmentState.OPEN
    return ReportPromise(
        commitment_id=row.id,
        region=row.region,
        what_en=row.what_en,
        what_cy=row.what_cy,
        who_en=row.who_en,
        who_cy=row.who_cy,
        due_on=row.due_on,
        state=row.state,
        overdue=still_open and row.due_on is not None and row.due_on < today,
        happened_en=row.happened_en,
        happened_cy=row.happened_cy,
    )


def _verdict(view: GroupVerdictView, profile: Profile) -> ReportVerdict:
    return ReportVerdict(
        view.verdict_id,
        day_in_wales(view.given_at),
        view.stage,
        view.answered,
        view.progress,
        view.decided_how,
        view.people,
        *_both(view.reason_en, view.reason_cy, profile),
        *_both(view.reply_en, view.reply_cy, profile),
    )


def _latest(verdict: PublicVerdict) -> LatestVerdict:
    return LatestVerdict(verdict.judge, verdict.judged_on, verdict.answered, verdict.progress)


def _both(english: str, welsh: str, profile: Profile) -> tuple[str, str]:
    """Words that leave the room do so in both languages, or not at all."""
    if profile is Profile.SHARED and not (english and welsh):
        return "", ""
    return english, welsh
