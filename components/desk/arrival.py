"""Where does an officer begin? With their name, a workbook, or a draft to resume."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components import chrome, publishing, session
from components.desk import said
from components.publishing import Officer, Shelf, Work
from components.sentences import publish as says
from components.sentences import publish_record as record_says
from data.publications import StoreUnavailable, VersionRecord
from data.release.audience import Role, check_can_publish
from data.release.released import Released

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@contextmanager
def plainly() -> Iterator[None]:
    """Where the record cannot be read, a sentence stands in place of the rest."""
    try:
        yield
    except StoreUnavailable as error:
        st.error(chrome.safe(str(error)))


def draft(role: Role) -> Released[Work] | None:
    """The draft in the address; None where there is none, and a word if it is gone."""
    try:
        return session.draft(role)
    except LookupError:
        st.warning(says.NO_DRAFT)
        return None


def who_acts(*, elsewhere: bool = False) -> Officer | None:
    """Who acts, with a way to change it; else the question, and None.

    ``elsewhere`` adds the way back to all drafts and versions.
    """
    officer = session.officer(session.reader())
    with st.container(horizontal=True, vertical_alignment="center"):
        if elsewhere:
            turn("All drafts and versions", None)
        if officer is not None:
            _acting(officer)
    if officer is None:
        _ask()
    return officer


def _acting(officer: Officer) -> None:
    name = ", ".join(one for one in (officer.person.name, officer.title) if one)
    st.caption(f"Acting as {chrome.safe(name)}", width="content")
    if not officer.person.identity:
        st.button(
            ":primary[Somebody else]",
            key="publish_somebody_else",
            type="tertiary",
            on_click=lambda: session.act_as("", ""),
        )


def _ask() -> None:
    with st.form("publish_who", width=chrome.TEXT_WIDTH):
        chrome.say(says.WHO)
        name = st.text_input("Your name", key="publish_who_name")
        title = st.text_input("Your role", key="publish_who_title")
        pressed = st.form_submit_button("Continue", type="primary")
    if pressed and name.strip():
        session.act_as(name, title)
        st.rerun()
    elif pressed:
        st.error("Give your name, so that the record can say who did what.")


def arrive(role: Role) -> None:
    """The beginning: what can be uploaded, resumed, withdrawn or corrected."""
    name, why = session.refused_file()
    chrome.title(says.CANNOT_OPEN if why else says.WELCOME)
    if why:
        chrome.strong(f"{name}: {why}")
        chrome.say(says.NOTHING_KEPT)
    else:
        chrome.lead(says.HOW)
    said.refused()
    officer = who_acts()
    if officer is not None:
        session.take_upload(officer)
        session.uploader(says.UPLOAD)
    template(role)
    kept = session.shelf(role)
    _resume(kept)
    _opened(kept)


def template(role: Role) -> None:
    """The empty workbook."""
    session.offer(
        "Download the template",
        session.File(
            "action-plan-template.xlsx", XLSX, lambda: publishing.template_bytes(role)
        ),
        key="publish_template",
        check=check_can_publish,
    )


def _resume(kept: Released[Shelf]) -> None:
    shelf = kept.shown
    if shelf.resumable:
        chrome.section("Drafts and cleared versions to resume")
        for one in shelf.resumable:
            turn(record_says.resume(one, shelf.now), one)


def _opened(kept: Released[Shelf]) -> None:
    chrome.section("Versions that have been open")
    if not kept.shown.opened:
        chrome.say(record_says.NOTHING_OPENED)
    for one in kept.shown.opened:
        turn(record_says.version_line(one), one)


def turn(label: str, record: VersionRecord | None) -> None:
    """A way to a draft or version, which then stands in the address.

    None leads back to the beginning. A link to the page one is on goes nowhere in
    Streamlit, whatever its query says, so these are buttons.
    """
    st.button(
        f":primary[{chrome.safe(label)}]",
        key=f"publish_turn_{record.id if record else 'back'}",
        type="tertiary",
        wrap=True,
        on_click=lambda: session.resume(record),
    )
