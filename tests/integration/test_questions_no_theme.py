"""Questions without a theme can be found; what they may be about is only suggested."""

import pytest

from bot.console.case import read_case
from bot.questions.finding.queue import review_queue
from bot.questions.finding.queue_filter import NoTheme, QueueFilter
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role, Theme
from tests.factories import NOW
from tests.integration.console_client import serve_console
from tests.integration.question_steps import GWENT, made

BUS = "Why is the bus to our village always so late?"


def found(store, *themes):
    wanted = QueueFilter(themes=themes)
    page = in_transaction(store, review_queue, reader=GWENT, filter=wanted, now=NOW, write=False)
    return {one.question_id for one in page.items}


def test_what_has_no_theme_yet_is_found(store):
    without, housing, access = (made(store, themes=one) for one in ("", "housing", "access"))
    assert found(store, NoTheme.NONE) == {without}
    assert found(store, NoTheme.NONE, Theme.HOUSING) == {without, housing}
    assert found(store, Theme.HOUSING) == {housing}
    assert found(store) == {without, housing, access}


def test_an_author_who_skips_the_themes_leaves_a_suggestion_to_staff(store):
    question = made(store, themes="", text_original=BUS)
    ask = {"question_id": question, "reader": GWENT, "now": NOW}
    case = in_transaction(store, read_case, **ask, write=False)
    assert case.suggested[0] is Theme.TRANSPORT
    assert case.file.question.themes == ()


@pytest.mark.parametrize("themes", [(NoTheme.NONE,), (NoTheme.NONE, Theme.HOUSING)])
def test_the_choice_stands_in_the_address(themes):
    wanted = QueueFilter(themes=themes)
    assert ("theme", "none") in wanted.to_query()
    assert QueueFilter.from_query(wanted.to_query()) == wanted


async def test_the_list_offers_what_has_no_theme(settings, store):
    async with serve_console(settings, store) as console:
        nia = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
        made(store, themes="", text_original=BUS)
        made(store, themes="housing", text_original="When is there a flat for us?")
        page = await nia.open("/questions?theme=none")
        assert "No theme yet" in page.text and BUS in page.text
        assert "When is there a flat" not in page.text
