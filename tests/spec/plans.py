"""Plans from small text tables, so that a test shows what it counts.

The first line names the columns as the workbook heads them; the columns present
are those recorded. "Times" repeats a row; where no "Ref" is given the actions
are numbered from 1.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime
from string import ascii_uppercase

from data.plan import (
    Action,
    Assurance,
    Cell,
    Claim,
    Delivery,
    Due,
    Event,
    Finding,
    FindingKind,
    Plan,
    Precision,
    Rating,
    Row,
)
from data.workbook import contract

AS_AT = "30 June 2023"


def plan_of(
    actions: str | None = None,
    *,
    findings: str | None = None,
    events: str | None = None,
    claims: str | None = None,
    as_at: str = AS_AT,
    sign_off: str = "31 January 2024",
) -> Plan:
    """A plan with the sheets given, and no other."""
    given = {
        "actions": actions,
        "findings": findings,
        "events": events,
        "claims": claims,
    }
    texts = {sheet: text for sheet, text in given.items() if text is not None}
    rows = {sheet: _rows(sheet, text) for sheet, text in texts.items()}
    return Plan(
        "Westmere plan",
        "Westmere",
        day(as_at),
        sign_off_due=day(sign_off),
        actions=tuple(_action(*one) for one in enumerate(rows.get("actions", ()), 1)),
        findings=tuple(map(_finding, rows.get("findings", ()))),
        events=tuple(map(_event, rows.get("events", ()))),
        claims=tuple(map(_claim, rows.get("claims", ()))),
        columns={sheet: frozenset(_header(sheet, t)) for sheet, t in texts.items()},
    )


def day(text: str) -> date | None:
    """``30 June 2023``; blank is None."""
    return datetime.strptime(text, "%d %B %Y").date() if text else None  # noqa: DTZ007


def due(text: str) -> Due:
    """``30 June 2023``, ``June 2023`` (its last day), or words that are no date."""
    if not text or not text[-4:].isdigit():
        return Due(raw=text)
    if text[0].isdigit():
        return Due(day(text), Precision.DAY, text)
    first = day(f"1 {text}")
    last = calendar.monthrange(first.year, first.month)[1]
    return Due(first.replace(day=last), Precision.MONTH, text)


def _lines(text: str) -> list[list[str]]:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return [[part.strip() for part in line.split("|")] for line in lines]


def _header(sheet: str, text: str) -> list[str]:
    keys = {c.heading: c.key for c in contract.columns(contract.sheet(sheet))}
    keys["Times"] = "times"
    return [keys[heading] for heading in _lines(text)[0]] if text.strip() else []


def _rows(sheet: str, text: str) -> list[Row]:
    header, title = _header(sheet, text), contract.sheet(sheet).title
    rows: list[Row] = []
    for values in _lines(text)[1:]:
        given = dict(zip(header, values, strict=True))
        for _ in range(int(given.pop("times", "1"))):
            number = len(rows) + 2
            cells = {
                key: Cell(title, f"{letter}{number}", value)
                for letter, (key, value) in zip(
                    ascii_uppercase, given.items(), strict=False
                )
            }
            made_up = given.get("made_up") == "Yes"
            rows.append(Row(title, number, cells, made_up=made_up))
    return rows


def _action(number: int, row: Row) -> Action:
    said = row.raw
    words = {str(word): word for word in Delivery}
    agencies = said("lead_agency") or "Council"
    return Action(
        ref=said("ref") or str(number),
        action=said("action") or f"Action {number}",
        lead_agency=tuple(name.strip() for name in agencies.split(";")),
        original_due=due(said("original_due")),
        current_due=due(said("current_due")),
        delivery=words.get(said("delivery"), Delivery.UNKNOWN),
        finding=said("finding"),
        theme=said("theme"),
        lead_officer=tuple(filter(None, said("lead_officer").split("; "))),
        start=day(said("start")),
        rating=_rating(said("rating")),
        completed_on=day(said("completed_on")),
        assurance=_assurance(said("assurance")),
        evidence=said("evidence"),
        impact_rating=said("impact_rating"),
        update=said("update"),
        row=row,
    )


def _rating(text: str) -> Rating | None:
    words = {str(word): word for word in Rating}
    return words.get(text, Rating.UNKNOWN) if text else None


def _assurance(text: str) -> Assurance | None:
    words = {str(word): word for word in Assurance}
    return words.get(text, Assurance.UNKNOWN) if text else None


def _finding(row: Row) -> Finding:
    kind = FindingKind(row.raw("kind") or "Area for improvement")
    return Finding(
        row.raw("name"),
        kind,
        "Found",
        agreed_on=day(row.raw("agreed_on")),
        agreed_by=row.raw("agreed_by"),
        row=row,
    )


def _event(row: Row) -> Event:
    return Event(
        due(row.raw("on")),
        row.raw("event") or "Team in place",
        kind=row.raw("kind"),
        given=due(row.raw("given")),
        row=row,
    )


def _claim(row: Row) -> Claim:
    figure = row.raw("figure")
    return Claim(
        row.raw("statement") or "Statement",
        figure=float(figure) if figure else None,
        unit=row.raw("unit"),
        checked_against=row.raw("checked_against"),
        row=row,
    )
