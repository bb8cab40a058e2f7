"""Telling the safeguarding lead: a row with the flag, then mail, once, by a real server."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.questions.life.lane import note_opened
from bot.questions.reviewing.lane_notices import somebody_to_be_told
from bot.questions.reviewing.safeguarding import flag_question, mark_safeguarding
from bot.store.tables.lane import LaneNotice, NoticeState, Told
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Region, Safeguarding
from tests.factories import NOW
from tests.integration.mail_server import CONSOLE, MailServer, free_port
from tests.integration.question_steps import FLAGGED, LEAD, act, made

MINUTE = timedelta(minutes=1)
CANARY = "zebrafinchcanary"
NIGHT = datetime(2031, 3, 3, 22, 0, tzinfo=UTC)
LEADER, DEPUTY, NIGHT_DESK = (f"{one}@example.wales" for one in ("lead", "deputy", "night"))


@pytest.fixture
def server():
    running = MailServer(free_port())
    running.start()
    yield running
    running.stop()


def states(store) -> dict[Told, NoticeState]:
    rows = in_transaction(store, lambda db: list(db.scalars(select(LaneNotice))), write=False)
    return {row.whom: row.state for row in rows}


def untold(store, now) -> bool:
    return in_transaction(store, somebody_to_be_told, now=now, write=False)


@pytest.mark.parametrize("level", [Level.SOFT, Level.FULL])
def test_the_lead_is_told_at_once_and_once(store, server, tmp_path, level):
    made(store, level=level)
    job = server.job(tmp_path)
    for later in (0, 1, 30):
        job.run(store, NOW + later * MINUTE)
    assert server.told == [LEADER]
    assert states(store)[Told.LEAD] is NoticeState.TOLD


def test_an_ordinary_question_tells_nobody_and_one_of_the_demonstration_neither(
    store, server, tmp_path
):
    made(store)
    made(store, made_up=True, **FLAGGED)
    server.job(tmp_path).run(store, NOW)
    assert server.told == []
    assert not untold(store, NOW + 60 * MINUTE)


def test_mail_says_that_something_waits_in_both_languages_and_nothing_else(store, server, tmp_path):
    words = {"text_original": f"What if {CANARY}?", "context": CANARY, "text_other": CANARY}
    question_id = made(store, region=Region.POWYS, council=None, **words, **FLAGGED)
    server.job(tmp_path).run(store, NOW)
    [mail], [raw] = server.mails, server.raw
    body = mail.get_content()
    assert "Something waits for you" in body
    assert "Mae rhywbeth yn aros amdanoch" in body
    assert body.count(f"{CONSOLE}/safeguarding") == 2
    assert "mae rhywbeth yn aros amdanoch" in mail["Subject"]
    assert "something waits for you" in mail["Subject"]
    everything = (raw.decode() + body + str(mail.items())).lower()
    for secret in (CANARY, "powys", str(question_id), question_id.hex, "full", "self_harm"):
        assert secret not in everything


def test_the_deputy_is_told_when_nobody_has_opened_it_in_time(store, server, tmp_path):
    made(store, **FLAGGED)
    job = server.job(tmp_path)
    for minutes in (0, 59, 60, 61):
        job.run(store, NOW + minutes * MINUTE)
        assert (DEPUTY in server.told) is (minutes >= 60)
    assert server.told == [LEADER, DEPUTY]
    assert "nobody has opened it yet" in server.mails[-1].get_content()


@pytest.mark.parametrize("by", ["opened", "taken on", "cleared"])
def test_nobody_is_told_any_more_once_a_lead_has_it(store, server, tmp_path, by):
    question_id = made(store, **FLAGGED)
    outcome = {"taken on": Safeguarding.HELD, "cleared": Safeguarding.CLEARED}.get(by)
    if outcome is None:
        in_transaction(store, note_opened, question_id, by="account:none", now=NOW)
    else:
        act(store, mark_safeguarding, question_id, LEAD, outcome=outcome)
    server.job(tmp_path).run(store, NOW + timedelta(days=2))
    assert server.told == []
    assert set(states(store).values()) == {NoticeState.NEEDLESS}


def test_at_night_the_address_for_out_of_hours_is_told_at_once(store, server, tmp_path):
    made(store, created_at=NIGHT, **FLAGGED)
    job = server.job(tmp_path)
    job.run(store, NIGHT)
    assert sorted(server.told) == [LEADER, NIGHT_DESK]
    morning = datetime(2031, 3, 4, 9, 0, tzinfo=UTC)
    job.run(store, morning + 59 * MINUTE)
    assert DEPUTY not in server.told
    job.run(store, morning + 60 * MINUTE)
    assert server.told[-1] == DEPUTY


def test_what_nobody_opened_by_the_end_of_the_day_goes_to_out_of_hours(store, server, tmp_path):
    made(store, **FLAGGED)
    job = server.job(tmp_path)
    evening = datetime(2031, 3, 3, 17, 0, tzinfo=UTC)
    job.run(store, evening - MINUTE)
    assert NIGHT_DESK not in server.told
    job.run(store, evening)
    assert server.told[-1] == NIGHT_DESK


def test_what_is_flagged_again_is_told_again(store, server, tmp_path):
    question_id, job = made(store, **FLAGGED), server.job(tmp_path)
    job.run(store, NOW)
    act(store, mark_safeguarding, question_id, LEAD, outcome=Safeguarding.CLEARED, now=NOW)
    act(store, flag_question, question_id, now=NOW + MINUTE)
    job.run(store, NOW + MINUTE)
    assert server.told == [LEADER, LEADER]


def test_each_region_has_its_own_lead_and_nobody_is_nobodys(store, server, tmp_path):
    leads = "gwent:g@example.wales, powys:p@example.wales, all@example.wales"
    made(store, **FLAGGED)
    server.job(tmp_path, LANE_LEADS=leads).run(store, NOW)
    assert server.told == ["g@example.wales", "all@example.wales"]
    made(store, region=Region.WEST_WALES, council=None, **FLAGGED)
    server.job(tmp_path, LANE_LEADS="gwent:g@example.wales").run(store, NOW)
    assert server.told[2:] == ["g@example.wales"]  # better the wrong lead than none


def test_a_server_that_is_down_is_asked_again_when_it_is_back(store, tmp_path, capsys):
    server = MailServer(free_port())
    job = server.job(tmp_path)
    made(store, text_original=f"What if {CANARY}?", **FLAGGED)
    job.run(store, NOW)
    assert states(store)[Told.LEAD] is NoticeState.WAITING
    assert not untold(store, NOW + 4 * MINUTE)
    assert untold(store, NOW + 5 * MINUTE)
    server.start()
    job.run(store, NOW + MINUTE)  # not yet: it waits two minutes
    assert server.told == []
    for minutes in (2, 3, 30):
        job.run(store, NOW + minutes * MINUTE)
    server.stop()
    assert server.told == [LEADER]
    assert not untold(store, NOW + 60 * MINUTE)
    logged = capsys.readouterr().out
    assert "lane_mail_failed" in logged
    assert CANARY not in logged
    assert "@" not in logged


def test_a_refused_address_keeps_no_other_from_being_told_and_nobody_gets_two(
    store, server, tmp_path
):
    server.refused.add("gone@example.wales")
    made(store, **FLAGGED)
    job = server.job(tmp_path, LANE_LEADS="gone@example.wales,lead@example.wales")
    job.run(store, NOW)
    job.run(store, NOW + 2 * MINUTE)
    assert server.told == [LEADER]
    server.refused.clear()
    job.run(store, NOW + 7 * MINUTE)
    assert server.told == [LEADER, "gone@example.wales"]
    assert states(store)[Told.LEAD] is NoticeState.TOLD


def test_replicas_at_once_send_one_mail(store, server, tmp_path):
    for _ in range(3):
        made(store, **FLAGGED)
    start, failed = threading.Barrier(3), []

    def replica(job):
        start.wait()
        try:
            job.run(store, NOW)
        except Exception as error:
            failed.append(error)

    jobs = [server.job(tmp_path) for _ in range(3)]
    replicas = [threading.Thread(target=replica, args=(job,)) for job in jobs]
    for one in replicas:
        one.start()
    for one in replicas:
        one.join()
    assert failed == []
    assert server.told == [LEADER] * 3
    assert len({mail["Message-ID"] for mail in server.mails}) == 3


def test_nothing_is_sent_in_the_clear_where_it_should_be_private(sqlite_store, server, tmp_path):
    made(sqlite_store, **FLAGGED)
    server.job(tmp_path, MAIL_SECURITY="starttls").run(sqlite_store, NOW)
    assert server.told == []
    assert states(sqlite_store)[Told.LEAD] is NoticeState.WAITING


@pytest.mark.parametrize("changes", [{"MAIL_SERVER": ""}, {"LANE_LEADS": ""}])
def test_without_mail_the_console_says_that_somebody_is_to_be_told(
    sqlite_store, server, tmp_path, changes
):
    question_id = made(sqlite_store, **FLAGGED)
    server.job(tmp_path, **changes).run(sqlite_store, NOW)
    assert server.told == []
    assert untold(sqlite_store, NOW + 5 * MINUTE)
    in_transaction(sqlite_store, note_opened, question_id, by="account:none", now=NOW)
    assert not untold(sqlite_store, NOW + 6 * MINUTE)
