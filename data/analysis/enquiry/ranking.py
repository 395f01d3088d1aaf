"""Which points come first, and how many are told?

Every rule is asked; what hangs on a thing is added to its rule's weight. Of two
things one rule finds, the second counts for less, so that the first ten are not
all of one kind. Equal weights keep the order of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from data import words
from data.analysis.changes import Changes
from data.analysis.enquiry import (
    about_actions,
    about_findings,
    about_measures,
    about_reports,
)
from data.analysis.enquiry.records import Point, Record, Rule, made
from data.plan import Plan

COLUMNS = (
    "number",
    "question",
    "fact",
    "finding",
    "figure",
    "note",
    "rule",
    "weight",
    "key",
    "cells",
    "made_up",
)
MOST = 10
ON_OVERVIEW = 3
EACH = 2  # points of one rule
AGAIN = 5  # taken from the weight of a rule's second point

RULES: tuple[Rule, ...] = (
    *about_findings.RULES,
    *about_reports.RULES,
    *about_actions.RULES,
    *about_measures.RULES,
)


def points(
    plan: Plan, changes: Changes | None = None, *, most: int = MOST
) -> tuple[Point, ...]:
    """The points worth exploring, that on which most hangs first.

    Args:
        plan: the plan as the reader may see it.
        changes: what changed since the version compared with; without it the
            rules about changes find nothing.
        most: how many at most.
    """
    record = Record(plan, changes)
    found = [point for rule in RULES for point in _of(rule, record)]
    return tuple(_heaviest_first(found)[:most])


def _of(rule: Rule, record: Record) -> list[Point]:
    """A rule's heaviest points, each but the first made lighter."""
    found = _heaviest_first(made(rule, one) for one in rule.find(record))
    return [
        replace(point, weight=point.weight - AGAIN * place)
        for place, point in enumerate(found[:EACH])
    ]


def _heaviest_first(found: Iterable[Point]) -> list[Point]:
    return sorted(found, key=lambda one: -one.weight)  # equals keep their order


def overview(plan: Plan, changes: Changes | None = None) -> tuple[Point, ...]:
    """The first three, each of another rule."""
    first: dict[str, Point] = {}
    for point in points(plan, changes):
        first.setdefault(point.rule, point)
    return tuple(first.values())[:ON_OVERVIEW]


def frame(
    found: Sequence[Point], notes: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The points as a list to take along, numbered from 1; columns as COLUMNS.

    ``note`` is an officer's, by the point's ``key``, "" where there is none.
    """
    kept = notes or {}
    rows = [
        {
            "number": number,
            "question": one.question,
            "fact": one.fact,
            "finding": one.finding,
            "figure": one.figure,
            "note": kept.get(one.key, ""),
            "rule": one.rule,
            "weight": one.weight,
            "key": one.key,
            "cells": one.cells,
            "made_up": one.made_up,
        }
        for number, one in enumerate(found, start=1)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype({"number": int, "weight": int, "made_up": bool})


def rules() -> pd.DataFrame:
    """The table of rules as a reader may see it: rule, looks_for, wording, weight.

    A place for what is found is shown as "…".
    """
    return pd.DataFrame(
        [
            {
                "rule": one.name,
                "looks_for": words.sentence(one.looks_for),
                "wording": one.wording.format_map(_Blank()),
                "weight": one.weight,
            }
            for one in RULES
        ]
    )


class _Blank(dict[str, str]):
    """Fills every place of a wording with an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"
