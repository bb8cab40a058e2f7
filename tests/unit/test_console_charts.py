"""Where bars and points of a drawing stand."""

import pytest

from bot.console.charts import LABEL_SIGNS, PLOT_BOTTOM, PLOT_TOP, WIDTH, draw_bars, draw_line
from bot.questions.publication.suppression import FEW, Cell, Mark, exact

RANGE = Cell(Mark.RANGE, 8, 16)


def say(cell):
    return f"{cell.low}–{cell.high}"


def test_bars_are_as_long_as_their_counts():
    drawn = draw_bars([("a", exact(8)), ("b", exact(4)), ("c", FEW)], say)

    assert [(bar.solid, bar.whole) for bar in drawn.bars] == [(WIDTH, WIDTH), (128, 128), (0, 0)]
    assert (drawn.longest, drawn.longest_value) == ("a", "8–8")


def test_a_range_is_solid_up_to_its_lower_end():
    [bar] = draw_bars([("a", RANGE)], say).bars

    assert (bar.solid, bar.whole) == (WIDTH / 2, WIDTH)


def test_long_labels_take_more_lines_and_bars_do_not_overlap():
    drawn = draw_bars([("a word " * 12, exact(5)), ("short", exact(7))], say)
    first, second = drawn.bars

    assert len(first.lines) > 1
    assert all(len(line) <= LABEL_SIGNS for line, _ in first.lines)
    assert first.top + 12 < second.lines[0][1] - 10
    assert second.top + 12 <= drawn.height


def test_bars_of_nothing_have_no_length():
    assert [bar.whole for bar in draw_bars([("a", FEW), ("b", exact(0))], say).bars] == [0, 0]


def test_a_line_stands_between_its_rules():
    drawn = draw_line([("Jan", exact(16)), ("Feb", FEW), ("Mar", RANGE)], say)
    high, few, wide = drawn.points

    assert high.y == PLOT_TOP
    assert few.y_low == PLOT_BOTTOM
    assert (wide.y_high, wide.y) == (PLOT_TOP, (wide.y_low + wide.y_high) / 2)
    assert drawn.highest is high
    assert (high.x, wide.x) == (18, WIDTH - 18)


@pytest.mark.parametrize(("months", "labelled"), [(3, 3), (6, 6), (12, 6)])
def test_many_months_are_labelled_every_other_one_and_the_last(months, labelled):
    points = draw_line([(str(n), exact(5)) for n in range(months)], say).points

    assert sum(point.labelled for point in points) == labelled
    assert points[-1].labelled
