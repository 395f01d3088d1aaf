"""What was done, by whom and when? The record, its export, and the files themselves."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import chrome, publishing, session, tables
from components.desk.checking import download
from components.exports import tabular
from components.publishing import Officer, Work
from components.sentences import publish_record as says
from components.tables import Spec
from data.publications import EventRecord
from data.release.audience import Role
from data.release.released import Released

EVENTS = {
    "at": "When",
    "what": "What",
    "by": "Who",
    "version": "Version",
    "details": "Details",
}
RULES = Spec(
    {"checks": "What is checked", "asks": "If not"},
    alt="Everything that is checked",
    file="what-we-check",
)


def record(work: Released[Work], officer: Officer | None) -> None:
    """The record of this publication, and its files byte for byte."""
    chrome.section("The record of this publication")
    shown = work.shown
    _events(work.map(lambda one: one.events), f"draft-{shown.record.id}")
    gone = [one for one in shown.record.every_file if one not in shown.record.files]
    for file in gone:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(chrome.safe(says.file_line(file, shown)), width="content")
            if officer is not None:
                download(work, file, officer)


def whole_record(role: Role) -> None:
    """Everything that was done here, to any plan."""
    with st.expander("Everything that was done here"):
        _events(session.shelf(role).map(lambda one: one.events), "all")


def _events(found: Released[Sequence[EventRecord]], name: str) -> None:
    chrome.say(found.map(says.count))
    rows = found.map(says.events)
    spec = Spec(
        EVENTS, alt="The record, newest first", file=f"record-{name}", nothing="None"
    )
    tables.officers(rows, spec)
    if len(rows.shown):
        st.download_button(
            ":primary[Download the record (CSV)]",
            lambda: tabular.csv_bytes(rows, EVENTS),
            file_name=f"publication-record-{name}.csv",
            mime="text/csv",
            key=f"publish_record_{name}",
            type="tertiary",
            on_click="ignore",
        )


def what_we_check(role: Role) -> None:
    """Every rule that a workbook is held to."""
    with st.expander("What we check"):
        tables.officers(publishing.rules(role), RULES)
