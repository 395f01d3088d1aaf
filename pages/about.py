"""Can I trust this?"""

from components import chrome, tables
from components.sentences import about as says
from components.sentences import claims as claims_says
from components.sentences import points, protection
from components.tables import Spec
from data.analysis import claims

DEFINITIONS = Spec(
    {"label": "Figure", "text": "Now", "definition": "How it is counted"},
    alt="Every figure and how it is counted",
    file="definitions",
)
CLAIMS = Spec(
    {
        "statement": "Statement",
        "outcome": "Against this workbook",
        "reported": "Figure reported",
        "workbook": "In this workbook",
        "why": "Why",
        "report": "Report",
        "paragraph": "Paragraph",
    },
    alt="What the committee was told, set against this workbook",
    file="told-to-the-committee",
    nothing="None",
    cells=True,
)
RULES = Spec(
    {
        "looks_for": "What the rule looks for",
        "wording": "The point it makes",
        "weight": "Weight",
    },
    alt="The rules behind points to explore",
    file="rules-behind-points",
)
QUALITY = Spec(
    {
        "sheet": "Sheet",
        "present": "In this workbook",
        "rows": "Rows",
        "marked": "Made up",
        "holds": "What it holds",
    },
    alt="What this workbook holds",
    file="what-this-workbook-holds",
    nothing="0",
)

with chrome.enter("about") as view:
    chrome.heading(view, says.HEADING)
    chrome.lead(says.LEAD)
    chrome.say(view.work(says.contact))

    chrome.section("How each figure is counted")
    chrome.say(view.work(protection.of_both))
    tables.show(view, view.work(says.definitions, view.edition.number), DEFINITIONS)

    if view.plan.shown.claims:
        chrome.section(claims_says.HEADING)
        chrome.say(view.work(claims_says.summary))
        tables.show(view, view.work(claims.frame), CLAIMS)

    chrome.section("How it is made")
    for paragraph in says.METHOD:
        chrome.say(paragraph)

    if points.may_see(view.reader.role):
        chrome.section("The rules behind points to explore")
        chrome.say(points.PUT_TO)
        tables.show(view, view.work(says.rules), RULES)

    chrome.section("What this workbook holds")
    tables.show(view, view.work(says.quality), QUALITY)

    chrome.section("Accessibility statement")
    for paragraph in says.ACCESSIBILITY:
        chrome.say(paragraph)

    chrome.section("Words used")
    chrome.bullets(view.work(says.glossary))
