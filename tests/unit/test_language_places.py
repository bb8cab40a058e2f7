"""Places in what people type."""

import tracemalloc

import pytest

from bot.language import find_places
from bot.language.councils import PLACES, council, councils, in_region, read_rows, region_name
from bot.vocabulary import Language, Region

PLACE_TEXTS = [
    ("mams ill and i look after my brothers in merthyr", "Merthyr Tydfil"),
    ("dwi wedi bod yn aros am asesiad awtistiaeth yng Nghasnewydd", "Newport"),
    ("yng Nghaernarfon", "Gwynedd"),
    ("dwi'n byw ym Merthyr", "Merthyr Tydfil"),
    ("i Lanelli", "Carmarthenshire"),
    ("o Gaerdydd", "Cardiff"),
    ("byw yn Nolgellau", "Gwynedd"),
    ("ym Mhontypridd", "Rhondda Cynon Taf"),
    ("yng Ngwynedd", "Gwynedd"),
    ("ym Mangor", "Gwynedd"),
    ("ponty", "Rhondda Cynon Taf"),
    ("rct", "Rhondda Cynon Taf"),
    ("dwi o'r Rhondda", "Rhondda Cynon Taf"),
    ("clubs in the vale", "Vale of Glamorgan"),
    ("yn y fro", "Vale of Glamorgan"),
    ("npt", "Neath Port Talbot"),
    ("llandod", "Powys"),
    ("caerffili", "Caerphilly"),
    ("cwmbrân", "Torfaen"),
    ("cwmbran", "Torfaen"),
    ("im in wrexam", "Wrexham"),
    ("near abergaveny", "Monmouthshire"),
    ("live in aberystwith", "Ceredigion"),
    ("yn Sir Gâr", "Carmarthenshire"),
    ("Ynys Mon", "Isle of Anglesey"),
    ("connahs quay", "Flintshire"),
    ("ST ASAPH", "Denbighshire"),
    ("Penybont ar Ogwr", "Bridgend"),
    ("Ddinbych-y-pysgod", "Pembrokeshire"),
    ("help in cardiff's schools", "Cardiff"),
    ("in barry", "Vale of Glamorgan"),
    ("Barry", "Vale of Glamorgan"),
    ("i live in mold", "Flintshire"),
    ("flint", "Flintshire"),
    ("in nelson", "Caerphilly"),
    ("cf37 2aa", "Rhondda Cynon Taf"),
    ("LL55", "Gwynedd"),
    ("cf10 14 years old", "Cardiff"),
    ("Newport, Pembrokeshire", "Pembrokeshire"),
    ("newport np20", "Newport"),
    ("newport, gwent", "Newport"),
]
NO_PLACE = """you are a star
i am cross with my mum
hope you can help
there is mold on my walls
barry hit me
my friend Barry is sad
i took a pill
he mumbles all day
in the valley
i bought a box of wood
i have seven sisters
dwi ar y bont
dwi'n byw mewn pentre bach
cefn fi yn brifo
mae fy nghefn yn brifo
beth yw dy enw
mae'n anodd siarad i'r athrawon
dwi'n clywed lais yn fy mhen
nelson is my dog
mae Mona yn sâl
i support liverpool
l8r m8
im 14 and i like star wars
be alla i neud fan hyn
pa liw di arwydd stop
o'r carchar i'r stryd
fi'n crio yn bath
nothing to do in my village
lonely in the village""".split("\n")


def _names(text):
    return [tuple(council(code).name_en for code in m.councils) for m in find_places(text)]


@pytest.mark.parametrize(("text", "area"), PLACE_TEXTS, ids=[text for text, _ in PLACE_TEXTS])
def test_place_gives_its_council_area(text, area):
    assert _names(text)
    assert all(names == (area,) for names in _names(text) if names)


@pytest.mark.parametrize("text", NO_PLACE)
def test_ordinary_word_is_no_place(text):
    assert find_places(text) == ()


def test_ambiguous_place_gives_every_council_likeliest_first():
    assert _names("im from newport") == [("Newport", "Pembrokeshire")]
    assert set(_names("aber")[0]) == {"Ceredigion", "Gwynedd"}


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("north wales", Region.NORTH_WALES),
        ("yng Ngwent", Region.GWENT),
        ("gorllewin Cymru", Region.WEST_WALES),
        ("cwm taf", Region.CWM_TAF_MORGANNWG),
        ("Caerdydd a'r Fro", Region.CARDIFF_VALE),
    ],
)
def test_region_has_no_single_council(text, region):
    [match] = find_places(text)
    assert (match.region, match.councils) == (region, ())


def test_code_that_is_mostly_england_says_so():
    [match] = find_places("SY10")
    assert match.outside
    assert match.councils == ("W06000023",)
    assert find_places("M1 1AA")[0].outside
    assert find_places("i moved to england")[0].outside
    assert not find_places("LL11")[0].outside


def test_match_lies_where_the_place_was_typed():
    text = "Dwi'n byw yn  Nghaernarfon, ti'n gwbod"
    [match] = find_places(text)
    assert text[match.start : match.end] == "Nghaernarfon"


def test_every_town_is_found_by_each_of_its_names():
    missed = []
    for row in read_rows(PLACES / "places.csv"):
        if row["kind"] != "town":
            continue
        for name in filter(None, (row["name_en"], row["name_cy"])):
            codes = {code for m in find_places(f"i live in {name}") for code in m.councils}
            if row["council"] not in codes:
                missed.append(name)
    assert missed == []


def test_every_council_area_has_a_region_and_two_names():
    assert len(councils()) == 22
    assert sum(len(in_region(region)) for region in Region) == 22
    for area in councils():
        for language in Language:
            assert find_places(area.name(language))[0].councils[0] == area.code
            assert region_name(area.region, language)


@pytest.mark.parametrize("text", ["", "\x00\x01", "😀", "a" * 10_000, "yn " * 3_000, "'" * 500])
def test_strange_text_is_survived(text):
    assert isinstance(find_places(text), tuple)


def test_a_word_longer_than_any_name_is_not_taken_for_one_misspelt():
    cue = "I live in "
    tracemalloc.start()
    assert find_places(cue + "\ufdfa" * 1_000) == ()  # one sign folds to eighteen letters
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000  # bytes; every spelling with a letter left out would be 300 million
