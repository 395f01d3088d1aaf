"""Which pieces is "Since last meeting" made of? Each drawn once, here.

The ordinary page and the presentation are made of the same pieces, so that nothing
is presented that the page does not hold. Nothing here imports Streamlit.
"""

from __future__ import annotations

from functools import partial

from components import chrome, figures, session, tables
from components.charts import moves
from components.chrome import Screen
from components.figures import Block
from components.sentences import review
from components.sentences import since as says
from components.sentences import since_groups as groups
from components.session import Compared, View
from components.tables import Spec
from data.analysis import moved, timeliness
from data.analysis.since import Group

FIRST_ROWS = 3
SCREEN_ROWS = 5  # on a projector
# Those a member asks after first, each under its own heading; the rest stand
# together under one.
MAIN = tuple(Group)[: tuple(Group).index(Group.ADDED) + 1]
_SHOWN = {
    "ref": "Ref",
    "action_shown": "Action",
    "then_shown": "Then",
    "now_shown": "Now",
    "reason": "Recorded reason",
    "lead_agency": "Lead agency",
}
_LEADING = {**_SHOWN, "history": "History"}
_IN_FILE = {
    "ref": "Ref",
    "action": "Action",
    "lead_agency": "Lead agency",
    "then": "Then",
    "now": "Now",
    "made": "Version that made it",
    "days": "Days",
    "reason": "Recorded reason",
    "doubtful": "Doubt about the match",
}
_TIMELINESS = {
    "evidence": "Completed",
    "by_original": "By the original date",
    "by_moved": "After it, by a date moved later",
    "after": "After the current date",
    "unknown": "Not known",
    "all": "All",
}
GIVEN = Spec(
    {
        "event": "What was said",
        "position": "Position",
        "given_text": "Date given",
        "first_given_text": "First given as",
        "on_text": "Done, or now expected",
        "source": "Source",
    },
    alt="Dates given to the committee",
    file="dates-given",
    stacked=True,
)
RECOMMENDED = Spec(
    {
        "text": "Recommendation",
        "status": "Status",
        "on": "Date",
        "response": "Response",
    },
    alt="Recommendations to the committee",
    file="recommendations",
    stacked=True,
)
REVIEW = {"figure": "Figure", "then": "Then", "now": "Now", "change": "Change"}
FINDINGS = Spec(
    {
        "finding": "Finding",
        "when": "When",
        "complete": "Reported complete",
        "evidenced": "Evidence recorded",
        "position": "Agreed by and when",
        "measures": "Latest measure",
    },
    alt="Findings, then and now",
    file="findings-then-and-now",
    stacked=True,
)


# --- changes ---------------------------------------------------------------------


def cards(view: View, compared: Compared) -> None:
    """The three counts: no longer listed, moved later, completed."""
    figures.cards(view, compared.work(says.cards))


def group(view: View, compared: Compared, of: Group) -> None:
    """One group's note and table, the first rows in sight and all within reach."""
    chrome.say(compared.work(groups.group_note, of))
    if of is Group.COMPLETED:
        _timeliness(view, compared)
    rows = compared.work(groups.rows, of, _address(view))
    heading = compared.work(groups.group_heading, of).shown
    tables.first(
        view,
        rows,
        _spec(of, _LEADING),
        FIRST_ROWS,
        label=f"See all {heading}",
    )


def _presented(view: View, compared: Compared, of: Group) -> None:
    """One group for a projector: the first rows, and where the rest stand."""
    chrome.say(compared.work(groups.group_note, of))
    if of is Group.COMPLETED:
        _timeliness(view, compared, download=False)
        return
    chrome.caption(compared.work(groups.presented_note, of, SCREEN_ROWS))
    rows = compared.work(groups.rows, of, _address(view))
    tables.show(
        view,
        rows.map(lambda frame: frame.head(SCREEN_ROWS)),
        _spec(of, _SHOWN),
        download=False,
    )


def _spec(of: Group, columns: dict[str, str]) -> Spec:
    name = str(of).removeprefix("with the ").removeprefix("with ")
    file = f"since-{'-'.join(name.split())}"
    alt = f"Actions {of}"
    return Spec(columns, alt, file, in_file=_IN_FILE, stacked=True)


def _timeliness(view: View, compared: Compared, *, download: bool = True) -> None:
    spec = Spec(
        _TIMELINESS,
        alt="Actions completed, by date and evidence",
        file="since-completed-by-date",
        wide=False,
    )
    tables.show(view, compared.work(timeliness.table), spec, download=download)


def other(compared: Compared) -> None:
    """The groups without a heading of their own, in a line each."""
    chrome.bullets(compared.work(groups.in_lines, MAIN))


def other_in_full(view: View, compared: Compared) -> None:
    """The same groups, row by row."""
    for one in compared.work(groups.groups).shown:
        if one not in MAIN:
            chrome.subsection(_heading(compared, one))
            chrome.say(compared.work(groups.group_note, one))
            rows = compared.work(groups.rows, one, _address(view))
            tables.show(view, rows, _spec(one, _LEADING))


def dates_moved(view: View, compared: Compared) -> None:
    """Original to current date, a line an action, the farthest moved first."""
    found = compared.work(moved.moved)
    if found.shown.empty:
        return
    version = compared.chosen.now.version
    made_up = " Sample data." if bool(found.shown["made_up"].any()) else ""
    figures.chart(
        view,
        found,
        partial(moves.moved, as_at=compared.work(says.position).shown),
        Block(
            headline=compared.work(says.moves_headline),
            subtitle=f"{compared.work(says.moves_subtitle, moves.MOST).shown} Source: "
            f"workbook versions 1 to {version}, Actions sheet.{made_up}",
            alt=compared.work(says.moves_alt),
            table=Spec(
                {
                    "ref": "Ref",
                    "moved_days": "Days later",
                    "action": "Action",
                    "original_text": "Original date",
                    "current_text": "Current date",
                    "times": "Times moved",
                },
                alt="Actions moved later, original to current date",
                file="since-dates-moved",
                cells=True,
            ),
        ),
    )


def dates_given(view: View, compared: Compared) -> None:
    """What became of the dates given to the committee and of what it agreed."""
    chrome.say(compared.work(says.dates_given))
    tables.show(view, compared.work(says.given_rows), GIVEN)


def recommendations(view: View, compared: Compared) -> None:
    """What the committee was recommended to agree, and what is recorded since."""
    tables.show(view, compared.work(says.recommendations), RECOMMENDED)


# --- then and now ----------------------------------------------------------------


def headline(view: View, compared: Compared) -> None:
    """Every headline figure, then and now."""
    then, now = compared.work(review.ends).shown
    spec = Spec(
        {**REVIEW, "then": then, "now": now},
        alt="Headline figures, then and now",
        file="headline-then-and-now",
        stacked=True,
    )
    tables.show(view, compared.work(review.headline), spec)


def findings(view: View, compared: Compared) -> None:
    """Every finding, then and now."""
    tables.show(view, compared.work(review.findings), FINDINGS)


def _finding(view: View, compared: Compared, name: str) -> None:
    then, now = compared.work(review.ends).shown
    spec = Spec(
        {"question": "Question", "then": then, "now": now},
        alt=f"{name}, then and now",
        file="finding-then-and-now",
        stacked=True,
    )
    tables.show(view, compared.work(review.finding, name), spec, download=False)


# --- presented -------------------------------------------------------------------


def screens(view: View, compared: Compared) -> list[Screen]:
    """The whole of it, one question a screen, in the page's order."""
    held = compared.work(groups.groups).shown
    others = set(held) - set(MAIN)
    return [
        Screen(compared.work(says.heading), partial(_summary, view, compared)),
        *(
            Screen(_heading(compared, one), partial(_presented, view, compared, one))
            for one in held
            if one in MAIN
        ),
        *([Screen("Other changes", partial(other, compared))] if others else []),
        *_moves_screen(view, compared),
        Screen("Headline figures, then and now", partial(headline, view, compared)),
        *(
            Screen(
                compared.work(review.finding_heading, name),
                partial(_finding, view, compared, name),
            )
            for name in compared.work(review.names).shown
        ),
        Screen("Dates given to the committee", partial(dates_given, view, compared)),
    ]


def _heading(compared: Compared, of: Group) -> chrome.Text:
    return compared.work(groups.group_heading, of)


def _summary(view: View, compared: Compared) -> None:
    chrome.status_line(view)
    chrome.lead(compared.work(says.lead))
    cards(view, compared)
    chrome.say(compared.work(groups.nothing_in))


def _moves_screen(view: View, compared: Compared) -> list[Screen]:
    if compared.work(moved.moved).shown.empty:
        return []
    return [Screen("How far dates have moved", partial(dates_moved, view, compared))]


def _address(view: View) -> groups.Address:
    return tuple(session.address(view.edition).items())
