"""Are two rows one action? What the comparison is not certain of, to be confirmed."""

from __future__ import annotations

import streamlit as st

from components import chrome, session
from components.desk import said
from components.publishing import Officer, Work, acts
from components.sentences import publish_matches as says
from data.release.released import Released


def confirm(work: Released[Work], officer: Officer | None) -> None:
    """Every doubtful match with its button; nothing where none is doubtful."""
    said.done("matches")
    chrome.say(work.map(says.confirmed))
    doubts = work.map(says.doubts).shown
    if not doubts:
        return
    chrome.subsection(says.HEADING)
    chrome.say(says.LEAVE)
    for place, one in enumerate(doubts):
        _confirm(work, one, officer, place)


def _confirm(
    work: Released[Work], one: says.Doubt, officer: Officer | None, place: int
) -> None:
    with st.container(border=True, width=chrome.TEXT_WIDTH):
        chrome.say(says.told(one))
        if officer is None or one.repeated:
            return
        if st.button(chrome.safe(one.button), key=f"publish_confirm_match_{place}"):
            session.attempt(
                lambda: acts.confirm(
                    session.store(),
                    work.shown,
                    one.then_ref,
                    one.now_ref,
                    officer=officer,
                ),
                says.KEPT,
                place="matches",
            )
