"""The web process: public site and console on their own ports, and the jobs beside them."""

import asyncio
import signal
from collections.abc import Sequence
from typing import Any

import uvloop

from bot.jobs.schedule import run_jobs
from bot.questions.likeness.train import present_model
from bot.settings import Settings
from bot.start.go_live import check_go_live
from bot.store.engine import Store, open_store
from channels.public import create_public

GRACE_S = 5  # for answers under way when the process is told to stop


def serve_web(settings: Settings, *, roles: Sequence[str]) -> None:
    """Serve the named roles until the process is told to stop.

    Raises: SettingMissing: the public site in production mode, with help numbers unconfirmed.
    """
    if "public" in roles:
        check_go_live(settings)
    uvloop.run(_serve(settings, roles))


async def _serve(settings: Settings, roles: Sequence[str]) -> None:
    present_model()  # now, and not while the first person waits
    store = open_store(settings.database_url)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    servers = []
    if "public" in roles:
        app = create_public(settings, store)
        servers.append(await _start(app, settings.public_host, settings.public_port))
    if "console" in roles:
        from bot.console.app import create_console  # loaded while the public site answers already

        app = create_console(settings, store)
        servers.append(await _start(app, settings.console_host, settings.console_port))
    jobs = asyncio.create_task(run_jobs(store)) if "jobs" in roles else None
    await stop.wait()
    if jobs:
        jobs.cancel()
    await _stop(servers, store)


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
