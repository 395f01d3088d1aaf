"""What is wrong, where, and what to do? Three lists, sifted, and what to take along."""

from __future__ import annotations

import streamlit as st

from components import chrome, session, tables
from components.exports import tabular
from components.publishing import Officer, Work, acts
from components.sentences import publish_issues as says
from components.sentences.publish_issues import Sifted
from components.tables import Spec
from data.release.audience import Act, check_can
from data.release.released import Released

ISSUES = {"where": "Cell", "found": "What we found", "remedy": "What to do"}
GROUPED = {**ISSUES, "cells": "How many"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def lists(work: Released[Work]) -> None:
    """Every problem, the most urgent first, each with its cell and its remedy."""
    sifted = _sifted(work)
    chrome.caption(work.map(says.grouped, sifted))
    for severity in says.ORDER:
        if not work.map(says.there, severity).shown:
            continue
        chrome.subsection(work.map(says.heading, severity, sifted))
        found = work.map(says.issues, severity, sifted)
        many = bool((found.shown["cells"] > 1).any())
        name = f"{severity.asks}, by cell"
        spec = Spec(
            GROUPED if many else ISSUES,
            alt=name,
            file=f"check-{severity.value}",
            stacked=True,
        )
        tables.officers(found, spec)


def _sifted(work: Released[Work]) -> Sifted:
    """Which are asked for; where there is nothing to sift, all of them."""
    if not work.map(says.several).shown:
        return says.EVERYTHING
    draft = work.shown.record.id
    left, right = st.columns(2, width=chrome.TEXT_WIDTH)
    sheet = left.selectbox(
        "Sheet", work.map(says.sheets).shown, key=f"publish_issues_sheet_{draft}"
    )
    kind = right.selectbox(
        "Kind", work.map(says.kinds).shown, key=f"publish_issues_kind_{draft}"
    )
    return Sifted(sheet or says.EVERY_SHEET, kind or says.EVERY_KIND)


def to_take_along(work: Released[Work], officer: Officer | None) -> None:
    """The list as a file, and a clean copy of what was read."""
    if officer is None or not (work.shown.reading.issues or work.shown.plan):
        return
    draft = work.shown.record.id
    with st.container(horizontal=True, vertical_alignment="center"):
        if work.shown.reading.issues:
            name = work.map(says.file_name, "points", "csv").shown
            _offer(
                "Download CSV: every point",
                session.File(name, "text/csv", lambda: _csv(work)),
                key=f"publish_issues_{draft}",
            )
        if work.shown.plan is not None:
            name = work.map(says.file_name, "clean-copy", "xlsx").shown
            _offer(
                "Download a clean copy in the template's layout",
                session.File(name, XLSX, lambda: _copy(work, officer)),
                key=f"publish_copy_{draft}",
            )
    if work.shown.plan is not None:
        chrome.caption(says.COPIED)


def _csv(work: Released[Work]) -> bytes:
    return tabular.csv_bytes(work.map(says.listed), says.IN_FILE)


def _copy(work: Released[Work], officer: Officer) -> bytes:
    notes = work.map(says.notes).shown
    return acts.clean_copy(session.store(), work.shown, notes, officer=officer)


def _offer(label: str, file: session.File, *, key: str) -> None:
    session.offer(
        label,
        file,
        key=key,
        check=lambda role: check_can(role, Act.DOWNLOAD_FILE),
        wrap=True,
    )
