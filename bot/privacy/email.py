"""E-mail addresses: written, half written, and spoken in English and Welsh.

"sam@gmail.com", "sam @ gmail", "sam at gmail dot com", "sam yn hotmail dot co dot uk".
"""

import re
from collections.abc import Iterator

from bot.language import radicals
from bot.privacy.any_case import any_case
from bot.privacy.finding import Finding, each
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import has_any, listed
from bot.vocabulary import Identifier

PLAIN = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@{1,2}[\w-]{1,63}(?:\.[\w-]{1,30}){1,4}\b")
# The post box of a public body is nobody's: "post@childcomwales.org.uk".
OF_A_BODY = any_case(
    r"(?:post|info|enquir(?:y|ies)|contact|help|cyswllt|ymholiadau|gwybodaeth|cymorth|advice|cyngor)@(?:[\w-]+\.)*"
    r"(?:gov\.uk|gov\.wales|llyw\.cymru|nhs\.uk|nhs\.wales|gig\.cymru|childcomwales\.org\.uk|complantcymru\.org\.uk"
    r"|senedd\.wales|senedd\.cymru)"
)
PROVIDERS = (
    r"g\s?mail|googlemail|hot\s?mail|outlook|yahoo|ymail|icloud|live|msn|aol|proton\s?mail"
    r"|proton|me"
    r"|hwb\s?cymru(?:\.net)?|hwb|sky|btinternet|bt|virgin\s?media|virgin|talktalk|tiscali|gmx"
    r"|mail|zoho"
)
PROVIDER = any_case(rf"(?:{PROVIDERS})\b")
SIGN = (
    r"(?:[(\[{<]\s?(?:@|malwen)\s?[)\]}>]|@|\((?:at|yn)\)|\[(?:at|yn)\]|\{at\}|<at>"
    r"|[\"'“‘]at[\"'”’]|\(a\)|\bat\s?sign\b"
    r"|\bmalwen\b"
    r"|\barwydd\s?at\b)"
)
SPOKEN_AT = rf"(?:\s{{0,2}}{SIGN}\s{{0,2}}|\s{{1,2}}(?:at|yn|ar)\s{{1,2}}|[-_]at[-_])"
DOT = (
    r"(?:\s{0,2}(?:\((?:dot|dotyn)\)|\[(?:dot|dotyn)\]|\{dot\}|[\"'“‘]dot[\"'”’]|[.,])\s?"
    r"|\s{1,2}(?:dot|dotyn|smotyn|pwynt|point|full\s?stop|atalnod)\s{0,2})"
)
ENDS = (
    r"(?:com|net|org|info|uk|wales|cymru|ie|eu|co|ac|sch|gov|nhs|edu|me|io|live|fr|de|pl|es|pt"
    r"|in|pk|us|example)"
)
SPOKEN_SIGN = (
    r"(?:dot|dotyn|smotyn|pwynt|underscore|under\s?score|tanlinell|dash|hyphen|heiffen|plus)"
)
FIGURE = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|double|sero|dim|un"
    r"|dau|dwy|tri|pedwar|pump|chwech|saith|wyth|naw|deg|dwbl|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|(?:un|dau|tri|pedwar|pum|chwe|saith|wyth|naw)deg|ddeg|treble|triple"
    r"|thousand|hundred|and|fil|mil|ac?|\d{1,6})"
)
SPOKEN_DOT = r"(?:\s(?:dot|dotyn)\s|\s?[(\[{<](?:dot|dotyn)[)\]}>]\s?)"
LOCAL = (
    rf"(?:(?:\w\s){{2,20}})?[\w.+-]{{1,64}}(?:(?:\s{SPOKEN_SIGN}\s|\s?[(\[{{]\s?{SPOKEN_SIGN}\s?[)\]}}]\s?|{SPOKEN_DOT})[\w.+-]{{1,30}})"
    rf"{{0,3}}(?:\s{FIGURE}){{0,6}}"
)
# With a provider and an ending, or any name and an ending said with "dot".
SPOKEN = any_case(
    rf"(?<![\w@.])(?P<detail>{LOCAL}{SPOKEN_AT}"
    rf"(?:(?:{PROVIDERS})(?:(?:{DOT}|\s)?{ENDS}(?:(?:{DOT}|\s)?uk)?)"
    rf"|(?<!\sar\s)(?!www)[\w-]{{2,40}}(?:{DOT}[\w-]{{2,30}}){{0,2}}{DOT}{ENDS}(?:{DOT}uk)?))(?!\w)",
)
JOINED = any_case(
    r"(?<![\w@.])[\w.]{2,40}[-_]at[-_]\w{2,30}[-_]dot[-_](?:com|co[-_]dot[-_]uk|org|net|cymru"
    r"|wales)\b",
)
# Half of one: a provider straight after the sign.
HALF = any_case(
    rf"(?<![\w@.])(?P<detail>[\w.+-]{{2,64}}@(?:{PROVIDERS})(?:{ENDS}(?:uk)?)?)(?![\w.]\w)",
)
# After "email", a provider will do: "my email is sam07 at gmail", "ebost: sam @ hotmail".
CUED = any_case(
    r"\b(?:e-?mails?|e-?mailiwch|e-?mailia|mail|e[\s-]?bost(?:io|iwch|ia|iwch)?|hotmail|gmail"
    r"|cyfeiriad)\b"
    rf"[^\n]{{0,40}}?(?<![\w@.])(?P<detail>{LOCAL}{SPOKEN_AT}(?:{PROVIDERS})"
    rf"(?:{DOT}?{ENDS}(?:{DOT}uk)?)?)(?!\w)",
)
# The sign left out: "elis.w gmail com".
SIGNLESS = any_case(
    r"(?<![\w@.])(?P<detail>(?=[\w.]{0,30}[._\d])[A-Za-z][\w.]{3,40}\s(?:g\s?mail|hot\s?mail|yahoo|icloud|outlook)"
    r"\s?(?:\.|dot|dotyn)?\s?(?:com|co\s?\.?\s?uk))(?!\w)",
)
# The name before the sign alone: "my gmail is rhodri.rugby8".
LOCAL_ONLY = any_case(
    r"\b(?:gmail|hotmail|icloud|yahoo|e-?mail|e-?bost)(?:\s(?:fi|i))?(?:\s(?:is|ydi|ydy|yw|di)\s|\s?:\s)"
    r"(?P<detail>(?=[\w.]*[._\d])[a-z][\w.]{5,30}(?<!\.))(?![\w@]|\s?(?:@|\(|\[|at\b|yn\b|dot\b))"
)
# With a figure in it nothing need be said of it: "megz2010 at gmail".
FIGURED = any_case(
    r"(?<![\w@.])(?P<detail>(?:[a-z][\w.+-]{0,30}[\d_.][\w.+-]{0,20}|[a-z]{2,20}\s\d{1,4})"
    r"\s(?:at|yn)\s(?:g\s?mail|hot\s?mail|yahoo|icloud|outlook|googlemail|ymail|proton\s?mail))(?!\w)",
)
# A name of several words after the sign: "my mail is beca at llygad y dydd dot cymru".
WORDS = any_case(
    r"\b(?:e-?mail(?:io|iwch|ia)?|mail|e[\s-]?bost(?:io|iwch|ia)?)"
    r"(?:\s?:|\s(?:me|is|its|it['’]s|address|on|at|yw|ydi|ydy|di|fi|ni|i))"
    r"{0,4}\s(?P<detail>(?!(?:me|us|is|on|at|i|fi|ni)\s)[\w.+-]{2,30}\s(?:at|yn|malwen)\s(?:[\w-]{1,20}\s){1,4}(?:dot|dotyn)\s\w{2,10}"
    r"(?:\s(?:dot|dotyn)\s\w{2,6}){0,2})(?!\w)",
)
# Without one of each there is no address, and nothing more is tried.
_AT_PARTS = (
    "@", " at ", "(at", "[at", "{at", "<at", "at'", "at”", "at’", 'at"', "(a)", " yn ", "(yn",
    "[yn", " ar ", "malwen", "mail is", "mail:", "mail ydi", "mail yw", "mail di", "-at-",
    "_at_", " gmail", " g mail", " hotmail", " yahoo",
    " icloud", " outlook",
)  # fmt: skip
_DOMAIN_PARTS = (
    "@", "mail", " dot ", "dot)", "dot]", "dotyn", "dot ", "smotyn", "pwynt", ".co", "outlook",
    "yahoo", "hwb", "live", "icloud", "proton", ".net", ".uk", ".cy", ".org",
)  # fmt: skip
# Words before "at gmail" that belong to the sentence, not to the address.
NO_LOCAL = listed(
    "me us it is are am on in to look looked log sign signed up account accounts mail email "
    "message someone anyone people them him her you and or not only works work meet here there "
    "all the a my"
)


def find_emails(text: str) -> Iterator[Finding]:
    """Find e-mail addresses."""
    low = text.lower()
    if not (has_any(low, _AT_PARTS) and has_any(low, _DOMAIN_PARTS)):
        return
    for finding in each(PLAIN, text, Identifier.EMAIL, 1.0):
        if OF_A_BODY.fullmatch(text[finding.start : finding.end]) is None:
            yield finding
    for pattern in (SPOKEN, CUED, HALF, JOINED, FIGURED, SIGNLESS, LOCAL_ONLY, WORDS):
        for finding in each(pattern, text, Identifier.EMAIL, 0.93):
            if not _is_a_site(text[finding.start : finding.end]):
                yield finding


def _is_a_site(written: str) -> bool:
    """True where "ar" or "at" is a word: "ddim ar llyw.cymru", "look at childline.org.uk"."""
    if OF_A_BODY.fullmatch(written) is not None:
        return True
    first, *rest = written.split()
    if first.lower() in NO_LOCAL:
        return True
    if not (rest and rest[0].lower() in ("at", "yn", "ar")) or " " in " ".join(rest[1:]):
        return False
    if any(sign in "._-+0123456789" for sign in first):
        return False
    key = key_of(first)
    ordinary = any(gazetteers().is_ordinary(word) for word in {key, *radicals(key)})
    if PROVIDER.match("".join(rest[1:])):
        return ordinary and "." not in rest[-1]
    return ordinary or rest[0].lower() != "at"
