"""Turns of phrase that nobody says, in either language, stay out of the console."""

import re

import pytest

from bot.vocabulary import Language
from tests.integration.console_words import WORDS

CLUMSY = {
    Language.EN: r"are the (most|least)\b|[Aa]nother person than|[Nn]othing of yours",
    Language.CY: r"yw’r (mwyaf|lleiaf)\b|Chawson ni ddim|dim o’ch gwaith chi",
}


@pytest.mark.parametrize("language", Language)
def test_no_text_has_a_clumsy_phrase(language):
    texts = WORDS[language].items()
    assert [key for key, text in texts if re.search(CLUMSY[language], text)] == []
