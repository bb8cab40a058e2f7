"""What tests in a real browser share: the stage on which a whole session is played."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from bot.store.engine import Store
from tests.e2e.session_stage import Stage, set_stage


@pytest.fixture
async def stage(settings: Settings, sqlite_store: Store) -> AsyncIterator[Stage]:
    async with set_stage(settings, sqlite_store) as made:
        yield made
