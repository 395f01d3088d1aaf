"""What does an ordinary month's workbook look like when it has problems?

Three cells to correct (Actions I17 and L44, Audits C6), one word nobody has
explained (Actions K23), and three things that are only said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from data.samples.broken_cases import (
    AUDIT,
    FINDING,
    MEASURE,
    Case,
    Record,
    Table,
    Value,
    wanted,
)
from data.workbook import contract

_LAST_ROW = 44
_COLUMNS = tuple(column.heading for column in contract.ACTIONS.columns)
# What stands in these rows instead of what an ordinary row has.
_CHANGES: Mapping[int, Record] = {
    12: {"Completed on": date(2023, 3, 31), "Evidence": None},
    17: {"Current due": "31/02/2023"},
    23: {"Rating": "Amber E"},
    31: {"Current due": date(2024, 1, 29)},
    44: {"Completed on": None},
}
_COMPLETE_ROWS = (12, 44)


def _actions() -> Iterator[Record]:
    for row in range(2, _LAST_ROW + 1):
        ordinary = _complete(row) if row in _COMPLETE_ROWS else _open(row)
        filled: dict[str, Value] = {**ordinary, **_CHANGES.get(row, {})}
        yield {heading: filled.get(heading) for heading in _COLUMNS}


def _open(row: int) -> Record:
    return {
        "Ref": f"1.{row - 1}",
        "Finding": FINDING["Finding"],
        "Action": f"Made-up action {row - 1}",
        "Lead agency": "Westmere Council",
        "Original due": date(2023, 9, 29),
        "Status": "In progress",
        "Rating": "On track",
    }


def _complete(row: int) -> Record:
    return {
        **_open(row),
        "Status": "Complete",
        "Rating": None,
        "Completed on": date(2023, 5, 26),
        "Evidence": "Minutes of 26 May 2023",
    }


def _audits() -> Table:
    quarters = (
        *(f"Q{quarter} 2021/22" for quarter in (1, 2, 3, 4)),
        *(f"Q{quarter} 2022/23" for quarter in (1, 2, 3)),
    )
    rows = [{**AUDIT, "Period": quarter} for quarter in quarters]
    rows[4] = {**rows[4], "Cases meeting": 54}  # row 6
    bare = {"Cases meeting": None, "Cases audited": None, "Percentage reported": 96}
    return (*rows, {**AUDIT, "Period": "Q4 2022/23", **bare})  # row 9


MONTH = Case(
    "july-with-three-to-correct",
    (
        "not_a_date",
        "complete_without_date",
        "cases_meeting_exceed_audited",
        "unknown_rating",
        "evidence_blank",
        "moved_later",
        "percentage_without_cases",
    ),
    wanted(
        Findings=(FINDING,),
        Actions=tuple(_actions()),
        Measures=(MEASURE,),
        Audits=_audits(),
    ),
)
