"""Where does this deployment keep its record, and by which rules?

The address stands in ``SCRUTINY_STORE``, else in the secrets:

    [connections.publications]
    url = "postgresql://…"

    [publishing]
    second_person = true    # who clears a version may have uploaded none of it

    [release]
    threshold = 5           # the least number of children that the public sees

The threshold may stand in ``SCRUTINY_THRESHOLD`` instead; a version already cleared
keeps the one it was cleared by.

One case: with neither, the record is the file ``store/publications.sqlite3``.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from data.publications.errors import ASK, StoreUnavailable
from data.publications.reading import utc_now
from data.publications.sql import Database
from data.publications.store import Store

ADDRESS = "SCRUTINY_STORE"
THRESHOLD = "SCRUTINY_THRESHOLD"
DEFAULT_THRESHOLD = 5
DEFAULT_FILE = Path(__file__).resolve().parents[2] / "store" / "publications.sqlite3"

_UNREADABLE = (
    "The settings of this dashboard cannot be read, so its record was not opened. "
    f"{ASK} correct the secrets file: it has to be valid TOML that the dashboard may "
    "read."
)


@dataclass(frozen=True)
class Deployment:
    """What the secrets say of the record; ``url`` is None where they do not.

    ``threshold`` is the least number of children that the public sees.
    """

    url: str | None = None
    second_person: bool = False
    threshold: int = DEFAULT_THRESHOLD


def secrets_in(files: Iterable[Path]) -> dict[str, Any]:
    """The secrets in these files, a later one's sections before an earlier's.

    A folder is read as one too: a folder in it is a section, a file in that a text.

    Raises:
        StoreUnavailable: when one cannot be read; no word of it is repeated.
    """
    found: dict[str, Any] = {}
    for file in files:
        try:
            found |= _secrets_of(file)
        except (OSError, ValueError):
            # The cause would quote the line, and so the secret it stands in.
            raise StoreUnavailable(_UNREADABLE) from None
    return found


def _secrets_of(file: Path) -> dict[str, Any]:
    if file.is_file():
        return tomllib.loads(file.read_text("utf-8"))
    sections = sorted(file.iterdir()) if file.is_dir() else []
    return {
        section.name: {
            one.name: one.read_text("utf-8").strip()
            for one in sorted(section.iterdir())
            if one.is_file()
        }
        for section in sections
        if section.is_dir()
    }


def deployment(
    secrets: Mapping[str, Any], environment: Mapping[str, str] = os.environ
) -> Deployment:
    """What the secrets say of the record, and the environment of its threshold.

    Raises:
        StoreUnavailable: when they say it in a way that cannot be followed.
    """
    url = _section(_section(secrets, "connections"), "publications").get("url")
    second_person = _section(secrets, "publishing").get("second_person", False)
    if not isinstance(url, str | None) or not isinstance(second_person, bool):
        message = (
            "The settings of the record cannot be followed. "
            f"{ASK} write url in [connections.publications] as text, and "
            "second_person in [publishing] as true or false."
        )
        raise StoreUnavailable(message)
    told = _section(secrets, "release").get("threshold", DEFAULT_THRESHOLD)
    return Deployment(
        url or None, second_person, _threshold(environment.get(THRESHOLD) or told)
    )


def _threshold(told: object) -> int:
    """The least number shown: 3 or more, for below 2 nothing but 1 would be hidden."""
    text = "" if isinstance(told, bool) else str(told).strip()
    if not text.isdecimal() or not 3 <= int(text) <= 100:
        message = (
            "The threshold for small numbers of children cannot be followed. "
            f"{ASK} write threshold in [release], or {THRESHOLD}, as a whole number "
            "from 3 to 100."
        )
        raise StoreUnavailable(message)
    return int(text)


def _section(secrets: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = secrets.get(name, {})
    return found if isinstance(found, Mapping) else {}


def address(said: Deployment, environment: Mapping[str, str] = os.environ) -> str:
    """The record's URL: from the environment, else the secrets, else the file."""
    return environment.get(ADDRESS) or said.url or f"sqlite:///{DEFAULT_FILE}"


def open_store(
    url: str | None = None,
    *,
    said: Deployment | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Store:
    """The store at this URL, else where the settings say.

    Raises:
        StoreUnavailable: when it cannot be opened; the text says what to do.
    """
    said = said or Deployment()
    database = Database(url or address(said))
    return Store(database, now=now, second_person=said.second_person)
