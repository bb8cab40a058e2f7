"""Which language a page is in: said in the address or the form, else the browser's."""

from sanic import Request

from bot.vocabulary import Language
from bot.web.types import form_value


def page_language(request: Request) -> Language:
    """The language of this page.

    Returns: `?lang=` if it names one of the two, else a form's `lang`, else the first
        language the browser asks for, else English.
    """
    asked = request.args.get("lang") or form_value(request, "lang")
    if asked in (Language.EN.value, Language.CY.value):
        return Language(asked)
    preferred = request.headers.get("accept-language", "").strip().lower()
    return Language.CY if preferred.startswith("cy") else Language.EN
