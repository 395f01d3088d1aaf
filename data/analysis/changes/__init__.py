"""What changed between two versions of a plan?

``changes(before, after)`` pairs the two lists of actions, by ref first, and says
of every action what is different, in neutral words and with the cells of both.
Nothing is left unsaid: an action is paired, added or no longer listed, and every
field that differs belongs to exactly one change.

One case: from January to July, Westmere's 6.1 is moved later by 153 days, from
30 April to 30 September 2023; 5.4, in January's list, is not in July's.
"""

from __future__ import annotations

from data.analysis.changes.compared import changes
from data.analysis.changes.records import (
    COLUMNS,
    NO_REASON,
    Change,
    Changes,
    Direction,
    Edit,
    Kind,
    Line,
)
from data.analysis.changes.summary import summary

__all__ = [
    "COLUMNS",
    "NO_REASON",
    "Change",
    "Changes",
    "Direction",
    "Edit",
    "Kind",
    "Line",
    "changes",
    "summary",
]
