"""A way to a server that can be cut or can fall silent, as networks and machines do."""

import socket
import threading
from contextlib import suppress

from tests.service import free_port

CHUNK = 65_536


class Proxy:
    """Hands bytes on to a server on this machine until it is told not to."""

    def __init__(self, server_port: int) -> None:
        self.port = free_port()
        self._server_port = server_port
        self._flows = threading.Event()
        self._flows.set()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._door: socket.socket | None = None
        self.mend()

    def hang(self) -> None:
        """Accept whoever comes, and never answer."""
        self._flows.clear()

    def cut(self) -> None:
        """Refuse whoever comes, and drop who is there."""
        self._shut_door()
        self._drop()

    def mend(self) -> None:
        """Hand everything on again."""
        self._flows.set()
        if self._door is None:
            self._door = socket.create_server(("127.0.0.1", self.port))
            threading.Thread(target=self._accept, args=(self._door,), daemon=True).start()

    def close(self) -> None:
        """Let everything go."""
        self._flows.set()
        self.cut()

    def _accept(self, door: socket.socket) -> None:
        with suppress(OSError):  # the door was shut
            while True:
                caller, _ = door.accept()
                threading.Thread(target=self._connect, args=(caller,), daemon=True).start()

    def _connect(self, caller: socket.socket) -> None:
        self._flows.wait()
        with suppress(OSError):
            server = socket.create_connection(("127.0.0.1", self._server_port))
            self._pairs.append((caller, server))
            for one, other in ((caller, server), (server, caller)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while said := one.recv(CHUNK):
                self._flows.wait()
                other.sendall(said)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _shut_door(self) -> None:
        door, self._door = self._door, None
        if door is not None:
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            door.close()

    def _drop(self) -> None:
        for pair in self._pairs:
            for end in pair:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        self._pairs.clear()
