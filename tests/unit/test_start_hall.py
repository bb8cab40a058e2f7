"""A laptop in a hall: which address is printed, who listens where, what the processes are told."""

from dataclasses import replace
from ipaddress import IPv4Address
from types import SimpleNamespace

import pytest

from bot.console.connection import PlainConnection, check_connection
from bot.errors import SettingInvalid, SettingMissing
from bot.settings import read_settings
from bot.start.hall import (
    for_hall,
    hall_environment,
    hall_lines,
    own_addresses,
    qr_lines,
)

WIFI, CABLE = "192.168.4.20", "10.0.0.3"


def test_without_a_hall_nothing_changes(settings):
    assert (settings.public_host, settings.console_host) == ("127.0.0.1", "127.0.0.1")
    assert hall_environment(settings) == {}
    assert list(hall_lines(settings)) == []


def test_in_a_hall_phones_reach_the_site_and_only_the_laptop_its_console(settings):
    hall = for_hall(replace(settings, host="0.0.0.0"), [WIFI, CABLE])
    assert (hall.public_host, hall.console_host) == ("0.0.0.0", "127.0.0.1")
    assert hall.public_url == f"http://{WIFI}:8080"
    assert hall_environment(hall) == {"HALL_MODE": "yes", "PUBLIC_URL": hall.public_url}


def test_the_processes_read_what_they_are_told(settings, tmp_path):
    given = hall_environment(for_hall(settings, [WIFI]))
    told = read_settings({"VAR_DIR": str(tmp_path), **given})
    assert told.hall_mode and told.public_url == f"http://{WIFI}:8080"


def test_an_address_that_is_set_is_kept(settings):
    set_up = replace(settings, public_url="http://drysau.local:8080")
    assert for_hall(set_up, [WIFI]).public_url == "http://drysau.local:8080"


def test_without_a_network_it_does_not_start(settings):
    with pytest.raises(SettingMissing, match="Wi-Fi"):
        for_hall(settings, [])


def test_the_terminal_shows_the_address_its_qr_code_and_the_other_addresses(settings, monkeypatch):
    monkeypatch.setattr("sys.stdout", SimpleNamespace(encoding="utf-8"))
    lines = list(hall_lines(for_hall(settings, [WIFI, CABLE]), [WIFI, CABLE]))
    assert lines[0].endswith(f"http://{WIFI}:8080/room")
    assert sum("█" in line for line in lines) > 10
    assert f"If phones cannot open it: PUBLIC_URL=http://{CABLE}:8080" in lines


def test_a_terminal_that_cannot_show_a_qr_code_gets_none(monkeypatch):
    monkeypatch.setattr("sys.stdout", SimpleNamespace(encoding="ascii"))
    assert qr_lines("http://192.168.4.20:8080/room") == []


def test_addresses_of_this_machine_are_of_local_networks():
    for one in map(IPv4Address, own_addresses()):
        assert one.is_private and not one.is_loopback


def test_hall_mode_is_yes_or_no(tmp_path):
    with pytest.raises(SettingInvalid, match="HALL_MODE"):
        read_settings({"VAR_DIR": str(tmp_path), "HALL_MODE": "maybe"})


HTTPS = {"public_url": "https://drysau.example.wales", "proxies_count": 1}
UNCOUNTED = {"public_url": "https://drysau.example.wales"}
ANSWERED = [
    pytest.param("127.0.0.1", {}, {}, id="the laptop itself"),
    pytest.param("127.8.9.1", {}, {}, id="another loopback address"),
    pytest.param("::1", {}, {}, id="loopback of IPv6"),
    pytest.param("::ffff:127.0.0.1", {}, {}, id="loopback of IPv4 in IPv6"),
    pytest.param("10.0.0.9", {"x-forwarded-for": "1.2.3.4"}, HTTPS, id="a proxy with https"),
    pytest.param("10.0.0.9", {}, UNCOUNTED, id="https without a counted proxy"),
    pytest.param("127.0.0.1", {}, HTTPS, id="the machine itself, beside its proxy"),
]
REFUSED = [
    pytest.param("192.168.4.31", {}, {}, id="a tablet in the hall"),
    pytest.param("fe80::1%wlan0", {}, {}, id="a tablet over IPv6"),
    pytest.param("::ffff:192.168.4.31", {}, {}, id="a tablet, IPv4 in IPv6"),
    pytest.param("8.8.8.8", {}, {}, id="somebody far away"),
    pytest.param("127.0.0.1", {"x-forwarded-for": "1.2.3.4"}, {}, id="through a proxy, plain"),
    pytest.param("127.0.0.1", {"forwarded": "for=1.2.3.4"}, {}, id="the same by its other name"),
    pytest.param("", {}, {}, id="nobody knows where from"),
    pytest.param("192.168.4.31", {}, HTTPS, id="round the proxy"),
]


def _asked(settings, ip, headers, changes):
    app = SimpleNamespace(ctx=SimpleNamespace(settings=replace(settings, **changes)))
    return SimpleNamespace(app=app, ip=ip, headers=headers)


@pytest.mark.parametrize(("ip", "headers", "changes"), ANSWERED)
def test_the_console_answers_itself_and_https(settings, ip, headers, changes):
    check_connection(_asked(settings, ip, headers, changes))


@pytest.mark.parametrize(("ip", "headers", "changes"), REFUSED)
def test_the_console_refuses_plain_http_from_elsewhere(settings, ip, headers, changes):
    with pytest.raises(PlainConnection):
        check_connection(_asked(settings, ip, headers, changes))
