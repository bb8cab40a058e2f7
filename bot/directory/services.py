"""Services as the store has them, read for a search."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.directory.listings import DIRECT, Knock, KnockKind, Listing, ListingWords, Origin
from bot.directory.phrases import phrase
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
)
from bot.vocabulary import Language, Need

MOST_KEPT = 20_000  # listings kept in memory, some 3 kB each
# Listings by the directory's fingerprint and the service: whoever changes a service row changes
# the fingerprint with it, in the same transaction.
_kept: dict[tuple[str, str], Listing] = {}
STALENESS = {"low": 0, "medium": 1, "high": 2}


def read_services(
    db: Session, *, needs: Collection[Need], councils: Collection[str] | None
) -> tuple[Listing, ...]:
    """The services that are shown, meet one of the needs and serve one of the council areas.

    Args: councils: GSS codes; those for all Wales always come too. None: wherever they are.
    """
    wanted = select(ServiceTaxonomy.service_id).where(ServiceTaxonomy.taxonomy_term_id.in_(needs))
    chosen = select(Service.id).where(Service.status == "active", Service.id.in_(wanted))
    if councils is not None:
        there = select(ServiceArea.service_id).where(ServiceArea.council.in_({*councils, WALES}))
        chosen = chosen.where(Service.id.in_(there))
    return _kept_listings(db, db.scalars(chosen).all())


def services_by_id(db: Session, ids: Collection[str]) -> tuple[Listing, ...]:
    """The services of these ids (without "service:") that are shown."""
    chosen = select(Service.id).where(Service.status == "active", Service.id.in_(ids))
    return _kept_listings(db, db.scalars(chosen).all())


def _kept_listings(db: Session, ids: Sequence[str]) -> tuple[Listing, ...]:
    """The listings of these services, put together once for each load of the directory."""
    version = db.scalar(select(DirectoryLoad.fingerprint)) or ""
    found = {i: item for i in ids if (item := _kept.get((version, i)))}
    missing = [i for i in ids if i not in found]
    if missing:
        if len(_kept) + len(missing) > MOST_KEPT:
            _kept.clear()
        for item in _listings(db, missing):
            found[item.id.removeprefix("service:")] = item
        _kept.update({(version, i): found[i] for i in missing})
    return tuple(found[i] for i in ids)


def _listings(db: Session, ids: Sequence[str]) -> tuple[Listing, ...]:
    """Put services together with what belongs to them: one query a table."""
    services = db.scalars(select(Service).where(Service.id.in_(ids))).all()
    areas: dict[str, set[str]] = defaultdict(set)
    for area in db.scalars(select(ServiceArea).where(ServiceArea.service_id.in_(ids))):
        areas[area.service_id].add(area.council)
    terms: dict[str, list[ServiceTaxonomy]] = defaultdict(list)
    for term in db.scalars(
        select(ServiceTaxonomy)
        .where(ServiceTaxonomy.service_id.in_(ids))
        .order_by(ServiceTaxonomy.position)
    ):
        terms[term.service_id].append(term)
    details = _details(db, ids)
    names = {service.organization_id for service in services}
    organizations = {
        found.id: found
        for found in db.scalars(select(Organization).where(Organization.id.in_(names)))
    }
    return tuple(
        _listing(
            service,
            organizations[service.organization_id],
            areas[service.id],
            terms[service.id],
            details[service.id],
        )
        for service in services
    )


def _details(db: Session, ids: Sequence[str]) -> dict[str, list[Phone | Schedule | Contact]]:
    """Numbers, opening times and addresses of each service."""
    found: dict[str, list[Phone | Schedule | Contact]] = defaultdict(list)
    for phone in db.scalars(select(Phone).where(Phone.service_id.in_(ids)).order_by(Phone.id)):
        found[phone.service_id].append(phone)
    for schedule in db.scalars(select(Schedule).where(Schedule.service_id.in_(ids))):
        found[schedule.service_id].append(schedule)
    for contact in db.scalars(select(Contact).where(Contact.service_id.in_(ids))):
        found[contact.service_id].append(contact)
    return found


def _listing(
    service: Service,
    organization: Organization,
    areas: set[str],
    terms: Sequence[ServiceTaxonomy],
    details: Sequence[Phone | Schedule | Contact],
) -> Listing:
    english = _words(service, organization, details, Language.EN)
    kinds = {knock.kind for knock in english.knocks}
    reached = bool(kinds & DIRECT) or KnockKind.WEB in kinds or KnockKind.VISIT in kinds
    return Listing(
        id=f"service:{service.id}",
        origin=Origin.SERVICE,
        needs=tuple(term.taxonomy_term_id for term in terms if term.position == 0),
        also=tuple(term.taxonomy_term_id for term in terms if term.position > 0),
        councils=frozenset(areas - {WALES}),
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        speakers=frozenset(),
        access_route=service.access_route,
        non_specialist=service.non_specialist,
        staleness=STALENESS[service.stale_risk],
        languages=frozenset(Language(code) for code in service.languages.split()),
        duty=service.duty or "",
        checked=service.assured_date or service.checked_on,
        verified=service.assured_date is not None,
        direct=reached,
        english=english,
        welsh=_words(service, organization, details, Language.CY),
    )


def _words(
    service: Service,
    organization: Organization,
    details: Sequence[Phone | Schedule | Contact],
    language: Language,
) -> ListingWords:
    welsh = language is Language.CY
    name = service.name_cy if welsh else service.name
    alert = (service.alert_cy if welsh else service.alert) or ""
    description = service.description_cy if welsh else service.description
    return ListingWords(
        name=name,
        organization=organization.name_cy if welsh else organization.name,
        description=f"{description} {alert}".strip(),
        who_for=service.who_for_cy if welsh else service.who_for,
        languages=phrase(_spoken(service.languages), language),
        law="",
        knocks=tuple(_knocks(service, name, details, language)),
    )


def _spoken(languages: str) -> str:
    """The phrase for the languages that a service speaks."""
    codes = sorted(languages.split())
    if len(codes) == 2:
        return "languages_both"
    return f"languages_{codes[0]}" if codes else "languages_unknown"


def _knocks(
    service: Service,
    name: str,
    details: Sequence[Phone | Schedule | Contact],
    language: Language,
) -> Iterable[Knock]:
    """The ways to knock, the quickest first; asking for it by name where nothing else is known."""
    welsh = language is Language.CY
    found = []
    hours = " ".join(
        (d.description_cy if welsh else d.description) for d in details if isinstance(d, Schedule)
    )
    for number in details:
        if isinstance(number, Phone):
            when = (number.description_cy if welsh else number.description) or hours
            found.append(Knock(KnockKind(number.kind), number.number, when))
    found += [Knock(KnockKind.EMAIL, d.email) for d in details if isinstance(d, Contact)]
    if service.url:
        found.append(Knock(KnockKind.WEB, service.url))
    address = service.address_cy if welsh else service.address
    if address:
        found.append(Knock(KnockKind.VISIT, address, hours))
    if not found or service.access_route != "self":
        ask = phrase(f"ask_{service.access_route}", language, name=name)
        found.insert(0, Knock(KnockKind.ASK, ask, "" if found else hours))
    return found
