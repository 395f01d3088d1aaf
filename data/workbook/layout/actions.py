"""Which actions do the rows of these tables make?

Every record keeps the cells it came from, with their own addresses and words, and
beside them what was understood: owners as names, dates with their precision, the
standing that words and colours give. What is missing is unknown, and counted.

One case: row 7 of "Master v7 FINAL", with "Sept 23" in F7, is an action due in
September 2023 whose ``original_due`` cell is F7, "Sept 23".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from data import words as said_as
from data.plan import Assurance, Delivery, Precision, Rating
from data.workbook import contract
from data.workbook.headings import MatchedRow, MatchedSheet
from data.workbook.issue import Issue
from data.workbook.layout import dates, refs
from data.workbook.layout.asked import LEAVE_OUT, Asking, ident, shown
from data.workbook.layout.dates import DateColumn, Dated, Place
from data.workbook.layout.fills import Fills
from data.workbook.layout.owners import Owners
from data.workbook.layout.rows import DataRow
from data.workbook.layout.standings import Standings
from data.workbook.layout.statuses import Words
from data.workbook.layout.tables import Table
from data.workbook.own_words import Standing
from data.workbook.raw import Content, RawCell
from data.workbook.rules import issue, quote
from data.workbook.understanding import Choice, Question

_DUES = ("original_due", "current_due")
_DAYS = ("start", "completed_on")
_NAMES = ("lead_agency", "lead_officer")
_CARRIED = ("theme", "finding")
_NO_VALUE = (Content.ERROR, Content.UNSAVED)
_LACKING = {
    "original_due": "due date",
    "delivery": "status",
    "lead_agency": "lead agency",
}
_BLANKS = 4  # one row in so many is blank before carrying down is asked about


@dataclass(frozen=True)
class Made:
    """The Actions sheet that the tables make, and what was noticed on the way."""

    sheet: MatchedSheet
    issues: tuple[Issue, ...]


def actions(
    tables: list[Table],
    asking: Asking,
    words: Words,
    fills: dict[str, Fills],
    position: date | None,
) -> Made:
    """The actions of every table, in order, as one sheet of the template.

    ``fills`` holds what the colours of each sheet mean, by the sheet's title.
    """
    sections = _sections(tables, asking)
    issues: list[Issue] = []
    rows: list[MatchedRow] = []
    columns: dict[str, int] = {}
    for table in tables:
        reader = _Reader(table, asking, words, fills[table.grid.title], position)
        rows += reader.rows(sections)
        issues += reader.issues
        for key in (*table.fields, *reader.present, *([sections] * bool(sections))):
            columns.setdefault(key, table.fields.get(key, 1))
    rows = refs.made(rows, issues)
    rows = refs.told_apart(rows, asking, issues)
    columns |= {"ref": columns.get("ref", 1)}
    issues += _lacking(rows, columns)
    sheet = MatchedSheet(
        contract.ACTIONS, columns, rows=tuple(rows), needs=frozenset(("action",))
    )
    return Made(sheet, tuple(issues))


def _sections(tables: list[Table], asking: Asking) -> str:
    """The field that section headings give; "" where none, or not yet."""
    headings = [cell for table in tables for cell in table.sorted.sections]
    if not headings:
        return ""
    table = next(one for one in tables if one.sorted.sections)
    first = headings[0]
    number = said_as.count(len(headings), "row")
    verb = "What are" if len(headings) > 1 else "What is"
    said = asking.choose(
        Question(
            ident("sections", "actions"),
            f"{verb} the {number} such as {quote(first.text)}?",
            (
                Choice("theme", "Headings: the theme of the actions below"),
                Choice(
                    "finding", "Headings: the finding that the actions below answer"
                ),
                Choice(LEAVE_OUT, "Neither: leave them out"),
            ),
            sheet=table.grid.title,
            cell=first.address,
            examples=shown(headings),
            suggested="theme",
            file=table.grid.file,
        )
    )
    return "" if said == LEAVE_OUT else said


class _Reader:
    """One table's rows, read field by field."""

    def __init__(
        self,
        table: Table,
        asking: Asking,
        words: Words,
        fills: Fills,
        position: date | None,
    ) -> None:
        self.issues: list[Issue] = []
        self._table = table
        self._asking = asking
        self._fields = table.fields
        self._standings = Standings(table, words, fills)
        self._open = {one.id for one in asking.questions if not one.answer}
        self._words = words
        held = [key for key in (*_DUES, *_DAYS) if key in self._fields]
        every = [cell for key in held for cell in self._cells(key)]
        around = dates.context(every, position)
        self._dated = {
            key: DateColumn(self._place(key), around, asking).read(self._cells(key))
            for key in held
        }
        self._owners = {
            key: Owners(self._place(key), self._cells(key), asking)
            for key in _NAMES
            if key in self._fields
        }
        self._down = {key: self._carry(key) for key in _CARRIED if key in self._fields}
        for key, dated in self._dated.items():
            self._not_dates(key, dated)

    @property
    def present(self) -> frozenset[str]:
        """The fields that colours give besides the table's columns."""
        return self._standings.present

    def rows(self, sections: str) -> Iterator[MatchedRow]:
        """Each record as a matched row."""
        above: dict[str, RawCell] = {}
        for row in self._table.records:
            yield self._row(row, sections, above)

    def _row(
        self, row: DataRow, sections: str, above: dict[str, RawCell]
    ) -> MatchedRow:
        cells = {
            key: row.cells[at] for key, at in self._fields.items() if at in row.cells
        }
        for key, down in self._down.items():
            if key in cells:
                above[key] = cells[key]
            elif down and key in above:
                cells[key] = above[key]
        if sections and row.section and sections not in cells:
            cells[sections] = row.section
        said = self._values(cells)
        self._stand(row, cells, said)
        grid = self._table.grid
        return MatchedRow(
            row.number, cells, said, self._places(row), grid.title, grid.file
        )

    def _values(self, cells: dict[str, RawCell]) -> dict[str, object]:
        """Dates and names, of the cells that hold a value."""
        said: dict[str, object] = {}
        for key, cell in cells.items():
            if cell.content in _NO_VALUE:
                continue
            if key in _DUES:
                said[key] = self._dated[key].dues.get(cell.address)
            elif key in _DAYS:
                due = self._dated[key].dues.get(cell.address)
                exact = due is not None and due.precision is Precision.DAY
                said[key] = due.on if due and exact else None
            elif key in _NAMES:
                said[key] = self._owners[key].names(cell.text)
        return said

    def _stand(
        self, row: DataRow, cells: dict[str, RawCell], said: dict[str, object]
    ) -> None:
        """Delivery, rating and assurance; what nobody explained is unknown."""
        stands = self._standings.of(row)
        if row.number in self._table.superseded:
            stands.standing = Standing(Delivery.SUPERSEDED, None, None)
        cells.update(stands.cells)
        said["delivery"] = stands.standing.delivery
        said["rating"] = stands.standing.rating or (
            Rating.UNKNOWN if "rating" in stands.unknown else None
        )
        said["assurance"] = stands.standing.assurance or (
            Assurance.UNKNOWN if "assurance" in stands.unknown else None
        )
        for key in stands.unknown:
            self._unknown(key, stands.cells[key])
        if stands.disagree:
            self._say(
                "status_and_rating_disagree",
                stands.cells["rating"],
                f"The status is {quote(stands.cells['delivery'].text)}, but the rating "
                f"is {quote(stands.cells['rating'].text)}.",
                "The status counts. Correct one of them where it is wrong.",
            )

    def _unknown(self, key: str, cell: RawCell) -> None:
        """A word or colour that is left unknown; one still asked about says so."""
        asked = (
            ident("fill", cell.fill)
            if cell.text.endswith(" fill")
            else ident("word", key, cell.text)
        )
        if self._asking.said(asked):
            code = {"delivery": "status", "rating": "rating"}.get(key, "assurance")
            message = f"{quote(cell.text)} is not {_A[code]} known here."
            self._say(f"unknown_{code}", cell, message, "It is shown as unknown.")

    # --- columns

    def _cells(self, key: str) -> list[RawCell]:
        at = self._fields[key]
        found = (row.cells.get(at) for row in self._table.records)
        return [cell for cell in found if cell and cell.content not in _NO_VALUE]

    def _place(self, key: str) -> Place:
        table = self._table
        letters = table.letters(key)
        return Place("actions", key, table.grid.title, letters, table.grid.file)

    def _places(self, row: DataRow) -> dict[str, str]:
        """Where each field's cell stands, or would stand, in a row."""
        first = row.cells[min(row.cells)] if row.cells else None
        fallback = first.address if first else ""
        turned = self._table.grid.turned
        return {
            column.key: _address(row.number, self._fields[column.key], turned=turned)
            if column.key in self._fields
            else fallback
            for column in contract.columns(contract.ACTIONS)
        }

    def _carry(self, key: str) -> bool:
        """Whether a theme or finding holds for the blank cells below it."""
        at = self._fields[key]
        filled = [at in row.cells for row in self._table.records]
        blank = filled.count(False)
        if not blank or not any(filled) or _BLANKS * blank < len(filled):
            return False
        cells = self._cells(key)
        said = self._asking.choose(
            Question(
                ident("carry", "actions", key),
                f"Where column {self._table.letters(key)} is blank below "
                f"{quote(cells[0].text)}, does that still hold?",
                (
                    Choice("down", "Yes, until the next"),
                    Choice("blank", "No, it is blank"),
                ),
                sheet=self._table.grid.title,
                cell=cells[0].address,
                examples=shown(cells),
                suggested="down" if filled[0] else "blank",
                changes_figure=key == "finding",
                file=self._table.grid.file,
            )
        )
        return said == "down"

    def _not_dates(self, key: str, dated: Dated) -> None:
        heading = contract.ACTIONS.column(key).heading
        for cell in dated.unknown:
            self._say(
                "date_not_understood",
                cell,
                f"{quote(cell.text)} is not understood as a date.",
                f"{heading} is left without one, and the words are kept.",
            )
        if key in _DAYS:
            for cell in self._cells(key):
                due = dated.dues.get(cell.address)
                if due and due.on and due.precision is not Precision.DAY:
                    self._say(
                        "date_not_understood",
                        cell,
                        f"{quote(cell.text)} gives no day.",
                        f"{heading} is left without a date. Write the day to give one.",
                    )

    def _say(self, code: str, cell: RawCell, message: str, remedy: str) -> None:
        grid = self._table.grid
        self.issues.append(
            issue(code, grid.title, cell.address, message, remedy, grid.file)
        )


_A = {"status": "a status", "rating": "a rating", "assurance": "an assurance"}


def _address(row: int, column: int, *, turned: bool) -> str:
    at = (column, row) if turned else (row, column)
    return RawCell(*at, Content.TEXT, "", "").address


# --- what is lacking -------------------------------------------------------------


def _lacking(rows: Iterable[MatchedRow], columns: dict[str, int]) -> Iterator[Issue]:
    """A warning for each thing that actions lack, with how many lack it."""
    held = [row for row in rows if "action" in row.cells]
    for key, noun in _LACKING.items():
        without = [row for row in held if key not in row.cells]
        if not without:
            continue
        number = said_as.count(len(without), "action")
        verb = said_as.plural(len(without), "gives", "give")
        places = [row.places.get(key, "") for row in without[:3]]
        where = f" (such as {said_as.listed(places)})" if key in columns else ""
        yield issue(
            "not_given",
            without[0].sheet,
            places[0] if key in columns else "",
            f"{number} {verb} no {noun}{where if len(without) > 1 else ''}.",
            "It is shown as not recorded.",
            without[0].file,
        )
