"""Sanic 22.6 dropped `response.stream`, with which Rasa's shell gets its answers."""

from typing import Any

from sanic import response


def stream(streaming_fn: Any, content_type: str = "text/plain", status: int = 200) -> Any:
    """A response that is written by a function while it is sent, as before."""
    return response.ResponseStream(streaming_fn, status=status, content_type=content_type)


def adapt() -> None:
    """Give Sanic the name back."""
    if not hasattr(response, "stream"):
        response.__dict__["stream"] = stream
