"""Places of work told by a job or an owner: "a bouncer at Pulse", "anti fi bia Y Fasged"."""

from collections.abc import Iterator

from bot.language import find_places, fold
from bot.privacy.any_case import Match, any_case
from bot.privacy.capitals import capitals_tell, runs_of
from bot.privacy.finding import Finding
from bot.privacy.firm_words import PUBLIC
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import has_any
from bot.privacy.work_words import GENERAL
from bot.vocabulary import Identifier

_SCORE = 0.7
_JOB = (
    r"(?:work(?:s|ed|ing)?|wrk\w*|jobs?|boss|shifts?|doubles|overtime|wages?|payslip|pay"
    r"|paid|rota|bouncer"
    r"|miner|matron|porter|chef|cook(?:s|ing)?|clean(?:s|er|ing)?|waitress(?:ing)?|waiter"
    r"|barmaid|barman"
    r"|bartender|barista|manages?|managing|supervis\w+|foreman|engineer|welder|electrician"
    r"|plumber|mechanic"
    r"|drives?|driver|driving|packs|packer|packing|picker|cashier|receptionist|secretary"
    r"|hairdresser"
    r"|apprentic\w+|trainee|intern|carer|assistant|guard|security|steward|labourer|joiner|roofer"
    r"|farmhand|milks|milking|butcher|baker|fitter|operative|technician|lifeguard"
    r"|instructor|groom|kp"
    r"|pot\s?wash|temp|temping|contract|redundant|laid\soff|sacked|fired|hired|employed"
    r"|interview|trial"
    r"|sick\s(?:pay|leave)|off\ssick|stacks|stacking|delivers?|placement|postman|postwoman"
    r"|fisherman|hca|teller"
    r"|serves|serving|tills?|quit|resigned|handed\sin"
    r"|\w*w(?:ei|ai|i)th(?:i?o|io|wr|wraig)|n?gwaith|waith|job|jobyn|shif+t\w*|n?gh?yflog"
    r"|cyflog|talu"
    r"|fetron|metron|borthor|porthor|gogydd(?:es)?|cogydd(?:es)?|g?lanhawr\w*|g?lanhau|l?lnau"
    r"|weinydd(?:es)?|gweinydd(?:es)?|gweini|weini|g?oruchwyliwr\w*|g?reolwr\w*|rheolwr\w*"
    r"|f?mecanig|fecanic"
    r"|[pb]h?rentis\w*|brentisiaeth|chwarelwr|g?löwr|löwr|yrrwr|gyrrwr|dreifo|n?gyrru"
    r"|gofalwr\w*|ofalwr\w*"
    r"|nyrs|gynorthwy\w*|cynorthwy\w*|dderbynnydd\w*|ysgrifenny\w+|bos|bòs|m[oò]s|llestri"
    r"|bar|cownter|til"
    r"|saer|weldiwr|drydanwr|trydanwr|blymwr|plymwr|sac|diswyddo|swydd"
    r"|lleoliad"
    r"|profiad\sgwaith|yn\ssâl|off\ssâl|bacio|pacio|gweithi\w*|ffermio|godro|odro|achub)"
)
_TO = (
    r"\s(?:at|for|with|in|from|down|yn|ym|yng|i|o|efo|gyda|gan|hefo)(?:['’]r)?\s"
    r"(?:the\s|y\s|yr\s)?$"
)
_AT = any_case(rf"\b{_JOB}(?:['’]?n)?(?:\s[\w'’]+){{0,4}}{_TO}")
_LED = any_case(_TO)  # without it, nothing to look for
_OWN_PARTS = (
    "firm", "company", "business", "shop", "farm", "garage", "salon", "caf", "pub", "restaurant",
    "takeaway", "hotel", "nursery", "bakery", "fferm", "ffarm", "tafarn", "siop", "garej",
    "caffi", "busnes", "cwmni",
    "bwyty", "gwesty", "becws", "stall", "stondin", "aw", "own", "run", "manager of",
    "supervisor of", "landl",
    "heolwr", "erchennog", "bia", "pia", "rhedeg", "cadw", "berchen",
)  # fmt: skip
_KIND = (
    r"(?:firm|company|business|shop|farm|garage|salon|cafe|pub|restaurant|takeaway|hotel"
    r"|nursery|bakery"
    r"|ffarm|fferm|siop|garej|tafarn|caffi|busnes|cwmni|bwyty|gwesty|becws|salon|meithrinfa)"
)
_OWN = any_case(
    rf"\b(?:(?:my|our|his|her|dads?|dad['’]s|mums?|mum['’]s|family|\w+['’]s)\s(?:\w+\s)?{_KIND}"
    rf"|{_KIND}(?:\s\w+)?\s(?:ni|fi|dad|mam|taid|anti|modryb|yncl|wncwl|ewythr|mrawd|chwaer|nain|nhad|y\steulu|fy\s\w+|ei\s\w+|lle\s\w+\s\w+))"
    r"(?:\s?[,:(]\s?|\s(?:is|was|is\scalled|called|yw|ydi|ydy|oedd|o['’]r\senw|sef)\s|\s)$"
    r"|\b(?:manager|owner|landlord|landlady|supervisor)\sof\s(?:a\s)?$|\b(?:rheolwr|rheolwraig|[bp]h?erchennog)\s$"
    r"|\b(?:have|has|got|gan|gyda)\b[\w\s'’]{0,30}\b(?:takeaway|shop|stall|cafe|pub|farm"
    r"|business|t[eê]c[\s-]?aw[eê]"
    r"|siop|stondin|caffi|tafarn|fferm|ffarm|busnes)\s?[,:(]\s?$"
    r"|(?<!who\s)(?<!pwy\ssy\sn\s)(?<!pwy\ssy['’]n\s)\b(?:owns?|owned|runs?|bia|pia|biau|piau|rhedeg|sy['’]n\scadw|berchen\sar)\s(?:a\s)?$",
)
_REACH = 60


def find_jobs(text: str, listed_names: list[Match]) -> Iterator[Finding]:
    """Find names in capitals, and the listed ones given, after a job or an owner."""
    if not text.islower() and capitals_tell(text):
        low = text.lower()
        may_own = has_any(low, _OWN_PARTS)
        for match in runs_of(text):
            before = text[max(0, match.start() - _REACH) : match.start()]
            owned = may_own and _OWN.search(before) is not None
            if (owned or _follows_a_job(before)) and _may_be_one(match.group(), owned=owned):
                yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *match.span(), _SCORE)
    for name in listed_names:
        if _follows_a_job(text[max(0, name.start() - _REACH) : name.start()]):
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *name.span(), _SCORE)


def _follows_a_job(before: str) -> bool:
    return (
        _LED.search(before, max(0, len(before) - 12)) is not None and _AT.search(before) is not None
    )


_TEAMS = ("city", "united", "town", "county", "rovers", "wanderers", "albion", "fc", "afc", "rfc")
_DAYS = ("sadwrn", "sul", "llun", "mawrth", "mercher", "iau", "gwener", "saturdays", "sundays")
_ARTICLES = ("the", "y", "yr", "a", "and", "of", "&", "our", "my")


def _may_be_one(written: str, *, owned: bool) -> bool:
    """False for places, public bodies, languages, people, and words in capitals ("CAMHS")."""
    words = [fold(word).strip("'.,") for word in written.split()]
    words = [word for word in words if word not in _ARTICLES]
    if any(word in PUBLIC for word in words) or all(word in GENERAL for word in words):
        return False
    if not words or written.isupper() or words[-1] in _TEAMS + _DAYS:
        return False
    if len(words) == 1 and (not owned or gazetteers().is_ordinary(key_of(words[0]))):
        return False
    return not any(place.start == 0 and place.end == len(written) for place in find_places(written))
