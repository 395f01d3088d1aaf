"""What is the committee asked to decide, and what could go wrong?"""

import streamlit as st

from components import chrome, markup, risks, tables, what_if
from components.sentences import glossary
from components.sentences import options as says
from components.sentences import risks as risks_say
from components.tables import Spec
from data.analysis import options

OPTIONS = Spec(
    {"option": "Option", "impact": "Impact", "risk": "Risk"},
    alt="Options the report considered",
    file="options",
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
    if view.plan.shown.recommendations:
        chrome.subsection(view.work(says.recommendations_headline))
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
