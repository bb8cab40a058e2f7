import argparse
import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from bot.accounts.account import (
    AccountExists,
    account_by_name,
    create_account,
    deactivate_account,
)
from bot.accounts.audit_log import recent_events
from bot.accounts.change_password import keep_password
from bot.accounts.command import (
    add_create_arguments,
    close_account_command,
    create_account_command,
)
from bot.accounts.passwords import hash_password, nobodys_hash
from bot.accounts.sign_in import (
    account_for_token,
    end_other_sign_ins,
    list_sign_ins,
    note_seen,
    open_sign_in,
    sign_out,
)
from bot.accounts.tries import begin_try, forget_tries
from bot.errors import BadInput
from bot.store.events import verify_events
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GOOD = "pedwar ceffyl gwlyb"


@pytest.fixture
def account(store):
    return make(store, "nia")


def make(store, name, role=Role.RPB_STAFF, region=Region.GWENT):
    return in_transaction(
        store, create_account, name=name, role=role, region=region, password=GOOD, now=NOW
    )


def sign_in(store, account, now=NOW):
    return in_transaction(store, open_sign_in, account_id=account.id, now=now)


def who(store, token, now=NOW):
    return in_transaction(store, account_for_token, token=token, now=now, write=False)


def test_account_is_found_by_its_name_in_any_case(store, account):
    found = in_transaction(store, account_by_name, name=" NIA ", write=False)

    assert found == account
    assert (found.role, found.region, found.active) == (Role.RPB_STAFF, Region.GWENT, True)


def test_a_second_account_of_the_same_name_is_refused(store, account):
    with pytest.raises(AccountExists):
        make(store, "Nia")


@pytest.mark.parametrize(
    ("role", "region", "reason"),
    [
        (Role.RPB_STAFF, None, "region_needed"),
        (Role.YOUTH_WORKER, None, "region_needed"),
        (Role.OPERATOR, Region.POWYS, "region_not_for_role"),
        (Role.COMMISSIONER_TEAM, Region.POWYS, "region_not_for_role"),
    ],
)
def test_a_region_that_does_not_go_with_the_role_is_refused(sqlite_store, role, region, reason):
    with pytest.raises(BadInput, match=reason):
        make(sqlite_store, "nia", role, region)


def test_a_token_opens_its_account_and_is_not_kept(store, account):
    token = sign_in(store, account)

    assert who(store, token).account == account
    assert who(store, token[:-1] + "x") is None
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT token_hash, csrf_secret FROM staff_sign_in").all()
    assert token not in str(rows)


def test_a_sign_in_ends_when_it_is_not_used_for_half_an_hour(store, account):
    token = sign_in(store, account)

    assert who(store, token, NOW + timedelta(minutes=29)) is not None
    assert who(store, token, NOW + timedelta(minutes=31)) is None


def test_a_sign_in_that_is_used_ends_after_twelve_hours(store, account):
    token = sign_in(store, account)
    found = who(store, token)
    for minutes in range(20, 720, 20):
        now = NOW + timedelta(minutes=minutes)
        in_transaction(store, note_seen, sign_in_id=found.sign_in_id, now=now)
        assert who(store, token, now) is not None

    assert who(store, token, NOW + timedelta(hours=12)) is None


def test_a_signed_out_token_opens_nothing(store, account):
    token = sign_in(store, account)
    found = who(store, token)
    in_transaction(store, sign_out, sign_in_id=found.sign_in_id, account_id=account.id, now=NOW)

    assert who(store, token) is None


def test_nobody_ends_another_accounts_sign_in(store, account):
    other = make(store, "siwan")
    token = sign_in(store, account)
    found = who(store, token)
    in_transaction(store, sign_out, sign_in_id=found.sign_in_id, account_id=other.id, now=NOW)

    assert who(store, token) is not None


def test_ending_the_others_leaves_this_one(store, account):
    first, second = sign_in(store, account), sign_in(store, account)
    kept = who(store, second)
    in_transaction(
        store, end_other_sign_ins, sign_in_id=kept.sign_in_id, account_id=account.id, now=NOW
    )

    assert who(store, first) is None
    mine = in_transaction(store, list_sign_ins, account_id=account.id, now=NOW, write=False)
    assert [one.id for one in mine] == [kept.sign_in_id]


def test_a_closed_account_is_signed_out_and_cannot_sign_in(store, account):
    token = sign_in(store, account)
    in_transaction(store, deactivate_account, account_id=account.id, now=NOW, actor="system")

    assert who(store, token) is None
    attempt = in_transaction(store, begin_try, name="nia", now=NOW)
    assert (attempt.account_id, attempt.password_hash) == (None, nobodys_hash())


def test_a_new_password_ends_every_other_sign_in(store, account):
    old = sign_in(store, account)
    anew = hash_password("tri mochyn bach a blaidd")
    token = in_transaction(store, keep_password, account_id=account.id, password_hash=anew, now=NOW)

    assert who(store, old) is None
    assert who(store, token) is not None
    assert in_transaction(store, begin_try, name="nia", now=NOW).password_hash == anew


@pytest.mark.parametrize("name", ["nia", "nobody"])
def test_after_five_wrong_tries_one_has_to_wait(store, account, name):
    allowed = [in_transaction(store, begin_try, name=name, now=NOW).allowed for _ in range(7)]

    assert allowed == [True] * 5 + [False] * 2
    later = NOW + timedelta(seconds=6)
    assert in_transaction(store, begin_try, name=name, now=later).allowed
    assert not in_transaction(store, begin_try, name=name, now=later).allowed


def test_the_right_password_works_after_thirty_wrong_ones(store, account):
    now = NOW
    for _ in range(30):
        in_transaction(store, begin_try, name="nia", now=now)
        now += timedelta(minutes=15)

    attempt = in_transaction(store, begin_try, name="nia", now=now)
    assert attempt.allowed
    assert attempt.account_id == account.id


def test_a_right_password_forgets_the_wrong_ones(store, account):
    for _ in range(4):
        in_transaction(store, begin_try, name="nia", now=NOW)
    in_transaction(store, forget_tries, name="Nia")

    assert all(in_transaction(store, begin_try, name="nia", now=NOW).allowed for _ in range(5))


def test_names_that_were_tried_are_forgotten_after_a_day(store):
    in_transaction(store, begin_try, name="nobody", now=NOW)
    in_transaction(store, begin_try, name="somebody", now=NOW + timedelta(days=1, minutes=1))

    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name_hash FROM staff_sign_in_try").all()
    assert len(rows) == 1
    assert "somebody" not in str(rows)


def test_what_was_done_with_an_account_is_in_the_audit_log(store, account):
    token = sign_in(store, account)
    in_transaction(
        store,
        sign_out,
        sign_in_id=who(store, token).sign_in_id,
        account_id=account.id,
        now=NOW,
    )
    events = in_transaction(store, recent_events, before=None, limit=10, write=False)

    assert [event.action for event in events] == [
        "account.signed_out",
        "account.signed_in",
        "account.created",
    ]
    assert [event.who for event in events] == ["nia", "nia", "system"]
    assert in_transaction(store, verify_events, write=False)


def arguments(*more):
    parser = argparse.ArgumentParser()
    add_create_arguments(parser)
    return parser.parse_args(["--name", "nia", "--role", "rpb_staff", *more])


def run(store, args, *answers):
    said, asked = io.StringIO(), iter(answers)
    code = create_account_command(store, args, ask=lambda _: next(asked), out=said)
    return code, said.getvalue()


def test_command_makes_an_account_and_refuses_the_same_again(store):
    args = arguments("--region", "powys")

    assert run(store, args, GOOD, GOOD) == (0, "Made the account nia (rpb_staff, powys).\n")
    code, said = run(store, args, GOOD, GOOD)
    assert code == 1
    assert "already" in said


@pytest.mark.parametrize(
    ("more", "answers", "part"),
    [
        ((), (GOOD, GOOD), "--region"),
        (("--region", "powys"), (GOOD, GOOD + "x"), "not the same"),
        (("--region", "powys"), ("short", "short"), "12"),
        (("--region", "powys"), ("password1234", "password1234"), "guessed"),
    ],
)
def test_command_says_why_it_refuses(sqlite_store, more, answers, part):
    code, said = run(sqlite_store, arguments(*more), *answers)

    assert code == 1
    assert part in said


def test_command_reads_the_password_from_standard_input(sqlite_store):
    args = arguments("--region", "powys", "--password-stdin")
    said = io.StringIO()

    assert create_account_command(sqlite_store, args, out=said, stdin=io.StringIO(GOOD + "\n")) == 0


def test_command_without_a_terminal_names_the_way_without_one(tmp_path):
    made = subprocess.run(
        [sys.executable, "-m", "bot", "create-account", "--name", "nia", "--role", "operator"],
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/doors.db"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,  # no terminal, whoever runs the tests
        timeout=60,
        check=False,
    )

    assert made.returncode == 2
    assert "--password-stdin" in made.stdout
    assert made.stderr == ""


def test_command_closes_an_account(sqlite_store):
    make(sqlite_store, "nia")
    said = io.StringIO()

    assert close_account_command(sqlite_store, name="nia", out=said) == 0
    assert not in_transaction(sqlite_store, account_by_name, name="nia", write=False).active
    assert close_account_command(sqlite_store, name="nobody", out=said) == 1
