"""Tell the safeguarding lead, the deputy or who is there out of hours that something waits."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import structlog

from bot.jobs.lane_words import lane_mail
from bot.mail_settings import Addresses, MailSecurity, MailSettings
from bot.questions.reviewing.lane_notices import (
    NoticeToSend,
    finish_notice,
    note_told,
    notices_due,
    take_notice,
)
from bot.store.engine import Store
from bot.store.tables.lane import Told
from bot.store.transaction import in_transaction
from bot.vocabulary import Region

TIMEOUT_S = 15  # of the mail server, for each answer
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class LaneMail:
    """The job: what is due is sent, each address once; what fails is tried again."""

    settings: MailSettings
    name: str = "lane_mail"
    every: timedelta = timedelta(seconds=30)

    def run(self, store: Store, now: datetime) -> None:
        """Send what is due now; nothing where no mail server is set."""
        if not self.settings.server:
            return
        minutes = self.settings.deputy_minutes
        due = in_transaction(store, notices_due, deputy_minutes=minutes, now=now, write=False)
        for number, whom in due:
            if not self._listed(whom):
                continue  # it waits; the console says who is to be told
            notice = in_transaction(store, take_notice, number=number, now=now)
            if notice is not None:
                self._send(store, notice, now)

    def _send(self, store: Store, notice: NoticeToSend, now: datetime) -> None:
        missing = [
            address
            for address in recipients(self._listed(notice.whom), notice.region)
            if _mark(address) not in notice.told
        ]
        try:
            with _connected(self.settings) as server:
                left = [one for one in missing if not self._sent(store, server, notice, one)]
        except (OSError, smtplib.SMTPException) as error:
            log.error("lane_mail_failed", notice=notice.number, code=type(error).__name__)
            return
        if not left:
            in_transaction(store, finish_notice, number=notice.number, now=now)

    def _sent(self, store: Store, server: smtplib.SMTP, notice: NoticeToSend, address: str) -> bool:
        """Send to one address; one that is refused keeps no other from being told."""
        try:
            server.send_message(lane_mail(self.settings, notice, address))
        except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
            log.error("lane_mail_refused", notice=notice.number, code=type(error).__name__)
            return False
        in_transaction(store, note_told, number=notice.number, mark=_mark(address))
        return True

    def _listed(self, whom: Told) -> Addresses:
        return {
            Told.LEAD: self.settings.leads,
            Told.DEPUTY: self.settings.deputies,
            Told.OUT_OF_HOURS: self.settings.out_of_hours,
        }[whom]


def recipients(listed: Addresses, region: Region | None) -> tuple[str, ...]:
    """Those for the region and those for all; everybody where there would be nobody."""
    own = tuple(one.address for one in listed if one.region in (None, region))
    return tuple(dict.fromkeys(own or (one.address for one in listed)))


@contextmanager
def _connected(settings: MailSettings) -> Iterator[smtplib.SMTP]:
    """A connection that is signed in, closed afterwards."""
    where, context = (settings.server, settings.port), ssl.create_default_context()
    if settings.security is MailSecurity.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=TIMEOUT_S, context=context)
    else:
        server = smtplib.SMTP(*where, timeout=TIMEOUT_S)
    with server:
        if settings.security is MailSecurity.STARTTLS:
            server.starttls(context=context)
        if settings.user:
            server.login(settings.user, settings.password)
        yield server


def _mark(address: str) -> str:
    return sha256(address.encode()).hexdigest()[:16]
