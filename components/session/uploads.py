"""Which file has this officer given, and what did publishing it come to?

A file is read once, when it arrives; it leaves memory when it is published or
replaced.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import publishing
from components.publishing import NotPublished, StoreUnavailable, Upload
from components.sentences import publish as says
from components.session.editions import store
from data.release.audience import Role
from data.release.released import Released

_CHECKED, _DONE, _ROUND = "publish_checked", "publish_done", "publish_round"
MEGABYTES = 10


def upload(role: Role) -> Released[Upload] | None:
    """The file in the upload control, read and compared; None where there is none."""
    file = st.session_state.get(_key())
    if file is None:
        st.session_state.pop(_CHECKED, None)
        return None
    kept = st.session_state.get(_CHECKED)
    if kept is None or kept[0] != file.file_id:
        with st.spinner("Checking the file", show_time=True):
            kept = (
                file.file_id,
                publishing.check(store(), file.getvalue(), file.name, role),
            )
        st.session_state[_CHECKED] = kept
        st.session_state.pop(_DONE, None)
    found: Released[Upload] = kept[1]
    return found


def uploader(label: str) -> None:
    """The upload control; a new one after each publication, so that it is empty."""
    # Any type: a file of the wrong kind is refused by a sentence of our own.
    st.file_uploader(label, key=_key(), max_upload_size=MEGABYTES)


def publish(found: Upload, *, by: str, note: str, role: Role) -> None:
    """Publish, then start afresh with the confirmation; or show why not."""
    try:
        version = publishing.publish(store(), found, by=by, note=note, role=role)
    except (NotPublished, StoreUnavailable) as error:
        st.error(str(error))
        return
    st.session_state[_DONE] = says.done(version)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def published() -> str:
    """What was published just now, in one line; "" where nothing was."""
    return str(st.session_state.get(_DONE, ""))


def history(role: Role) -> Released[pd.DataFrame]:
    """Every published version, newest first; columns as publishing.history."""
    return publishing.history(store(), role)


def _key() -> str:
    return f"publish_file_{st.session_state.get(_ROUND, 0)}"
