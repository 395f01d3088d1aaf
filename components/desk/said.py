"""Where is an officer told what their last act came to? Beside what they pressed."""

from __future__ import annotations

import streamlit as st

from components import chrome, session


def done(place: str) -> None:
    """What an act of this place came to; nothing where there was none."""
    sentence = session.said(place)
    if sentence:
        st.success(chrome.safe(sentence))


def refused() -> None:
    """Why an upload was refused by the record; nothing where it was not."""
    sentence = session.said("refused")
    if sentence:
        st.error(chrome.safe(sentence))
