"""The gate before young people use it: a named person has confirmed the help numbers."""

from bot.errors import SettingMissing
from bot.safety.confirmed import are_confirmed
from bot.settings import Settings


def check_go_live(settings: Settings) -> None:
    """Refuse to start in production mode before that.

    Raises: SettingMissing.
    """
    if settings.mode == "production" and not are_confirmed(settings.var_dir):
        raise SettingMissing(
            "production mode needs a named person to confirm the help numbers first: "
            "python -m bot confirm-helplines --by NAME"
        )
