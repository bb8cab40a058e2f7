"""What streets and houses are called, as patterns."""

ENGLISH = (
    r"street|str|st|road|rd|avenue|avenu|ave|av|lane|ln|close|cl|drive|dr|crescent|cres|terrace"
    r"|terr|ter|tce"
    r"|gardens|gdns|court|ct|grove|place|pl|square|sq|hill|view|row|walk|mews|parade|rise"
    r"|villas?|way|green"
    r"|park|fields?|cottages?|estate|heights|house|houses|towers?|flats|gate|vale|cross|bank"
    r"|quay|wharf|bungalows?"
    r"|buildings|yard|meadows?|croft|dene|end|mount|side|fold|farm|lodge|caravan\spark"
    r"|apartments|mansions|broadway|circle|oval|esplanade|promenade|loop|path|isaf|uchaf"
    r"|maisonettes?"
    r"|manor|chase|copse|ridge|approach|chambers|wynd|leys|dr[iî]f|barn|forge|hostel"
    r"|marina|orchard|paddocks?|spinney|boulevard|precinct|causeway|embankment|maltings|glade"
    r"|ridgeway|dell|beeches|oaks|pines|willows|firs|elms|limes|laurels|landing|strand|tump"
    r"|common|brow|nook|vista|parklands|woodlands|almshouses"
)
WELSH = (
    r"ael|bwlch|gorwel|gwynfa|hafan|haulfryn|morfa|murmur|pengwern|penrallt|sŵn|swn|tal|uwch"
    r"|wern|ysgubor"
    r"|garth|gors|cors|perthi|pistyll|berllan|winllan|ddôl|ddol|felin|efail|odyn|waen|weirglodd"
    r"|cilfan"
    r"|heol|hewl|ffordd|fford|stryd|lôn|lon|maes|rhodfa|cwrt|clos|teras|parc|bryn|rhes|trem|dôl"
    r"|dol|llys|tan"
    r"|erw|gerddi|gardd|cae|pen|tai|stad|ystad|cilgant|tir|awel|bron|coed|gwêl|gwel|glan|allt"
    r"|gallt|rhiw|pant"
    r"|troed|godre|nant|rhyd|pont|porth|plas|tŷ|ty|pentre|golwg|golygfa|min|gwaun|waun|lawnt|hafod"
    r"|hendre|cefn|craig|graig|cwm"
    r"|twyn|sgwâr|sgwar|llwyn|derwen|gwern|sarn|tyddyn|fferm|fron|gilfach|dan|glyn|llain|rhos"
    r"|ynys|penrhiw|penrhos"
    r"|hostel|gwesty|lloches|neuadd|gwaelod|tyn|tŷ'n|ty'n|pwll|bwthyn|fflatiau|llety|rhosyn"
    r"|tro|cilfach|talar|erwau"
    r"|dolydd|caeau|heolydd|llwybr|bro|fan|lodge|gelli|cei|glanfa|bythynnod|blaen|crug|esgair"
    r"|isfryn|uwchlan|adeiladau|anheddau|preswylfa|golygfan|carreg|garreg|promenâd|pencae|coedlan|llannerch|lannerch|rhesdai|cornel"
    r"|nheras|deras|nghilgant|gilgant|nghlos|glos|faes|nghwrt|gwrt|rodfa|ngerddi"
)
L = r"A-Za-zÀ-ÖØ-öø-ÿŵŷŴŶ"
NAME = rf"[{L}'’.\-]{{2,22}}"
HOUSE = (
    r"(?:(?:flat|fflat|apartment|apt|unit|uned|room|ystafell|stafell|plot|llain|pitch|cabin|caban|chalet|berth|caravan"
    r"|caraf[aá]n|static|statig|block?"
    r"|lot)\s?(?:no\.?\s)?\d{0,4}[a-z]?(?:/\d{1,2})?,?\s(?:at\s|yn\s|in\s)?)?"
    r"(?:(?:nos?|number|num|rhif|numero|nr)\.?\s?)?\d{1,4}\s?[a-hA-H]?(?:\s?[-/]\s?\d{1,3})?"
)
SMALL = (
    r"(?:y|yr|yn|ap|a|o|the|of|and|ar|dan|i|st|saint|san|old|new|upper|lower|north|south|east"
    r"|west)"
)
NO_PART = (
    r"(?!(?:anything|something|pupil|pupils|dwi|fi|im|am|all|on|in|at|near|by|off|the|yn|ar|a"
    r"|an|my|our|this|that|same|your|foster|care"
    r"|childrens|residential|another|opposite|busy|main|his|her|their|like|here|there|over|up"
    r"|down|from|to"
    r"|and|is|or|big|small|quiet|new|any|one|with|of|next|care|nursing|council|fy|ei|y|yr|i|it"
    r"|old|some|every|bigger|smaller|better|nicer|different|safer|shared|whole|proper|normal"
    r"|real|decent"
    r"|permanent|temporary|supported|private|rented|social|too|other|very|really|more|much|hot|cold"
    r"|damp|empty|nice|good|bad|only|first|last|main|which|what|no|long|no|wrong|right|safe"
    r"|halfway|group|own|half|way)\s)"
)
# What follows "bron", "dan" or "tro" and names no street.
NO_NAME = (
    r"(?!(?:yn|ym|i|ac|am|os|ond|mae|ma|dwi|oed|nawr|rwan|wedi|di|fi|ni|hi|fo|ti|chi|is|to|for"
    r"|because|cos|iawn|arall|eto|nesa|nesaf|bob|pob|mis|flwyddyn|blynedd|hyn|hon|hwn|hynny"
    r"|honno|yna|maeth|ffrind|nhw|fe|eraill|blwydd|penwythnos|gwaith|gweithiwr|plant|pobl|amser|trwy|drwy|bl|blwyddyn|oddi|allan|mas|ymlaen|yng"
    r"|wahanol|orau|hawdd|gyflym|adra|adre|adref|gynt|ata|atyn)\b)"
)
STREET = (
    rf"(?:(?:(?:old|new)\s)?(?:{NO_PART}{NAME}\s){{1,3}}(?:{ENGLISH})\b\.?(?:\s(?:north|south|east|west|isaf"
    rf"|hostel|hotel|estate|flats|apartments"
    rf"|uchaf))?"
    r"|(?:new|old|long)\s(?:road|rd|street|st|lane|ln|terrace|close|row|drive|hill)\b"
    rf"|(?:hen\s)?(?:{WELSH})(?:['’]r)?[\s-](?:{SMALL}[\s-]){{0,2}}{NO_NAME}{NAME}"
    rf"(?:[\s-](?!(?:and|a|ac|but|in|yn"
    rf"|ym|near"
    rf"|ger|with|efo|gyda|mae|my|so|is|lle|to|for|since|ers|the|which|who|sy|that|rwan|nawr|now"
    rf"|ond|i|im|wedi|if|please|plis|because|cos|at|on|ar|next|by|o|or|we|he|she|they|pam|why"
    rf"|me|fi|dwi|ni|can)\b)(?:(?:y|yr)[\s-])?{NAME})?)"
)
# What a number counts when it is not a house's.
COUNTED = (
    r"(?:of|in|on|to|at|and|for|day|days|week|weeks|wks?|year|years|yrs?|month|months"
    r"|mins?(?!\sy\s)"
    r"|minutes?|hours?|hrs?|people"
    r"|kids|times|oed|mlynedd|blynedd|diwrnod|wythnos|mis|misoedd|the|or|am|pm|out|o|yn|more"
    r"|mile|miles|x|from|with"
    r"|gwaith|person|pobl|plant|bore|prynhawn|when|if|but|so|because|cos|im|i|my|we|he|she|they"
    r"|it|is|was|who|that|this|pound|quid"
    r"|points?|percent|foot|feet|ft|km|metres?|by|a|an|minute|half|different|other"
    r"|(?:old|long)(?!\s(?:\w+\s)?(?:road|rd|street|st|lane|ln|terrace|close|row|drive|hill)\b)"
    r"|st\s?century|of\sus|young|boys|girls|gcses?|levels?|sessions?|apwyntiad|cyfarfod|munud"
    r"|awr|ar|not|don'?t|can'?t|weekly|monthly|years?[\s-]old|bus|buses|mates?|friends?|ffrind"
    r"|ffrindiau|pm|th|nd|rd|bedroom|bed|teachers?|staff|councils?|boards?|schools?"
    r"|star|plus|nights?|nos|services?|sir|dan|i'r|gan|wedi|tai\snewydd"
    r"|t[ŷy]\s(?:cyngor|gwag|haf)|mae|pwynt|point)"
)
STREETS = (
    r"(?:street|road|avenue|lane|close|crescent|terrace|rd|ave|drive|gardens|grove|cres|terr"
    r"|mews|court|place|row|walk|way|square|hill|rise|view|park|estate|flats|cottages?|farm"
    r"|house|towers?)"
)
STREETS_CY = (
    r"(?:heol|hewl|ffordd|stryd|lôn|lon|rh?odfa|n?h?teras|nheras|deras|theras|(?:ngh?|g|c)ilgant"
    r"|(?:ngh|g|ch|c)los|[mf]aes|(?:ngh|g|ch|c)wrt|y?stad|rh?es|tyddyn|nhyddyn|dyddyn|thyddyn"
    r"|ff?erm|ll?ys|n?h?trem|nhrem|drem|[bmf]h?ryn|n?gerddi|erddi|fflatiau|(?:p|b|mh|ph)las|llwyn|lwyn"
    r"|tŷ|ty|nhŷ|dŷ|thŷ|bwthyn|mwthyn|fwthyn|y?sgubor|beudy|byngalo|fyngalo)"
)
# Words that begin or end the name of a road and little else.
CLEAR_CY = (
    r"(?:heol|hewl|ffordd|stryd|str[iî]t|l[oô]n|rhodfa|teras|cilgant|clos|rhes|maes|cwrt|gerddi"
    r"|allt|st[aâ]d|nheras|deras|theras|(?:ngh|g|ch)ilgant|(?:ngh|g|ch)los|faes|(?:ngh|g|ch)wrt"
    r"|rodfa|coedlan|llannerch)"
)
CLEAR_EN = (
    r"(?:street|road|avenue|lane|close|crescent|terrace|rd|ave|drive|gardens|grove|cres|terr"
    r"|mews|court|row|estate|cottages)"
)
# "Lôn Ty'n Coed": after these a second word with a capital belongs to the road.
_SECOND = (
    r"(?-i:(?:(?<=[Tt][yŷ]['’]n)|(?<=\b(?:Pen|Tan|Cae|Hen|Tyn|Cwm))|(?<=\b(?:Tŷ|Ty))"
    r"|(?<=\b(?:Bryn|Maes|Nant|Coed|Glan|Plas|Parc|Pant|Rhyd|Cefn|Pont))|(?<=\b(?:Llwyn|Capel|Felin|Gwaun)))"
    rf"\s(?=[A-ZŴŶ]){NAME})"
)
CLEAR = (
    rf"(?:(?:hen\s)?{CLEAR_CY}(?:['’]r)?[\s-](?:{SMALL}[\s-]){{0,2}}{NO_NAME}{NAME}(?:\syr?\s{NAME}|{_SECOND})?"
    rf"|(?:(?:old|new)\s)?(?:{NO_PART}{NAME}\s){{1,2}}{CLEAR_EN}\b|{NO_PART}{NAME}\syr?\s{NAME}\s{CLEAR_EN}\b)"
)
# What the name of a house begins or ends with.
HOUSE_CY = (
    r"(?:t[ŷy](?:['’][nr])?|plas|fferm|tyddyn|bwthyn|hafod|hendre|cae|bryn|tan|pen|glan|bron|nant"
    r"|gelli|llys|llwyn|cefn|rhos|(?:yr?\s)?hen|craig|erw|awel|llety|capel|ysgoldy|f?melin|felin"
    r"|efail|carreg|gwêl|gwel|trem|maes|coed|pant|rhyd|garth|penty|beudy|sgubor|ysgubor|stabl"
    r"|cartref|tyn|hostel|gwesty|lloches|neuadd|carafan|nyth|noddfa|blaen|esgair|crug|n?h?dyddyn"
    r"|nhyddyn|dyddyn|mwthyn|fwthyn|byngalo|(?:yr?\s)?hafan|isfryn)"
)
HOUSE_EN = (
    r"(?:farm(?:house)?|cottage|house|barn|lodge|forge|rectory|vicarage|mill|bungalow|hall|manor"
    r"|villa|croft|stables|school\s?house|chapel|nurseries|inn|hostel|hotel|refuge|granary|smithy"
    r"|coach\s?house|bakery|dairy|post\soffice|cabin|annexe?)"
)
