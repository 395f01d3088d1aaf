"""What is the committee asked to decide, and what could go wrong?"""

import streamlit as st

from components import chrome, courses, markup, risks, tables, what_if
from components.sentences import courses as courses_say
from components.sentences import courses_shown, glossary
from components.sentences import options as says
from components.sentences import risks as risks_say
from components.tables import Spec
from data.analysis import options

OPTIONS = Spec(
    {"option": "Option", "impact": "Impact", "risk": "Risk"},
    alt="Options the report considered",
    file="options",
    stacked=True,
)
RECOMMENDATIONS = Spec(
    {
        "on": "Date",
        "text": "Recommendation",
        "status": "Status",
        "response": "Response",
    },
    alt="Recommendations to the committee",
    file="recommendations",
    nothing="Nothing recorded",
    stacked=True,
)
with chrome.enter("options_and_risk") as view:
    chrome.heading(view, view.work(says.heading))
    chrome.lead(view.work(says.lead))
    chrome.acronyms(
        view.work(glossary.on_page, ("options", "recommendations", "risks"))
    )

    if view.plan.shown.options:
        chrome.subsection(says.JUDGEMENT)
        tables.show(view, view.work(says.considered), OPTIONS)

    chrome.section(courses_say.HEADING)
    answer = st.container()
    interval, papers = courses.adjusts(view)
    boxes = iter(st.columns(2))
    months, days = courses.Asked.months, None
    if interval:
        months = next(boxes).number_input(
            courses_shown.MONTHS,
            min_value=1,
            max_value=courses.MOST_MONTHS,
            value=months,
            key="options_and_risk_months",
            bind="query-params",
        )
    if papers:
        days = next(boxes).number_input(
            courses.papers_label(view).shown,
            min_value=0,
            max_value=courses.MOST_DAYS,
            value=None,
            placeholder=courses.own_papers(view),
            key="options_and_risk_papers",
            bind="query-params",
        )
    asked = courses.Asked(months, days)
    with answer:
        courses.said(view, asked)
    courses.drawn(view, asked)
    if interval or papers:
        with st.expander(courses_shown.COUNTED, type="compact"):
            courses.method(view, asked)

    if view.plan.shown.recommendations:
        chrome.section(view.work(says.recommendations_headline))
        tables.show(view, view.work(options.recommended), RECOMMENDATIONS)

    chrome.section(view.work(risks_say.heading))
    risks.listed(view)
    if view.plan.shown.risks:
        with st.container(key=f"{markup.WIDE}_risk_matrix"):
            risks.matrix(view)
        risks.flags(view)
        chrome.section("One risk", anchor="one-risk")
        ref = st.selectbox(
            "Risk",
            view.work(risks_say.refs).shown,
            key="options_and_risk_ref",
            bind="query-params",
            width=320,
        )
        risks.one(view, ref)

    chrome.section(what_if.HEADING, anchor="what-if")
    what_if.show(view)
