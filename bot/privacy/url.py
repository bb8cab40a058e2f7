"""Web addresses, but for those of public services and help lines."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.privacy.any_case import any_case
from bot.privacy.finding import Finding
from bot.privacy.listing import listed
from bot.safety.helplines import load_helplines
from bot.vocabulary import Identifier

END = r"[^\s<>\"'.,;:!?)\]]"
TAIL = rf"(?:[^\s<>\"']{{0,300}}{END})?"
# Endings that say "address" by themselves, and those that are words ("me", "is") but for a path.
TLDS = (
    r"com|net|org|co\.uk|org\.uk|ac\.uk|sch\.uk|gov\.uk|nhs\.uk|me\.uk|uk|cymru|wales|gov\.wales"
    r"|llyw\.cymru|co|io|tv|gg|ie|eu|info|app|dev|xyz|site|online|blog|website|biz|ee|ly|gle|example"
)
WORDY = r"me|be|to|at|is|it|link|page|live|club|store|shop|ai|fm|gl|so|us|in"
HOST = r"[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?"
URL = any_case(
    rf"(?<![\w@.-])(?:(?:https?|hxxps?)\s?:\s?//\s?|www\s?\.\s?)[^\s<>\"']{{1,300}}{END}"
    rf"|(?<![\w@./-])(?:{HOST}\.){{1,4}}(?:{TLDS})(?:/{TAIL})?(?![\w@-])"
    rf"|(?<![\w@./-])(?:{HOST}\.){{1,3}}(?:{WORDY})/[^\s<>\"']{{0,300}}{END}",
)
SPOKEN = any_case(
    r"(?<![\w@.-])(?:(?:www|w\sw\sw|dwbl\sw(?:\sdwbl\sw){2})\s(?:dot|dotyn)\s[\w-]{2,40}(?:\s(?!dot)[\w-]{2,20})?"
    r"(?:\s(?:dot|dotyn)\s[\w-]{2,20}){1,3}"
    r"|[\w-]{3,40}(?:\s(?:dot|dotyn)\s[\w-]{2,20}){0,2}\s(?:dot|dotyn)\s(?:com|net|org|example|co|cymru"
    r"|wales|uk))"
    r"(?:\s(?:slash|blaenslaes|slaes|slaish|strôc|forward\sslash)\s[\w-]{1,40}){0,3}(?!\w)",
)
# Sites everybody uses: nothing personal without a path after them.
KNOWN = listed(
    "facebook.com instagram.com tiktok.com youtube.com snapchat.com twitter.com x.com discord.com "
    "reddit.com google.com google.co.uk bbc.co.uk bbc.com s4c.cymru whatsapp.com roblox.com "
    "twitch.tv spotify.com netflix.com amazon.co.uk amazon.com ebay.co.uk vinted.co.uk "
    "wikipedia.org "
    "gmail.com hotmail.com outlook.com yahoo.com icloud.com chatgpt.com change.org indeed.com "
    "meiccymru.org meic.cymru childline.org.uk themix.org.uk youngminds.org.uk kooth.com "
    "papyrus-uk.org samaritans.org nspcc.org.uk mind.org.uk barnardos.org.uk shelter.org.uk "
    "urdd.cymru urdd.org ucas.com hwbcymru.net careerswales.com gyrfacymru.com stonewall.org.uk "
    "mermaidsuk.org.uk mencap.org.uk autism.org.uk beateatingdisorders.org.uk talktofrank.com "
    "bullying.co.uk winstonswish.org cruse.org.uk cafcass.gov.uk tfw.wales trc.cymru "
    "fflecsi.wales myunidays.com studentfinancewales.co.uk cyllidmyfyrwyrcymru.co.uk "
    "dewis.cymru dewis.wales platfform.org infoengine.cymru infoengine.wales adferiad.org "
    "childrenscommissioner.wales nyth.cymru traveline.cymru traveline.info adviceguide.org.uk "
    "citizensadvice.org.uk llamau.org.uk"
)
WORTH = re.compile(r"\w\s?\.\s?\w|:\s?//")
PUBLIC_ENDS = listed(
    "gov.uk gov.wales llyw.cymru nhs.uk nhs.wales gig.cymru police.uk senedd.wales senedd.cymru "
    "parliament.uk childcomwales.org.uk complantcymru.org.uk legislation.gov.uk "
    "bbc.co.uk"
)
LABEL_OF_HOST = any_case(r"(?:[a-z]+\s?:\s?//\s?)?(?:www\s?\.\s?)?([^/\s?#:]+)")


def find_urls(text: str) -> Iterator[Finding]:
    """Find web addresses that may lead to a person."""
    if WORTH.search(text) is not None:
        for match in URL.finditer(text):
            if not _is_public(match.group()):
                score = 0.94 if "/" in match.group() else 0.89
                yield Finding(Identifier.URL, *match.span(), score)
    if " dot" in text.lower():
        for match in SPOKEN.finditer(text):
            yield Finding(Identifier.URL, *match.span(), 0.8)


def _is_public(address: str) -> bool:
    match = LABEL_OF_HOST.match(address)
    host = match.group(1).lower() if match else ""
    path = address[match.end() :].strip("/") if match else ""
    if host in KNOWN and not path:
        return True
    ends = PUBLIC_ENDS
    return host in _helpline_hosts() or any(host == e or host.endswith(f".{e}") for e in ends)


@lru_cache(maxsize=1)
def _helpline_hosts() -> frozenset[str]:
    hosts = set()
    for line in load_helplines():
        match = LABEL_OF_HOST.match(line.url)
        if match is not None:
            hosts.add(match.group(1).lower())
    return frozenset(hosts)
