"""Load the directory's files into the store; loading the same files again changes nothing."""

import csv
import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from bot.directory.needs import DATA, need_words
from bot.errors import DataInvalid
from bot.language.councils import councils
from bot.store.tables.directory import (
    WALES,
    Contact,
    DirectoryLoad,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceTaxonomy,
    TaxonomyTerm,
)
from bot.vocabulary import Need

FILES = ("organizations.csv", "services.csv", "service_phones.csv", "needs.csv")
ROUTES = frozenset({"self", "parent", "school", "gp", "referral"})
CHOICES = {
    "status": frozenset({"active", "hidden"}),
    "access_route": ROUTES,
    "non_specialist": frozenset({"yes", "no"}),
    "name_cy_checked": frozenset({"yes", "no"}),
    "stale_risk": frozenset({"low", "medium", "high"}),
}
AGES = range(0, 120)  # years
# In the order they are emptied: what belongs to a service before the service.
TABLES = (ServiceTaxonomy, TaxonomyTerm, Contact, Schedule, Phone, ServiceArea, Service)
Row = dict[str, str]


def load_directory(db: Session, *, now: datetime) -> bool:
    """Bring the store's directory up to its files.

    Args: now: no row may say that it was checked after this.
    Returns: False when the store held these files already.
    Raises: DataInvalid: a row names an unknown need, area, route or day; nothing is changed.
    """
    fingerprint = _fingerprint()
    if db.scalar(select(DirectoryLoad.fingerprint)) == fingerprint:
        return False
    rows = [_checked(row, now.date()) for row in _rows("services.csv")]
    for table in (*TABLES, Organization, DirectoryLoad):
        db.execute(delete(table))
    _insert(db, Organization, map(_organization, _rows("organizations.csv")))
    _insert(db, TaxonomyTerm, map(_term, need_words()))
    _insert(db, Service, map(_service, rows))
    _insert(db, ServiceArea, (area for row in rows for area in _areas(row)))
    _insert(db, ServiceTaxonomy, (term for row in rows for term in _terms(row)))
    _insert(db, Phone, map(_phone, _rows("service_phones.csv")))
    _insert(db, Schedule, (_schedule(row) for row in rows if row["hours_en"]))
    _insert(db, Contact, (_contact(row) for row in rows if row["email"]))
    _insert(db, DirectoryLoad, [{"fingerprint": fingerprint}])
    return True


def _insert(db: Session, table: type[Any], rows: Iterable[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        db.execute(insert(table), values)


def _rows(file: str) -> list[Row]:
    try:
        with (DATA / file).open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataInvalid(f"{file}: {error}") from error


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in FILES:
        digest.update((DATA / file).read_bytes())
    return digest.hexdigest()


def _checked(row: Row, today: date) -> Row:
    """The row, when all it names is known.

    Raises: DataInvalid: with the id of the service and the column.
    """
    for column, allowed in CHOICES.items():
        if row[column] not in allowed:
            raise DataInvalid(f"service {row['id']}: {column} is {row[column]!r}")
    needs = {need.value for need in Need}
    if not {*row["needs"].split(), *row["needs_also"].split()} <= needs:
        raise DataInvalid(f"service {row['id']}: a need that is none")
    if not set(row["councils"].split()) <= {WALES, *(area.code for area in councils())}:
        raise DataInvalid(f"service {row['id']}: an area that is none")
    low, high = _age(row["minimum_age"]), _age(row["maximum_age"])
    if low is not None and high is not None and low > high:
        raise DataInvalid(f"service {row['id']}: ages reversed")
    for column in ("checked", "assured_date"):
        day = _day(row[column])
        if day is not None and day > today:
            raise DataInvalid(f"service {row['id']}: {column} is in the future")
    return row


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise DataInvalid(f"{text!r} is no day") from error


def _age(text: str) -> int | None:
    if text and (not text.isdecimal() or int(text) not in AGES):
        raise DataInvalid(f"{text!r} is no age")
    return int(text) if text else None


def _organization(row: Row) -> dict[str, Any]:
    return {"id": row["id"], "name": row["name_en"], "name_cy": row["name_cy"]}


def _term(need: Need) -> dict[str, Any]:
    words = need_words()[need]
    return {
        "id": need,
        "name": words.name_en,
        "name_cy": words.name_cy,
        "description": words.says_en,
        "description_cy": words.says_cy,
    }


def _service(row: Row) -> dict[str, Any]:
    same = ("id", "status", "access_route", "stale_risk", "languages", "source", "source_date")
    both = ("name", "description", "who_for", "alert", "address")
    values: dict[str, Any] = {key: row[key] for key in same}
    for key in both:
        values[key] = row[f"{key}_en"] or None
        values[f"{key}_cy"] = row[f"{key}_cy"] or None
    return values | {
        "organization_id": row["organization"],
        "name_cy_checked": row["name_cy_checked"] == "yes",
        "non_specialist": row["non_specialist"] == "yes",
        "assured_date": _day(row["assured_date"]),
        "checked_on": _day(row["checked"]),
        "minimum_age": _age(row["minimum_age"]),
        "maximum_age": _age(row["maximum_age"]),
        "url": row["url"] or None,
        "duty": row["duty"] or None,
    }


def _areas(row: Row) -> Iterable[dict[str, Any]]:
    for code in row["councils"].split():
        yield {"service_id": row["id"], "council": code}


def _terms(row: Row) -> Iterable[dict[str, Any]]:
    for need in row["needs"].split():
        yield {"service_id": row["id"], "taxonomy_term_id": need, "position": 0}
    for place, need in enumerate(row["needs_also"].split(), start=1):
        yield {"service_id": row["id"], "taxonomy_term_id": need, "position": place}


def _phone(row: Row) -> dict[str, Any]:
    words = {"description": row["description_en"], "description_cy": row["description_cy"]}
    return {"service_id": row["service"], "kind": row["kind"], "number": row["number"], **words}


def _schedule(row: Row) -> dict[str, Any]:
    words = {"description": row["hours_en"], "description_cy": row["hours_cy"]}
    return {"service_id": row["id"], **words}


def _contact(row: Row) -> dict[str, Any]:
    return {"service_id": row["id"], "email": row["email"]}
