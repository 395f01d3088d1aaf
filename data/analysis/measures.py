"""Did practice change, and did it help children? The Impact page's question.

A result is one of three kinds, and they are never mixed: a proportion ("45 of
50 cases"), a percentage reported without its base ("96%, number of cases not
given"), or a plain count ("27"). Only a proportion has an interval, and only
results of one kind can be set beside each other.

One case: M1 has 15 of 50 in Q1 2022/23 and 45 of 50 in Q4, so it can be
compared; M2 has 96% in Q4 with no base and nothing earlier, so it cannot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data import words
from data.analysis.audited import COUNT, NO_FIGURE, PERCENTAGE, PROPORTION, Result
from data.figure import Figure
from data.plan import Cell, FindingKind, Measure, Plan, Shows

RESULTS = (
    "measure",
    "name",
    "finding",
    "organisation",
    "unit",
    "better",
    "shows",
    "who_checks",
    "children",
    "period",
    "start",
    "end",
    "met",
    "cases",
    "percentage",
    "low",
    "high",
    "base_given",
    "kind",
    "text",
    "how_chosen",
    "source",
    "cells",
    "made_up",
    "hidden",
    "base_withheld",
)
SUMMARY = (
    "ref",
    "name",
    "finding",
    "organisation",
    "shows",
    "better",
    "unit",
    "target",
    "who_checks",
    "counting_rule",
    "children",
    "kind",
    "periods",
    "latest_text",
    "latest_period",
    "earlier_text",
    "earlier_period",
    "comparable",
    "cells",
    "made_up",
)


@dataclass(frozen=True)
class Tally:
    """How many measures there are, how many compare, and what each kind shows."""

    measures: int
    comparable: int
    shows: Mapping[Shows, int]
    cells: tuple[Cell, ...]
    made_up: bool


def results(plan: Plan) -> pd.DataFrame:
    """A row per audit result, in findings' order and then by period.

    Columns as RESULTS: ``better`` and ``shows`` are the plan's enums, ``start``
    and ``end`` dates, ``percentage``, ``low`` and ``high`` 0 to 100 or None,
    ``kind`` one of "proportion", "percentage", "count", or "" where the row
    gives no figure. ``base_given`` is False where no case was audited or the
    counts contradict each other. A result for a measure that no sheet defines
    has no name to show and is left out; the checks name it.
    """
    rows = [_result_row(one) for measure in ordered(plan) for one in of(plan, measure)]
    table = pd.DataFrame(rows, columns=list(RESULTS), dtype=object)
    return table.astype({"children": bool, "base_given": bool, "made_up": bool})


def summary(plan: Plan) -> pd.DataFrame:
    """A row per measure, those without a result too (``periods`` 0).

    Columns as SUMMARY. ``latest_*`` is the last result by period; ``earlier_*``
    the nearest before it that can be compared with it, else the nearest before
    it, "" where there is only one. ``comparable`` says that those two can be set
    beside each other; ``compared`` gives them. ``kind`` is the latest result's.
    """
    rows = [_summary_row(measure, of(plan, measure)) for measure in ordered(plan)]
    table = pd.DataFrame(rows, columns=list(SUMMARY), dtype=object)
    return table.astype({"children": bool, "comparable": bool, "made_up": bool})


def compared(plan: Plan, ref: str) -> tuple[Result, Result] | None:
    """The earlier and the latest result of a measure, where the two compare."""
    measure = plan.measure(ref)
    own = of(plan, measure) if measure else []
    earlier, comparable = _earlier(own)
    return (earlier, own[-1]) if earlier and comparable else None


def tally(plan: Plan) -> Tally:
    """How many measures, how many can be compared, and how many show what.

    ``shows`` holds all four kinds, so that a nought can be said.
    """
    measures = ordered(plan)
    compared = [m for m in measures if _earlier(of(plan, m))[1]]
    return Tally(
        measures=len(measures),
        comparable=len(compared),
        shows={kind: sum(m.shows is kind for m in measures) for kind in Shows},
        cells=tuple(cell for m in measures for cell in m.row.pick("ref", "shows")),
        made_up=any(m.row.made_up for m in measures),
    )


def figures(plan: Plan, version: int | None = None) -> list[Figure]:
    """One Figure per result, named "audit.<measure>.<period>".

    The unit is "%" for proportions (with their counts) and percentages
    (without), and the measure's own for counts.
    """
    return [
        _figure(plan, one, version)
        for measure in ordered(plan)
        for one in of(plan, measure)
    ]


def ordered(plan: Plan) -> list[Measure]:
    """Measures in findings' order: priority actions first, those of no finding last.

    Of two measures with one ref, an error the checks name, the first counts.
    """
    findings = sorted(
        plan.findings, key=lambda found: found.kind is not FindingKind.PRIORITY
    )
    place = {found.name.casefold(): at for at, found in enumerate(findings)}
    own = [measure for measure in plan.measures if plan.measure(measure.ref) is measure]
    return sorted(own, key=lambda m: place.get(m.finding.casefold(), len(place)))


def of(plan: Plan, measure: Measure) -> list[Result]:
    """A measure's results by period, the earliest first."""
    audits = [a for a in plan.audits if plan.measure(a.measure) is measure]
    audits.sort(key=lambda audit: (audit.period.start, audit.period.end))
    return [Result(measure, audit) for audit in audits]


def _result_row(one: Result) -> dict[str, object]:
    measure, audit = one.measure, one.audit
    low, high = one.interval or (None, None)
    return {
        "measure": measure.ref,
        "name": measure.name,
        "finding": measure.finding,
        "organisation": measure.organisation,
        "unit": measure.unit,
        "better": measure.better,
        "shows": measure.shows,
        "who_checks": measure.who_checks,
        "children": measure.children,
        "period": audit.period.label,
        "start": audit.period.start,
        "end": audit.period.end,
        "met": audit.met,
        "cases": audit.cases,
        "percentage": one.percentage,
        "low": low,
        "high": high,
        "base_given": one.base_given,
        "kind": one.kind,
        "text": one.text,
        "how_chosen": audit.how_chosen,
        "source": audit.source,
        "cells": one.cells,
        "made_up": one.made_up,
        "hidden": audit.hidden is not None,
        "base_withheld": audit.base_withheld,
    }


def _earlier(own: Sequence[Result]) -> tuple[Result | None, bool]:
    """The result to set beside the latest, and whether the two compare."""
    if len(own) < 2:
        return None, False
    *before, latest = own
    alike = [one for one in before if one.comparable(latest)]
    return (alike or before)[-1], bool(alike)


def _summary_row(measure: Measure, own: Sequence[Result]) -> dict[str, object]:
    latest = own[-1] if own else None
    earlier, comparable = _earlier(own)
    used = [one for one in (earlier, latest) if one]
    return {
        "ref": measure.ref,
        "name": measure.name,
        "finding": measure.finding,
        "organisation": measure.organisation,
        "shows": measure.shows,
        "better": measure.better,
        "unit": measure.unit,
        "target": measure.target,
        "who_checks": measure.who_checks,
        "counting_rule": measure.counting_rule,
        "children": measure.children,
        "kind": latest.kind if latest else NO_FIGURE,
        "periods": len(own),
        "latest_text": latest.text if latest else "",
        "latest_period": latest.audit.period.label if latest else "",
        "earlier_text": earlier.text if earlier else "",
        "earlier_period": earlier.audit.period.label if earlier else "",
        "comparable": comparable,
        "cells": measure.row.pick("ref", "name")
        + tuple(cell for one in used for cell in one.cells),
        "made_up": measure.row.made_up or any(one.made_up for one in own),
    }


def _note(one: Result) -> str:
    """What the figure lacks, in a short sentence."""
    if one.audit.base_withheld:
        return "Base not shown to the public."
    if one.kind == PERCENTAGE:
        return "Number meeting not given." if one.base_given else "Base not given."
    return ""


def _figure(plan: Plan, one: Result, version: int | None) -> Figure:
    audit, measure = one.audit, one.measure
    counted = one.kind == COUNT
    value = audit.met if counted else one.percentage
    based = one.kind == PROPORTION and one.base_given
    rule = words.sentence(measure.counting_rule) or "No counting rule is recorded."
    return Figure(
        name=f"audit.{measure.ref}.{audit.period.label}",
        label=f"{measure.name}, {audit.period.label}",
        value=value,
        unit=one.unit if counted else "%",
        definition=rule,
        numerator=audit.met if based else None,
        denominator=audit.cases if one.base_given else None,
        cells=one.cells,
        version=version,
        as_at=plan.as_at,
        made_up=one.made_up,
        missing="" if value is not None else _missing(one),
        counts_children=measure.children,
        rounded=audit.rounded,
        note=_note(one),
    )


def _missing(one: Result) -> str:
    """Why a result has no value, in a sentence."""
    period, audit = one.audit.period.label, one.audit
    if audit.hidden is not None:
        return words.sentence(words.capital(audit.hidden.says))
    if audit.cases == 0:
        return f"No case was audited in {period}."
    if one.kind == PROPORTION:
        return f"The counts for {period} contradict each other: {one.text}."
    return f"No figure is given for {period}."
