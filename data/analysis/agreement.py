"""Which findings has somebody agreed as addressed, and who?

Agreement is what the workbook says somebody agreed on a date: it is never an
inspectorate's view, and one dated after the position has not happened yet.

One case: of five findings only "Front door" has an agreement, by the
Improvement Board on 3 May 2023: 1 of 5, note "Improvement Board, 3 May 2023".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data import words
from data.figure import Figure
from data.plan import Finding, FindingKind, Plan

_DEFINITION = (
    "whose date of agreement is not after the date of the position. Agreement is "
    "shown as the workbook records it; it is not an inspectorate's view."
)


def agreed(finding: Finding, as_at: date) -> bool:
    """Whether it was agreed as addressed by the date of the position."""
    return finding.agreed_on is not None and finding.agreed_on <= as_at


def said(finding: Finding | None, as_at: date) -> str:
    """``Agreed as addressed by Improvement Board on 3 May 2023``."""
    if finding is None or finding.agreed_on is None:
        return "No agreement recorded"
    if finding.agreed_on > as_at:
        return f"Agreement dated {words.day(finding.agreed_on)}, after the position"
    by = f" by {finding.agreed_by}" if finding.agreed_by else ""
    return f"Agreed as addressed{by} on {words.day(finding.agreed_on)}"


def figures(plan: Plan, version: int | None = None) -> list[Figure]:
    """Two figures: findings_agreed and, of priority actions, priority_agreed."""
    priority = [one for one in plan.findings if one.kind is FindingKind.PRIORITY]
    return [
        _figure(
            plan,
            version,
            ("findings_agreed", "Findings agreed as addressed", "findings"),
            plan.findings,
        ),
        _figure(
            plan,
            version,
            (
                "priority_agreed",
                "Priority actions agreed as addressed",
                "priority actions",
            ),
            priority,
        ),
    ]


def _figure(
    plan: Plan,
    version: int | None,
    naming: tuple[str, str, str],
    among: Sequence[Finding],
) -> Figure:
    name, label, unit = naming
    missing = _missing(plan, among)
    done = [one for one in among if agreed(one, plan.as_at)]
    columns = ("agreed_on", "agreed_by")
    return Figure(
        name=name,
        label=label,
        value=None if missing else len(done),
        unit=unit,
        definition=f"{words.sentence(unit).rstrip('.')} {_DEFINITION}",
        numerator=None if missing else len(done),
        denominator=None if missing else len(among),
        cells=tuple(cell for one in among for cell in one.row.pick(*columns)),
        version=version,
        as_at=plan.as_at,
        made_up=any(one.row.made_up for one in among),
        missing=missing,
        note="" if missing else _note(done),
    )


def _missing(plan: Plan, among: Sequence[Finding]) -> str:
    if not plan.findings:
        if plan.has_sheet("findings"):
            return "The Findings sheet is empty."
        return "The findings are not given in this workbook."
    if not among:
        return "No priority action is listed among the findings."
    recorded = plan.has_column("findings", "agreed_on")
    if not recorded and not any(one.agreed_on for one in plan.findings):
        return "Agreement is not recorded in this workbook."
    return ""


def _note(done: Sequence[Finding]) -> str:
    dates = sorted(one.agreed_on for one in done if one.agreed_on)
    if not dates:
        return ""
    if len(dates) > 1:
        return f"latest {words.day(dates[-1])}"
    return ", ".join(part for part in (done[0].agreed_by, words.day(dates[0])) if part)
