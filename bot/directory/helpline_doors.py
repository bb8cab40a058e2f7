"""Help lines as doors for all of Wales; their numbers come from the one help-line file."""

from functools import lru_cache

from bot.directory.listings import Knock, KnockKind, Listing, ListingWords, Origin
from bot.directory.needs import DATA
from bot.directory.phrases import is_phrase, phrase
from bot.language.councils import read_rows
from bot.safety.helplines import Helpline, helpline
from bot.vocabulary import Language, Need, Speaker

Row = dict[str, str]


@lru_cache(maxsize=1)
def helpline_listings() -> tuple[Listing, ...]:
    """The help lines that are doors for a need, each with how to reach it."""
    found = (_listing(row) for row in read_rows(DATA / "helpline_needs.csv"))
    return tuple(listing for listing in found if listing.english.knocks)


def _listing(row: Row) -> Listing:
    line = helpline(row["helpline"])
    needs, also = (tuple(Need(n) for n in row[key].split()) for key in ("needs", "needs_also"))
    welsh = "Welsh" in line.languages and "not" not in line.languages
    return Listing(
        id=f"helpline:{line.id}",
        origin=Origin.HELPLINE,
        needs=needs,
        also=also,
        councils=frozenset(),
        minimum_age=int(row["minimum_age"]) if row["minimum_age"] else None,
        maximum_age=int(row["maximum_age"]) if row["maximum_age"] else None,
        speakers=frozenset(Speaker(speaker) for speaker in row["speakers"].split()),
        access_route="self",
        non_specialist=True,
        staleness=1 if line.in_doubt else 0,
        languages=frozenset(Language) if welsh else frozenset({Language.EN}),
        duty="",
        checked=line.verified_on or line.checked,
        verified=line.verified,
        direct=bool(line.shown_phone or line.shown_text),
        english=_words(row, line, Language.EN),
        welsh=_words(row, line, Language.CY),
    )


def _words(row: Row, line: Helpline, language: Language) -> ListingWords:
    spoken = line.languages if is_phrase(line.languages) else "languages_unknown"
    return ListingWords(
        name=line.name(language),
        organization=line.name(language),
        description=line.about(language),
        who_for=_who_for(row, language),
        languages=phrase(spoken, language),
        law="",
        knocks=_knocks(line, language),
    )


def _who_for(row: Row, language: Language) -> str:
    if row["speakers"] == "parent_carer":
        return phrase("who_parent_carer", language)
    if "parent_carer" in row["speakers"]:
        return phrase("who_adults", language)
    if row["maximum_age"]:
        return phrase("who_up_to", language, maximum=row["maximum_age"])
    if row["minimum_age"]:
        return phrase("who_from", language, minimum=row["minimum_age"])
    return phrase("who_all", language)


def _knocks(line: Helpline, language: Language) -> tuple[Knock, ...]:
    knocks = []
    if line.shown_phone:
        knocks.append(Knock(KnockKind.PHONE, line.spoken_phone(language), line.hours(language)))
    if line.shown_text:
        text = line.shown_text
        if line.text_word:
            text = phrase("text_word", language, number=text, word=line.text_word)
        knocks.append(Knock(KnockKind.TEXT, text, line.hours(language)))
    if line.url:
        knocks.append(Knock(KnockKind.WEB, line.url))
    return tuple(knocks)
