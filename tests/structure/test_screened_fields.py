"""Every field that somebody can type into stands in docs/safeguarding.md, with what screens it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "safeguarding.md").read_text(encoding="utf-8")
FIELD = re.compile(r"<(?:textarea|input)\b(?:[^<>]|\{\{.*?\}\}|\{%.*?%\})*>", re.DOTALL)
NAME = re.compile(r'\b(?:name|id)="([^"]+)"')
CHOSEN = re.compile(r'type="(?:hidden|radio|checkbox|submit|number|date)"')
ROW = re.compile(r"^\| `([\w./]+)` \| ([^|]+) \|", re.MULTILINE)


def typed_fields() -> set[tuple[str, str]]:
    """Every text field of the public pages: the template and the field's name."""
    found = set()
    for path in (ROOT / "channels").rglob("templates/*.html"):
        for field in FIELD.findall(path.read_text(encoding="utf-8")):
            if not CHOSEN.search(field):
                name = re.sub(r"\{\{.*?\}\}", "", NAME.findall(field)[-1]).rstrip("_-")
                found.add((path.name, name))
    return found


def told_fields() -> set[tuple[str, str]]:
    """What the table of the guide names."""
    return {
        (template, name.strip().strip("`"))
        for template, names in ROW.findall(GUIDE)
        for name in names.split(",")
    }


def test_every_field_is_told_with_what_screens_it():
    assert len(typed_fields()) > 10
    assert typed_fields() == told_fields()
