"""Which figures does this plan give, all of them?

The list that scripts print, claims are checked against and downloads carry, in
one order: the headline, then completion and evidence for each finding, theme
and agency, then the measures, the cohort and the risks.

One case: "reported_complete.finding.Front door" is 12 of 12 (100%).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.analysis import cohort, completion, groups, measures, risk
from data.analysis.counting import rule
from data.figure import Figure
from data.plan import Plan

_FIELDS: tuple[groups.Field, ...] = ("finding", "theme", "lead_agency")
_EACH = ("reported_complete", "evidence_recorded")


def every(plan: Plan, version: int | None = None) -> list[Figure]:
    """Every figure of the plan, those that cannot be given too (value None)."""
    return [
        *completion.headline(plan, version).values(),
        *_by_group(plan, version),
        *measures.figures(plan, version),
        *cohort.figures(plan, version),
        *risk.figures(plan, version),
    ]


def _by_group(plan: Plan, version: int | None) -> Iterator[Figure]:
    for field in _FIELDS:
        for group in groups.groups(plan, field):
            for name in _EACH:
                yield _of_group(plan, field, group, name, version)


def _of_group(
    plan: Plan, field: groups.Field, group: groups.Group, name: str, version: int | None
) -> Figure:
    """One rule over one group's actions, named and worded for the group."""
    figure = completion.counted_by(rule(name), plan, group.among, version)
    missing = figure.missing
    if not group.among:
        missing = f"No action is listed under {group.name}."
    return replace(
        figure,
        name=f"{name}.{field}.{group.name}",
        label=f"{figure.label}, {group.name}",
        missing=missing,
    )
