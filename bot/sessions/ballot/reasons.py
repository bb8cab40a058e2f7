"""Why a question was picked, in one plain sentence of either language."""

from dataclasses import dataclass
from functools import lru_cache

from bot.errors import DataInvalid
from bot.language.councils import read_rows
from bot.settings import ROOT
from bot.store.tables.session_terms import PickRule
from bot.vocabulary import Language

REASONS_FILE = ROOT / "data" / "ballot" / "reasons.csv"
FEW = 5  # voters; in a smaller group a number can point to somebody


@dataclass(frozen=True, slots=True)
class Why:
    """What is known of a pick: by which rule, with which numbers, at which place."""

    rule: PickRule
    position: int
    votes: int
    voters: int
    unheard: int  # of its votes: nothing of theirs before it
    language: Language  # that the question was asked in
    reason_en: str = ""  # of the host
    reason_cy: str = ""


def pick_reason(why: Why, language: Language, *, numbers: bool = True) -> str:
    """Why it was picked.

    Args: numbers: False for what everybody may read, where a count under five is never told;
        a group in which fewer than five voted is told none either.
    """
    if why.rule is PickRule.HOST:
        own = why.reason_cy if language is Language.CY else why.reason_en
        return _sentence("host", language).format(reason=own)
    few = not numbers or why.voters < FEW
    key = f"{_group(why)}_few" if few else _key(why)
    values = {"votes": why.votes, "voters": why.voters, "unheard": why.unheard}
    return _sentence(key, language).format(**values)


def _group(why: Why) -> str:
    if why.rule is PickRule.LANGUAGE:
        return f"language_{why.language}"
    return {PickRule.SHARE: "share", PickRule.VOTES: "nearest", PickRule.AREA: "area"}[why.rule]


def _key(why: Why) -> str:
    group = _group(why)
    if group not in ("share", "nearest"):
        return group
    if group == "share" and why.position == 1:
        return "share_first"
    if why.unheard == 0:
        return "share_again" if group == "share" else group
    return f"{group}_new" if why.unheard == why.votes else f"{group}_some"


def _sentence(key: str, language: Language) -> str:
    return sentences()[key][str(language)]


@lru_cache(maxsize=1)
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence by its key, in both languages. Raises: DataInvalid: one lacks a language."""
    found = {row["key"]: row for row in read_rows(REASONS_FILE)}
    for key, row in found.items():
        if not (row["en"] and row["cy"]):
            raise DataInvalid(f"reasons.csv: {key}")
    return found
