"""Which of the actions completed were in time, and against which date?

Against the original date, the first that any version gave, and against the current
one. On time only because the date was moved is told apart from on time. A month as
a date means its last day, and an action done on the day is in time.

One case: 2.6, first due 28 February, moved to 31 March and completed on 27 March
2023: 27 days after its original date and in time by the date moved later.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from data.analysis import dues
from data.analysis.changes import Kind
from data.analysis.changes.records import Line
from data.analysis.since import Comparison
from data.plan import Wording

COLUMNS = (
    "ref",
    "action",
    "lead_agency",
    "completed_on",
    "original",
    "current",
    "days_late_original",
    "days_late_current",
    "timing",
    "evidenced",
    "cells",
    "made_up",
)
TABLE = ("evidence", "by_original", "by_moved", "after", "unknown", "all")


class Timing(Wording):
    """How a completion stands to its dates."""

    BY_ORIGINAL = "By the original date"
    BY_MOVED = "After it, by the date moved later"
    AFTER = "After the current date"
    UNKNOWN = "No day of completion, or no date, recorded"


def completed(compared: Comparison) -> pd.DataFrame:
    """A row per action completed between the two, by ref; columns as COLUMNS.

    ``completed_on`` is a date or None, ``original`` and ``current`` texts, the
    days late whole numbers (0 in time or unknown), ``timing`` the words of a
    Timing, ``evidenced`` whether evidence is recorded.
    """
    rows = list(_rows(compared))
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return table.astype(
        {
            "days_late_original": int,
            "days_late_current": int,
            "evidenced": bool,
            "made_up": bool,
        }
    )


def table(compared: Comparison) -> pd.DataFrame:
    """How many were completed in each way, with and without evidence; columns TABLE.

    The last row is all of them. Where evidence is not recorded there is that row
    alone, and no rows where nothing was completed.
    """
    found = completed(compared)
    if found.empty:
        return pd.DataFrame(columns=list(TABLE))
    kept = [("All completed", found)]
    if compared.changes.evidence_known[1]:
        with_it = found["evidenced"]
        kept = [
            ("Evidence recorded", found[with_it]),
            ("No evidence recorded", found[~with_it]),
            *kept,
        ]
    return pd.DataFrame(
        [
            (
                name,
                *(int((part["timing"] == str(one)).sum()) for one in Timing),
                len(part),
            )
            for name, part in kept
        ],
        columns=list(TABLE),
    )


def _rows(compared: Comparison) -> Iterator[dict[str, object]]:
    for line in compared.changes.lines:
        if Kind.COMPLETED in line.kinds:
            yield _row(compared, line)


def _row(compared: Comparison, line: Line) -> dict[str, object]:
    action = line.after
    if action is None:
        message = "an action completed is listed in the later version"
        raise ValueError(message)
    entry = compared.entry(action.ref)
    original = entry.original if entry else action.original_due
    current, done = dues.current(action), action.completed_on
    late, too = (
        dues.days_past(due, done) if done else 0 for due in (original, current)
    )
    timing = Timing.BY_ORIGINAL
    if done is None or original.on is None:
        timing = Timing.UNKNOWN
    elif late:
        timing = Timing.AFTER if too else Timing.BY_MOVED
    return {
        "ref": action.ref,
        "action": action.action,
        "lead_agency": "; ".join(action.lead_agency),
        "completed_on": done,
        "original": dues.said(original),
        "current": dues.said(current),
        "days_late_original": late,
        "days_late_current": too,
        "timing": str(timing),
        "evidenced": action.evidenced,
        "cells": action.row.pick("ref", "original_due", "current_due", "completed_on"),
        "made_up": action.row.made_up,
    }
