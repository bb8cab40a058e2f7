"""A laptop in a hall: the address that phones on its Wi-Fi can open, in words and as a QR code."""

import io
import socket
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from ipaddress import IPv4Address

import segno

from bot.errors import SettingMissing
from bot.settings import Settings

# An address of each private range (RFC 1918): which of our own would be used to reach it?
PROBES = ("192.168.255.254", "10.255.255.254", "172.31.255.254")
GET_ADDRESS = 0x8915  # SIOCGIFADDR of Linux
VIRTUAL = ("lo", "docker", "br-", "veth", "virbr", "tun", "tap")  # no phone is behind these
NO_NETWORK = "this machine is in no network: switch its Wi-Fi or hotspot on, or set PUBLIC_URL"


def for_hall(settings: Settings, addresses: Sequence[str] | None = None) -> Settings:
    """The settings with which a laptop hosts a session on its own Wi-Fi.

    Args: addresses: of this machine, the likeliest first; None: they are looked up.
    Raises: SettingMissing: it is in no network.
    """
    if settings.public_url:
        return replace(settings, hall_mode=True)
    found = own_addresses() if addresses is None else addresses
    if not found:
        raise SettingMissing(NO_NETWORK)
    return replace(settings, hall_mode=True, public_url=f"http://{found[0]}:{settings.public_port}")


def hall_environment(settings: Settings) -> dict[str, str]:
    """What the processes have to be told of it; nothing where this is no hall."""
    if not settings.hall_mode:
        return {}
    return {"HALL_MODE": "yes", "PUBLIC_URL": settings.public_url}


def hall_lines(settings: Settings, addresses: Sequence[str] | None = None) -> Iterator[str]:
    """What the host reads in the terminal; nothing where this is no hall."""
    if not settings.hall_mode:
        return
    room = f"{settings.public_url.rstrip('/')}/room"
    yield "For phones here:   " + room
    yield from ("  " + line for line in qr_lines(room))
    others = [
        one
        for one in (own_addresses() if addresses is None else addresses)
        if f"//{one}:" not in settings.public_url
    ]
    for one in others:
        yield f"If phones cannot open it: PUBLIC_URL=http://{one}:{settings.public_port}"
    yield "The console answers on this machine alone; other screens open by links from it."


def qr_lines(address: str) -> list[str]:
    """A QR code to be scanned from the terminal; none where the terminal cannot show it."""
    drawn = io.StringIO()
    segno.make_qr(address).terminal(out=drawn, compact=True)
    try:
        drawn.getvalue().encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return []
    return drawn.getvalue().splitlines()


def own_addresses() -> tuple[str, ...]:
    """The addresses of this machine in local networks, the likeliest first. Nothing is sent."""
    found = [*_routed(), *_of_interfaces(), *_named()]
    return tuple(one for one in dict.fromkeys(found) if _is_local(one))


def _routed() -> Iterator[str]:
    for probe in PROBES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wanted:
            try:
                wanted.connect((probe, 9))  # chooses a route; a datagram socket sends nothing yet
            except OSError:
                continue
            yield str(wanted.getsockname()[0])


def _of_interfaces() -> Iterator[str]:
    """On Linux also where no route leads out, as with a hotspot of one's own; Wi-Fi first."""
    if sys.platform != "linux":
        return
    from fcntl import ioctl

    names = [name for _, name in socket.if_nameindex() if not name.startswith(VIRTUAL)]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for name in sorted(names, key=lambda one: not one.startswith("wl")):
            try:
                answer = ioctl(asked.fileno(), GET_ADDRESS, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            yield socket.inet_ntoa(answer[20:24])


def _named() -> Iterator[str]:
    """Elsewhere the machine's own name has all its addresses."""
    try:
        answers = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    for answer in answers:
        yield str(answer[4][0])


def _is_local(address: str) -> bool:
    one = IPv4Address(address)
    return one.is_private and not (one.is_loopback or one.is_link_local or one.is_unspecified)
