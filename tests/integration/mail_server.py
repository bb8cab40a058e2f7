"""A real mail server on a port of its own, and the job that tells the safeguarding lead."""

import socket
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from bot.jobs.lane_mail import LaneMail
from bot.settings import read_settings

CONSOLE = "https://console.example.wales"


@dataclass
class MailServer:
    """Keeps what it is sent; refuses some addresses; can be down and come back."""

    port: int
    refused: set[str] = field(default_factory=set)
    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if address in self.refused:
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        self.raw.append(envelope.content)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert envelope.rcpt_tos == [mail["To"]]
        self.mails.append(mail)
        return "250 OK"

    @property
    def told(self) -> list[str]:
        """Who has had mail, in the order it came."""
        return [mail["To"] for mail in self.mails]

    def job(self, tmp_path, **changes: str) -> LaneMail:
        """The job with settings that lead to this server."""
        given = {
            "VAR_DIR": str(tmp_path),
            "MAIL_SERVER": "127.0.0.1",
            "MAIL_PORT": str(self.port),
            "MAIL_SECURITY": "none",
            "MAIL_FROM": "doors@example.wales",
            "CONSOLE_URL": CONSOLE,
            "LANE_LEADS": "lead@example.wales",
            "LANE_DEPUTIES": "deputy@example.wales",
            "LANE_OUT_OF_HOURS": "night@example.wales",
        }
        return LaneMail(read_settings({**given, **changes}).mail)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
