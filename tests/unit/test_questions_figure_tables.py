"""A page of figures, attacked: is any count of 1 to 4 the only one that fits all of it?

The attacker knows every total, what each mark means, that a question has one month, region, age,
language and way in, and that a theme has no more questions in a region than there are in it.
"""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from bot.questions.figures.counts import NO_REGION, Asked, Decided, Judged, Themes
from bot.questions.figures.tables import (
    TableName,
    asked_tables,
    decided_tables,
    judged_tables,
    theme_tables,
)
from bot.questions.publication.suppression import SMALLEST, Mark
from bot.store.tables.questions import Channel
from bot.vocabulary import AgeBand, Language, Region, Theme, Workflow

MONTHS = ("2031-01", "2031-02", "2031-03")
THEMES = tuple(theme.value for theme in Theme)[:4]
SMALL = range(1, SMALLEST)
PARTS = (
    TableName.MONTH,
    TableName.REGION,
    TableName.LANGUAGE,
    TableName.AGE_BAND,
    TableName.CHANNEL,
)
SPLITS = {TableName.THEME_BY_REGION: TableName.REGION, TableName.THEME_BY_MONTH: TableName.MONTH}


def one_of(values):
    """A choice that favours the first ones, so that small and large counts stand side by side."""
    return st.integers(0, 9).map(lambda roll: values[min(roll // 3, len(values) - 1)])


QUESTION = st.tuples(
    one_of(MONTHS),
    one_of((*[region.value for region in Region][:2], NO_REGION)),
    one_of([one.value for one in Language]),
    one_of([one.value for one in AgeBand]),
    one_of([one.value for one in Channel]),
    st.frozensets(st.sampled_from(THEMES), max_size=3),
)
QUESTIONS = st.lists(QUESTION, min_size=SMALLEST, max_size=60)


def page_of(questions):
    """The tables of these questions, and what is true of each cell."""
    by = [Counter(question[place] for question in questions) for place in range(5)]
    asked = Asked(*by, made_up=False)
    regions = {theme: Counter() for theme in map(str, Theme)}
    months = {theme: Counter() for theme in map(str, Theme)}
    for month, region, *_, about in questions:
        for theme in about:
            regions[theme][region] += 1
            months[theme][month] += 1
    total = Counter({theme: found.total() for theme, found in regions.items()})
    made = Themes(total, regions, months)
    tables = [
        *asked_tables(asked, MONTHS, everywhere=True),
        *theme_tables(made, asked, MONTHS, everywhere=True),
    ]
    truth = dict(zip((p.value for p in PARTS), by, strict=True))
    truth |= {"theme": total, "theme_by_region": regions, "theme_by_month": months}
    return {table.name: table for table in tables}, truth


def cells_of(tables, truth):
    """Every cell of the page by its place, with the true count."""
    for table in tables.values():
        for row in table.rows:
            for column, cell in zip(table.columns or ("",), row.cells, strict=True):
                known = truth[table.name.value][row.key]
                yield (table.name, row.key, column), cell, known[column] if column else known


class Attack:
    """Everything the page tells, as equations in whole numbers."""

    def __init__(self, tables, truth, total):
        self.cells = list(cells_of(tables, truth))
        self.place = {key: at for at, (key, _, _) in enumerate(self.cells)}
        self.lines, self.low, self.high = [], [], []
        for name in PARTS:
            self.add({(name, row.key, ""): 1 for row in tables[name].rows}, total, total)
        for name, whole in SPLITS.items():
            for row in tables[name].rows:
                parts = {(name, row.key, column): 1 for column in tables[name].columns}
                self.add({**parts, (TableName.THEME, row.key, ""): -1}, 0, 0)
                for part in parts:
                    self.add({part: 1, (whole, part[2], ""): -1}, -np.inf, 0)

    def add(self, terms, low, high):
        line = np.zeros(len(self.cells))
        for key, factor in terms.items():
            line[self.place[key]] = factor
        self.lines.append(line)
        self.low.append(low)
        self.high.append(high)

    def extreme(self, at, sign):
        """The least (1) or greatest (-1) count that a cell can have."""
        wanted = np.zeros(len(self.cells))
        wanted[at] = sign
        lows, highs = zip(*((c.low, c.high) for _, c, _ in self.cells), strict=True)
        rules = LinearConstraint(np.array(self.lines), self.low, self.high)
        found = milp(
            wanted,
            constraints=rules,
            bounds=Bounds(lows, highs),
            integrality=np.ones(len(self.cells)),
        )
        assert found.success
        return round(sign * found.fun)


def found_out(questions):
    """The cells of 1 to 4 that follow from the page."""
    tables, truth = page_of(questions)
    attack = Attack(tables, truth, len(questions))
    return [
        key
        for at, (key, _, count) in enumerate(attack.cells)
        if count in SMALL and attack.extreme(at, 1) == attack.extreme(at, -1)
    ]


@settings(max_examples=12, deadline=None)
@given(QUESTIONS)
def test_no_small_count_follows_from_a_page(questions):
    assert found_out(questions) == []


@pytest.mark.parametrize(
    ("wholes", "about"),
    [
        pytest.param((6, *[9] * 7), (6, *[5] * 6, 4), id="no room in the largest"),
        pytest.param((6, *[9] * 7), (6, *[5] * 6, 1), id="little room in the largest"),
        pytest.param((*[5] * 7, 1), (*[5] * 7, 1), id="every question has the theme"),
        pytest.param((*[9] * 7, 4), (*[8] * 7, 4), id="nearly every question has it"),
    ],
)
def test_no_small_count_follows_where_a_theme_fills_a_region(wholes, about):
    places = (*[region.value for region in Region], NO_REGION)
    questions = [
        (MONTHS[0], place, "en", "14-16", "chat", frozenset(THEMES[:1] if at < size else ()))
        for place, whole, size in zip(places, wholes, about, strict=True)
        for at in range(whole)
    ]

    assert found_out(questions) == []


def test_the_attack_finds_a_count_that_is_only_left_out():
    """With the largest part told exactly, the one left out follows: the attack must see that."""
    questions = [
        (MONTHS[at > 9], "gwent", "en", "14-16", "chat", frozenset()) for at in range(20)
    ] + [(MONTHS[2], "gwent", "cy", "14-16", "chat", frozenset())] * 3
    tables, truth = page_of(questions)
    attack = Attack(tables, truth, len(questions))
    place = attack.place[TableName.MONTH, MONTHS[0], ""]
    key, _, count = attack.cells[place]
    attack.add({key: 1}, count, count)
    hidden = attack.place[TableName.MONTH, MONTHS[2], ""]

    assert attack.extreme(hidden, 1) == attack.extreme(hidden, -1) == 3


@given(QUESTIONS)
def test_every_cell_of_a_page_tells_the_truth(questions):
    for _, cell, count in cells_of(*page_of(questions)):
        assert cell.low <= count <= cell.high
        assert cell.mark is not Mark.EXACT or count == 0 or count >= SMALLEST


def test_themes_stand_by_size_and_small_ones_in_their_own_order():
    questions = [
        (MONTHS[0], "gwent", "en", "14-16", "chat", frozenset(about))
        for about in [THEMES[1:2]] * 7 + [THEMES[2:3]] * 9 + [THEMES[3:4]] * 4
    ]
    tables, _ = page_of(questions)
    rows = tables[TableName.THEME].rows

    assert [row.key for row in rows[:3]] == [THEMES[2], THEMES[1], THEMES[0]]
    assert {row.cells[0].mark for row in rows[2:]} == {Mark.FEW}


def test_reasons_are_a_table_for_each_decision_and_unknown_codes_are_other():
    reasons = {kind: Counter() for kind in Workflow}
    reasons[Workflow.RETURNED] = Counter(unclear=7, named_person=6, no_longer_used=5)
    made = {t.name: t for t in decided_tables(Decided({}, reasons, appeals=3))}
    returned = {row.key: row.cells[0].count for row in made[TableName.RETURNED].rows}

    assert (returned["named_person"], returned["other"]) == (6, 5)
    assert not made[TableName.DECLINED].told
    assert made[TableName.APPEALS].rows[0].cells[0].mark is Mark.FEW


def test_verdicts_are_counted_by_what_they_say():
    made = {t.name: t for t in judged_tables(Judged(Counter(yes=9, no=6, partly=5), Counter()))}

    assert [row.cells[0].count for row in made[TableName.ANSWERED].rows] == [9, 5, 6]
    assert not made[TableName.PROGRESS].told
