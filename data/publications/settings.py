"""Where does this deployment keep its record, and by which rules?

One case: with ``SCRUTINY_STORE`` unset and no ``[connections.publications]`` in
the secrets, the record is the file ``store/publications.sqlite3``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from data.publications.reading import utc_now
from data.publications.sql import Database
from data.publications.store import Store

ADDRESS = "SCRUTINY_STORE"
DEFAULT_FILE = Path(__file__).resolve().parents[2] / "store" / "publications.sqlite3"


def no_secret() -> str | None:
    """The address in the secrets, where nothing can read any."""
    return None


def address(
    from_secrets: Callable[[], str | None] = no_secret,
    environment: Mapping[str, str] = os.environ,
) -> str:
    """The record's URL: from the environment, else the secrets, else the file.

    ``from_secrets`` gives ``url`` of ``[connections.publications]``, or None.
    """
    return environment.get(ADDRESS) or from_secrets() or f"sqlite:///{DEFAULT_FILE}"


def open_store(
    url: str | None = None,
    *,
    from_secrets: Callable[[], str | None] = no_secret,
    second_person: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> Store:
    """The store at this URL, else where the settings say.

    Raises:
        StoreUnavailable: when it cannot be opened; the text says what to do.
    """
    database = Database(url or address(from_secrets))
    return Store(database, now=now, second_person=second_person)
