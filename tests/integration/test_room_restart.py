"""The site is killed while a room votes: every vote is kept once, and every stream comes back."""

import uuid

import pytest

from tests.benchmarks.rooms_bench import measure_rooms
from tests.conftest import database

PEOPLE = 60
SECONDS = 3.0  # in which all of them vote


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_no_vote_is_lost_or_doubled_when_the_site_is_killed(tmp_path, kind):
    if kind == "sqlite":
        figures = measure_rooms(tmp_path, people=PEOPLE, seconds=SECONDS)
    else:
        with database(f"test_{uuid.uuid4().hex[:12]}") as url:
            figures = measure_rooms(tmp_path, url=url, people=PEOPLE, seconds=SECONDS)
    assert (figures.people, figures.lost, figures.doubled) == (PEOPLE, 0, 0)
