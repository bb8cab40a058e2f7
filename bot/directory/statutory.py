"""What every council and health board must offer in law: ask for it by its name.

Source: data/directory/statutory_doors.csv, where each row names its Act.
"""

from functools import lru_cache

from bot.directory.listings import Knock, KnockKind, Listing, ListingWords, Origin
from bot.directory.needs import DATA
from bot.directory.phrases import phrase
from bot.errors import DataInvalid
from bot.language.councils import council as council_area
from bot.language.councils import read_rows
from bot.vocabulary import Language, Need, Speaker

ANYWHERE = "wales"  # stands for the council in an id while it is not known
Row = dict[str, str]


def statutory_listings(council: str | None) -> tuple[Listing, ...]:
    """Every legal duty as a door of this council and its health board, or of "your council".

    Args: council: a GSS code, None when not known.
    """
    return _listings(council)


def duty_listing(door_id: str, council: str | None) -> Listing | None:
    """The listing behind "duty:W06000022:youth_service" or "heard:advice_team".

    Args: council: for routes to be heard, which are named without one.
    """
    series, _, rest = door_id.partition(":")
    if series == "duty":
        code, _, kind = rest.partition(":")
        council = None if code == ANYWHERE else code
    else:
        kind = rest
    rows = [row for row in _rows() if (row["series"], row["kind"]) == (series, kind)]
    return _listing(rows[0], council) if rows else None


@lru_cache(maxsize=32)
def _listings(council: str | None) -> tuple[Listing, ...]:
    return tuple(_listing(row, council) for row in _rows() if row["series"] == "duty")


@lru_cache(maxsize=1)
def _rows() -> tuple[Row, ...]:
    return tuple(read_rows(DATA / "statutory_doors.csv"))


@lru_cache(maxsize=1)
def _websites() -> dict[str, str]:
    return {row["council"]: row["url"] for row in read_rows(DATA / "council_websites.csv")}


def _listing(row: Row, council: str | None) -> Listing:
    heard = row["series"] == "heard"
    needs, also = (tuple(Need(n) for n in row[key].split()) for key in ("needs", "needs_also"))
    return Listing(
        id=f"heard:{row['kind']}" if heard else f"duty:{council or ANYWHERE}:{row['kind']}",
        origin=Origin.DUTY,
        needs=needs,
        also=also,
        councils=frozenset({council} if council and row["by"] != "other" else ()),
        minimum_age=int(row["minimum_age"]) if row["minimum_age"] else None,
        maximum_age=int(row["maximum_age"]) if row["maximum_age"] else None,
        speakers=frozenset(Speaker(speaker) for speaker in row["speakers"].split()),
        access_route=row["access_route"],
        non_specialist=row["non_specialist"] == "yes",
        staleness=0,
        # Councils and health boards answer in either language under the Welsh Language Standards.
        languages=frozenset(Language) if row["by"] != "school" else frozenset(),
        duty=row["kind"],
        checked=None,
        verified=False,
        direct=False,
        english=_words(row, council, Language.EN),
        welsh=_words(row, council, Language.CY),
    )


def _words(row: Row, council: str | None, language: Language) -> ListingWords:
    said = {key: row[f"{key}_{language}"] for key in ("name", "description", "who_for", "duty")}
    knocks = [Knock(KnockKind.ASK, row[f"ask_{language}"])]
    url = row[f"url_{language}"]
    if not url and row["by"] == "council" and council:
        url = _websites().get(council, "")
    if url:
        knocks.append(Knock(KnockKind.WEB, url))
    spoken = "languages_unknown" if row["by"] == "school" else "languages_both"
    return ListingWords(
        name=said["name"],
        organization=_provider(row, council, language),
        description=said["description"],
        who_for=said["who_for"],
        languages=phrase(spoken, language),
        law=said["duty"],
        knocks=tuple(knocks),
    )


def _provider(row: Row, council: str | None, language: Language) -> str:
    """Who must offer it, by name where the council is known."""
    by = row["by"]
    if by == "other":
        return row[f"provider_{language}"]
    if by == "school" or council is None:
        return phrase(f"your_{by}", language)
    area = council_area(council)
    if by == "health_board":
        return area.health_board(language)
    if by == "council":
        return phrase("council", language, area=area.name(language))
    raise DataInvalid(f"statutory door {row['kind']}: nobody called {by!r}")
