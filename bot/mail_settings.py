"""Where mail is sent from and to: who is told that something waits in the safeguarding lane."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import SettingInvalid
from bot.vocabulary import Region, Term

ADDRESS = re.compile(r"[^\s@,:<>]+@[^\s@,:<>]+\.[^\s@,:<>]+|[^\s@,:<>]+@localhost")
REGIONS = {one.value: one for one in Region}


class MailSecurity(Term):
    """How the connection to the mail server is kept private."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"  # only for a server on the same machine


@dataclass(frozen=True, slots=True)
class MailAddress:
    """An address, and the region that it is for; None: all."""

    address: str
    region: Region | None


Addresses = tuple[MailAddress, ...]


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The values in force; without a server no mail is sent."""

    server: str
    port: int
    security: MailSecurity
    user: str
    password: str = field(repr=False)
    sender: str
    leads: Addresses
    deputies: Addresses
    out_of_hours: Addresses
    deputy_minutes: int
    console_url: str


def read_mail_settings(text: Mapping[str, str], *, console_url: str) -> MailSettings:
    """Read what is set for mail.

    Args: text: every setting by its name in small letters; console_url: where none is set.
    Raises: SettingInvalid: names the setting, never an address.
    """
    if text["mail_server"] and not ADDRESS.fullmatch(text["mail_from"]):
        raise SettingInvalid("MAIL_FROM must be an address where MAIL_SERVER is set")
    return MailSettings(
        server=text["mail_server"],
        port=int(text["mail_port"]),
        security=MailSecurity(text["mail_security"]),
        user=text["mail_user"],
        password=text["mail_password"],
        sender=text["mail_from"],
        leads=_addresses(text, "lane_leads"),
        deputies=_addresses(text, "lane_deputies"),
        out_of_hours=_addresses(text, "lane_out_of_hours"),
        deputy_minutes=int(text["lane_deputy_minutes"]),
        console_url=(text["console_url"] or console_url).rstrip("/"),
    )


def _addresses(text: Mapping[str, str], name: str) -> Addresses:
    """`gwent:a@b.cymru, c@d.cymru`: the first for one region, the second for all."""
    return tuple(_address(part.strip(), name) for part in text[name].split(",") if part.strip())


def _address(part: str, name: str) -> MailAddress:
    region, colon, address = part.rpartition(":")
    known = region in REGIONS if colon else True
    if not known or not ADDRESS.fullmatch(address.strip()):
        raise SettingInvalid(
            f"{name.upper()} must be addresses, each with region: before it or not"
        )
    return MailAddress(address.strip(), REGIONS.get(region))
