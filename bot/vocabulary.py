"""The words of this service, each with its stable id.

Members are stored and sent by value; names for people live in data, in both languages.
"""

from enum import Enum


class Term(str, Enum):  # not StrEnum: the understanding components also load on Python 3.10
    """A word with a stable id."""

    def __str__(self) -> str:
        """Return the id, so that a term reads the same everywhere."""
        return str(self.value)


class Language(Term):
    """A language the service speaks as an equal."""

    EN = "en"
    CY = "cy"

    @property
    def other(self) -> "Language":
        """The other one of the two."""
        return Language.CY if self is Language.EN else Language.EN


class Need(Term):
    """What a person lives with."""

    EMOTIONAL_WELLBEING = "emotional_wellbeing"
    NEURODIVERSITY = "neurodiversity"
    BULLYING_SCHOOL = "bullying_school"
    COUNSELLING_IN_SCHOOL = "counselling_in_school"
    SUBSTANCE_USE = "substance_use"
    HOUSING = "housing"
    YOUNG_CARER = "young_carer"
    FAMILY_SUPPORT = "family_support"
    SOCIAL_SERVICES_CARE = "social_services_care"
    DISABILITY_TRANSITION = "disability_transition"
    YOUTH_CLUB = "youth_club"
    SPORT_LEISURE = "sport_leisure"
    WORK_TRAINING_MONEY = "work_training_money"
    IDENTITY_RELATIONSHIPS = "identity_relationships"
    BEREAVEMENT = "bereavement"
    COMPLEX_HEALTH_NEEDS = "complex_health_needs"
    ADVOCACY = "advocacy"


class Region(Term):
    """The area of one Regional Partnership Board."""

    GWENT = "gwent"
    CARDIFF_VALE = "cardiff_vale"
    CWM_TAF_MORGANNWG = "cwm_taf_morgannwg"
    WEST_GLAMORGAN = "west_glamorgan"
    WEST_WALES = "west_wales"
    POWYS = "powys"
    NORTH_WALES = "north_wales"


class Speaker(Term):
    """Who is asking; for the last two, age means the young person's."""

    YOUNG_PERSON = "young_person"
    PARENT_CARER = "parent_carer"
    PROFESSIONAL = "professional"


class AgeBand(Term):
    """How old the asker says they are."""

    AGE_7_10 = "7-10"
    AGE_11_13 = "11-13"
    AGE_14_16 = "14-16"
    AGE_17_18 = "17-18"
    AGE_19_25 = "19-25"
    NOT_SAID = "not_said"


class AskedTo(Term):
    """Who should answer a question."""

    BOARD = "board"
    COUNCIL = "council"
    HEALTH_BOARD = "health_board"
    SCHOOL = "school"
    NOT_SURE = "not_sure"


class Level(Term):
    """How serious a screened text is."""

    NONE = "none"
    SOFT = "soft"
    FULL = "full"

    @property
    def rank(self) -> int:
        """0 for none, 1 for soft, 2 for full; a greater rank is more serious."""
        return list(Level).index(self)


class Risk(Term):
    """A screening category."""

    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    ABUSE_NEGLECT = "abuse_neglect"
    SEXUAL = "sexual"
    VIOLENCE_DOMESTIC = "violence_domestic"
    MEDICAL_OVERDOSE = "medical_overdose"
    RUNAWAY_HOMELESS_TONIGHT = "runaway_homeless_tonight"
    EATING = "eating"
    THIRD_PARTY = "third_party"


class Role(Term):
    """What a staff account may do."""

    YOUTH_WORKER = "youth_worker"
    RPB_STAFF = "rpb_staff"
    COMMISSIONER_TEAM = "commissioner_team"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    OPERATOR = "operator"


class Workflow(Term):
    """Where a question is in its life."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    DECLINED = "declined"
    MERGED = "merged"
    PASSED_ON = "passed_on"
    ACCEPTED = "accepted"
    CANDIDATE = "candidate"
    SELECTED = "selected"
    CARRIED_OVER = "carried_over"
    PUT_TO_BOARD = "put_to_board"
    ANSWERED = "answered"
    PUBLISHED = "published"
    ASSESSED = "assessed"
    REVIEW_DUE = "review_due"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


class Visibility(Term):
    """Who may see a question's words."""

    AUTHOR = "author"
    STAFF = "staff"
    ROOM = "room"
    PUBLIC = "public"
    TEAM = "team"  # its lead kept it from its board: of staff only the Commissioner's team
    REHEARSAL = "rehearsal"  # only in the room that is being tried out; gone when it ends


class Safeguarding(Term):
    """Where a question is in the safeguarding lane."""

    NONE = "none"
    FLAGGED = "flagged"
    HELD = "held"
    ACTIONED = "actioned"
    CLEARED = "cleared"


class LaneDone(Term):
    """What a safeguarding lead did about a question of the lane."""

    TOLD_COUNCIL = "told_council"
    TOLD_POLICE = "told_police"
    TOLD_SCHOOL = "told_school"
    TOLD_HEALTH = "told_health"
    TOOK_ADVICE = "took_advice"
    WROTE_TO_AUTHOR = "wrote_to_author"
    NOTHING_NEEDED = "nothing_needed"
    OTHER = "other"


class AnswerStatus(Term):
    """What kind of answer a question has had."""

    NONE = "none"
    DIRECT = "direct"
    PARTIAL = "partial"
    STOCK = "stock"
    WILL_CONSIDER = "will_consider"
    DECLINED_WITH_REASON = "declined_with_reason"
    NOT_OUR_REMIT = "not_our_remit"


class Identifier(Term):
    """A kind of personal detail."""

    PERSON_NAME = "person_name"
    SCHOOL_OR_EMPLOYER = "school_or_employer"
    PHONE = "phone"
    EMAIL = "email"
    SOCIAL_HANDLE = "social_handle"
    ADDRESS = "address"
    POSTCODE = "postcode"
    NHS_NUMBER = "nhs_number"
    DOB = "dob"
    ID_NUMBER = "id_number"
    URL = "url"


class Theme(Term):
    """What a question is about; several may fit."""

    WAITING_TIMES = "waiting_times"
    ACCESS = "access"
    NEURODIVERSITY = "neurodiversity"
    MENTAL_HEALTH_CRISIS = "mental_health_crisis"
    SCHOOL_SUPPORT = "school_support"
    TRANSPORT = "transport"
    TRANSITION_TO_ADULT = "transition_to_adult"
    PARTICIPATION = "participation"
    WELSH_LANGUAGE = "welsh_language"
    FUNDING = "funding"
    STAFFING = "staffing"
    RESIDENTIAL_CARE = "residential_care"
    PREVENTION_EARLY_HELP = "prevention_early_help"
    INFORMATION = "information"
    EQUALITY = "equality"
    YOUNG_CARERS = "young_carers"
    HOUSING = "housing"
    SUBSTANCE_USE = "substance_use"


class Permission(Term):
    """What the author lets be done with a question."""

    BOTH = "both"
    READ_OUT = "read_out"
    PUBLISH = "publish"
    NEITHER = "neither"


class AnswerStage(Term):
    """How far a written answer is on its way to the one who asked."""

    WRITING = "writing"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PUBLISHED = "published"


class Answered(Term):
    """Whether a question was answered, as its askers see it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Progress(Term):
    """How far things have moved, with the Commissioner's definitions."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Judge(Term):
    """Who gives a verdict."""

    AUTHOR = "author"
    SUPPORTER = "supporter"
    GROUP = "group"


class CommitmentState(Term):
    """What became of what a board said it would do."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    NOT_KEPT = "not_kept"
    REPLACED = "replaced"  # another promise takes its place
    WITHDRAWN = "withdrawn"  # the board promises it no more
