"""The address that people type to come here."""

from sanic import Request


def own_address(request: Request) -> str:
    """The address from the settings; where none is set, the one that was asked."""
    own: str = request.app.ctx.settings.public_url.rstrip("/")
    return own or f"{request.scheme}://{request.host}"
