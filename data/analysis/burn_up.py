"""Are actions being completed as fast as their original dates implied?

Planned is what the first dates ever given add up to, so that moving a date
later does not make the plan look on time.

One case: of 61 actions 54 were first due by 30 June 2023 and 50 are complete:
``behind`` is 4, said "50 actions complete, 4 fewer than the original dates
implied".
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import pandas as pd

from data.plan import Action, Cell, Plan

COLUMNS = ("on", "planned", "complete", "counted", "cells", "made_up")
LONGEST = 5 * 366  # days shown either side of the position: a slip of the pen
# in a year must not stretch the chart over a century


def burn_up(plan: Plan) -> pd.DataFrame:
    """Actions planned and complete at each month's end, and at the position.

    Columns as COLUMNS. From the month before the first original due date or
    completion to the month of sign-off or of the last original due date,
    whichever is later. ``planned`` counts the actions first due by then;
    ``complete`` those complete by then, None after the position; ``counted`` all
    of them. An action complete without a day of completion, or with one after
    the position, is counted from the position on (see ``undated``). No rows
    where no action is counted.
    """
    among = _counted(plan)
    rows = [_row(plan, among, on) for on in _points(plan, among)] if among else []
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"planned": int, "counted": int, "made_up": bool})


def behind(plan: Plan) -> int:
    """Actions first due by the position, less those complete; below 0 if ahead."""
    among = _counted(plan)
    return len(_planned(among, plan.as_at)) - len(_done(plan, among, plan.as_at))


def scope(versions: Iterable[Plan]) -> pd.DataFrame:
    """How many actions were counted at each version's position, oldest first.

    Columns ``on`` (date) and ``counted``; of two versions of one position the later
    given stands.
    """
    held = {plan.as_at: len(_counted(plan)) for plan in versions}
    return pd.DataFrame(sorted(held.items()), columns=["on", "counted"])


def undated(plan: Plan) -> tuple[str, ...]:
    """The refs of actions reported complete with no day of completion recorded."""
    return tuple(
        one.ref for one in plan.actions if one.complete and one.completed_on is None
    )


def _counted(plan: Plan) -> Sequence[Action]:
    return tuple(one for one in plan.actions if one.counted)


def _row(plan: Plan, among: Sequence[Action], on: date) -> dict[str, object]:
    planned, done = _planned(among, on), _done(plan, among, on)
    cells: list[Cell] = [c for a in planned for c in a.row.pick("original_due")]
    cells += [c for a in done for c in a.row.pick("delivery", "completed_on")]
    return {
        "on": on,
        "planned": len(planned),
        "complete": len(done) if on <= plan.as_at else None,
        "counted": len(among),
        "cells": tuple(cells),
        "made_up": any(one.row.made_up for one in among),
    }


def _planned(among: Sequence[Action], on: date) -> Sequence[Action]:
    return [a for a in among if a.original_due.on and a.original_due.on <= on]


def _done(plan: Plan, among: Sequence[Action], on: date) -> Sequence[Action]:
    """Those complete by a day; nothing is known to be done after the position."""
    if on > plan.as_at:
        return []
    return [a for a in among if a.complete and _completed(plan, a) <= on]


def _completed(plan: Plan, action: Action) -> date:
    return min(action.completed_on or plan.as_at, plan.as_at)


def _points(plan: Plan, among: Sequence[Action]) -> list[date]:
    planned = [a.original_due.on for a in among if a.original_due.on]
    done = [_completed(plan, a) for a in among if a.complete]
    sign_off = [plan.sign_off_due] if plan.sign_off_due else []
    first = min([*planned, *done, plan.as_at])
    last = max([*planned, *sign_off, plan.as_at])
    room = timedelta(days=LONGEST)
    ends = _month_ends(max(first, plan.as_at - room), min(last, plan.as_at + room))
    return sorted({*ends, plan.as_at})


def _month_ends(first: date, last: date) -> Iterator[date]:
    """The end of the month before the first day, and every one up to the last's."""
    on = first.replace(day=1) - timedelta(days=1)
    while on < last:
        yield on
        on = _month_end(on + timedelta(days=1))
    yield on


def _month_end(on: date) -> date:
    return on.replace(day=calendar.monthrange(on.year, on.month)[1])
