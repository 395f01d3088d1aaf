"""Step 3: who says it is right? Checks by partner, then one person clears it."""

from __future__ import annotations

import streamlit as st

from components import chrome, session, tables
from components.desk import said
from components.publishing import Officer, Work, acts, concerns, times
from components.sentences import publish_clear as says
from components.sentences import publish_release as release_says
from components.tables import Spec
from data import words
from data.publications import PARAGRAPHS
from data.release.released import Released

CHECKS = Spec(
    {"partner": "Partner", "who": "Who checked", "on": "Date"},
    alt="Who checked for each partner",
    file="publish-checks",
    nothing="Not recorded",
)

NUMBERS = Spec(
    {
        "table": "Of",
        "part": "Number",
        "true": "True",
        "public": "As the public will see it",
        "why": "Why",
    },
    alt="Every number of children, true and as the public will see it",
    file="publish-numbers-of-children",
)
LIKELY = 2  # what makes such a plan exempt as a rule


def send(work: Released[Work], officer: Officer | None) -> None:
    """Hand the draft to those who check it."""
    if officer is None:
        return
    chrome.section("Next: have it checked")
    with st.form("publish_send", width=chrome.TEXT_WIDTH):
        chrome.say(says.SENDING)
        note = st.text_input("Note for the record (optional)", key="publish_send_note")
        pressed = st.form_submit_button("Send for checking", type="primary")
    if pressed:
        session.attempt(
            lambda: acts.send(session.store(), work.shown, note, officer=officer),
            "The draft is being checked.",
            place="checks",
        )


def checks(work: Released[Work], officer: Officer | None) -> None:
    """Who checked for each partner; blank is allowed and shown as such."""
    rows = work.map(says.checks)
    said.done("checks")
    chrome.say(work.map(says.checks_line))
    tables.officers(rows, CHECKS)
    if officer is None or rows.shown.empty or not work.shown.unnumbered:
        return
    with st.form("publish_checks", width=chrome.TEXT_WIDTH):
        who = _by_partner(work.shown, list(rows.shown["partner"]))
        on = _day("Date of these checks", work, "publish_check_on")
        pressed = st.form_submit_button("Record who checked")
    if pressed:
        session.attempt(
            lambda: acts.check(session.store(), work.shown, who, on, officer=officer),
            lambda new: f"{words.capital(words.count(new, 'check'))} recorded.",
            place="checks",
        )


def _by_partner(work: Work, partners: list[str]) -> dict[str, str]:
    """A box for each partner, two beside each other, as they are now typed."""
    who: dict[str, str] = {}
    for number, partner in enumerate(partners):
        # A new row for each two, so that a phone keeps their order.
        if number % 2 == 0:
            left, right = st.columns(2)
        with right if number % 2 else left:
            who[partner] = st.text_input(
                f"Who checked for {partner}",
                value=says.who_checked(work, partner),
                key=f"publish_check_{work.record.id}_{number}",
            )
    return who


def clear(work: Released[Work], officer: Officer | None) -> None:
    """One person answers for it, by name, role and date."""
    if officer is None:
        return
    chrome.subsection("Who clears it")
    with st.form("publish_clear", width=chrome.TEXT_WIDTH):
        chrome.say(work.map(says.confirms))
        by, role, day = st.columns(3)
        with by:
            name = st.text_input(
                "Cleared by", value=officer.person.name, key="publish_clear_name"
            )
        with role:
            title = st.text_input(
                "Role", value=officer.title, key="publish_clear_title"
            )
        with day:
            on = _day("Date cleared", work, "publish_clear_on")
        why = _why(work)
        paragraph = _paragraph(work)
        pressed = st.form_submit_button(
            work.map(says.clear_button).shown, type="primary"
        )
    if pressed:
        session.attempt(
            lambda: session.clearing(
                work.shown,
                officer,
                name=name,
                title=title,
                on=on,
                why=why,
                paragraph=paragraph,
            ),
            says.has_cleared,
            place="head",
        )


def release(work: Released[Work]) -> None:
    """What the public will see of numbers of children, and what the check came to."""
    if not work.map(concerns).shown:
        return
    prepared = work.map(session.prepared)
    chrome.subsection(release_says.HEADING)
    chrome.say(prepared.map(release_says.checked))
    chrome.say(prepared.map(release_says.to_judge))
    chrome.say(work.map(release_says.texts))
    with st.expander("Every number of children, true and as the public will see it"):
        tables.officers(work.map(release_says.numbers, prepared.shown), NUMBERS)


def _why(work: Released[Work]) -> str:
    if not work.map(concerns).shown:
        return ""
    return st.text_input(release_says.WHY, key="publish_clear_why")


def _paragraph(work: Released[Work]) -> int | None:
    if not work.map(release_says.is_restricted).shown:
        return None
    return st.selectbox(
        "Exempt under Part 1 of Schedule 12A",
        list(PARAGRAPHS),
        index=list(PARAGRAPHS).index(LIKELY),
        format_func=release_says.paragraph,
        key="publish_clear_paragraph",
    )


def _day(label: str, work: Released[Work], key: str) -> str:
    # A text date: Streamlit's calendar has targets too small to press.
    today = words.day(times.today(work.shown.now))
    return st.text_input(label, value=today, key=key)
