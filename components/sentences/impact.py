"""Did practice change, and did it help children? The Impact page's sentences.

What a measure shows (activity, practice, an outcome, a voice) is never blended:
a form completed is practice, not impact on children.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from data import words
from data.analysis import agreement, groups, measures
from data.analysis.audited import COUNT, NO_FIGURE, PERCENTAGE, PROPORTION
from data.plan import AuditResult, Finding, FindingKind, Plan, Shows

MOST_DOTS = 6  # audits that can be told apart as dots
_MEASURED = {
    COUNT: "number",
    PROPORTION: "percentage of cases",
    PERCENTAGE: "percentage reported",
    NO_FIGURE: "no figure",
}
WITHHELD = "not shown to the public"
_BARS = (
    "The bars show where the true figure could lie, given so few cases (95% intervals)"
)
NO_FINDING = "No finding given"
_SHOWS = {
    Shows.ACTIVITY: "This shows activity: what was done, not whether it helped.",
    Shows.PRACTICE: "This shows staff practice, not what happened to children.",
    Shows.OUTCOME: "This shows an outcome for children, as the measure defines it.",
    Shows.VOICE: "This shows what children and families say.",
}
_TALLY = (
    (Shows.ACTIVITY, "activity"),
    (Shows.PRACTICE, "practice"),
    (Shows.OUTCOME, "outcomes for children"),
    (Shows.VOICE, "what children and families say"),
)


def heading(plan: Plan) -> str:
    """How many measures can be compared over time."""
    summary = measures.summary(plan)
    if summary.empty:
        return "This workbook holds no measures"
    comparable, total = int(summary["comparable"].sum()), len(summary)
    can = words.plural(total, "measure")
    return f"{words.of(comparable, total)} {can} can be compared over time"


def lead(plan: Plan) -> str:
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
    return words.paragraph((words.listed(said), none, plan.withheld.get("audits", "")))


def findings(plan: Plan) -> list[str]:
    """Findings that have measures, in the plan's order, for the chooser."""
    named = [str(name) or NO_FINDING for name in measures.summary(plan)["finding"]]
    return list(dict.fromkeys(named))


def of_finding(plan: Plan, finding: str) -> list[str]:
    """The measures of one finding, by ref."""
    summary = measures.summary(plan)
    mine = summary["finding"] == ("" if finding == NO_FINDING else finding)
    return [str(ref) for ref in summary.loc[mine, "ref"]]


def chooser(plan: Plan, finding: str) -> str:
    """``3 of the 5 measures``: how many are under the finding chosen."""
    summary = measures.summary(plan)
    mine = len(of_finding(plan, finding))
    measure = words.plural(len(summary), "measure")
    return f"{words.number(mine)} of the {words.number(len(summary))} {measure}"


# --- one measure ---------------------------------------------------------------


def at_a_glance(plan: Plan) -> pd.DataFrame:
    """Every measure in one table: name, shows, latest, period, checked_by."""
    summary = measures.summary(plan)
    withheld = "audits" in plan.withheld
    nothing = WITHHELD if withheld else "No result recorded"
    return summary.assign(
        latest=[text or nothing for text in summary["latest_text"]],
        compared=["Yes" if one else "No" for one in summary["comparable"]],
        who_checks=[who or "Not recorded" for who in summary["who_checks"]],
    )


def results(plan: Plan, ref: str) -> pd.DataFrame:
    """One measure's results, earliest first.

    ``value`` is what a line is drawn of: a count's number, else the percentage.
    """
    frame = measures.results(plan)
    own = frame[frame["measure"] == ref]
    counted = own["kind"] == COUNT
    return own.assign(value=own["met"].where(counted, own["percentage"]))


def latest(plan: Plan, ref: str) -> pd.DataFrame:
    """The two results that the headline compares, or the newest one."""
    return results(plan, ref).tail(2)


def row(plan: Plan, ref: str) -> dict[str, Any]:
    """One measure's line of the summary."""
    summary = measures.summary(plan)
    return dict(summary[summary["ref"] == ref].iloc[0])


def headline(plan: Plan, ref: str) -> str:
    """The measure's latest result, and the one before it where they compare."""
    line = row(plan, ref)
    name = line["name"]
    if not line["periods"]:
        return f"{name}: no result to show"
    latest = line["latest_text"]
    if line["kind"] == "percentage":
        return f"{name}: {latest} in {line['latest_period']}"
    if line["kind"] == "count":
        return f"{name}: {latest} in {line['latest_period']}"
    pair = measures.compared(plan, ref)
    if pair is None:
        earlier = "no earlier figure"
        if line["earlier_text"]:
            earlier = f"{earlier} to compare it with"
        return f"{name}: {latest} in {line['latest_period']}, {earlier}"
    before, now = pair[0].audit, pair[1].audit
    cases = words.of(now.met or 0, now.cases or 0)
    return f"{name} in {cases} audited cases, {_way(before, now)}"


def _way(before: AuditResult, now: AuditResult) -> str:
    met, cases = before.met or 0, before.cases or 0
    then = words.number(met) if cases == now.cases else words.of(met, cases)
    change = (now.met or 0) * cases - met * (now.cases or 0)
    if change == 0:
        return f"the same share as {then} before"
    return f"{'up' if change > 0 else 'down'} from {then}"


def verdict(plan: Plan, ref: str) -> str:
    """What the results can bear, then what the measure shows and does not."""
    line = row(plan, ref)
    measure = plan.measure(ref)
    shows = _SHOWS[measure.shows] if measure else ""
    found = results(plan, ref)
    if found.empty:
        return words.paragraph((plan.withheld.get("audits", _no_result(line)), shows))
    if line["kind"] == "percentage":
        said = _base_not_given(found)
    elif line["kind"] == "proportion":
        said = _proportion(plan, ref, found)
    elif line["kind"] == "count":
        each = " each" if len(found) > 1 else ""
        said = f"{words.count(len(found), 'result')} recorded, a plain count{each}"
    else:
        said = f"No figure is given for {line['latest_period']}"
    bars = _BARS if found["low"].notna().any() and len(found) <= MOST_DOTS else ""
    return words.paragraph((said, shows, bars))


def _no_result(line: dict[str, Any]) -> str:
    return f"No result is recorded for {line['name']}"


def _proportion(plan: Plan, ref: str, found: pd.DataFrame) -> str:
    pair = measures.compared(plan, ref)
    latest = found.iloc[-1]
    if not latest["base_given"]:
        return "No share can be worked out from these two numbers"
    if pair is None:
        share = words.percent(latest["met"], latest["cases"])
        return f"{share}. There is no earlier figure to compare"
    before, now = (
        f"{words.percent(one.audit.met or 0, one.audit.cases or 0)} in "
        f"{one.audit.period.label}"
        for one in pair
    )
    return f"{now}, {before}. The two can be compared if cases were chosen the same way"


def _base_not_given(found: pd.DataFrame) -> str:
    latest = found.iloc[-1]
    others = [
        f"{words.reported_percent(result['percentage'])} in {result['period']}"
        for _, result in found.iloc[:-1].iterrows()
        if result["percentage"] is not None
    ]
    earlier = "" if others else "earlier figure"
    missing = words.listed(part for part in ("Number of cases", earlier) if part)
    before = f", {words.listed(others)} before it" if others else ""
    return (
        f"{words.reported_percent(latest['percentage'])} reported in "
        f"{latest['period']}{before}. {missing} not given"
    )


def about(plan: Plan, ref: str) -> str:
    """Who checked, how cases were chosen, and which actions answer the finding."""
    line = row(plan, ref)
    found = results(plan, ref)
    chosen = list(dict.fromkeys(value for value in found["how_chosen"] if value))
    related = [
        item.ref
        for item in plan.actions
        if line["finding"] and item.finding.casefold() == line["finding"].casefold()
    ]
    return words.paragraph(
        (
            f"Checked by: {line['who_checks'] or 'not recorded'}",
            f"How cases were chosen: {words.listed(chosen) or 'not recorded'}"
            if line["kind"] != "count"
            else "",
            f"Actions under the same finding: {_some(related) or 'none recorded'}",
            _position(plan, line["finding"]),
        )
    )


def _some(refs: list[str]) -> str:
    if len(refs) > 6:
        return f"{words.listed(refs[:5])} and {len(refs) - 5} more"
    return words.listed(refs)


def _position(plan: Plan, finding: str) -> str:
    found = plan.finding(finding) if finding else None
    if found is None:
        return ""
    said = agreement.said(found, plan.as_at)
    return f"Position on this finding: {said[:1].lower()}{said[1:]}"


def subtitle(plan: Plan, ref: str, *, newest: bool = False) -> str:
    """Measure, place and period, as a statistical subtitle."""
    line = row(plan, ref)
    found = latest(plan, ref) if newest else results(plan, ref)
    first, last = found.iloc[0]["period"], found.iloc[-1]["period"]
    period = first if first == last else f"{first} to {last}"
    place = line["organisation"] or plan.partnership
    made_up = " Case numbers made up." if bool(found["made_up"].any()) else ""
    measured = _MEASURED[line["kind"]]
    return f"{line['name']}, {measured}, {place}, {period}.{made_up}"


def alt(plan: Plan, ref: str) -> str:
    """The chart in words."""
    said = [
        f"{one['period']}: {one['text']}" for _, one in results(plan, ref).iterrows()
    ]
    shown = said if len(said) <= 6 else [*said[:2], "…", *said[-2:]]
    return f"{row(plan, ref)['name']}. {'; '.join(shown)}."


# --- findings ------------------------------------------------------------------


def positions(plan: Plan) -> pd.DataFrame:
    """Each finding with its position, measures, and actions."""
    found = {
        line["group"]: line for line in groups.by(plan, "finding").to_dict("records")
    }
    summary = measures.summary(plan)
    nothing = WITHHELD if "audits" in plan.withheld else "no result to show"
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
                    _measure_line(line, nothing) for line in mine.to_dict("records")
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
    return " (priority action)" if finding.kind is FindingKind.PRIORITY else ""


def _measure_line(line: dict[Any, Any], nothing: str) -> str:
    latest = line["latest_text"] if line["periods"] else nothing
    return f"{line['name']} ({str(line['shows']).lower()}): {latest}"


def _of(group: dict[Any, Any] | None, part: str, whole: str) -> str:
    if group is None:
        return "No action listed"
    if group[part] is None:
        return "Not recorded in this workbook"
    return words.of(int(group[part]), int(group[whole]))
