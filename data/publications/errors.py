"""What is a person told when the record cannot be read or added to?

Each sentence says what is wrong and what to do next; none names a folder or a
server, since a public reader may see it. The cause goes to the log.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_LOG = logging.getLogger(__name__)

ASK = "Ask the person who runs this dashboard to"
UNREADABLE = (
    "The record of published versions cannot be opened. "
    f"{ASK} check its address and the folder it is kept in."
)
# What SQLite says, and what a person is told instead.
_SENTENCES = {
    "disk is full": (
        "There is no room left on the disk, so nothing was saved. "
        f"{ASK} make room, then try again."
    ),
    "readonly database": (
        "The record of published versions can be read but not added to, so "
        f"nothing was saved. {ASK} allow the dashboard to write to its folder."
    ),
    "database is locked": (
        "Another change is still being saved, so yours was not. "
        "Wait a minute, then try again."
    ),
    "malformed": (
        f"The record of published versions is damaged. {ASK} put back its latest copy."
    ),
    "not a database": (
        "The file that should hold the record of published versions is "
        f"something else. {ASK} check its address."
    ),
}


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
    except (ArgumentError, DatabaseError, PoolTimeoutError, OSError) as error:
        _LOG.exception("the record of published versions failed")
        raise StoreUnavailable(_sentence(str(error))) from error


def _sentence(cause: str) -> str:
    for fragment, sentence in _SENTENCES.items():
        if fragment in cause:
            return sentence
    return UNREADABLE
