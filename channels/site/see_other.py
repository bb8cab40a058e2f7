"""After a form was taken: go and look at a page."""

from urllib.parse import urlencode

from sanic import HTTPResponse, Request, redirect

from bot.web.language import page_language


def see_other(request: Request, path: str, **query: str) -> HTTPResponse:
    """Send the browser to a page in the same language."""
    query = {**query, "lang": page_language(request).value}
    return redirect(f"{path}?{urlencode(query)}", status=303)
