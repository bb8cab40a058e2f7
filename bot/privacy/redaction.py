"""Take findings out of a text, or mask a text for the engine."""

from collections.abc import Iterable

from bot.privacy import email, handles, id_numbers, nhs, phone
from bot.privacy.finding import Finding
from bot.privacy.postcode import POSTCODE
from bot.vocabulary import Identifier, Language

LABELS = {
    Identifier.PERSON_NAME: ("name", "enw"),
    Identifier.SCHOOL_OR_EMPLOYER: ("school or work", "ysgol neu waith"),
    Identifier.PHONE: ("phone number", "rhif ffôn"),
    Identifier.EMAIL: ("e-mail", "e-bost"),
    Identifier.SOCIAL_HANDLE: ("user name", "enw defnyddiwr"),
    Identifier.ADDRESS: ("address", "cyfeiriad"),
    Identifier.POSTCODE: ("postcode", "cod post"),
    Identifier.NHS_NUMBER: ("NHS number", "rhif GIG"),
    Identifier.DOB: ("date of birth", "dyddiad geni"),
    Identifier.ID_NUMBER: ("ID number", "rhif adnabod"),
    Identifier.URL: ("web address", "cyfeiriad gwe"),
}
MASKED = (
    email.find_emails,
    phone.find_phones,
    nhs.find_nhs_numbers,
    id_numbers.find_id_numbers,
    handles.find_handles,
)


def redact(text: str, findings: Iterable[Finding], language: Language = Language.EN) -> str:
    """Put "[phone number]" or "[rhif ffôn]" in the place of every finding given."""
    out, place = [], 0
    for finding in sorted(findings, key=lambda found: found.start):
        if finding.start < place:
            continue
        out += [text[place : finding.start], f"[{label(finding.kind, language)}]"]
        place = finding.end
    return "".join([*out, text[place:]])


def label(kind: Identifier, language: Language) -> str:
    """What stands in the place of a detail of this kind."""
    return LABELS[kind][1 if language is Language.CY else 0]


def mask(text: str) -> str:
    """A text as the engine may see it: no numbers, addresses or handles of a person.

    Full postcodes are cut to their sector ("CF10 1AA" to "CF10 1"), which still says where.
    """
    found = sorted((f for find in MASKED for f in find(text)), key=lambda f: (f.start, -f.end))
    masked = redact(text, found)
    return POSTCODE.sub(lambda match: f"{match['outward']} {match['sector']}", masked)
