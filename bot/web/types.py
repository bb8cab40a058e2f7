"""Sanic's types as this service uses them."""

from types import SimpleNamespace
from typing import TypeAlias

from sanic import Request, Sanic
from sanic.config import Config

App: TypeAlias = Sanic[Config, SimpleNamespace]


def form_value(request: Request, name: str) -> str:
    """One value of a sent form; "" if it is not there."""
    form = request.form
    return str(form.get(name) or "") if form else ""


def form_values(request: Request, name: str) -> list[str]:
    """Every value of a sent form's field, as ticked."""
    form = request.form
    return [str(value) for value in form.getlist(name) or []] if form else []
