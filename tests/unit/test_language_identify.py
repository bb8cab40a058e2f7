"""Which language a text is in."""

import pytest

from bot.language import is_other_language, which_language
from bot.vocabulary import Language

ENGLISH = """is there a youth club in Aberystwyth
i live in Llanfairpwll
where can i get help in Penrhyndeudraeth
im being bullied in ysgol glan clwyd
idk wot 2 do
y am i waiting so long
is there somewhere to play football in Y Felinheli
my nain died
waiting list 2 years camhs
any clubs for lgbt ppl""".split("\n")
WELSH = """dwi angen help
wi moyn siarad da rhywun
mam fi'n sal a fi'n edrych ar ol brodyr fi
oes na glwb ieuenctid yn Barry
dwin teimlon drist
ma mam fi yn anxious a dwi ddim yn gwbod be i neud
dwi isio help efo adhd
dwi'n stressed am exams
cwnsela
farwodd taid llynedd""".split("\n")
SAYS_NOTHING = (
    "ok|14|Bangor|Aberystwyth|Ynys Môn|cf10|help|lol|no|😀|adhd||???|hi|hai|main menu|ciao".split(
        "|"
    )
)
MIXED = """do you tell anyone be dwi'n ddeud
can you help me, sa'i'n gwbod be i neud
what rights do i have fel person ifanc yng Nghymru""".split("\n")
OTHERS = {
    "polish": "Potrzebuję pomocy",
    "polish-one-word": "cześć",
    "arabic": "مرحبا أحتاج مساعدة",
    "french": "bonjour j'ai besoin d'aide",
    "spanish": "necesito ayuda por favor",
    "ukrainian": "Мені потрібна допомога",
    "german": "ich brauche hilfe bitte",
    "somali": "waxaan u baahanahay caawimaad",
    "chinese": "我需要帮助",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_heard_in_a_welsh_conversation(text):
    assert which_language(text, current=Language.CY) is Language.EN


@pytest.mark.parametrize("text", WELSH)
def test_welsh_is_heard_in_an_english_conversation(text):
    assert which_language(text, current=Language.EN) is Language.CY


@pytest.mark.parametrize("current", Language)
@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_text_that_does_not_say_keeps_the_language(text, current):
    assert which_language(text, current=current) is current


@pytest.mark.parametrize("text", MIXED)
def test_mixed_text_keeps_a_welsh_conversation_welsh(text):
    assert which_language(text, current=Language.CY) is Language.CY


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_other_language_is_seen(text):
    assert is_other_language(text)


@pytest.mark.parametrize("text", ENGLISH + WELSH + SAYS_NOTHING)
def test_our_languages_are_not_taken_for_another(text):
    assert not is_other_language(text)
