"""What young people say of a promise, over time."""

import csv
import shutil
from pathlib import Path

import pytest

from bot.boards.files import check_board_files
from bot.boards.phrases import FOLDER
from bot.boards.promises import promises
from bot.boards.verdicts import promise_verdicts, read_verdicts
from bot.errors import DataInvalid
from bot.vocabulary import Language, Progress, Region

VERDICT = {
    "promise": "nw-childrens-charter",
    "judged_on": "2026-06-01",
    "progress": "amber",
    "by_en": "A youth forum",
    "by_cy": "Fforwm ieuenctid",
    "words_en": "Some of us were asked.",
    "words_cy": "Gofynnwyd i rai ohonon ni.",
    "source": "https://example.wales/report",
    "checked": "2026-11-01",
}
BROKEN = {
    "on a promise that is none": {"promise": "nobody-said-so"},
    "on no day": {"judged_on": ""},
    "on some month": {"judged_on": "2026-06"},
    "after it was checked": {"judged_on": "2026-12-01"},
    "of no colour": {"progress": "blue"},
    "by nobody": {"by_en": "", "by_cy": ""},
    "in one language": {"words_cy": ""},
    "without a source": {"source": ""},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the boards' files."""
    return Path(shutil.copytree(FOLDER, tmp_path / "boards"))


def write(folder: Path, *verdicts: dict[str, str]) -> None:
    """Leave these verdicts in the file."""
    with (folder / "verdicts.csv").open("w", encoding="utf-8", newline="") as opened:
        out = csv.DictWriter(opened, list(VERDICT))
        out.writeheader()
        out.writerows(VERDICT | verdict for verdict in verdicts)


def test_verdicts_are_told_over_time_and_in_both_languages(folder):
    write(
        folder, {}, {"judged_on": "2025-06-01", "progress": "red", "words_en": "", "words_cy": ""}
    )
    first, second = read_verdicts(folder)
    assert (first.progress, second.progress) == (Progress.RED, Progress.AMBER)
    assert first.words(Language.EN) == ""
    assert second.words(Language.CY) == "Gofynnwyd i rai ohonon ni."
    assert second.by(Language.EN) == "A youth forum"


@pytest.mark.parametrize("cells", BROKEN.values(), ids=list(BROKEN))
def test_broken_verdict_is_refused_and_named(folder, cells):
    write(folder, cells)
    with pytest.raises(DataInvalid, match=r"verdicts.csv:2: "):
        check_board_files(folder)


def test_files_as_they_are_can_all_be_read(folder):
    check_board_files(folder)


def test_promise_nobody_has_judged_has_no_verdict():
    known = [promise for region in Region for promise in promises(region)]
    assert known and {promise_verdicts(promise.id) for promise in known} == {()}
