"""Names in the order of the alphabet of their language."""

import pytest

from bot.language.alphabet import alphabet_key
from bot.vocabulary import Language


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (Language.CY, ["Cwmbrân", "Chwilog", "Dyfed", "Ddinbych", "Ebwy"]),
        (Language.CY, ["Lanfair", "Lwyd", "Llandaf", "Môn", "Pwllheli", "Phili"]),
        (Language.CY, ["Fynwy", "Fflint", "Gwent", "Nghaerdydd", "Hwlffordd"]),
        (Language.CY, ["Banc", "Bangor", "Banwy", "Sir Benfro", "Sir y Fflint", "Sirhowy"]),
        (Language.CY, ["Tywyn", "Thomastown", "ŵyn", "Ynys Môn"]),
        (Language.EN, ["Chepstow", "Conwy", "Denbigh", "Flint", "Lampeter", "Llanelli", "Loughor"]),
    ],
)
def test_names_stand_in_the_order_of_their_alphabet(language, names):
    mixed = sorted(names, key=len)
    assert sorted(mixed, key=lambda name: alphabet_key(name, language)) == names
