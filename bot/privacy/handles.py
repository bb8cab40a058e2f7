"""User names: @name, name#1234, and names said to be on snap, insta, discord and the like."""

import re
from collections.abc import Iterator

from bot.language import radicals
from bot.privacy.any_case import Pattern, any_case
from bot.privacy.apps import PLACES
from bot.privacy.digits import has_figures
from bot.privacy.finding import Finding, each
from bot.privacy.gazetteers import gazetteers
from bot.privacy.handle_loose import find_loose
from bot.privacy.handle_shapes import COUNTED, STATES, TIME, find_shaped, names_with_figures
from bot.privacy.listing import has_any, listed
from bot.vocabulary import Identifier

AT_NAME = re.compile(r"(?<![\w.@])@[A-Za-z0-9_][\w.\-]{1,29}(?<![.\-])")
NUMBERED = re.compile(r"(?<![\w#])[A-Za-z][\w.]{1,29}#\w{3,5}\b")
UNDERSCORED = re.compile(
    r"(?<![\w@/.])(?=\w{0,30}[A-Za-z])[\w.]{1,20}[A-Za-z0-9]_+[A-Za-z0-9][\w.]{0,20}(?<!\.)"
)
SAY = (
    r"(?:code|channel|sianel|name|username|user\sname|usernames|user|us?er|tag|handle|account"
    r"|acc|acount|id"
    r"|name's"
    r"|gamertag|@|at"
    r"|enw(?:\sdefnyddiwr)?|cyfrif|proffil|profile|page|friend\scode|dolen)"
)
IS = (
    r"(?:is|iz|are|was|its|it's|ydi|ydy|yw|di|ydw\si|fi(?:\s(?:yw|ydi|ydy|di))?|=|:|-|–|—|—>|->"
    r"|~|,)"
)
NAME = r"(?P<detail>@?[A-Za-z0-9_](?:[\w.\-]{1,29})(?<![.\-]))"
QUOTE = r"[\"'“‘(\[]?\s?"
# "my snap is jess", "fy insta yw …", "snap fi ydi …", "enw fi ar tiktok ydi …"
SAID = any_case(
    rf"\b(?:my|fy|ei|her|his|their|our|the|mum's|mums)\s(?:(?:main|new|priv|private|spam|other"
    rf"|old|newydd|arall)\s)?"
    rf"{PLACES}(?:['’]?s)?(?:\s(?:a/c|{SAY}))*(?:(?<=['’]s)\s|\s?{IS}\s?(?:{IS}\s)?){QUOTE}{NAME}"
    rf"|\b{PLACES}\s(?:{SAY}\s)?(?:fi|i|name|username|user|tag|handle"
    rf"|me)\b\s?(?:{IS}\s?)?{QUOTE}(?P<two>@?[A-Za-z0-9_][\w.\-]{{1,29}}(?<![.\-]))"
    rf"|\b(?:user\s?names?|gamer\s?tags?|handle|user|@|enw\sdefnyddiwr|enw|name|gamertag|tag|im"
    rf"|i'm|i\sam)(?:\sfi|\si)?"
    rf"\s(?:on|ar)\s{PLACES}(?:\s(?:fi"
    rf"|i)\b)?\s?(?:{IS}\s)?\s?{QUOTE}(?P<three>@?[A-Za-z0-9_][\w.\-]{{1,29}}(?<![.\-]))",
)
WELSH = any_case(
    rf"\b(?:on\s{PLACES},?\s(?:im|i['’]m|i\sam|its|it['’]s|my\sname\sis|as|under)"
    rf"|ar\s{PLACES},?\s(?:(?:mae?\s)?fi\sfel|fel|dan\syr\senw|dwi['’]?n|dw\si['’]?n|wi['’]?n|fi['’]?n|fi\sydi"
    rf"|fi\sydy|fi\syw"
    rf"|mae['’]n|ydw\si['’]?n)"
    rf"|{PLACES}(?:['’]?r)?\s(?:\w{{3,12}}\s)?(?:ni|fi)\s(?:yw|ydi|ydy|di)"
    rf"|{PLACES}(?:['’]r|\sy|\syr|\sfy|\sein)\s\w{{2,12}}(?:\s(?:fi|i|ni))?\s(?:yw|ydi|ydy|di)"
    rf"|{PLACES}\s(?:(?:fi|i|hi|fo|fe|o|ni|nhw|\w{{2,10}})\s(?:yn|yw|ydi|ydy|di|oedd)|(?:i"
    rf"|fi)['’]n)"
    rf"|(?:n?h?tag|nhag|n?gh?yfrif|cyfrif|enw|proffil)\s(?:enw\s|tag\s)?{PLACES}(?:\s(?:i"
    rf"|fi))?\s(?:yn|yw|ydi|ydy|di)|(?:defnyddiwr|enw)(?:\sfi"
    rf"|\si)?\s(?:ar\s)?{PLACES}(?:\sfi)?"
    rf"(?:\s(?:yw|ydi|ydy|di))?\s?[:=]?)\s{QUOTE}{NAME}",
)
TAGS = any_case(
    rf"\b(?:gamer\s?tag|user\s?name|enw\sdefnyddiwr|psn|xbox\slive|epic\sid|riot\sid|steam\sid"
    rf"|snapi(?:a|wch)\sfi|@\sis)"
    rf"(?:\s(?:fi|i|name|ar\s\w+|on\s\w+)){{0,3}}\s?(?:{IS}\s?)?{QUOTE}{NAME}",
)
USER_NAME = any_case(
    r"\b(?:user\s?name|gamer\s?tag|psn|epic\sid|riot\sid|steam\sid|friend\scode|enw\sdefnyddiwr"
    r"|handlen?\sfi|handlen?\si|my\stag|(?:fy\s)?nhag|my\s@|my\suser|my\sat|(?:my|his|her|their)\shandle(?:['’]?s)?|ei\shandlen?|fy\snhandl|fy\shandl|my\schannel|fy\ssianel)"
    rf"(?:\s(?:fi|i|name))?(?:\s?{IS}\s?|(?<=['’]s)\s){QUOTE}{NAME}",
)
# "add me on insta cool.kid", "dilyn fi ar insta elin": a name that is no ordinary word.
ADDED = any_case(
    r"\b(?:add|ad|follow|find|dm|msg|message|text|hmu|snap|im|i'm|i\sam|am|i|me|us|pm|up|him"
    r"|her|chat|reach|talk|search|"
    r"ychwanega|ychwanegwch|dilyn|dilyna|dilynwch|ffeindia|ffeindiwch|negesa|tecstia|chwilia"
    r"|chwiliwch|fi|cysylltwch|cysyllta|adia|adiwch)"
    rf"\s(?:(?:me|us|fi|ni|him|her|am|with|to|i|â|a|efo|gyda|up|for)\s){{0,3}}(?:on|ar|at"
    rf"|over\son|through|via|thru|drwy|trwy)?\s?(?:my\s|fy\s)?"
    rf"{PLACES}(?:\s(?:as|is|under|at|fel|name|username|user|tag|handle|enw|ydi|ydy|yw|di|fi"
    rf"|account))*\s?[:=\-,–—>]*\s?{QUOTE}{NAME}",
)
# "im jess.09 on snap", "fi ydi jess09 ar snap", "add jessx on insta"
BEFORE = any_case(
    r"\b(?:di|im|i'm|i\sam|am|as|add|follow|called|user|username|name|find|fi|ydw\si|dwi|wi|dwi'n"
    r"|galw|enw|ydi|ydy|yw|fel|dilyna?|dilynwch|"
    r"ychwanega|is|it's|its|chwilia\sam|search|dm|message|adia|n|'n|me)"
    rf"\s(?:yn\s|is\s|am\s)?{NAME},?\s(?:on|ar|over\son)\s(?:my\s|both\s|fy\s)?{PLACES}\b",
)
SHORT = any_case(
    rf"\b{PLACES}(?:\s(?:{SAY}))?\s?(?:[:=~]|->|=>|[-–—](?=\s)|\s[-–—])>?\s?{QUOTE}{NAME}",
)
# With a figure, a dot or a line in it, before where it is: "geth.x09 ar snap", "gethx09 (snap)".
SHOWN = any_case(
    rf"(?<![\w@/.])(?P<detail>@?(?=[\w.\-]*[\d_.])"
    rf"(?=[\w.\-]*[A-Za-z])[A-Za-z0-9_][\w.\-]{{2,29}}(?<![.\-]))"
    rf"(?:,?\s(?:on|ar)\s(?:my\s|both\s|fy\s)?(?:{PLACES}|everything|everywhere|bopeth)\b"
    rf"|\s?\((?:on\s|ar\s)?{PLACES}\)|\s(?:xbox|psn|snap|insta|discord|roblox)\b)",
)
IS_SAID = any_case(rf"\b{PLACES}\s(?:{SAY}\s(?:fi\s|i\s)?)?(?:is|ydi|ydy|yw|di|=)\s{QUOTE}{NAME}")
BARE = any_case(
    rf"\b{PLACES}\s(?:{SAY}\s)?(?P<detail>@?(?=[\w.\-]*[\d_.])[A-Za-z0-9_][\w.\-]{{2,29}}"
    rf"(?<![.\-]))",
)
# "ar tiktok jessx ydw i"
IT_IS_ME = any_case(
    rf"\bar\s{PLACES},?\s{QUOTE}{NAME}\s(?:ydw\si|dw\si|dwi|di\sfi|ydi\sfi|yw\sfi)\b"
)
REDDIT = re.compile(r"(?<![\w.])/?u/(?P<detail>[A-Za-z][\w\-]{2,20})\b")
ON_AN_APP = any_case(rf"(?:\b|(?<=on)|(?<=ar)|(?<=at)){PLACES}")
FRIEND_CODE = any_case(r"\bSW-?\d{4}-?\d{4}-?\d{4}\b")
_PARTS = (
    "@", "#", "_", "snap", "insta", "discord", "tiktok", "user", "facebook", "twitch", "roblox",
    "rblx", "xbox", "ps4", "ps5", "station", "twit", "fortnite", "be real", "bereal", "whats",
    "yubo", "wizz", "messenger", "reddit", "tube", "vsco", "pinterest", "minecraft", "nintendo",
    "tumblr", "spotify", "wattpad", "mastodon", "valorant", "genshin", "omegle", "vinted",
    "depop", "gamer", "handl", "bsky", "account",
    "cyfri", "confession", "called", "named",
    "r enw", "u/", "nhag", "my tag", "defnyddiwr", "gweplyfr", "trydar",
)  # fmt: skip
_WORDS = listed(
    "ao3 blue brawl clash dc disc epic face fb fn ig kik locket mc only psn riot sc signal "
    "steam switch tele threads tik tt user users xbl yt"
)
_SPLIT = re.compile(r"[^a-z0-9]+")
ORDINARY = listed(
    "not the too full banned broken private public down hacked gone blocked working being on "
    "off always just really so a an my all very bad good getting addictive how what better wedi "
    "ddim yn rhy mor annoying toxic making school home work college uni lunch break town church "
    "mine night least once first gmail hotmail every about ads adverts videos story stories "
    "streak streaks group groups chat chats page account accounts messages message posts post "
    "reels filter filters trend trends still now rn atm lol because cos bc and or but if when "
    "where who why is isnt was were for to from by with without at in of that this it its there "
    "here they them he she we you i me us him her people everyone someone anyone nobody kids "
    "teens adults bans yw ydi ydy di fi ni nhw hi fo fe ef o ac ond neu os pan sy sydd syn mae "
    "ma maen oedd gan am ar efo gyda heb mewn bod achos y yr hefyd nawr rwan hyd fel pob neb "
    "pawb rhywun pobl plant fy ei eu dy can cant will wont should shouldnt does doesnt did "
    "dot dotyn didnt has have had hasnt havent be been are im ive id ill one two three year "
    "years age "
    "ages dm dms snap snapchat insta instagram discord tiktok roblox xbox ps4 ps5"
)


def find_handles(text: str) -> Iterator[Finding]:
    """Find user names."""
    if has_figures(text, 2):
        for start, end in names_with_figures(text):
            yield Finding(Identifier.SOCIAL_HANDLE, start, end, 0.7)
    low = text.lower()
    if has_any(low, _PARTS) or not _WORDS.isdisjoint(_SPLIT.split(low)):
        yield from _beside_apps(text)


def _beside_apps(text: str) -> Iterator[Finding]:
    for pattern in (NUMBERED, FRIEND_CODE, REDDIT):
        yield from each(pattern, text, Identifier.SOCIAL_HANDLE, 0.88)
    for match in AT_NAME.finditer(text):
        if not _is_word(match.group()[1:]):
            yield Finding(Identifier.SOCIAL_HANDLE, *match.span(), 0.88)
    if "_" in text:
        yield from each(UNDERSCORED, text, Identifier.SOCIAL_HANDLE, 0.72)
    for start, end in find_shaped(text):
        if not _is_word(text[start:end]):
            yield Finding(Identifier.SOCIAL_HANDLE, start, end, 0.74)
    for start, end in find_loose(text):
        yield Finding(Identifier.SOCIAL_HANDLE, start, end, 0.82)
    patterns = _ON_APPS if ON_AN_APP.search(text) is not None else ()
    for pattern in (TAGS, USER_NAME, SHOWN, *patterns):
        yield from _said(pattern, text)


_ON_APPS = (SAID, WELSH, ADDED, BEFORE, SHORT, IS_SAID, IT_IS_ME, BARE)


def _said(pattern: Pattern, text: str) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        group = next((g for g in ("detail", "two", "three") if match.groupdict().get(g)), "")
        named = pattern is USER_NAME
        if group and not (_is_state(match[group]) if named else _is_word(match[group])):
            yield Finding(Identifier.SOCIAL_HANDLE, *match.span(group), 0.86)


def _is_state(written: str) -> bool:
    """True for what is said of a user name: "my username is taken"; other words are one."""
    word = written.lower().strip("@._-")
    return word in ORDINARY or word in STATES or len(word) < 2 or word.isdigit()


def _is_word(written: str) -> bool:
    """True for a word of the sentence: "my snap is broken", "@school", "on insta 24/7"."""
    word = written.lower().strip("@._-")
    if word in ORDINARY or len(word) < 2 or COUNTED.fullmatch(word):
        return True
    if word.isdigit() or TIME.fullmatch(word):
        return True
    if "_" in written.strip("@"):
        return False
    if not (word.isalpha() and written[1:].islower()):
        return False
    if word.endswith("io"):
        return True
    return any(gazetteers().is_ordinary(origin) for origin in {word, *radicals(word)})
