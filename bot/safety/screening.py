"""Screen a text: what, if anything, should be shown before any other answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.safety.age_gap import find_age_gap
from bot.safety.normalize import Views, find_joined, make_views
from bot.safety.phrases import Bank, JoinedPhrase, Phrase, load_bank
from bot.safety.scorer.present import present_scorer
from bot.safety.scorer.score import Learned, Score
from bot.safety.voice import is_denied, is_of_others, is_topic
from bot.vocabulary import Level, Risk

MOST_PLACES = 20  # of one phrase in one text that are looked at
LONGEST = 20_000  # characters read; of a longer text, its beginning and its end
LEARNED = "learned"  # stands among the phrases where what was learned raised the level
# From these shares a text is raised: docs/safeguarding.md, "The scorer".
FULL_FROM, SOFT_FROM = 0.3, 0.57
SIGN_FROM = 0.5  # no full card without a sign of danger, whatever the wording
OTHERS_FROM = 0.5
PRIORITY = (
    Risk.MEDICAL_OVERDOSE,
    Risk.SUICIDE,
    Risk.SEXUAL,
    Risk.ABUSE_NEGLECT,
    Risk.VIOLENCE_DOMESTIC,
    Risk.SELF_HARM,
    Risk.RUNAWAY_HOMELESS_TONIGHT,
    Risk.EATING,
    Risk.THIRD_PARTY,
)


@dataclass(frozen=True)
class Screening:
    """What a text may need.

    `risks`: every category found, the one to answer first in front. `third_party`: it speaks of
    somebody else. `phrases`: ids of the bank's lines that were found, for audits; never the text;
    "learned" among them where the scorer raised the level.
    """

    level: Level
    risks: tuple[Risk, ...] = ()
    third_party: bool = False
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Sign:
    """One phrase found, with the level it has in this text."""

    id: str
    risk: Risk
    level: Level
    of_others: bool
    denied: bool = False


def screen(text: str) -> Screening:
    """Screen one text for risk before anything else reads it.

    Args: text: as typed, any language; of more than 20,000 characters both ends are read.
    Returns: the most serious level found, with its categories; Level.NONE if nothing is found.
    Source: safety.md A4: idioms shield, denial lowers to soft, never to none; what was learned
    may only raise a level.
    """
    return screen_with(text, present_scorer())


def screen_with(text: str, learned: Learned | None) -> Screening:
    """Screen a text as typed and, if it may be disguised or mistyped, as it may have been meant."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} . {text[-LONGEST // 2 :]}"
    said = _screen_words(text, learned)
    meant = learned.restored(text) if learned and said.level is not Level.FULL else None
    if not meant:
        return said
    return max(said, _screen_words(meant, learned), key=lambda found: found.level.rank)


def _screen_words(text: str, learned: Learned | None) -> Screening:
    """Screen by the phrases and, where there is one, the scorer."""
    bank = load_bank()
    views = make_views(text, bank.spelling)
    signs = list(_signs(views, bank))
    said = _conclude(signs) if signs else Screening(Level.NONE)
    denied = bool(signs) and all(sign.denied for sign in signs)  # said to be not so: soft it stays
    if learned is None or denied or said.level is Level.FULL:
        return said
    return _raised(said, learned.score(views.folded))


def _raised(said: Screening, score: Score) -> Screening:
    """What the phrases said, raised where the score is high enough; never lowered."""
    if score.full >= FULL_FROM and score.signal >= SIGN_FROM:
        level = Level.FULL
    elif score.signal >= SOFT_FROM:
        level = Level.SOFT
    else:
        return said
    if level.rank <= said.level.rank:
        return said
    others = score.of_others >= OTHERS_FROM
    found = {score.risk, *said.risks, *((Risk.THIRD_PARTY,) if others else ())}
    risks = sorted(found, key=PRIORITY.index)
    return Screening(level, tuple(risks), others, (*said.phrases, LEARNED))


def _conclude(signs: list[_Sign]) -> Screening:
    """Put the categories in order: full before soft, then by priority."""
    level = max((sign.level for sign in signs), key=lambda found: found.rank)
    best = {
        risk: max(sign.level.rank for sign in signs if sign.risk is risk)
        for risk in {sign.risk for sign in signs}
    }
    if level is Level.FULL and Risk.MEDICAL_OVERDOSE in best:
        best[Risk.MEDICAL_OVERDOSE] = level.rank  # minutes count: any sign of it is told first
    risks = sorted(best, key=lambda risk: (-best[risk], PRIORITY.index(risk)))
    serious = [sign for sign in signs if sign.level is level]
    third_party = all(sign.of_others for sign in serious)
    if third_party and Risk.THIRD_PARTY not in risks:
        risks.append(Risk.THIRD_PARTY)
    return Screening(level, tuple(risks), third_party, tuple(sign.id for sign in signs))


def _signs(views: Views, bank: Bank) -> Iterator[_Sign]:
    """Find everything in both views."""
    text = shield(views, bank)
    topic = is_topic(text)
    for phrase in bank.phrases_by_word.likely(views.words):
        yield from _phrase_signs(phrase, text, topic=topic)
    for joined in bank.joined:
        if find_joined(views, joined.pattern) and not _is_plain(joined, views, bank):
            yield _Sign(joined.id, joined.category, joined.level, of_others=False)
    gap = find_age_gap(text)
    if gap is not None:
        yield _Sign("age_gap", Risk.SEXUAL, gap, of_others=False)


def _is_plain(joined: JoinedPhrase, views: Views, bank: Bank) -> bool:
    """True if the folded view says it as well, and so has the last word (idioms, denial)."""
    return any(
        phrase.category is joined.category and phrase.pattern.regex.search(views.folded)
        for phrase in bank.phrases_by_word.likely(views.words)
    )


def shield(views: Views, bank: Bank) -> str:
    """The folded text with harmless idioms blanked, and only them."""
    text = views.folded
    for idiom in bank.idioms_by_word.likely(views.words):
        text = idiom.pattern.regex.sub("_ ", text)
    return text


def _phrase_signs(phrase: Phrase, text: str, *, topic: bool) -> Iterable[_Sign]:
    """Every place of one phrase, at most one sign: the most serious."""
    found = []
    for match in islice(phrase.pattern.regex.finditer(text), MOST_PLACES):
        level = phrase.level
        denied = is_denied(phrase.category, text, match)
        if level is Level.FULL and (denied or topic):
            level = Level.SOFT
        others = is_of_others(phrase.category, phrase.voice, text, match)
        found.append(_Sign(phrase.id, phrase.category, level, others, denied))
    return sorted(found, key=lambda sign: (-sign.level.rank, sign.of_others))[:1]
