"""How is progress told that is reported and not yet proved?

One case: "17 actions are reported complete with no evidence recorded. 7 are on
time only against a moved date."
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from data import words
from data.analysis import unproven
from data.analysis.unproven import Reason
from data.plan import Plan

HEADING = "Reported, and not yet proved"
ORDER = (
    "The first are those on which most hangs: an agreed finding, a priority action, a "
    "risk in the top bands, a figure told to the committee."
)
_TOLD: Mapping[Reason, Callable[[int], str]] = {
    Reason.NO_EVIDENCE: lambda n: (
        f"{words.count(n, 'action')} {words.plural(n, 'is', 'are')} reported complete "
        "with no evidence recorded"
    ),
    Reason.NO_MEASURE: lambda n: (
        f"{words.count(n, 'finding')} {words.plural(n, 'has', 'have')} evidence "
        "recorded and no measure of practice or of an outcome"
    ),
    Reason.MOVED_DATE: lambda n: (
        f"{words.count(n, 'action')} {words.plural(n, 'is', 'are')} on time only "
        "against a moved date"
    ),
    Reason.LEAD_ONLY: lambda n: (
        f"{words.count(n, 'measure')} {words.plural(n, 'is', 'are')} checked by the "
        "lead agency only"
    ),
}


def summary(plan: Plan) -> str:
    """How many of each kind; what cannot be told; nothing at all."""
    counts = unproven.by_reason(plan)
    said = [_TOLD[reason](count) for reason, count in counts.items() if count]
    if not said:
        return words.paragraph((_nothing(plan), _unknown(plan)))
    made_up = any(one.made_up for one in unproven.unproven(plan))
    rests = "These rest on made-up rows" if made_up else ""
    return words.paragraph((*said, _unknown(plan), rests))


def _nothing(plan: Plan) -> str:
    if not plan.actions and not plan.measures:
        return "This workbook lists no actions and no measures"
    return "No rule finds progress here that is reported and not yet proved"


def _unknown(plan: Plan) -> str:
    if plan.actions and not any(
        one.evidenced or plan.has_column("actions", "evidence") for one in plan.actions
    ):
        return "Evidence is not recorded in this workbook"
    return ""
