"""Over which connections the console answers: https, or the machine itself."""

from ipaddress import ip_address

from sanic import Request

from bot.errors import NotAllowed

FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class PlainConnection(NotAllowed):
    """Staff would sign in over plain HTTP from another machine: their password could be read."""

    code = "plain_connection"


def check_connection(request: Request) -> None:
    """Refuse what comes over plain HTTP from elsewhere than this machine.

    Where the service has an https address, a proxy stands in front of it: whoever goes round the
    proxy is refused as well.

    Raises: PlainConnection.
    """
    settings = request.app.ctx.settings
    forwarded = any(name in request.headers for name in FORWARDED)
    if settings.secure_cookies and (forwarded or not settings.proxies_count):
        return
    if forwarded or not _is_this_machine(request.ip):
        raise PlainConnection


def _is_this_machine(address: str) -> bool:
    try:
        asked = ip_address(address.split("%")[0])
    except ValueError:
        return False
    mapped = getattr(asked, "ipv4_mapped", None)
    return (mapped or asked).is_loopback
