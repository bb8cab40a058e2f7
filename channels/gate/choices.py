"""Choice ids: what a button means, signed and bound to its conversation.

No table holds them, so any replica can read them; a changed or foreign one is refused.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from bot.errors import BadInput

PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?", re.DOTALL)


class ChoiceUnknown(BadInput):
    """No such choice in this conversation."""

    code = "unknown_choice"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the engine is asked instead of a text."""

    intent: str
    entities: dict[str, Any] = field(default_factory=dict)

    @property
    def payload(self) -> str:
        """The meaning as a button's payload."""
        return f"/{self.intent}{json.dumps(self.entities)}" if self.entities else f"/{self.intent}"


class ChoiceSigner:
    """Makes choice ids of payloads, and payloads of choice ids."""

    def __init__(self, secret_key: str) -> None:
        self._secret_key = secret_key

    def sign(self, conversation_id: str, payload: str) -> str:
        """The id for a button with this payload in this conversation."""
        return str(self._serializer(conversation_id).dumps(payload))

    def read(self, conversation_id: str, choice_id: str) -> Meaning:
        """What was meant; raises ChoiceUnknown."""
        try:
            payload = self._serializer(conversation_id).loads(choice_id)
        except (BadSignature, UnicodeError) as error:
            raise ChoiceUnknown from error
        return read_payload(str(payload))

    def _serializer(self, conversation_id: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret_key, salt="choice:" + conversation_id)


def read_payload(payload: str) -> Meaning:
    """Read `/intent{"entity": value}`; raises ChoiceUnknown."""
    match = PAYLOAD.fullmatch(payload)
    if match is None:
        raise ChoiceUnknown
    entities = json.loads(match["entities"]) if match["entities"] else {}
    return Meaning(match["intent"], entities)
