"""Every sheet as every file: the same parts in both languages, and text that stays text."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from bot.sessions.prints.document import Document, Text
from bot.sessions.prints.files import (
    NotPrintable,
    PrintFormat,
    PrintKind,
    PrintOrder,
    formats,
    make_print,
    make_sheet,
)
from bot.sessions.prints.printed import Edition, PrintedItem, PrintedQuestion
from bot.sessions.prints.spread import each, in_line
from bot.store.tables.session_terms import Mode
from tests.printed_plans import (
    ACCENTS,
    DOOR,
    NASTY,
    NASTY_SHOWN,
    WELSH_ONLY,
    make_plan,
    make_questions,
)

ORDER = PrintOrder(door=DOOR, slips=5, seed="s")
ALL = [(kind, file) for kind in PrintKind for file in formats(kind)]
EDITIONS = list(Edition)
A4 = (595, 842)  # points


class Words(HTMLParser):
    """The words of a page, its languages and its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags, self.languages, self.skip = [], [], set(), False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.skip = tag == "style"
        found = dict(attrs)
        self.languages |= {found["lang"]} if "lang" in found else set()
        self.words.append(found.get("aria-label") or "")
        assert "style" not in found and not any(name.startswith("on") for name in found)

    def handle_endtag(self, tag):
        self.skip = False

    def handle_data(self, data):
        if not self.skip:
            self.words.append(data)


def printed(kind, file, *, plan=None, **changes) -> bytes:
    return make_print(plan or make_plan(), kind, file, replace(ORDER, **changes)).content


def pdf_of(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words_of(file: PrintFormat, content: bytes) -> str:
    if file is PrintFormat.HTML:
        found = " ".join(Words(content.decode()).words)
    elif file is PrintFormat.PDF:
        reader = pdf_of(content)
        found = " ".join(page.extract_text() for page in reader.pages)
        found += f" {reader.metadata.title} {' '.join(alternatives(reader))}"
    else:
        opened = docx.Document(BytesIO(content))
        found = " ".join(written(one) for one in opened.element.body.iter(qn("w:p")))
    return " ".join(found.split())


def written(element) -> str:
    """The words in an element of a DOCX."""
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def alternatives(reader: PdfReader) -> list[str]:
    """What is said in place of pictures."""
    return [
        str(one["/Alt"])
        for number in range(1, len(reader.xref[0]) + 1 if reader.xref else 1)
        if isinstance(one := reader.get_object(number), dict) and "/Alt" in one
    ]


def texts_in(part: object) -> list[Text]:
    """Every text of a sheet, however deep."""
    if isinstance(part, Text):
        return [part]
    if isinstance(part, tuple):
        return [text for one in part for text in texts_in(one)]
    if hasattr(part, "__dataclass_fields__"):
        return texts_in(tuple(getattr(part, name) for name in part.__dataclass_fields__))
    return []


@pytest.mark.parametrize(("kind", "file"), ALL, ids=[f"{k}-{f}" for k, f in ALL])
@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_sheet_says_all_its_words_in_the_languages_of_its_edition(kind, file, edition):
    content = printed(kind, file, edition=edition)
    said = words_of(file, content)
    for text in texts_in(make_sheet(make_plan(), kind, ORDER)):
        for one in each(text, edition):
            for line in one.words.split("\n"):
                missing = [word for word in line.split() if word not in said]
                if file is PrintFormat.PDF:  # a long word may be broken over two lines
                    missing = [word for word in missing if len(word) < 25]
                assert not missing, (one.words, missing)


@pytest.mark.parametrize("kind", list(PrintKind), ids=str)
def test_both_languages_have_the_same_parts(kind):
    sheet = make_sheet(make_plan(), kind, ORDER)
    for text in texts_in(sheet):
        assert bool(text.en) == bool(text.cy), text
    english, welsh = (
        Words(printed(kind, PrintFormat.HTML, edition=one).decode()).tags
        for one in (Edition.EN, Edition.CY)
    )
    assert english == welsh


@pytest.mark.parametrize(("kind", "file"), ALL, ids=[f"{k}-{f}" for k, f in ALL])
def test_welsh_letters_survive(kind, file):
    said = words_of(file, printed(kind, file, edition=Edition.CY))
    wanted = ACCENTS if kind is not PrintKind.CARDS else "Coch Ambr Gwyrdd"
    for letter in wanted.split():
        assert letter in said
    if file is PrintFormat.PDF:
        assert "\ufffd" not in said and "\u25a1" not in said


@pytest.mark.parametrize("file", list(PrintFormat), ids=str)
def test_what_people_wrote_is_text_and_nothing_else(file):
    nasty = Text(NASTY, NASTY)
    plan = make_plan(
        title=nasty,
        place=nasty,
        rules=nasty,
        contact=nasty,
        questions=(PrintedQuestion(1, nasty),),
        agenda=(PrintedItem(Mode.PANEL, 10, nasty, nasty),),
    )
    for kind in (PrintKind.PLAN, PrintKind.CRIB, PrintKind.LETTER):
        content = printed(kind, file, plan=plan, edition=Edition.EN)
        assert NASTY_SHOWN.replace(" ", "") in words_of(file, content).replace(" ", "")
        if file is PrintFormat.HTML:
            assert "<b>b</b>" not in content.decode() and "script" not in content.decode()
        if file is PrintFormat.PDF:
            assert b"/JavaScript" not in content and b"/URI" not in content
        if file is PrintFormat.DOCX:
            assert_only_the_page_number_is_a_field(content)


def assert_only_the_page_number_is_a_field(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as package:
        xml = {name: package.read(name).decode() for name in package.namelist() if "xml" in name}
    fields = [
        one for text in xml.values() for one in re.findall(r"<w:instrText[^>]*>([^<]*)", text)
    ]
    assert fields == [" PAGE "]
    for name, text in xml.items():
        assert "<w:fldSimple" not in text and "<w:hyperlink" not in text, name
        assert 'TargetMode="External"' not in text, name


def test_question_in_one_language_only_is_said_to_be_so():
    plan = make_plan(questions=(PrintedQuestion(1, Text("", WELSH_ONLY)),))
    for file in PrintFormat:
        both = words_of(file, printed(PrintKind.PLAN, file, plan=plan))
        assert both.count("(only in Welsh so far)") == 1 and both.count(WELSH_ONLY) == 1
        english = words_of(file, printed(PrintKind.PLAN, file, plan=plan, edition=Edition.EN))
        assert WELSH_ONLY in english


@pytest.mark.parametrize("kind", list(PrintKind), ids=str)
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_pdf_is_tagged_numbered_and_bookmarked(kind, large):
    for edition, language in zip(EDITIONS, ("en-GB", "cy-GB", "cy-GB"), strict=True):
        reader = pdf_of(printed(kind, PrintFormat.PDF, edition=edition, large=large))
        sheet = make_sheet(make_plan(), kind, ORDER)
        assert reader.metadata is not None
        assert reader.metadata.title == in_line(sheet.title, edition)
        assert reader.trailer["/Root"]["/Lang"] == language
        assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.outline
        for number, page in enumerate(reader.pages, start=1):
            assert sorted(round(float(side)) for side in page.mediabox[2:]) == list(A4)
            if isinstance(sheet, Document):
                assert f"{number} o {len(reader.pages)}" in page.extract_text() or (
                    f"{number} of {len(reader.pages)}" in page.extract_text()
                )


def test_pdf_holds_nothing_beyond_its_paper_and_only_its_own_fonts():
    for kind in PrintKind:
        for page in pdf_of(printed(kind, PrintFormat.PDF)).pages:
            fonts = {
                str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()
            }
            assert fonts and all("Noto" in font or "DejaVu" in font for font in fonts)


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_hundred_questions_go_over_pages_with_their_heading(edition, large):
    plan = make_plan(candidates=make_questions(100))
    content = printed(PrintKind.DOTS, PrintFormat.PDF, plan=plan, edition=edition, large=large)
    pages = [page.extract_text() for page in pdf_of(content).pages]
    assert len(pages) >= 5
    heading = (
        "Cwestiwn" if Edition.CY in (edition, Edition.BOTH) or edition is Edition.CY else "Question"
    )
    if edition is Edition.BOTH:
        heading = "Cwestiwn"
    with_rows = [page for page in pages if re.search(r"(Question|Cwestiwn) \d+ ", page)]
    assert all(heading in page for page in with_rows)
    whole = " ".join(" ".join(pages).split())
    for number in range(1, 101):
        word = f"Question {number} on" if edition is Edition.EN else f"Cwestiwn {number} am"
        assert whole.count(word) == 1


def test_hundred_questions_repeat_their_heading_in_docx_and_page():
    plan = make_plan(candidates=make_questions(100))
    opened = docx.Document(BytesIO(printed(PrintKind.DOTS, PrintFormat.DOCX, plan=plan)))
    table = max(opened.tables, key=lambda one: len(one.rows))
    assert len(table.rows) == 101
    first = table.rows[0]._tr.trPr
    assert first.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    page = printed(PrintKind.DOTS, PrintFormat.HTML, plan=plan).decode()
    assert page.count('class="ring"') == 100 and page.count("<thead>") == 1


def test_very_long_text_goes_on_on_the_next_page():
    long = Text("word " * 3000 + "end-of-it", "gair " * 3000 + "dyna-ddiwedd")
    plan = make_plan(agenda=(PrintedItem(Mode.PANEL, 90, Text("Panel", "Panel"), long),))
    said = words_of(PrintFormat.PDF, printed(PrintKind.PLAN, PrintFormat.PDF, plan=plan))
    assert said.count("word") >= 3000 and "end-of-it" in said and "dyna-ddiwedd" in said


def test_letters_and_signs_that_the_first_font_lacks_are_drawn_with_another():
    plan = make_plan(questions=(PrintedQuestion(1, Text("Привіт مرحبا 😀 字?", "Привіт 😀?")),))
    said = words_of(PrintFormat.PDF, printed(PrintKind.PLAN, PrintFormat.PDF, plan=plan))
    assert "Привіт" in said and "😀" in said and "□?" in said


def test_docx_marks_the_language_of_every_word_and_has_heading_levels():
    opened = docx.Document(BytesIO(printed(PrintKind.PLAN, PrintFormat.DOCX)))
    runs = list(opened.element.body.iter(qn("w:r")))
    for run in runs:
        text = written(run).strip()
        language = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        if re.search(r"\w", text.replace("_", "")):
            assert language is not None, text
            assert language.get(qn("w:val")) in ("en-GB", "cy-GB")
    spoken = {
        written(run): run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val"))
        for run in runs
        if run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None
    }
    assert spoken["Answers with a date"] == "en-GB" and spoken["Atebion gyda dyddiad"] == "cy-GB"
    styles = [one.style.name for one in opened.paragraphs]
    assert styles.count("Title") == 1 and styles.count("Heading 1") >= 8


@pytest.mark.parametrize("kind", list(PrintKind), ids=str)
def test_page_can_be_served_under_a_strict_policy(kind):
    page = printed(kind, PrintFormat.HTML, style_address="/static/prints.css").decode()
    found = Words(page)  # asserts that nothing has a style or a script of its own
    assert "style" not in found.tags and "script" not in found.tags
    assert found.languages >= {"en", "cy"} and found.tags.count("h1") == 1
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_only_flowing_sheets_come_as_docx_and_a_poster_needs_a_door():
    for kind in (PrintKind.SLIPS, PrintKind.CARDS, PrintKind.POSTER):
        with pytest.raises(NotPrintable):
            printed(kind, PrintFormat.DOCX)
    with pytest.raises(NotPrintable):
        printed(PrintKind.POSTER, PrintFormat.PDF, door=None)
