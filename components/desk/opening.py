"""Step 4: from when is it seen, and what if that was wrong? Open, withdraw, mend."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import chrome, session
from components.chrome.pages import page
from components.publishing import Officer, Work, acts, times
from components.sentences import publish_clear as says
from data.publications import Stage
from data.release.released import Released


def open_it(work: Released[Work], officer: Officer | None) -> None:
    """Open a cleared version: now, or at a time to come."""
    chrome.section("Open")
    chrome.strong(work.map(says.hidden))
    chrome.say(work.map(says.cleared_by))
    if officer is None:
        return
    with st.form("publish_open_at", width=chrome.TEXT_WIDTH):
        at = st.text_input(
            "Open at",
            value=times.moment(times.next_morning(work.shown.now)),
            key="publish_open_at_text",
        )
        chrome.caption(f"{times.ZONE} Write it as above.")
        later = st.form_submit_button("Open at this time", type="primary")
        at_once = st.form_submit_button("Open now")
    if later:
        session.attempt(
            lambda: acts.open_at(
                session.store(), work.shown, at, now=session.now(), officer=officer
            ),
            lambda record: says.has_opened(record, work.shown),
            place="head",
        )
    if at_once:
        session.attempt(
            lambda: acts.open_now(session.store(), work.shown, officer=officer),
            lambda record: says.has_opened(record, work.shown),
            place="head",
        )


def afterwards(work: Released[Work], officer: Officer | None) -> None:
    """What can be done with a version that has been open."""
    chrome.section("What readers see of it")
    chrome.strong(work.map(says.opened))
    chrome.say(work.map(says.cleared_by))
    record = work.shown.record
    if record.stage is not Stage.WITHDRAWN:
        st.page_link(
            page("overview").file,
            label=f":primary[See {chrome.safe(record.title)} as readers do →]",
            query_params={"plan": record.plan_key, "version": str(record.number)},
        )
    notes = work.map(says.corrections)
    if notes.shown:
        chrome.subsection("Correction notes")
        chrome.bullets(notes)
    if officer is not None:
        _after(work, officer)


def _after(work: Released[Work], officer: Officer) -> None:
    store, shown = session.store(), work.shown
    title = shown.record.title
    if shown.record.stage is Stage.WITHDRAWN:
        _reasoned(
            "Restore it",
            says.RESTORING,
            lambda why: acts.restore(store, shown, why, officer=officer),
            f"{title} is back as it was.",
        )
        return
    _reasoned(
        "Add a correction note",
        says.CORRECTING,
        lambda text: acts.correct(store, shown, text, officer=officer),
        "The correction note is kept with the version.",
        asks="The correction",
    )
    withdraw(work, officer)


def withdraw(work: Released[Work], officer: Officer | None) -> None:
    """Remove a version from view."""
    if officer is None:
        return
    _reasoned(
        "Remove from view",
        says.WITHDRAWING,
        lambda why: acts.withdraw(session.store(), work.shown, why, officer=officer),
        f"{work.shown.record.title} is removed from view; the record is kept.",
    )


def set_aside(work: Released[Work], officer: Officer | None) -> None:
    """Set a draft aside, or take it up again."""
    store, shown = session.store(), work.shown
    if officer is None:
        return
    if shown.record.stage is Stage.DISCARDED:
        _reasoned(
            "Take it up again",
            "It returns to the list of drafts.",
            lambda why: acts.restore(store, shown, why, officer=officer),
            "It is a draft again.",
        )
        return
    with st.expander("Set this draft aside"):
        _reasoned(
            "Set aside",
            says.SETTING_ASIDE,
            lambda why: acts.discard(store, shown, why, officer=officer),
            f"{shown.record.title} is set aside; the record is kept.",
        )


def _reasoned(
    label: str,
    what: str,
    act: Callable[[str], object],
    done: str,
    *,
    asks: str = "Reason, for the record",
) -> None:
    """A form that says what a button does, and asks why."""
    key = f"publish_{label.lower().replace(' ', '_')}"
    with st.form(key, width=chrome.TEXT_WIDTH):
        chrome.say(what)
        why = st.text_input(asks, key=f"{key}_why")
        pressed = st.form_submit_button(label)
    if pressed:
        session.attempt(lambda: act(why), done, place="head")
