"""What else does Westmere's inclusion plan hold, as it stood at a month end?

Meetings, findings, measures with monthly results, the children missing
education, events, options, risks and recommendations. One case: M1 has 13
monthly results in the first version and 36 in the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data import words
from data.samples.sheets import Row, day, table

COMMITTEE = "Westmere Children and Families Committee"
SIGN_OFF = date(2022, 3, 31)
_COUNCIL, _HOSPITALS = "Westmere Council", "Westmere Hospitals Trust"
_BOARD = "Inclusion Improvement Board"
_MEETINGS = (
    (date(2021, 1, 25), date(2021, 1, 15), "Note the improvement plan"),
    (date(2021, 7, 12), date(2021, 7, 2), "Scrutinise progress"),
    (date(2022, 1, 17), date(2022, 1, 7), "Scrutinise progress"),
    (date(2022, 7, 11), date(2022, 7, 1), "Agree a later date for sign-off"),
    (date(2023, 1, 16), date(2023, 1, 6), "Agree that the plan is finished"),
)
_FINDINGS = (
    (
        "Attendance and exclusion",
        "Priority action",
        "Too many children were suspended or excluded before support was tried.",
        date(2022, 12, 14),
    ),
    (
        "Part-time timetables",
        "Area for improvement",
        "Part-time timetables lasted too long and were not always reviewed.",
        date(2022, 11, 16),
    ),
    (
        "Assessment and plans",
        "Priority action",
        "Children waited too long for their needs to be assessed.",
        None,
    ),
    (
        "Children missing education",
        "Area for improvement",
        "Records of children missing education were kept in several places.",
        date(2022, 11, 16),
    ),
    (
        "Voice of families",
        "Area for improvement",
        "Families did not feel listened to when decisions were made.",
        date(2022, 7, 20),
    ),
)
_ASSESSED, _TIMETABLES = _FINDINGS[2][0], _FINDINGS[1][0]


def meetings() -> Iterator[Row]:
    """The rows of the Meetings sheet, the same in every version."""
    for on, papers, asked in _MEETINGS:
        yield {
            "on": on,
            "name": COMMITTEE,
            "papers_published": papers,
            "asked_to_decide": asked,
        }


def findings(as_at: date) -> Iterator[Row]:
    """The rows of the Findings sheet, with what had been agreed by a date."""
    for name, kind, found, agreed in _FINDINGS:
        known = agreed is not None and agreed <= as_at
        yield {
            "name": name,
            "kind": kind,
            "found": found,
            "lead_agency": _COUNCIL,
            "agreed_on": agreed if known else None,
            "agreed_by": _BOARD if known else "",
        }


def measures() -> Iterator[Row]:
    """The rows of the Measures sheet, the same in every version."""
    rows = (
        ("M1", "Needs assessments finished within 20 weeks", _ASSESSED, _COUNCIL),
        ("M2", "Part-time timetables open", _TIMETABLES, _COUNCIL),
        ("M3", "Suspensions notified", _FINDINGS[0][0], _COUNCIL),
        ("M4", "Families who said they were listened to", _FINDINGS[4][0], _COUNCIL),
        ("M5", "Health advice received within six weeks", _ASSESSED, _HOSPITALS),
    )
    for ref, name, finding, organisation in rows:
        unit, better, shows, children, target = _NATURE[ref]
        yield {
            "ref": ref,
            "name": name,
            "finding": finding,
            "organisation": organisation,
            "unit": unit,
            "better": better,
            "shows": shows,
            "children": children,
            "target": target,
            "who_checks": "Survey company" if ref == "M4" else "Lead agency only",
        }


_NATURE: dict[str, tuple[str, str, str, str, int | None]] = {
    "M1": ("assessments", "Higher", "Practice", "Yes", 90),
    "M2": ("timetables", "Lower", "Practice", "Yes", None),
    "M3": ("suspensions", "Lower", "Outcome for children", "No", None),
    "M4": ("families", "Higher", "Children and families' voice", "No", None),
    "M5": ("replies", "Higher", "Practice", "Yes", 90),
}


def audits(as_at: date) -> Iterator[Row]:
    """The rows of the Audits sheet: every result whose period has ended."""
    for row in table("inclusion_audits"):
        until = date.fromisoformat(row["until"])
        if until <= as_at:
            quarterly = row["measure"] == "M4"
            yield {
                "measure": row["measure"],
                "period": words.quarter(until) if quarterly else words.month(until),
                "met": int(row["met"]),
                "cases": int(row["cases"]) if row["cases"] else None,
                "how_chosen": "" if not row["cases"] else "Every case in the period",
                "source": "Survey of families" if quarterly else "Monthly return",
            }


def cohort(as_at: date) -> Iterator[Row]:
    """The rows of the Cohort sheet up to a date, three groups a month end."""
    for row in table("inclusion_cohort"):
        if date.fromisoformat(row["on"]) <= as_at:
            yield {
                "on": day(row["on"]),
                "group": row["group"],
                "count": int(row["count"]),
                "counts": "Children",
                "joined": int(row["joined"]) if row["joined"] else None,
                "left": int(row["left"]) if row["left"] else None,
                "source": "Register of children missing education",
            }


def events(as_at: date) -> Iterator[Row]:
    """The rows of the Events sheet as it stood at a date."""
    happened = (
        (date(2021, 3, 8), "Schools reopened to all pupils"),
        (date(2021, 9, 6), "New assessment team began"),
        (date(2022, 7, 11), "Committee agreed a later date for sign-off"),
    )
    for on, event in happened:
        if on <= as_at:
            yield {"on": on, "event": event, "kind": "Happened", "source": _BOARD}
    given = (
        ("All actions complete", SIGN_OFF, date(2022, 12, 13)),
        ("One database in use (4.7)", date(2022, 1, 31), date(2022, 8, 15)),
        ("Backlog of annual reviews under 100", date(2021, 10, 29), date(2021, 10, 20)),
    )
    for event, promised, on in given:
        done = on <= as_at
        yield {
            "on": on if done else promised,
            "event": event,
            "kind": "Happened" if done else "Expected",
            "given": promised,
            "source": "Report of 25 January 2021",
        }


def options() -> Iterator[Row]:
    """The rows of the Options sheet, the alternatives the report considered."""
    yield {
        "option": "Report once a year",
        "impact": "The committee would see progress only after dates had passed.",
        "risk": "Delays for children would go on longer before they are questioned.",
        "reports_every": 12,
    }
    yield {
        "option": "End reports to the committee",
        "impact": "Scrutiny would rest with the Inclusion Improvement Board alone.",
        "risk": "As above.",
    }


def risks(as_at: date) -> Iterator[Row]:
    """The rows of the Risks sheet, on a scale of 1 to 5."""
    staffed = as_at >= date(2022, 6, 30)
    yield _risk(
        "R1",
        "Too few therapists and psychologists",
        "National shortage",
        (5, 4, 3 if staffed else 4, 4, 2, 4),
        _HOSPITALS,
    )
    yield _risk(
        "R2",
        "Schools do not adopt the shared approach",
        "Schools decide for themselves",
        (4, 4, 2 if as_at >= date(2022, 3, 31) else 3, 3, 2, 2),
        _COUNCIL,
    )
    yield _risk(
        "R3",
        "The database is late",
        "One supplier for all councils",
        (3, 4, 5 if date(2022, 1, 31) <= as_at < date(2022, 8, 31) else 2, 3, 1, 3),
        _COUNCIL,
    )


def _risk(
    ref: str,
    risk: str,
    cause: str,
    scores: tuple[int, int, int, int, int, int],
    owner: str,
) -> Row:
    names = ("gross", "current", "target")
    keys = [f"{name}_{part}" for name in names for part in ("likelihood", "impact")]
    return {
        "ref": ref,
        "risk": risk,
        "cause": cause,
        "consequence": "Children wait longer for the right support",
        **dict(zip(keys, scores, strict=True)),
        "owner": owner,
        "controls": "Reviewed by the board each month",
    }


def recommendations(as_at: date) -> Iterator[Row]:
    """The rows of the Recommendations sheet: each report's, once published."""
    for on, papers, asked in _MEETINGS:
        if papers <= as_at:
            status = "Agreed" if on <= as_at else ""
            yield {"on": on, "text": asked, "status": status}
            if on == _MEETINGS[0][0]:
                text = "Agree to receive a report every six months"
                yield {"on": on, "text": text, "status": status}
