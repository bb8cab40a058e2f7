"""What machines and hurried thumbs do to a text; each takes the text and what draws the dice."""

import random

BESIDE = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqreturiposadfghjklxzcvbnm", strict=True))
LIKE = {"a": "@4", "e": "3", "i": "1!", "o": "0", "s": "$5"}
FACES = "😭😂💔🥺🙏✨💀😔"


def typos(text: str, draw: random.Random) -> str:
    """One slip or two: a letter less, doubled, swapped with the next, or the key beside it."""
    for _ in range(draw.choice((1, 2))):
        text = _slip(text, draw)
    return text


def _slip(text: str, draw: random.Random) -> str:
    at = draw.choice([place for place, letter in enumerate(text) if letter.isalpha()])
    before, letter, after = text[:at], text[at], text[at + 1 :]
    return before + draw.choice(
        (after, letter * 2 + after, after[:1] + letter + after[1:], BESIDE.get(letter, "e") + after)
    )


def spacing(text: str, draw: random.Random) -> str:
    """A space too many, or too few."""
    at = draw.randrange(1, len(text))
    spaces = [place for place, sign in enumerate(text) if sign == " "]
    if not spaces or draw.random() < 0.5:
        return f"{text[:at]} {text[at:]}"
    at = draw.choice(spaces)
    return text[:at] + text[at + 1 :]


def letters_apart(text: str, draw: random.Random) -> str:
    """Every letter by itself."""
    return " ".join(text.replace(" ", ""))


def run_together(text: str, draw: random.Random) -> str:
    """No space at all."""
    return text.replace(" ", "")


def mixed_case(text: str, draw: random.Random) -> str:
    """Capitals anywhere."""
    return "".join(draw.choice((one.upper(), one)) for one in text)


def emoji(text: str, draw: random.Random) -> str:
    """A face between two words, before or after all."""
    words = text.split()
    words.insert(draw.randrange(len(words) + 1), draw.choice(FACES))
    return " ".join(words)


def leet(text: str, draw: random.Random) -> str:
    """Signs that look like letters, for four in ten of those that have one."""
    return "".join(
        draw.choice(LIKE[one]) if one in LIKE and draw.random() < 0.4 else one
        for one in text.lower()
    )


def stretched(text: str, draw: random.Random) -> str:
    """One letter held down."""
    at = draw.choice([place for place, letter in enumerate(text) if letter.isalpha()])
    return text[:at] + text[at] * 4 + text[at + 1 :]


KINDS = (typos, spacing, letters_apart, run_together, mixed_case, emoji, leet, stretched)
