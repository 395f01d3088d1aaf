"""What do the dates of one column say, and what must be asked of them?

A form that can be read two ways is asked about once for its column, unless the
column itself tells (25/06/23 beside 05/06/23 shows that the day comes first). A
date without its year is asked about by its own words, once the position is known.
What is no date known here is left without one, and named.

One case: a column of "05/06/23" and "07/06/23" asks "Are dates such as '05/06/23'
in column H day first?"; with "25/06/23" among them nothing is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from data import words
from data.plan import Due, Precision
from data.workbook.days import FIRST_YEAR, LAST_YEAR
from data.workbook.layout import vague_days
from data.workbook.layout.asked import Asking, ident, shown
from data.workbook.layout.day_forms import (
    DAY_FIRST,
    MONTH_FIRST,
    UNKNOWN,
    Form,
    Option,
    Parsed,
)
from data.workbook.layout.vague_days import OPEN
from data.workbook.raw import Content, RawCell
from data.workbook.rules import quote
from data.workbook.understanding import Choice, Question

_EPOCH = date(1899, 12, 30)
_SERIALS = range(
    (date(FIRST_YEAR, 1, 1) - _EPOCH).days, (date(LAST_YEAR, 12, 31) - _EPOCH).days + 1
)
_LEAVE = Choice(OPEN, "Leave these without a date")
_AS_THEY_STAND, _SWAPPED = "as_they_stand", "swapped"
_FEW = 3  # real dates, all of days 1 to 12, before a swap is suspected


@dataclass(frozen=True)
class Place:
    """The column whose dates are read: "H" of a sheet, the field it gives."""

    role: str
    field: str
    sheet: str
    letters: str
    file: str = ""


@dataclass(frozen=True)
class Dated:
    """What each cell gave, by address; those not understood, and those asked about."""

    dues: dict[str, Due] = field(default_factory=dict)
    unknown: list[RawCell] = field(default_factory=list)
    waiting: list[RawCell] = field(default_factory=list)

    def put(self, cell: RawCell, due: Due | None, *, asked: bool) -> None:
        """What a cell gave; nothing, where its question is still open."""
        if due is not None:
            self.dues[cell.address] = due
            return
        self.dues.pop(cell.address, None)
        (self.waiting if asked else self.unknown).append(cell)


def parse(cell: RawCell, around: date | None) -> Parsed:
    """What a cell may give: a date, a serial number of one, or a text."""
    value = cell.value
    if isinstance(value, bool):
        return UNKNOWN
    if isinstance(value, date):
        known = FIRST_YEAR <= value.year <= LAST_YEAR
        return (
            Parsed(Due(value, Precision.DAY, cell.text.strip())) if known else UNKNOWN
        )
    text = cell.text.strip()
    if text.isascii() and text.isdecimal() and int(text) in _SERIALS:
        on = _EPOCH + timedelta(int(text))
        return Parsed(Due(on, Precision.DAY, text))
    if cell.content not in (Content.TEXT, Content.NUMBER):
        return UNKNOWN
    return vague_days.parse(text, around)


def like_a_date(cell: RawCell) -> bool:
    """Whether a cell gives a date, or leaves one open, in some form."""
    found = parse(cell, None)
    return found.due is not None or found.form is not None


def years(cells: Iterable[RawCell], around: date | None) -> range:
    """The years that these cells' plain dates lie in, and one on either side."""
    found = [around.year] if around else []
    for cell in cells:
        due = parse(cell, None).due
        if due and due.on:
            found.append(due.on.year)
    return range(min(found) - 1, max(found) + 2) if found else range(0)


@dataclass(frozen=True)
class Context:
    """What bears on every column of a table: the position, years, order of days."""

    around: date | None
    years: range
    day_first: bool = False  # some date of the table shows that the day comes first
    month_first: bool = False


def context(cells: Iterable[RawCell], around: date | None) -> Context:
    """What the dates of a whole table tell about how it writes dates."""
    held = list(cells)
    found = [parse(cell, around) for cell in held]
    return Context(
        around,
        years(held, around),
        any(one.day_first_only for one in found),
        any(one.month_first_only for one in found),
    )


class DateColumn:
    """One column's dates on their way from cells to days."""

    def __init__(self, place: Place, context: Context, asking: Asking) -> None:
        self._place = place
        self._context = context
        self._asking = asking

    def read(self, cells: Iterable[RawCell]) -> Dated:
        """Each cell's date, or none; the questions are asked on the way."""
        held = [(cell, parse(cell, self._context.around)) for cell in cells]
        told = Dated()
        by_form: dict[Form, list[tuple[RawCell, Parsed]]] = defaultdict(list)
        for cell, found in held:
            if found.form is not None:
                by_form[found.form].append((cell, found))
            elif found.due is not None:
                told.dues[cell.address] = found.due
            else:
                told.unknown.append(cell)
        self._one_order(held, told, by_form[Form.ORDER])
        self._swapped([cell for cell, _ in held], told)
        for form, pairs in by_form.items():
            for cell, due in self._of(form, pairs):
                told.put(cell, due, asked=True)
        return told

    def _of(
        self, form: Form, pairs: list[tuple[RawCell, Parsed]]
    ) -> Iterator[tuple[RawCell, Due | None]]:
        if not pairs or form is Form.ORDER:
            return
        if form is Form.YEARLESS:
            yield from self._yearless(pairs)
        elif form is Form.MONTH_TWO and self._months(pairs):
            yield from ((cell, found.options[0].due) for cell, found in pairs)
        else:
            said = self._ask(form, pairs)
            yield from ((cell, _chosen(found.options, said)) for cell, found in pairs)

    # --- which comes first, the day or the month

    def _one_order(
        self,
        held: list[tuple[RawCell, Parsed]],
        told: Dated,
        pairs: list[tuple[RawCell, Parsed]],
    ) -> None:
        """Dates such as 05/06/23, and those that only one order makes a date."""
        odd = [(cell, one) for cell, one in held if one.month_first_only]
        if not pairs and not odd:
            return
        if self._context.day_first and not self._context.month_first:
            said = DAY_FIRST
        else:
            said = self._ask_order(pairs or odd)
        for cell, found in pairs:
            told.put(cell, _chosen(found.options, said), asked=not said)
        for cell, found in held:
            wrong = (
                found.day_first_only if said == MONTH_FIRST else found.month_first_only
            )
            if wrong:
                told.put(cell, None, asked=not said)

    def _ask_order(self, pairs: list[tuple[RawCell, Parsed]]) -> str:
        cell, found = pairs[0]
        said = {one.key: one.label for one in found.options}
        day = said.get(DAY_FIRST, "")
        month = said.get(MONTH_FIRST, "")
        choices = (
            Choice(DAY_FIRST, f"Yes, the day comes first{day and f': {day}'}"),
            Choice(MONTH_FIRST, f"No, the month comes first{month and f': {month}'}"),
            _LEAVE,
        )
        asks = f"Are dates such as {quote(cell.text)} in {self._column} day first?"
        return self._asking.choose(
            self._question("order", asks, choices, pairs, suggested=DAY_FIRST)
        )

    def _swapped(self, cells: list[RawCell], told: Dated) -> None:
        """Real dates whose day and month a spreadsheet may have exchanged.

        It takes 05/06/2023 for a date, month first, and leaves 25/06/2023 as text.
        """
        real = [cell for cell in cells if isinstance(cell.value, date)]
        left = [
            cell
            for cell in cells
            if cell.content is Content.TEXT and parse(cell, None).day_first_only
        ]
        days = [cell.value for cell in real if isinstance(cell.value, date)]
        if len(days) < _FEW or not left or any(day.day > 12 for day in days):
            return
        asks = (
            f"In {self._column} every real date is of a day from 1 to 12, and later "
            "days are text. Have day and month been swapped in the real ones?"
        )
        choices = (
            Choice(_SWAPPED, f"Yes: {quote(real[0].text)} is {_turned(days[0])}"),
            Choice(_AS_THEY_STAND, f"No: it is {words.day(days[0])}"),
        )
        pairs = [(cell, UNKNOWN) for cell in real]
        said = self._asking.choose(self._question("swapped", asks, choices, pairs))
        for cell, day in zip(real, days, strict=True):
            if said == _SWAPPED:
                on = date(day.year, day.day, day.month)
                told.dues[cell.address] = Due(on, Precision.DAY, cell.text.strip())
            elif not said:
                told.put(cell, None, asked=True)

    # --- forms that leave something open

    def _months(self, pairs: list[tuple[RawCell, Parsed]]) -> bool:
        """Whether "Sept 23" and its like can only be months of the plan's years."""
        texts = {cell.text.strip().casefold() for cell, _ in pairs}
        dues = [found.options[0].due.on for _, found in pairs]
        within = all(on and on.year in self._context.years for on in dues)
        return within and len(texts) > 1

    def _ask(self, form: Form, pairs: list[tuple[RawCell, Parsed]]) -> str:
        cell, found = pairs[0]
        choices = [Choice(one.key, words.capital(one.label)) for one in found.options]
        asks = (
            f"When an entry in {self._column} gives more than one date, as "
            f"{quote(cell.text)} does, which is meant?"
            if form is Form.SEVERAL
            else f"What does {quote(cell.text)} in {self._column} mean?"
        )
        if form is Form.MONTH_TWO:
            choices.append(Choice("day", "A day of the month, its year not given"))
        return self._asking.choose(
            self._question(form.value, asks, (*choices, _LEAVE), pairs)
        )

    def _yearless(
        self, pairs: list[tuple[RawCell, Parsed]]
    ) -> Iterator[tuple[RawCell, Due | None]]:
        around = self._context.around
        by_text: dict[str, list[tuple[RawCell, Parsed]]] = defaultdict(list)
        for cell, found in pairs:
            by_text[" ".join(cell.text.split())].append((cell, found))
        for text, same in by_text.items():
            options = same[0][1].options
            said = ""
            if around and options:
                year = words.quarter(around)[3:]  # asked anew each financial year
                choices = [Choice(one.key, words.capital(one.label)) for one in options]
                asks = f"Which year does {quote(text)} in {self._column} mean?"
                said = self._asking.choose(
                    self._question(
                        f"year:{text}:{year}", asks, (*choices, _LEAVE), same
                    )
                )
            yield from ((cell, _chosen(options, said)) for cell, _ in same)

    # --- asking

    @property
    def _column(self) -> str:
        return f"column {self._place.letters}"

    def _question(
        self,
        about: str,
        asks: str,
        choices: tuple[Choice, ...],
        pairs: list[tuple[RawCell, Parsed]],
        suggested: str = "",
    ) -> Question:
        place = self._place
        return Question(
            ident("date", place.role, place.field, about),
            asks,
            choices,
            sheet=place.sheet,
            cell=pairs[0][0].address,
            examples=shown(cell for cell, _ in pairs),
            suggested=suggested,
            file=place.file,
        )


def _chosen(options: tuple[Option, ...], said: str) -> Due | None:
    found = next((one.due for one in options if one.key == said), None)
    if found is None and said in (OPEN, "day") and options:
        return Due(None, Precision.OPEN, options[0].due.raw)
    return found


def _turned(day: date) -> str:
    return words.day(date(day.year, day.day, day.month))
