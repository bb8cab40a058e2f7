"""What says that somebody works at the place named next, in English and Welsh."""

from collections.abc import Iterator

from bot.privacy.any_case import Match, any_case, mostly_any_case
from bot.privacy.listing import has_any

L = r"A-Za-zÀ-ÖØ-öø-ÿŵŷŴŶ"
# What says that the next words are where somebody works.
WORK = any_case(
    r"\b(?:(?:work|works|worked|working|wrk|wrkin|job|jobs|shift|shifts|employed|apprentice"
    r"|apprenticeship|placement|work\sexperience|internship|"
    r"interview|part[\s-]?time|full[\s-]?time|saturdays?"
    r"|weekends?|waitress(?:ing)?|manager|boss|cleans?|cleaning|cooks|drives|supervisor"
    r"|colleague|fired|sacked|laid\soff|hired|"
    r"contract|trial\sshift|cleaner|cook|chef|barista|cashier|barman|barmaid|care\sassistant"
    r"|wait(?:s|ing)?\stables|tables|farms?|farming|ffermio|gweini|weini|paper\sround"
    r"|clean(?:s|ing)?\s\w+|lectures?|teaches|d?darlithydd|[pb]ennaeth|sac|sacio|babysit"
    r"|trains?|training|hyfforddi|cogydd|rownd\sbapur|b?rentis|g?weinydd|weinyddes"
    r"|gogyddes|gogydd|[gl]?lanhawr(?:aig)?|ofalwr|ofalwraig|yrrwr"
    r"|dderbynnydd|delivers?|deliver|runs?|tills?|tils|receptionist|driver|nurse|carer|carers"
    r"|teacher|teaching\sassistant|mechanic|builder|lifeguard|hairdresser|barber|pots?|dishes|pot[\s-]?wash(?:er)?"
    r"|washing\sup|gardener|labourer|steward|apprentice|dinner\s?lady|stacks?\sshelves|shelves|serves?|serving"
    r"|packs?|packing|(?:saturday|sunday)\s(?:girl|boy|lad|job)|(?:hogan|hogyn|merch|bachgen)\sdydd\ssadwrn|coginio"
    r"|warning|rh?ybudd|nurses|nursing|nyrsio|[pb]orthor|d?treial|dreial|paid(?=(?:\s\S+){0,3}\sat\s)|bouncer|machinist|fitter|welder|electrician|plumber|roofer|caretaker|stylist"
    r"|beautician|technician|receptionist|bartender|labouring|decorator|florist|butcher|baker|postman"
    r"|kitchen\sporter|llestri|[fm]ecanig|[fm]ecanic|(?:d|t)?rin\sgwallt|achubwr|plymwr|blymwr"
    r"|trydanwr|drydanwr|weldiwr|dreifi?o|ddreifio|n?gyrru|yrru|dd?ynes\sginio|[cg]ynorthwyydd|postmon|bostmon"
    r"|siop\swaith|dd?erbynnydd|dd?arlithydd|g?arddwr|stacio\ssilffoedd|silffoedd|cownter"
    r"|waiter|porter|security|nyrs|gofalwr|gofalwraig|athrawes|cogydd|gweinydd|gweinyddes"
    r"|glanhawr|glanhau|ran[\s-]amser|hours|rota|"
    r"n?g?w(?:ei|ai|i)th(?:i?o|io|u)|gweithia|gweithi[ao]['’]?n|n?gwaith|m[oò]s|swydd"
    r"|shifft|shifftiau"
    r"|shifts|prentis|prentisiaeth|brentisiaeth|profiad\sgwaith|lleoliad|cyfweliad|gyfweliad|"
    r"rheolwr|bos|cyflogi|gyflogi)"
    r"(?:\s(?:i|fi|mewn|hir|hwyr|long|late|up|over|down|weekends?|nights?|saturdays?|sundays?"
    r"|part[\s-]time"
    r"|full[\s-]time|evenings?|shifts?|rhan[\s-]amser|llawn[\s-]amser|as\sa\s\w+|on\s\w+days?"
    r"|cash(?:\sin\shand)?|£\d\S*(?:\sa[nr]?\shour)?|nosweithia[u]?|penwythnos[ea]u?|y\snos|[fv]ull\stime"
    r"|ar\s(?:y\s)?penwythnos(?:au)?|dydd\s\w+|bob\s\w+|fel\s\w+|there|currently|a\sjob|job))?"
    r"\s(?:at|for|in|with|from|by|down|up|yn|ym|yng|i|efo|gyda|ar|o|gan|hefo)(?:['’]r)?\s"
    r"|\bvolunteer(?:s|ing)?\s(?:at|in)\s|\bg?wirfoddoli\s(?:yn|ym|yng)\s"
    r"|\b(?:neud|gneud|gwneud)\s(?:dydd(?:iau)?\s)?(?:sad\w{3,6}|penwythnos\w{0,3})\s(?:yn|mewn)\s"
    r"|\b(?:help(?:s|ing|ed)\s(?:out\s)?at|i\shelp(?:\sout)?\sat|helpu\sallan\s(?:yn|ym|yng))\s"
    r"|\b(?:employer|shop|business|cafe|firm|garage|salon|busnes|siop|caffi|garej|cyflogwr"
    r"|nghyflogwr|workplace|gweithle|ngweithle|company|cwmni)(?:\s(?:fi"
    r"|i))?\s?(?:is|yw|ydi|ydy|called|o['’]r\senw|:|,)\s)"
    rf"(?P<detail>(?:(?:the|y|yr|our|my|a|an|local)\s)?[{L}0-9][\w'’&.\-]*(?:\s(?:&\s|and\s|a\s"
    rf"|n\s|y\s|yr\s|of\s|the\s|the\s)?[{L}][\w'’&.\-]*){{0,4}})",
)
PUBS = any_case(
    r"\b(?:the\s|y\s|yr\s)?(?:red\slion|black\slion|white\slion|golden\slion|llew\s(?:coch|du"
    r"|gwyn|aur)|kings?\shead|queens?\shead|royal\soak|"
    r"white\shart|white\shorse|black\shorse|ship\sinn|castle\s(?:inn|hotel)|plough"
    r"|prince\sof\swales|rose\sand\scrown|bulls?\shead|red\sdragon|ddraig\s(?:goch|werdd|las|wen)|"
    r"black\scock|three\shorseshoes|wheatsheaf|fox\sand\shounds|hare\sand\shounds"
    r"|miners?\sarms|railway\s(?:inn|tavern)|pen\sy\sbont|swan\sinn|rising\ssun"
    r"|blue\s(?:bell|anchor|boar)|green\sdragon|half\smoon|new\sinn|crown\s(?:inn|hotel)"
    r"|hen\slew|ceffyl\s(?:du|gwyn)|march\s(?:gwyn|du)|tair\spedol|farmers\sarms"
    r"|bridge\sinn|cross\skeys"
    r"|coach\sand\shorses|new\sinn|old\s\w+\sinn"
    r"|\w{3,9}\s(?:and|&|n)\s(?:flag|hounds|groom|horseshoes?|fleece|garter|whistle|compasses|ferret|firkin"
    r"|trumpet|plough|pheasant|partridge|thistle|tap|anchor|trout|barrel))\b",
)
# Names of pubs that are one ordinary word; only right after words about work.
ONE_WORD_PUBS = any_case(
    r"(?:the\s(?:ship|anchor|bell|angel|crown|castle|swan|george|feathers|globe|railway|victoria|vic|harp|eagles?"
    r"|raven|vine|griffin|unicorn|greyhound|talbot|bear|bull|plough|lamb|ivy|beehive|lighthouse|harbour|wharf"
    r"|fox|hare|badger|otter|pelican|phoenix|windmill|mitre|buck|stag|hawk|falcon|dolphin|mermaid|cwtch)"
    r"|(?:y|yr)\s(?:llong|angor|goron|bedol|gloch|eryr|delyn|afr|alarch|ceffyl|bont|felin|cei|castell|dafarn\snewydd"
    r"|dderwen|onnen|wylan|morlan|harbwr|bwthyn|gegin|cwch|dwthwn|llew|march|oen))(?![\w'’]|\s(?:of|for|and)\b)",
)
# A farm or a house by its Welsh name: "farms at blaen nant", "gweithio yn nant yr eira".
HOUSE_NAME = any_case(
    r"(?:[mb]laen|nant|bryn|pen|tan|cae|tyddyn|hafod|hendre|glan|cwm|esgair|llwyn|plas|rhyd|pant|craig|cefn"
    r"|gelli|bron|t[yŷ]|hen|gwern|maes)[\s-](?:yr?[\s-]|['’]r\s)?(?:nant|coch|gwyn|du|mawr|bach|isaf|uchaf|glas"
    r"|canol|coed|felin|eglwys|eira|gog|graig|bryn|llyn|pwll|rhos|wern|gors|groes|dderwen|onnen|efail|foel"
    r"|garreg|cefn|afon|mynydd|môr|allt|banc|ddol|ddôl|waun|haul|awel)(?![\w'’])"
    r"|(?:llys|plas|tyddyn|hafod|hendre|esgair|llwyn|gelli)[\s-](?!yn\b|a\b|ac\b)[a-zŵŷâêîôû]{4,12}(?![\w'’])",
)


PARTS = (
    "work", "wrk", "job", "shift", "employ", "apprentic", "placement", "intern", "volunteer",
    "part time", "part-time", "full time", "full-time", "saturday", "weekend", "waitress",
    "manager", "boss", "supervisor", "colleague", "fired", "sacked", "laid off", "hired",
    "contract", "clean", "cook", "chef", "barista", "cashier", "barm", "assistant",
    "receptionist", "nurse", "carer", "teach", "mechanic", "builder", "waiter", "porter",
    "security", "nyrs", "gofalwr", "athrawes", "cogydd", "gweinydd", "glanha", "ran amser",
    "till", "tils", "tables", "farm", "fferm", "weini", "paper round", "helpe", "helpi", "helps",
    "help out", "help at", "helpu", "lectur",
    "arlithydd", "ennaeth", "sac", "train", "hyfforddi", "papur", "deliver", "rentis", "ogydd",
    "lanha", "ofalwr", "wage", "runs", "shop", "business", "cafe", "firm", "garage", "salon",
    "busnes",
    "siop", "caffi", "garej", "driver", "drives", "interview", "babysit", "erbynnydd", "yrrwr",
    "hours", "rota", "weith", "witho", "withi", "withu", "waith",
    "swydd", "shifft", "prentis", "profiad", "lleoliad", "yfweliad", "wirfodd", "rheolwr", "bos",
    "bòs", "mos ", "mòs ", "yflog", "company", "cwmni", "lifeguard", "hairdress", "barber",
    "pot", "dish",
    "washing up", "garden", "labour", "steward", "dinner", "shel", "serv", "pack", "paid",
    "bouncer",
    "fitter", "welder", "electric", "plumb", "roof", "caretaker", "stylist", "beautic",
    "technic", "reception",
    "bartend", "decorat", "florist", "butcher", "baker", "postm", "bostm", "llestri", "ecani",
    "rin gwallt",
    "achubwr", "lymwr", "rydanwr", "weldiwr", "reif", "yrru", "ginio", "ynorthwy", "arddwr",
    "silff", "cownter",
    "neud", "weinydd", "warning", "ybudd", "sadwrn", "ogini", "orthor", "reial",
)  # fmt: skip


# A listed name in a text that speaks of work at all: "on the tills in Lidl".
PAID = any_case(
    r"\b(?:work|wrk|job|shifts?\b|tills?\b|boss|manager|apprentic|deliver|wages?\b|rota\b"
    r"|contract|n?gweith|weith|swydd"
    r"|shifft|tils\b|b?rentis|prentis|n?gh?yflog|bos\b|hours\b)",
)
LED = any_case(
    r"(?:\b(?:at|in|for|with|by|yn|ym|yng|i|gyda|efo|hefo|ar|mewn|dros|'da)(?:['’]r)?\s"
    r"|['’]r\s)(?P<name>(?:(?:the|y|yr|siop)\s)?)(?=[^\W\d])",
)
# Somebody earns money: then a hotel or a cafe with a name is a place of work.
# A nurse at a hospital is somebody's place of work only if they are yours: "mum's a nurse at …".
HOSPITAL = mostly_any_case(
    r"(?:(?:the|yr)\s)?(?:ysbyty(?:['’]r|\syr?)?(?:\s(?!yn\b|a\b|ac\b|ond\b|ar\b|i\b)\w+)?|hospital|glangwili|nglangwili|nglan\sclwyd|bronglais|mronglais"
    r"|withybush|llwynhelyg"
    r"|singleton|morriston|maelor|bangor|gwynedd|glan\sclwyd|nevill\shall|royal\sg\w+|the\sgrange"
    r"|prince\s\w+|princess\s\w+|heath|uhw|llandough|ward|(?:\w+\s){1,2}hospital)\b(?:\s(?:hospital\b|(?-i:[A-ZŴŶ])\w+))?",
)
RELATIVE = any_case(
    r"\b(?:mum|mam|mom|dad|nhad|mham|nan|nain|gran|taid|sisters?|brothers?|chwaer|brawd|mrawd"
    r"|auntie|uncle|anti"
    r"|cousin|stepmum|stepdad|step\s\w+|partner|wife|husband|nurses|nyrsio|i\swork|i'm\sa|im\sa|dwi'n\snyrs|gweithio|ydw\si)\b",
)
EARNING = any_case(
    r"\b(?:work(?:s|ed|ing)?|wrk\w*|jobs?|shifts?|boss|manager|supervisor|wages?|tips|rota"
    r"|apprentic\w*"
    r"|placement|contract|sack(?:ed|ing)?|fired|laid\soff|redundan\w+|strikes?|employ\w*|chef|cook"
    r"|waitress\w*|waiter|clean(?:s|er|ing)|nurse|guard|officer|drives|driver|trucks?|lorry|lorries"
    r"|receptionist|barista|bar\s?staff|carer|[fm]ecanig?|[dt]rin\sgwallt|lifeguard|hairdresser|sadyrne?|dydd\ssadwrn\syn|paid|pays|(?:zero|time|days?)\s(?:hours?"
    r"|off)|volunteer\w*"
    r"|overtime|breaks|porthor|borthor|[fm]etron|g?oruchwyliwr\w*|ran|runs|owns|owned"
    r"|self\semployed|bust|paper\sround|rownd\sbapur|wash(?:es|ing)?\s(?:up|dishes|pots)"
    r"|night\sshift|sundays|saturdays|delivers|deliveries|trainee|dinner\slady|porter"
    r"|d?[rn]?n?gw(?:ei|ai|i)th(?:i?o|io|u)|weith(?:i?o|io)|[gw]ith[oiu]o?|d?n?gw?aith"
    r"|swydd|shif+ts?\w*"
    r"|m?[bm]os|rheolwr\w*|cyflog\w*|n?gh?yflog\w*|cyflogi|[pb]h?rentis\w*|profiad"
    r"|lleoliad|talu|dalu"
    r"|n?h?lanhau|l?lnau|glanh\w+|n?gyrru|gyrr\w+|dreif\w*|nyrs\w*|cegin|n?gh?egin|gweini"
    r"|weini|streic"
    r"|sac\w*|diswyddo|prentis\w*|cogydd\w*|gogydd\w*|gofalwr\w*|gwirfoddol\w*|wirfoddol\w*|oriau"
    r"|golchi\sllestri|gw?neud\s[bf]wyd|hylendid|hygiene|swyddog|waith|rhedeg|berchen|siafft|lori|lorïau|ddynas\sginio|cownter|tu\sôl\si|y\sbar|jobyn|jobsan|isafswm)\b",
)
_EARNING_PARTS = (
    "work", "wrk", "job", "shift", "boss", "manager", "supervisor", "wage", "tips", "rota",
    "pprentic", "placement", "contract", "sack", "fired", "laid off", "redundan", "strike",
    "employ", "chef", "cook", "wait", "clean", "nurse", "guard", "officer", "driv", "truck",
    "lorr", "reception", "barista", "bar", "carer", "paid", "pays", "hours", " off", "volunteer",
    "overtime", "breaks", "orthor", "etron", "ruchwyl", "ran", "run", "own", "bust",
    "paper round", "wash", "sundays", "saturdays",
    "deliver", "trainee", "dinner lady", "porter", "witho", "withi", "withu", "waith",
    "weith", "swydd", "shif", "bos", "mos",
    "rheol", "yflog", "rentis", "profiad", "lleoliad", "alu", "nau", "lanh", "yrr", "dreif",
    "nyrs", "egin", "weini", "streic", "sac", "ecani", "rin gwallt", "lifeguard", "hairdress",
    "sadyrn", "sadwrn yn", "ogydd", "ofalwr", "wirfodd", "oriau", "lori",
    "llestri", "rhedeg", "erchen", "siafft", "ginio", "cownter", "ôl i", "jobyn", "isafswm",
    "papur", "lorïau", "neud bwyd", "neud fwyd", "hylendid", "hygiene",
)  # fmt: skip


def speaks_of_earning(text: str) -> bool:
    """True if somebody's work is spoken of."""
    low = text.lower()
    return has_any(low, _EARNING_PARTS) and EARNING.search(text) is not None


_PUB_PARTS = (
    "lion", "llew", "head", "royal", "white", "castle", "plough", "prince", "crown", "dragon",
    "ddraig", "cock", "horse", "wheat", "hounds", "arms", "railway", "pen", "swan", "rising",
    "blue", "moon", " inn", "hen", "ceffyl", "march", "spedol", "keys",
)  # fmt: skip


def find_pubs(text: str) -> Iterator[Match]:
    """Every name that many pubs have."""
    low = text.lower()
    if has_any(low, _PUB_PARTS):
        yield from PUBS.finditer(text)
