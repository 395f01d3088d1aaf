"""What is a person told when the record cannot be read or added to?

Each sentence says what is wrong and what to do next; none names a folder or a
server, since a public reader may see it. The cause goes to the log.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_LOG = logging.getLogger(__name__)

ASK = "Ask the person who runs this dashboard to"
UNREADABLE = (
    "The record of published versions cannot be opened. "
    f"{ASK} check its address and the folder it is kept in."
)
_FULL = (
    "There is no room left on the disk, so nothing was saved. "
    f"{ASK} make room, then try again."
)
_READ_ONLY = (
    "The record of published versions can be read but not added to, so nothing was "
    f"saved. {ASK} allow the dashboard to write to it."
)
_BUSY = (
    "Another change is still being saved, so yours was not. "
    "Wait a minute, then try again."
)
_DAMAGED = (
    f"The record of published versions is damaged. {ASK} put back its latest copy."
)
_UNREACHABLE = (
    "The database that keeps the record of published versions cannot be reached, so "
    f"nothing was saved. {ASK} check that it is running and that its address is "
    "right, then try again."
)
# What SQLite says, and what a person is told instead.
_SENTENCES = {
    "disk is full": _FULL,
    "disk I/O error": _FULL,
    "readonly database": _READ_ONLY,
    "database is locked": _BUSY,
    "malformed": _DAMAGED,
    "not a database": (
        "The file that should hold the record of published versions is "
        f"something else. {ASK} check its address."
    ),
}
# PostgreSQL's code for what went wrong, which is the same in every language.
_CODES = {
    "53100": _FULL,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "55P03": _BUSY,
    "40001": _BUSY,
    "53300": _BUSY,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
# Codes that begin so mean that the connection failed or the server is leaving.
_GONE = ("08", "57P")


class NotPublished(Exception):
    """A version was refused; the text says why and what to do next."""


class StoreUnavailable(Exception):
    """The record cannot be read or added to; the text says what to do next."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what goes wrong with the database or its disk into a sentence.

    Raises:
        StoreUnavailable: for a failure of the database. A broken constraint is
            a mistake in the program and is passed on as it is.
    """
    try:
        yield
    except IntegrityError:
        raise
    except (ArgumentError, DBAPIError, PoolTimeoutError, OSError) as error:
        _LOG.exception("the record of published versions failed")
        raise StoreUnavailable(_sentence(error)) from error


def _sentence(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else None
    if cause is not None and hasattr(cause, "sqlstate"):
        return _of_code(cause.sqlstate)
    for fragment, sentence in _SENTENCES.items():
        if fragment in str(error):
            return sentence
    return UNREADABLE


def _of_code(code: str | None) -> str:
    """PostgreSQL's; there is no code where it could not be asked."""
    if code is None or code.startswith(_GONE):
        return _UNREACHABLE
    return _CODES.get(code, UNREADABLE)
