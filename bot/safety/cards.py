"""Fixed cards: what people see when it matters. Words from data, numbers from the help lines."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from bot.errors import DataInvalid
from bot.safety.helplines import Helpline, helpline
from bot.safety.screening import Screening
from bot.settings import ROOT
from bot.vocabulary import Language, Level, Risk

CARDS = ROOT / "data" / "safety" / "cards.csv"
LABELS = ROOT / "data" / "safety" / "card_labels.csv"
NUMBER = re.compile(r"\{(\w+)\}")
SHORT = "short_"  # the shorter card for the second time in one conversation
FRIEND = "friend"  # for somebody else; friend_<risk> where another service is best then
YOUNG = "young_"  # the same card in the words of somebody of 7 to 10


@dataclass(frozen=True)
class CardAction:
    """A way to reach somebody. `kind` is call, text or web; `value` a number or an address."""

    kind: str
    label: str
    value: str


@dataclass(frozen=True)
class CardChoice:
    """Something to pick. `name` is the card it leads to, or carry_on."""

    name: str
    label: str


@dataclass(frozen=True)
class Card:
    """One card in one language. Every line is whole sentences; `actions` come best first."""

    name: str
    language: Language
    title: str
    lines: tuple[str, ...]
    actions: tuple[CardAction, ...] = ()
    choices: tuple[CardChoice, ...] = ()


def card_for(
    screening: Screening, language: Language, *, repeat: bool = False, young: bool = False
) -> Card:
    """The card for a screened text.

    Args: repeat: the same conversation has had a full card; a shorter one then, medical excepted.
        young: the reader is known to be 10 or younger.
    Returns: the soft check for a soft level; the help card where nothing was found.
    """
    return named_card(_name_for(screening, repeat=repeat), language, young=young)


def named_card(name: str, language: Language, *, young: bool = False) -> Card:
    """The card with this name; in the words of a young child where asked for and written.

    Raises: DataInvalid: there is none, or the cards cannot be read.
    """
    cards, family = load_cards(), name.partition("_")[0]  # short_eating has one for all: short
    for found in (YOUNG + name, YOUNG + family) if young else ():
        if (found, language) in cards:
            return cards[found, language]
    try:
        return cards[name, language]
    except KeyError:
        raise DataInvalid(f"no card {name!r} in {language}") from None


def _name_for(screening: Screening, *, repeat: bool) -> str:
    if screening.level is Level.NONE:
        return "help_now"
    if screening.level is Level.SOFT:
        return "soft_check"
    risk, others = screening.risks[0], screening.third_party
    medical = Risk.MEDICAL_OVERDOSE
    if risk is medical or (others and medical in screening.risks):
        return str(medical.value)  # whole, every time; nobody asks a friend how bad it is
    if others or risk is Risk.THIRD_PARTY:
        own = f"{FRIEND}_{risk.value}"
        return own if (own, Language.EN) in load_cards() else FRIEND
    return f"{SHORT}{risk.value}" if repeat else str(risk.value)


@lru_cache(maxsize=1)
def load_cards() -> "dict[tuple[str, Language], Card]":
    """Every card in both languages.

    Raises: DataInvalid: a card lacks its twin, names an unknown help line or is not readable.
    """
    try:
        labels = card_labels()
        with CARDS.open(encoding="utf-8", newline="") as file:
            cards = [_card(row, labels) for row in csv.DictReader(file, strict=True)]
    except (OSError, KeyError, TypeError, ValueError, AttributeError, csv.Error) as error:
        raise DataInvalid(f"{CARDS.name}: {error!r}") from error
    found = {(card.name, card.language): card for card in cards}
    alone = [name for name, language in found if (name, language.other) not in found]
    if alone or len(found) < len(cards):
        raise DataInvalid(f"cards without a twin, or there twice: {alone}")
    return found


@lru_cache(maxsize=1)
def card_labels() -> "dict[tuple[str, Language], str]":
    """What stands on the buttons of cards, and what a card says in a live room instead."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {
            (row["name"], Language(row["language"])): row["label"]
            for row in csv.DictReader(file, strict=True)
        }


def _card(row: "dict[str, str]", labels: "dict[tuple[str, Language], str]") -> Card:
    language = Language(row["language"])
    lines = tuple(_with_numbers(line.strip(), language) for line in row["lines"].split("|"))
    actions = tuple(_action(asked, language, labels) for asked in row["ways"].split())
    choices = tuple(
        CardChoice(name.removeprefix("no_"), labels[f"choice_{name}", language])
        for name in row["choices"].split()
    )
    title = _with_numbers(row["title"], language)
    return Card(row["name"], language, title, lines, actions, choices)


def _with_numbers(line: str, language: Language) -> str:
    """Put the help lines' numbers where a line names them: {childline}, {shout}."""
    return NUMBER.sub(lambda found: _number(helpline(found.group(1)), language), line)


def _number(line: Helpline, language: Language) -> str:
    number = line.spoken_phone(language) or line.shown_text
    if not number:
        raise DataInvalid(f"help line {line.id} has no number to show in a card")
    return number


def _action(
    asked: str, language: Language, labels: "dict[tuple[str, Language], str]"
) -> CardAction:
    """Make a way of `call:childline`, `text:shout` or `web:meic`."""
    kind, _, helpline_id = asked.partition(":")
    line = helpline(helpline_id)
    name = line.name(language)
    if kind == "call" and line.shown_phone:
        label = labels["call", language].format(name=name, number=line.spoken_phone(language))
        return CardAction("call", label, line.shown_phone.replace(" ", ""))
    if kind == "text" and line.shown_text:
        words = labels["text_word" if line.text_word else "text", language]
        label = words.format(name=name, number=line.shown_text, word=line.text_word)
        return CardAction("text", label, line.shown_text.replace(" ", ""))
    if kind == "web" and line.url:
        label = labels["chat" if line.chat else "web", language].format(name=name)
        return CardAction("web", label, line.url)
    raise DataInvalid(f"a card asks for {asked}, which is not to be shown")
