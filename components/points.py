"""Points you may want to explore, and the list to take along.

Members and officers see them; the public sees what the figures do not show
instead, so nothing is drawn for it here. The first three stand on the page, each
with where to look; all of them are a list to read, copy, download or print.

One case: "What led to action 2.3 being open again?", what the record shows under
it, and a link to the changes since the last meeting.
"""

from __future__ import annotations

from operator import attrgetter

from components import chrome, session, tables
from components.chrome.pages import page
from components.sentences import points as says
from components.session import View
from components.tables import Spec
from data.analysis.changes import Changes
from data.analysis.enquiry import Point
from data.release.released import Released

HERE = "overview"
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
    stacked=True,
)


def show(view: View, changes: Changes | None = None) -> None:
    """The first points, for those who may see them, each with where to look."""
    listing = _listing(view, changes)
    if listing is None:
        return
    chrome.section(says.HEADING)
    chrome.caption(listing.map(attrgetter("summary")))
    for number, point in enumerate(listing.shown.first, start=1):
        chrome.strong(f"{number}. {point.question}")
        chrome.say(listing.map(_beside, point))
        _where(view, point)


def take_along(view: View, changes: Changes | None = None) -> None:
    """Every point: a table with its file, and a text to copy or to keep."""
    listing = _listing(view, changes)
    if listing is None:
        return
    tables.show(view, listing.map(attrgetter("table")), POINTS)
    text = listing.map(attrgetter("text"))
    chrome.to_copy(text)
    name = tables.file_name(view, POINTS.file, "txt")
    session.offer_from(
        view.edition,
        "Download as text: points you may want to explore",
        session.File(name, "text/plain", text.shown.encode),
        key="text_points_to_explore",
        wrap=True,
    )


def _listing(view: View, changes: Changes | None) -> Released[says.Listing] | None:
    if not says.may_see(view.reader.role):
        return None
    return view.work(says.listing, changes, view.notes.shown)


def _beside(listing: says.Listing, point: Point) -> str:
    return says.shown_by(point, listing.notes)


def _where(view: View, point: Point) -> None:
    """A link to the page that shows it, unless this is the page."""
    if point.link.page != HERE:
        where = page(point.link.page).title
        about = f": {point.finding}" if point.finding else ""
        chrome.link(
            point.link.page, f"{where}{about}", view, **dict(point.link.filters)
        )
