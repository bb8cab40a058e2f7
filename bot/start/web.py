"""The web process: public site and console on their own ports, and the jobs beside them."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

import uvloop

from bot.settings import Settings
from bot.start.go_live import check_go_live
from bot.start.warm import clear_garbage, do_gently
from bot.store.engine import Store, open_store

GRACE_S = 5  # for answers under way when the process is told to stop


def serve_web(settings: Settings, *, roles: Sequence[str]) -> None:
    """Serve the named roles until the process is told to stop.

    Raises: SettingMissing: the public site in production mode, with help numbers unconfirmed.
    """
    if "public" in roles:
        check_go_live(settings)
    uvloop.run(_serve(settings, roles))


async def _serve(settings: Settings, roles: Sequence[str]) -> None:
    store = open_store(settings.database_url, patience=settings.reply_seconds)
    stop, ending = asyncio.Event(), threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    servers = []
    if "public" in roles:
        from channels.public import create_public

        app = create_public(settings, store)
        servers.append(await _start(app, settings.public_host, settings.public_port))
    # The rest is loaded in other threads: the public site answers already.
    warmed = asyncio.create_task(asyncio.to_thread(do_gently, _warming(roles), ending))
    warmed.add_done_callback(lambda done: _ready(done, stop))
    if "console" in roles:
        await asyncio.to_thread(import_module, "bot.console.app")
        from bot.console.app import create_console

        app = create_console(settings, store)
        servers.append(await _start(app, settings.console_host, settings.console_port))
    jobs = None
    if "jobs" in roles:
        await asyncio.to_thread(import_module, "bot.jobs.schedule")
        from bot.jobs.lane_mail import LaneMail
        from bot.jobs.schedule import run_jobs

        jobs = asyncio.create_task(run_jobs(store, LaneMail(settings.mail)))
    await stop.wait()
    ending.set()
    if jobs:
        jobs.cancel()
    await _stop(servers, store)
    await warmed  # raises what was found to be wrong


def _warming(roles: Sequence[str]) -> Iterator[Callable[[], object]]:
    """What is done once the process answers, and not while the first person waits."""
    if "public" in roles:
        from channels.warm import warming

        yield from warming()
    yield _learn_likeness


def _learn_likeness() -> None:
    from bot.questions.likeness.train import present_model

    present_model()


def _ready(done: "asyncio.Task[None]", stop: asyncio.Event) -> None:
    """All is loaded; if something of it must not run, the process ends."""
    clear_garbage()
    if done.cancelled() or done.exception() is not None:
        stop.set()


async def _start(app: Any, host: str, port: int) -> Any:
    app.config.TOUCHUP = False  # it rewrites classes that both apps share
    server = await app.create_server(
        host=host, port=port, access_log=False, return_asyncio_server=True
    )
    await server.startup()
    await server.start_serving()
    await server.after_start()
    return server


async def _stop(servers: Sequence[Any], store: Store) -> None:
    for server in servers:
        await server.before_stop()
        await server.close()
        await server.after_stop()
    store.close()
