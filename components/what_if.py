"""What if some actions move, or are not done? Asked, reckoned and shown.

What a reader assumes stands in the address and is worked out anew each time: it is
their own, so it is kept in no cache and in no record.
"""

from __future__ import annotations

from components import chrome, figures, tables
from components.sentences import what_if as says
from components.session import View
from components.tables import Spec
from data.analysis import what_if
from data.analysis.what_if import Assumption

HEADING = says.HEADING
MARKED = Spec(
    {
        "ref": "Ref",
        "stands": "Current date",
        "assumed": "As you assume",
        "follows": "What that says",
        "action": "Action",
    },
    alt="Actions assumed otherwise",
    file="what-if-actions",
    stacked=True,
)
COUNTS = Spec(
    {
        "state": "Counted actions",
        "stands": "As dates stand",
        "assumed": "As you assume",
        "changed": "Newly here as you assume",
    },
    alt="Counted actions, as dates stand and as you assume",
    file="what-if-counts",
    nothing="None",
    wide=False,
)
FINDINGS = Spec(
    {"name": "Finding", "assumed": "As you assume", "stands": "As dates stand"},
    alt="Findings with an action not finished by sign-off",
    file="what-if-findings",
    stacked=True,
)
RISKS = Spec(
    {"name": "Risk", "assumed": "As you assume", "stands": "As dates stand"},
    alt="Risks with an action not finished by sign-off",
    file="what-if-risks",
    stacked=True,
)


def show(view: View) -> None:
    """The controls and what follows, or why nothing can be assumed."""
    refusal = view.work(what_if.refused)
    if refusal.shown:
        chrome.say(refusal)
        return
    chrome.say(view.work(says.premise))
    chrome.strong(says.YOURS)
    found = chrome.ask(view.plan, view.work(says.can_move), view.work(says.can_be_left))
    chrome.say(found.map(says.ignored))
    _follows(view, found.shown.assumption)


def _follows(view: View, assumption: Assumption) -> None:
    plan = view.plan
    chrome.say(plan.map(says.assumed, assumption))
    figures.cards(view, plan.map(what_if.figures, assumption, view.edition.number))
    tables.show(view, plan.map(what_if.counts, assumption), COUNTS, download=False)
    tables.show(view, plan.map(says.marked, assumption), MARKED, download=False)
    chrome.subsection(plan.map(says.findings_heading, assumption))
    chrome.say(plan.map(says.findings_note, assumption))
    tables.show(view, plan.map(says.findings, assumption), FINDINGS, download=False)
    chrome.subsection(plan.map(says.risks_heading, assumption))
    chrome.say(plan.map(says.risks_note, assumption))
    tables.show(view, plan.map(says.risks, assumption), RISKS, download=False)
