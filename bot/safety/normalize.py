"""A text as the phrases see it: folded, with spellings made one, and in a view without spaces."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bot.safety.repair import Lexicon, repair

# Letters of other alphabets that are used to look like Latin ones.
LOOKALIKES = str.maketrans("аеорсухіјкмтвнѕɑıℓ", "aeopcyxijkmtbhsail")
APOSTROPHES = re.compile("['’‘`´ʼ′]")
CLITICS = re.compile(r"(?<=[aeiouwy])['’‘`´][nr]\b")  # "mae'n", "efo'r": said or left out alike
UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
LEET = str.maketrans("@$!013457", "asioieast")
LEET_INSIDE = re.compile(r"(?<=[a-z])[@$!013457]{1,2}(?=[a-z])")
STRETCHED = re.compile(r"([a-z])\1{2,}")
REPEATED = re.compile(r"([^\w\s*#])\1{3,}")  # "!!!!!!"; stars count letters
COUNTED = re.compile(r"\b(\d{1,5})(kms?|mg|g|x|yrs?|yo|tablets?|pills?|yr)\b")
STOPS = re.compile(r"[.!?;:\n\r…]+")
OTHER_SIGNS = re.compile(r"[^\w.]|_")
CENSORED = re.compile(r"(?<![a-z*#])[a-z]{1,12}[*#]{1,12}[a-z*#]{0,12}")
WHOLE_PHRASES = dict.fromkeys(map(ord, "ﷺﷻ"), " ")  # one sign each, which folds to many words
# Characters kept after compatibility folding, which can make one into seven.
MAX_LENGTH = 60_000


@dataclass(frozen=True)
class Spelling:
    """How texts are spelled.

    `forms`: words (up to three in a row) → the one spelling that phrases use.
    `censored`: words that people write with stars, by first letter, with spaces between.
    `lexicon`: the words that mistyped ones are brought back to.
    """

    forms: Mapping[str, str]
    censored: Mapping[str, str]
    lexicon: Lexicon


@dataclass(frozen=True)
class Views:
    """One text in two views.

    `folded` begins and ends with a space and has one between words; a full stop is a word;
    `words` are its words.
    `joined` has no spaces; `starts` and `ends` are the places in it where words begin and end.
    """

    folded: str
    words: frozenset[str]
    joined: str
    starts: frozenset[int]
    ends: frozenset[int]


def make_views(text: str, spelling: Spelling) -> Views:
    """Fold a text as typed."""
    tokens = plain_words(text, spelling)
    folded = " ".join(respell(repair(tokens, spelling.lexicon), spelling.forms))
    letters = [token for token in tokens if token != "."]
    ends, place = [], 0
    for token in letters:
        place += len(token)
        ends.append(place)
    starts = frozenset([0, *ends[:-1]])
    words = frozenset(folded.split())
    return Views(f" {folded} ", words, "".join(letters), starts, frozenset(ends))


def plain_words(text: str, spelling: Spelling) -> list[str]:
    """The words of a text in plain letters, a full stop being one, spelled as typed."""
    return _plain(text, spelling.censored).split()


def _plain(text: str, censored: Mapping[str, str]) -> str:
    """Lower case, Latin letters without accents, signs as spaces, sentence ends as ` . `."""
    lowered = unicodedata.normalize("NFKC", text.translate(WHOLE_PHRASES))[:MAX_LENGTH].casefold()
    plain = REPEATED.sub(r"\1\1\1", UNSEEN.sub("", lowered)).translate(LOOKALIKES)
    split = unicodedata.normalize("NFD", plain)
    plain = "".join(c for c in split if not unicodedata.combining(c))
    plain = APOSTROPHES.sub("", CLITICS.sub("", plain))
    plain = CENSORED.sub(lambda match: _uncensor(match.group(), censored), plain)
    plain = COUNTED.sub(r"\1 \2", plain)
    plain = LEET_INSIDE.sub(lambda match: match.group().translate(LEET), plain)
    plain = STRETCHED.sub(r"\1", plain)
    plain = "".join(EMOJI.get(c, c) for c in plain)
    return OTHER_SIGNS.sub(" ", STOPS.sub(" . ", plain)).replace(".", " . ")


def _uncensor(written: str, censored: Mapping[str, str]) -> str:
    """Put back the one word that fits `s*****e`; leave it when none does."""
    shape = re.compile(re.sub(r"[*#]+", r"[a-z]{1,8}", written))
    fitting = [word for word in censored.get(written[0], "").split() if shape.fullmatch(word)]
    same = [word for word in fitting if len(word) == len(written)]
    return (same or fitting or [written.replace("*", "").replace("#", "")])[0]


def respell(tokens: list[str], spellings: Mapping[str, str]) -> list[str]:
    """Replace spellings, the longest run of words first."""
    out: list[str] = []
    place = 0
    while place < len(tokens):
        for length in (3, 2, 1):
            found = spellings.get(" ".join(tokens[place : place + length]))
            if found is not None:
                out.extend(found.split())
                place += min(length, len(tokens) - place)
                break
        else:
            out.append(tokens[place])
            place += 1
    return out


def find_joined(views: Views, phrase: re.Pattern[str]) -> bool:
    """True if the phrase stands in the joined view from a word's beginning to a word's end."""
    return any(
        match.start() in views.starts and match.end() in views.ends
        for match in phrase.finditer(views.joined)
    )


EMOJI = {
    "🔪": " emojiknife ",
    "🗡": " emojiknife ",
    "🩸": " emojiblood ",
    "💊": " emojipills ",
    "🔫": " emojigun ",
    "⚰": " emojicoffin ",
    "🪦": " emojicoffin ",
    "🪢": " emojirope ",
    "🪒": " emojiblade ",
    "🍑": " emojipeach ",
    "🍆": " emojiaubergine ",
    "💀": " emojiskull ",
    "😂": " emojilaugh ",
    "🤣": " emojilaugh ",
}
