"""What tests of votes read: the approvals that are kept, and what the room was told."""

from sqlalchemy import select

from bot.store.tables.ballots import BallotVote


def kept(room):
    """All approvals of the vote, by letter."""
    wanted = select(BallotVote.participant_id, BallotVote.question_id).where(
        BallotVote.ballot_id == room.ballot_id
    )
    return sorted(
        (str(person), room.letters([question]))
        for person, question in room.read(lambda db: db.execute(wanted).all())
    )


def kinds(room, after):
    return [event.kind for event in room.events(after)]
