"""Where a phone is led once its meeting is over."""

from sanic import Request

from bot.boards.directory import board_for
from bot.vocabulary import Region
from bot.web.language import page_language


def meeting_board(request: Request) -> dict[str, str] | None:
    """The board that the page which was open has put into the address; None: none, or no board.

    No key opens anything after a meeting, so nothing else knows where it was.
    """
    asked = str(request.args.get("board") or "")
    if asked not in set(map(str, Region)):
        return None
    return {"region": asked, "name": board_for(Region(asked)).name(page_language(request))}
