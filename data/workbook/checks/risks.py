"""Do the risks' scores lie on the plan's own scale?"""

from __future__ import annotations

from collections.abc import Iterator

from data.plan import Cell, Risk
from data.workbook.build import Draft
from data.workbook.issue import Issue
from data.workbook.rules import at

USUAL_SCALE = 5


def scores_lie_on_the_scale(draft: Draft) -> Iterator[Issue]:
    """A likelihood or an impact that is not from 1 to the scale."""
    scale = draft.plan.risk_scale or USUAL_SCALE
    for risk in draft.plan.risks:
        for cell, value in _scored(risk):
            if not 1 <= value <= scale:
                yield at(
                    cell,
                    "score_off_scale",
                    f"{value} is not on the scale from 1 to {scale}.",
                    "Correct the score, or the risk scale on the Plan sheet.",
                )


def scores_are_whole(draft: Draft) -> Iterator[Issue]:
    """A likelihood without an impact, or the other way round."""
    for risk in draft.plan.risks:
        for which in ("gross", "current", "target"):
            parts = risk.row.pick(f"{which}_likelihood", f"{which}_impact")
            blank = [cell for cell in parts if not cell.raw.strip()]
            if len(parts) == 2 and len(blank) == 1:
                yield at(
                    blank[0],
                    "score_incomplete",
                    f"The {which} score has only one of likelihood and impact.",
                    "It will show as not scored.",
                )


def _scored(risk: Risk) -> Iterator[tuple[Cell, int]]:
    """Each cell of the scores that have both their parts, with its value."""
    scores = {"gross": risk.gross, "current": risk.current, "target": risk.target}
    for which, score in scores.items():
        if score:
            yield risk.row.cells[f"{which}_likelihood"], score.likelihood
            yield risk.row.cells[f"{which}_impact"], score.impact
