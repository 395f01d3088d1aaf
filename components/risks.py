"""What could go wrong, and what is recorded of it? Each piece drawn once, here.

A list, highest current score first; the same risks in the matrix; what is flagged
for information; one risk with all that bears on it. Nothing here imports Streamlit.
"""

from __future__ import annotations

from functools import partial

from components import blocks, chrome, figures, tables
from components.charts import risk_scores as line
from components.charts import risks as charts
from components.figures import Block
from components.sentences import risk_flags as flagged
from components.sentences import risks as says
from components.session import View
from components.tables import Spec
from data.analysis import risk, risk_bearing

LISTED = Spec(
    {
        "ref": "Ref",
        "current_shown": "Current (likelihood × impact)",
        "risk": "Risk",
        "gross_shown": "Before controls",
        "target_shown": "Target",
        "owner": "Owner",
    },
    alt="Risks",
    file="risks",
    in_file={
        "ref": "Ref",
        "risk": "Risk",
        "cause": "Cause",
        "consequence": "Consequence",
        "current_text": "Current",
        "current_likelihood": "Current likelihood",
        "current_impact": "Current impact",
        "gross_text": "Before controls",
        "gross_likelihood": "Likelihood before controls",
        "gross_impact": "Impact before controls",
        "target_text": "Target",
        "target_likelihood": "Target likelihood",
        "target_impact": "Target impact",
        "owner": "Owner",
        "controls": "Controls",
    },
    stacked=True,
)
CELLS = Spec(
    {
        "place": "Place",
        "likelihood": "Likelihood",
        "impact": "Impact",
        "now": "Risks here now",
        "before": "Here before controls",
        "target": "Should come here",
    },
    alt="Which risks stand where in the matrix",
    file="risks-by-place",
    nothing="None",
    wide=False,
)
SCORES = Spec(
    {
        "ref": "Ref",
        "current_text": "Current",
        "current_likelihood": "Likelihood",
        "current_impact": "Impact",
        "gross_text": "Before controls",
        "target_text": "Target",
    },
    alt="Risk scores",
    file="risk-scores",
    cells=True,
    wide=False,
)
FLAGS = Spec(
    {"ref": "Risk", "said": "What the record shows", "kind": "Rule"},
    alt="Risks, for information",
    file="risks-for-information",
    cells=True,
    stacked=True,
)
ONE = {"field": "Field", "said": "As recorded"}
ACTIONS = Spec(
    {
        "ref": "Ref",
        "position": "Position",
        "action": "Action",
        "due": "Current date",
        "lead_agency": "Lead agency",
    },
    alt="Actions that bear on this risk",
    file="actions-of-this-risk",
    cells=True,
    stacked=True,
)
FINDING = Spec(
    {
        "finding": "Finding",
        "complete": "Reported complete",
        "evidenced": "Evidence recorded",
        "position": "Position on this finding",
    },
    alt="Finding that bears on this risk",
    file="finding-of-this-risk",
    stacked=True,
)
VERSIONS = Spec(
    {
        "of": "Version",
        "current_text": "Current",
        "gross_text": "Before controls",
        "target_text": "Target",
    },
    alt="Scores of this risk by version",
    file="risk-scores-by-version",
    cells=True,
    wide=False,
)


def listed(view: View) -> None:
    """Every risk, highest current score first."""
    chrome.say(view.work(says.missing))
    if view.plan.shown.risks:
        chrome.caption(says.ORDER)
    tables.show(view, view.work(says.listed), LISTED)


def matrix(view: View) -> None:
    """The same risks on the plan's own scale, and which stand in which cell."""
    register = view.work(risk.register)
    if register.shown.dropna(subset=["current"]).empty:
        return
    grid = view.work(risk.grid).shown
    figures.chart(
        view,
        register,
        partial(charts.matrix, grid),
        Block(
            headline=view.work(says.matrix_headline),
            subtitle=blocks.sourced(view, view.work(says.scale_note).shown, "Risks"),
            alt=view.work(says.matrix_alt),
            verdict=view.work(says.unscored),
            table=SCORES,
        ),
    )
    tables.show(view, view.work(risk.occupied), CELLS)


def flags(view: View) -> None:
    """What is worth knowing of the register, a neutral sentence each."""
    chrome.subsection(flagged.HEADING)
    chrome.say(view.history.work(flagged.note))
    tables.show(view, view.history.work(flagged.frame), FLAGS)


def one(view: View, ref: str) -> None:
    """One risk: what is recorded of it, what bears on it, its scores over time."""
    chrome.subsection(view.work(says.one_heading, ref))
    about = Spec(ONE, alt=f"Risk {ref}, field by field", file="risk", cells=True)
    tables.show(view, view.work(says.one, ref), about, download=False)
    held = view.history.work(flagged.of, ref)
    if held.shown:
        chrome.strong(flagged.HEADING)
        chrome.bullets(held)
    chrome.strong("Actions and finding that bear on it")
    chrome.say(view.work(says.bears, ref))
    actions = view.work(risk_bearing.frame, ref)
    tables.show(view, actions, ACTIONS)
    chrome.say(view.work(says.finding_missing, ref))
    finding = view.work(says.finding, ref)
    tables.show(view, finding, FINDING, download=False)
    _over_time(view, ref)


def _over_time(view: View, ref: str) -> None:
    headline = view.history.work(says.history_headline, ref)
    if not view.history.work(says.drawable, ref).shown:
        chrome.subsection(headline)
        return
    steps = view.work(risk.scale).shown
    figures.chart(
        view,
        view.history.work(says.scores, ref),
        partial(line.scores, highest=steps * steps),
        Block(
            headline=headline,
            subtitle=view.history.work(says.history_subtitle, ref),
            alt=view.history.work(says.history_alt, ref),
            verdict=view.history.work(says.history_note, ref),
            table=VERSIONS,
        ),
    )
