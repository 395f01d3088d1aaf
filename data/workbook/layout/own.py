"""Which sheets are in the template's own layout, and which are the officers'?

A sheet with a title of the template, and most of its required headings in row 1
(or labels in column A), is read strictly. In a file that holds such a table the
rest is the officers' own affair, and is not read; a file without one is matched.

One case: a file with the sheets "Plan" (of the template) and "Tracker" has one own
sheet, "Tracker", and the Plan sheet is read as it always is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from data.workbook import contract, values
from data.workbook.raw import RawBook, RawSheet

_KNOWN = {values.key(sheet.title): sheet for sheet in contract.SHEETS}


def own_sheets(book: RawBook) -> tuple[RawSheet, ...]:
    """The sheets that are to be matched, in order; none of a template."""
    by_file: dict[str, list[RawSheet]] = defaultdict(list)
    for raw in book.sheets:
        by_file[raw.file].append(raw)
    return tuple(own for sheets in by_file.values() for own in _of_file(sheets))


def _of_file(sheets: list[RawSheet]) -> Iterator[RawSheet]:
    strict = [raw for raw in sheets if in_template(raw)]
    tables = any(_sheet(raw) is not contract.PLAN for raw in strict)
    for raw in sheets:
        known = _sheet(raw)
        if raw in strict or values.key(raw.title) == values.key(contract.INSTRUCTIONS):
            continue
        if known is None and tables:
            continue
        if any(cell.text.strip() for cell in raw.cells):
            yield raw


def in_template(raw: RawSheet) -> bool:
    """Whether a sheet is in the template's own layout, as far as it goes."""
    sheet = _sheet(raw)
    if sheet is None:
        return False
    known = {values.key(column.heading) for column in contract.columns(sheet)}
    needed = {values.key(one.heading) for one in sheet.columns if one.required}
    if sheet.labelled:
        found = {values.key(cell.text) for cell in raw.cells if cell.column == 1}
        return bool(found & known)
    found = {values.key(cell.text) for cell in raw.cells if cell.row == 1}
    enough = 2 * len(found & needed) >= len(needed)
    return enough and 2 * len(found & known) >= len(found)


def _sheet(raw: RawSheet) -> contract.Sheet | None:
    return _KNOWN.get(values.key(raw.title))
