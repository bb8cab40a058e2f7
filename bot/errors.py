"""The error tree. Raise narrow, catch at the edge, log the code and never a text."""


class BotError(Exception):
    """Anything this service refuses or cannot do; `code` is stable and safe to log."""

    code = "bot_error"


class BadInput(BotError):
    """What came in is not what this place takes."""

    code = "bad_input"


class SettingMissing(BotError):
    """A setting that has no safe default is not set."""

    code = "setting_missing"


class SettingInvalid(BotError):
    """A setting has a value that it cannot have."""

    code = "setting_invalid"


class DataInvalid(BotError):
    """A data file does not hold what it must; the start stops."""

    code = "data_invalid"


class QuestionNotFound(BotError):
    """No question answers to this id or receipt for this reader."""

    code = "question_not_found"


class DraftMissing(BotError):
    """There is no draft for this conversation, or it has expired."""

    code = "draft_missing"


class DraftIncomplete(BotError):
    """The draft lacks something that a question needs."""

    code = "draft_incomplete"


class TransitionRefused(BotError):
    """The question cannot go from where it is to there."""

    code = "transition_refused"


class EditConflict(BotError):
    """Somebody else changed it since this page was opened."""

    code = "edit_conflict"


class SignInRefused(BotError):
    """Name or password is wrong, or too many tries."""

    code = "sign_in_refused"


class NotAllowed(BotError):
    """This role may not do that."""

    code = "not_allowed"


class EngineFailed(BotError):
    """The engine gave no reply, an empty one, or one that makes no sense."""

    code = "engine_failed"


class RateLimited(BotError):
    """Too many messages in too short a time."""

    code = "rate_limited"
