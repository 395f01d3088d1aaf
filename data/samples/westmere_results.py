"""What do Westmere's measures and its cohort show by a date?

A version holds only what was known by its position: a quarter's audit is known
a month after the quarter ends, a monthly count at the month's end. One case:
45 of 50 for Q4 2022/23 first stands in the version of 30 April 2023.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from data import words
from data.samples.sheets import Row, day, table

_EMERGENCY = "Emergency departments"
_HOSPITALS = "Westmere Hospitals Trust"
_LEAD_ONLY = "Lead agency only"
_CHANGED_ON = date(2022, 10, 31)
_CHANGED = "Children referred by the daily meeting are counted"
# April 2021 to June 2023
_SCREENING = (
    *(11, 13, 10, 14, 12, 9, 13, 15, 11, 12, 14, 10),
    *(13, 12, 15, 11, 14, 12, 13, 16, 14, 22, 24, 21),
    *(26, 25, 27),
)


_MEASURES: tuple[Row, ...] = (
    {
        "ref": "M1",
        "name": "Risk assessment recorded",
        "finding": _EMERGENCY,
        "organisation": _HOSPITALS,
        "unit": "cases",
        "better": "Higher",
        "shows": "Practice",
        "children": "Yes",
        "counting_rule": "Every section of the assessment filled in before discharge",
        "who_checks": _LEAD_ONLY,
    },
    {
        "ref": "M2",
        "name": "Clear plan at discharge",
        "finding": _EMERGENCY,
        "organisation": _HOSPITALS,
        "unit": "cases",
        "better": "Higher",
        "shows": "Practice",
        "children": "Yes",
        "who_checks": _LEAD_ONLY,
    },
    {
        "ref": "M3",
        "name": "Screening tools completed",
        "finding": _EMERGENCY,
        "organisation": _HOSPITALS,
        "unit": "screening tools",
        "better": "Higher",
        "shows": "Activity",
        "children": "No",
        "counting_rule": "Child exploitation screening tools completed in the month, "
        "whoever they were about",
        "who_checks": _LEAD_ONLY,
    },
    {
        "ref": "M4",
        "name": "Timely police records",
        "finding": "Identification and flagging",
        "organisation": "Westmere Police",
        "unit": "cases",
        "better": "Higher",
        "shows": "Practice",
        "children": "Yes",
        "counting_rule": "Report recorded within 24 hours",
        "who_checks": "Another force's crime registrar",
    },
    {
        "ref": "M5",
        "name": "Risk reduced at closing review",
        "finding": "Contextual safeguarding team",
        "organisation": "Westmere Council",
        "unit": "children",
        "better": "Higher",
        "shows": "Outcome for children",
        "children": "Yes",
        "counting_rule": "Risk scored lower at the closing review than at the first, "
        "of the children whose reason for leaving the list is recorded",
        "who_checks": _LEAD_ONLY,
    },
)


def measures() -> Iterator[Row]:
    """The rows of the Measures sheet, the same in every version."""
    yield from _MEASURES


def audits(as_at: date) -> Iterator[Row]:
    """The rows of the Audits sheet as known by a date."""
    known = [(date(2022, 7, 31), _quarter("M1", "Q1 2022/23", 15, 50, 30))]
    april, june = date(2023, 4, 30), date(2023, 6, 30)
    known.append((april, _quarter("M1", "Q4 2022/23", 45, 50, 90)))
    known.append((april, _quarter("M2", "Q4 2022/23", None, None, 96)))
    known += [(end, _month(end, count)) for end, count in _screening()]
    known.append((april, _quarter("M4", "Q4 2022/23", 9, 10, None)))
    known.append((june, _quarter("M5", "Q1 2023/24", 11, 19, None)))
    return (row for since, row in known if since <= as_at)


def cohort(as_at: date) -> Iterator[Row]:
    """The rows of the Cohort sheet up to a date, four groups a month end."""
    for row in table("westmere_cohort"):
        on = date.fromisoformat(row["on"])
        if on <= as_at:
            yield {
                "on": day(row["on"]),
                "group": row["group"],
                "count": int(row["count"]),
                "counts": "Children",
                "joined": _whole(row["joined"]),
                "left": _whole(row["left"]),
                "definition_changed": _CHANGED if on == _CHANGED_ON else "",
                "source": "Exploitation list",
            }


_REPORTS = {
    "M1": "Emergency department safeguarding audit",
    "M2": "Emergency department safeguarding audit",
    "M4": "Crime recording check",
    "M5": "Closing reviews, exploitation list",
}


def _quarter(
    ref: str, period: str, met: int | None, cases: int | None, share: int | None
) -> Row:
    return {
        "measure": ref,
        "period": period,
        "met": met,
        "cases": cases,
        "percentage": share,
        "how_chosen": "Every case in the quarter" if ref == "M5" else "",
        "source": f"{_REPORTS[ref]}, {period}",
    }


def _month(end: date, count: int) -> Row:
    return {
        "measure": "M3",
        "period": words.month(end),
        "met": count,
        "source": "Screening tool log",
    }


def _screening() -> Iterator[tuple[date, int]]:
    for index, count in enumerate(_SCREENING):
        years, month = divmod(4 + index, 12)
        yield date(2021 + years, month + 1, 1) - timedelta(days=1), count


def _whole(text: str) -> int | None:
    return int(text) if text else None
