"""Which heading is which column, and which rows count?

Headings are compared without case, spacing or line breaks; nothing else is
guessed. What is not recognised is named and not read; blank rows, the template's
example rows and rows that look like a key to colours are left out.

One case: "Lead  agency" in C1 of the Actions sheet is the column
``lead_agency``, and ``rows[0].cells["lead_agency"]`` is the cell C2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from data.workbook import contract, values
from data.workbook.issue import Issue
from data.workbook.left_out import is_example, is_legend
from data.workbook.raw import Content, RawCell, RawSheet
from data.workbook.rules import issue, quote

_NOT_READ = "What stands there is not read or shown."
_Place = Callable[[RawCell], int]
_VALUE_COLUMN = 2  # of a sheet with labels down column A


@dataclass(frozen=True)
class MatchedRow:
    """One row's cells that are not blank, by column key.

    Of a layout that is not the template's, ``said`` holds what was made of a cell
    already (None where it is unknown), ``places`` the address of a blank one, and
    ``sheet`` and ``file`` where it stands.
    """

    number: int
    cells: Mapping[str, RawCell]
    said: Mapping[str, object] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    file: str = ""


@dataclass(frozen=True)
class MatchedSheet:
    """One sheet of the contract found in the workbook.

    ``columns`` gives the number of each column present; on a sheet with labels,
    ``labels`` gives the row of each label instead and there is just one row.
    ``file`` names its file where there are several. ``needs`` are the columns a row
    cannot be without: the required ones, but fewer of a layout of the officers' own.
    """

    sheet: contract.Sheet
    columns: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[MatchedRow, ...] = ()
    file: str = ""
    needs: frozenset[str] | None = None

    @property
    def filled_in(self) -> bool:
        """Whether anything stands there besides headings, labels and marks."""
        return any(set(row.cells) - {contract.MADE_UP.key} for row in self.rows)

    @cached_property
    def present(self) -> frozenset[str]:
        """The keys of the columns or labels that are there."""
        return frozenset(self.columns) | frozenset(self.labels)

    def requires(self, column: contract.Column) -> bool:
        """Whether a row without this column is lost."""
        return column.required if self.needs is None else column.key in self.needs

    def address(self, key: str, row: MatchedRow) -> str:
        """Where a column's cell in a row, or a label's value, stands."""
        if key in row.cells:
            return row.cells[key].address
        if key in row.places:
            return row.places[key]
        at_row = self.labels.get(key, row.number)
        column = self.columns.get(key, _VALUE_COLUMN)
        return RawCell(at_row, column, Content.TEXT, "", "").address


class SheetMatcher:
    """One sheet on its way from raw cells to rows, gathering its issues."""

    def __init__(self, sheet: contract.Sheet, raw: RawSheet) -> None:
        self.sheet = sheet
        self.file = raw.file
        self.issues: list[Issue] = []
        self._kind = "label" if sheet.labelled else "column"
        self._by_row: dict[int, dict[int, RawCell]] = {}
        for cell in raw.cells:
            if cell.text.strip():
                self._by_row.setdefault(cell.row, {})[cell.column] = cell
        self._known = {
            values.key(column.heading): column for column in contract.columns(sheet)
        }

    def match(self) -> MatchedSheet:
        """The sheet, its columns or labels, and its rows."""
        if self.sheet.labelled:
            return self._labelled()
        headings = self._by_row.pop(1, {})
        columns = self._places(headings.values(), lambda cell: cell.column)
        self._untitled(headings)
        rows = tuple(self._rows(columns))
        return MatchedSheet(self.sheet, columns, rows=rows, file=self.file)

    def _labelled(self) -> MatchedSheet:
        labels = [cells[1] for cells in self._by_row.values() if 1 in cells]
        places = self._places(
            (cell for cell in labels if not _is_header(cell, self._by_row[cell.row])),
            lambda cell: cell.row,
        )
        cells = {
            key: self._by_row[row][_VALUE_COLUMN]
            for key, row in places.items()
            if _VALUE_COLUMN in self._by_row[row]
        }
        columns = self._mark(cells)
        rows = (MatchedRow(1, cells),)
        return MatchedSheet(self.sheet, columns, places, rows, self.file)

    def _mark(self, cells: dict[str, RawCell]) -> dict[str, int]:
        """Where a column beside labels and values is headed Made up, its mark.

        The first of its cells that does not say No stands for the whole sheet;
        any further column is the officer's own, such as the template's help.
        """
        made_up = contract.MADE_UP
        for number, heading in self._by_row.get(1, {}).items():
            if number > _VALUE_COLUMN and values.says(heading, made_up.heading):
                rows = [cells for row, cells in self._by_row.items() if row > 1]
                marks = [row[number] for row in rows if number in row]
                said = [mark for mark in marks if not values.says(mark, "No")] or marks
                if said:
                    cells[made_up.key] = said[0]
                return {made_up.key: number}
        return {}

    def _places(self, cells: Iterable[RawCell], place: _Place) -> dict[str, int]:
        """Where each known heading or label stands; the first of two counts."""
        places: dict[str, int] = {}
        for cell in cells:
            column = self._known.get(values.key(cell.text))
            if column is None:
                message = f"{quote(cell.text)} is not a {self._kind} of the template."
                self._say("unknown_column", cell.address, message, _NOT_READ)
            elif column.key in places:
                message = f"{quote(cell.text)} stands there twice."
                remedy = f"Keep one {self._kind} of that name."
                self._say("duplicate_heading", cell.address, message, remedy)
            else:
                places[column.key] = place(cell)
        self._missing(places)
        return places

    def _missing(self, places: Mapping[str, int]) -> None:
        remedy = (
            "Add it to column A, with its value in column B."
            if self.sheet.labelled
            else "Add it to the headings in row 1."
        )
        for column in self.sheet.columns:
            if column.required and column.key not in places:
                message = f"There is no {self._kind} {quote(column.heading)}."
                self._say("missing_column", "", message, remedy)

    def _untitled(self, headings: Mapping[int, RawCell]) -> None:
        """A note for each column that has content and no heading."""
        seen: dict[int, RawCell] = {}
        for cells in self._by_row.values():
            for number, cell in cells.items():
                if number not in headings:
                    seen.setdefault(number, cell)
        for cell in seen.values():
            letters = cell.address.rstrip("0123456789")
            message = f"Column {letters} has no heading in row 1."
            self._say("unknown_column", cell.address, message, _NOT_READ)

    def _rows(self, columns: Mapping[str, int]) -> Iterator[MatchedRow]:
        for number in sorted(self._by_row):
            raw = self._by_row[number]
            cells = {key: raw[at] for key, at in columns.items() if at in raw}
            if not set(cells) - {contract.MADE_UP.key}:
                continue
            row = MatchedRow(number, cells)
            if is_example(self.sheet, row.cells):
                self._left_out(
                    row, "example_row", "This is the template's example row."
                )
            elif is_legend(self.sheet, row.cells, raw):
                said = quote(raw[min(raw)].text)
                self._left_out(
                    row, "legend_row", f"{said} looks like part of a key, not a row."
                )
            else:
                yield row

    def _left_out(self, row: MatchedRow, code: str, message: str) -> None:
        first = min(row.cells.values(), key=lambda cell: cell.column)
        self._say(code, first.address, message, "The row is left out.")

    def _say(self, code: str, cell: str, message: str, remedy: str) -> None:
        title = self.sheet.title
        self.issues.append(issue(code, title, cell, message, remedy, self.file))


def _is_header(label: RawCell, cells: Mapping[int, RawCell]) -> bool:
    """Whether a row of the Plan sheet only heads its two columns."""
    value = cells.get(_VALUE_COLUMN)
    return label.row == 1 and value is not None and values.says(value, "Value")
