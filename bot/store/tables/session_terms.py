"""Words of accountability sessions that their tables keep."""

from bot.vocabulary import Term


class Mode(Term):
    """What a group does in an agenda item."""

    WELCOME = "welcome"
    LEARN = "learn"
    GATHER = "gather"
    IMPROVE = "improve"
    VOTE = "vote"
    REHEARSE = "rehearse"
    PANEL = "panel"
    RECORD = "record"
    VERDICT = "verdict"
    REFLECT = "reflect"
    BREAK = "break"


class SessionState(Term):
    """How far a session is."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class Surface(Term):
    """A screen of a live room, and what whoever holds it may do."""

    PARTICIPANT = "participant"
    PROJECTOR = "projector"
    CHAIR = "chair"
    MODERATOR = "moderator"
    SCRIBE = "scribe"


class Device(Term):
    """What a participant takes part with."""

    OWN = "own"
    SHARED = "shared"
    PAPER = "paper"


class BallotState(Term):
    """How far a vote is; counts are hidden until it is closed."""

    OPEN = "open"
    CLOSED = "closed"
    CHOSEN = "chosen"


class PickRule(Term):
    """Why a question was picked."""

    SHARE = "share"  # a group large enough for one of the places agrees on it
    VOTES = "votes"  # a place was left and it came nearest to filling it
    LANGUAGE = "language"  # so that a question in the other language is among them
    AREA = "area"  # so that a small area is among them
    HOST = "host"  # the host chose, with a reason that the group sees


class DecidedHow(Term):
    """How a group came to its verdict."""

    CARDS = "cards"
    HANDS = "hands"
    VOTE = "vote"
    CONSENSUS = "consensus"
