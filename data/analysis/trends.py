"""Has a measure moved beyond its usual variation, and since when?

A measure's results as a series for an XmR chart: one row a period, gaps as
missing points, limits resting on the first 12 points of each phase, so that
what came later is set against how it was. A new phase starts where an event of
the kind "Rebase" names the measure: a person's choice, stated by name.

One case: Westmere's screening tools, 27 months to June 2023: about 12 a month in
the first year, and above the upper limit in every month since January 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, takewhile
from math import isnan
from typing import Any

import pandas as pd

from data import words
from data.analysis import measures, spc
from data.analysis.audited import COUNT, PERCENTAGE, Result
from data.analysis.events import happened
from data.plan import Better, Cell, Event, Measure, Plan

BASELINE = 12  # points that the limits of a phase rest on
COLUMNS = (
    "period",
    "start",
    "end",
    *spc.COLUMNS,
    "text",
    "cells",
    "made_up",
    "hidden",
)
_REBASE = "rebase"
_DIRECTIONS: dict[Better, spc.Direction] = {
    Better.HIGHER: "higher",
    Better.LOWER: "lower",
    Better.CONTEXT: "context",
}


@dataclass(frozen=True)
class Run:
    """The flagged points that lead up to the last one, all in one direction.

    ``first`` and ``last`` are periods as a reader says them; ``rising`` tells a
    trend of steps from a level: "rising since" rather than "more than usual".
    """

    up: bool
    rising: bool
    first: str
    last: str
    points: int
    outside: int
    kind: str


@dataclass(frozen=True)
class Trend:
    """A measure's results over time, judged.

    Attributes:
        frame: COLUMNS, a row a period in date order; a gap's ``value`` is NaN,
            its ``text`` says so and it rests on no cell, unless it is ``hidden``
            from the reader. ``value`` is the count, or the percentage, 0 to 100.
        limits: the same rows with only the limits and causes that may be shown.
        rebases: the events that start a new phase, by date.
    """

    measure: Measure
    frame: pd.DataFrame
    limits: pd.DataFrame
    counted: bool
    rebases: tuple[Event, ...] = ()

    @property
    def each(self) -> str:
        """What a period is: "month", "quarter", "year", or "period"."""
        first = self.frame.iloc[0]
        months = _month(first["end"] + timedelta(days=1)) - _month(first["start"])
        return {1: "month", 3: "quarter", 12: "year"}.get(months, "period")

    @property
    def points(self) -> int:
        """How many periods have a value."""
        return int(self.frame["value"].count())

    @property
    def caution(self) -> str:
        """What it is too short or too flat for; "" where it is neither."""
        return spc.caution(self.frame)

    @property
    def judgeable(self) -> bool:
        """Whether its latest phase has limits that may be drawn."""
        return not isnan(self.limits["upper"].iloc[-1])

    @property
    def run(self) -> Run | None:
        """The change that the latest point belongs to; None where there is none."""
        return run(self.limits)

    @property
    def assurance(self) -> spc.Assurance | None:
        """What the latest limits say of the measure's target.

        None while the latest points lie off those limits: they are of a process
        that has changed, and a rebase would be needed to say.
        """
        if self.run:
            return None
        return spc.assurance(
            self.frame, self.measure.target, better=_DIRECTIONS[self.measure.better]
        )

    @property
    def made_up(self) -> bool:
        """Whether any of its results is made up."""
        return bool(self.frame["made_up"].any())


def of(plan: Plan, ref: str) -> Trend | None:
    """The measure's results as a series; None where it has none of use.

    Results of the latest one's kind and length of period are used; a result for
    a period that overlaps the one before it is left out, as the year's is of
    which the quarters are given.

    Raises:
        KeyError: when no measure has this ref.
    """
    measure = plan.measure(ref)
    if measure is None:
        raise KeyError(ref)
    own = list(_alike(measures.of(plan, measure)))
    if not own:
        return None
    points = list(_points(own))
    named = rebases(plan, measure)
    chart = spc.xmr(
        [one.value for one in points],
        better=_DIRECTIONS[measure.better],
        target=measure.target,
        rebase_at=_positions([one.start for one in points], named),
        fix_after=BASELINE,
    )
    told = pd.DataFrame([vars(one) for one in points], dtype=object)
    frame = pd.concat([told.drop(columns="value"), chart], axis=1)[
        list(COLUMNS)
    ].astype({"made_up": bool, "hidden": bool})
    counted = own[-1].kind == COUNT
    return Trend(measure, frame, spc.judged(frame), counted, named)


def near(plan: Plan, trend: Trend, most: int = 2) -> tuple[Event, ...]:
    """The events that stand near the start of the latest change, by date.

    Those that had happened in its first period or the 31 days before it. That an
    event stands near a change does not make it the cause.
    """
    run = trend.run
    if run is None:
        return ()
    first = trend.frame[trend.frame["period"] == run.first].iloc[0]
    since = first["start"] - timedelta(days=31)
    found = [
        one
        for one in plan.events
        if happened(one, plan.as_at)
        and one.kind.strip().casefold() != _REBASE
        and one.on.on is not None
        and since <= one.on.on <= first["end"]
    ]
    found.sort(key=lambda one: one.on.on or date.min)
    return tuple(found[:most])


def rebases(plan: Plan, measure: Measure) -> tuple[Event, ...]:
    """The events of the kind "Rebase" whose words name this measure's ref."""
    named = re.compile(rf"(?<!\w){re.escape(measure.ref)}(?!\w)", re.IGNORECASE)
    found = [
        one
        for one in plan.events
        if one.kind.strip().casefold() == _REBASE
        and one.on.on is not None
        and named.search(one.event)
    ]
    return tuple(sorted(found, key=lambda one: one.on.on or date.min))


def run(limits: pd.DataFrame) -> Run | None:
    """The flagged points of one phase that lead up to the last known one.

    ``limits`` holds ``period`` and the columns of spc, as ``judged`` leaves them.
    From a point beyond a limit, or near it, it reaches back over those that are
    so too, and not over a shift within the limits that may have led up to them.
    """
    points = limits.to_dict("records")
    while points and isnan(points[-1]["value"]):
        points.pop()
    if not points or not points[-1]["special_cause"]:
        return None
    last = points[-1]
    own = list(takewhile(lambda one: belongs(one, last), reversed(points)))
    return Run(
        up=last["special_cause"] in spc.UP,
        rising=last["special_cause"] in spc.TREND,
        first=str(own[-1]["period"]),
        last=str(last["period"]),
        points=len(own),
        outside=sum(one["special_cause"] in spc.OUTSIDE for one in own),
        kind=str(last["kind"]),
    )


def belongs(one: Mapping[Any, Any], last: Mapping[Any, Any]) -> bool:
    """Whether a point, as a row of ``limits``, is of the same change as the last."""
    cause, led_to = one["special_cause"], last["special_cause"]
    if not cause or one["phase"] != last["phase"]:
        return False
    if (cause in spc.UP) != (led_to in spc.UP):
        return False
    strong = (*spc.OUTSIDE, *spc.NEAR)
    for rules in (spc.TREND, strong):
        if led_to in rules:
            return cause in rules
    return cause not in spc.TREND


# --- the series --------------------------------------------------------------


def _alike(results: Sequence[Result]) -> Iterator[Result]:
    """Those of the latest one's kind and length, none overlapping another."""
    if not results or not results[-1].kind:
        return
    latest, end = results[-1], date.min
    for one in results:
        same = one.kind == latest.kind and _months(one) == _months(latest)
        if same and one.audit.period.start > end:
            end = one.audit.period.end
            yield one


def _months(one: Result) -> int:
    """How many months its period has."""
    period = one.audit.period
    after = period.end + timedelta(days=1)
    return _month(after) - _month(period.start)


def _month(day: date) -> int:
    return day.year * 12 + day.month


@dataclass(frozen=True)
class _Point:
    """One period of the series, a gap among them."""

    period: str
    start: date
    end: date
    value: float | None = None
    text: str = "No result recorded"
    cells: tuple[Cell, ...] = ()
    made_up: bool = False
    hidden: bool = False


def _points(own: Sequence[Result]) -> Iterator[_Point]:
    """A point a result, with one for each period missing between two of them."""
    apart = [
        _month(later.audit.period.start) - _month(one.audit.period.start)
        for one, later in pairwise(own)
    ]
    step = min(apart, default=1)
    yield _point(own[0])
    for (one, later), months in zip(pairwise(own), apart, strict=True):
        for missed in range(1, months // step):
            yield _gap(one, missed * step)
        yield _point(later)


def _point(one: Result) -> _Point:
    period = one.audit.period
    return _Point(
        period.label,
        period.start,
        period.end,
        _value(one),
        one.text,
        one.cells,
        made_up=one.made_up,
        hidden=one.audit.hidden is not None,
    )


def _value(one: Result) -> float | None:
    met, cases = one.audit.met, one.audit.cases
    if one.kind == COUNT:
        return met
    if one.kind == PERCENTAGE:
        return one.audit.percentage
    if met is None or not cases or not one.base_given:
        return None
    return 100 * met / cases


def _gap(one: Result, months: int) -> _Point:
    start = _later(one.audit.period.start, months)
    end = _later(one.audit.period.end + timedelta(days=1), months) - timedelta(days=1)
    named = {1: words.month(start), 3: words.quarter(start)}
    return _Point(named.get(_months(one), f"year to {words.day(end)}"), start, end)


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _positions(starts: Sequence[date], named: Sequence[Event]) -> list[int]:
    """Where each rebase starts a phase: the first period that starts by then."""
    found = []
    for event in named:
        later = [
            at for at, start in enumerate(starts) if start >= (event.on.on or start)
        ]
        found += later[:1]
    return found
