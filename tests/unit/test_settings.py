import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import SettingInvalid
from bot.settings import describe, read_settings

ROOT = Path(__file__).resolve().parents[2]


def test_defaults_are_those_of_one_machine(tmp_path):
    settings = read_settings({"VAR_DIR": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'opening-doors.db'}"
    assert settings.engine_url == "http://127.0.0.1:5005"
    assert (settings.host, settings.mode) == ("127.0.0.1", "development")
    assert not settings.secure_cookies


def test_secrets_are_made_once_and_only_their_owner_reads_them(tmp_path):
    first = read_settings({"VAR_DIR": str(tmp_path)})
    second = read_settings({"VAR_DIR": str(tmp_path)})
    assert first.secret_key == second.secret_key != first.engine_secret
    assert len(first.secret_key) >= 40
    for name in ("secret_key", "engine_secret"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_secrets_and_passwords_are_not_described(tmp_path):
    given = {
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": "postgresql://me:hushhush@db/doors",
        "SECRET_KEY": "very-secret",
    }
    shown = str(describe(read_settings(given)))
    assert "hushhush" not in shown
    assert "very-secret" not in shown


def test_https_address_makes_cookies_secure(tmp_path):
    given = {"VAR_DIR": str(tmp_path), "PUBLIC_URL": "https://chat.example.wales"}
    assert read_settings(given).secure_cookies


def test_help_names_every_role():
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for role in ("run", "web", "public", "console", "jobs", "engine", "prepare", "demo", "check"):
        assert f"\n    {role} " in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [("MODE", "prod"), ("LOG_LEVEL", "trace"), ("PUBLIC_PORT", "http"), ("PROXIES_COUNT", "-1")],
)
def test_setting_with_a_wrong_value_is_named(tmp_path, name, value):
    with pytest.raises(SettingInvalid, match=name):
        read_settings({"VAR_DIR": str(tmp_path), name: value})


@pytest.mark.parametrize("role", ["prepare", "web", "public"])
def test_production_does_not_start_before_a_named_person_confirmed_the_numbers(tmp_path, role):
    environment = {"VAR_DIR": str(tmp_path), "MODE": "production", "PATH": "/usr/bin"}
    command = [sys.executable, "-m", "bot", role]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "confirm-helplines" in done.stderr


def test_log_level_may_be_in_capitals_as_the_rasa_command_sets_it(tmp_path):
    assert read_settings({"VAR_DIR": str(tmp_path), "LOG_LEVEL": "INFO"}).log_level == "info"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL_SECURITY", "ssl"),
        ("MAIL_PORT", "smtp"),
        ("LANE_LEADS", "lowri"),
        ("LANE_LEADS", "narnia:lead@example.wales"),
        ("LANE_DEPUTY_MINUTES", "soon"),
        ("MAIL_SERVER", "mail.example.wales"),  # without MAIL_FROM
    ],
)
def test_mail_setting_with_a_wrong_value_is_named_without_its_value(tmp_path, name, value):
    with pytest.raises(SettingInvalid) as refused:
        read_settings({"VAR_DIR": str(tmp_path), name: value})
    assert "MAIL_FROM" in str(refused.value) or name in str(refused.value)
    assert value not in str(refused.value).split()


def test_mail_password_and_addresses_are_not_described(tmp_path):
    given = {
        "VAR_DIR": str(tmp_path),
        "MAIL_SERVER": "mail.example.wales",
        "MAIL_FROM": "doors@example.wales",
        "MAIL_PASSWORD": "hushhush",
        "LANE_LEADS": "lowri@example.wales",
    }
    settings = read_settings(given)
    assert "hushhush" not in str(describe(settings)) + repr(settings.mail)
    assert "lowri" not in str(describe(settings))
