"""What stands in a workbook of another kind: .xls, .xlsb, .ods, Strict .xlsx?

python-calamine reads them, and tells less than is told of an .xlsx: no colours,
no struck-through cells, no hidden rows; an error reads as nothing, and 96% as 0.96.
Its cells begin at the first one in use, so that its place is added to each.

It ends the whole interpreter where a file asks for too much memory, and where a
file is damaged it may raise what is no ``Exception``: here both are of no account.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from .found import Found, lists, uncover
from .told import Refusal, Tally, told


def book(content: bytes, limits: Mapping[str, Any], tally: Tally) -> list[Any]:
    """Each sheet that holds cells, in the workbook's order, hidden ones too."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise Refusal("refused_password") from error
    return list(_sheets(workbook, limits, tally))


def _sheets(
    workbook: CalamineWorkbook, limits: Mapping[str, Any], tally: Tally
) -> Iterator[dict[str, Any]]:
    sheets = workbook.sheets_metadata
    if not sheets:
        raise Refusal("refused_no_sheets")
    if len(sheets) > limits["sheets"]:
        raise Refusal("refused_too_big_inside")
    for place, sheet in enumerate(sheets):
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        found = _found(workbook.get_sheet_by_index(place), tally)
        hidden = sheet.visible != SheetVisibleEnum.Visible
        yield {"title": sheet.name, "hidden": hidden, **lists(found)}


def _found(sheet: CalamineSheet, tally: Tally) -> Found:
    found = Found()
    if sheet.start is None or sheet.end is None:
        return found
    top, left = sheet.start[0] + 1, sheet.start[1] + 1
    found.last_row, found.last_column = sheet.end[0] + 1, sheet.end[1] + 1
    area = found.last_row * found.last_column
    tally.count("", area)
    for row, values in enumerate(sheet.to_python(), start=top):
        for column, value in enumerate(values, start=left):
            # A length of time as such a program shows it, never "1 day, 6:00:00".
            said = told(_clock(value) if isinstance(value, timedelta) else value)
            if said is not None:
                tally.count(said[1], area)
                found.cells[row, column] = tally.tell(said), 0
    for (first, from_), (last, to) in sheet.merged_cell_ranges or ():
        found.merged.append((first + 1, from_ + 1, last + 1, to + 1))
    uncover(found, tally.area)
    return found


def _clock(span: timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"
