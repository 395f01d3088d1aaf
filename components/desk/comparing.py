"""Step 2: what will it change? Figures before and after, then action by action."""

from __future__ import annotations

import streamlit as st

from components import chrome, session, tables
from components.desk import matching, said
from components.publishing import Officer, Work, acts
from components.sentences import publish_compare as says
from components.sentences import publish_points as points_say
from components.tables import Spec
from data.analysis.changes import Kind
from data.release.released import Released

FIGURES = Spec(
    {
        "figure": "Figure",
        "officers": "Members and officers",
        "public": "The public",
    },
    alt="Headline figures, before and after",
    file="compare-figures",
)
CHANGED = {
    "ref": "Ref",
    "then": "Then",
    "now": "Now",
    "action": "Action",
    "reason": "Recorded reason",
}
NOTED = {**CHANGED, "note": "Officers' note"}
POINTS = Spec(
    {
        "number": "Number",
        "question": "Point to explore",
        "fact": "What the record shows",
        "finding": "Finding",
        "note": "Officers' note",
    },
    alt=points_say.HEADING,
    file="compare-points",
    nothing="None",
)


def compare(work: Released[Work], officer: Officer | None) -> None:
    """What it changes against the version readers see."""
    chrome.section("Compare")
    chrome.say(work.map(says.against))
    _moved_on(work)
    chrome.strong(work.map(says.headline))
    tables.officers(work.map(says.figures), FIGURES)
    summary = work.map(says.actions)
    if summary.shown:
        chrome.subsection("What changes in the actions")
        chrome.strong(summary)
    matching.confirm(work, officer)
    for kind in work.map(says.first).shown:
        _group(work, kind)
    chrome.say(work.map(says.unchanged))
    rest = work.map(says.rest).shown
    if rest:
        with st.expander(chrome.safe(work.map(says.rest_heading))):
            for kind in rest:
                _group(work, kind)
    _points(work)
    said.done("notes")
    if officer is not None:
        _note(work, officer)


def _moved_on(work: Released[Work]) -> None:
    sentence = work.map(says.moved_on)
    if sentence.shown:
        st.warning(chrome.safe(sentence))
        st.button(
            "Compare again",
            key="publish_compare_again",
            on_click=lambda: session.compare_again(work.shown),
        )


def _group(work: Released[Work], kind: Kind) -> None:
    rows = work.map(says.group, kind)
    columns = NOTED if rows.shown["note"].any() else CHANGED
    chrome.subsection(work.map(says.group_heading, kind))
    name = kind.name.lower().replace("_", "-")
    tables.officers(
        rows, Spec(columns, alt=str(kind), file=f"compare-{name}", nothing="None")
    )


def _points(work: Released[Work]) -> None:
    """The list that members will be given, before it is."""
    summary = work.map(points_say.summary)
    if summary.shown:
        chrome.subsection(points_say.HEADING)
        chrome.say(summary)
        tables.officers(work.map(points_say.table), POINTS)


def _note(work: Released[Work], officer: Officer) -> None:
    flags = work.map(points_say.choices).shown
    if not flags:
        return
    with st.form("publish_note", width=chrome.TEXT_WIDTH, clear_on_submit=True):
        chrome.say(points_say.NOTE)
        subject = st.selectbox(
            "What it is about",
            list(flags),
            index=None,
            placeholder="Choose what it is about",
            format_func=lambda key: flags[key],
            key="publish_note_subject",
            filter_mode=None,
        )
        text = st.text_area("Note", key="publish_note_text", height=80)
        pressed = st.form_submit_button("Add the note")
    if pressed:
        session.attempt(
            lambda: acts.annotate(
                session.store(), work.shown, subject or "", text, officer=officer
            ),
            "The note is kept, and stands beside what it is about.",
            place="notes",
        )
