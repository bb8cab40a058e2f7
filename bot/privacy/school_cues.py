"""How names of schools are made, and the words around them, in English and Welsh."""

import re

from bot.privacy.any_case import any_case
from bot.privacy.school_words import L

_KINDS = (
    r"(?:gyfun|gynradd|gynrad|uwchradd|gymraeg|gymunedol|gatholig|feithrin|arbennig|f?babanod|iau"
    r"|ganol|eglwys|wirfoddol|breswyl|bro|fach|plant)"
)
OPENERS = (
    r"(?:bro|maes|glan|pen|bryn|dyffryn|cwm|craig|nant|llwyn|coed|cae|cae['’]r|pwll|plas"
    r"|parc|pant|rhos"
    r"|rhyd|pont|twm|sant|santes|syr|tir|twyn|t[yŷ]|gwaun|garth|gelli|hafod|hendre|llys|llan"
    r"|mynydd|d[oô]l|dolau|erw|esgob|ffynnon|morfa|porth|pentre['’]r|allt|afon|bae|caer|castell"
    r"|cefn|clos|corn|croes|crug|derwen|dinas|eglwys|felin|fron|gors|graig|melin|mair|moel|rhiw"
    r"|traeth|teilo|waun|ynys|l[oô]n|berllan|gwern|gwaelod|godre['’]?r?|blaen|bethel"
    r"|treforys|dewi|illtud|carreg|garreg|brynia?u?|maen|trwyn|twll|carn|ceunant|cilgant"
    r"|dafydd|dewi|elis|gwenllian|gruffydd|griffith|hywel|ifan|iolo|llywelyn|owain|rhys|tudur|emrys"
    r"|llyn|caeau|clogwyn|clawdd|enfys|heulwen|pistyll|gorlan|ddraig|bedw|helyg|celyn|groes|croesau"
    r"|henry|john|thomas|william|edmwnd|ieuan|goronwy|morgan|evan)"
)
_TAILS = (
    r"(?:fach|fawr|isaf|uchaf|newydd|wen|las|goch|ddu|hir|hen|canol|bach|mawr|gwyn|coch|glas|high"
    r"|primary|comp|gynradd)"
)
SMALL_WELSH = any_case(
    rf"\b(?:ysgol|academi|[cg]oleg|ngholeg|choleg|feithrinfa"
    rf"|meithrinfa)\s(?:{_KINDS}\s){{0,3}}(?P<article>yr?\s)?"
    rf"(?:{OPENERS}(?P<link>[\s-]yr?|['’]r)?[\s-](?P<name>[{L}]{{3,18}})(?:[\s-]{_TAILS}\b)?)",
)
# "ysgol gyfun gŵyr", "ysgol y garreg": one word no everyday text has after these.
AFTER_KIND = any_case(
    rf"\bysgol\s(?:(?:{_KINDS}\s){{1,3}}(?P<kind_and_article>yr?\s)?|(?P<article>yr?\s))(?P<name>[{L}]{{3,18}})\b(?:\s{_TAILS}\b)?",
)
NO_NAME = frozenset(
    "dan tan dros ger wrth hyd nes rhag yn ym yng ac am ar at ond i o a neu sy sydd syn mae "
    "ma di wedi gan efo gyda heb cyn pan lle "
    "nos dydd sul haf pob bob hon yma newydd wahanol fawr fach pentre pentref dre dref ddinas "
    "gymuned sir byd wlad plant mab ferch eglwys gyfan i'r cael mewn rhy iawn achos fel felly "
    "ddim dim fi ni chi nhw hwn hynny honno arall leol lleol gorau blwydd bore wythnos mlynedd "
    "ges gath aeth pawb filltiroedd filltir milltir pell bell fwyaf gwaetha waetha"
    " ardal teulu cymoedd gwaelod breifat wledig drefol grefyddol"
    " ddwyieithog ryngwladol gyfagos benodol arferol".split()
)
FAMILY = frozenset("chwaer brawd mab ferch plentyn bachgen hogyn hogan efaill gwyliau".split())
CIRCLE = any_case(
    rf"\b(?:c|g|ngh|ch)ylch\s(?:meithrin|chwarae|ti\sa\sfi)\s(?:yr?\s)?(?P<name>[{L}]{{3,18}})\b"
    rf"(?:\s{_TAILS}\b)?",
)
# Life at a school: then "St Cadog's" or "Rhosddu Vale" is one.
LIFE = any_case(
    r"\b(?:schools?|teachers?|tutor|lessons?|uniform|toilets|pupils?|classmates?|class"
    r"|years?\s?\d{1,2}"
    r"|yr\s?\d{1,2}|detention|isolation|canteen|gcses?|a\slevels?|homework|head(?:teacher"
    r"|master)?|exams?"
    r"|excluded|expelled|suspended|counsellors?|[cg]wnselydd|pastoral|sports\sday|mabolgampau|form|kids|bullied|bullies|bullying|mocks|prefect|sixth|assembly"
    r"|primary|academy|infants|juniors|comp|secondary|coleg|college|nursery|playgroup|[mf]eithrinfa|dinner\slady|lunchtime"
    r"|corridors?|[hn]?ysgol(?:ion)?|athro|athrawes|athrawon|gwersi|wers|gwers|gwisg"
    r"|toiledau"
    r"|disgyblion|disgybl|dosbarth|blwyddyn\s?\d{1,2}|flwyddyn\s?\d{1,2}|bl\s?\d{1,2}|prifathro"
    r"|prifathrawes|pennaeth|ffreutur|tgau|arholiadau|bwlio|bwlis|chweched|gwaith\scartref|gwahardd\w*)\b",
)
LIFE_PARTS = (
    "school", "teach", "tutor", "lesson", "uniform", "toilet", "pupil", "class", "year", "yr",
    "detention", "isolation", "canteen", "gcse", "level", "homework", "head", "exam", "xcluded",
    "expelled", "suspended", "form", "kids", "bull", "mocks", "prefect", "sixth", "assembly",
    "dinner", "lunch", "corridor",
    "counsel", "wnsel", "pastoral", "sports day", "mabolg",
    "ysgol", "athr", "wers", "gwisg", "toiled", "disgybl",
    "dosbarth", "lwyddyn", "bl", "pennaeth", "ffreutur", "tgau", "arholiad", "bwli", "chweched",
    "cartref", "wahardd", "nurser", "playg", "eithrinfa", "primary", "infants", "juniors",
    "comp", "secondary", "col", "academy",
)  # fmt: skip
PATRON = any_case(
    r"\b(?:all\s(?:saints|hallows)|corpus\schristi|sacred\sheart|holy\s(?:name|family"
    r"|cross|trinity)"
    r"|christ\sthe\sking|our\slady['’]?s|mary\simmaculate|good\sshepherd)\b"
    r"|\b(?:(?:cardinal|archbishop|bishop|blessed|esgob|archesgob)\s(?:of\s)?"
    r"|(?:st\.?|saint|sant|santes)\s(?!(?:asaph|athan|davids|fagans|mellons|clears"
    r"|dogmaels|florence"
    r"|ishmaels|brides|john|johns|ioan|helens|helen|harmon|thomas|mary|andrews|ives|nicholas|valentines?"
    r"|patricks?|georges|david)\b))"
    rf"[{L}]{{3,14}}(?:['’]?s)?(?:\s(?:hill|vale|park|fields?|grove|lodge)\b)?(?:['’]s)?"
    r"(?:\s(?:rc|r\.c\.|ciw|catholic|primary|high|comp|juniors|infants|nursery|sixth\sform|6th\sform|school))*\b"
    r"(?!\s(?:hospital|day|church|road|street|ward|ambulance|square|centre))",
)
PLACE_LIKE = (
    r"(?:Vale|Park|Fields?|Hill|Grange|Meadows?|Grove|Manor|Heights|Lodge|House|Green|Woods?"
    r"|View|Court|Hall|Bank|Rise|Dale|Brook|Bridge|Valley|Down|Downs|Mount|Isaf|Uchaf|Fawr"
    r"|Fach|Coed)"
)
AT = any_case(
    r"\b(?:at|from|left|yn|ym|o|i|adael|gadael|adel|gadel|attends?|joined|kids\sin|pupils\sin"
    r"|(?:moved?|moving|went|gone|going|switched|swapped|transferred|left|changed)(?:\s[\w'’]+){0,5}\s(?:to|for))"
    r"\s(?:the\s)?$",
)
# "went to deri view for primary", "kids at Tir Glas".
FOR_PRIMARY = any_case(
    rf"\b(?:went|go|goes|been|was)\s(?:to"
    rf"|at)\s(?P<name>[{L}'’-]{{3,16}}(?:\s[{L}'’-]{{3,16}}){{0,2}})\s(?:for|in)\s"
    r"(?:primary|infants|juniors|comp|secondary|sixth\sform|reception|year\s\d)\b",
)
PEOPLE = any_case(
    r"\b(?:kids|pupils|teachers?|everyone|every1|students|boys|girls|lads|mates|people"
    r"|staff|year\s\d+s?"
    r"|head|headteacher|prefect|plant|disgyblion|athrawon|pawb|criw|bechgyn|merched|hogia"
    r"|genod|ffrindiau|ffrindie)"
    r"\s(?:\w+\s)?(?:at|in|from|yn|ym|yng|o)\s$"
    r"|\b(?:out\sof|excluded\sfrom|expelled\sfrom|bullied\s(?:at|in)|pennaeth|prifathro"
    r"|prifathrawes|CADY"
    r"|cwnselydd|allan\so|mas\so|(?:im|i'm|i\sam|i\swas|dwi|wi|fi|o'n\si)(?:\s(?:at|in|yn)|['’]?n))\s$",
)
I_AM_AT = any_case(r"\b(?:im|i['’]m|i\sam|hes|he['’]s|shes|she['’]s)\s(?:now\s)?at\s$")
VENUE = re.compile(r"\b(?:match|concert|festival|gig|playground|park\srun|picnic|trip\sto)\b")
OURS = any_case(
    r"\b(?:(?:fy|ein)\s(?:n?h?ysgol|nghol\w+|coleg)(?:\s(?:i|ni))?|(?:ysgol|coleg)\s(?:fi|ni|fo|hi"
    r"|(?:y|fy|ei)\s\w+|(?:brawd|chwaer|mab|merch|ffrind|plant|wyres|ŵyr)\s?(?:bach"
    r"|fach)?\s?(?:fi|i|ni)?)"
    r"|(?:my|our|his|her|their)\s(?:old\s|new\s)?(?:school|college|primary|nursery|comp))"
    r"\s?[,:(–-]?\s?$"
    r"|\b(?:[mf]eithrinfa|(?:c|g|ngh)ylch|nursery|playgroup)(?:['’][rs])?(?:\s\w+){0,3}[,:(]\s?$",
)
OURS_AFTER = any_case(
    r",?\s(?:\(?(?:is\s|was\s)?(?:my|our)\s(?:old\s)?(?:school|college|primary|comp)\b"
    r"|(?:yw|ydi|ydy|oedd)(?:\s(?:fy|ein)|['’]n)\s\w*(?:ysgol|coleg)"
    r"|,?\s?ysgol\s(?:fi|ni|arbennig|chwaer|brawd|fy|y\splant|gynradd|uwchradd|feithrin)\b)",
)
