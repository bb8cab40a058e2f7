"""Everything of one conversation erased, wherever it is kept."""

from dataclasses import dataclass

import structlog

from bot.questions.asking.drafts import erase_draft
from bot.questions.asking.receipts import forget_receipt
from bot.web.logs import describe_error
from channels.gate.engine import Engine
from channels.replies import Replies
from channels.state import ConversationStates


@dataclass(frozen=True, slots=True)
class Eraser:
    """Erases a conversation; what was sent as a question stays, under its receipt."""

    states: ConversationStates
    replies: Replies
    engine: Engine

    async def erase(self, conversation_id: str) -> None:
        """Erase state, draft, receipt and the engine's memory.

        Each is tried whatever became of the others; what fails expires within 30 minutes.
        """
        for erase in (
            self.states.erase(conversation_id),
            self.replies.write(forget_receipt, conversation_id=conversation_id),
            self.replies.write(erase_draft, conversation_id=conversation_id),
            self.engine.forget(conversation_id),
        ):
            try:
                await erase
            except Exception as error:
                structlog.get_logger("gate").warning("erase_failed", **describe_error(error))
