"""Each question in full: words, days, why it was picked, answer, what came of it, its numbers."""

from collections.abc import Iterable
from uuid import UUID

from bot.questions.life.timing import Timing
from bot.sessions.prints.document import Heading, Paragraph, Part, Tone
from bot.sessions.prints.printed import Text, same
from bot.sessions.prints.words import say, spoken_day
from bot.sessions.report.lines import LatestVerdict, ReportPick, ReportQuestion
from bot.sessions.report.sheets.glance import asked_text, promise_lines, verdict_lines
from bot.sessions.report.sheets.wording import colour_text, count_text, quoted, sentences
from bot.vocabulary import Judge


def in_full(questions: Iterable[ReportQuestion]) -> Iterable[Part]:
    """A heading and what belongs under it, for every question that its reader may read."""
    told = [one for one in questions if one.question_id is not None]
    if not told:
        return
    yield Heading(say("report.full"))
    for question in told:
        number = question.position
        heading = say("report.question_number", number=number) if number else say("report.again")
        yield Heading(heading, level=2)
        yield Paragraph(asked_text(question), Tone.LEAD)
        yield Paragraph(_when(question), Tone.QUIET)
        yield from _picked(question.pick)
        yield from _answered(question)
        yield Paragraph(say("report.ids", ids=_ids(question)), Tone.QUIET)


def latest_text(latest: LatestVerdict) -> Text:
    """How the present answer is judged."""
    judge = "judge_group" if latest.judge is Judge.GROUP else "judge_askers"
    return say(
        "report.latest",
        colour=colour_text(latest.progress),
        judge=say(f"report.{judge}"),
        day=spoken_day(latest.given_on),
    )


def _when(question: ReportQuestion) -> Text:
    parts = []
    if question.language:
        parts.append(say(f"report.asked_in_{question.language}"))
    if question.put_on:
        parts.append(say("report.put_on", day=spoken_day(question.put_on)))
    if question.due_on:
        parts.append(say("report.due_on", day=spoken_day(question.due_on)))
    if question.timing and question.timing is not Timing.NOT_PUT:
        parts.append(say(f"report.timing_{question.timing}"))
    return sentences(*parts)


def _picked(pick: ReportPick | None) -> Iterable[Part]:
    if pick is None:
        return
    reason = Text(en=pick.reason_en, cy=pick.reason_cy)
    votes = say("report.picked_votes", votes=count_text(pick.votes), voters=count_text(pick.voters))
    told = (say("report.picked"), reason, votes) if reason else (votes,)
    whole = sentences(*told) if reason.whole else votes
    yield Paragraph(whole, Tone.QUIET)
    if not reason.whole:
        yield Paragraph(reason, Tone.QUIET)


def _answered(question: ReportQuestion) -> Iterable[Part]:
    answer = question.answer
    if answer is None:
        return
    words = quoted(Text(en=answer.text_en, cy=answer.text_cy))
    if words:
        yield Paragraph(say("report.said"))
        yield Paragraph(words)
    for promise in question.promises:
        yield from map(Paragraph, promise_lines(promise))
        happened = quoted(Text(en=promise.happened_en, cy=promise.happened_cy))
        if happened:
            yield Paragraph(say("report.happened"))
            yield Paragraph(happened)
    if question.verdict:
        yield from map(Paragraph, verdict_lines(question.verdict))
    if question.latest:
        yield Paragraph(latest_text(question.latest))


def _ids(question: ReportQuestion) -> Text:
    answer, verdict = question.answer, question.verdict
    named: list[tuple[str, UUID | None]] = [
        ("question", question.question_id),
        ("answer", answer.answer_id if answer else None),
        *(("promise", one.commitment_id) for one in question.promises),
        ("verdict", verdict.verdict_id if verdict else None),
    ]
    told = [say(f"report.id_{kind}", id=same(str(one))) for kind, one in named if one]
    return Text(en=", ".join(one.en for one in told), cy=", ".join(one.cy for one in told))
