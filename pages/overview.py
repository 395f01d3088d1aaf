"""Are we on track?"""

import streamlit as st

from components import blocks, chrome, figures, pace, points, tables
from components.sentences import about, glossary, impact, protection, since
from components.sentences import cohort as cohort_says
from components.sentences import overview as says
from components.sentences import points as points_say
from components.tables import Spec
from data.analysis import events

FINDINGS = Spec(
    {
        "finding": "Finding",
        "position": "Agreed by and when",
        "complete": "Reported complete",
        "evidenced": "Evidence recorded",
        "measures": "Latest measure",
    },
    alt="Findings, priority actions first",
    file="findings",
)
CLAIMS = Spec(
    {"statement": "Statement", "said": "Figure reported", "where": "Where"},
    alt="Figures told to the committee",
    file="figures-told-to-the-committee",
)

with chrome.enter("overview") as view:
    plan = view.plan.shown

    chrome.heading(view, view.work(says.heading))
    chrome.lead(view.work(says.lead))
    chrome.acronyms(view.work(glossary.on_page, ("measures", "findings", "events")))
    figures.cards(view, view.work(says.cards, view.edition.number))
    since_last = view.history.since_last()
    changes = None
    if since_last:
        changes = since_last.work(points_say.changes_between).shown
        changed = since_last.work(since.in_one_line)
        if changed.shown:
            chrome.line(changed, "since_last_meeting", "What changed", view)

    if plan.claims and not plan.actions:
        chrome.section("Figures told to the committee")
        tables.show(view, view.work(about.claims, figures_only=True), CLAIMS)
        chrome.link("about", "Everything the committee was told", view)

    chrome.section("Latest audit and cohort")
    chrome.say(view.work(protection.of_both))
    audit, children = st.columns(2, gap="large")
    with audit:
        measure = view.work(says.latest_audit).shown
        if measure:
            blocks.measure(view, measure, small=True)
        else:
            chrome.subsection("No audit to show")
            chrome.say(view.work(says.audits_missing))
        chrome.link("impact", "Every measure", view)
    with children:
        if plan.cohort:
            blocks.cohort_trend(view)
        else:
            chrome.subsection(view.work(cohort_says.heading))
            chrome.say(view.work(says.cohort_missing))
        chrome.link("cohort", "The cohort in full", view)

    for_public = not points_say.may_see(view.reader.role)
    if for_public:
        chrome.section(says.NOT_SHOWN)
        chrome.bullets(view.work(says.not_shown))
    points.show(view, changes)

    if plan.findings:
        chrome.section("Findings, priority actions first")
        if plan.actions:
            blocks.progress_by(view, "finding", view.work(says.findings_headline))
        chrome.say(view.work(says.agreements))
        tables.show(view, view.work(impact.positions), FINDINGS)
        chrome.link("impact", "Measures for each finding", view)

    if plan.actions:
        chrome.section("Progress against the original dates")
        pace.show(view)
        if pace.may_see(view):
            with st.expander("The method"):
                pace.method(view)
        chrome.link("action_plan", "Every action and its dates", view)

    chrome.section("Dates given to the committee")
    chrome.say(view.work(says.dates_given))
    tables.show(
        view,
        view.work(events.dates_given),
        Spec(
            {
                "event": "What was said",
                "position": "Position",
                "given_text": "Date given",
                "on_text": "Done, or now expected",
                "source": "Source",
            },
            alt="Dates given to the committee",
            file="dates-given",
        ),
    )

    chrome.section("On request")
    if not for_public:
        with st.expander("All points to explore, as a list to take along"):
            points.take_along(view, changes)
        with st.expander(says.NOT_SHOWN):
            chrome.bullets(view.work(says.not_shown))
    with st.expander("What was inspected"):
        chrome.say(view.work(says.inspected))
    with st.expander("Words used on this page"):
        chrome.bullets(view.work(about.glossary))
