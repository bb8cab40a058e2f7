"""Fixed cards and sentences: what the gate says by itself, without engine or database."""

from dataclasses import replace

from bot.safety.cards import Card, card_for, named_card
from bot.safety.screening import Screening
from bot.vocabulary import Language
from bot.web.words import Words
from channels.events import Choice, Event, EventKind
from channels.gate.choices import ChoiceSigner, ChoiceUnknown, Meaning

REFUSALS = {  # card -> what a program is told
    "rate_limited": "rate_limited",
    "too_long": "too_long",
    "unknown_conversation": "unknown_conversation",
    "bad_input": "bad_input",
    "engine_down": "engine_failed",
    "empty_reply": "engine_failed",
}
ERRORS = {"unknown_conversation", "bad_input"}
MENU = ("find_help", "ask_question", "waiting_list", "check_question", "talk_to_human")


class Fixed:
    """Makes events of cards and sentences for one conversation."""

    def __init__(self, words: Words, signer: ChoiceSigner) -> None:
        self._words = words
        self._signer = signer

    def screened(
        self,
        conversation_id: str,
        screening: Screening,
        language: Language,
        *,
        repeat: bool,
        young: bool = False,
    ) -> Event:
        """The card for a screened text."""
        card = card_for(screening, language, repeat=repeat, young=young)
        return self._event(conversation_id, card)

    def card(
        self, conversation_id: str, name: str, language: Language, *, young: bool = False
    ) -> Event:
        """The card with this name."""
        return self._event(conversation_id, named_card(name, language, young=young))

    def meaning(self, conversation_id: str, choice_id: str) -> Meaning | None:
        """What a choice means; None if it is none of this conversation."""
        try:
            return self._signer.read(conversation_id, choice_id)
        except ChoiceUnknown:
            return None

    def failure(
        self, conversation_id: str, name: str, language: Language, message_id: str
    ) -> Event:
        """A card for a turn that failed: in both languages, with a way to try again."""
        event = self._event(conversation_id, named_card(name, language))
        again = Choice(
            self._sign(conversation_id, "again"),
            self.say("chat.try_again", language),
            resend=message_id,
        )
        return replace(
            event,
            choices=(again, *event.choices),
            detail={**event.detail, "other": self._other(named_card(name, language.other))},
        )

    def slow(self, conversation_id: str, language: Language) -> Event:
        """The card after which nobody waits any longer; the answer may still come."""
        event = self.card(conversation_id, "engine_down", language)
        lines = [self.say("chat.slow_says", language), self.say("chat.slow_next", language)]
        other = {
            "language": language.other.value,
            "title": self.say("chat.slow_title", language.other),
            "lines": [
                self.say("chat.slow_says", language.other),
                self.say("chat.slow_next", language.other),
            ],
        }
        detail = {
            **event.detail,
            "name": "slow",
            "code": "still_working",
            "title": self.say("chat.slow_title", language),
            "lines": lines,
            "other": other,
        }
        return replace(event, text=" ".join(lines), detail=detail)

    def greeting(self, conversation_id: str, language: Language) -> tuple[Event, ...]:
        """The first words of a conversation."""
        hello = Event(EventKind.MESSAGE, language, self.say("chat.hello", language))
        return hello, self.menu(conversation_id, language, "chat.first_question")

    def menu(self, conversation_id: str, language: Language, key: str) -> Event:
        """A sentence with the main things to choose from."""
        choices = tuple(
            Choice(self._sign(conversation_id, name), self.say(f"chat.menu_{name}", language))
            for name in MENU
        )
        return Event(EventKind.MESSAGE, language, self.say(key, language), choices)

    def notice(self, key: str, language: Language, **detail: str) -> Event:
        """A short remark of the gate itself."""
        return Event(EventKind.NOTICE, language, self.say(key, language), detail=detail)

    def refusal(self, code: str, language: Language) -> Event:
        """What is wrong with what was typed, and what to do."""
        known = code if self._words.has(f"chat.{code}") else "bad_input"
        text = self.say(f"chat.{known}", language)
        return Event(EventKind.ERROR, language, text, detail={"code": code, "keep_text": True})

    def say(self, key: str, language: Language, **values: object) -> str:
        """One of the chat's own sentences, with values filled in."""
        return self._words.say(key, language, **values)

    def _event(self, conversation_id: str, card: Card) -> Event:
        choices = tuple(
            Choice(self._sign(conversation_id, "card", name=choice.name), choice.label)
            for choice in card.choices
        )
        detail: dict[str, object] = {
            "name": card.name,
            "title": card.title,
            "lines": list(card.lines),
            "actions": [{"kind": a.kind, "label": a.label, "value": a.value} for a in card.actions],
        }
        if card.name in REFUSALS:
            detail |= {"code": REFUSALS[card.name], "keep_text": True}
        kind = EventKind.ERROR if card.name in ERRORS else EventKind.CARD
        return Event(kind, card.language, " ".join(card.lines), choices, detail)

    def _other(self, card: Card) -> dict[str, object]:
        return {"language": card.language.value, "title": card.title, "lines": list(card.lines)}

    def _sign(self, conversation_id: str, intent: str, **entities: str) -> str:
        return self._signer.sign(conversation_id, Meaning(intent, entities).payload)
