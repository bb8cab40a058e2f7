"""Steps until a room is closed, and the jobs that the clock runs after it."""

from bot.jobs.schedule import JOBS
from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.picks import choose_questions
from bot.sessions.ballot.taking import take_picks
from bot.sessions.ballot.voting import add_paper_sheet, vote
from bot.sessions.room.closing import close_room
from bot.sessions.room.forgetting import KEPT_AFTER
from bot.sessions.room.moderating import Chosen, approve
from bot.store.tables.session_terms import Device
from tests.factories import NOW
from tests.integration.live_room import Live

TEXTS = [f"Why do we wait {number} months for any help here?" for number in range(2, 7)]
DAY_AFTER = NOW + KEPT_AFTER


def approved(live: Live, number: int, who=None) -> Chosen:
    chosen = Chosen(live.ask(who or live.join(), TEXTS[number]).question_id)
    live.act(approve, chosen=chosen, details_checked=True)
    return chosen


def voted(live: Live, *, choose: bool = True):
    """A vote of two participants, one of them a table of three, and a paper sheet."""
    one, two = (approved(live, number).question_id for number in (0, 1))
    ids = {"session_id": live.session_id, "actor": live.host}
    ballot_id = live.at(open_ballot, places=1, **ids)
    table, alone = live.join(Device.SHARED, people=3), live.join()
    for who, chosen in ((table, {one, two}), (alone, {one})):
        given = {"participant_id": who.participant_id, "question_ids": frozenset(chosen)}
        live.at(vote, ballot_id=ballot_id, **given)
    sheet = {"question_ids": frozenset({two}), "actor": live.host}
    live.at(add_paper_sheet, ballot_id=ballot_id, **sheet)
    live.at(close_ballot, ballot_id=ballot_id, actor=live.host)
    if choose:
        live.at(choose_questions, ballot_id=ballot_id, actor=live.host)
        live.at(take_picks, ballot_id=ballot_id, actor=live.host)
    return ballot_id, one, two, alone


def close(live: Live) -> None:
    live.at(close_room, session_id=live.session_id, actor=live.host)


def run_jobs(store, now) -> None:
    for job in JOBS:
        if job.name in ("tidy_rooms", "forget_room_words", "expire_passes"):
            job.run(store, now)
