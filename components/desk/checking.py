"""Step 1: is the spreadsheet right? What was read, from which files, what to mend."""

from __future__ import annotations

import streamlit as st

from components import chrome, session
from components.desk import issues, said
from components.publishing import Officer, Step, Work, acts
from components.sentences import publish as says
from components.sentences import publish_record as record_says
from data import words
from data.publications import FileRecord
from data.release.audience import Act, check_can
from data.release.released import Released

ADDED = "A file to add beside it, such as an audit return"


def head(work: Released[Work]) -> None:
    """What stands between this version and its readers."""
    if work.map(says.made_up).shown:
        chrome.made_up_line()
    chrome.title(work.map(says.heading))
    st.caption(
        f"**{chrome.safe(work.map(says.plan_name))}** · "
        f"{chrome.safe(work.map(says.status))}"
    )
    step_line(work.shown.step)
    unchanged = work.map(says.unchanged)
    if unchanged.shown:
        chrome.strong(unchanged)
    chrome.say(work.map(says.saved))
    _cannot_open()
    said.refused()
    said.done("head")


def step_line(step: Step) -> None:
    """``Step 1 of 4: Check · Compare · Clear · Open``, the current one in bold."""
    names = " · ".join(f"**{one}**" if one is step else str(one) for one in Step)
    st.markdown(f"{chrome.safe(says.step(step))} {names}")


def _cannot_open() -> None:
    name, why = session.refused_file()
    if why:
        st.error(chrome.safe(f"{says.CANNOT_OPEN}, {name}. {why}"))


def files(work: Released[Work], officer: Officer | None) -> None:
    """The draft's files: each as it was uploaded, and a way to mend or add one."""
    shown = work.shown
    for one in shown.record.files:
        a_file(work, one, officer)
    if officer is None or not shown.unnumbered:
        return
    replaces = _which(shown)
    session.take_upload(officer, into=shown.record, replaces=replaces)
    session.uploader(says.uploads(shown, replaces))
    said.done("files")


def a_file(work: Released[Work], file: FileRecord, officer: Officer | None) -> None:
    """One uploaded file: when and by whom, and ways to fetch it or leave it out."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(chrome.safe(record_says.file_line(file, work.shown)))
        if officer is not None:
            _download(work, file, officer)
            _leave_out(work, file, officer)


def _download(work: Released[Work], file: FileRecord, officer: Officer) -> None:
    """The file as it was uploaded, byte for byte, built when it is pressed."""
    at = file.position
    session.offer(
        f"Download {chrome.safe(file.name)}",
        session.File(
            file.name,
            "application/octet-stream",
            lambda: acts.download(session.store(), work.shown, at, officer=officer),
        ),
        key=f"publish_download_{work.shown.record.id}_{at}",
        check=lambda role: check_can(role, Act.DOWNLOAD_FILE),
        wrap=True,
    )


def _leave_out(work: Released[Work], file: FileRecord, officer: Officer) -> None:
    record = work.shown.record
    if not work.shown.unnumbered or file not in record.files or len(record.files) < 2:
        return
    name = f":primary[Leave out {chrome.safe(file.name)}]"
    if st.button(name, key=f"publish_leave_{file.position}", type="tertiary"):
        session.attempt(
            lambda: acts.leave_out(
                session.store(), work.shown, file.position, officer=officer
            ),
            f"{file.name} is left out; it stays in the record.",
            place="files",
        )


def _which(work: Work) -> int | None:
    """The position of the file that an upload takes the place of; None adds it."""
    there = {
        f"Corrected: it takes the place of {file.name}": file.position
        for file in work.record.files
    }
    if not there:
        return None
    chosen = st.radio(
        "The next file you upload is",
        [*there, ADDED],
        key=f"publish_which_{work.record.id}",
    )
    return there.get(chosen)


def question(work: Released[Work], officer: Officer | None) -> None:
    """Which plan the workbook is of, where that is not plain."""
    asked = work.shown.question
    if asked is None:
        return
    names = {one.label: one.plan_name for one in asked.choices}
    with st.form("publish_plan", width=chrome.TEXT_WIDTH):
        label = st.radio(
            chrome.safe(asked.asks),
            list(names),
            index=None,
            format_func=chrome.safe,
            key="publish_plan_answer",
        )
        pressed = st.form_submit_button("Record this answer", type="primary")
    if not pressed or officer is None:
        return
    if label is None:
        st.error("Choose one of the answers first.")
        return
    session.attempt(
        lambda: acts.answer(session.store(), work.shown, names[label], officer=officer),
        f"Kept under {words.quoted(names[label])}.",
        place="head",
    )


def check(work: Released[Work], officer: Officer | None) -> None:
    """Every problem, the most urgent first."""
    chrome.section("Check")
    chrome.say(work.map(says.read_from))
    clean = work.map(says.clean)
    if clean.shown:
        chrome.strong(clean)
    issues.lists(work)
    issues.to_take_along(work, officer)
    chrome.caption(says.FORM_ONLY)
    chrome.say(work.map(says.next_steps))
