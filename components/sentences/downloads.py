"""What does a file of data say of itself? Its cover, its notes and its links.

One case: "Westmere JTAI action plan: Cohort", then "Position at 30 June 2023 ·
Version 7 · Open · Management information, not official statistics".
"""

from __future__ import annotations

from components.sentences import lines
from data import words
from data.plan import Plan
from data.release.audience import Role

PAGE = "Download this page's data (.xlsx)"
ALL = "Download all data (.xlsx)"
EVERYTHING = "All data"
NOTES = (
    (
        "Not given, None, Nothing recorded",
        "The workbook gives no value there. It is not nought.",
    ),
    (
        "Made up",
        "Yes where the row is an illustration and not a record. A sheet without this "
        "column holds no such row.",
    ),
    (
        "Sheet and row",
        "A column headed Cells names where in the workbook a row stands.",
    ),
)


def title(plan: Plan, what: str) -> str:
    """``Westmere JTAI action plan: Cohort``."""
    return f"{plan.name}: {what}"


def cover(plan: Plan, version: int, role: Role, *, sample: bool) -> tuple[str, ...]:
    """A line each: the sample line where true, the status line, for whom, from whom."""
    told = (
        lines.example(plan, sample=sample),
        lines.status(plan, version),
        audience(role),
        f"Partnership: {plan.partnership}" if plan.partnership else "",
        f"Contact: {plan.contact or 'the workbook names none'}",
        "The sheet Notes says what each sheet holds; each of them holds one table.",
    )
    return tuple(words.sentence(line) if line else "" for line in told if line)


def audience(role: Role) -> str:
    """For whom its rows were released."""
    return {
        Role.PUBLIC: "What the public is shown",
        Role.MEMBER: "What committee members are shown: not for publication as it is",
        Role.OFFICER: "What officers are shown: not for publication as it is",
    }[role]
