"""Who is named in this cell, where it may be several?

Semicolons and line breaks part names, as in the template. Whether a comma, a
stroke, a plus or "and" does ("Police, Health and Council"; "Children and Families")
is asked once for a column and mark.

One case: "Police / Health" in column D asks "Does '/' in column D part one name
from another?"; answered yes, it names two agencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from data.workbook.layout.asked import Asking, ident, shown
from data.workbook.layout.dates import Place
from data.workbook.raw import RawCell
from data.workbook.rules import quote
from data.workbook.understanding import Choice, Question
from data.workbook.values import split_names, tidy

_MARKS: Mapping[str, re.Pattern[str]] = {
    "/": re.compile(r"\s*/\s*"),
    ",": re.compile(r"\s*,\s*"),
    "+": re.compile(r"\s*\+\s*"),
    "and": re.compile(r"\s+and\s+|\s*&\s*", re.IGNORECASE),
}
_NOT_NAMES = re.compile(r"n\s*/\s*a", re.IGNORECASE)
PARTS, WHOLE = "parts", "whole"


class Owners:
    """One column's names; each mark in it is asked about once."""

    def __init__(self, place: Place, cells: Iterable[RawCell], asking: Asking) -> None:
        held = list(cells)
        self._marks = [
            form
            for mark, form in _MARKS.items()
            if (found := [cell for cell in held if _parted(cell.text, form)])
            and _ask(place, mark, found, asking) == PARTS
        ]

    def names(self, text: str) -> tuple[str, ...]:
        """The names in a cell, in order, each once."""
        found = split_names(text)
        for form in self._marks:
            found = tuple(
                part
                for name in found
                for part in ([name] if _NOT_NAMES.fullmatch(name) else form.split(name))
            )
        return tuple(dict.fromkeys(name for part in found if (name := tidy(part))))


def _parted(text: str, form: re.Pattern[str]) -> bool:
    said = text.strip()
    return not _NOT_NAMES.fullmatch(said) and form.search(said) is not None


def _ask(place: Place, mark: str, cells: list[RawCell], asking: Asking) -> str:
    first = cells[0].text
    parts = _MARKS[mark].split(tidy(first))
    said = "; ".join(part for part in parts if part)
    return asking.choose(
        Question(
            ident("names", place.role, place.field, mark),
            f"Does {quote(mark)} in column {place.letters} part one name from another?",
            (
                Choice(PARTS, f"Yes: {said}"),
                Choice(WHOLE, f"No: {tidy(first)} is one name"),
            ),
            sheet=place.sheet,
            cell=cells[0].address,
            examples=shown(cells),
            suggested=PARTS if mark in "/,+" else "",
            changes_figure=place.field == "lead_agency",
            file=place.file,
        )
    )
