"""Does the server call anywhere else? Python reads this first, and says no.

The server under test starts with this folder on its path: looking up or calling
any host but this machine raises, and leaves a line in the server's log.
"""

import sys
from typing import Any

HERE = {None, "", "localhost", "127.0.0.1", "127.1", "::1", "0.0.0.0"}  # noqa: S104
LOOKS_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
CALLS = {"socket.connect", "socket.sendto"}


def outside(event: str, details: tuple[Any, ...]) -> object:
    """The host asked for, where it is not this machine; None where it is."""
    host: object = None
    if event in LOOKS_UP:
        host = details[0]
    elif event in CALLS and isinstance(details[1], tuple):
        host = details[1][0]
    name = host.decode() if isinstance(host, bytes) else host
    return None if name in HERE else name


def refuse(event: str, details: tuple[Any, ...]) -> None:
    """Raise, and say so in the log, where a call would leave this machine."""
    if event not in LOOKS_UP and event not in CALLS:
        return
    host = outside(event, details)
    if host is not None:
        message = f"Outside call: {event} to {host}"
        print(message, file=sys.stderr, flush=True)  # noqa: T201 - the log is read
        raise PermissionError(message)


sys.addaudithook(refuse)
