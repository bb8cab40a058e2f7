"""Who gets into a room: its host by a one-time link, everybody else by its code."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from bot.errors import BotError, NotAllowed
from bot.sessions.room.closing import close_room
from bot.sessions.room.codes import CODE_LETTERS
from bot.sessions.room.events import EventKind, events_after
from bot.sessions.room.faults import (
    NotInRehearsal,
    ParticipantRefused,
    PassRefused,
    RoomFull,
    RoomInputInvalid,
    RoomNotFound,
    RoomTaken,
)
from bot.sessions.room.participants import (
    join_room,
    participant_of,
    participants_of,
    rejoin,
    remove_participant,
)
from bot.sessions.room.passes import (
    PASS_TIME,
    expire_passes,
    holder_of,
    make_pass,
    passes_of,
    revoke_pass,
    use_pass,
)
from bot.sessions.room.rooms import open_room, room_by_code, room_of
from bot.sessions.scope import SessionNotFound
from bot.store.tables.accounts import StaffAccount
from bot.store.tables.audit import AuditEvent
from bot.store.tables.rooms import Participant, RoomPass
from bot.store.tables.session_terms import Device, SessionState, Surface
from bot.store.tables.sessions import Session
from bot.vocabulary import Region, Role
from tests.factories import NOW, make_actor
from tests.integration.live_room import Live, add_host, add_plan
from tests.integration.question_steps import where_written


def kinds(live: Live) -> list[EventKind]:
    return [one.kind for one in live.do(events_after, session_id=live.session_id, after=0)]


def test_open_room_has_a_code_that_finds_it_however_it_is_typed(store):
    live = Live(store)
    assert set(live.code) <= set(CODE_LETTERS)
    for typed in (live.code, live.code.lower(), f" {live.code[:3]}-{live.code[3:]} "):
        assert live.do(room_by_code, code=typed).session_id == live.session_id
    assert live.do(lambda db: db.get(Session, live.session_id).state) is SessionState.OPEN
    assert kinds(live) == [EventKind.OPENED]


def test_room_that_is_open_is_opened_again_as_it_is(store):
    live = Live(store)
    again = live.at(open_room, session_id=live.session_id, actor=live.host)
    assert again.code == live.code and kinds(live) == [EventKind.OPENED]
    with pytest.raises(RoomTaken):
        live.at(open_room, session_id=live.session_id, actor=live.host, rehearsal=True)


@pytest.mark.parametrize(
    "actor",
    [
        make_actor(Role.RPB_STAFF),
        make_actor(Role.YOUTH_WORKER),
        make_actor(Role.SAFEGUARDING_LEAD, None),
        make_actor(Role.OPERATOR, None),
    ],
    ids=["board", "another worker", "lead", "operator"],
)
def test_only_its_host_opens_a_room_or_makes_a_pass(sqlite_store, actor):
    live = Live(sqlite_store)
    ids = {"session_id": live.session_id, "actor": actor}
    for use_case, more in (
        (open_room, {}),
        (make_pass, {"surface": Surface.CHAIR}),
        (close_room, {}),
        (passes_of, {}),
    ):
        with pytest.raises(SessionNotFound):
            live.at(use_case, **ids, **more)


def test_link_opens_one_screen_once_and_only_hashes_are_kept(store):
    live = Live(store)
    made = {"session_id": live.session_id, "surface": Surface.MODERATOR, "actor": live.host}
    token = live.at(make_pass, **made)
    key = live.at(use_pass, token=token)
    with pytest.raises(PassRefused):
        live.at(use_pass, token=token)
    held = live.at(holder_of, key=key)
    assert (held.session_id, held.surface) == (live.session_id, Surface.MODERATOR)
    assert held.actor == live.host and held.account_id == live.host.account_id
    assert not where_written(store, token, key)
    for wrong in (token, "", "x"):
        with pytest.raises(PassRefused):
            live.at(holder_of, key=wrong)


def test_link_that_twenty_open_at_once_opens_for_one(store):
    live = Live(store)
    made = {"session_id": live.session_id, "surface": Surface.SCRIBE, "actor": live.host}
    token = live.at(make_pass, **made)

    def try_it(_):
        try:
            return live.at(use_pass, token=token)
        except PassRefused:
            return None

    with ThreadPoolExecutor(10) as pool:
        keys = [key for key in pool.map(try_it, range(20)) if key]
    assert len(keys) == 1


def test_pass_ends_after_twelve_hours_used_or_not(store):
    live = Live(store)
    made = {"session_id": live.session_id, "surface": Surface.CHAIR, "actor": live.host}
    token, other = live.at(make_pass, **made), live.at(make_pass, **made)
    key = live.at(use_pass, token=token)
    late = NOW + PASS_TIME
    assert live.at(holder_of, key=key, now=late - timedelta(seconds=1))
    for use_case, given in ((holder_of, {"key": key}), (use_pass, {"token": other})):
        with pytest.raises(PassRefused):
            live.at(use_case, now=late, **given)
    assert live.do(expire_passes, late) == 6  # these two and the room's four
    assert live.at(passes_of, session_id=live.session_id, actor=live.host) == ()


def test_pass_that_is_taken_back_opens_nothing(store):
    live = Live(store)
    ids = {"session_id": live.session_id, "actor": live.host}
    token = live.at(make_pass, surface=Surface.CHAIR, **ids)
    key = live.at(use_pass, token=token)
    shown = live.at(passes_of, **ids)
    assert [one.used for one in shown] == [True] * 5
    for line in shown:
        live.at(revoke_pass, pass_id=line.pass_id, **ids)
    with pytest.raises(PassRefused):
        live.at(holder_of, key=key)
    with pytest.raises(PassRefused):
        live.at(revoke_pass, pass_id=shown[0].pass_id, **ids)
    actions = live.do(lambda db: list(db.scalars(select(AuditEvent.action))))
    assert actions.count("pass.revoked") == 5 and actions.count("pass.used") == 5


def test_pass_is_never_more_than_its_account(store):
    live = Live(store)
    key = live.at(
        use_pass,
        token=live.at(
            make_pass, session_id=live.session_id, surface=Surface.CHAIR, actor=live.host
        ),
    )

    def change(db, **values):
        db.execute(update(StaffAccount).values(**values))

    live.do(change, active=False)
    with pytest.raises(PassRefused):
        live.at(holder_of, key=key)
    live.do(change, active=True, role=Role.RPB_STAFF)  # a board does not host
    with pytest.raises(PassRefused):
        live.at(holder_of, key=key)


def test_participants_need_no_pass_and_a_closed_room_gives_none(store):
    live = Live(store)
    ids = {"session_id": live.session_id, "actor": live.host}
    with pytest.raises(RoomInputInvalid):
        live.at(make_pass, surface=Surface.PARTICIPANT, **ids)
    live.at(close_room, **ids)
    with pytest.raises(RoomNotFound):
        live.at(make_pass, surface=Surface.CHAIR, **ids)
    assert live.do(lambda db: db.scalars(select(RoomPass)).all()) == []


def test_participant_is_a_random_key_and_only_its_hash_is_kept(store):
    live = Live(store)
    one, other = live.join(), live.join(Device.SHARED, people=6)
    assert one.key != other.key and not where_written(store, one.key, other.key)
    seen = live.do(participant_of, key=other.key)
    assert (seen.session_id, seen.device, seen.people) == (live.session_id, Device.SHARED, 6)
    assert live.do(participant_of, key=one.key).people == 1
    assert kinds(live).count(EventKind.JOINED) == 2


def test_who_comes_back_with_their_key_is_who_they_were(store):
    live, elsewhere = Live(store), Live(store)
    one = live.join()
    back = {"code": live.code, "device": Device.OWN}
    assert live.at(rejoin, key=one.key, **back) == one
    assert live.at(rejoin, key="unknown", **back).participant_id != one.participant_id
    there = elsewhere.at(rejoin, key=one.key, code=elsewhere.code, device=Device.OWN)
    assert there.session_id == elsewhere.session_id and there.key != one.key


def test_removed_participant_is_refused_from_then_on(store):
    live, elsewhere = Live(store), Live(store)
    one = live.join()
    removed = {"participant_id": one.participant_id}
    with pytest.raises(ParticipantRefused):
        elsewhere.act(remove_participant, **removed)
    with pytest.raises(NotAllowed):
        live.act(remove_participant, host=live.passes[Surface.PROJECTOR], **removed)
    live.act(remove_participant, host=live.moderator, **removed)
    live.act(remove_participant, **removed)
    assert kinds(live).count(EventKind.REMOVED) == 1
    for use_case, more in (
        (participant_of, {"key": one.key}),
        (lambda db, **ids: rejoin(db, now=NOW, **ids), {"code": live.code, "key": one.key}),
    ):
        with pytest.raises(ParticipantRefused):
            live.do(use_case, **more, **({"device": Device.OWN} if "code" in more else {}))
    with pytest.raises(ParticipantRefused):
        live.ask(one)
    (line,) = live.do(participants_of, host=live.chair)
    assert line.removed and line.number == 1


def test_nobody_joins_a_room_that_is_closed_or_was_never_there(store):
    live = Live(store)
    live.at(close_room, session_id=live.session_id, actor=live.host)
    for code in (live.code, "HJKMNP", "", "not a code"):
        with pytest.raises(RoomNotFound):
            live.at(join_room, code=code, device=Device.OWN)
    with pytest.raises(RoomTaken):
        live.at(open_room, session_id=live.session_id, actor=live.host)
    assert live.do(room_of, session_id=live.session_id).code is None


@pytest.mark.parametrize(
    ("device", "people"), [(Device.PAPER, 1), (Device.SHARED, 0), (Device.SHARED, 31)]
)
def test_number_of_people_that_cannot_be_is_refused(sqlite_store, device, people):
    live = Live(sqlite_store)
    with pytest.raises(RoomInputInvalid):
        live.join(device, people=people)


def test_room_holds_so_many_and_no_more(sqlite_store, monkeypatch):
    live = Live(sqlite_store)
    monkeypatch.setattr("bot.sessions.room.participants.MOST_IN_ROOM", 2)
    live.join(), live.join()
    with pytest.raises(RoomFull):
        live.join()


def test_at_a_national_meeting_people_say_which_region_they_come_from(store):
    live = Live(store, region=None, role=Role.COMMISSIONER_TEAM)
    one = live.join(region=Region.POWYS)
    assert live.do(participant_of, key=one.key).region is Region.POWYS


def test_rehearsal_is_ended_and_not_closed(store):
    live = Live(store, rehearsal=True)
    assert live.do(lambda db: db.get(Session, live.session_id).state) is SessionState.PLANNED
    with pytest.raises(NotInRehearsal):
        live.at(close_room, session_id=live.session_id, actor=live.host)


def test_codes_of_open_rooms_differ(sqlite_store, monkeypatch):
    live = Live(sqlite_store)
    codes = iter([live.code, "HJKMNP"])
    monkeypatch.setattr("bot.sessions.room.rooms.mint_code", lambda: next(codes))
    host = live.do(add_host)
    other = live.at(open_room, session_id=live.do(add_plan, host), actor=host)
    assert other.code == "HJKMNP"


def test_every_refusal_has_a_code(sqlite_store):
    live = Live(sqlite_store)
    with pytest.raises(BotError) as refused:
        live.at(join_room, code="x", device=Device.OWN)
    assert refused.value.code == "room_not_found"
    assert live.do(lambda db: db.get(Participant, uuid4())) is None
