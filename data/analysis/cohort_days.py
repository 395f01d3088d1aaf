"""What stood on the list at a date, and which dates can be compared?

The rows of one date are its groups and, where there is one, a row called All
or Total, which is used instead of their sum. A date that carries a change in
who is counted starts a new segment.

One case: groups A and B are given at 31 March and A alone at 30 June: June's
``lacking`` is ``("B",)`` and its count is missing, not smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from data.plan import Cell, CohortPoint, CountOf, Plan

Column = Literal["count", "joined", "left"]

_TOTALS = frozenset(
    {"all", "total", "all children", "all episodes", "all ages", "all groups"}
)
_QUARTER_ENDS = frozenset({(3, 31), (6, 30), (9, 30), (12, 31)})


@dataclass(frozen=True)
class Day:
    """The rows of one date; ``lacking`` names the segment's groups not given."""

    on: date
    segment: int
    groups: tuple[CohortPoint, ...]
    total: CohortPoint | None
    lacking: tuple[str, ...] = ()

    @property
    def points(self) -> tuple[CohortPoint, ...]:
        """Every row of the date, a total last."""
        return (*self.groups, *((self.total,) if self.total else ()))

    @property
    def complete(self) -> bool:
        """Whether the count can be given: no group lacking, or a total there."""
        return self.total is not None or not self.lacking

    @property
    def hidden(self) -> str:
        """What the reader at hand is shown in place of the count; "" for one known."""
        shown = (self.total,) if self.total else self.groups
        return next((point.hidden for point in shown if point.hidden), "")

    @property
    def made_up(self) -> bool:
        """Whether any row of the date is made up."""
        return any(point.row.made_up for point in self.points)

    @property
    def definition_changed(self) -> str:
        """What changed in who is counted from this date, each text once."""
        texts = dict.fromkeys(point.definition_changed for point in self.points)
        return "; ".join(text for text in texts if text)

    def used(self, column: Column) -> tuple[CohortPoint, ...]:
        """The rows a number rests on: the total where it has one, else the groups.

        A total that is hidden from a reader is never put together from its groups.
        """
        total = self.total
        if total is not None and (value(total, column) is not None or total.hidden):
            return (total,)
        return self.groups

    def sum(self, column: Column) -> int | None:
        """The total's own number, or the groups' sum; None where any is missing."""
        used = self.used(column)
        if self.lacking and used == self.groups:
            return None
        return added([value(point, column) for point in used])

    def cells(self, *columns: Column) -> tuple[Cell, ...]:
        """The cells these numbers rest on."""
        return tuple(
            cell
            for column in columns
            for point in self.used(column)
            for cell in point.row.pick(column)
        )

    def group(self, name: str) -> CohortPoint | None:
        """The row of the group with this key, as ``key`` writes it."""
        return next((point for point in self.groups if key(point) == name), None)


def key(point: CohortPoint) -> str:
    """The group's name whatever its case and spacing."""
    return " ".join(point.group.casefold().split())


def value(point: CohortPoint, column: Column) -> int | None:
    """One number of a row."""
    return {"count": point.count, "joined": point.joined, "left": point.left}[column]


def added(values: Sequence[int | None]) -> int | None:
    """The sum; None where there is nothing to add or any value is missing."""
    given = [one for one in values if one is not None]
    return sum(given) if given and len(given) == len(values) else None


def points(plan: Plan, counts: CountOf) -> list[CohortPoint]:
    """The rows that count children, or those that count episodes."""
    return [point for point in plan.cohort if point.counts is counts]


def days(plan: Plan, counts: CountOf) -> list[Day]:
    """The dates in order; of two rows for one group and date the first counts."""
    found: list[Day] = []
    in_order = sorted(points(plan, counts), key=lambda point: point.on)
    for on, rows in groupby(in_order, key=lambda point: point.on):
        own: dict[str, CohortPoint] = {}
        for point in rows:
            own.setdefault(key(point), point)
        total = next((own[name] for name in own if name in _TOTALS), None)
        groups = tuple(own[name] for name in own if name not in _TOTALS)
        day = Day(on, found[-1].segment if found else 0, groups, total)
        if found and day.definition_changed:
            day = replace(day, segment=day.segment + 1)
        found.append(day)
    return [_with_lacking(day, found) for day in found]


def span(of: Sequence[Day]) -> list[Day]:
    """From the comparison date to the latest; empty without a comparison date.

    The comparison date is the latest quarter end before the latest date, else
    the earliest date, among those of the latest's segment that have a count.
    """
    if not of:
        return []
    last = of[-1]
    earlier = [
        day
        for day in of[:-1]
        if day.segment == last.segment and day.sum("count") is not None
    ]
    if not earlier:
        return []
    ends = [day for day in earlier if (day.on.month, day.on.day) in _QUARTER_ENDS]
    first = ends[-1] if ends else earlier[0]
    return [day for day in of if day.on >= first.on]


def _with_lacking(day: Day, of: Sequence[Day]) -> Day:
    """The day, with the groups its segment knows and it does not give."""
    known = {
        key(point): point.group
        for other in of
        if other.segment == day.segment
        for point in other.groups
    }
    own = {key(point) for point in day.groups}
    return replace(
        day, lacking=tuple(name for one, name in known.items() if one not in own)
    )
