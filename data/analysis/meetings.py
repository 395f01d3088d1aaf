"""Which version did each meeting have, and which two are compared?

A meeting's version is the newest whose position is not after its papers were
published; where no day of publication is given, not after the meeting itself. A
meeting before whose papers another version is still due has no version yet.

One case, Westmere at 30 June 2023: the meeting of 16 January had version 1 and
that of 10 July has version 7, so these two are compared; that of January 2024 is
not offered, because another version is due on 31 July.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from data import words
from data.plan import Meeting, Plan


class Position(Protocol):
    """A version as far as it matters here: its number, and its position's date."""

    @property
    def number(self) -> int:
        """Its number, from 1."""

    @property
    def as_at(self) -> date:
        """The date at which its position was taken."""


@dataclass(frozen=True)
class Choice:
    """One end of a comparison: a meeting with its version, or a version alone.

    ``key`` is how an address names it: ``2023-01-16`` or ``version-3``.
    """

    key: str
    label: str
    on: date
    version: int
    meeting: bool


@dataclass(frozen=True)
class Chosen:
    """The two ends compared, the earlier one first."""

    then: Choice
    now: Choice


def version_of(meeting: Meeting, positions: Sequence[Position]) -> int | None:
    """The newest version whose position the meeting's papers could hold."""
    held = [one.number for one in positions if one.as_at <= papers_on(meeting)]
    return max(held, default=None)


def papers_on(meeting: Meeting) -> date:
    """The day its papers were published; the meeting's own where none is given."""
    return meeting.papers_published or meeting.on


def choices(newest: Plan, positions: Sequence[Position]) -> tuple[Choice, ...]:
    """What can be chosen: the meetings, newest first, then every version.

    ``newest`` is the newest version's plan, whose meetings they are; ``positions``
    are every version's, oldest first.
    """
    met = [
        _meeting(meeting, number)
        for meeting in _held(newest)
        if (number := version_of(meeting, positions)) is not None
    ]
    return (*reversed(met), *(_version(one) for one in reversed(positions)))


def earlier(offered: Sequence[Choice]) -> tuple[Choice, ...]:
    """What the newest version can be set against, in the order offered."""
    newest = max((one.version for one in offered), default=0)
    return tuple(one for one in offered if one.version < newest)


def default(offered: Sequence[Choice]) -> Chosen | None:
    """The newest version, with the last meeting that had another one.

    Where no meeting had another the version before it stands in; None where there
    is one version only.
    """
    numbers = sorted({one.version for one in offered if not one.meeting})
    if len(numbers) < 2:
        return None
    newest, before = numbers[-1], numbers[-2]
    now = next(one for one in offered if one.version == newest)
    others = [one for one in offered if one.meeting and one.version != newest]
    alone = [one for one in offered if one.version == before]
    return Chosen((others or alone)[0], now)


def chosen(offered: Sequence[Choice], then: str, now: str) -> Chosen | None:
    """The two that an address names, in the order of their versions.

    A key that is not offered gives way to the default's. None where there is one
    version only.
    """
    usual = default(offered)
    if usual is None:
        return None
    by_key = {one.key: one for one in offered}
    first, last = by_key.get(then, usual.then), by_key.get(now, usual.now)
    if (first.version, first.on) > (last.version, last.on):
        first, last = last, first
    return Chosen(first, last)


def _held(plan: Plan) -> list[Meeting]:
    """The meetings whose version is known, by date, one a day.

    Those ahead of the position are left out once another version is due before
    their papers; where no next update is given, all but the first.
    """
    meetings = sorted({one.on: one for one in plan.meetings}.values(), key=_by_date)
    past = [one for one in meetings if papers_on(one) < plan.as_at]
    ahead = [one for one in meetings if papers_on(one) >= plan.as_at]
    due = plan.next_update_due
    if due is None:
        return past + ahead[:1]
    return past + [one for one in ahead if papers_on(one) < due]


def _by_date(meeting: Meeting) -> date:
    return meeting.on


def _meeting(meeting: Meeting, number: int) -> Choice:
    label = f"Meeting of {words.day(meeting.on)}: version {number}"
    return Choice(meeting.on.isoformat(), label, meeting.on, number, meeting=True)


def _version(one: Position) -> Choice:
    label = f"Version {one.number}: position at {words.day(one.as_at)}"
    return Choice(f"version-{one.number}", label, one.as_at, one.number, meeting=False)
