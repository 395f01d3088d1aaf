"""What may this reader see of all versions of a plan, worked out once?

A ``History`` is the version shown and every earlier one of its plan that the
reader may see, each of them released for that reader; a ``Compared`` is two of
them side by side. What is worked out from either is kept by its versions and the
audience, not once for a click.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import streamlit as st

from components.session.editions import Edition
from components.session.worked import Key, name_of, worked
from data import words
from data.analysis import meetings
from data.analysis.ledger import Version
from data.analysis.meetings import Choice, Chosen, Position
from data.analysis.since import Comparison
from data.plan import Plan
from data.release.audience import Role
from data.release.released import Released, together

T = TypeVar("T")
_AT_A_TIME = 4
THEN, NOW = "then", "now"  # the two ends in the address
Release = Callable[[Edition, Role], Released[Plan]]
Refs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class History:
    """One plan's versions up to the one shown, oldest first, for one reader."""

    editions: tuple[Edition, ...]
    role: Role
    release: Release

    @classmethod
    def of(
        cls,
        newest: Edition,
        offered: Iterable[Edition],
        role: Role,
        release: Release,
    ) -> History:
        """Of the versions offered, those up to the newest, released by ``release``."""
        mine = tuple(
            one
            for one in offered
            if one.plan_key == newest.plan_key and one.number <= newest.number
        )
        return cls(mine, role, release)

    @cached_property
    def versions(self) -> Released[tuple[Version, ...]]:
        """The versions that can be read, each as this reader may see it."""
        with st.spinner("Reading this plan's versions", show_time=True):
            try:
                return worked(
                    _key(self.editions), self.role, "versions", "", self._whole
                )
            except _InPart as read:
                return read.versions

    @cached_property
    def unread(self) -> tuple[int, ...]:
        """The numbers of versions whose workbook cannot be read, as of now."""
        read = {one.number for one in self.versions.shown}
        return tuple(one.number for one in self.editions if one.number not in read)

    @cached_property
    def key(self) -> Key:
        """What tells the versions read from any others."""
        return _key(one for one in self.editions if one.number not in self.unread)

    def work(self, worker: Callable[..., T], *args: Any) -> Released[T]:
        """``worker(versions, …)``, worked out once for these and this audience."""
        return worked(
            self.key,
            self.role,
            name_of(worker),
            repr(args),
            lambda: self.versions.map(worker, *args),
        )

    def _whole(self) -> Released[tuple[Version, ...]]:
        """Every version; raises _InPart, which no cache keeps, if one is unread."""
        versions = self._released()
        if len(versions.shown) < len(self.editions):
            raise _InPart(versions)
        return versions

    def _released(self) -> Released[tuple[Version, ...]]:
        # Each workbook is read by a process of its own: several at a time.
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            plans = tuple(pool.map(self._plan, self.editions))
        return together(
            plan.map(_version, one, self.role)
            for one, plan in zip(self.editions, plans, strict=True)
            if plan
        )

    def _plan(self, edition: Edition) -> Released[Plan] | None:
        try:
            return self.release(edition, self.role)
        except ValueError:
            return None  # it is named among the unread

    def choices(self) -> tuple[Choice, ...]:
        """The meetings and versions that can be compared, among those read."""
        return self._choices(self.versions.shown)

    def asked(self) -> Compared | None:
        """The two ends that the address names, else as since the last meeting."""
        then, now = (st.query_params.get(end, "") for end in (THEN, NOW))
        return self.between(then, now)

    def between(self, then: str = "", now: str = "") -> Compared | None:
        """The two ends of these keys, else as since the last meeting."""
        chosen = meetings.chosen(self.choices(), then, now)
        return Compared(self, chosen) if chosen else None

    def since_last(self) -> Compared | None:
        """The newest version beside the last meeting's; None of one version.

        Only these two are read: it says nothing of the versions between them.
        """
        chosen = meetings.default(self._choices(self.editions))
        ends = self._ends(chosen) if chosen else None
        return Compared(ends, chosen) if ends and chosen and not ends.unread else None

    def _choices(self, positions: Sequence[Position]) -> tuple[Choice, ...]:
        newest = self.release(self.editions[-1], self.role)
        return newest.map(meetings.choices, positions).shown

    def _ends(self, chosen: Chosen) -> History:
        kept = (chosen.then.version, chosen.now.version)
        return replace(
            self, editions=tuple(one for one in self.editions if one.number in kept)
        )


def choose_end(end: str, key: str) -> None:
    """Compare with another meeting or version, from the next run on."""
    st.query_params[end] = key


@dataclass(frozen=True)
class Compared:
    """Two ends of a history, for one reader."""

    history: History
    chosen: Chosen

    def work(self, worker: Callable[..., T], *args: Any) -> Released[T]:
        """``worker(comparison, …)``, once for these versions and this audience."""
        return worked(
            self.history.key,
            self.history.role,
            name_of(worker),
            repr((self.chosen, args)),
            lambda: self._comparison.map(worker, *args),
        )

    @property
    def _comparison(self) -> Released[Comparison]:
        return self.history.work(Comparison.of, self.chosen)


class _InPart(Exception):
    """Some versions could not be read this time; it holds those that could."""

    def __init__(self, versions: Released[tuple[Version, ...]]) -> None:
        super().__init__("some versions could not be read")
        self.versions = versions


def _key(among: Iterable[Edition]) -> Key:
    return tuple((one.label, one.number, one.confirmed) for one in among)


def _version(plan: Plan, one: Edition, role: Role) -> Version:
    """The version for this reader: who opened it and its forecast are not public.

    Nobody opened a sample.
    """
    found = Version(one.number, plan, confirmed=one.confirmed)
    if role is Role.PUBLIC or one.opened_at is None:
        return found
    on = words.local(one.opened_at).date()
    return replace(found, by=one.opened_by, published=on, forecast=one.forecast)
