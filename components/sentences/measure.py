"""What do one measure's results bear, and what do they not show?

The words around its chart: headline, verdict, subtitle, and who checked it. What
a measure shows (activity, practice, an outcome, a voice) is said each time.

One case: "Risk assessment recorded in 45 of 50 audited cases, up from 15".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from components.sentences import change
from data import words
from data.analysis import agreement, audit_change, measures, trends
from data.analysis.audited import COUNT, NO_FIGURE, PERCENTAGE, PROPORTION
from data.plan import AuditResult, Event, Plan, Shows

MOST_DOTS = 6  # audits that can be told apart as dots
_MEASURED = {
    COUNT: "number",
    PROPORTION: "percentage of cases",
    PERCENTAGE: "percentage reported",
    NO_FIGURE: "no figure",
}
_BARS = (
    "The bars show where the true figure could lie, given so few cases (95% intervals)"
)
_SHOWS = {
    Shows.ACTIVITY: "This shows activity: what was done, not whether it helped.",
    Shows.PRACTICE: "This shows staff practice, not what happened to children.",
    Shows.OUTCOME: "This shows an outcome for children, as the measure defines it.",
    Shows.VOICE: "This shows what children and families say.",
}


def results(plan: Plan, ref: str) -> pd.DataFrame:
    """One measure's results, earliest first.

    ``value`` is what a line is drawn of: a count's number, else the percentage.
    """
    frame = measures.results(plan)
    own = frame[frame["measure"] == ref]
    counted = own["kind"] == COUNT
    return own.assign(value=own["met"].where(counted, own["percentage"]))


def is_series(plan: Plan, ref: str) -> bool:
    """Whether it is drawn as a line over time: a plain count, or too many dots."""
    return row(plan, ref)["kind"] == COUNT or len(results(plan, ref)) > MOST_DOTS


def series(plan: Plan, ref: str) -> pd.DataFrame:
    """One measure's results over time with their limits, a row a period.

    Columns as ``trends.COLUMNS``, and ``point``, what each one is in words; ``told``
    is what stands in place of a value that is hidden.
    """
    found = trends.of(plan, ref)
    if found is None:
        return pd.DataFrame(columns=[*trends.COLUMNS, "point"])
    frame = found.limits
    judged = frame["upper"].notna()
    said = [
        change.point(cause, value, judgeable=bool(known), hidden=hidden)
        for cause, value, known, hidden in zip(
            frame["special_cause"],
            frame["value"],
            judged,
            frame["hidden"],
            strict=True,
        )
    ]
    told = frame["text"].where(frame["hidden"].astype(bool), None)
    return frame.assign(point=said, told=told)


def drawn(plan: Plan, ref: str) -> dict[str, Any]:
    """What stands beside the line: percent, target, events and rebases by name."""
    found = trends.of(plan, ref)
    if found is None:
        return {}
    return {
        "percent": not found.counted,
        "target": found.measure.target,
        "events": _dated(trends.near(plan, found)),
        "rebases": _dated(found.rebases),
    }


def _dated(events: Sequence[Event]) -> tuple[tuple[date, str], ...]:
    return tuple((one.on.on, one.event) for one in events if one.on.on)


def events_note(plan: Plan, ref: str) -> str:
    """That an event near a change is not thereby its cause; "" where none is."""
    found = trends.of(plan, ref)
    near = trends.near(plan, found) if found else ()
    if not near:
        return ""
    said = words.listed(
        f"{one.event} ({words.day(one.on.on or plan.as_at)})" for one in near
    )
    return words.paragraph(
        (
            f"Events near the start of the change: {said}",
            "That an event stands near a change does not show that it caused it",
        )
    )


def latest(plan: Plan, ref: str) -> pd.DataFrame:
    """The two results that the headline compares, or the newest one."""
    return results(plan, ref).tail(2)


def row(plan: Plan, ref: str) -> dict[str, Any]:
    """One measure's line of the summary."""
    summary = measures.summary(plan)
    return dict(summary[summary["ref"] == ref].iloc[0])


def headline(plan: Plan, ref: str) -> str:
    """What the results show: a change, a result, or that there is none."""
    line = row(plan, ref)
    name = line["name"]
    if not line["periods"]:
        return f"{name}: no result to show"
    found = trends.of(plan, ref)
    if found is not None and found.judgeable:
        return change.headline(found)
    result = f"{name}: {line['latest_text']} in {line['latest_period']}"
    if line["kind"] != PROPORTION:
        return result
    pair = measures.compared(plan, ref)
    if pair is None:
        to_compare = " to compare it with" if line["earlier_text"] else ""
        return f"{result}, no earlier figure{to_compare}"
    before, now = pair[0].audit, pair[1].audit
    cases = words.of(now.met or 0, now.cases or 0)
    about = f"about{words.NBSP}" if now.rounded else ""
    return f"{name} in {about}{cases} audited cases, {_way(before, now)}"


def _way(before: AuditResult, now: AuditResult) -> str:
    met, cases = before.met or 0, before.cases or 0
    then = words.number(met) if cases == now.cases else words.of(met, cases)
    then = f"about{words.NBSP}{then}" if before.rounded else then
    difference = (now.met or 0) * cases - met * (now.cases or 0)
    if difference == 0:
        return f"the same share as {then} before"
    return f"{'up' if difference > 0 else 'down'} from {then}"


def verdict(plan: Plan, ref: str) -> str:
    """What the results can bear, then what the measure shows and does not."""
    line = row(plan, ref)
    measure = plan.measure(ref)
    shows = _SHOWS[measure.shows] if measure else ""
    found = results(plan, ref)
    if found.empty:
        return words.paragraph((_no_result(line), shows))
    trend = trends.of(plan, ref)
    if trend is not None and (trend.judgeable or line["kind"] == COUNT):
        hidden = _hidden_periods(found)
        return words.paragraph((change.of_series(trend), hidden, shows))
    if line["kind"] == PERCENTAGE:
        said = _base_not_given(found)
    else:
        said = change.of_audits(audit_change.change(plan, ref))
    bars = _BARS if found["low"].notna().any() and len(found) <= MOST_DOTS else ""
    return words.paragraph((said, shows, bars))


def told(plan: Plan, ref: str) -> str:
    """Headline and verdict as running text, where no chart stands beside them.

    ``Timely police records: 9 of 10 cases in Q4 2022/23, no earlier figure. This
    shows staff practice, not what happened to children.``
    """
    line, found, measure = row(plan, ref), results(plan, ref), plan.measure(ref)
    shows = _SHOWS[measure.shows] if measure else ""
    if found.empty:
        return verdict(plan, ref)
    if line["kind"] == PERCENTAGE:
        return words.paragraph((f"{line['name']}: {_base_not_given(found)}", shows))
    trend = trends.of(plan, ref)
    series = trend is not None and (trend.judgeable or line["kind"] == COUNT)
    if series or measures.compared(plan, ref) is not None:
        said = verdict(plan, ref).removesuffix(f" {_BARS}.")
        return words.paragraph((headline(plan, ref), said))
    return words.paragraph((headline(plan, ref), shows))


def bars(plan: Plan, ref: str) -> str:
    """What the bars beside a measure's dots mean; "" where it has none."""
    found = results(plan, ref)
    some = found["low"].notna().any() and len(found) <= MOST_DOTS
    return f"{_BARS}." if some else ""


def _no_result(line: dict[str, Any]) -> str:
    return f"No result is recorded for {line['name']}"


def _hidden_periods(found: pd.DataFrame) -> str:
    """``The result is hidden in 3 periods, marked on the chart``; "" for none."""
    hidden = int(found["hidden"].sum())
    if not hidden:
        return ""
    periods = words.count(hidden, "period")
    return f"The result is hidden in {periods}, marked on the chart"


def _base_not_given(found: pd.DataFrame) -> str:
    latest = found.iloc[-1]
    others = [
        f"{words.reported_percent(result['percentage'])} in {result['period']}"
        for _, result in found.iloc[:-1].iterrows()
        if result["percentage"] is not None
    ]
    earlier = "" if others else "earlier figure"
    withheld = bool(found.iloc[-1]["base_withheld"])
    cases = "" if withheld else "Number of cases"
    missing = words.capital(words.listed(part for part in (cases, earlier) if part))
    before = f", {words.listed(others)} before it" if others else ""
    return (
        f"{words.reported_percent(latest['percentage'])} reported in "
        f"{latest['period']}{before}. "
        + (f"{missing} not given" if missing else "")
        + (". " if missing and withheld else "")
        + ("Number of cases not shown to the public" if withheld else "")
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
