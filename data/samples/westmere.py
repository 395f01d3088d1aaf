"""Westmere's action plan after a joint targeted area inspection: seven versions.

Everything in it is made up and says so row by row. Westmere, its council, its
police and its hospitals do not exist. ``content(7)`` is the workbook whose
position is 30 June 2023: 65 actions, 4 superseded, 50 of the other 61 complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.samples import westmere_actions, westmere_results, westmere_risks
from data.samples import westmere_story as story
from data.samples.sheets import Row, book

KEY = "westmere-jtai"
MADE_UP = True
CLASSIFICATION = "Open"
NAME = "Westmere JTAI action plan"
NOTE = (
    "A made-up county's plan after a joint targeted area inspection, in seven "
    "monthly versions."
)
FILES = tuple(f"westmere-2023-{month:02d}.xlsx" for month in range(1, 8))
POSITIONS = story.POSITIONS

_BOARD = "Improvement Board"
_COUNCIL, _POLICE = "Westmere Council", "Westmere Police"
_HOSPITALS = "Westmere Hospitals Trust"
_PARTNERSHIP = "Westmere Safeguarding Children's Partnership"
_COMMITTEE = "Westmere Children and Families Committee"
_JANUARY, _JULY = date(2023, 1, 16), date(2023, 7, 10)
_AGREED = date(2023, 5, 3)
_INSPECTED = (
    "The inspectorates looked at how the council, police and health services "
    "together respond to the criminal exploitation of children. They found two "
    "areas for priority action and five for improvement."
)
_FINDINGS = (
    (
        "Front door",
        "Priority action",
        (
            "Referrals about exploitation were not always looked at by the council, "
            "police and health together, and some children waited too long for a "
            "decision."
        ),
        _COUNCIL,
    ),
    (
        "Identification and flagging",
        "Priority action",
        (
            "Agencies did not identify and flag children at risk in the same way, so "
            "that a child known to one was not always known to another."
        ),
        _POLICE,
    ),
    (
        "Workforce training and awareness",
        "Area for improvement",
        (
            "Staff did not always recognise criminal exploitation or know what good "
            "practice looks like."
        ),
        _PARTNERSHIP,
    ),
    (
        "Emergency departments",
        "Area for improvement",
        (
            "Risk was not always assessed, and plans at discharge were not always "
            "clear, for children who came to an emergency department."
        ),
        _HOSPITALS,
    ),
    (
        "Education as a protective factor",
        "Area for improvement",
        (
            "Part-time timetables and moves between schools left some children at "
            "risk out of sight during the day."
        ),
        _COUNCIL,
    ),
    (
        "Contextual safeguarding team",
        "Area for improvement",
        (
            "Work on places and groups of concern was spread across teams, with no "
            "one service to bring it together."
        ),
        _COUNCIL,
    ),
    (
        "Scrutiny and quality assurance",
        "Area for improvement",
        "Partners knew how much was done but not whether it helped children.",
        _PARTNERSHIP,
    ),
)


def content(version: int) -> bytes:
    """The bytes of one version's workbook; versions count from 1."""
    return book(plan_sheet(version), tables(version), made_up=True)


def tables(version: int) -> dict[str, list[Row]]:
    """The rows of every sheet but Plan, by sheet key."""
    as_at = POSITIONS[version - 1]
    return {
        "meetings": list(_meetings()),
        "findings": list(_findings(as_at)),
        "actions": list(westmere_actions.rows(version)),
        "ratings": list(_ratings()),
        "measures": list(westmere_results.measures()),
        "audits": list(westmere_results.audits(as_at)),
        "cohort": list(westmere_results.cohort(as_at)),
        "events": list(westmere_risks.events(as_at)),
        "options": list(westmere_risks.options()),
        "risks": list(westmere_risks.risks(version)),
        "recommendations": list(westmere_risks.recommendations(as_at)),
        "claims": list(westmere_risks.claims(as_at)),
    }


def plan_sheet(version: int) -> Row:
    """The Plan sheet's labels and values."""
    as_at = POSITIONS[version - 1]
    later = [position for position in POSITIONS if position > as_at]
    return {
        "name": NAME,
        "partnership": _PARTNERSHIP,
        "as_at": as_at,
        "inspected": _INSPECTED,
        "inspection_date": "July 2022",
        "submitted": date(2023, 1, 5),
        "sign_off_due": date(2024, 1, 31),
        "committee": _COMMITTEE,
        "classification": CLASSIFICATION,
        "risk_scale": 4,
        "risk_bands": "1-3 Low, 4-6 Medium, 8-9 High, 12-16 Very high",
        "next_update_due": later[0] if later else date(2023, 7, 31),
        "contact": "Partnership business manager, Westmere Council",
    }


def _meetings() -> Iterator[Row]:
    yield {
        "on": _JANUARY,
        "name": _COMMITTEE,
        "papers_published": date(2023, 1, 6),
        "asked_to_decide": "Note the action plan and agree how often to receive "
        "reports on it",
    }
    yield {
        "on": _JULY,
        "name": _COMMITTEE,
        "papers_published": date(2023, 6, 30),
        "asked_to_decide": "Scrutinise progress and agree to receive a further "
        "report in six months",
    }
    yield {"on": date(2024, 1, 15), "name": _COMMITTEE}


def _findings(as_at: date) -> Iterator[Row]:
    for name, kind, found, lead in _FINDINGS:
        agreed = name == "Front door" and as_at >= _AGREED
        yield {
            "name": name,
            "kind": kind,
            "found": found,
            "lead_agency": lead,
            "agreed_on": _AGREED if agreed else None,
            "agreed_by": _BOARD if agreed else "",
        }


def _ratings() -> Iterator[Row]:
    for word, delivery, rating, note in story.EXPLAINED:
        yield {"word": word, "delivery": delivery, "rating": rating, "note": note}
