"""At which point of its own timetable does the plan stand?

Planned is what the original dates add up to, earned what is complete of it:
P(t) actions were first due by the end of month t, E are complete at the position.
With C the largest t at which P(t) is no more than E, the earned schedule is

    ES = C + (E − P(C)) / (P(C + 1) − P(C)) months, and SPI(t) = ES / months so far:

below 1 the plan stands where its timetable had it some time ago.

What the formula leaves open, and how it is settled here:

- Flat stretches, months in which nothing was due: C is the last of them, as the
  largest t; so P(C + 1) is always above P(C). What is earned before such a stretch
  counts as standing at its end, and ``flat`` says how many months of ES are that.
- Everything planned is earned: ES is the month in which the plan was to be done,
  and the months so far end with the last completion, so that SPI(t) no longer
  changes once the plan is done.
- Fewer earned than were due at the outset (P(0) above E): ES is 0.
- Month 0 is the end of the month before work is first recorded or first due; months
  end on the position's day (see ``months``).
- Left out of both and counted: actions without an original date. Superseded actions
  are no part of the plan.

Source: Lipke, "Schedule is different", The Measurable News, Summer 2003; ISO
21508:2018, Earned value management in project and programme management.

One case: of actions due 10, 20, 30 and 40 in all by the ends of months 1 to 4, 25
are complete at month 4: C = 2, ES = 2 + 5 / 10 = 2.5 months, SPI(t) = 0.625.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data import words
from data.analysis import months
from data.analysis.forecast.completions import LONGEST, first_day
from data.plan import Action, Cell, Plan

COLUMNS = ("on", "month", "planned", "complete")
_AHEAD = 2 * LONGEST  # months of timetable: a slip of the pen must not make centuries


@dataclass(frozen=True)
class EarnedSchedule:
    """Where a plan stands in its own timetable.

    Attributes:
        planned: P(t) for t = 0, 1, 2 …, the actions first due by each month's end.
        earned: E, those of them complete at the position.
        time: the months so far; to the last completion once all is earned.
        schedule: ES, in months; None where it is refused.
        flat: how many months of ES are a stretch, ending at C, in which nothing
            was due.
        ends: the day that ends each month of ``planned``.
        undated: the actions left out because they have no original date.
        refused: the sentence why there is no earned schedule, else None.
        cells, made_up: what it rests on.
    """

    planned: tuple[int, ...]
    earned: int
    time: int
    schedule: float | None
    flat: int
    ends: tuple[date, ...]
    undated: int = 0
    refused: str | None = None
    cells: tuple[Cell, ...] = ()
    made_up: bool = False

    @property
    def spi(self) -> float | None:
        """SPI(t): ES for each month so far; None where it is refused."""
        return None if self.schedule is None else self.schedule / self.time


def earned_schedule(plan: Plan) -> EarnedSchedule:
    """The earned schedule of one version, by original dates."""
    among = [one for one in plan.actions if one.counted]
    dated = [one for one in among if one.original_due.on]
    done = [one for one in dated if one.complete]
    ends, now = _ends(plan, dated)
    planned = tuple(sum(_due(one) <= end for one in dated) for end in ends)
    refused = _refusal(plan, among, dated)
    schedule, flat = (None, 0) if refused else _schedule(planned, len(done))
    return EarnedSchedule(
        planned,
        len(done),
        _time(plan, dated, done, ends[: now + 1]),
        schedule,
        flat,
        ends,
        len(among) - len(dated),
        refused,
        tuple(cell for one in dated for cell in _cells(one)),
        any(one.row.made_up for one in dated),
    )


def table(found: EarnedSchedule) -> pd.DataFrame:
    """A row a month's end: on (date), month, planned, complete (at the last alone).

    ``complete`` is E in the month that ``time`` has reached and None in any other:
    the earned schedule rests on the position, not on the way there.
    """
    rows = [
        (on, month, planned, found.earned if month == found.time else None)
        for month, (on, planned) in enumerate(
            zip(found.ends, found.planned, strict=True)
        )
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _cells(action: Action) -> Sequence[Cell]:
    return action.row.pick("original_due", "delivery", "completed_on")


def _schedule(planned: Sequence[int], earned: int) -> tuple[float, int]:
    """ES in months, and how many of them are a flat stretch that ends at C."""
    if earned < planned[0]:
        return 0.0, 0
    if earned >= planned[-1]:
        return float(planned.index(planned[-1])), 0
    reached = max(t for t, due in enumerate(planned) if due <= earned)
    step = planned[reached + 1] - planned[reached]
    flat = reached - planned.index(planned[reached])
    return reached + (earned - planned[reached]) / step, flat


def _due(action: Action) -> date:
    return action.original_due.on or date.max


def _ends(plan: Plan, dated: Sequence[Action]) -> tuple[tuple[date, ...], int]:
    """The ends of the months, from month 0, and which of them the position is.

    To the month of the last date, and to the position's at least.
    """
    done = [one.completed_on for one in dated if one.completed_on]
    dues = [_due(one) for one in dated]
    first = first_day(plan, [*done, *dues]) or plan.as_at
    now = 1
    while months.after(plan.as_at, -now) >= first:
        now += 1
    last, ahead = max([*dues, plan.as_at]), 0
    while ahead < _AHEAD and months.after(plan.as_at, ahead) < last:
        ahead += 1
    return tuple(months.after(plan.as_at, m) for m in range(-now, ahead + 1)), now


def _time(
    plan: Plan, dated: Sequence[Action], done: Sequence[Action], ends: Sequence[date]
) -> int:
    """Months from month 0 to the position, or to the last completion if all is done.

    ``ends`` are those up to the position.
    """
    if len(done) < len(dated) or not done:
        return len(ends) - 1
    last = max(min(one.completed_on or plan.as_at, plan.as_at) for one in done)
    return max(1, sum(end < last for end in ends))


def _refusal(
    plan: Plan, among: Sequence[Action], dated: Sequence[Action]
) -> str | None:
    if not plan.actions:
        return "This workbook lists no actions, so there is no timetable to go by."
    if not among:
        return "No action is counted, so there is no timetable to go by."
    if not dated:
        every = words.plural(len(among), "The only action has no", "No action has an")
        return f"{every} original date, so there is no timetable to go by."
    return None
