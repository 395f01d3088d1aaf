"""Can I trust this?"""

from components import chrome, tables
from components.sentences import about as says
from components.tables import Spec

DEFINITIONS = Spec(
    {"label": "Figure", "text": "Now", "definition": "How it is counted"},
    alt="Every figure and how it is counted",
    file="definitions",
)
CLAIMS = Spec(
    {"statement": "Statement", "said": "Figure reported", "where": "Where"},
    alt="What the committee was told",
    file="told-to-the-committee",
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
    tables.show(view, view.work(says.definitions, view.edition.number), DEFINITIONS)

    claims = view.work(says.claims)
    if len(claims.shown):
        chrome.section("What the committee was told")
        chrome.caption("As reported. Nothing here says whether they are right.")
        tables.show(view, claims, CLAIMS)

    chrome.section("How it is made")
    for paragraph in says.METHOD:
        chrome.say(paragraph)

    chrome.section("What this workbook holds")
    tables.show(view, view.work(says.quality), QUALITY)

    chrome.section("Accessibility statement")
    for paragraph in says.ACCESSIBILITY:
        chrome.say(paragraph)

    chrome.section("Words used")
    chrome.bullets(view.work(says.glossary))
