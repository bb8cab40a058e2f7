"""Who must listen when doors stay shut: the Commissioner's advice team, or the route that fits.

Source: the Commissioner's questions and answers for professionals (archived copy): children up to
18; up to 21 if they have been in care; up to 25 if they have also gone on in education.
"""

from bot.vocabulary import Speaker

CHILD_UNTIL = 18  # years; the first age outside the remit for everyone
CARE_UNTIL = 25  # years; the last age inside it for those who have been in care
ADVICE_TEAM = "heard:advice_team"
ADVICE_TEAM_AFTER_CARE = "heard:advice_team_after_care"
COMPLAINTS = ("heard:council_complaint", "heard:health_complaint")
OMBUDSMAN = "heard:ombudsman"


def heard_route(age: int | None, speaker: Speaker) -> tuple[str, ...]:
    """The doors for being heard, the one that fits best first.

    Args:
        age: the young person's, also when somebody asks for them; None when not known.
        speaker: parents, carers and professionals are in the remit about a child who is.

    Returns: ids for `describe_doors`.
    """
    if age is None or age < CHILD_UNTIL:
        return (ADVICE_TEAM, *COMPLAINTS)
    if age <= CARE_UNTIL:
        return (*COMPLAINTS, ADVICE_TEAM_AFTER_CARE)
    return (*COMPLAINTS, OMBUDSMAN)
