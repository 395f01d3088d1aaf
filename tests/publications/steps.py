"""A clock to set, and short ways to a draft, a cleared and an open version."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from data.plan import Classification
from data.publications import Person, Store, VersionRecord, plan_key

ANN = Person("ann@westmere.example", "Ann Officer")
BEN = Person("ben@westmere.example", "Ben O’Neill")
NAME, KEY = "Westmere JTAI action plan", "westmere-jtai-action-plan"
JUNE_END = date(2023, 6, 30)
START = datetime(2023, 7, 3, 14, 2, tzinfo=UTC)


class Clock:
    """A clock that stands until it is put forward."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> datetime:
        self.at += timedelta(**by)
        return self.at


def draft(store: Store, content: bytes = b"one", **said: Any) -> VersionRecord:
    """Begin a draft of Westmere's plan, by Ann where not said otherwise."""
    asked = {
        "plan_name": NAME,
        "as_at": JUNE_END,
        "file_name": "westmere.xlsx",
        "by": ANN,
        **said,
    }
    return store.begin(content=content, **asked)


def clear(store: Store, version: VersionRecord, **said: Any) -> VersionRecord:
    """Clear a draft for its own plan, compared with how that stands now."""
    plan_name = said.get("plan_name", version.plan_name)
    asked = {
        "name": "Ben O’Neill",
        "role": "Head of quality",
        "on": date(2023, 7, 3),
        "plan_name": plan_name,
        "as_at": JUNE_END,
        "classification": Classification.OPEN,
        "basis": said.get("basis") or store.basis(plan_key(plan_name)),
        "by": BEN,
        **said,
    }
    return store.clear(version.id, **asked)


def cleared(store: Store, content: bytes = b"one", **said: Any) -> VersionRecord:
    """A cleared version, from nothing."""
    return clear(store, draft(store, content, **said))


def opened(store: Store, content: bytes = b"one", **said: Any) -> VersionRecord:
    """An open version, from nothing."""
    return store.open(cleared(store, content, **said).id, by=BEN)
