"""Lists of answers in the console are never cut silently: they have pages and say how many."""

import pytest

from bot.console import answers, publishing
from bot.vocabulary import AnswerStage, Region, Role
from tests.integration.answering_steps import answered, put
from tests.integration.console_client import serve_console


@pytest.fixture
async def nia(settings, store, monkeypatch):
    monkeypatch.setattr(answers, "MOST", 2)
    monkeypatch.setattr(publishing, "MOST", 2)
    async with serve_console(settings, store) as console:
        yield await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.mark.parametrize(
    ("path", "stage"),
    [
        ("/answers", None),
        ("/answers/to-approve", AnswerStage.SUBMITTED),
        ("/answers/to-publish", AnswerStage.APPROVED),
        ("/answers/published", AnswerStage.PUBLISHED),
    ],
)
async def test_a_long_list_has_pages(nia, store, path, stage):
    ids = [str(answered(store, stage) if stage else put(store).id) for _ in range(3)]
    seen = []
    for number in (1, 2):
        page = await nia.open(f"{path}?page={number}")
        assert f"Page {number} of 2, 3 in all" in page.text
        seen += [one for one in ids if f"/answers/{one}" in page.text]
    assert sorted(seen) == sorted(ids)
    assert "Nothing on this page" in (await nia.open(f"{path}?page=9")).text or "publish" in path
    assert (await nia.open(f"{path}?page=-1")).status_code == 200


async def test_what_is_submitted_is_not_to_be_written_on_any_page(nia, store):
    ids = [answered(store, AnswerStage.SUBMITTED) for _ in range(3)]
    begun = answered(store, AnswerStage.WRITING)
    texts = [(await nia.open(f"/answers?page={number}")).text for number in (1, 2)]
    assert not any(f"/answers/{one}" in text for one in ids for text in texts)
    assert any(f"/answers/{begun}" in text for text in texts)
