"""Which points may a member want to explore?

Rules look for gaps and mismatches in the record, each named in a table with
what it looks for, its wording and its weight. A point is neutral, answerable,
about one thing, put to the council's lead officer, and names its finding, its
figure and where to look. At most ten, ranked by how much hangs on them.

One case: "Front door" is agreed as addressed and has no measure: "Which evidence
was “Front door” agreed as addressed on, as no measure is recorded?"
"""

from data.analysis.enquiry.ranking import (
    COLUMNS,
    MOST,
    ON_OVERVIEW,
    RULES,
    frame,
    overview,
    points,
    rules,
)
from data.analysis.enquiry.records import Link, Point, Rule

__all__ = [
    "COLUMNS",
    "MOST",
    "ON_OVERVIEW",
    "RULES",
    "Link",
    "Point",
    "Rule",
    "frame",
    "overview",
    "points",
    "rules",
]
