"""Python reads this at the start of every process: it writes down whom the process speaks to.

Put this folder on PYTHONPATH and a file's name in CONNECTIONS.
"""

import os
import sys

EVENTS = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


def _note(event: str, arguments: tuple) -> None:
    if event in EVENTS and "CONNECTIONS" in os.environ:
        about = arguments if event.startswith("socket.get") else arguments[1:]
        with open(os.environ["CONNECTIONS"], "a", encoding="utf-8") as notes:
            notes.write(f"{event}\t{' '.join(sys.argv)}\t{about!r}\n")


sys.addaudithook(_note)
