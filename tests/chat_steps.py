"""A conversation with the gate, in front of an engine that says what it is told to."""

from datetime import UTC, datetime

from bot.questions.asking.drafts import open_draft, read_draft
from bot.store.transaction import in_transaction
from bot.vocabulary import Language
from bot.web.words import LOCALE, Words
from channels.gate.build import build_gate
from channels.gate.incoming import Incoming
from channels.public import SITE
from channels.state import conversation_id_of

WORDS = Words([LOCALE, SITE / "locale"])


class Chat:
    """One conversation with a gate."""

    def __init__(self, settings, store, fake):
        self.fake, self.store = fake, store
        self.gate = build_gate(settings, store, WORDS, engine=fake.engine())
        self.count = 0

    async def begin(self, language=Language.EN):
        self.token, events = await self.gate.begin(language, "127.0.0.1")
        return events

    async def say(self, text=None, choice=None, language=None):
        self.count += 1
        incoming = Incoming(self.token, f"m{self.count}", text, choice, language)
        return [event async for event in self.gate.answer(incoming)]

    async def choose(self, event, label):
        choices = [*event["choices"], *event.get("steps", ())]
        [choice] = [c for c in choices if c["label"] == label]
        return await self.say(choice=choice["id"])

    def open_draft(self):
        conversation_id = conversation_id_of(self.token)
        known = {"conversation_id": conversation_id, "now": datetime.now(UTC)}
        in_transaction(self.store, open_draft, language=Language.EN, **known)
        return lambda: in_transaction(self.store, read_draft, **known)
