"""Do the audits' counts and percentages agree with one another?"""

from __future__ import annotations

from collections.abc import Iterator

from data import words
from data.plan import AuditResult
from data.workbook.build import Draft
from data.workbook.issue import Issue
from data.workbook.rules import at, quote

_ROUNDING = 0.5  # percentage points, for a percentage given as a whole number
_EXACT = 1e-9


def no_more_meet_than_were_audited(draft: Draft) -> Iterator[Issue]:
    """More cases meeting the measure than were audited."""
    for audit in draft.plan.audits:
        if _exceeds(audit):
            yield at(
                audit.row.cells["met"],
                "cases_meeting_exceed_audited",
                f"{words.count(audit.met or 0, 'case meets', 'cases meet')} the "
                f"measure, but {_cases(audit.cases or 0)} audited.",
                f"Correct {_either(audit, 'met', 'cases')}.",
            )


def percentages_agree_with_counts(draft: Draft) -> Iterator[Issue]:
    """A percentage that its own counts do not give."""
    for audit in draft.plan.audits:
        if audit.percentage is None or audit.met is None or audit.cases is None:
            continue
        said = words.reported_percent(audit.percentage)
        counts = words.of(audit.met, audit.cases)
        if not audit.cases:
            message = f"{said} is reported, but no cases were audited."
        elif _exceeds(audit) or not _disagrees(audit.percentage, audit):
            continue
        else:
            share = words.reported_percent(100 * audit.met / audit.cases)
            message = f"{said} is reported, but {counts} is {share}."
        yield at(
            audit.row.cells["percentage"],
            "percentage_disagrees",
            message,
            f"Correct {_either(audit, 'met', 'cases', 'percentage')}.",
        )


def percentages_have_cases(draft: Draft) -> Iterator[Issue]:
    """A percentage without the number of cases it is of."""
    for audit in draft.plan.audits:
        if audit.percentage is not None and _blank(audit, "cases"):
            yield at(
                audit.row.cells["percentage"],
                "percentage_without_cases",
                f"{words.reported_percent(audit.percentage)} is given without the "
                "number of cases.",
                "It will show as number of cases not given.",
            )


def every_row_has_a_result(draft: Draft) -> Iterator[Issue]:
    """An audit row with neither a count of cases meeting nor a percentage."""
    for audit in draft.plan.audits:
        if _blank(audit, "met") and _blank(audit, "percentage"):
            yield at(
                audit.row.cells["measure"],
                "no_result",
                f"No result is given for {audit.period.label}.",
                "It will show as not given.",
            )


def one_result_for_each_period(draft: Draft) -> Iterator[Issue]:
    """A second result for the same measure and period."""
    first: dict[tuple[str, str], AuditResult] = {}
    for audit in draft.plan.audits:
        period = audit.period.label
        before = first.setdefault((audit.measure.casefold(), period), audit)
        if before is not audit:
            yield at(
                audit.row.cells["period"],
                "duplicate_result",
                f"{quote(audit.measure)} has a result for {period} in row "
                f"{before.row.number} already.",
                "Keep one of the two.",
            )


def _exceeds(audit: AuditResult) -> bool:
    return audit.met is not None and audit.cases is not None and audit.met > audit.cases


def _disagrees(percentage: float, audit: AuditResult) -> bool:
    share = 100 * (audit.met or 0) / (audit.cases or 1)
    return abs(percentage - share) > _ROUNDING + _EXACT


def _cases(count: int) -> str:
    return f"{words.count(count, 'case')} {words.plural(count, 'was', 'were')}"


def _blank(audit: AuditResult, field: str) -> bool:
    return not audit.row.raw(field).strip()


def _either(audit: AuditResult, *fields: str) -> str:
    cells = audit.row.pick(*fields)
    return words.listed((cell.address for cell in cells), last="or")
