"""Westmere's second plan, for inclusion services: 24 versions, finished late.

Everything in it is made up and says so row by row. Sign-off was due on 31 March
2022; the pace slowed, dates moved, and the last two actions were completed in
December 2022, so that a forecast made on the way can be scored against what
happened. ``content(24)`` is the workbook whose position is 31 December 2022.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from data.plan import Delivery, Rating
from data.samples import inclusion_record as record
from data.samples.sheets import Row, book, day, table

KEY = "westmere-inclusion"
NAME = "Westmere inclusion services improvement plan"
NOTE = (
    "The made-up county's second plan, in 24 monthly versions, finished nine "
    "months late."
)
MADE_UP = True
CLASSIFICATION = "Open"
POSITIONS = tuple(
    date(year, month, calendar.monthrange(year, month)[1])
    for year in (2021, 2022)
    for month in range(1, 13)
)
FILES = tuple(f"westmere-inclusion-{on:%Y-%m}.xlsx" for on in POSITIONS)

_FINDING_OF = {
    "1": "Attendance and exclusion",
    "2": "Part-time timetables",
    "3": "Assessment and plans",
    "4": "Children missing education",
    "5": "Voice of families",
}
_INSPECTED = (
    "The inspectorates looked at how education, health and care services together "
    "include children with additional needs. They found two areas for priority "
    "action and three for improvement."
)


def content(version: int) -> bytes:
    """The bytes of one version's workbook; versions count from 1."""
    as_at = POSITIONS[version - 1]
    tables = {
        "meetings": list(record.meetings()),
        "findings": list(record.findings(as_at)),
        "actions": list(actions(as_at)),
        "measures": list(record.measures()),
        "audits": list(record.audits(as_at)),
        "cohort": list(record.cohort(as_at)),
        "events": list(record.events(as_at)),
        "options": list(record.options()),
        "risks": list(record.risks(as_at)),
        "recommendations": list(record.recommendations(as_at)),
    }
    return book(_plan(as_at), tables, made_up=MADE_UP)


def actions(as_at: date) -> Iterator[Row]:
    """The rows of the Actions sheet as it stood at a month end."""
    for action in table("inclusion_actions"):
        yield _action(action, as_at)


def _plan(as_at: date) -> Row:
    later = [position for position in POSITIONS if position > as_at]
    return {
        "name": NAME,
        "partnership": "Westmere Inclusion Partnership",
        "as_at": as_at,
        "inspected": _INSPECTED,
        "inspection_date": "October 2020",
        "submitted": date(2021, 1, 15),
        "sign_off_due": record.SIGN_OFF,
        "committee": record.COMMITTEE,
        "classification": CLASSIFICATION,
        "risk_scale": 5,
        "risk_bands": "1-4 Low, 5-9 Medium, 10-14 High, 15-25 Very high",
        "next_update_due": later[0] if later else None,
        "contact": "Inclusion programme manager, Westmere Council",
    }


def _action(action: dict[str, str], as_at: date) -> Row:
    delivery = _delivery(action, as_at)
    complete = delivery is Delivery.COMPLETE
    moves = _moves(action, as_at)
    return {
        "ref": action["ref"],
        "finding": _FINDING_OF[action["ref"].split(".")[0]],
        "theme": action["theme"],
        "action": action["action"],
        "lead_agency": action["lead_agency"],
        "lead_officer": action["lead_officer"],
        "start": day(action["start"]),
        "original_due": day(action["original_due"]),
        "current_due": moves[-1] if moves else day(action["original_due"]),
        "delivery": str(delivery),
        "rating": _rating(delivery, len(moves)),
        "completed_on": day(action["completed_on"]) if complete else None,
        "assurance": action["assurance"] if complete else "",
        "evidence": action["evidence"] if complete else "",
        "update": _update(action, delivery, as_at),
    }


def _delivery(action: dict[str, str], as_at: date) -> Delivery:
    superseded, completed = day(action["superseded"]), day(action["completed_on"])
    if superseded and superseded <= as_at:
        return Delivery.SUPERSEDED
    if completed and completed <= as_at:
        return Delivery.COMPLETE
    begun = date.fromisoformat(action["start"]) <= as_at
    return Delivery.IN_PROGRESS if begun else Delivery.NOT_STARTED


def _moves(action: dict[str, str], as_at: date) -> list[date]:
    """The dates it has been moved to, written ``since>until`` in the table."""
    pairs = [move.split(">") for move in action["moved"].split("|") if move]
    return [
        date.fromisoformat(until)
        for since, until in pairs
        if date.fromisoformat(since) <= as_at
    ]


def _rating(delivery: Delivery, moves: int) -> str:
    """An officer's habit: at risk once moved twice, off track once moved thrice."""
    if delivery is not Delivery.IN_PROGRESS:
        return ""
    habit = (Rating.ON_TRACK, Rating.ON_TRACK, Rating.AT_RISK, Rating.OFF_TRACK)
    return str(habit[min(moves, len(habit) - 1)])


def _update(action: dict[str, str], delivery: Delivery, as_at: date) -> str:
    if delivery is Delivery.NOT_STARTED:
        return ""
    if delivery is Delivery.SUPERSEDED:
        return "Replaced by the partnership's own newsletter."
    if delivery is Delivery.COMPLETE:
        return "Reported complete to the inclusion board."
    said = action["progress"].split("|")
    months = [
        position
        for position in POSITIONS
        if _delivery(action, position) is Delivery.IN_PROGRESS
    ]
    return said[months.index(as_at) * len(said) // len(months)]
