"""Lines that nobody in danger wrote: what the service is asked and told every day."""

import csv
from collections.abc import Iterator

from bot.chat_lines import read_chat_lines
from bot.errors import DataInvalid
from bot.language.councils import PLACES, read_rows
from bot.safety.scorer.lines import Kind, Line
from bot.settings import ROOT
from bot.vocabulary import Language, Need

CHAT = "chat"  # the voice of lines from the chat's own training data
HARMLESS_NEEDS = frozenset(
    {
        Need.YOUTH_CLUB,
        Need.SPORT_LEISURE,
        Need.WORK_TRAINING_MONEY,
        Need.NEURODIVERSITY,
        Need.DISABILITY_TRANSITION,
        Need.ADVOCACY,
        Need.COUNSELLING_IN_SCHOOL,
    }
)
HARD_NEEDS = frozenset(
    {Need.EMOTIONAL_WELLBEING, Need.BEREAVEMENT, Need.YOUNG_CARER, Need.COMPLEX_HEALTH_NEEDS}
)
PLACE = "place"  # the voice of lines that say where somebody is
LIVES = ("i live in {}", "dwi'n byw yn {}", "im 14 from {}", "dwi'n 13 o {}", "near {}", "ger {}")
NAMED = PLACES / "places.csv"
QUESTIONS = ROOT / "data" / "questions" / "examples"  # what young people ask boards


def question_lines() -> Iterator[Line]:
    """Questions to boards about hard things: nobody in them is in danger.

    Raises: DataInvalid: they cannot be read.
    """
    for path in sorted(QUESTIONS.glob("*.csv")):
        try:
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file, strict=True):
                    yield Line(row["text"], Language(row["language"]), row["voice"], Kind.EVERYDAY)
        except (OSError, KeyError, ValueError, csv.Error) as error:
            raise DataInvalid(f"{path.name} cannot be read") from error


def chat_lines() -> Iterator[Line]:
    """What the assistant is asked; lines about needs that may be a danger are left out."""
    for line in read_chat_lines():
        needs = set(line.needs)
        if needs <= HARMLESS_NEEDS:
            yield Line(line.text, line.language, CHAT, Kind.EVERYDAY)
        elif needs <= HARMLESS_NEEDS | HARD_NEEDS:
            yield Line(line.text, line.language, CHAT, Kind.NEED)


def place_lines() -> Iterator[Line]:
    """Where somebody lives, as the assistant is told: a name alone, and in a few words."""
    rows = read_rows(NAMED)
    written = {one for row in rows for one in (row["name_en"], row["name_cy"]) if one}
    names = sorted(written | {one for row in rows for one in row["also"].split("|") if one})
    for number, name in enumerate(names):
        frame = number % len(LIVES)
        language = Language.CY if frame % 2 else Language.EN
        for said in (name, LIVES[frame].format(name)):
            yield Line(said, language, PLACE, Kind.EVERYDAY)
