"""What was done, by whom and when? The record, its export, and the files themselves."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import chrome, publishing, session, tables
from components.desk.checking import a_file
from components.exports import tabular
from components.publishing import Officer, Work
from components.sentences import publish as publish_says
from components.sentences import publish_record as says
from components.tables import Spec
from data.publications import EventRecord
from data.release.audience import Act, Role, check_can
from data.release.released import Released

EVENTS = {
    "at": "When",
    "what": "What",
    "by": "Who",
    "details": "Details",
}
EVERY_EVENT = {**EVENTS, "version": "Version", "plan": "Plan"}
RULES = Spec(
    {"checks": "What is checked", "asks": "If not"},
    alt="Everything that is checked",
    file="what-we-check",
)


def record(work: Released[Work], officer: Officer | None) -> None:
    """The record of this publication, and its files byte for byte."""
    chrome.section("The record of this publication")
    shown = work.shown
    _events(work.map(lambda one: one.events), f"draft-{shown.record.id}", EVENTS)
    above = shown.record.files if shown.unnumbered else ()
    for file in shown.record.every_file:
        if file not in above:
            a_file(work, file, officer)


def whole_record(role: Role) -> None:
    """Everything that was done here, to any plan."""
    with st.expander("Everything that was done here"):
        _events(session.shelf(role).map(lambda one: one.events), "all", EVERY_EVENT)


def _events(
    found: Released[Sequence[EventRecord]], name: str, columns: dict[str, str]
) -> None:
    chrome.say(found.map(says.count))
    rows = found.map(says.events)
    alt = "Everything, newest first" if name == "all" else "The record, newest first"
    spec = Spec(columns, alt=alt, file=f"record-{name}", nothing="None")
    tables.officers(rows, spec)
    if len(rows.shown):
        session.offer(
            f"Download CSV: {alt}",
            session.File(
                f"publication-record-{name}.csv",
                "text/csv",
                lambda: tabular.csv_bytes(rows, EVERY_EVENT),
            ),
            key=f"publish_record_{name}",
            check=lambda role: check_can(role, Act.EXPORT_RECORD),
        )


def what_we_check(role: Role) -> None:
    """Every rule that a workbook is held to."""
    with st.expander("What we check"):
        chrome.say(publish_says.FORMATS)
        tables.officers(publishing.rules(role), RULES)
