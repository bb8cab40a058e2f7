"""The ports the service wants, looked at before anything is started."""

import socket

from bot.errors import BotError
from bot.settings import Settings


class PortTaken(BotError):
    """Another program listens on a port that the service wants."""

    code = "port_taken"


def check_ports(settings: Settings) -> None:
    """Refuse to start beside another program, perhaps another copy of this one.

    Raises: PortTaken: says which setting to change.
    """
    for name, host, port in (
        ("PUBLIC_PORT", settings.public_host, settings.public_port),
        ("CONSOLE_PORT", settings.console_host, settings.console_port),
        ("ENGINE_PORT", settings.engine_host, settings.engine_port),
    ):
        try:
            socket.create_server((host, port)).close()
        except OSError as error:
            raise PortTaken(f"cannot listen on {host}:{port}; set {name} to another") from error
