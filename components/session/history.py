"""What may this reader see of all versions of a plan, worked out once?

A ``History`` is the version shown and every earlier one of its plan that the
reader may see, each of them released for that reader; a ``Compared`` is two of
them side by side. What is worked out from either is kept by its versions and the
audience, not once for a click.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from components.session.editions import Edition, editions, store
from data.analysis import meetings
from data.analysis.ledger import Version
from data.analysis.meetings import Choice, Chosen
from data.analysis.since import Comparison
from data.plan import Plan
from data.release.audience import Role
from data.release.released import Released, together

T = TypeVar("T")
Release = Callable[[Edition, Role], Released[Plan]]
Key = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class History:
    """One plan's versions up to the one shown, oldest first, for one reader."""

    editions: tuple[Edition, ...]
    role: Role
    release: Release

    @classmethod
    def of(cls, newest: Edition, role: Role, release: Release) -> History:
        """Every version up to the newest, released for this role by ``release``."""
        mine = tuple(
            one
            for one in editions(role)
            if one.plan_key == newest.plan_key and one.number <= newest.number
        )
        return cls(mine, role, release)

    @property
    def versions(self) -> Released[tuple[Version, ...]]:
        """The versions that can be read, each as this reader may see it."""
        return _worked(self.key, self.role, "versions", "", _work=self._released)

    @property
    def key(self) -> Key:
        """What tells these versions from any others."""
        return tuple((one.label, one.number) for one in self.editions)

    @property
    def unread(self) -> tuple[int, ...]:
        """The numbers of versions whose workbook can no longer be read."""
        read = {one.number for one in self.versions.shown}
        return tuple(one.number for one in self.editions if one.number not in read)

    def work(self, worker: Callable[..., T], *args: Any) -> Released[T]:
        """``worker(versions, …)``, worked out once for these and this audience."""
        return _worked(
            self.key,
            self.role,
            _named(worker),
            repr(args),
            _work=lambda: self.versions.map(worker, *args),
        )

    def _released(self) -> Released[tuple[Version, ...]]:
        told = _published(self.editions[-1]) if self.role is not Role.PUBLIC else {}
        held = []
        for one in self.editions:
            try:
                plan = self.release(one, self.role)
            except ValueError:
                continue  # it is named among the unread
            by, on = told.get(one.number, ("", None))
            held.append(plan.map(_version, one.number, by, on))
        return together(held)

    def choices(self) -> tuple[Choice, ...]:
        """The meetings and versions that can be compared."""
        return self.work(meetings.choices).shown

    def compare(self, then: str = "", now: str = "") -> Compared | None:
        """The two that these keys choose, else the default; None of one version."""
        chosen = meetings.chosen(self.choices(), then, now)
        return Compared(self, chosen) if chosen else None


@dataclass(frozen=True)
class Compared:
    """Two ends of a history, for one reader."""

    history: History
    chosen: Chosen

    def work(self, worker: Callable[..., T], *args: Any) -> Released[T]:
        """``worker(comparison, …)``, once for these versions and this audience."""
        return _worked(
            self.history.key,
            self.history.role,
            _named(worker),
            repr((self.chosen, args)),
            _work=lambda: self._comparison.map(worker, *args),
        )

    @property
    def _comparison(self) -> Released[Comparison]:
        return self.history.work(Comparison.of, self.chosen)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _worked(
    versions: Key,  # noqa: ARG001 - the arguments are the key
    role: Role,  # noqa: ARG001
    worker: str,  # noqa: ARG001
    arguments: str,  # noqa: ARG001
    _work: Callable[[], Released[Any]],
) -> Released[Any]:
    return _work()


def _named(worker: Callable[..., Any]) -> str:
    return f"{worker.__module__}.{worker.__qualname__}"


def _version(plan: Plan, number: int, by: str, published: date | None) -> Version:
    return Version(number, plan, by, published)


def _published(edition: Edition) -> dict[int, tuple[str, date]]:
    """Who published each version of a plan, and when; nobody published a sample."""
    if edition.sample:
        return {}
    return {
        one.number: (one.published_by, one.published_at.date())
        for one in store().versions(edition.plan_key)
    }
