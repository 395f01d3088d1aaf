"""Step 2: what will it change? Figures before and after, then action by action."""

from __future__ import annotations

import streamlit as st

from components import chrome, session, tables
from components.desk import matching, said
from components.publishing import Officer, Work, acts
from components.sentences import publish_compare as says
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


def _note(work: Released[Work], officer: Officer) -> None:
    flags = work.map(says.flags).shown
    if not flags:
        return
    with st.form("publish_note", width=chrome.TEXT_WIDTH, clear_on_submit=True):
        chrome.say("Add a factual note beside a change, for those who read the list.")
        subject = st.selectbox(
            "Change",
            list(flags),
            index=None,
            placeholder="Choose a change",
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
            "The note is kept, and stands beside the change.",
            place="notes",
        )
