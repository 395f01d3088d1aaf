"""Which numbers of children does the public see in a plan, and what instead?

``texts`` decides, and ``applied`` puts what was decided into the plan: its counts
are *replaced*, so that everything worked out from it afterwards knows nothing else.
A cohort's date is a row of groups with its total; an audit counted in children's
cases is a row of those that met and those that did not, the cases its total; a
plain count stands alone. Episodes are protected as children are, each kind by
itself. Joined and left are never shown beside the stocks: a stock, how many joined
and how many left give the next stock, which is rounded so that they do not.

A percentage that was reported stays as reported, its counts withheld: beside a
rounded base it would often tell both. A text of the Cohort or the Audits sheet that
gives a number is withheld too.

One case: 4, 46, 90 and 8 at 30 June 2023 become c, 45, 90 and "5 to 20", and a row
"All" of 150 stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from data import words
from data.analysis import cohort_days
from data.analysis.cohort_days import Day
from data.plan import (
    AuditResult,
    CohortPoint,
    CountOf,
    Hidden,
    Plan,
    Protection,
)
from data.plan import (
    Row as PlanRow,
)
from data.release import one_way
from data.release.consistent import Span
from data.release.disclosure import (
    CONFIDENTIAL,
    NEAREST,
    THRESHOLD,
    WITHHELD,
    check_threshold,
)
from data.release.one_way import MOST, Row
from data.telltale import SO_MANY_CHILDREN

ALL = "All"
MET, NOT_MET = "met", "not met"
TEXT_WITHHELD = "Not shown to the public: it gives a number of children."
_NUMBER = re.compile(r"(?<![\w/.])(?!(?:19|20)\d\d\b)\d+(?![\w/]*/)")


@dataclass(frozen=True, slots=True)
class Table:
    """One row of counts of children, as the workbook has it.

    ``name`` identifies it in every version of the plan; ``parts`` are its counts in
    the order in which they are decided, ``total`` what they should add up to.
    """

    name: str
    parts: tuple[tuple[str, int], ...]
    total: int | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its counts."""
        return tuple(name for name, _ in self.parts)


Shown = Mapping[str, Row]  # by the name of the table


def tables(plan: Plan) -> tuple[Table, ...]:
    """Every table of counts of children that the plan holds."""
    dates = [
        _of_day(day, counts)
        for counts in CountOf
        for day in cohort_days.days(plan, counts)
    ]
    told = reported(plan)
    audits = [_of_audit(one) for one in _audits(plan) if _audit_name(one) not in told]
    return (*dates, *(one for one in audits if one.parts))


def reported(plan: Plan) -> dict[str, float]:
    """The percentages that were reported of children's cases, by their table's name.

    One that a statement to the committee gives counts, as it is public.
    """
    found = {}
    told = {
        claim.checked_against.casefold(): claim.figure
        for claim in plan.claims
        if claim.figure is not None and claim.unit.strip() == "%"
    }
    for one in _first(plan):
        claimed = told.get(f"audit.{one.measure}.{one.period.label}".casefold())
        percentage = claimed if one.percentage is None else one.percentage
        if of_children(plan, one) and percentage is not None:
            found[_audit_name(one)] = percentage
    return found


def texts(
    plan: Plan,
    threshold: int = THRESHOLD,
    give_up: Mapping[str, int] | None = None,
) -> dict[str, Row]:
    """How each table of the plan is shown, by its name.

    ``give_up`` says of a table how many of its counts are withheld besides, from
    the last.

    Raises:
        ValueError: for a threshold below 2.
    """
    check_threshold(threshold)
    return {one.name: _shown(one, threshold, give_up or {}) for one in tables(plan)}


def _shown(table: Table, threshold: int, give_up: Mapping[str, int]) -> Row:
    counts = [count for _, count in table.parts]
    besides = give_up.get(table.name, 0)
    row = one_way.protect_row(counts, table.total, threshold, besides)
    return replace(row, names=table.names)


def applied(plan: Plan, shown: Shown, threshold: int = THRESHOLD) -> Plan:
    """The plan with its counts of children replaced by what is shown of them.

    A table that ``shown`` lacks, or that has other parts there, is withheld.
    """
    if not plan.cohort and not any(of_children(plan, one) for one in plan.audits):
        return plan
    cohort = [
        point
        for counts in CountOf
        for day in cohort_days.days(plan, counts)
        for point in _day(day, counts, shown, threshold)
    ]
    kept, told = {id(one) for one in _first(plan)}, reported(plan)
    audits = [
        _audit(one, shown, threshold, told) if of_children(plan, one) else one
        for one in plan.audits
        if not of_children(plan, one) or id(one) in kept
    ]
    return replace(
        plan,
        cohort=tuple(cohort),
        audits=tuple(audits),
        protection=Protection(threshold, NEAREST),
    )


def of_children(plan: Plan, result: AuditResult) -> bool:
    """Whether a result counts children or their cases, so far as anybody knows."""
    measure = plan.measure(result.measure)
    return measure is None or measure.children


# --- the cohort --------------------------------------------------------------


def _cohort_name(day: Day, counts: CountOf) -> str:
    return f"{str(counts).casefold()} at {day.on:%Y-%m-%d}"


def _of_day(day: Day, counts: CountOf) -> Table:
    parts = [(cohort_days.key(one), one.count or 0) for one in day.groups]
    total = day.sum("count") if day.total or len(parts) > 1 else None
    if not parts and total is not None:  # a total alone is a count like any other
        return Table(_cohort_name(day, counts), ((ALL.casefold(), total),), None)
    return Table(_cohort_name(day, counts), tuple(parts), total)


def _day(
    day: Day, counts: CountOf, shown: Shown, threshold: int
) -> Iterator[CohortPoint]:
    """The rows of one date as they are shown, a total among them where one is."""
    table = _of_day(day, counts)
    row = _row(table, shown, threshold)
    points = day.groups or day.points
    for place, point in enumerate(points):
        yield _point(point, row.texts[place], row.implied(place))
    if table.total is not None:
        own = day.total or CohortPoint(
            day.on,
            ALL,
            None,
            counts,
            definition_changed=day.definition_changed,
            row=PlanRow("", 0, made_up=day.made_up),
        )
        yield _point(own, row.total or WITHHELD, row.implied_total)


def _row(table: Table, shown: Shown, threshold: int) -> Row:
    row = shown.get(table.name)
    if row is None or row.names != table.names:
        none = None if table.total is None else WITHHELD
        texts = (WITHHELD,) * len(table.parts)
        return Row(texts, none, threshold, table.names)
    return row


def _point(point: CohortPoint, text: str, implied: Span) -> CohortPoint:
    count = one_way.number(text)
    hidden = "" if count is not None else _in_place(text, implied)
    told = text if count is not None else hidden
    changed = without_numbers(point.definition_changed)
    source = without_numbers(point.source)
    cells = {
        "count": told,
        "joined": "",
        "left": "",
        "definition_changed": changed,
        "source": source,
    }
    return replace(
        point,
        count=count,
        joined=None,
        left=None,
        definition_changed=changed,
        source=source,
        row=_with_raw(point.row, cells),
        hidden=hidden,
    )


def _in_place(text: str, implied: Span) -> str:
    """What is shown where no number is: "c", or the range that the rest implies."""
    if text != WITHHELD and not text.endswith("or more"):
        return text
    low, high = implied
    if high >= MOST:
        return "withheld" if text == WITHHELD else text
    return f"{low} to {high}"


# --- audits ------------------------------------------------------------------


def _audits(plan: Plan) -> Iterator[AuditResult]:
    """The results that give counts of children's cases, one for each period."""
    for one in _first(plan):
        if of_children(plan, one) and (one.met is not None or one.cases is not None):
            yield one


def _first(plan: Plan) -> tuple[AuditResult, ...]:
    """Of two results of a measure for one period, an error, the first."""
    found: dict[tuple[str, str], AuditResult] = {}
    for one in plan.audits:
        found.setdefault((one.measure.casefold(), one.period.label), one)
    return tuple(found.values())


def _audit_name(one: AuditResult) -> str:
    return f"{one.measure.casefold()} in {one.period.label}"


def _of_audit(one: AuditResult) -> Table:
    name = _audit_name(one)
    met, cases = one.met, one.cases
    if met is None:
        alone = () if cases is None else (("cases", cases),)
        return Table(name, alone, None)
    if cases is None:
        return Table(name, ((MET, met),), None)
    return Table(name, ((MET, met), (NOT_MET, max(0, cases - met))), cases)


def _audit(
    one: AuditResult, shown: Shown, threshold: int, told: Mapping[str, float]
) -> AuditResult:
    """The result as it is shown: rounded, hidden, or its percentage as reported."""
    how = TEXT_WITHHELD if _NUMBER.search(one.how_chosen) else one.how_chosen
    source = without_numbers(one.source)
    raw = {"how_chosen": how, "source": source, "met": "", "cases": ""}
    bare = replace(
        one,
        met=None,
        cases=None,
        how_chosen=how,
        source=source,
        row=_with_raw(one.row, raw),
    )
    counted = one.met is not None or one.cases is not None
    percentage = told.get(_audit_name(one))
    if percentage is not None or not counted:
        return replace(bare, percentage=percentage, base_withheld=counted)
    table = _of_audit(one)
    row = _row(table, shown, threshold)
    given = (*row.texts, *(() if row.total is None else (row.total,)))
    numbers = [one_way.number(text) for text in given]
    if None in numbers:
        said = Hidden(_hidden(row, threshold), proportion=table.total is not None)
        return replace(bare, hidden=said)
    if one.met is None:
        return replace(bare, cases=numbers[0], rounded=True)
    cases = numbers[-1] if table.total is not None else None
    return replace(bare, met=numbers[0], cases=cases, rounded=True)


def _hidden(row: Row, threshold: int) -> str:
    """``fewer than 5 of about 50 cases``: what may be said of a hidden result."""
    few = f"fewer than {words.number(threshold)}"
    if row.total is None:
        return few if row.texts[0] == CONFIDENTIAL else "number withheld"
    if row.total == CONFIDENTIAL:
        return f"result hidden: {few} cases"
    base = one_way.number(row.total)
    if base is None:
        return "number of cases withheld"
    of = f"about {words.number(base)} cases"
    if row.texts[0] == CONFIDENTIAL:
        return f"{few} of {of}"
    if row.texts[1] == CONFIDENTIAL:
        return f"all but {few} of {of}"
    return f"number meeting withheld, of {of}"


# --- texts -------------------------------------------------------------------


def without_numbers(text: str) -> str:
    """The text, or a sentence in its place where it gives a number of children."""
    return TEXT_WITHHELD if SO_MANY_CHILDREN.search(text) else text


def _with_raw(row: PlanRow, raw: Mapping[str, str]) -> PlanRow:
    """The row with what its cells held replaced; a blank one stays blank."""
    cells: dict[str, Any] = {
        name: replace(cell, raw=raw[name]) if name in raw and cell.raw else cell
        for name, cell in row.cells.items()
    }
    return replace(row, cells=cells)
