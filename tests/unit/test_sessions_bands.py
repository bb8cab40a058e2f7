"""Pure parts of the panel."""

import pytest

from bot.sessions.panel.bands import PeopleBand, band

BANDS = {
    0: "under_5",
    4: "under_5",
    5: "5-9",
    9: "5-9",
    10: "10-19",
    19: "10-19",
    20: "20-49",
    99: "50-99",
    100: "100-199",
    499: "200-499",
    500: "500+",
    1_000: "500+",
}


@pytest.mark.parametrize(("people", "value"), BANDS.items())
def test_people_are_counted_in_bands(people, value):
    assert band(people) is PeopleBand(value)


def test_a_band_fits_into_its_column():
    assert max(len(one.value) for one in PeopleBand) <= 10
