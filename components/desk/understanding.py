"""Is this right? What was found in an officer's own layout, and what is asked of it.

Each question has one answer; those still open stand in one form and are saved
together, in whatever number. What a workbook says is shown letter for letter.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import chrome, session, tables
from components.desk import said
from components.publishing import Officer, Work, answering
from components.sentences import publish_layout as layout_says
from components.sentences import publish_understood as says
from components.sentences.publish_understood import Asked
from components.tables import Spec
from data import words
from data.release.released import Released
from data.workbook.understanding import Entry

IN_SIGHT = 7  # answers beside each other; more are chosen from a list
ANSWERED = Spec(
    {"question": "Question", "answer": "Answer", "given": "Answered by"},
    alt="Questions answered",
    file="check-answered",
    nothing="Not recorded",
    stacked=True,
)
COLUMNS = {
    "column": "Column",
    "field": "Read as",
    "examples": "Cells: as written → as read",
    "sure": "How sure",
    "why": "Why",
}
DIFFERENCES = Spec(
    {
        "ref": "Ref",
        "field": "Field",
        "written": "As written",
        "understood": "As read",
        "cell": "Cell",
    },
    alt="Cells of the actions, as written and as read",
    file="check-as-written",
    stacked=True,
)
LEFT_OUT = Spec(
    {"what": "What", "where": "Where", "why": "Why"},
    alt="What is left out, and why",
    file="check-left-out",
    stacked=True,
)


def ask(work: Released[Work], officer: Officer | None) -> None:
    """The questions, then everything that was found; nothing for the template."""
    if not work.map(says.needed).shown:
        return
    chrome.section(says.HEADING)
    chrome.say(work.map(says.lead))
    said.done("answers")
    _changed(work)
    _open(work, officer)
    _answered(work, officer)
    _found(work)
    _left_out(work)


def _changed(work: Released[Work]) -> None:
    """What changed in the layout since the version that readers see."""
    lead = work.map(layout_says.lead)
    if lead.shown:
        chrome.strong(lead)
        chrome.bullets(work.map(layout_says.changed))


def _open(work: Released[Work], officer: Officer | None) -> None:
    asked = work.map(says.asked).shown
    if not asked or officer is None:
        return
    chrome.subsection(says.ASKED)
    chrome.say(says.LATER)
    _form(work, officer, asked, name="open", button=says.SAVE)


def _answered(work: Released[Work], officer: Officer | None) -> None:
    """What was answered, by whom and when; each may be changed."""
    answered = work.map(says.answered)
    if answered.shown.empty:
        return
    chrome.subsection(says.ANSWERED)
    chrome.say(work.map(says.remembered))
    tables.officers(answered, ANSWERED)
    if officer is None or not work.shown.unnumbered:
        return
    with st.expander(says.CHANGE):
        if work.shown.record.checks:
            chrome.say(says.AGAIN)
        again = work.map(says.again).shown
        _form(work, officer, again, name="again", button=says.SAVE_CHANGED)


def _form(
    work: Released[Work],
    officer: Officer,
    asked: Sequence[Asked],
    *,
    name: str,
    button: str,
) -> None:
    draft = work.shown.record.id
    form = f"publish_answers_{name}_{draft}"
    with st.form(form, border=False, width=chrome.TEXT_WIDTH):
        given = {
            one.id: _asked(one, f"publish_{name}_{draft}_{one.id}_{one.answer}")
            for one in asked
        }
        pressed = st.form_submit_button(button, type="primary")
    if pressed:
        session.attempt(
            lambda: answering.answer(
                session.store(),
                work.shown,
                given,
                role=officer.role,
                by=officer.person,
            ),
            lambda new: f"{words.capital(words.count(new, 'answer'))} saved.",
            place="answers",
        )


def _asked(one: Asked, key: str) -> str:
    """One question with where it arises; "" while it is open."""
    with st.container(border=True, gap="small"):
        if one.where:
            st.caption(chrome.safe(one.where))
        return _chosen(one, key)


def _chosen(one: Asked, key: str) -> str:
    label = chrome.safe(one.label)
    if one.entry is not Entry.CHOICE:
        example = says.A_DAY if one.entry is Entry.DATE else None
        return st.text_input(label, value=one.answer, key=key, placeholder=example)
    keys = list(one.answers)
    chosen = keys.index(one.answer) if one.answer in keys else None
    if len(keys) > IN_SIGHT:
        return (
            st.selectbox(
                label,
                keys,
                index=chosen,
                format_func=one.answers.__getitem__,
                key=key,
                placeholder="Choose an answer",
            )
            or ""
        )
    return (
        st.radio(
            label,
            keys,
            index=chosen,
            format_func=lambda answer: chrome.safe(one.answers[answer]),
            key=key,
        )
        or ""
    )


def _found(work: Released[Work]) -> None:
    """Each table, column by column, with three cells raw beside read."""
    for place, heading in enumerate(work.map(says.tables).shown):
        chrome.subsection(heading)
        columns = work.map(says.columns, place)
        spec = Spec(
            COLUMNS,
            alt=heading,
            file=f"check-columns-{place}",
            nothing="Not read",
            stacked=True,
        )
        tables.officers(columns, spec)
    chrome.bullets(work.map(says.not_understood))
    _differences(work)


def _differences(work: Released[Work]) -> None:
    """Raw beside read, cell by cell, where the two are not the same."""
    label = work.map(says.differences_line).shown
    if label:
        with st.expander(label):
            tables.officers(work.map(says.differences), DIFFERENCES)


def _left_out(work: Released[Work]) -> None:
    rows = work.map(says.left_out)
    if not rows.shown.empty:
        chrome.subsection(says.LEFT_OUT)
        tables.officers(rows, LEFT_OUT)
    cannot_see = work.map(says.cannot_see)
    if cannot_see.shown:
        chrome.subsection(says.CANNOT_SEE)
        chrome.bullets(cannot_see)
