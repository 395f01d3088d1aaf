"""Which points will members be given, and what may an officer say beside them?

Officers see the same list before a version opens. A factual note stands beside a
point, a change, or progress that is not yet proved; it is kept by the key of what
it is about, and members and officers read it there. The public reads none.

One case: "Point 4: overdue 2.3" takes the note "Due in August.", which then stands
beside that point on the Overview.
"""

from __future__ import annotations

import pandas as pd

from components.publishing import Work
from components.sentences import points, publish_compare
from data import words
from data.analysis import enquiry, unproven

HEADING = points.HEADING
NOTE = (
    "Add a factual note beside a change, a point or progress not yet proved. Members "
    "and officers read it there; the public does not."
)
NOT_YET_PROVED = "Not yet proved"
COLUMNS = ["number", "question", "fact", "finding", "note"]


def summary(work: Work) -> str:
    """How many points there are, and what those about changes are set against."""
    if work.plan is None:
        return ""
    return words.paragraph((points.summary(work.plan, work.changes), _against(work)))


def _against(work: Work) -> str:
    if work.before is None:
        return "There is no earlier version, so none is about a change"
    return (
        "Those about changes are set here against version "
        f"{work.before.record.number}; members read them against the version of the "
        "last meeting"
    )


def table(work: Work) -> pd.DataFrame:
    """The points, that on which most hangs first, with their notes: COLUMNS."""
    rows = [
        {
            "number": number,
            "question": one.question,
            "fact": one.fact,
            "finding": one.finding,
            "note": publish_compare.notes(work, one.key),
        }
        for number, one in enumerate(_points(work), start=1)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def choices(work: Work) -> dict[str, str]:
    """All that a note may stand beside: its key, and how it is named to choose it."""
    return {
        **{
            one.key: f"Point {number}: {one.question}"
            for number, one in enumerate(_points(work), start=1)
        },
        **publish_compare.flags(work),
        **{
            one.key: f"{NOT_YET_PROVED}: {one.subject}, {one.reason}"
            for one in (unproven.unproven(work.plan) if work.plan else ())
        },
    }


def _points(work: Work) -> tuple[enquiry.Point, ...]:
    return enquiry.points(work.plan, work.changes) if work.plan else ()
