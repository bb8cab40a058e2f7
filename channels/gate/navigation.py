"""Whole messages that steer a form, at any step and whatever it waits for."""

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
    "help": ("help", "help me", "i need help", "what do i do", "helpa fi", "dwi angen help"),
    "privacy": (
        "who sees this", "who can see this", "who will see this", "who reads this",
        "who will read this", "is this private", "is it private", "is this anonymous",
        "is it anonymous", "is this confidential", "pwy sy'n gweld hwn", "pwy sy'n gweld hyn",
        "pwy fydd yn gweld hwn", "pwy fydd yn gweld hyn", "ydy hwn yn breifat",
        "ydy hyn yn breifat", "ydi hwn yn breifat", "ydi hyn yn breifat",
    ),
}  # fmt: skip
_SEND = {  # only where a review is open
    "send", "send it", "send it please", "please send it", "yes send", "yes send it", "submit",
    "anfon", "anfona", "anfona fe", "anfona fo", "anfona e", "anfon e", "anfona'r cwestiwn",
    "ie anfon", "ie anfona fe", "danfon", "danfona fe", "hala fe", "hala fo",
}  # fmt: skip
_LANGUAGES = {
    "en": ("english", "in english", "english please", "saesneg", "yn saesneg"),
    "cy": ("welsh", "in welsh", "welsh please", "cymraeg", "yn gymraeg", "cymraeg plis"),
}
# What was chosen in so many words; what is only guessed to mean "stop" is asked about first.
_SURE = {"stop_form": {"confirmed": "yes"}}
_MEANINGS = {
    **{
        word: Meaning(intent, _SURE.get(intent, {}))
        for intent, words in WORDS.items()
        for word in words
    },
    **{
        word: Meaning("switch_language", {"to_language": language})
        for language, words in _LANGUAGES.items()
        for word in words
    },
}
BY_CAN = {
    "back": Meaning("go_back"),
    "skip": Meaning("skip"),
    "why": Meaning("why"),
    "change": Meaning("change"),
    "stop": Meaning("stop_form", _SURE["stop_form"]),
}


def sending_meant(text: str) -> Meaning | None:
    """That a question shall be sent, where a whole message says so."""
    return Meaning("confirm_send") if _word(text).replace(",", "") in _SEND else None


def navigation_meant(text: str) -> Meaning | None:
    """What a whole message means for the form; None when it is something to keep.

    "Will you skip us again this year?" is a question, "skip" is not.
    """
    return _MEANINGS.get(_word(text))


def _word(text: str) -> str:
    return re.sub(r"[.!?…]+$", "", fold(text)).strip()
