"""One turn's surroundings, handed to every step that needs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.vocabulary import Language
from channels.events import Choice
from channels.gate.choices import ChoiceSigner, Meaning, read_payload
from channels.gate.fixed import Fixed
from channels.replies import Replies


@dataclass(frozen=True, slots=True)
class Conversation:
    """Whose turn it is, in which language, with what a step may use."""

    id: str
    language: Language
    now: datetime
    replies: Replies
    signer: ChoiceSigner
    fixed: Fixed
    young: bool = False  # cards in the words of somebody of 7 to 10

    def choice(self, label: str, intent: str, **entities: Any) -> Choice:
        """A choice with this meaning."""
        payload = Meaning(intent, entities).payload
        return Choice(self.signer.sign(self.id, payload), label)

    def buttons(self, message: Mapping[str, Any]) -> tuple[Choice, ...]:
        """The engine's buttons as choices; a payload that is none raises ChoiceUnknown."""
        return tuple(
            Choice(
                self.signer.sign(self.id, read_payload(button["payload"]).payload),
                str(button["title"]),
            )
            for button in message.get("buttons") or ()
        )

    def say(self, key: str, **values: object) -> str:
        """One of the chat's own sentences."""
        return self.fixed.say(key, self.language, **values)
