"""Staff accounts from the command line: the first one has nobody to invite it."""

import argparse
import sys
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from getpass import GetPassWarning, getpass
from typing import TextIO

from bot.accounts.account import account_by_name, create_account, deactivate_account
from bot.accounts.passwords import MIN_LENGTH, PasswordRefused
from bot.errors import BadInput, BotError
from bot.store.engine import Store
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role

SAYS = {
    "bad_name": "The name needs 2 to 80 of: a-z 0-9 . _ @ -",
    "region_needed": "This role needs a region: give --region.",
    "region_not_for_role": "This role is for all of Wales: leave --region out.",
    "account_exists": "There is an account with this name already. Nothing was changed.",
    "account_not_found": "There is no account with this name.",
    "no_terminal": "No terminal to ask for the password: use --password-stdin and send it there.",
    "not_the_same": "The two passwords are not the same. Nothing was made.",
    "too_short": f"A password needs {MIN_LENGTH} or more characters. Three or four words do well.",
    "too_long": "The password is too long (200 characters at most).",
    "too_common": "The password is one of those that are guessed first. Choose another.",
    "holds_name": "The password must not hold the sign-in name.",
}


class NoTerminal(BadInput):
    """The password cannot be asked for without showing it, or at all."""


def add_create_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `create-account` takes."""
    parser.add_argument("--name", required=True, help="what the person signs in with")
    parser.add_argument("--role", required=True, type=Role, choices=list(Role))
    parser.add_argument(
        "--region", type=Region, choices=list(Region), help="left out: all of Wales"
    )
    parser.add_argument("--display-name", default="", help="shown to colleagues")
    parser.add_argument("--language", type=Language, choices=list(Language), default=Language.EN)
    parser.add_argument("--password-stdin", action="store_true", help="read it from standard input")


def create_account_command(
    store: Store,
    args: argparse.Namespace,
    *,
    ask: Callable[[str], str] = getpass,
    out: TextIO = sys.stdout,
    stdin: TextIO = sys.stdin,
) -> int:
    """Make an account and say so.

    Returns: 0; 1 when it was refused, 2 when nobody could be asked: `out` says why.
    """
    try:
        made = in_transaction(
            store,
            create_account,
            name=args.name,
            role=args.role,
            region=args.region,
            display_name=args.display_name,
            language=args.language,
            password=_password(args, ask, stdin),
            now=datetime.now(UTC),
        )
    except BotError as error:
        out.write(f"{_reason(error)}\n")
        return 2 if isinstance(error, NoTerminal) else 1
    region = made.region or "all of Wales"
    out.write(f"Made the account {made.name} ({made.role}, {region}).\n")
    return 0


def close_account_command(store: Store, *, name: str, out: TextIO = sys.stdout) -> int:
    """Close an account and end its sign-ins. Returns: 0, or 1 when there is none."""
    try:
        account = in_transaction(store, account_by_name, name=name, write=False)
        in_transaction(
            store,
            deactivate_account,
            account_id=account.id,
            now=datetime.now(UTC),
            actor="system",
        )
    except BotError as error:
        out.write(f"{_reason(error)}\n")
        return 1
    out.write(f"Closed the account {account.name}; it is signed out everywhere.\n")
    return 0


def _password(args: argparse.Namespace, ask: Callable[[str], str], stdin: TextIO) -> str:
    """The password, from standard input or asked twice. Raises: BadInput."""
    if args.password_stdin:
        return stdin.readline().rstrip("\r\n")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)  # else it would be shown while typed
            password, again = ask("Password: "), ask("The same again: ")
    except (EOFError, GetPassWarning) as error:
        raise NoTerminal("no_terminal") from error
    if again != password:
        raise BadInput("not_the_same")
    return password


def _reason(error: BotError) -> str:
    """The sentence for an error of this topic."""
    if isinstance(error, PasswordRefused):
        return SAYS[error.reason]
    if isinstance(error, BadInput):
        return SAYS.get(str(error), str(error))
    return SAYS.get(error.code, error.code)
