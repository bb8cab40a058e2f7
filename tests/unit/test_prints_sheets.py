"""What each sheet says, and what its codes stand."""

from pathlib import Path

import pytest
import segno
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.helplines import helpline
from bot.sessions.prints.cards import verdict_cards
from bot.sessions.prints.crib_sheet import crib_sheet
from bot.sessions.prints.document import Paragraph, Table, Tone
from bot.sessions.prints.dot_sheet import MOST_SHEETS, dot_sheet
from bot.sessions.prints.letter import permission_letter
from bot.sessions.prints.pages import as_page
from bot.sessions.prints.pdf.cards import FILLS
from bot.sessions.prints.plain import plain
from bot.sessions.prints.plan_sheet import plan_sheet
from bot.sessions.prints.poster import join_poster, qr_code
from bot.sessions.prints.printed import Edition, Text
from bot.sessions.prints.slip_codes import LENGTH, LETTERS, MOST, read_slip_code, slip_codes
from bot.sessions.prints.slips import question_slips
from bot.sessions.prints.words import keys, say
from tests.printed_plans import DOOR, make_plan

ROOT = Path(__file__).resolve().parents[2]
LOOK_ALIKES = "0O1IL2Z5S8BUV"


def test_slip_codes_are_short_different_and_without_look_alikes():
    codes = slip_codes(MOST, seed="a")
    assert len(set(codes)) == MOST
    assert all(4 <= len(code) <= 6 for code in codes)
    assert not set("".join(codes)) & set(LOOK_ALIKES + "AEIOUWY")
    assert codes == slip_codes(MOST, seed="a") != slip_codes(MOST, seed="b")


def test_second_print_repeats_no_code_of_the_first():
    first = frozenset(slip_codes(200, seed="a"))
    assert not first & set(slip_codes(200, seed="a", taken=first))


@given(st.integers(0, 99), st.integers(0, LENGTH - 1), st.sampled_from(LETTERS))
def test_one_mistyped_sign_is_noticed(which, place, sign):
    code = slip_codes(100, seed="x")[which]
    typed = code[:place] + sign + code[place + 1 :]
    assert read_slip_code(typed) == (code if typed == code else None)


@given(st.integers(0, 99), st.integers(0, LENGTH - 2))
def test_two_signs_changed_round_are_noticed(which, place):
    code = slip_codes(100, seed="x")[which]
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_slip_code(typed) == (code if typed == code else None)


def test_slip_code_is_read_as_people_type_it():
    (code,) = slip_codes(1, seed="x")
    assert read_slip_code(f" {code[:2].lower()}-{code[2:]} ") == code
    assert read_slip_code("") is read_slip_code("OOOOO") is read_slip_code(code + "3") is None


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_too_many_or_no_slips_are_refused(count):
    with pytest.raises(ValueError, match="slips"):
        slip_codes(count, seed="x")


def test_slip_asks_for_no_names_and_says_where_it_goes_and_who_must_be_told():
    slips = question_slips(make_plan(), codes=("34679",))
    assert "No names" in slips.no_names.en and "Dim enwau" in slips.no_names.cy
    assert "A person reads it before others see it" in slips.where.en
    for words in (slips.safe.en, slips.safe.cy):
        assert helpline("childline").shown_phone in words and helpline("meic").shown_phone in words


def test_plan_adds_its_times_up_from_the_beginning():
    plan = make_plan()
    (agenda, *_) = [part for part in plan_sheet(plan).parts if isinstance(part, Table)]
    begins = [row[0].text.en for row in agenda.rows]
    assert begins[0] == "16:30" and begins == sorted(begins)
    assert sum(int(row[1].text.en) for row in agenda.rows) == plan.minutes
    unknown = plan_sheet(make_plan(begins_at=None)).parts
    (agenda, *_) = [part for part in unknown if isinstance(part, Table)]
    assert agenda.rows[1][0].text == Text("after 5 min", "ar ôl 5 mun")


def test_crib_sheet_says_what_we_will_consider_means():
    parts = crib_sheet(make_plan()).parts
    (warm,) = [one for one in parts if isinstance(one, Paragraph) and one.tone is Tone.WARM]
    assert "counts as no answer yet" in warm.text.en
    said = " ".join(one.text.en for one in parts if isinstance(one, Paragraph))
    assert "for 3 questions: about " in said


def test_dot_sheets_differ_in_order_and_keep_the_numbers():
    sheet = dot_sheet(make_plan(), sheets=3, seed="x")
    tables = [part for part in sheet.parts if isinstance(part, Table)]
    orders = [[(row[1].text.en, row[2].text.en) for row in table.rows] for table in tables]
    assert len(orders) == 3 and orders[0] != orders[1]
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(orders[0]))}
    with pytest.raises(ValueError, match="sheets"):
        dot_sheet(make_plan(), sheets=MOST_SHEETS + 1)


def test_cards_use_the_words_of_the_public_pages():
    path = ROOT / "channels" / "site" / "locale" / "verdict.yml"
    public = yaml.safe_load(path.read_text(encoding="utf-8"))
    for colour in ("red", "amber", "green"):
        for key in (colour, f"{colour}_means"):
            found = say(f"sheet.{key}")
            assert {"en": found.en, "cy": found.cy} == public[key]
    assert say("sheet.whose").cy == public["whose"]["cy"]


def test_cards_can_be_told_apart_without_colour():
    faces = verdict_cards().faces
    assert len(faces) == 6
    assert len({face.shape for face in faces}) == len({face.word for face in faces}) == 6
    for colour in FILLS.values():
        assert contrast(colour, (34, 48, 58)) >= 4.5
    style = (ROOT / "bot/sessions/prints/static/prints.css").read_text(encoding="utf-8")
    for edge in ("double", "dashed", "border-width: 7px"):
        assert edge in style


def contrast(first, second):
    """By WCAG 2.2."""

    def light(colour):
        parts = [one / 255 for one in colour]
        parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    brighter, darker = sorted((light(first), light(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_letter_says_what_parents_ask():
    page = as_page(permission_letter(make_plan()), Edition.BOTH)
    for words in ("no photographs", "Safeguarding lead", "Arweinydd diogelu", "How to withdraw"):
        assert words in page
    national = as_page(permission_letter(make_plan(region=None)), Edition.EN)
    assert "all seven Regional Partnership Boards" in national


def test_poster_leads_to_the_room():
    poster = join_poster(make_plan(), DOOR)
    assert poster.door.code == "C7HK4X" and DOOR.short in poster.qr_says.cy
    made = qr_code(DOOR.url)
    assert made.error in ("M", "Q", "H")
    assert made.matrix == segno.make_qr(DOOR.url, error="q").matrix
    assert made.symbol_size(border=4)[0] <= 60  # modules: each over a millimetre on the paper


def test_made_up_session_says_so_on_every_sheet():
    plan = make_plan(made_up=True)
    for sheet in (
        plan_sheet(plan),
        crib_sheet(plan),
        dot_sheet(plan),
        permission_letter(plan),
        question_slips(plan, codes=("34679",)),
        join_poster(plan, DOOR),
    ):
        assert "Made up to show how it works" in as_page(sheet, Edition.EN)


def test_every_text_is_used_and_has_its_twin():
    code = "".join(p.read_text(encoding="utf-8") for p in sheets_code())
    for key in keys():
        text = say_raw(key)
        assert text.en and text.cy
        topic, name = key.split(".")
        whole = f'"{key}"' in code or f"'{key}'" in code
        assert whole or f'f"{topic}.' in code, key
        assert name


def sheets_code():
    folders = [ROOT / "bot" / "sessions" / one for one in ("prints", "report")]
    pages = ROOT / "bot" / "web" / "templates"
    return [
        *(path for folder in folders for path in folder.rglob("*.py")),
        *(path for folder in (*folders, pages) for path in folder.rglob("*.html")),
    ]


def say_raw(key):
    values = (
        "count minutes each day time contact emergency childline meic page pages board address "
        "first second since until low high colour answered how people judge number votes voters "
        "ids id title table part what who due state moved numbers answer"
    ).split()
    return say(key, **dict.fromkeys(values, "x"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\tb\x00c\x1b[31m", "a bc[31m"),
        ("abc\u202egfd", "abcgfd"),
        ("w\u0302yl", "ŵyl"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("half \ud800", "half"),
        ("\ue000 private", "private"),
    ],
)
def test_plain_text_has_no_signs_that_steer(typed, kept):
    assert plain(typed) == kept


def test_both_editions_of_one_text_are_welsh_first():
    assert [one.value for one in Edition.BOTH.languages] == ["cy", "en"]
