"""How are points worth exploring put? The words around them.

They are put to the council's lead officer, never at an agency, and an officer
may add a factual note to any of them. The public sees what the figures do not
show instead.

One case: "Which evidence was “Front door” agreed as addressed on, as no measure
is recorded?", with what the record shows under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data import words
from data.analysis import enquiry
from data.analysis.changes import Changes
from data.analysis.enquiry import Point
from data.analysis.since import Comparison
from data.plan import Plan
from data.release.audience import Role

HEADING = "Points you may want to explore"
PUT_TO = (
    "Each comes from a rule, listed on the About page, and is put to the council's "
    "lead officer. A point is a question, not a finding."
)
NONE = "No rule finds a point to explore in this version."


def may_see(role: Role) -> bool:
    """Whether this role is shown points: members and officers are."""
    return role is not Role.PUBLIC


@dataclass(frozen=True)
class Listing:
    """All that is told of the points, worked out together.

    ``notes`` are the officers' notes by a point's key; ``table`` is what
    ``take_along`` gives, and ``text`` what ``as_text`` does.
    """

    summary: str
    first: tuple[Point, ...]
    notes: Mapping[str, str]
    table: pd.DataFrame
    text: str


def listing(plan: Plan, changes: Changes | None, notes: Mapping[str, str]) -> Listing:
    """The points of a plan, with the notes that officers added to them."""
    return Listing(
        summary(plan, changes),
        enquiry.overview(plan, changes),
        notes,
        take_along(plan, changes, notes),
        as_text(plan, changes, notes),
    )


def shown_by(point: Point, notes: Mapping[str, str]) -> str:
    """What the record shows, and what officers say beside it."""
    note = notes.get(point.key, "")
    return f"{_fact(point)} Officer's note: {note}" if note else _fact(point)


def changes_between(compared: Comparison) -> Changes:
    """What the later version changes, for the rules about changes."""
    return compared.changes


def told(plan: Plan, changes: Changes | None = None) -> list[str]:
    """Every point as one text, with the made-up ones named so."""
    return [said(point) for point in enquiry.points(plan, changes)]


def overview(plan: Plan, changes: Changes | None = None) -> list[str]:
    """The three for the Overview."""
    return [said(point) for point in enquiry.overview(plan, changes)]


def said(point: Point) -> str:
    """The question, then what the record shows."""
    return f"{point.question} {_fact(point)}"


def _fact(point: Point) -> str:
    return f"{words.sentence(point.fact)}{' (made up)' if point.made_up else ''}"


def summary(plan: Plan, changes: Changes | None = None) -> str:
    """``7 points, those on which most hangs first.``"""
    found = enquiry.points(plan, changes)
    if not found:
        return NONE
    first = ", those on which most hangs first" if len(found) > 1 else ""
    return f"{words.capital(words.count(len(found), 'point'))}{first}. {PUT_TO}"


def take_along(
    plan: Plan,
    changes: Changes | None = None,
    notes: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """The list as a table to print or download: ``enquiry.frame``."""
    return enquiry.frame(enquiry.points(plan, changes), notes)


def as_text(
    plan: Plan,
    changes: Changes | None = None,
    notes: Mapping[str, str] | None = None,
) -> str:
    """The list as plain text to copy, numbered, with its plan and position."""
    made_up = " Sample data. Figures are made up. Do not quote." if plan.made_up else ""
    lines = [
        f"{HEADING}: {plan.name}, position at {words.day(plan.as_at)}.{made_up}",
        *(
            f"{number}. {point.question} {shown_by(point, notes or {})}"
            for number, point in enumerate(enquiry.points(plan, changes), start=1)
        ),
    ]
    return "\n".join(lines if len(lines) > 1 else [*lines, NONE])
