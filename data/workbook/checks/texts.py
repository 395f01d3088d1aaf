"""Does any text look as if it told of a child?"""

from __future__ import annotations

from collections.abc import Iterator

from data import telltale, words
from data.workbook import contract
from data.workbook.build import Draft
from data.workbook.contract import Kind
from data.workbook.issue import Issue
from data.workbook.rules import at


def no_text_tells_of_a_child(draft: Draft) -> Iterator[Issue]:
    """Free text with what looks like a child's data, each cell once."""
    for sheet in contract.SHEETS:
        free = [one.key for one in contract.columns(sheet) if one.kind is Kind.TEXT]
        for row in draft.rows.get(sheet.key, ()):
            for key in free:
                cell = row.cells.get(key)
                found = telltale.signs(cell.raw) if cell and cell.raw else ()
                if cell and found:
                    yield at(
                        cell,
                        "tells_of_a_child",
                        f"The text seems to hold {words.listed(found)}.",
                        "If it is about a child, take it out before this is cleared; "
                        "an officer's or an organisation's own may stay.",
                    )
