"""Initial mutations of Welsh: the forms a word takes, and the words a form may come from."""

_SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
_NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
_ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
_TABLES = (_SOFT, _NASAL, _ASPIRATE)
_VOWELS = "aeiouwy"
# Letters written with two signs: "ch" is not a "c" that could mutate.
_DIGRAPHS = ("ch", "dd", "ff", "ng", "ll", "ph", "rh", "th")


def mutated_forms(word: str) -> frozenset[str]:
    """Every mutated form of a folded word, without the word itself.

    Example: `mutated_forms("caernarfon")` holds gaernarfon, nghaernarfon and chaernarfon.
    """
    first = word[:2] if word.startswith(_DIGRAPHS) else word[:1]
    rest = word[len(first) :]
    forms = {table[first] + rest for table in _TABLES if first in table}
    if first and first in _VOWELS:
        forms.add("h" + word)
    return frozenset(form for form in forms if len(form) > 1)


def radicals(word: str) -> frozenset[str]:
    """Every unmutated word that a folded form may come from, the form itself included."""
    found = {word}
    for table in _TABLES:
        for radical, mutated in table.items():
            if mutated and word.startswith(mutated):
                found.add(radical + word[len(mutated) :])
    if word[:1] in _VOWELS or word[:1] in "lrn":
        found.add("g" + word)
    if word[:1] == "h" and word[1:2] in _VOWELS:
        found.add(word[1:])
    return frozenset(r for r in found if r == word or word in mutated_forms(r))
