"""The one command line: `python -m bot ROLE`."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.accounts.command import (
    add_create_arguments,
    close_account_command,
    create_account_command,
)
from bot.errors import BotError
from bot.settings import Settings, read_settings
from bot.start.evaluate import WHAT, evaluate
from bot.start.warm import hold_garbage
from bot.store.engine import Store, open_store
from bot.store.errors import StoreNotPrepared


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one role or task.

    Returns: the exit code; 1 with a plain line when the service refuses, 2 when it has to be
        prepared before that task.
    """
    options = _parser().parse_args(arguments)
    task: Callable[[Settings, argparse.Namespace], int | None] = options.task
    try:
        return task(read_settings(), options) or 0
    except BotError as error:
        sys.stderr.write(f"{error.code}: {error or error.__doc__}\n")
        return 2 if isinstance(error, StoreNotPrepared) else 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Opening Doors · Agor Drysau. Settings: see .env.example.",
    )
    commands = parser.add_subparsers(title="what to do", required=True, metavar="ROLE")

    def add(
        name: str, says: str, task: Callable[[Settings, argparse.Namespace], int | None]
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=says, description=says)
        command.set_defaults(task=task)
        return command

    run = add("run", "Prepare everything, start web and engine, restart one that dies.", _run)
    run.add_argument("--hall", action="store_true", help="host a session on this machine's Wi-Fi")
    add("web", "The public site, the staff console and the jobs, in one process.", _web)
    add("public", "Only the public site, for a larger installation.", _public)
    add("console", "Only the staff console, for a larger installation.", _console)
    add("jobs", "Only the jobs, for a larger installation.", _jobs)
    add("engine", "The engine: understands and leads the conversation.", _engine)
    add("prepare", "Migrate the store, load the directory, train what has changed.", _prepare)
    add("demo", "Add made-up questions and a session, clearly marked.", _demo)
    add("check", "Ask the running service a question in each language.", _check)
    measure = add("evaluate", "Measure privacy, safety or likeness on a file.", _evaluate)
    measure.add_argument("what", choices=WHAT, help="what is measured")
    measure.add_argument("file", type=Path, help="JSON lines, each with a text")
    measure.add_argument("--answers", type=Path, help="where to write one answer for each line")
    add("verify-audit", "Check that nobody changed the audit log.", _verify_audit)
    account = add("create-account", "Make a staff account; the password is asked for.", _account)
    add_create_arguments(account)
    close = add("close-account", "Close a staff account and end its sign-ins.", _close_account)
    close.add_argument("--name", required=True, help="what the person signs in with")
    confirm = add("confirm-helplines", "Say who has checked the help numbers.", _confirm)
    confirm.add_argument("--by", required=True, help="name of the person who rang or read them")
    add("check-helplines", "Say which help numbers a person has to check again.", _helplines)
    return parser


def _run(settings: Settings, options: argparse.Namespace) -> int:
    from bot.start.hall import for_hall
    from bot.start.supervisor import supervise

    hall = options.hall or settings.hall_mode
    return supervise(for_hall(settings) if hall else settings)


def _web(settings: Settings, options: argparse.Namespace) -> None:
    _serve(settings, "public", "console", "jobs")


def _public(settings: Settings, options: argparse.Namespace) -> None:
    _serve(settings, "public")


def _console(settings: Settings, options: argparse.Namespace) -> None:
    _serve(settings, "console")


def _jobs(settings: Settings, options: argparse.Namespace) -> None:
    _serve(settings, "jobs")


def _serve(settings: Settings, *roles: str) -> None:
    hold_garbage()  # before nearly everything is loaded
    from bot.start.web import serve_web

    serve_web(settings, roles=roles)


def _engine(settings: Settings, options: argparse.Namespace) -> None:
    from bot.engine.serve import serve
    from bot.questions.likeness.train import present_model

    present_model()  # now, and not while the first person waits
    serve(settings)


def _prepare(settings: Settings, options: argparse.Namespace) -> None:
    from bot.start.prepare import prepare

    prepare(settings, say=_say)


def _demo(settings: Settings, options: argparse.Namespace) -> None:
    from bot.start.demo import add_demo

    add_demo(settings, say=_say)


def _check(settings: Settings, options: argparse.Namespace) -> int:
    from bot.start.check import check_conversation

    return check_conversation(settings, say=_say)


def _verify_audit(settings: Settings, options: argparse.Namespace) -> int:
    from bot.start.prepare import verify_audit

    return verify_audit(settings, say=_say)


def _evaluate(settings: Settings, options: argparse.Namespace) -> int:
    return evaluate(options.what, options.file, answers=options.answers, say=_say)


def _account(settings: Settings, options: argparse.Namespace) -> int:
    with _store(settings) as store:
        return create_account_command(store, options)


def _close_account(settings: Settings, options: argparse.Namespace) -> int:
    with _store(settings) as store:
        return close_account_command(store, name=options.name)


def _confirm(settings: Settings, options: argparse.Namespace) -> None:
    from bot.safety.confirmed import confirm_helplines

    confirm_helplines(settings.var_dir, by=options.by, on=datetime.now(UTC).date())
    _say("The help numbers are confirmed.")


def _helplines(settings: Settings, options: argparse.Namespace) -> int:
    from bot.start.helpline_check import tell_helplines

    return tell_helplines(settings, now=datetime.now(UTC), say=_say)


@contextmanager
def _store(settings: Settings) -> Iterator[Store]:
    """The store with its tables up to date, for a command that comes before the first start."""
    from bot.store.migrate import upgrade

    store = open_store(settings.database_url)
    upgrade(store)
    yield store
    store.close()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    raise SystemExit(main())
