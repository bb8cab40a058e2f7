"""Plans, promises and what is done to hear young people: loaded strictly, told honestly."""

import csv
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.boards.dates import RoughDate
from bot.boards.participation import LedBy, participation, read_participation
from bot.boards.phrases import FOLDER
from bot.boards.plans import board_plan, plan_history, read_plans, read_stages
from bot.boards.promises import promises, read_promises
from bot.boards.rows import Check, addresses, check_words
from bot.errors import DataInvalid
from bot.vocabulary import Language, Region

READERS = {
    "stages.csv": read_stages,
    "plans.csv": read_plans,
    "participation.csv": read_participation,
    "promises.csv": read_promises,
}
PROMISE = {
    "id": "made-up",
    "region": "powys",
    "promise_en": "Do it.",
    "promise_cy": "Ei wneud.",
    "who_en": "Somebody",
    "who_cy": "Rhywun",
    "made_on": "2026-01",
    "due_on": "2027-02-01",
    "source": "https://example.wales/a",
    "checked": "2026-11-01",
    "how_checked": "live_page",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the boards' files, to break."""
    return Path(shutil.copytree(FOLDER, tmp_path / "boards"))


def change(folder: Path, file: str, **cells: str) -> None:
    """Write these cells into the first line of the file."""
    with (folder / file).open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    rows[0] |= cells
    write(folder / file, rows)


def write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write a file anew."""
    with path.open("w", encoding="utf-8", newline="") as opened:
        out = csv.DictWriter(opened, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


def only_promise(folder: Path, **cells: str) -> None:
    """Leave one made-up promise in the file."""
    write(folder / "promises.csv", [PROMISE | cells])


BROKEN = {
    "a promise without its Welsh": ("promises.csv", {"promise_cy": ""}),
    "a promise without who made it": ("promises.csv", {"who_en": "", "who_cy": ""}),
    "a promise of no region": ("promises.csv", {"region": "bangor"}),
    "a promise without a source": ("promises.csv", {"source": ""}),
    "a promise whose source is no address": ("promises.csv", {"source": "a leaflet"}),
    "a promise with one bad source of two": (
        "promises.csv",
        {"source": "https://example.wales ; a leaflet"},
    ),
    "a promise made on no day": ("promises.csv", {"made_on": "29/03/2022"}),
    "a promise due in some month": ("promises.csv", {"due_on": "2027-03"}),
    "a promise due before it was made": (
        "promises.csv",
        {"made_on": "2022-03", "due_on": "2022-02-01"},
    ),
    "a promise made after it was checked": ("promises.csv", {"made_on": "2030-01-01"}),
    "a promise nobody has checked": ("promises.csv", {"checked": ""}),
    "a promise checked somehow": ("promises.csv", {"how_checked": "yes"}),
    "a promise without an id": ("promises.csv", {"id": ""}),
    "a promise there twice": ("promises.csv", {"id": "gwent-early-help"}),
    "a plan at no stage": ("plans.csv", {"stage": "nearly"}),
    "a plan named in one language": ("plans.csv", {"plan_en": "A plan", "plan_cy": ""}),
    "a plan without its note": ("plans.csv", {"note_en": "", "note_cy": ""}),
    "a plan as of no time": ("plans.csv", {"as_of": ""}),
    "a plan there twice at a time": ("plans.csv", {"as_of": "2022"}),
    "a plan of no board": ("plans.csv", {"region": ""}),
    "a stage without its Welsh": ("stages.csv", {"means_cy": ""}),
    "a stage there twice": ("stages.csv", {"id": "in_place"}),
    "listening led by nobody": ("participation.csv", {"led_by": "them"}),
    "listening in one language": ("participation.csv", {"what_en": ""}),
    "listening after it was checked": ("participation.csv", {"as_of": "2030"}),
}


@pytest.mark.parametrize(("file", "cells"), BROKEN.values(), ids=list(BROKEN))
def test_broken_row_is_refused_and_named(folder, file, cells):
    change(folder, file, **cells)
    with pytest.raises(DataInvalid, match=rf"{file}:\d+: "):
        READERS[file](folder)


@pytest.mark.parametrize("region", Region)
def test_board_without_a_line_of_its_own_is_named(folder, region):
    lines = (folder / "plans.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    left = [line for line in lines if not line.startswith(f"{region},")]
    (folder / "plans.csv").write_text("".join(left), encoding="utf-8")
    with pytest.raises(DataInvalid, match=region.value):
        read_plans(folder)


@pytest.mark.parametrize("file", READERS)
def test_missing_file_is_refused(folder, file):
    (folder / file).unlink()
    with pytest.raises(DataInvalid, match=file):
        READERS[file](folder)


@pytest.mark.parametrize("file", READERS)
def test_missing_column_and_ragged_line_are_refused(folder, file):
    text = (folder / file).read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    (folder / file).write_text(f"{head},extra\n{rest}", encoding="utf-8")
    with pytest.raises(DataInvalid, match="columns"):
        READERS[file](folder)
    (folder / file).write_text(f"{text}one cell\n", encoding="utf-8")
    with pytest.raises(DataInvalid, match="cells"):
        READERS[file](folder)


def test_empty_ledger_is_no_error(folder):
    (folder / "promises.csv").write_text(",".join(PROMISE) + "\n", encoding="utf-8")
    assert read_promises(folder) == ()


def test_added_promise_is_told_with_who_when_and_by_when(folder):
    only_promise(folder)
    [promise] = read_promises(folder)
    assert promise.line(Language.EN) == "• Do it. (Somebody, in January 2026; by 1 February 2027)"
    assert promise.line(Language.CY) == (
        "• Ei wneud. (Rhywun, ym mis Ionawr 2026; erbyn 1 Chwefror 2027)"
    )


def test_promise_without_dates_says_so(folder):
    only_promise(folder, made_on="", due_on="")
    [promise] = read_promises(folder)
    assert "on a page without a date; no date was given" in promise.line(Language.EN)
    assert "ar dudalen heb ddyddiad; heb ddweud erbyn pryd" in promise.line(Language.CY)


def test_promises_are_told_newest_first_and_only_those_of_the_region():
    found = promises(Region.NORTH_WALES)
    assert [promise.made_on for promise in found] == [RoughDate(2023, 6, 8), RoughDate(2022, 3, 29)]
    assert {promise.region for promise in found} == {Region.NORTH_WALES}


def test_board_without_a_promise_has_an_empty_ledger():
    assert promises(Region.WEST_WALES) == ()
    assert promises(Region.NORTH_WALES)


@pytest.mark.parametrize("region", Region)
def test_every_board_has_a_plan_and_a_stage(region):
    history = plan_history(region)
    assert board_plan(region) == history[-1]
    assert [p.as_of.first_day for p in history] == sorted(p.as_of.first_day for p in history)
    assert board_plan(region).stage in read_stages(FOLDER)


def test_plan_that_nobody_knows_is_told_as_unknown():
    plan = board_plan(Region.WEST_WALES)
    unknown = next(stage for stage in read_stages(FOLDER) if stage.id == "unknown")
    assert plan.is_known
    assert not replace(plan, stage=unknown).is_known
    assert replace(plan, stage=unknown, plan_en="A plan", plan_cy="Cynllun").is_known


@pytest.mark.parametrize("region", Region)
def test_what_the_board_does_stands_before_what_others_do(region):
    order = [list(LedBy).index(entry.led_by) for entry in participation(region)]
    assert order and order == sorted(order)


def test_check_is_told_after_the_fact_that_was_checked_least():
    plan = board_plan(Region.GWENT)
    confirmed = replace(plan, check=Check.CONFIRMED, checked=date(2026, 11, 20))
    assert check_words([confirmed], Language.EN) == "The board confirmed this, 20 November 2026."
    assert "Nobody has confirmed it" in check_words([confirmed, plan], Language.EN)
    assert "Does neb wedi’i gadarnhau" in check_words([plan, confirmed], Language.CY)


def test_source_with_two_addresses_is_taken_apart():
    assert addresses("https://a.wales ; https://b.wales") == ("https://a.wales", "https://b.wales")
