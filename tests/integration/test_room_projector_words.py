"""The screen in the hall says where a language is missing, and where no phone can come in."""

from dataclasses import replace

import pytest

from bot.sessions.room.chair import begin_item
from bot.sessions.room.moderating import Chosen, approve
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Language
from channels.room.projector import leads_to_itself
from tests.integration.live_room import WORDS
from tests.integration.room_site import serve_room

WELSH = "Pam nad oes bws i’r pentref ar ôl chwech o’r gloch?"
NOT_YET = {"cy": ("Not in Welsh yet", "Ddim yn Gymraeg eto"), "en": ("Ddim yn Saesneg eto",)}
NO_PHONE = {"en": "no phone can open this address", "cy": "all dim ffôn agor y cyfeiriad hwn"}


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [(Language.EN, WORDS, "cy"), (Language.CY, WELSH, "en")],
)
async def test_missing_language_is_named_in_its_place(
    settings, sqlite_store, language, text, missing
):
    async with serve_room(settings, sqlite_store) as site:
        asked = site.live.ask(site.live.join(), text, language=language).question_id
        site.live.act(approve, host=site.live.moderator, chosen=Chosen(asked), details_checked=True)
        site.live.act(begin_item, position=2)
        async with site.screen(Surface.PROJECTOR) as hall:
            shown = await hall.text("/room/projector")
            assert text in shown
            for said in NOT_YET[missing]:
                assert said in shown
            for said in NOT_YET["en" if missing == "cy" else "cy"]:
                assert said not in shown


@pytest.mark.parametrize("address", ["", "http://192.168.1.20:8000"])
async def test_address_that_no_phone_can_open_is_told_to_the_host(settings, sqlite_store, address):
    settings = replace(settings, public_url=address) if address else settings
    async with serve_room(settings, sqlite_store) as site:
        async with site.screen(Surface.PROJECTOR) as hall:
            shown = await hall.text("/room/projector")
            for said in NO_PHONE.values():
                assert (said in shown) is not bool(address)


@pytest.mark.parametrize(
    ("address", "itself"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000", True),
        ("http://[::1]:8000", True),
        ("http://192.168.1.20:8000", False),
        ("https://drysau.cymru", False),
    ],
)
def test_addresses_of_this_computer_are_known(address, itself):
    assert leads_to_itself(address) is itself
