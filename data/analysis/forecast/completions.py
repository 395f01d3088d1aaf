"""How many actions were completed in each month so far?

What a forecast goes by, told by one version's days of completion. A month ends on
the position's day of the month, so that no month is part of one and nothing
completed since the last month's end is lost: with a position at a month's end they
are calendar months.

The first month is that in which work is first recorded: the earliest start, day
of completion or submission of the plan, but none before the month of the
inspection that the plan answers, nor more than five years ago. Months before
anything was finished are part of the pace.

Left out, and counted: actions complete before the first month, which are no part
of the pace, and actions complete with no day recorded. Both leave the total too,
so that what remains is right. Where more than one in five of those complete has no
day, there is no telling the pace and no forecast. An action reopened since counts
as not completed; a day after the position, as on it; superseded actions not at all.

Earlier versions, where given, date what has no day: to the position of the first
version from which on it has always been complete, unless that is the first of all.

One case: Westmere in July 2023 has 11 months from August 2022, in which 50 of 61
were completed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

import pandas as pd

from data import words
from data.analysis import months
from data.analysis.changes.matching import pairs
from data.plan import Action, Cell, Plan

LONGEST = 60  # months looked back over
MOST_UNDATED = 0.2  # share of those complete past which the pace is not known
COLUMNS = ("on", "completed", "complete", "remaining")


@dataclass(frozen=True)
class Monthly:
    """Completions by month, oldest first, up to the position.

    Attributes:
        as_at: the position, on which the last month ends.
        completed: the actions completed in each month.
        total: the actions they are of: ``counted`` less ``before`` and ``undated``.
        counted: all actions counted, superseded ones left out.
        before: those complete before the first month.
        undated: those complete with no day of completion known.
        refused: the sentence why they say nothing of a pace, else None.
        cells: the cells of status, start and completion that they rest on.
        made_up: whether any action counted is marked made up.
    """

    as_at: date
    completed: tuple[int, ...]
    total: int
    counted: int
    before: int = 0
    undated: int = 0
    refused: str | None = None
    cells: tuple[Cell, ...] = ()
    made_up: bool = False

    @property
    def ends(self) -> tuple[date, ...]:
        """The day that ends each month."""
        back = range(1 - len(self.completed), 1)
        return tuple(months.after(self.as_at, month) for month in back)

    def frame(self) -> pd.DataFrame:
        """A row a month: on (date), completed, complete so far, remaining."""
        so_far = list(accumulate(self.completed))
        left = [self.total - done for done in so_far]
        rows = zip(self.ends, self.completed, so_far, left, strict=True)
        return pd.DataFrame(list(rows), columns=list(COLUMNS))


def monthly(plan: Plan, earlier: Iterable[Plan] = ()) -> Monthly:
    """The completions by month of one version, oldest month first.

    ``earlier`` holds other versions of the plan in any order; those later than
    this version are not looked at.
    """
    among = [one for one in plan.actions if one.counted]
    complete = [one for one in among if one.complete]
    known = _known_days(plan, complete, earlier)
    starts = _first_end(plan, among, known)
    ends = [] if starts is None else _ends(plan.as_at, starts)
    begins = months.after(plan.as_at, -len(ends))
    within = [day for day in known if day > begins]
    before, undated = len(known) - len(within), len(complete) - len(known)
    return Monthly(
        plan.as_at,
        tuple(_in_each(within, [begins, *ends])),
        len(among) - before - undated,
        len(among),
        before,
        undated,
        _refusal(plan, len(complete), undated),
        tuple(cell for one in among for cell in _cells(one)),
        any(one.row.made_up for one in among),
    )


def _cells(action: Action) -> Sequence[Cell]:
    return action.row.pick("delivery", "start", "completed_on")


def _in_each(days: Iterable[date], ends: Sequence[date]) -> Iterable[int]:
    held = list(days)
    for first, last in pairwise(ends):
        yield sum(first < day <= last for day in held)


def first_day(plan: Plan, days: Iterable[date]) -> date | None:
    """When work is first recorded, going by these days too; None if nothing is.

    Not before the month of the inspection, nor more than five years ago.
    """
    starts = [one.start for one in plan.actions if one.counted and one.start]
    submitted = [plan.submitted] if plan.submitted else []
    known = [day for day in (*days, *starts, *submitted) if day <= plan.as_at]
    if not known:
        return None
    inspected = plan.inspection_date.on
    bounds = [inspected.replace(day=1)] if inspected else []
    earliest = max([min(known), months.after(plan.as_at, -LONGEST), *bounds])
    return min(earliest, plan.as_at)


def _first_end(
    plan: Plan, among: Sequence[Action], known: Sequence[date]
) -> date | None:
    return first_day(plan, known) if among else None


def _ends(as_at: date, first: date) -> list[date]:
    """The ends of the months from that of ``first`` to the position's."""
    ends = [as_at]
    while len(ends) < LONGEST and (end := months.after(as_at, -len(ends))) >= first:
        ends.append(end)
    return ends[::-1]


def _refusal(plan: Plan, complete: int, undated: int) -> str | None:
    if not plan.actions:
        return "This workbook lists no actions, so there is nothing to forecast."
    if not undated or undated <= MOST_UNDATED * complete:
        return None
    without = words.of(undated, complete)
    have = words.plural(undated, "has", "have")
    return (
        f"No forecast: {without} actions reported complete {have} no day of "
        "completion recorded, so the pace is not known."
    )


# --- the days of completion ----------------------------------------------------


def _known_days(
    plan: Plan, complete: Sequence[Action], earlier: Iterable[Plan]
) -> list[date]:
    """The day of completion of each action that has one, none past the position."""
    days = [one.completed_on for one in complete if one.completed_on]
    undated = [one for one in complete if not one.completed_on]
    history = sorted(
        (one for one in earlier if one.as_at < plan.as_at), key=lambda one: one.as_at
    )
    if undated and history:
        days += _first_seen(undated, history, plan.as_at)
    return [min(day, plan.as_at) for day in days]


def _first_seen(
    undated: Sequence[Action], history: Sequence[Plan], as_at: date
) -> Iterable[date]:
    """The position from which on each was complete, but for the first of all."""
    seen = [_complete_in(version, undated) for version in history]
    positions = [*(version.as_at for version in history[1:]), as_at]
    for place in range(len(undated)):
        steps = zip(reversed(positions), reversed(seen), strict=True)
        began = next((on for on, then in steps if place not in then), None)
        if began is not None:
            yield began


def _complete_in(version: Plan, actions: Sequence[Action]) -> set[int]:
    """The places of those actions that this version reports complete."""
    places = {id(action): place for place, action in enumerate(actions)}
    return {
        places[id(pair.after.action)]
        for pair in pairs(version.actions, actions)
        if pair.before and pair.after and pair.before.action.complete
    }
