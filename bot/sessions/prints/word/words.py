"""Words in a DOCX: plain runs, each marked with its language so that spell checkers work."""

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.sessions.prints.printed import Edition, Text
from bot.sessions.prints.spread import GAP, Said, each
from bot.vocabulary import Language

FONT = "Arial"  # on nearly every computer, with ŵ and ŷ
LOCALES = {Language.EN: "en-GB", Language.CY: "cy-GB"}
ACCENT = RGBColor(11, 93, 94)
INK = RGBColor(34, 48, 58)
SIZE, LARGE_SIZE = 11, 16  # points


def element(name: str, **values: str) -> BaseOxmlElement:
    """A WordprocessingML element with attributes in its namespace."""
    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def write(paragraph: Paragraph, said: Said, *, bold: bool = False) -> Run:
    """Add words to a paragraph: always text, never a field or a formula."""
    run = paragraph.add_run(said.words)
    run.bold = bold or None
    run._r.get_or_add_rPr().append(element("lang", val=LOCALES[said.language]))
    return run


def write_all(paragraph: Paragraph, text: Text, edition: Edition, *, bold: bool = False) -> None:
    """Add the words in all languages of the edition, in one line."""
    spoken = each(text, edition)
    for place, said in enumerate(spoken):
        if place and said.words == spoken[0].words:
            continue
        if place:
            paragraph.add_run(GAP)
        write(paragraph, said, bold=bold)


def set_styles(file: Docx, edition: Edition, *, large: bool) -> None:
    """Font, sizes, colours and the language that the file begins with."""
    base = LARGE_SIZE if large else SIZE
    sizes = {"Normal": 1.0, "Title": 2.0, "Heading 1": 1.35, "Heading 2": 1.15, "List Bullet": 1.0}
    for name, factor in sizes.items():
        style = file.styles[name]
        if not isinstance(style, ParagraphStyle):
            continue
        style.font.name, style.font.size = FONT, Pt(base * factor)
        style.font.color.rgb = ACCENT if name.startswith("Heading") else INK
        for border in style.element.iter(qn("w:pBdr")):
            border.clear()
        properties = style.element.get_or_add_rPr()
        fonts = properties.find(qn("w:rFonts"))
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(element("lang", val=LOCALES[edition.languages[0]]))
    file.core_properties.language = LOCALES[edition.languages[0]]
