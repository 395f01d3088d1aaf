"""Points you may want to explore, and the list to take along.

Members and officers see them; the public sees what the figures do not show
instead, so nothing is drawn for it here.
"""

from __future__ import annotations

from components import chrome, tables
from components.sentences import points as says
from components.session import View
from components.tables import Spec
from data.analysis.changes import Changes

POINTS = Spec(
    {
        "number": "Number",
        "question": "Point to explore",
        "fact": "What the record shows",
        "finding": "Finding",
        "note": "Officer's note",
    },
    alt="Points you may want to explore",
    file="points-to-explore",
    nothing="None",
    cells=True,
)


def show(view: View, changes: Changes | None = None) -> None:
    """Points to explore, for those who may see them, with the list to take along."""
    if not says.may_see(view.reader.role):
        return
    chrome.say(view.work(says.summary, changes))
    tables.show(view, view.work(says.take_along, changes), POINTS)
