"""What is all of a version's data? A table for each question, beyond any one page's.

Rows as the analysis has them, numbers as numbers, so that a figure taken from the file
is the figure on the screen. One case: Westmere's version 7 has 65 actions, 61 of them
counted, on the sheet "actions".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from components import tables
from components.sentences import downloads, impact
from components.session import View
from components.tables import Spec
from data.analysis import actions, claims, cohort, events, figures, measures, options
from data.analysis import risk as risks
from data.plan import Plan
from data.release.released import Released

_FIGURES = {
    "label": "Figure",
    "text": "As shown",
    "value": "Value",
    "numerator": "Counted towards it",
    "denominator": "Out of",
    "unit": "Unit",
    "definition": "How it is counted",
    "name": "Machine name",
}
_ACTIONS = {
    "ref": "Ref",
    "action": "Action",
    "finding": "Finding",
    "theme": "Theme",
    "lead_agency": "Lead agency",
    "lead_officer": "Lead officer",
    "original_text": "Original date",
    "current_text": "Current date",
    "moved_days": "Days moved",
    "status_word": "Status",
    "rating": "Rating",
    "completed_on": "Completed on",
    "assurance": "Assurance",
    "evidence": "Evidence",
    "impact_rating": "Impact rating",
    "update": "Update",
    "position": "Position",
    "counted": "Counted",
    "complete": "Reported complete",
}
_AUDITS = {
    "measure": "Measure",
    "name": "Name",
    "period": "Period",
    "text": "Result",
    "met": "Cases meeting",
    "cases": "Cases audited",
    "percentage": "Percentage",
    "how_chosen": "How cases were chosen",
    "source": "Source",
}
_COHORT = {
    "on": "Date",
    "count": "Children",
    "joined": "Joined",
    "left": "Left",
    "definition_changed": "Definition changed",
}
_RISKS = {
    "ref": "Ref",
    "risk": "Risk",
    "gross": "Before controls",
    "current": "Current",
    "target": "Target",
    "current_band": "Current band",
    "controls": "Controls",
    "owner": "Owner",
    "finding": "Finding",
}
_CLAIMS = {
    "statement": "Statement",
    "reported": "Figure reported",
    "outcome": "Against this workbook",
    "workbook": "In this workbook",
    "why": "Why",
    "report": "Report",
    "paragraph": "Paragraph",
}
_DATES = {
    "event": "What was said",
    "position": "Position",
    "given_text": "Date given",
    "on_text": "Done, or now expected",
    "source": "Source",
}
_MEASURES = {
    "name": "Measure",
    "finding": "Finding",
    "latest": "Latest result",
    "latest_period": "Period",
    "shows": "What it shows",
    "who_checks": "Checked by",
}
_FINDINGS = {
    "finding": "Finding",
    "complete": "Reported complete",
    "evidenced": "Evidence recorded",
    "position": "Agreed by and when",
    "found": "What inspectors found",
}
_EVENTS = {"on_text": "When", "event": "What", "kind": "Kind", "source": "Source"}
_OPTIONS = {"option": "Option", "impact": "Impact", "risk": "Risk"}
_RECOMMENDED = {
    "on": "Date",
    "text": "Recommendation",
    "status": "Status",
    "response": "Response",
}
Worker = Callable[[Plan], pd.DataFrame]
_TABLES: tuple[tuple[Worker, Spec], ...] = (
    (actions.actions, Spec(_ACTIONS, "Every action", "actions", cells=True)),
    (impact.positions, Spec(_FINDINGS, "Position on each finding", "findings")),
    (measures.results, Spec(_AUDITS, "Every audit result", "audits")),
    (impact.at_a_glance, Spec(_MEASURES, "Every measure", "measures")),
    (cohort.stock, Spec(_COHORT, "Children identified as at risk", "cohort")),
    (events.timeline, Spec(_EVENTS, "What was done, and when", "events")),
    (events.dates_given, Spec(_DATES, "Dates given to the committee", "dates-given")),
    (options.considered, Spec(_OPTIONS, "Options considered", "options")),
    (options.recommended, Spec(_RECOMMENDED, "Recommendations", "recommendations")),
    (risks.register, Spec(_RISKS, "Every risk", "risks")),
    (claims.frame, Spec(_CLAIMS, "What the committee was told", "claims")),
)


def offer(view: View) -> None:
    """A link to all of the version's data, as one workbook."""
    tables.workbook(
        view, list(_shown(view)), downloads.ALL, ("all-data", downloads.EVERYTHING)
    )


def _shown(view: View) -> Iterator[tuple[Released[pd.DataFrame], Spec]]:
    """Every figure, then each table that has a row."""
    every = view.work(every_figure, view.edition.number)
    yield every, Spec(_FIGURES, "Every figure and how it is counted", "figures")
    for worker, spec in _TABLES:
        rows = view.work(worker)
        if len(rows.shown):
            yield rows, spec


def every_figure(plan: Plan, version: int) -> pd.DataFrame:
    """A row a figure, as ``_FIGURES`` names them; made_up where it rests on such."""
    rows = [
        {name: getattr(one, name) for name in (*_FIGURES, "cells", "made_up")}
        for one in figures.every(plan, version)
    ]
    table = pd.DataFrame(rows, dtype=object)
    return table.astype({"made_up": bool})
