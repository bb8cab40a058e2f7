"""Personal details are found in both languages, and clean texts are left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import find_places
from bot.privacy import Finding, find_details, mask, redact
from bot.safety.helplines import load_helplines
from bot.settings import ROOT
from bot.vocabulary import Identifier, Language

HITS = [
    ("phone", "ring me on 07700 900123", "07700 900123"),
    ("phone", "my number is 07700-900-123", "07700-900-123"),
    ("phone", "tecstia fi ar 07700900123", "07700900123"),
    ("phone", "+44 7700 900123 is mums", "+44 7700 900123"),
    ("phone", "ffoniwch mam ar 029 2087 1234 plis", "029 2087 1234"),
    ("email", "sam.jones@gmail.com", "sam.jones@gmail.com"),
    ("email", "sam at gmail dot com", "sam at gmail dot com"),
    ("email", "sam dot jones at hotmail dot co dot uk", "sam dot jones at hotmail dot co dot uk"),
    ("email", "e-bostiwch mared@hwbcymru.net", "mared@hwbcymru.net"),
    ("email", "mared (at) gmail.com", "mared (at) gmail.com"),
    ("social_handle", "my snap is jess_x09", "jess_x09"),
    ("social_handle", "add me on insta @cool.kid", "@cool.kid"),
    ("social_handle", "discord: foxy99", "foxy99"),
    ("social_handle", "dilyn fi ar insta elin.09", "elin.09"),
    ("social_handle", "fy snap yw gethin123", "gethin123"),
    ("postcode", "I live in CF10 1AA", "CF10 1AA"),
    ("postcode", "ll571bb ydi cod post fi", "ll571bb"),
    ("address", "I live at 14 Heol y Deri", "14 Heol y Deri"),
    ("address", "12 Maple Close, Barry", "12 Maple Close, Barry"),
    ("address", "dwi'n byw yn 3 Stryd Fawr", "3 Stryd Fawr"),
    ("address", "flat 2, 10 church road", "flat 2, 10 church road"),
    ("nhs_number", "943 476 5919", "943 476 5919"),
    ("nhs_number", "fy rhif GIG ydi 943 476 5918", "943 476 5918"),
    ("id_number", "my ni number is AB 12 34 56 C", "AB 12 34 56 C"),
    ("dob", "my dob is 12/03/2011", "12/03/2011"),
    ("dob", "born 3rd of May 2010", "3rd of May 2010"),
    ("dob", "ges i fy ngeni ar 4 Mehefin 2009", "4 Mehefin 2009"),
    ("dob", "14.02.2012", "14.02.2012"),
    ("school_or_employer", "i go to Cardiff High School", "Cardiff High School"),
    ("school_or_employer", "dwi'n mynd i Ysgol Bro Morgannwg", "Ysgol Bro Morgannwg"),
    ("school_or_employer", "i go to st martins comp", "st martins comp"),
    ("school_or_employer", "dwi yn ysgol glantaf", "ysgol glantaf"),
    ("school_or_employer", "i work at Greggs", "Greggs"),
    ("person_name", "my name is rhys jones and im 12", "rhys jones"),
    ("person_name", "fy enw i yw Mared", "Mared"),
    ("person_name", "fy enw i ydi gethin", "gethin"),
    ("person_name", "a boy called connor keeps hitting me", "connor"),
    ("person_name", "my teacher Mr Evans is mean", "Mr Evans"),
    ("person_name", "mae fy ffrind Elin yn drist", "Elin"),
    ("person_name", "my social worker Sarah Davies never calls", "Sarah Davies"),
    ("person_name", "i'm Siân", "Siân"),
    ("person_name", "ask Dylan Evans 07700 900123", "Dylan Evans"),
    ("person_name", "gofynnwch i Siân Roberts pam", "Siân Roberts"),
    ("url", "look at www.example.com/joe", "www.example.com/joe"),
    ("url", "https://example.org/a?b=c is me", "https://example.org/a?b=c"),
]
CLEAN = [
    "Childline is 0800 1111",
    "text SHOUT to 85258",
    "i waited 18 months since 2024",
    "i am 14 and live near Bangor",
    "dwi'n byw yn Llanfairpwll",
    "I'm from Aberystwyth",
    "dwi'n dod o Gaernarfon",
    "my friend Bala rugby club is great",
    "we waited 3 years in care",
    "5 years on the list",
    "my snapchat is broken",
    "they called me fat",
    "i hate high school",
    "mae'n ysgol gynradd fach",
    "yn yr ysgol mae'r athrawon yn gas",
    "CF10 is where i live",
    "order number 1234567890",
    "NI numbers come when you turn 16",
    "on 3 May there is a panel",
    "the meeting is on 12/03/2027",
    "my sister died last year",
    "mae nain wedi marw",
    "meet @ 7 by the park",
    "the board has £1,200,000 for this",
    "why does nobody answer in Powys",
    "pam does neb yn ateb ym Mhowys",
    "it is called counselling",
    "i live on a farm",
    "7 in 10 young people said so",
]


@pytest.mark.parametrize(("kind", "text", "detail"), HITS, ids=[hit[1] for hit in HITS])
def test_detail_is_found_whole(kind, text, detail):
    found = [(f.kind.value, text[f.start : f.end]) for f in find_details(text)]
    assert (kind, detail) in found


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_has_no_finding(text):
    assert [text[f.start : f.end] for f in find_details(text)] == []


def test_no_helpline_number_is_taken_for_a_persons():
    for line in load_helplines():
        for number in filter(None, (line.phone, line.text)):
            assert find_details(f"ring {number} now") == (), number


def test_places_of_wales_are_not_names():
    towns = ["Bangor", "Neath", "Flint", "Mold", "Bala", "Tywyn", "Llanelli", "Wrecsam"]
    for town in towns:
        assert find_places(town), town
        assert find_details(f"I'm from {town}") == (), town
        assert find_details(f"my friend {town} way") == (), town


def test_overlapping_findings_become_one():
    text = "email me: jones07700900123@gmail.com"
    assert [f.kind for f in find_details(text)] == [Identifier.EMAIL]


def test_findings_come_in_order_without_overlap():
    found = find_details("my name is rhys, snap: rhys_09, 07700 900123, CF10 1AA, a@b.com")
    assert [f.kind.value for f in found] == [
        "person_name",
        "social_handle",
        "phone",
        "postcode",
        "email",
    ]
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


def test_redaction_speaks_the_authors_language():
    text = "ring 07700 900123"
    assert redact(text, find_details(text), Language.EN) == "ring [phone number]"
    assert redact(text, find_details(text), Language.CY) == "ring [rhif ffôn]"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(Identifier))
def test_every_kind_has_a_label_in_both_languages(kind, language):
    assert redact("x", [Finding(kind, 0, 1, 1.0)], language).startswith("[")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("im in CF10 1AA, help", "im in CF10 1, help"),
        ("cf101aa", "cf10 1"),
        ("ring 07700 900123", "ring [phone number]"),
        ("sam at gmail dot com", "[e-mail]"),
        ("my snap is jess_09", "my snap is [user name]"),
        ("my name is rhys in Bala", "my name is rhys in Bala"),
        ("help in Merthyr Tydfil for a 14 year old", "help in Merthyr Tydfil for a 14 year old"),
        ("childline 0800 1111", "childline 0800 1111"),
    ],
)
def test_engine_sees_no_number_address_or_handle(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize("language", ["en", "cy"])
def test_ordinary_messages_are_hardly_masked(language):
    folder = ROOT / "data" / "nlu" / language
    lines = [
        line.strip()[2:]
        for path in sorted(folder.glob("*.yml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith("- ") and "intent:" not in line
    ]
    assert len(lines) > 200
    masked = [line for line in lines if find_details(line)]
    assert len(masked) <= 0.01 * len(lines), masked


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=500))
def test_any_text_is_searched_without_an_error(text):
    found = find_details(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    redact(text, found)
    mask(text)
