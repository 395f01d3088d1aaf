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
from .found import lists
from .looks import styles
from .sheet import Book, Sheet
from .told import Refusal, Tally

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
    sheets = list(reader.parser.find_sheets())
    if not sheets:
        raise Refusal("refused_no_sheets")
    if len({relation.target for _, relation in sheets}) < len(sheets):
        raise Refusal("refused_unsafe")  # each would be read in full
    if len(sheets) > limits["sheets"]:
        raise Refusal("refused_too_big_inside")
    shared = Book(_strings(reader, limits), styles(reader.archive), reader.wb.epoch)
    for sheet, relation in sheets:
        if not relation.Type.endswith(_SHEET):
            continue  # a chart, or macros of an age before
        with reader.archive.open(relation.target) as source:
            found = Sheet(shared, tally).read(source)
        hidden = sheet.state != "visible"
        yield {"title": sheet.name, "hidden": hidden, **lists(found)}


def _strings(reader: Any, limits: Mapping[str, Any]) -> list[Any]:
    part = reader.package.find(SHARED_STRINGS)
    if part is None:
        return []
    with reader.archive.open(part.PartName[1:]) as source:
        return strings.shared(source, limits["strings"])
