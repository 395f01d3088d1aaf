"""Did practice change, and did it help children?"""

from dataclasses import replace

import streamlit as st

from components import blocks, chrome, markup, position, tables
from components.sentences import finding as finding_says
from components.sentences import glossary, measure, protection
from components.sentences import impact as says
from components.sentences import unproven as unproven_says
from components.tables import Spec
from data.analysis import events, unproven

MEASURES = Spec(
    {
        "name": "Measure",
        "latest": "Latest result",
        "latest_period": "Period",
        "shows": "What it shows",
        "compared": "Can be compared",
        "who_checks": "Checked by",
    },
    alt="Every measure and its latest result",
    file="measures",
)
POSITIONS = Spec(
    {
        "finding": "Finding",
        "position": "Position on this finding",
        "measures": "Measure and what it shows",
        "complete": "Reported complete",
        "evidenced": "Evidence recorded",
        "found": "What inspectors found",
    },
    alt="Position on each finding",
    file="position-on-each-finding",
)
UNPROVEN = Spec(
    {
        "subject": "What",
        "reason": "Why it is not yet proved",
        "hangs": "What hangs on it",
        "finding": "Finding",
        "what": "In the workbook's words",
    },
    alt="Reported, and not yet proved",
    file="reported-and-not-yet-proved",
    nothing="None",
    cells=True,
)
UNPROVEN_NOTED = replace(
    UNPROVEN, columns={**UNPROVEN.columns, "note": "Officer's note"}
)
EVENTS = Spec(
    {"on_text": "When", "event": "What", "kind": "Kind", "source": "Source"},
    alt="What was done, and when",
    file="events",
)

with chrome.enter("impact") as view:
    chrome.heading(view, view.work(says.heading))
    chrome.lead(view.work(says.lead))
    chrome.say(view.work(protection.of_audits))
    chrome.acronyms(
        view.work(glossary.on_page, ("measures", "findings", "actions", "events"))
    )

    findings = view.work(says.findings).shown
    if findings:
        with st.container(key=markup.REST):
            tables.show(view, view.work(says.at_a_glance), MEASURES)
        chrome.section("One finding")
        finding = st.selectbox(
            "Finding",
            findings,
            index=view.work(says.opens_at).shown,
            key="impact_finding",
            bind="query-params",
            width=480,
        )
        chrome.caption(view.work(says.chooser, finding))
        for ref in view.work(says.of_finding, finding).shown:
            blocks.measure(view, ref)
            chrome.note(view.work(measure.about, ref))
        if finding in view.work(finding_says.named).shown:
            position.show(view, finding)
            st.checkbox(
                "Print the position on this finding alone",
                key=markup.ALONE,
                bind="query-params",
            )

    with st.container(key=f"{markup.REST}_below"):
        if view.plan.shown.findings:
            chrome.section("Position on each finding")
            chrome.caption(
                "Agreement is shown as the workbook records it; it is not an "
                "inspectorate's view."
            )
            tables.show(view, view.work(says.positions), POSITIONS)

        chrome.section(unproven_says.HEADING)
        chrome.say(view.work(unproven_says.summary))
        items = view.work(unproven.frame, view.notes.shown)
        if len(items.shown):
            chrome.caption(unproven_says.ORDER)
            noted = items.shown["note"].any()
            tables.show(view, items, UNPROVEN_NOTED if noted else UNPROVEN)

        if view.plan.shown.events:
            chrome.section("What was done, and when")
            chrome.caption("Events show activity. They do not show whether it helped.")
            tables.show(view, view.work(events.timeline), EVENTS)
