"""Why may the number of children at risk have moved, and can the record tell?

Competing explanations side by side: what one would expect to see if each were
the reason, what the record does show, and whether that is enough to tell. None
is called likely, and none good or bad.

One case: a fall from 171 to 148, 35 left where 18 had in the quarter before, and
12 joined where 21 had, while more screening tools than usual were completed:
"fewer children identified" is MIXED.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data import words
from data.analysis import cohort, findings
from data.analysis.cohort import Bridge
from data.analysis.movement import Movement
from data.plan import Cell, Plan, Shows, Wording

COLUMNS = ("reason", "shown", "expected", "record", "cells", "made_up")


class Shown(Wording):
    """Whether the record shows what one would expect to see."""

    IN_PART = "In part"
    MIXED = "Mixed"
    NO = "No"
    CANNOT = "Cannot be checked"


@dataclass(frozen=True)
class Reason:
    """One explanation, what would show it, and what the record has."""

    reason: str
    expected: str
    record: str
    shown: Shown
    cells: tuple[Cell, ...] = ()
    made_up: bool = False


def reasons(plan: Plan) -> tuple[Reason, ...]:
    """Three explanations of the move from the comparison date to the latest.

    Empty where the number cannot be compared, or did not move.
    """
    found = cohort.bridge(plan)
    if found is None or not found.change:
        return ()
    earlier = cohort.before(plan, found)
    moves = findings.movements(plan)
    seen = _Seen(found, earlier, moves, withheld=plan.protection is not None)
    return _of_a_fall(seen) if found.change < 0 else _of_a_rise(seen)


def frame(plan: Plan) -> pd.DataFrame:
    """A row per explanation; columns as COLUMNS, all texts but the last two."""
    rows = [
        (one.reason, str(one.shown), one.expected, one.record, one.cells, one.made_up)
        for one in reasons(plan)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"made_up": bool})


@dataclass(frozen=True)
class _Seen:
    """What the record holds: two stretches of time, and the measures."""

    now: Bridge
    before: Bridge | None
    moves: Sequence[Movement]
    withheld: bool = False

    def of(self, kind: Shows) -> list[Movement]:
        """The measures of this kind that have a result."""
        return [one for one in self.moves if one.measure.shows is kind and one.latest]

    def shown(self, which: str, *, more: bool) -> Shown:
        """Whether more, or fewer, joined or left than in the stretch before."""
        now, then = self.number(which)
        if now is None or then is None:
            return Shown.CANNOT
        return Shown.IN_PART if (now > then if more else now < then) else Shown.NO

    def number(self, which: str) -> tuple[int | None, int | None]:
        """How many joined, or left, now and in the stretch before."""
        then = self.before
        if which == "joined":
            return self.now.joined, then.joined if then else None
        return self.now.left, then.left if then else None

    def told(self, which: str) -> str:
        """``35 left, 18 in the period before``."""
        now, then = self.number(which)
        if now is None and self.withheld:
            return f"How many {which} is not shown to the public"
        if now is None:
            return f"How many {which} is not recorded"
        if then is None:
            return f"{words.number(now)} {which}; not known for the period before"
        return f"{words.number(now)} {which}, {words.number(then)} in the period before"

    def made(
        self,
        reason: str,
        expected: str,
        record: Sequence[str],
        shown: Shown,
        used: Sequence[Movement] = (),
    ) -> Reason:
        """The explanation with the cells that bear on it."""
        cells = self.now.cells + (self.before.cells if self.before else ())
        made_up = self.now.made_up or bool(self.before and self.before.made_up)
        return Reason(
            reason,
            expected,
            words.paragraph(record),
            shown,
            cells + tuple(cell for one in used for cell in one.change.cells),
            made_up=made_up or any(one.change.made_up for one in used),
        )


def _of_a_fall(seen: _Seen) -> tuple[Reason, ...]:
    outcomes = seen.of(Shows.OUTCOME)
    shown = seen.shown("left", more=True)
    return (
        seen.made(
            "Fewer children at risk, after support",
            "More leaving than before, with outcomes that improved",
            (seen.told("left"), *(_latest(one) for one in outcomes)),
            Shown.MIXED if shown is Shown.NO and outcomes else shown,
            outcomes,
        ),
        seen.made(
            "Better practice: closer review of who is on the list",
            "Those leaving had been on the list for long, with no recent concern",
            ("When each child joined the list is not recorded",),
            Shown.CANNOT,
        ),
        _identified(seen, fewer=True),
    )


def _of_a_rise(seen: _Seen) -> tuple[Reason, ...]:
    return (
        seen.made(
            "More children at risk",
            "More joining than before, however they were found",
            (seen.told("joined"), "How each child was found is not recorded"),
            seen.shown("joined", more=True),
        ),
        _identified(seen, fewer=False),
        seen.made(
            "Fewer leaving the list",
            "Fewer leaving than before",
            (seen.told("left"),),
            seen.shown("left", more=False),
        ),
    )


def _identified(seen: _Seen, *, fewer: bool) -> Reason:
    """Fewer, or more, children found: seen in those who joined, and in activity."""
    activity = seen.of(Shows.ACTIVITY)
    moved = [one.trend.run.up for one in activity if one.trend and one.trend.run]
    against = any(up is fewer for up in moved)
    shown = seen.shown("joined", more=not fewer)
    if shown is Shown.IN_PART and against:
        shown = Shown.MIXED
    way = "Fewer" if fewer else "More"
    return seen.made(
        "Fewer children identified" if fewer else "Better identification",
        f"{way} joining than before, and {way.lower()} checks made",
        (seen.told("joined"), *(_way(one) for one in activity)),
        shown,
        activity,
    )


def _latest(one: Movement) -> str:
    latest = one.latest
    if latest is None:
        return ""
    return f"{one.measure.name}: {latest.text} in {latest.audit.period.label}"


def _way(one: Movement) -> str:
    run = one.trend.run if one.trend else None
    if run is None:
        return f"{one.measure.name}: no change beyond the usual variation"
    way = "more" if run.up else "fewer"
    return f"{one.measure.name}: {way} than usual since {run.first}"
