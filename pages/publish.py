"""Is my spreadsheet right, and what will it change?"""

import streamlit as st

from components import chrome, publishing, session, tables
from components.sentences import publish as says
from components.tables import Spec
from data.release.audience import check_can_publish

ISSUES = {"where": "Cell", "found": "What we found", "remedy": "What to do"}
COMPARE = Spec(
    {
        "figure": "Figure",
        "before": "Readers see now",
        "after": "This file",
        "public": "This file, to the public",
        "changed": "Change",
    },
    alt="Headline figures now and in this file",
    file="compare",
)
CHECKS = Spec(
    {"checks": "What is checked", "asks": "If not"},
    alt="Everything that is checked",
    file="what-we-check",
)
HISTORY = Spec(
    {
        "version": "Version",
        "plan": "Plan",
        "as_at": "Position at",
        "published": "Published",
        "by": "By",
        "note": "Note",
        "file": "File",
        "sha256": "SHA-256 of the file",
    },
    alt="Published versions, newest first",
    file="published-versions",
    nothing="None",
)

with chrome.enter_as_officer("publish") as role:
    upload = session.upload(role)
    done = session.published()

    if upload is None:
        chrome.title(says.WELCOME)
        chrome.lead(says.HOW)
    else:
        if upload.map(says.made_up).shown:
            chrome.made_up_line()
        chrome.title(upload.map(says.heading))
        chrome.caption(upload.map(says.step))
        chrome.lead(upload.map(says.lead))
        chrome.strong(upload.map(says.unchanged))
    if done:
        st.success(chrome.safe(done))

    session.uploader(says.another(upload))
    session.offer(
        "Download the template",
        session.File(
            "action-plan-template.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda: publishing.template_bytes(role),
        ),
        key="publish_template",
        check=check_can_publish,
    )

    if upload is not None and upload.shown.reading.issues:
        chrome.section("Check")
        for severity in says.ORDER:
            found = upload.map(says.issues, severity)
            if len(found.shown):
                chrome.subsection(upload.map(says.issues_heading, severity))
                name = f"{severity.asks}, by cell"
                file = f"check-{severity.value}"
                tables.officers(found, Spec(ISSUES, alt=name, file=file))
        chrome.caption(says.FORM_ONLY)

    if upload is not None and upload.shown.reading.plan:
        chrome.section("Compare")
        chrome.strong(upload.map(says.compare_heading))
        tables.officers(upload.map(says.compare), COMPARE)

    if upload is not None and upload.map(says.may_publish).shown:
        chrome.section("Publish")
        chrome.say(upload.map(says.consequence))
        with st.form("publish_form", width=chrome.TEXT_WIDTH):
            by = st.text_input("Your name and role", key="publish_by")
            note = st.text_input("Note for the record (optional)", key="publish_note")
            if st.form_submit_button(upload.map(says.button).shown, type="primary"):
                session.publish(upload.shown, by=by, note=note, role=role)

    history = session.history(role)
    chrome.section("Published before")
    chrome.say(history.map(says.history))
    tables.officers(history, HISTORY)

    with st.expander("What we check"):
        tables.officers(publishing.rules(role), CHECKS)
