"""What a room refuses."""

from bot.errors import BadInput, QuestionNotFound, SignInRefused, TransitionRefused


class RoomNotFound(QuestionNotFound):
    """No open room has this code, or this session has none."""

    code = "room_not_found"


class RoomTaken(TransitionRefused):
    """Its room is open already, or closed for good."""

    code = "room_taken"


class RoomFull(TransitionRefused):
    """More would not fit on the machine."""

    code = "room_full"


class AskingLocked(TransitionRefused):
    """The host takes no more questions now."""

    code = "asking_locked"


class TooManyWaiting(TransitionRefused):
    """Of one participant, as many questions wait as may."""

    code = "too_many_waiting"


class NotInRehearsal(TransitionRefused):
    """In a rehearsal nothing is kept and nobody reads it: this cannot be tried out."""

    code = "not_in_rehearsal"


class SlipTaken(TransitionRefused):
    """This slip was typed in already, with other words."""

    code = "slip_taken"


class PassRefused(SignInRefused):
    """The link was used, has expired or was taken back, or its account is closed."""

    code = "pass_refused"


class ScreenOver(PassRefused):
    """A screen that was open shows nothing any more: most often because its room was closed."""

    code = "screen_over"


class ParticipantRefused(SignInRefused):
    """This key opens nothing: the room is closed, or the host has removed whoever has it."""

    code = "participant_refused"


class NothingToUndo(TransitionRefused):
    """No step of the chair is left to take back."""

    code = "nothing_to_undo"


class NoSuchItem(BadInput):
    """The agenda has no such part, or none after or before this one."""

    code = "no_such_item"


class RoomInputInvalid(BadInput):
    """A number of people, a client's key or a slip that cannot be."""

    code = "room_input_invalid"
