"""What is the committee asked to decide, and what could go wrong?"""

from components import blocks, chrome, tables
from components.sentences import glossary
from components.sentences import options as says
from components.tables import Spec
from data.analysis import options, risk

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
RISKS = Spec(
    {
        "ref": "Ref",
        "current_text": "Current",
        "risk": "Risk, highest current score first",
        "gross_text": "Before controls",
        "target_text": "Target",
        "controls": "Controls",
        "owner": "Owner",
    },
    alt="Risks",
    file="risks",
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

    chrome.section(view.work(says.risk_heading))
    chrome.say(view.work(says.risk_missing))
    if view.plan.shown.risks:
        tables.show(view, view.work(risk.register), RISKS)
        blocks.risk_matrix(view)
