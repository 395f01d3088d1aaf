"""Where is each action, and who answers for it? The Action plan's sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.sentences import as_written
from data import words
from data.analysis import actions, completion, groups
from data.figure import Figure
from data.plan import Plan
from data.release.audience import Role
from data.workbook import contract

EVERY = "All"
COLUMNS = {
    "ref": "Ref",
    "position": "Position",
    "action": "Action",
    "lead_agency": "Lead agency",
    "original_text": "Original date",
    "current_text": "Current date",
}


def heading(plan: Plan) -> str:
    """How many are still to finish and how many of those are late."""
    figures = completion.headline(plan)
    complete, past = figures["reported_complete"], figures["past_original_date"]
    if complete.value is None or not complete.denominator:
        return complete.missing.rstrip(".").replace(" in this workbook", "")
    unfinished = complete.denominator - (complete.numerator or 0)
    if unfinished == 0 and complete.denominator == 1:
        return "The only action counted is reported complete"
    if unfinished == 0:
        return f"All {words.count(complete.denominator, 'action')} reported complete"
    late = past.numerator or 0
    are = words.plural(late, "is past its", "are past their")
    return (
        f"{words.count(unfinished, 'action')} still to finish; "
        f"{words.number(late)} {are} original date"
    )


def lead(plan: Plan) -> str:
    """Current dates, what is due soon, and what is left out."""
    figures = completion.headline(plan)
    if figures["reported_complete"].value is None:
        return ""
    left = actions.left_out(plan)
    superseded = int(left["count"].sum()) if len(left) else 0
    are = words.plural(superseded, "is", "are")
    listed = words.count(superseded, "action")
    out = f"{listed} in the list {are} left out of every count" if superseded else ""
    return words.paragraph((*_dates(figures), out))


def _dates(figures: dict[str, Figure]) -> Sequence[str]:
    complete, current = figures["reported_complete"], figures["past_current_date"]
    if complete.numerator == complete.denominator:
        return ("Nothing is still to finish",)
    past, due = current.numerator or 0, int(figures["due_next_90_days"].value or 0)
    are = words.plural
    too = " too" if figures["past_original_date"].numerator else ""
    return (
        f"{words.number(past)} {are(past, 'is', 'are')} past the current date{too}"
        if past
        else "None is past its current date",
        f"{words.number(due)} {are(due, 'is', 'are')} due in the 90 days after the "
        "position"
        if due
        else "None is due in the 90 days after the position",
    )


CARDS = (
    "past_original_date",
    "past_current_date",
    "due_next_90_days",
    "evidence_recorded",
)


def cards(plan: Plan, version: int) -> list[Figure]:
    """Four figures on dates and evidence."""
    figures = completion.headline(plan, version)
    return [figures[name] for name in CARDS]


def missing(plan: Plan) -> str:
    """Why there is no action to show, and how to supply it."""
    return words.paragraph(
        (
            completion.headline(plan)["reported_complete"].missing,
            "Officers can supply an Actions sheet: one action a row, with its lead "
            "agency, original date and status",
        )
    )


def choices(plan: Plan, field: str) -> list[str]:
    """What a filter offers: "All", then each value in the plan's own order."""
    frame = actions.actions(plan)
    if field == "lead_agency":
        values = [name for names in frame["lead_agencies"] for name in names]
    else:
        values = [str(value) for value in frame[field]]
    return [EVERY, *dict.fromkeys(value for value in values if value)]


def chosen(plan: Plan, filters: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """The actions that pass every filter; ``filters`` are (field, value) pairs.

    ``written`` is what their cells say where that is not what was understood.
    """
    frame = actions.actions(plan)
    frame = frame.assign(written=as_written.beside(plan))
    for field, value in filters:
        if value == EVERY:
            continue
        if field == "lead_agency":
            frame = frame[[value in names for names in frame["lead_agencies"]]]
        else:
            frame = frame[frame[field] == value]
    return frame


def columns(shown: pd.DataFrame, role: Role) -> dict[str, str]:
    """What of the actions is shown: to officers also what their cells say."""
    told = (shown["written"] != as_written.SAME).any()
    if role is Role.OFFICER and told:
        return {**COLUMNS, "written": "As written, where it differs"}
    return COLUMNS


def found(plan: Plan, filters: tuple[tuple[str, str], ...]) -> str:
    """How many actions the filters leave, said with what they are of."""
    shown, listed = len(chosen(plan, filters)), len(plan.actions)
    picked = [value for _, value in filters if value != EVERY]
    if not picked:
        return f"All {words.count(listed, 'action')} listed, superseded ones included."
    if shown == 0:
        return (
            f"No action is listed under {words.listed(picked)}. "
            "Choose All in one of the lists above."
        )
    return f"{words.of(shown, listed)} actions listed, under {words.listed(picked)}."


def late(plan: Plan) -> pd.DataFrame:
    """Open actions past their original date, the longest past first."""
    frame = actions.actions(plan)
    past = frame[frame["days_past_original"] > 0]
    return past.sort_values("days_past_original", ascending=False, kind="stable")


def late_headline(plan: Plan) -> str:
    """Which actions are late by their first date, in one line."""
    refs = list(late(plan)["ref"])
    if not refs:
        return "No open action is past its original date"
    return f"Past the original date: {words.listed(refs)}"


def moved(plan: Plan) -> pd.DataFrame:
    """Actions whose current date is later than the original, longest move first."""
    frame = actions.actions(plan)
    later = frame[frame["moved_days"] > 0]
    return later.sort_values("moved_days", ascending=False, kind="stable")


def moved_headline(plan: Plan) -> str:
    """How many dates moved later and by how much."""
    later = moved(plan)
    if later.empty:
        return "No action's current date is later than its original date"
    days = later["moved_days"]
    least, most = int(days.min()), int(days.max())
    by = f"{words.count(most, 'day')}" if least == most else f"{least} to {most} days"
    return f"{words.count(len(later), 'action')} moved later, by {by}"


def groups_headline(plan: Plan, field: groups.Field) -> str:
    """Who holds most of what is still to finish."""
    found = groups.by(plan, field)
    total = int(found["open"].sum())
    if total == 0:
        return "Nothing is still to finish"
    top = found.sort_values("open", ascending=False, kind="stable").iloc[0]
    unfinished = words.count(int(top["open"]), "action")
    if top["group"] == groups.BLANK[field]:
        have = words.plural(int(top["open"]), "has", "have")
        blank = groups.BLANK[field].replace("No ", "no ", 1)
        return f"{unfinished} still to finish {have} {blank}"
    return f"{top['group']} has most still to finish: {unfinished}"


def joint(plan: Plan, field: str) -> str:
    """Where one action is counted under several agencies."""
    number = groups.joint(plan)
    if field != "lead_agency" or not number:
        return ""
    has = words.plural(number, "has", "have")
    stand = words.plural(number, "stands", "stand")
    return (
        f"{words.count(number, 'action')} {has} more than one lead agency and "
        f"{stand} under each, so the numbers add up to more than the plan's."
    )


def ages_headline(plan: Plan) -> str:
    """How many open actions are past their dates."""
    figures = completion.headline(plan)
    original = figures["past_original_date"].numerator or 0
    current = figures["past_current_date"].numerator or 0
    return words.capital(
        f"{words.count(original, 'open action')} past the original date, "
        f"{words.number(current)} past the current date"
    )


def soon_headline(plan: Plan) -> str:
    """How many are due in the next 90 days."""
    number = len(actions.due_soon(plan))
    due = f"{words.count(number, 'action')} due in the 90 days after the position"
    return words.capital(due)


def left_out(plan: Plan) -> str:
    """The rate as counted, and restated with what is left out."""
    figures = completion.headline(plan)
    counted, restated = (
        figures["reported_complete"],
        figures["reported_complete_restated"],
    )
    if counted.value is None:
        return counted.missing
    if not len(actions.left_out(plan)):
        return f"Nothing is left out: {counted.text} reported complete."
    return f"{counted.text} reported complete; with the rows left out, {restated.text}."


def one(plan: Plan, ref: str) -> pd.DataFrame:
    """One action, field by field: what was understood and what the cell says."""
    action = next((item for item in plan.actions if item.ref == ref), None)
    if action is None:
        return pd.DataFrame(columns=["field", "understood", "written", "cells"])
    row = actions.actions(plan).set_index("ref").loc[[ref]].iloc[0]
    understood = {
        "finding": row["finding"],
        "theme": row["theme"],
        "action": row["action"],
        "lead_agency": words.listed(action.lead_agency),
        "lead_officer": words.listed(action.lead_officer),
        "start": action.start and words.day(action.start),
        "original_due": row["original_text"],
        "current_due": row["current_text"],
        "delivery": row["position"],
        "rating": action.rating and str(action.rating),
        "completed_on": action.completed_on and words.day(action.completed_on),
        "assurance": action.assurance and str(action.assurance),
        "evidence": action.evidence,
        "impact_rating": action.impact_rating,
        "update": action.update,
    }
    cells = action.row.cells
    return pd.DataFrame(
        [
            {
                "field": contract.ACTIONS.column(name).heading,
                "understood": value or "Nothing recorded",
                "written": cells[name].raw or "Blank",
                "cells": (cells[name],),
            }
            for name, value in understood.items()
            if name in cells
        ]
    )
