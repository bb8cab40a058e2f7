"""Words around schools: what kind, how names of Welsh schools begin, who says they go there."""

import re

from bot.privacy.any_case import any_case
from bot.privacy.listing import listed

L = r"A-Za-zÀ-ÖØ-öø-ÿŵŷŴŶ"
WORD = rf"[{L}][{L}'’.\-]{{1,24}}"
CAPITAL = rf"[A-ZÀ-ÞŴŶ][{L}'’\-]{{1,24}}"
# What may stand between "Ysgol" and the name that tells which.
FIRST = (
    r"(?:gyfun|gynradd|uwchradd|gymunedol|gymraeg|gatholig|fabanod|iau|arbennig|feithrin|plant"
    r"|bro|yr?"
    r"|glan|maes|pen|bryn|dyffryn|syr|cwm|santes?|sant|mair|bae|tŷ|ty|nant|plas|parc|gwaun|dewi"
    r"|eglwys)"
)
BEGUN = (
    r"(?:glan|bro|maes|pen|bryn|dyffryn|cwm|llan|plas|tryfan|gwyn|rhyd|aber|tre|pont|ystal|cefn"
    r"|car|caer|coed"
    r"|nant|garth|porth|tal|tan|ty|llwyn|hafod|hendre|gwaun|craig)[a-zŵŷâêîôûïöëẃ\-]{2,20}"
)
# How names of places end: "croeswaun", "rhydlas".
ENDED = (
    r"[a-z\-]{3,12}(?:waun|wen|fawr|fach|goch|las|ddu|goed|coed|fryn|bryn|dref|nant|tirion|tawe|faes|maes|gwyn"
    r"|fynydd|bont|afon|graig|rhos|garth|isaf|uchaf|felin|groes|eglwys|llyn|wern|derwen)"
)
MORE = rf"(?:[\s-](?:(?:y|yr|a|o|ap|an|the|of|and|&)[\s-])?{CAPITAL}){{0,3}}"
WELSH = re.compile(
    rf"\b(?P<detail>(?i:ysgol|(?:c|g|ngh|ch)ylch\s(?:meithrin|chwarae|ti\sa\sfi)"
    rf"|[mf]eithrinfa|academi|chweched(?:\sdosbarth)?|canolfan\saddysg|uned\sgyfeirio|coleg"
    rf"|(?:g|ngh|ch)oleg|prifysgol|(?:b|mh|ph)rifysgol)\s"
    rf"(?P<name>(?:(?i:{FIRST})[\s-]){{0,3}}(?:{CAPITAL}|{BEGUN}){MORE}))"
)
# The same in small letters: the word after "ysgol" must be none of everyday's.
SMALL = any_case(
    rf"\b(?P<detail>(?:ysgol|chweched(?=\s(?!dosbarth))|[cg]oleg|ngholeg"
    rf"|choleg)\s(?:(?:{FIRST})[\s-]){{0,3}}(?P<name>[{L}]{{4,20}}))\b",
)
SCHOOLS = (
    r"(?:high\s?school|high|hs|comprehensive(?:\sschool)?|comp(?:\sschool)?"
    r"|primary(?:\sschool)?|prim|secondary(?:\sschool)?"
    r"|academy|infants?(?:\sschool)?|juniors?(?:\sschool)?|grammar(?:\sschool)?"
    r"|sixth\s?form(?:\scollege)?|6th\s?form(?:\scollege)?"
    r"|pru|prep(?:\sschool)?|special\sschool|rc\s(?:high|primary|comp)(?:\sschool)?"
    r"|catholic\s(?:high|primary)?(?:\s?school)?"
    r"|church\sin\swales(?:\sprimary)?(?:\sschool)?|community\s(?:school|college)"
    r"|learning\scommunity|welsh\sschool"
    r"|college|coll|university|uni|school|skl|skool|sch)"
)
SCHOOL_WORD = any_case(rf"\b{SCHOOLS}\b(?!['’]?s\b)")
BEFORE = re.compile(rf"(?:{WORD}[\s-]){{1,4}}$")
NAMING = any_case(
    r"\b(?:(?:pupil|student|learner|disgybl|myfyriwr|myfyrwraig|prefect|year\s\d{1,2}"
    r"|yr\s?\d{1,2}|(?:b|m|f)lwyddyn\s\d{1,2}|bl\s?\d{1,2})"
    r"\s(?:pupil\s|student\s|disgybl\s)?(?:at|in|from|yn|ym|yng|o)"
    r"|(?:my|our|fy|ein|enw(?:\sfy)?|name\sof\smy)\s(?:ysgol|school|college|coleg|nursery"
    r"|meithrinfa|uni"
    r"|n?h?primary|comp|sixth\sform)(?:\sfi|\sni|\si)?"
    r"(?:\s(?:is|yw|ydi|ydy|is\scalled|was|o['’]r\senw)|,|:)"
    r"|(?:nursery|playgroup|[mf]eithrinfa|cylch)(?:\sis\scalled|\sis|\sydi|\syw|\sydy)"
    r"|(?:ysgol|coleg|[mf]eithrinfa)\s(?:fi|ni|fo|hi)\s(?:ydi|yw|ydy|di|oedd)"
    r"|(?:school|college|nursery|playgroup|ysgol|coleg|[fm]?eithrinfa|cylch)\s(?:called"
    r"|named|o['’]r\senw)|(?:go|goes|went|going"
    r"|been)\sto\sschool\s(?:at|in))"
    rf"\s(?:(?:called|o['’]r\senw|the)\s)?(?P<detail>{WORD}(?:[\s-]{WORD}){{0,2}})",
)
# "i go to friars", "mynd i Tryfan": a name of the list that is also a place, after these.
GOING = any_case(
    r"(?:\b(?:i|she|he|we|who|mate|sister|brother|cousin|kids|son|daughter|they)\s(?:go|goes|went)\s|\b(?:year|yr|bl|blwyddyn)\s?\d{1,2}\s|\b(?:allan|mas)\so\s"
    r"|\b(?:ysgol|coleg)\s(?:fi|ni|i|hi|fo)\s(?:ydi|yw|ydy|di|oedd)\s|\b(?:my|our)\s(?:school|college|comp)\s(?:is|was)\s"
    r"|\b(?:mrawd|brawd|frawd|chwaer|mab|merch|plant|hogyn|hogan|cefnder|gefnder|cyfnither)(?:\s(?:fi|i|ni|bach|fach|mawr|iau|hyna))*\s(?:yn|ym)\s|\b(?:go|goes"
    r"|went|going|get|attend|attends|moved|transferred|kicked\sout|excluded"
    r"|expelled|suspended|bullied|start(?:ed|ing)?|left|leave|"
    r"leaving|finish(?:ed)?|study|studying|pupil|student|head|headteacher|teachers?|year\s?\d+"
    r"|yr\s?\d+|am|im|i'm|was|were|are|is|school|lessons?|detention|"
    r"mynd|dwi|wi|rwy|ydw|bues|gadael|adael|dechrau|ddechrau|symud|symudais|athro|athrawon"
    r"|prifathro|disgyblion|disgybl|astudio|(?:b|m|f)lwyddyn\s?\d+|bl\s?\d+|aeth|es|es\si|ysgol"
    r"|coleg"
    r"|fi)"
    r"(?:['’]?n)?\s(?:i\s)?(?:back\s)?(?:of\s|from\s|out\sof\s)?(?:to|at|in|from|of|i|yn|ym|yng"
    r"|o|up)\s(?:the\s|y\s|yr\s)?|\b(?:ysgol|coleg|school|disgybl|disgyblion|prifathro"
    r"|prifathrawes|pennaeth|attend|attends|left|adael|gadael|hate"
    r"|love|i\sgo|she\sgoes|he\sgoes|ysgol\s(?:gyfun|uwchradd|gynradd|gymraeg))\s)$",
)
# Words that stand before "school" or after "ysgol" without naming one.
ORDINARY = listed(
    "my the a an our your his her their this that at in to from new old high primary secondary "
    "after before of for is and or big small local welsh english special whole any every same "
    "another boarding night sunday summer home middle private state faith medium mainstream "
    "comp near about with on if when me you i we they not no all some which what where why how "
    "does do did left leave leaving start started starting hate like love go going miss missed "
    "missing skip into out off during until since because but so through most more other good "
    "bad best worst nice horrible drama art music dance football rugby law medical nursing "
    "junior infant nursery upper lower sixth form further help have has had get got be been "
    "being was were are am im i'm as by over around between than there here up down back make "
    "making made who whose can cant could would will should need needs want wants in-school "
    "moving changing change pupil referral online tidy cos coz cuz finish finished gan mewn y "
    "yr fy ei eich ein eu dy hon yma newydd fawr fach gynradd uwchradd gyfun arall leol gymraeg "
    "saesneg feithrin breswyl sul haf ac o ar yn wedi ond neu dim ddim bob pob nos dydd "
    "meithrin arbennig drwy trwy ers pan achos os sy sydd syn sy'n mae maen ydi yw rwan nawr ma "
    "sadwrn arabeg pwyleg wcreineg mandarin tsieinëeg wrdw bengaleg gymuned gymdeithasol "
    "sengl bach mawr felly lle oherwydd gyda efo heb rhag fel hefyd eto na nac mlaen breifat "
    "yng ym i'n i'w a'r o'r aln additional learning undiagnosed feeder cluster after-school ady "
    "too cyfrwng it its it's even just still at's both each proper normal different only very "
    "really ever never always sometimes secondry comprehensive community college school schools "
    "academy catholic church free grammar prep university uni 6th year open gets full part time "
    "per next last first second third day days week welsh-medium english-medium public inside "
    "outside without within toward towards catch train bus walk walking travel late early ace "
    "pentre pentref halal kosher vegan veggie vegetarian packed hot healthy sky knee record "
    "muslim islamic jewish "
    "hindu sikh christian polish ukrainian arabic deaf blind autistic autism adhd zoom remote "
    "virtual outdoor forest steiner montessori american super dosbarth "
    "bwyleg saesneg wcraneg arabeg almaeneg ffrangeg great rubbish boring closed shut nearest "
    "rural tiny huge massive cymraeg arts"
)
AT = any_case(
    r"\b(?:at|in|to|from|of|yn|ym|yng|i|o|with|gyda|efo|stud(?:y|ying)|astudio)\s(?:the\s)?$"
    r"|\((?:at\s|yn\s)?$|\buni(?:versity)?\s(?:is|yw|ydi)\s$|\b(?:dwi|wi|fi|dw\si)['’]?n\s$"
    r"|\b(?:my\suni(?:versity)?|(?:b|mh)rifysgol\s(?:fi|i)|uni\sfi)\s?[,:(]?\s?$",
)
