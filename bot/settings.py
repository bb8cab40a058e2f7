"""Settings as data: each with a name, a default and a sentence; read from the environment once."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from bot.errors import SettingInvalid
from bot.mail_settings import MailSettings, read_mail_settings

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Setting:
    """One line of `.env.example` and of the operating guide."""

    name: str
    default: str
    says: str


SETTINGS = (
    Setting("DATABASE_URL", "", "Where questions are kept. Empty: SQLite under VAR_DIR."),
    Setting("REDIS_URL", "", "Shared chat state. Empty: memory of the one web process."),
    Setting("VAR_DIR", "var", "Folder for the store, secrets and logs of a small installation."),
    Setting("HOST", "127.0.0.1", "Address that people reach the public site and the console on."),
    Setting("PUBLIC_PORT", "8080", "Port of the public site."),
    Setting("CONSOLE_PORT", "8081", "Port of the staff console."),
    Setting("ENGINE_HOST", "127.0.0.1", "Address of the engine; never a public one."),
    Setting("ENGINE_PORT", "5005", "Port of the engine."),
    Setting("PUBLIC_URL", "", "Address people type, with https://. Sets the cookie flags."),
    Setting("PROXIES_COUNT", "0", "Proxies in front of the site; rate limits need to know."),
    Setting("HALL_MODE", "no", "yes: a laptop hosts a session on its own Wi-Fi; see docs/hall.md."),
    Setting("SECRET_KEY", "", "Signs choices and cookies. Empty: made once under VAR_DIR."),
    Setting("ENGINE_SECRET", "", "Shared by web and engine. Empty: made once under VAR_DIR."),
    Setting("MODE", "development", "development, demo or production."),
    Setting("LOG_LEVEL", "info", "debug, info, warning or error. No level logs what was typed."),
    Setting("REPLY_SECONDS", "8", "Seconds a page waits for the database; then help without it."),
    Setting("MAIL_SERVER", "", "Sends mail (SMTP). Empty: none is sent; the console says so."),
    Setting("MAIL_PORT", "587", "Port of the mail server."),
    Setting("MAIL_SECURITY", "starttls", "starttls, tls or none. none: only on this machine."),
    Setting("MAIL_USER", "", "Name at the mail server. Empty: it asks for none."),
    Setting("MAIL_PASSWORD", "", "Password at the mail server."),
    Setting("MAIL_FROM", "", "Address that mail comes from."),
    Setting("CONSOLE_URL", "", "Address of the console as staff type it; it stands in mail."),
    Setting("LANE_LEADS", "", "Addresses told at once of a question in the safeguarding lane."),
    Setting("LANE_DEPUTIES", "", "Told when nobody has opened it in time."),
    Setting("LANE_DEPUTY_MINUTES", "60", "Minutes of working time until the deputies are told."),
    Setting("LANE_OUT_OF_HOURS", "", "Told outside working hours."),
)
ALLOWED = {
    "mode": ("development", "demo", "production"),
    "log_level": ("debug", "info", "warning", "error"),
    "hall_mode": ("no", "yes"),
    "mail_security": ("starttls", "tls", "none"),
}
ANY_HOST, THIS_HOST = "0.0.0.0", "127.0.0.1"
PORTS = ("public_port", "console_port", "engine_port", "mail_port")
WHOLE_NUMBERS = (*PORTS, "proxies_count", "reply_seconds", "lane_deputy_minutes")


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force. Secrets are never printed: see `describe`."""

    database_url: str
    redis_url: str
    var_dir: Path
    host: str
    public_port: int
    console_port: int
    engine_host: str
    engine_port: int
    public_url: str
    proxies_count: int
    secret_key: str
    engine_secret: str
    mode: str
    log_level: str
    hall_mode: bool
    reply_seconds: int
    mail: MailSettings

    @property
    def engine_url(self) -> str:
        """Where the gate reaches the engine."""
        return f"http://{self.engine_host}:{self.engine_port}"

    @property
    def public_host(self) -> str:
        """The address that the public site listens on; in a hall every phone must reach it."""
        return ANY_HOST if self.hall_mode else self.host

    @property
    def console_host(self) -> str:
        """The address that the console listens on; in a hall only the laptop itself reaches it."""
        return THIS_HOST if self.hall_mode else self.host

    @property
    def own_host(self) -> str:
        """Where this machine reaches its own public site."""
        return THIS_HOST if self.hall_mode else self.host

    @property
    def secure_cookies(self) -> bool:
        """True when people reach the service over https."""
        return self.public_url.startswith("https://")


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read every setting, make missing secrets once, and create VAR_DIR.

    Args: environ: defaults to the process environment.
    Returns: the settings in force.
    Raises: SettingInvalid: names the setting.
    """
    source = os.environ if environ is None else environ
    text = {s.name.lower(): source.get(s.name) or s.default for s in SETTINGS}
    text["log_level"] = text["log_level"].lower()  # the `rasa` command sets it in capitals
    _check(text)
    var_dir = ROOT / text["var_dir"]
    var_dir.mkdir(parents=True, exist_ok=True)
    return Settings(
        database_url=text["database_url"] or f"sqlite:///{var_dir / 'opening-doors.db'}",
        redis_url=text["redis_url"],
        var_dir=var_dir,
        host=text["host"],
        public_port=int(text["public_port"]),
        console_port=int(text["console_port"]),
        engine_host=text["engine_host"],
        engine_port=int(text["engine_port"]),
        public_url=text["public_url"],
        proxies_count=int(text["proxies_count"]),
        secret_key=text["secret_key"] or _secret(var_dir / "secret_key"),
        engine_secret=text["engine_secret"] or _secret(var_dir / "engine_secret"),
        mode=text["mode"],
        log_level=text["log_level"],
        hall_mode=text["hall_mode"] == "yes",
        reply_seconds=int(text["reply_seconds"]),
        mail=read_mail_settings(text, console_url=f"http://{text['host']}:{text['console_port']}"),
    )


def describe(settings: Settings) -> dict[str, str]:
    """Every setting by name, secrets and addresses with passwords left out."""
    shown = {f.name: str(getattr(settings, f.name)) for f in fields(settings)}
    for hidden in ("secret_key", "engine_secret"):
        shown[hidden] = "set"
    shown["mail"] = "set" if settings.mail.server else "none"
    for url in ("database_url", "redis_url"):
        shown[url] = shown[url].split("@")[-1]
    return shown


def _check(text: Mapping[str, str]) -> None:
    """Refuse what a slip of the pen makes: "prod" would not be held to the rules of production."""
    for name, allowed in ALLOWED.items():
        if text[name] not in allowed:
            raise SettingInvalid(f"{name.upper()} must be one of: {', '.join(allowed)}")
    for name in WHOLE_NUMBERS:
        if not (text[name].isascii() and text[name].isdecimal()):
            raise SettingInvalid(f"{name.upper()} must be a whole number")


def _secret(path: Path) -> str:
    """Read the secret kept at `path`, making it the first time (32 random bytes)."""
    if not path.exists():
        partial = path.with_suffix(f".{os.getpid()}")
        partial.touch(mode=0o600)
        partial.write_text(secrets.token_urlsafe(32), encoding="ascii")
        try:
            os.link(partial, path)  # the first process wins; the others read its secret
        except FileExistsError:
            pass
        partial.unlink()
    return path.read_text(encoding="ascii").strip()
