"""A port that is taken is named before anything is started."""

import socket
from dataclasses import replace

import pytest

from bot.start.ports import PortTaken, check_ports
from tests.service import free_port


@pytest.mark.parametrize("name", ["public_port", "console_port", "engine_port"])
def test_port_that_is_taken_is_named(settings, name):
    free = {other: free_port() for other in ("public_port", "console_port", "engine_port")}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        wanted = replace(settings, **{**free, name: taken.getsockname()[1]})
        with pytest.raises(PortTaken, match=name.upper()):
            check_ports(wanted)
    check_ports(wanted)
