"""What stands in an .xlsx or .xlsm workbook?

openpyxl finds its parts, its sheets and its dates; the sheets themselves are read
by ``sheet``, as they stream by. Macros are not opened and links not followed.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS

from . import strings
from .looks import styles
from .sheet import Book, Sheet, hidden_columns
from .told import Refusal, Tally

_STRICT = b"http://purl.oclc.org/ooxml/"
_SHEET = "/worksheet"  # how the kind of a relation to a sheet of cells ends


def book(content: bytes, limits: Mapping[str, Any], tally: Tally) -> list[Any]:
    """Each sheet that holds cells, in the workbook's order, hidden ones too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it leaves out; nothing is saved
        reader = ExcelReader(io.BytesIO(content), data_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_workbook()
        return list(_sheets(reader, limits, tally))


def _sheets(
    reader: Any, limits: Mapping[str, Any], tally: Tally
) -> Iterator[dict[str, Any]]:
    """Each sheet as it is told; KeyError where its part is missing."""
    found = list(reader.parser.find_sheets())
    if not found:
        main_part = reader.archive.read(reader.parser.workbook_part_name)
        strict = _STRICT in main_part
        raise Refusal("refused_strict" if strict else "refused_no_sheets")
    if len(found) > limits["sheets"]:
        raise Refusal("refused_too_big_inside")
    shared = Book(_strings(reader, limits), styles(reader.archive), reader.wb.epoch)
    for sheet, relation in found:
        if not relation.Type.endswith(_SHEET):
            continue  # a chart, or macros of an age before
        with reader.archive.open(relation.target) as source:
            cells = Sheet(shared, tally).read(source)
        places = sorted(cells.cells)
        yield {
            "title": sheet.name,
            "hidden": sheet.state != "visible",
            "rows": cells.rows,
            "columns": hidden_columns(cells),
            "merged": cells.merged,
            "cells": [
                [row for row, _ in places],
                [column for _, column in places],
                [cells.cells[place][0] for place in places],
                [cells.cells[place][1] for place in places],
            ],
        }


def _strings(reader: Any, limits: Mapping[str, Any]) -> list[Any]:
    part = reader.package.find(SHARED_STRINGS)
    if part is None:
        return []
    with reader.archive.open(part.PartName[1:]) as source:
        return strings.shared(source, limits["strings"])
