"""Where to get help, in the terms of Open Referral UK (HSDS-UK 3.0), Welsh beside English."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.base import Base
from bot.store.types import ROW_NUMBER, term_column
from bot.vocabulary import Need

SERVICE = "service.id"
WALES = "W92000004"  # the GSS code of all Wales, as a service area


class Organization(Base):
    """Who runs services."""

    __tablename__ = "organization"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    name_cy: Mapped[str] = mapped_column(String(200))


class Service(Base):
    """One service. What is not known stays empty; nothing is verified without `assured_date`."""

    __tablename__ = "service"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organization.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    name_cy: Mapped[str] = mapped_column(String(200))
    name_cy_checked: Mapped[bool]
    description: Mapped[str] = mapped_column(Text)
    description_cy: Mapped[str] = mapped_column(Text)
    who_for: Mapped[str] = mapped_column(Text)
    who_for_cy: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20), index=True)  # active or hidden
    assured_date: Mapped[date | None]  # the day a person checked it with the service itself
    checked_on: Mapped[date | None]  # the day its page, or an archived copy, was read
    minimum_age: Mapped[int | None]
    maximum_age: Mapped[int | None]
    alert: Mapped[str | None] = mapped_column(Text)
    alert_cy: Mapped[str | None] = mapped_column(Text)
    access_route: Mapped[str] = mapped_column(String(20))  # self, parent, school, gp, referral
    non_specialist: Mapped[bool]
    stale_risk: Mapped[str] = mapped_column(String(10))  # low, medium, high
    languages: Mapped[str] = mapped_column(String(20))  # "en cy"; empty: not known
    url: Mapped[str | None] = mapped_column(String(400))
    address: Mapped[str | None] = mapped_column(String(300))
    address_cy: Mapped[str | None] = mapped_column(String(300))
    duty: Mapped[str | None] = mapped_column(String(60))  # the statutory door that this service is
    source: Mapped[str] = mapped_column(Text)
    source_date: Mapped[str] = mapped_column(String(80))


class ServiceArea(Base):
    """A council area that a service serves, or all Wales."""

    __tablename__ = "service_area"

    service_id: Mapped[str] = mapped_column(
        ForeignKey(SERVICE, ondelete="CASCADE"), primary_key=True
    )
    council: Mapped[str] = mapped_column(String(9), primary_key=True, index=True)


class Phone(Base):
    """A number of a service; `kind` is phone or text."""

    __tablename__ = "phone"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey(SERVICE, ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    number: Mapped[str] = mapped_column(String(40))
    description: Mapped[str] = mapped_column(String(120))  # such as "out of hours"
    description_cy: Mapped[str] = mapped_column(String(120))


class Schedule(Base):
    """When a service is open, in words."""

    __tablename__ = "schedule"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey(SERVICE, ondelete="CASCADE"), index=True)
    description: Mapped[str] = mapped_column(String(300))
    description_cy: Mapped[str] = mapped_column(String(300))


class Contact(Base):
    """How to write to a service; never a named person's own address."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey(SERVICE, ondelete="CASCADE"), index=True)
    email: Mapped[str] = mapped_column(String(200))


class TaxonomyTerm(Base):
    """A need, as a term of our own taxonomy."""

    __tablename__ = "taxonomy_term"

    id: Mapped[Need] = term_column(Need, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    name_cy: Mapped[str] = mapped_column(String(80))
    description: Mapped[str] = mapped_column(Text)
    description_cy: Mapped[str] = mapped_column(Text)


class ServiceTaxonomy(Base):
    """A need that a service meets; `position` 0 is what it is for, later ones what it also does."""

    __tablename__ = "service_taxonomy"

    service_id: Mapped[str] = mapped_column(
        ForeignKey(SERVICE, ondelete="CASCADE"), primary_key=True
    )
    taxonomy_term_id: Mapped[Need] = term_column(Need, primary_key=True, index=True)
    position: Mapped[int]


class DirectoryLoad(Base):
    """Which directory data the store holds, by fingerprint, so that loading twice does nothing."""

    __tablename__ = "directory_load"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
