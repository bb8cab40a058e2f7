"""The mail that says that something waits: both languages, no words of anybody."""

from email.message import EmailMessage
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import yaml

from bot.mail_settings import MailSettings
from bot.questions.reviewing.lane_notices import NoticeToSend
from bot.store.tables.lane import Told

WORDS = Path(__file__).parent / "locale" / "lane_mail.yml"
LANGUAGES = ("cy", "en")
PAGE = "/safeguarding"


def lane_mail(settings: MailSettings, notice: NoticeToSend, address: str) -> EmailMessage:
    """One mail to one address; sent again it is the same mail, so that its server can tell."""
    mail = EmailMessage()
    mail["From"], mail["To"] = settings.sender, address
    mail["Subject"] = " · ".join(_words()["subject"][one] for one in LANGUAGES)
    domain = settings.sender.rpartition("@")[2]
    mail["Message-ID"] = f"<{uuid5(NAMESPACE_URL, f'{notice.number}:{address}')}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n\n".join(_part(notice.whom, settings.console_url, o) for o in LANGUAGES))
    return mail


def _part(whom: Told, console: str, language: str) -> str:
    keys = (whom.value, "sign_in", "no_reply")
    lines = (_words()[key][language].format(address=f"{console}{PAGE}") for key in keys)
    return "\n".join(lines)


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.load(
        WORDS.read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    return words
