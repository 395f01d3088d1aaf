"""What became of what the committee was told? Agrees, differs, cannot be checked.

One case, Cheshire East's report of July 2023: "None of the 27 statements agrees
with a figure in this workbook: one differs and 26 cannot be checked."
"""

from __future__ import annotations

from data import words
from data.analysis import claims
from data.analysis.claims import Outcome
from data.plan import Plan

HEADING = "What the committee was told, set against this workbook"


def summary(plan: Plan) -> str:
    """How many statements agree, differ and cannot be checked, none left unsaid."""
    if not plan.claims:
        return "No statement made to the committee is recorded in this workbook."
    counts, total = claims.tally(plan), len(plan.claims)
    agree, differ = counts[Outcome.AGREES], counts[Outcome.DIFFERS]
    cannot = counts[Outcome.CANNOT]
    rest = words.listed(part for part in (_differ(differ), _cannot(cannot)) if part)
    return words.paragraph(
        (
            _none(total, rest) if not agree else _some(agree, total, rest),
            _only_the_report(plan) if not agree else "",
            _made_up(plan),
        )
    )


def _none(total: int, rest: str) -> str:
    if total == 1:
        return f"The one statement agrees with no figure in this workbook: {rest}"
    return (
        f"None of the {words.number(total)} statements agrees with a figure in this "
        f"workbook: {rest}"
    )


def _some(agree: int, total: int, rest: str) -> str:
    agrees = words.plural(agree, "agrees", "agree")
    statements = words.plural(total, "statement")
    said = f"{words.of(agree, total)} {statements} {agrees} with this workbook"
    return f"{said}; {rest}" if rest else said


def _differ(count: int) -> str:
    return f"{words.spelled(count)} {words.plural(count, 'differs', 'differ')}" * bool(
        count
    )


def _cannot(count: int) -> str:
    return f"{words.spelled(count)} cannot be checked" * bool(count)


def _only_the_report(plan: Plan) -> str:
    if plan.actions or plan.cohort:
        return ""
    return (
        "It holds only what the report itself states, so nothing in it can bear it out"
    )


def _made_up(plan: Plan) -> str:
    made_up = any(one.made_up for one in claims.checked(plan))
    return "Statements and figures here are made up" if made_up else ""
