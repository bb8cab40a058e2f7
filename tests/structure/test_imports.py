"""Who may import whom: the table of docs/architecture.md, held."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORDS = {"bot.vocabulary", "bot.errors"}
BASE = WORDS | {
    "bot.settings",
    "bot.mail_settings",
    "bot.language",
    "bot.learned",
    "bot.chat_lines",
}
STORE = BASE | {"bot.store"}
DIRECTORY = STORE | {"bot.safety", "bot.directory"}
BOARDS = DIRECTORY | {"bot.boards"}
QUESTIONS = BOARDS | {"bot.privacy", "bot.questions"}
SESSIONS = QUESTIONS | {"bot.sessions"}
ALLOWED = {
    "bot.vocabulary": set(),
    "bot.errors": set(),
    "bot.mail_settings": WORDS,
    "bot.settings": WORDS | {"bot.mail_settings"},
    "bot.language": BASE,
    "bot.learned": WORDS | {"bot.settings"},
    "bot.chat_lines": WORDS | {"bot.settings"},
    "bot.safety": BASE | {"bot.safety"},
    "bot.privacy": BASE | {"bot.privacy", "bot.safety"},
    "bot.store": STORE,
    "bot.directory": DIRECTORY,
    "bot.boards": BOARDS,
    "bot.questions": QUESTIONS,
    "bot.sessions": SESSIONS,
    "bot.accounts": STORE | {"bot.accounts"},
    "bot.web": STORE | {"bot.safety", "bot.web"},
    "bot.engine": BASE | {"bot.safety", "bot.engine", "channels.web", "channels.turn"},
    "bot.console": SESSIONS | {"bot.accounts", "bot.web", "bot.console"},
    "bot.jobs": SESSIONS | {"bot.accounts", "bot.jobs"},
    "actions": SESSIONS | {"actions"},
    "channels.web": BASE | {"channels.turn"},  # the engine's end of the wire
    "channels.turn": BASE,
    "channels": SESSIONS | {"bot.web", "channels"},
}
ROOT_OF_ALL = ("bot.start", "bot.__main__")  # the composition root may import everything
RASA = {"bot.engine", "channels.web"}
RASA_SDK = {"actions", "bot.engine"}
NO_SQL = ("channels", "actions", "bot.console", "bot.jobs", "bot.web")


def _modules() -> dict[str, Path]:
    found = {}
    for folder in ("bot", "actions", "channels"):
        for path in (ROOT / folder).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found[name.removesuffix(".__init__")] = path
    return found


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _within(name: str, packages: set[str] | tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _rules_for(module: str) -> set[str] | None:
    owners = [owner for owner in ALLOWED if _within(module, {owner})]
    return ALLOWED[max(owners, key=len)] if owners else None


MODULES = _modules()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_module_imports_only_what_stands_before_it(module: str):
    rules = _rules_for(module)
    if rules is None:
        assert module in ("bot",) or _within(module, ROOT_OF_ALL), f"{module} has no place yet"
        return
    own = {
        name for name in _imports(MODULES[module]) if _within(name, {"bot", "actions", "channels"})
    }
    assert not {name for name in own if not _within(name, rules)}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_rasa_stays_behind_its_boundary(module: str):
    imports = _imports(MODULES[module])
    if not _within(module, RASA):
        assert not {name for name in imports if _within(name, {"rasa"})}
    if not _within(module, RASA_SDK):
        assert not {name for name in imports if _within(name, {"rasa_sdk"})}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_edges_call_use_cases_and_never_sqlalchemy(module: str):
    if _within(module, NO_SQL):
        assert not {name for name in _imports(MODULES[module]) if _within(name, {"sqlalchemy"})}
