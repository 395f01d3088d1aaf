"""What stands behind each finding, from its actions to who agreed it as addressed?

A finding's actions (delivery and assurance), its measures over time, its risks,
and who agreed it as addressed and when, on one record; and what does not fit
together, as flags: every action complete and the measure no better, no measure
at all, a measure that fell after the finding was agreed.

One case: Westmere's "Front door": 12 of 12 complete, 10 with evidence, agreed
by the Improvement Board on 3 May 2023, and no measure: flagged NO_MEASURE.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from data.analysis import agreement, movement
from data.analysis.groups import priority_first
from data.analysis.measures import ordered
from data.analysis.movement import Moved, Movement
from data.analysis.standing import Standing, records, standings
from data.plan import Cell, Finding, FindingKind, Plan, Risk, Wording

COLUMNS = (
    "finding",
    "kind",
    "found",
    "lead_agency",
    "counted",
    "complete",
    "evidenced",
    "embedded",
    "measures",
    "moved",
    "risks",
    "agreed",
    "flags",
    "keys",
    "cells",
    "made_up",
)


class Mismatch(Wording):
    """What does not fit together under a finding."""

    UNCHANGED = "every action is reported complete and the measure has not changed"
    WORSE = "every action is reported complete and the measure has got worse"
    UNMEASURED = "every action is reported complete and no result can show a change"
    NO_MEASURE = "no measure is recorded"
    FELL = "the measure got worse after the finding was agreed as addressed"
    AGREED_OPEN = "agreed as addressed with actions still open"


_BY_MOVE = {
    Moved.UNCHANGED: Mismatch.UNCHANGED,
    Moved.WORSE: Mismatch.WORSE,
    Moved.UNKNOWN: Mismatch.UNMEASURED,
    Moved.MISSING: Mismatch.UNMEASURED,
}


@dataclass(frozen=True)
class Flag:
    """One mismatch. ``movement`` is the measure's that it is about, if any.

    ``key`` stays the same from version to version, so that an officer's note can
    be kept by it.
    """

    mismatch: Mismatch
    finding: str
    movement: Movement | None = None

    @property
    def key(self) -> str:
        """``finding/Front door/no_measure`` or ``…/fell/M1``."""
        of = f"/{self.movement.measure.ref}" if self.movement else ""
        return f"finding/{self.finding}/{self.mismatch.name.casefold()}{of}"


@dataclass(frozen=True)
class Position:
    """One finding with everything that bears on it.

    ``actions`` holds those counted, ``left_out`` the superseded; ``evidenced``
    is of the complete, None where the workbook records no evidence.
    """

    finding: Finding
    actions: tuple[Standing, ...]
    left_out: tuple[Standing, ...]
    measures: tuple[Movement, ...]
    risks: tuple[Risk, ...]
    agreed: str
    is_agreed: bool
    evidence_known: bool

    @property
    def complete(self) -> tuple[Standing, ...]:
        """The actions reported complete."""
        return tuple(one for one in self.actions if one.action.complete)

    @property
    def open(self) -> tuple[Standing, ...]:
        """The counted actions that are not."""
        return tuple(one for one in self.actions if one.open)

    @property
    def evidenced(self) -> int | None:
        """How many of the complete have evidence recorded."""
        if not self.evidence_known:
            return None
        return sum(one.action.evidenced for one in self.complete)

    @property
    def embedded(self) -> int:
        """How many of the complete are embedded in practice, or verified."""
        return sum(one.rung >= 3 for one in self.complete)

    @property
    def all_complete(self) -> bool:
        """Whether it has actions and every one counted is reported complete."""
        return bool(self.actions) and not self.open

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What does not fit together, those that hang most on it first."""
        return tuple(_flags(self))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The finding's own cells, then those that its actions stand on."""
        own = self.finding.row.pick("name", "agreed_on", "agreed_by")
        columns = ("finding", "delivery", "assurance", "evidence")
        return own + tuple(c for x in self.actions for c in x.action.row.pick(*columns))

    @property
    def made_up(self) -> bool:
        """Whether the finding or anything that bears on it is made up."""
        rows = [one.action.row for one in self.actions]
        rows += [risk.row for risk in self.risks]
        results = [one.change.made_up for one in self.measures]
        return self.finding.row.made_up or any(r.made_up for r in rows) or any(results)


def positions(
    plan: Plan, moves: Sequence[Movement] | None = None
) -> tuple[Position, ...]:
    """Every finding, priority actions first, then in the workbook's order.

    ``moves`` are those of ``movements``, where they are worked out already.
    """
    moves = movements(plan) if moves is None else moves
    among, evidence = standings(plan), records(plan, "evidence")
    return tuple(
        Position(
            finding,
            tuple(x for x in _under(finding, among) if x.action.counted),
            tuple(x for x in _under(finding, among) if not x.action.counted),
            tuple(m for m in moves if _same(m.measure.finding, finding)),
            tuple(risk for risk in plan.risks if _same(risk.finding, finding)),
            agreement.said(finding, plan.as_at),
            agreement.agreed(finding, plan.as_at),
            evidence,
        )
        for finding in priority_first(plan.findings)
    )


def movements(plan: Plan) -> tuple[Movement, ...]:
    """Every measure's movement, in findings' order, those of no finding last."""
    return tuple(movement.of(plan, measure) for measure in ordered(plan))


def position(plan: Plan, name: str) -> Position | None:
    """The position on the finding of this name, whatever the case."""
    found = [one for one in positions(plan) if _same(name, one.finding)]
    return found[0] if found else None


def frame(plan: Plan) -> pd.DataFrame:
    """A row per finding, priority actions first.

    Columns as COLUMNS: ``counted``, ``complete`` and ``embedded`` are whole
    numbers, ``evidenced`` too or None; ``measures`` and ``risks`` are refs,
    ``moved``, ``flags`` and ``keys`` texts in the order of what they are about,
    all of them tuples.
    """
    rows = [_row(one) for one in positions(plan)]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"counted": int, "complete": int, "made_up": bool})


def _same(name: str, finding: Finding) -> bool:
    return name.strip().casefold() == finding.name.strip().casefold()


def _under(finding: Finding, among: Sequence[Standing]) -> list[Standing]:
    return [one for one in among if _same(one.action.finding, finding)]


def _flags(one: Position) -> Iterator[Flag]:
    name = one.finding.name
    for move in one.measures:
        if move.fell:
            yield Flag(Mismatch.FELL, name, move)
    if one.all_complete:
        for mismatch in (Mismatch.WORSE, Mismatch.UNCHANGED, Mismatch.UNMEASURED):
            for move in one.measures:
                if _BY_MOVE.get(move.moved) is mismatch:
                    yield Flag(mismatch, name, move)
    if not one.measures:
        yield Flag(Mismatch.NO_MEASURE, name)
    if one.is_agreed and one.open:
        yield Flag(Mismatch.AGREED_OPEN, name)


def _row(one: Position) -> dict[str, object]:
    finding = one.finding
    return {
        "finding": finding.name,
        "kind": str(finding.kind),
        "found": finding.found,
        "lead_agency": finding.lead_agency,
        "counted": len(one.actions),
        "complete": len(one.complete),
        "evidenced": one.evidenced,
        "embedded": one.embedded,
        "measures": tuple(move.measure.ref for move in one.measures),
        "moved": tuple(str(move.moved) for move in one.measures),
        "risks": tuple(risk.ref for risk in one.risks),
        "agreed": one.agreed,
        "flags": tuple(str(flag.mismatch) for flag in one.flags),
        "keys": tuple(flag.key for flag in one.flags),
        "cells": one.cells,
        "made_up": one.made_up,
    }


def is_priority(finding: Finding) -> bool:
    """Whether inspectors called it an area for priority action."""
    return finding.kind is FindingKind.PRIORITY
