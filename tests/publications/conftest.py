"""A record in a file of its own, and a short way to publish into it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.plan import Classification
from data.publications import Store, VersionRecord

Publish = Callable[..., VersionRecord]
JULY = datetime(2023, 7, 3, 14, 2, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kept' / 'publications.sqlite3'}"


@pytest.fixture
def database(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url, now=lambda: JULY)
    yield opened
    opened.close()


def publish(store: Store, content: bytes = b"one", **changed: Any) -> VersionRecord:
    """Publish into Westmere's plan; as the first version where not said otherwise."""
    asked = {
        "plan_name": "Westmere JTAI action plan",
        "as_at": date(2023, 6, 30),
        "classification": Classification.OPEN,
        "file_name": "westmere.xlsx",
        "by": "A. Officer",
        "note": "Monthly update",
        "expected_latest": None,
        **changed,
    }
    return store.publish(content=content, **asked)


KEY = "westmere-jtai-action-plan"
