"""Shops and cafes named in small letters where work is spoken of: "caffi'r cei", "siop jones"."""

from collections.abc import Iterator

from bot.language import find_places, fold, mutated_forms, radicals
from bot.privacy.any_case import Match, any_case
from bot.privacy.finding import Finding
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import has_any, listed
from bot.privacy.work_words import ANY_OF_THEM, GENERAL, KINDS, STOP
from bot.vocabulary import Identifier

L = r"A-Za-zÀ-ÖØ-öø-ÿŵŷŴŶ"
_SCORE = 0.71
_PLAIN = (
    "caffi gwesty siop tafarn becws garej fferm ffarm bwyty popty melin ffatri chwarel cartref "
    "meithrinfa salon cigydd gwasg bragdy hufenfa stablau bar parc cwt pobty bwyty optegydd "
    "fferyllfa"
)
_FORMS = sorted({form for word in _PLAIN.split() for form in {word, *mutated_forms(word)}})
_WELSH = any_case(
    rf"\b(?<!aith\s)(?:gofal\s)?(?:{'|'.join(_FORMS)})(?P<link>['’]r\s|\s(?:y|yr)\s|\s)(?P<name>[{L}]{{3,18}})\b"
    rf"(?:\s(?P<article>yr?\s|gwallt\s)?(?P<more>[{L}]{{3,14}})\b)?",
)
# "the purple heron cafe", "at the old mill tearoom", "in jones the bakers".
_ENGLISH = any_case(
    rf"\b(?:at|in|for|from|with|of|by|runs?|owns?|owned|ran|called"
    rf"|(?=the\s))\s?(?P<name>(?:the\s)?(?:[{L}'’&-]{{2,16}}\s){{1,3}}?)"
    r"(?P<kind>cafe|café|caff|pub|hotel|inn|arms|tavern|chippy|salon|garage|bakery|bakers|butchers"
    r"|takeaway|restaurant|nursery|stables|kennels|tearooms?|bistro|barbers|hairdressers"
    r"|farm|haulage"
    r"|motors|tyres|builders|plumbing|roofing|scaffolding|bar|bar\s(?:and|n|&)\sgrill|fish\sbar"
    r"|kebab\s(?:house|shop)|care\shome|nursing\shome|guest\shouse|holiday\spark|caravan\spark"
    r"|garden\scentre|farm\sshop)\b",
)
# "waitressing at the blue parrot": two words that name no kind of place.
_AT_THE = any_case(
    r"\b(?:work(?:s|ed|ing)?|job|shifts?|waitress(?:ing)?|boss|manager|chef|barmaid|barman"
    r"|trial)\s(?:at|in)"
    rf"\s(?P<name>the\s(?P<words>[{L}'’]{{3,14}}\s[{L}'’]{{3,14}}))"
    r"(?=\s(?:and|but|cos|so|on|til|till|until|for|in|near|when|while|since|every|after|then|where)\b|\s?[,.!?]|$)",
)
# "wonky donkey cafe sacked me": what it did to somebody stands after it.
_SACKED = any_case(
    rf"(?:^|[.!?,]\s|\b(?:and|but|so|cos|because)\s)(?P<detail>(?P<name>(?:the\s)?(?:[{L}'’&-]{{2,16}}\s){{1,3}}?)"
    r"(?:cafe|café|pub|hotel|inn|chippy|salon|garage|bakery|takeaway|restaurant|bistro|barbers|farm|bar|tearooms?))"
    r"\s(?=(?:sacked|fired|hired|owes?|pays?|wont\spay|didnt\spay|dont\spay|never\spaid|let\sme\sgo|said\sim\stoo)\b)",
)
_KNOWN = listed(
    "food bank job jobs town hall train bus fire vet vets clinic army civil service power plant "
    "tip recycling docks airport station gate factory museum church chapel mosque front back desk "
    "door top bottom side weekend morning evening moment minute same time middle family business "
    "prison jail court ambulance university uni sports pool beach harbour port quarry mine mines"
)
_PARTS = (
    "caf", "gwest", "west", "pub", "hotel", "inn", "arms", "tavern", "chippy", "salon",
    "gar", "bak", "butcher", "takeaway", "restaurant", "nursery", "stabl", "kennel",
    "tearoom", "bistro", "barber", "hairdress", "farm", "haulage", "motor", "tyre",
    "build", "plumb", "roof", "scaff", "bar", "home", "house", "park", "centre", "shop",
    "siop", "afarn", "ecws", "opty", "wyty", "elin", "atri", "chwarel", "artref",
    "eithrinfa", "igydd", "asg", "ragdy", "ufenfa", "arc", "at the", "in the",
)  # fmt: skip
_ANY_WELSH = listed(
    "sgidiau sgidie esgidiau bapur lyfrau gig fara goffi anrhegion feiciau "
    "pentre pentref ysgol dre dref tre coleg ganolfan gymuned ysbyty llyfrgell theatr stryd "
    "gornel clwb bwrdd cyngor gym campfa eglwys capel gwaith swyddfa teulu sir traeth elusen "
    "ddillad fwyd bwyd lleol leol fach bach fawr mawr newydd arall hon yna yma gofal henoed "
    "preswyl nyrsio coffi teganau llyfrau flodau anifeiliaid chips jips sglodion pysgod bara "
    "cornel elusennol deuluol deulu teuluol dros bob ers achos llaeth ieir moch wartheg defaid "
    "ddefaid geir ceir hanner llawn cymunedol gymunedol gwyliau wyliau carafanau antur hamdden "
    "sgio sglefrio chwarae thema gwledig"
)
_SOLD = listed(
    "ddillad sgidiau sgidie esgidiau bapur lyfrau flodau fwyd gig fara jips sglodion deganau "
    "anrhegion feiciau goffi de hufen bysgod ffrwythau drin trin chips jips sglodion pitsa bitsa "
    "gebabs cebabs"
)
# "cartref hafan y waun": how names of homes begin.
_HOUSES = listed("hafan bryn plas glan min nant ty tan llys cae coed golwg trem bron craig pen")
_ANY = listed(
    "nearest rest youth wellbeing community warm drop-in best only whole entire different busy "
    "new old empty local same other main next hospital college school council park village town "
    "fancy hotel restaurant cafe pub organic vegan motorway airport outdoor indoor minor kids"
)


# "gweithio yn y cwt crempog": the second word must be none of everyday's.
_YN_Y = any_case(
    rf"\b(?:\w*w(?:ei|ai|i)th(?:i?o|io)|shif+t(?:s|iau)?|job|swydd|gweini|weini|llestri)(?:\s\w+)?\syn"
    rf"\s(?P<name>yr?\s(?P<first>[{L}]{{3,14}})\s(?P<second>[{L}]{{4,14}}))(?!\w)",
)


def find_small_firms(text: str, *, earning: bool) -> Iterator[Finding]:
    """Find places of work in small letters, only where somebody's work is spoken of."""
    low = text.lower()
    if not earning or not has_any(low, _PARTS):
        return
    for start, end in (*_in_welsh(text), *_in_english(text), *_at_the(text)):
        yield Finding(Identifier.SCHOOL_OR_EMPLOYER, start, end, _SCORE)


def _in_welsh(text: str) -> Iterator[tuple[int, int]]:
    for match in _WELSH.finditer(text):
        end = _welsh_end(match)
        if end:
            yield match.start(), end
    for match in _YN_Y.finditer(text):
        plain = fold(match["first"]) in _ANY_WELSH | GENERAL | STOP
        if not plain and _is_unplaced(match["second"]):
            yield match.span("name")


def _in_english(text: str) -> Iterator[tuple[int, int]]:
    for pattern, end in ((_ENGLISH, "kind"), (_SACKED, "detail")):
        for match in pattern.finditer(text):
            words = [fold(word).strip("'") for word in match["name"].split()]
            if words and words[0] in ("the", "my", "our"):
                words = words[1:]
            if len(words) > 1 and words[-1] == "the":
                words = words[:-1]
            told = words[:1] if len(words) > 1 and match["name"].startswith("the ") else words
            if words and not any(_is_general(word) for word in told) and not STOP & set(words):
                yield match.start("name"), match.end(end)


def _at_the(text: str) -> Iterator[tuple[int, int]]:
    for match in _AT_THE.finditer(text):
        words = [fold(word) for word in match["words"].split()]
        if not any(_is_general(word) or word in _KNOWN for word in words):
            yield match.span("name")


def _is_general(word: str) -> bool:
    general = word in ANY_OF_THEM or word in STOP or word in GENERAL or word in _ANY
    return general or (word in KINDS and word not in ("lion", "arms", "kitchen"))


def _welsh_end(match: Match) -> int:
    """Where a Welsh name ends; 0 for "siop y pentre" and the like."""
    key = fold(match["name"])
    everyday = _ANY_WELSH | GENERAL | STOP
    more = match["more"]
    if key in everyday or radicals(key) & _ANY_WELSH:
        named = more and key in _SOLD and fold(more) not in everyday
        named = named and (match["article"] or _is_unplaced(more))
        return match.end("more") if named else 0
    linked = match["link"].strip() != ""
    if not linked and more and key in _HOUSES and fold(more) not in everyday:
        return match.end("more")
    if not linked and not _is_rare(match["name"]):
        return 0
    if (
        more
        and linked
        and fold(more) in ("wen", "goch", "coch", "las", "ddu", "aur", "gwyn", "fach", "bach")
    ):
        return match.end("more")
    return match.end("name")


def _is_unplaced(written: str) -> bool:
    """True for a name that is no place: "jones" in "siop sgidie jones"."""
    return _is_rare(written) and not any(place.start == 0 for place in find_places(written))


def _is_rare(written: str) -> bool:
    """True for a place, a capital and a word that no everyday text has."""
    if written[0].isupper() or any(place.start == 0 for place in find_places(written)):
        return True
    return not any(gazetteers().is_ordinary(key_of(form)) for form in radicals(fold(written)))
