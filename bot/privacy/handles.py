"""User names: @name, name#1234, and names said to be on snap, insta, discord and the like."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding, each
from bot.vocabulary import Identifier

AT_NAME = re.compile(r"(?<![\w.@])@[A-Za-z_][\w.]{1,29}(?<!\.)")
NUMBERED = re.compile(r"\b[A-Za-z]\w{2,29}#\d{4}\b")
PLACES = (
    r"(?:snap(?:chat)?|sc|insta(?:gram)?|ig|discord|tik\s?tok|roblox|xbox|psn|twitter|twitch|fortnite"
    r"|steam|bereal|whatsapp|telegram|kik)"
)
AFTER = (
    rf"\b(?:my|on|add\sme\son|im|i'm|find\sme\son|follow\sme\son|fy|ar|ychwanega\sfi\sar|dilyn\sfi\sar)"
    rf"\s(?:{PLACES})(?:\s(?:is|name|username|user|tag|handle|ydi|ydy|yw|enw|di))*\s?[:=-]?\s?"
)
# A name right after "my snap is" or with a figure, dot or underscore in it after "add me on insta".
SAID = re.compile(
    rf"\b(?:my|fy)\s{PLACES}(?:\s(?:name|username|user|tag|handle|account|enw))?"
    r"\s?(?:is|ydi|ydy|yw|di|:|=|-)\s?:?\s?(?P<detail>@?[A-Za-z0-9][\w.]{2,29}(?<!\.))",
    re.IGNORECASE,
)
ADDED = re.compile(
    rf"{AFTER}(?P<detail>(?=\w*[\d_.])[A-Za-z0-9_][\w.]{{2,29}}(?<!\.))", re.IGNORECASE
)
SHORT = re.compile(
    rf"\b{PLACES}\s?[:=]\s?(?P<detail>@?[A-Za-z0-9_][\w.]{{2,29}}(?<!\.))", re.IGNORECASE
)
USER_NAME = re.compile(
    r"\b(?:username|user\sname|gamertag|gamer\stag|enw\sdefnyddiwr)(?:\son\s\w+|\sar\s\w+)?"
    r"\s?(?:is|ydi|ydy|yw|:|=)\s?(?P<detail>[A-Za-z0-9_][\w.]{2,29}(?<!\.))",
    re.IGNORECASE,
)
ORDINARY = frozenset(
    "not the too full banned broken private public down hacked gone blocked working being on "
    "off always just really so a an my all very bad good getting addictive how what better wedi "
    "ddim yn rhy mor annoying toxic making".split()
)


def find_handles(text: str) -> Iterator[Finding]:
    """Find user names."""
    yield from each(AT_NAME, text, Identifier.SOCIAL_HANDLE, 0.88)
    yield from each(NUMBERED, text, Identifier.SOCIAL_HANDLE, 0.88)
    for pattern in (SAID, ADDED, SHORT, USER_NAME):
        for finding in each(pattern, text, Identifier.SOCIAL_HANDLE, 0.85):
            if text[finding.start : finding.end].lower() not in ORDINARY:
                yield finding
