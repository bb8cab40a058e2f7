"""Take a question back, as only its author can."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.questions.life.erase import erase_words
from bot.questions.life.move import AUTHOR
from bot.questions.life.states import IN_LANE, Step
from bot.questions.reviewing.heir import step_out
from bot.store.tables.questions import Question


def withdraw(db: Session, question: Question, *, now: datetime) -> None:
    """Withdraw a question that is held: nobody sees it any more and its words are erased.

    It leaves the question it was merged into. What was merged into it keeps the answer if there is
    or will be one, else it comes back. What is in the safeguarding lane is kept there until its
    lead has dealt with it, then erased. One that was published leaves a row without words: that
    there was a question stays true.

    Raises: TransitionRefused: withdrawn or erased already.
    """
    step_out(db, question, Step.WITHDRAW, mover=AUTHOR, now=now)
    if question.safeguarding not in IN_LANE:
        erase_words(db, question)
    db.flush()
