"""Did practice change, and did it help children? The Impact page's sentences.

What a measure shows (activity, practice, an outcome, a voice) is never blended:
a form completed is practice, not impact on children.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from data import words
from data.analysis import agreement, groups, measures
from data.plan import Finding, FindingKind, Plan, Shows

NO_FINDING = "No finding given"
_TALLY = (
    (Shows.ACTIVITY, "activity"),
    (Shows.PRACTICE, "practice"),
    (Shows.OUTCOME, "outcomes for children"),
    (Shows.VOICE, "what children and families say"),
)
PRIORITY = " (priority action)"  # after a finding's name


def heading(plan: Plan) -> str:
    """How many measures can be compared over time."""
    summary = measures.summary(plan)
    if summary.empty:
        return "This workbook holds no measures"
    comparable, total = int(summary["comparable"].sum()), len(summary)
    can = words.plural(total, "measure")
    return f"{words.of(comparable, total)} {can} can be compared over time"


def lead(plan: Plan) -> str:
    """How many measures show each kind of thing, and what is kept from the public."""
    withheld = plan.withheld.get("audits", "") if plan.measures else ""
    return words.paragraph((shown(plan), withheld))


def shown(plan: Plan) -> str:
    """How many measures show each kind of thing; what none of them shows."""
    kinds = [item.shows for item in plan.measures]
    if not kinds:
        return (
            "Without measures nobody can tell from this workbook whether practice "
            "changed or whether it helped children. Officers can supply a Measures "
            "sheet and an Audits sheet."
        )
    said = [
        f"{words.spelled(kinds.count(kind))} "
        f"{words.plural(kinds.count(kind), 'shows', 'show')} {name}"
        for kind, name in _TALLY
        if kind in kinds
    ]
    missing = [name for kind, name in _TALLY[2:] if kind not in kinds]
    none = f"None records {words.listed(missing, last='or')}" if missing else ""
    return words.paragraph((words.listed(said), none))


def findings(plan: Plan) -> list[str]:
    """Every finding, in the plan's order, then what else measures name."""
    own = [one.name for one in groups.priority_first(plan.findings)]
    named = [str(name) or NO_FINDING for name in measures.summary(plan)["finding"]]
    known = {name.casefold() for name in own}
    rest = [name for name in named if name.casefold() not in known]
    return list(dict.fromkeys([*own, *rest]))


def opens_at(plan: Plan) -> int:
    """Which finding is shown first: one whose measure can be compared, if any.

    Else the first with a measure; else the first.
    """
    summary = measures.summary(plan)
    told = summary[summary["comparable"].astype(bool)]["finding"]
    for among in (told, summary["finding"]):
        measured = {str(name).casefold() for name in among}
        for place, finding in enumerate(findings(plan)):
            name = "" if finding == NO_FINDING else finding.casefold()
            if name in measured:
                return place
    return 0


def of_finding(plan: Plan, finding: str) -> list[str]:
    """The measures of one finding, by ref."""
    summary = measures.summary(plan)
    name = "" if finding == NO_FINDING else finding.casefold()
    return [
        str(ref)
        for ref in summary.loc[summary["finding"].str.casefold() == name, "ref"]
    ]


def chooser(plan: Plan, finding: str) -> str:
    """``3 of the 5 measures``: how many are under the finding chosen."""
    total, mine = len(measures.summary(plan)), len(of_finding(plan, finding))
    if not mine:
        return "No measure is recorded for this finding."
    measure = words.plural(total, "measure")
    return f"{words.number(mine)} of the {words.number(total)} {measure}"


def at_a_glance(plan: Plan) -> pd.DataFrame:
    """Every measure in one table: name, shows, latest, period, checked_by."""
    summary = measures.summary(plan)
    return summary.assign(
        latest=[text or "No result recorded" for text in summary["latest_text"]],
        compared=["Yes" if one else "No" for one in summary["comparable"]],
        who_checks=[who or "Not recorded" for who in summary["who_checks"]],
    )


# --- findings ------------------------------------------------------------------


def positions(plan: Plan) -> pd.DataFrame:
    """Each finding with its position, measures, and actions."""
    found = {
        line["group"]: line for line in groups.by(plan, "finding").to_dict("records")
    }
    summary = measures.summary(plan)
    rows = []
    for item in groups.priority_first(plan.findings):
        mine = summary[summary["finding"].str.casefold() == item.name.casefold()]
        counted = found.get(item.name)
        rows.append(
            {
                "finding": f"{item.name}{_priority(item)}",
                "found": item.found,
                "position": agreement.said(item, plan.as_at),
                "measures": "; ".join(
                    _measure_line(line) for line in mine.to_dict("records")
                )
                or "None recorded",
                "complete": _of(counted, "complete", "counted"),
                "evidenced": _of(counted, "evidenced", "complete"),
                "cells": item.row.pick("name", "agreed_on", "agreed_by"),
                "made_up": item.row.made_up,
            }
        )
    columns = ["finding", "found", "position", "measures", "complete", "evidenced"]
    return pd.DataFrame(rows, columns=[*columns, "cells", "made_up"])


def _priority(finding: Finding) -> str:
    return PRIORITY if finding.kind is FindingKind.PRIORITY else ""


def _measure_line(line: dict[Any, Any]) -> str:
    latest = line["latest_text"] if line["periods"] else "no result to show"
    return f"{line['name']} ({str(line['shows']).lower()}): {latest}"


def _of(group: dict[Any, Any] | None, part: str, whole: str) -> str:
    if group is None:
        return "No action listed"
    if group[part] is None:
        return "Not recorded in this workbook"
    return words.of(int(group[part]), int(group[whole]))
