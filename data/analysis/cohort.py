"""How many children are at risk, and why did the number move?

The count at a date is the sum of its groups, or the row called All or Total
where there is one. A change in who is counted starts a new segment, and no
comparison crosses it. Children and episodes are never added together. A
direction is never called good or bad.

One case: 171 at 31 March 2023, 12 joined and 35 left by 30 June, 148 then:
``bridge`` gives start 171, end 148, gap 0, and so "148 = 171 + 12 − 35".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data import words
from data.analysis import cohort_days
from data.analysis.cohort_days import Day, added
from data.figure import Figure
from data.plan import Cell, Claim, CountOf, Plan

STOCK = (
    "on",
    "count",
    "joined",
    "left",
    "segment",
    "definition_changed",
    "groups",
    "complete",
    "cells",
    "made_up",
    "told",
)
BY_GROUP = (
    "group",
    "then",
    "now",
    "joined",
    "left",
    "cells",
    "made_up",
    "then_told",
    "now_told",
)
NONE_HELD = "The workbook holds no cohort figures."
MOVES_WITHHELD = (
    "Not shown to the public: beside the numbers at each date, how many joined and "
    "left could tell a small number."
)
NOT_GIVEN = "The report gives no figure for the cohort."

_RULES = {
    CountOf.CHILDREN: "Children identified as at risk at the date, each counted once.",
    CountOf.EPISODES: "Episodes of risk open at the date; a child may have several.",
}

_COMPARED = (
    "The comparison date is the latest quarter end before the latest count, by the "
    "same definition; the earliest date where there is none."
)
_MOVES = (
    (
        "change",
        "Change in children identified as at risk",
        f"The latest count less that at the comparison date. {_COMPARED}",
    ),
    (
        "joined",
        "Children who joined the list",
        f"Joined, summed over the dates after the comparison date. {_COMPARED}",
    ),
    (
        "left",
        "Children who left the list",
        f"Left, summed over the dates after the comparison date. {_COMPARED}",
    ),
)


@dataclass(frozen=True)
class Bridge:
    """How one count became another: start + joined − left, beside the end.

    ``joined`` and ``left`` are None where any date or group in between lacks
    them; then ``gap`` and ``adds_up`` are None as well.
    """

    start: date
    start_count: int
    joined: int | None
    left: int | None
    end: date
    end_count: int
    counts: CountOf
    cells: tuple[Cell, ...]
    made_up: bool

    @property
    def change(self) -> int:
        """The end's count less the start's."""
        return self.end_count - self.start_count

    @property
    def gap(self) -> int | None:
        """What joined and left do not account for; 0 where they add up."""
        if self.joined is None or self.left is None:
            return None
        return self.end_count - (self.start_count + self.joined - self.left)

    @property
    def adds_up(self) -> bool | None:
        """Whether the gap is nought; None where it is not known."""
        return None if self.gap is None else self.gap == 0


def stock(plan: Plan, counts: CountOf = CountOf.CHILDREN) -> pd.DataFrame:
    """A row per date, the earliest first, of children or of episodes.

    Columns as STOCK. ``count``, ``joined`` and ``left`` are whole numbers or
    None; ``segment`` counts from 0 and rises at a date that carries a change of
    definition; ``groups`` is the number of groups given at the date, a total not
    among them. ``complete`` is False where a group known elsewhere in the segment
    is absent and no total row stands in for it: the count is then None. ``told`` is
    the count, or what a reader it is hidden from is shown in its place.
    """
    rows = [
        {
            "on": day.on,
            "count": day.sum("count"),
            "joined": day.sum("joined"),
            "left": day.sum("left"),
            "segment": day.segment,
            "definition_changed": day.definition_changed,
            "groups": len(day.groups),
            "complete": day.complete,
            "cells": day.cells("count", "joined", "left"),
            "made_up": day.made_up,
            "told": _told(day.sum("count"), day.hidden),
        }
        for day in cohort_days.days(plan, counts)
    ]
    table = pd.DataFrame(rows, columns=list(STOCK), dtype=object)
    return table.astype({"complete": bool, "made_up": bool})


def by_group(plan: Plan, counts: CountOf = CountOf.CHILDREN) -> pd.DataFrame:
    """Each group at the comparison date and at the latest, in workbook order.

    Columns as BY_GROUP: ``then`` is None where there is no comparison date or
    the group was not given at it, ``now`` where it is not given at the latest;
    ``joined`` and ``left`` are summed over the dates between, None where any is
    missing; ``then_told`` and ``now_told`` are the counts as ``told`` is in STOCK.
    A total row is not a group.
    """
    days = cohort_days.days(plan, counts)
    span = cohort_days.span(days)
    shown = {
        cohort_days.key(point) for day in span or days[-1:] for point in day.groups
    }
    names: dict[str, str] = {}
    for point in cohort_days.points(plan, counts):
        if cohort_days.key(point) in shown:
            names.setdefault(cohort_days.key(point), point.group)
    rows = [_group_row(name, key, span, days[-1]) for key, name in names.items()]
    table = pd.DataFrame(rows, columns=list(BY_GROUP), dtype=object)
    return table.astype({"made_up": bool})


def bridge(plan: Plan, counts: CountOf = CountOf.CHILDREN) -> Bridge | None:
    """From the comparison date's count to the latest; None without both.

    The comparison date is the latest quarter end before the latest date in the
    same segment, else the segment's earliest date, among those with a count.
    ``joined`` and ``left`` at a date are those since the date before it.
    """
    return _bridge(cohort_days.span(cohort_days.days(plan, counts)), counts)


def between(
    plan: Plan, start: date, end: date, counts: CountOf = CountOf.CHILDREN
) -> Bridge | None:
    """From the count at one date to that at another; None where either is not given.

    None too where a change of definition lies between them: no comparison
    crosses it.
    """
    days = cohort_days.days(plan, counts)
    span = [day for day in days if start <= day.on <= end]
    if len(span) < 2 or (span[0].on, span[-1].on) != (start, end):
        return None
    if span[0].segment != span[-1].segment:
        return None
    return _bridge(span, counts)


def before(
    plan: Plan, found: Bridge, counts: CountOf = CountOf.CHILDREN
) -> Bridge | None:
    """The bridge of as many dates that leads up to another, where there is one."""
    days = cohort_days.days(plan, counts)
    dates = [day.on for day in days]
    first, last = dates.index(found.start), dates.index(found.end)
    earlier = first - (last - first)
    return between(plan, dates[earlier], found.start, counts) if earlier >= 0 else None


def _bridge(span: Sequence[Day], counts: CountOf) -> Bridge | None:
    if not span:
        return None
    first, *later = span
    last = span[-1]
    start_count, end_count = first.sum("count"), last.sum("count")
    if start_count is None or end_count is None:
        return None
    moved = tuple(cell for day in later for cell in day.cells("joined", "left"))
    return Bridge(
        start=first.on,
        start_count=start_count,
        joined=added([day.sum("joined") for day in later]),
        left=added([day.sum("left") for day in later]),
        end=last.on,
        end_count=end_count,
        counts=counts,
        cells=first.cells("count") + moved + last.cells("count"),
        made_up=any(day.made_up for day in span),
    )


def claimed(plan: Plan) -> Claim | None:
    """The claim about the cohort that gives no figure, where there is one."""
    for claim in plan.claims:
        if claim.figure is None and "cohort_" in claim.checked_against.casefold():
            return claim
    return None


def figures(plan: Plan, version: int | None = None) -> list[Figure]:
    """The cohort's figures, all of them counts of children or their episodes.

    Names: cohort_count, cohort_change, cohort_joined, cohort_left, one
    "cohort_count.<group>" per group at the latest date; "episodes_count" where
    the workbook counts episodes too. The first four are always there.
    """
    made = [
        _count_figure(plan, CountOf.CHILDREN, version),
        *_moves(plan, version),
        *_group_figures(plan, version),
    ]
    if cohort_days.points(plan, CountOf.EPISODES):
        made.append(_count_figure(plan, CountOf.EPISODES, version))
    return made


# --- groups ----------------------------------------------------------------


def _group_row(
    name: str, key: str, span: Sequence[Day], last: Day
) -> dict[str, object]:
    own = [day.group(key) for day in span]
    then, now = own[0] if own else None, last.group(key)
    given = [point for point in (own or [now]) if point]
    return {
        "group": name,
        "then": then.count if then else None,
        "now": now.count if now else None,
        "joined": added([point.joined if point else None for point in own[1:]]),
        "left": added([point.left if point else None for point in own[1:]]),
        "cells": tuple(c for p in given for c in p.row.pick("count", "joined", "left")),
        "made_up": any(point.row.made_up for point in given),
        "then_told": _told(then.count, then.hidden) if then else None,
        "now_told": _told(now.count, now.hidden) if now else None,
    }


def _told(count: int | None, hidden: str) -> str | None:
    return hidden or (None if count is None else words.number(count))


# --- figures ---------------------------------------------------------------


def _absent(plan: Plan) -> str:
    """Why there is no cohort: not in the report, or not supplied."""
    return NOT_GIVEN if claimed(plan) else NONE_HELD


def _count_figure(plan: Plan, counts: CountOf, version: int | None) -> Figure:
    days = cohort_days.days(plan, counts)
    last = days[-1] if days else None
    value = last.sum("count") if last else None
    children = counts is CountOf.CHILDREN
    label = "Children identified as at risk" if children else "Episodes of risk"
    return Figure(
        name="cohort_count" if children else "episodes_count",
        label=f"{label} at {words.day(last.on)}" if last else label,
        value=value,
        unit=str(counts).casefold(),
        definition=_RULES[counts],
        cells=last.cells("count") if last else (),
        version=version,
        as_at=plan.as_at,
        made_up=last.made_up if last else False,
        missing="" if value is not None else _no_count(plan, last),
        counts_children=True,
        rounded=plan.protection is not None,
    )


def _no_count(plan: Plan, last: Day | None) -> str:
    if last is None:
        return _absent(plan)
    if last.hidden:
        return hidden_as(plan, last.hidden)
    names = words.listed(last.lacking)
    return f"No count is given for {names} at {words.day(last.on)}."


def hidden_as(plan: Plan, shown: str) -> str:
    """``Fewer than 5``, or the range that stands in place of a number."""
    if shown == "c" and plan.protection is not None:
        return f"Fewer than {words.number(plan.protection.threshold)}."
    return words.sentence(words.capital(shown))


def _moves(plan: Plan, version: int | None) -> list[Figure]:
    """Change, joined and left since the comparison date."""
    found = bridge(plan)
    values = (found.change, found.joined, found.left) if found else (None,) * 3
    since = f" since {words.day(found.start)}" if found else ""
    return [
        Figure(
            name=f"cohort_{key}",
            label=label + since,
            value=value,
            unit="children",
            definition=rule,
            cells=found.cells if found else (),
            version=version,
            as_at=plan.as_at,
            made_up=found.made_up if found else False,
            missing="" if value is not None else _no_move(plan, found, key),
            counts_children=True,
            rounded=plan.protection is not None,
        )
        for (key, label, rule), value in zip(_MOVES, values, strict=True)
    ]


def _no_move(plan: Plan, found: Bridge | None, key: str) -> str:
    if not cohort_days.points(plan, CountOf.CHILDREN):
        return _absent(plan)
    if plan.protection is not None and key in {"joined", "left"}:
        return MOVES_WITHHELD
    last = cohort_days.days(plan, CountOf.CHILDREN)[-1]
    if last.hidden:
        return "The latest number is hidden, so the change is too."
    if not last.complete:
        return _no_count(plan, last)
    if found is None:
        return "There is no earlier count by the same definition to compare with."
    since = words.day(found.start)
    return f"How many {key} is not recorded for every group and date since {since}."


def _group_figures(plan: Plan, version: int | None) -> list[Figure]:
    """One count per group that the latest date gives."""
    days = cohort_days.days(plan, CountOf.CHILDREN)
    if not days:
        return []
    return [
        Figure(
            name=f"cohort_count.{point.group}",
            label=f"{point.group}, children identified as at risk",
            value=point.count,
            unit="children",
            definition=_RULES[CountOf.CHILDREN],
            cells=point.row.pick("count"),
            version=version,
            as_at=plan.as_at,
            made_up=point.row.made_up,
            missing=hidden_as(plan, point.hidden) if point.hidden else "",
            counts_children=True,
            rounded=plan.protection is not None,
        )
        for point in days[-1].groups
    ]
