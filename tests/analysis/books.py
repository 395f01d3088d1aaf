"""Plans with measures and results from small text tables.

``M1 | Practice | Q1 2022/23 | 15 of 50`` is one result; "96%" is a percentage
without its cases, "27" a plain count, and "-" a row that gives no figure.
"""

from __future__ import annotations

from dataclasses import replace

from data.plan import (
    AuditResult,
    Better,
    Cell,
    Measure,
    Period,
    Plan,
    Row,
    Shows,
)
from data.workbook.days import period
from data.workbook.raw import Content, RawCell
from tests.spec.plans import plan_of

_SHOWS = {str(kind): kind for kind in Shows}
_BETTER = {str(kind): kind for kind in Better}


def measured(
    measures: str = "", audits: str = "", *, plan: Plan | None = None, **sheets: object
) -> Plan:
    """A plan with these measures and audits beside what it has already.

    A measure: ref | finding | what it shows | better, then "who checks" and
    "target" where they matter. An audit: measure | period | result, then "how
    cases were chosen".
    """
    base = plan or plan_of()
    return replace(
        base,
        measures=tuple(map(_measure, enumerate(_lines(measures), start=2))),
        audits=tuple(map(_audit, enumerate(_lines(audits), start=2))),
        **sheets,
    )


def period_of(label: str) -> Period:
    """``Q1 2022/23``, ``June 2023`` or ``2022/23``."""
    found = period(RawCell(1, 1, Content.TEXT, label, label)).value
    assert found is not None
    return found


def months(first: int, *values: object) -> str:
    """Results of M1 month by month from April of the year given; None is a gap."""
    names = ["April", "May", "June", "July", "August", "September", "October"]
    names += ["November", "December", "January", "February", "March"]
    return "\n".join(
        f"M1 | {names[at % 12]} {first + at // 12 + (at % 12 > 8)} | {value}"
        for at, value in enumerate(values)
        if value is not None
    )


def _lines(text: str) -> list[list[str]]:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return [[part.strip() for part in line.split("|")] for line in lines]


def _measure(given: tuple[int, list[str]]) -> Measure:
    number, parts = given
    ref, finding, shows, better, who, target = [*parts, "", "", "", "", ""][:6]
    return Measure(
        ref,
        f"Measure {ref}",
        better=_BETTER[better or "Higher"],
        shows=_SHOWS[shows or "Practice"],
        finding=finding,
        unit="cases",
        target=float(target) if target else None,
        who_checks=who,
        row=Row(
            "Measures",
            number,
            {"ref": Cell("Measures", f"A{number}", ref)},
        ),
    )


def _audit(given: tuple[int, list[str]]) -> AuditResult:
    number, parts = given
    ref, when, said, chosen, made_up = [*parts, "", ""][:5]
    cell = Cell("Audits", f"C{number}", said)
    row = Row("Audits", number, {"met": cell}, made_up=made_up == "Yes")
    met, cases, share = _result(said)
    return AuditResult(ref, period_of(when), met, cases, share, chosen, row=row)


def _result(said: str) -> tuple[int | None, int | None, float | None]:
    if said.endswith("%"):
        return None, None, float(said[:-1])
    if " of " in said:
        met, cases = said.split(" of ")
        return int(met), int(cases), None
    return (int(said), None, None) if said != "-" else (None, None, None)
