"""How is each finding, theme or agency doing?

An action with several lead agencies is counted under each of them, so agencies'
counts may add up to more than the plan's; ``joint`` says how many are so.

One case: action 2.3 is led by the council and the police: it is one of the
council's counted actions and one of the police's, and ``joint`` is 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from data.analysis import agreement
from data.analysis.standing import Standing, records, standings
from data.plan import Cell, Finding, FindingKind, Plan

Field = Literal["finding", "theme", "lead_agency"]

COLUMNS = (
    "group",
    "kind",
    "counted",
    "complete",
    "evidenced",
    "unevidenced",
    "open",
    "unknown",
    "past_original",
    "past_current",
    "left_out",
    "agreed",
    "cells",
    "made_up",
)
_WHOLE = (
    "counted",
    "complete",
    "open",
    "unknown",
    "past_original",
    "past_current",
    "left_out",
)
BLANK: dict[Field, str] = {
    "finding": "No finding given",
    "theme": "No theme given",
    "lead_agency": "No lead agency given",
}


@dataclass(frozen=True)
class Group:
    """The actions under one name; ``finding`` where the Findings sheet has it."""

    name: str
    among: tuple[Standing, ...]
    finding: Finding | None = None

    def count(self, test: Callable[[Standing], bool]) -> int:
        """How many of its actions pass the test."""
        return sum(1 for one in self.among if test(one))

    @property
    def made_up(self) -> bool:
        """Whether any of its actions, or its finding, is made up."""
        own = self.finding is not None and self.finding.row.made_up
        return own or any(one.action.row.made_up for one in self.among)


def by(plan: Plan, field: Field) -> pd.DataFrame:
    """A row per finding, theme or lead agency.

    Columns as COLUMNS: whole numbers of actions but for ``kind`` (the finding's
    kind, "" otherwise) and ``agreed`` (a sentence fragment, "" unless by finding).
    ``open`` is counted and not complete, ``unknown`` of those the unexplained.
    ``evidenced`` and ``unevidenced`` are of the complete, and None throughout
    where the workbook has no Evidence column. Findings come priority actions
    first, then in the workbook's order, those without actions too; themes and
    agencies in order of first appearance; the blank group last. No rows where
    no action is listed: then there is nothing to count.
    """
    known = records(plan, "evidence")
    rows = [_row(plan, field, one, evidence_known=known) for one in groups(plan, field)]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({**dict.fromkeys(_WHOLE, int), "made_up": bool})


def joint(plan: Plan) -> int:
    """How many counted actions have more than one lead agency."""
    return sum(1 for a in plan.actions if a.counted and len(a.lead_agency) > 1)


def groups(plan: Plan, field: Field) -> Sequence[Group]:
    """The groups in the order of ``by``; names differing only in case are one."""
    if not plan.actions:
        return ()
    names: dict[str, str] = {}
    members: dict[str, list[Standing]] = {}
    if field == "finding":
        for finding in priority_first(plan.findings):
            names.setdefault(finding.name.casefold(), finding.name)
    for one in standings(plan):
        for name in _names(one, field):
            key = name.strip().casefold()
            names.setdefault(key, name.strip())
            members.setdefault(key, []).append(one)
    keys = sorted(names, key=lambda key: not key)  # stable: only the blank moves
    return tuple(
        Group(
            names[key] or BLANK[field],
            tuple(members.get(key, ())),
            plan.finding(names[key]) if field == "finding" else None,
        )
        for key in keys
    )


def priority_first(findings: Iterable[Finding]) -> list[Finding]:
    """Priority actions, then areas for improvement, each as the workbook has them."""
    return sorted(findings, key=lambda one: one.kind is not FindingKind.PRIORITY)


def _names(one: Standing, field: Field) -> Sequence[str]:
    if field == "lead_agency":
        return tuple(dict.fromkeys(one.action.lead_agency)) or ("",)
    return (one.action.finding if field == "finding" else one.action.theme,)


def _row(
    plan: Plan, field: Field, one: Group, *, evidence_known: bool
) -> dict[str, object]:
    complete = one.count(lambda x: x.action.complete)
    evidenced = one.count(lambda x: x.action.complete and x.action.evidenced)
    return {
        "group": one.name,
        "kind": str(one.finding.kind) if one.finding else "",
        "counted": one.count(lambda x: x.action.counted),
        "complete": complete,
        "evidenced": evidenced if evidence_known else None,
        "unevidenced": complete - evidenced if evidence_known else None,
        "open": one.count(lambda x: x.open),
        "unknown": one.count(lambda x: x.unknown),
        "past_original": one.count(lambda x: x.past_original > 0),
        "past_current": one.count(lambda x: x.past_current > 0),
        "left_out": one.count(lambda x: not x.action.counted),
        "agreed": agreement.said(one.finding, plan.as_at) if field == "finding" else "",
        "cells": _cells(field, one),
        "made_up": one.made_up,
    }


def _cells(field: Field, one: Group) -> tuple[Cell, ...]:
    columns = (field, "delivery", "original_due", "current_due", "evidence")
    own = one.finding.row.pick("name", "agreed_on", "agreed_by") if one.finding else ()
    return own + tuple(c for x in one.among for c in x.action.row.pick(*columns))
