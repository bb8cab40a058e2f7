"""`make bench` of the questions goes through on both stores, with few of them."""

import re

import pytest

from tests.benchmarks import questions_bench, safety_bench
from tests.benchmarks.queue_bench import PAGES, READERS

FEW = 300  # questions; some of them are gone or in the lane
MOST = range(240, FEW)
PAGE = re.compile(r"^\| (.+) \| (team|board) \| (.*) \| \d+ \| \d+ \|$", re.MULTILINE)
FILE = re.compile(r"^  (CSV|JSON|XLSX) +(\d+) rows +[\d.]+ s +([\d.]+) MB", re.MULTILINE)


@pytest.mark.parametrize("store", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_every_figure_of_the_questions_comes_out(store, capsys):
    asked = f"--questions {FEW} --times 1 --searches 5 --only {store}"
    assert questions_bench.main(asked.split()) in (0, 1)  # whether fast enough, is not told here
    said = capsys.readouterr().out

    found = {(page, reader): shown for page, reader, shown in PAGE.findall(said)}
    assert set(found) == {(page, reader) for reader in READERS for page in PAGES}
    assert int(found["all", "team"]) in MOST
    assert re.search(rf"^\| {store} \|(?: \d+\.\d \|){{5}} \d+ \|$", said, re.MULTILINE)
    for who in ("a region", "all Wales"):
        for what in ("figures, {}, 3 months", "figures, {}, 12 months", "the whole overview, {}"):
            assert re.search(rf"{what.format(who)} +\d+ ms", said)
    files = {kind: (int(rows), float(size)) for kind, rows, size in FILE.findall(said)}
    assert set(files) == {"CSV", "JSON", "XLSX"}
    assert all(rows in MOST and size > 0 for rows, size in files.values())
    for goal in (f"list, {store}", f"search, {store}"):
        assert f"\n{goal}: p95 " in said


def test_every_figure_of_screening_comes_out(capsys):
    safety_bench.main(most=40)
    said = capsys.readouterr().out
    rows = re.findall(r"^(.+?) {2,}(?: +\d+\.\d\d){4}$", said, re.MULTILINE)
    assert len(rows) == 4 + len(safety_bench.ODD)
    assert "goals: p99 below 5 ms" in said
