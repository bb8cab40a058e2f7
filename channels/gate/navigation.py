"""Whole messages that steer a form while it waits for free text."""

import re

from bot.language import fold
from channels.gate.choices import Meaning

WORDS = {
    "go_back": ("back", "go back", "previous", "nol", "yn ol", "mynd nol", "cer nol", "cer yn ol"),
    "skip": ("skip", "skip this", "skip it", "pass", "hepgor", "neidio", "sgipio", "pasio"),
    "why": ("why", "why?", "why do you ask", "pam", "pam wyt ti'n gofyn", "pam ti'n gofyn"),
    "stop_form": (
        "stop", "stop and delete", "cancel", "quit", "stopio", "stopia", "canslo", "stopio a dileu",
        "delete", "dileu",
    ),
}  # fmt: skip
_INTENTS = {word: intent for intent, words in WORDS.items() for word in words}
BY_CAN = {
    "back": "go_back",
    "skip": "skip",
    "why": "why",
    "change": "change",
    "stop": "stop_form",
}


def navigation_meant(text: str) -> Meaning | None:
    """What a whole message means for the form; None when it is something to keep.

    "Will you skip us again this year?" is a question, "skip" is not.
    """
    word = re.sub(r"[.!?…]+$", "", fold(text)).strip()
    return Meaning(_INTENTS[word]) if word in _INTENTS else None
