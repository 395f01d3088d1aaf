"""Does everything that is named stand somewhere, and only once?

Names are compared as the rest of the dashboard finds them: without case or the
space around them. Rows that were left out of the plan still define their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.plan import Cell, Row
from data.workbook import contract
from data.workbook.build import Draft
from data.workbook.issue import Issue
from data.workbook.rules import at, issue, quote
from data.workbook.values import split_names

_NAMED_BY: Mapping[str, tuple[str, str]] = {
    "findings": ("name", "finding"),
    "actions": ("ref", "action"),
    "ratings": ("word", "word"),
    "measures": ("ref", "measure"),
    "risks": ("ref", "risk"),
}
_NAME_FINDINGS = ("actions", "measures", "risks")


def no_ref_stands_twice(draft: Draft) -> Iterator[Issue]:
    """A name that a row above it has already."""
    for sheet, (field, noun) in _NAMED_BY.items():
        first: dict[str, Cell] = {}
        for cell in _cells(draft, sheet, field):
            before = first.setdefault(_same(cell.raw), cell)
            if before is not cell:
                yield at(
                    cell,
                    "duplicate_ref",
                    f"{quote(cell.raw)} stands in {before.address} already.",
                    f"Give each {noun} a name of its own.",
                )


def findings_are_defined(draft: Draft) -> Iterator[Issue]:
    """A finding that the Findings sheet lacks, or that sheet itself."""
    named = [
        cell for sheet in _NAME_FINDINGS for cell in _cells(draft, sheet, "finding")
    ]
    if not draft.plan.has_sheet("findings"):
        if named:
            yield issue(
                "findings_not_listed",
                named[0].sheet,
                "",
                "Findings are named, but there is no Findings sheet.",
                "They will show by name only.",
            )
        return
    yield from _undefined(
        draft,
        named,
        contract.FINDINGS,
        "finding_not_defined",
        "Write the name of a finding there, or add this one.",
    )


def measures_are_defined(draft: Draft) -> Iterator[Issue]:
    """An audit of a measure that the Measures sheet lacks, or that sheet itself."""
    named = list(_cells(draft, "audits", "measure"))
    if draft.plan.has_sheet("measures"):
        yield from _undefined(
            draft,
            named,
            contract.MEASURES,
            "measure_not_defined",
            "Write a measure that is there, or add this one.",
        )
    elif named:
        yield issue(
            "measure_not_defined",
            contract.AUDITS.title,
            "",
            "There are audit results, but no Measures sheet.",
            "Add the Measures sheet, to say what each measure is.",
        )


def risks_name_known_actions(draft: Draft) -> Iterator[Issue]:
    """A risk that refers to an action the Actions sheet lacks."""
    if not draft.plan.has_column("actions", "ref"):
        return
    known = {_same(cell.raw) for cell in _cells(draft, "actions", "ref")}
    for cell in _cells(draft, "risks", "actions"):
        for ref in split_names(cell.raw):
            if _same(ref) not in known:
                yield at(
                    cell,
                    "actions_not_defined",
                    f"{quote(ref)} is not in the Actions sheet.",
                    "The risk will show without it, unless the ref is corrected.",
                )


def _undefined(
    draft: Draft, named: list[Cell], sheet: contract.Sheet, code: str, remedy: str
) -> Iterator[Issue]:
    field, _ = _NAMED_BY[sheet.key]
    if not draft.plan.has_column(sheet.key, field):
        return
    known = {_same(cell.raw) for cell in _cells(draft, sheet.key, field)}
    for cell in named:
        if _same(cell.raw) not in known:
            message = f"{quote(cell.raw)} is not in the {sheet.title} sheet."
            yield at(cell, code, message, remedy)


def _cells(draft: Draft, sheet: str, field: str) -> Iterator[Cell]:
    """A column's cells that are not blank, lost rows' too."""
    rows: tuple[Row, ...] = draft.rows.get(sheet, ())
    for row in rows:
        if row.raw(field).strip():
            yield row.cells[field]


def _same(name: str) -> str:
    return name.strip().casefold()
