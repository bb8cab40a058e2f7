from datetime import timedelta

import pytest
from argon2 import extract_parameters
from argon2.low_level import Type

from bot.accounts import passwords
from bot.accounts.passwords import (
    PasswordRefused,
    check_new_password,
    hash_is_old,
    hash_password,
    nobodys_hash,
    password_fits,
)
from bot.accounts.tries import FREE_TRIES, LONGEST_DELAY, delay_after

GOOD = "pedwar ceffyl gwlyb"


def test_hash_is_argon2id_with_the_owasp_parameters():
    kept = extract_parameters(hash_password(GOOD))

    assert kept.type is Type.ID
    assert (kept.memory_cost, kept.time_cost, kept.parallelism) == (47_104, 1, 1)
    assert (kept.salt_len, kept.hash_len) == (16, 32)


def test_nobodys_hash_costs_the_same_and_fits_nothing():
    assert extract_parameters(nobodys_hash()) == extract_parameters(hash_password(GOOD))
    assert not password_fits(nobodys_hash(), "")
    assert not password_fits(nobodys_hash(), GOOD)


def test_the_same_letters_fit_however_they_were_typed():
    kept = hash_password("te\u0302 a bara brith")  # e and a combining circumflex

    assert password_fits(kept, "t\u00ea a bara brith")
    assert not password_fits(kept, "te a bara brith")


def test_a_spoilt_hash_fits_nothing():
    assert not password_fits("not a hash", GOOD)


def test_a_hash_of_weaker_parameters_is_old():
    weaker = "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$" + "A" * 43

    assert hash_is_old(weaker)
    assert not hash_is_old(hash_password(GOOD))


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        pytest.param("elevenchars", "too_short", id="eleven characters"),
        pytest.param("x" * 201, "too_long", id="201 characters"),
        pytest.param("my mair.jones dog", "holds_name", id="sign-in name"),
        pytest.param("my MAIR.JONES dog", "holds_name", id="sign-in name in capitals"),
        pytest.param("password1234", "too_common", id="on the list"),
        pytest.param("Password2026!", "too_common", id="stem with digits and a sign"),
        pytest.param("P@ssw0rd!!!!", "too_common", id="signs for letters"),
        pytest.param("cyfrinair2026", "too_common", id="Welsh for password"),
        pytest.param("123456789012", "too_common", id="digits in order"),
        pytest.param("aaaaaaaaaaaaaaab", "too_common", id="two different characters"),
        pytest.param("opening doors 1", "too_common", id="name of the service"),
    ],
)
def test_new_password_is_refused_when(password, reason):
    with pytest.raises(PasswordRefused) as refused:
        check_new_password(password, name="mair.jones")

    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "password",
    [
        pytest.param(GOOD, id="Welsh words"),
        pytest.param("tin rabbit ladder", id="English words"),
        pytest.param("dragon tea at four", id="holds a common word"),
        pytest.param("jK8#vQz!42mP", id="twelve random characters"),
    ],
)
def test_new_password_is_taken(password):
    check_new_password(password, name="mair.jones")


def test_delay_is_none_at_first_then_grows_to_a_quarter_of_an_hour():
    delays = [delay_after(tries) for tries in range(1, 31)]

    assert delays[: FREE_TRIES - 1] == [timedelta(0)] * (FREE_TRIES - 1)
    assert delays[FREE_TRIES - 1 : FREE_TRIES + 2] == [timedelta(seconds=s) for s in (5, 10, 20)]
    assert delays == sorted(delays)
    assert delays[-1] == LONGEST_DELAY == timedelta(minutes=15)


def test_listed_passwords_are_folded_like_what_is_compared():
    assert all(line == line.casefold() for line in passwords._common_passwords())
    assert len(passwords._common_passwords()) > 1_000
