"""Which sheet is which, and from which file is it read?

Titles are compared without case, spacing or line breaks. A workbook in the
template's layout is read strictly: what is not recognised is named and not read.
Any other is matched by ``layout``. Where a version has several files, a sheet is
read from the first in which it is filled in.

One case: a tab "ACTIONS" is the Actions sheet, ``match(book).sheets["actions"]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from data.workbook import contract, layout, values
from data.workbook.headings import MatchedSheet, SheetMatcher
from data.workbook.issue import Issue
from data.workbook.raw import RawBook, RawSheet
from data.workbook.rules import issue, quote
from data.workbook.understanding import Answers, Understanding


@dataclass(frozen=True)
class Match:
    """Every sheet found, by key, with what was noticed on the way.

    ``order`` holds the sheets' titles as the workbook has them, those of the
    contract in its own spelling. ``further_plans`` are the Plan sheets of the
    files after the one it is read from; they must say the same.
    """

    sheets: Mapping[str, MatchedSheet]
    issues: tuple[Issue, ...]
    order: tuple[str, ...]
    further_plans: tuple[MatchedSheet, ...] = ()
    understanding: Understanding = field(default_factory=Understanding)


def match(book: RawBook, answers: Answers | None = None) -> Match:
    """Find the contract's sheets, columns and rows in a workbook.

    Sheets that are not in the template's layout are matched by ``layout``, with the
    answers given so far.
    """
    own = layout.own_sheets(book)
    if not own:
        return _strict(book)
    apart = {(raw.file, raw.title) for raw in own}
    rest = [raw for raw in book.sheets if (raw.file, raw.title) not in apart]
    strict = _strict(replace(book, sheets=tuple(rest)))
    found = layout.understand(own, answers or {}, strict.sheets)
    if not found.sheets:
        return _strict(book)
    return _together(book, strict, found)


def _together(book: RawBook, strict: Match, found: layout.Understood) -> Match:
    """The sheets of the template beside those that were matched."""
    sheets = {**found.sheets, **strict.sheets}
    missing = {"missing_sheet"} if set(sheets) - {contract.PLAN.key} else set()
    issues = [one for one in strict.issues if one.code not in missing]
    taken = found.taken
    issues += [
        _unknown_sheet(raw)
        for raw in layout.own_sheets(book)
        if (raw.file, raw.title) not in taken
    ]
    order = tuple(dict.fromkeys((*strict.order, *(raw.title for raw in book.sheets))))
    return Match(
        sheets,
        (*issues, *found.issues),
        order,
        strict.further_plans,
        found.understanding,
    )


def _strict(book: RawBook) -> Match:
    """Find the template's own sheets."""
    known = {values.key(sheet.title): sheet for sheet in contract.SHEETS}
    found = _Found()
    order: list[str] = []
    for raw in book.sheets:
        if values.key(raw.title) == values.key(contract.INSTRUCTIONS):
            continue
        sheet = known.get(values.key(raw.title))
        order.append(sheet.title if sheet else raw.title)
        if sheet is None:
            found.issues.append(_unknown_sheet(raw))
        else:
            found.take(sheet, raw)
    said = [*found.issues, *_missing_sheets(found.sheets)]
    said += [one for issues in found.within.values() for one in issues]
    return Match(found.sheets, tuple(said), tuple(order), tuple(found.further_plans))


class _Found:
    """The sheets found so far; ``within`` holds what was noticed inside each.

    A sheet is read from the first file in which it is filled in.
    """

    def __init__(self) -> None:
        self.sheets: dict[str, MatchedSheet] = {}
        self.within: dict[str, list[Issue]] = {}
        self.further_plans: list[MatchedSheet] = []
        self.issues: list[Issue] = []

    def take(self, sheet: contract.Sheet, raw: RawSheet) -> None:
        """Read a sheet, or say why it is passed over."""
        before = self.sheets.get(sheet.key)
        if before and before.file == raw.file:
            self.issues.append(_second_sheet(sheet, raw))
        elif not any(cell.text.strip() for cell in raw.cells):
            self.issues.append(_empty_sheet(sheet, raw))
        else:
            reader = SheetMatcher(sheet, raw)
            matched = reader.match()
            if before and before.filled_in:
                self._again(before, matched)
            else:
                self.sheets[sheet.key] = matched
                self.within[sheet.key] = reader.issues

    def _again(self, before: MatchedSheet, matched: MatchedSheet) -> None:
        """A sheet that is filled in in an earlier file already."""
        if not matched.filled_in:
            self.issues.append(_blank_form(before, matched))
        elif matched.sheet is contract.PLAN:
            self.further_plans.append(matched)
        else:
            self.issues.append(_sheet_elsewhere(before, matched))


def _unknown_sheet(raw: RawSheet) -> Issue:
    return issue(
        "unknown_sheet",
        raw.title,
        "",
        f"{quote(raw.title)} is not a sheet of the template.",
        "Nothing on it is read or shown.",
        raw.file,
    )


def _second_sheet(sheet: contract.Sheet, raw: RawSheet) -> Issue:
    return issue(
        "duplicate_sheet",
        sheet.title,
        "",
        f"There are two sheets called {quote(sheet.title)}.",
        "Keep one of them.",
        raw.file,
    )


def _empty_sheet(sheet: contract.Sheet, raw: RawSheet) -> Issue:
    return issue(
        "empty_sheet",
        sheet.title,
        "",
        "The sheet holds nothing.",
        "It is treated as if it were not there.",
        raw.file,
    )


def _blank_form(before: MatchedSheet, matched: MatchedSheet) -> Issue:
    return issue(
        "empty_sheet",
        matched.sheet.title,
        "",
        "The sheet is not filled in.",
        f"The one in {before.file} is read.",
        matched.file,
    )


def _sheet_elsewhere(before: MatchedSheet, matched: MatchedSheet) -> Issue:
    return issue(
        "sheet_in_two_files",
        matched.sheet.title,
        "",
        f"The sheet is filled in in both {before.file} and {matched.file}.",
        "Keep it in one of them.",
        matched.file,
    )


def _missing_sheets(found: Mapping[str, MatchedSheet]) -> Iterator[Issue]:
    if contract.PLAN.key not in found:
        yield issue(
            "missing_sheet",
            contract.PLAN.title,
            "",
            "There is no Plan sheet.",
            "Add the Plan sheet of the template, with the plan's name and position.",
        )
    if not set(found) - {contract.PLAN.key}:
        yield issue(
            "missing_sheet",
            "",
            "",
            "There is no sheet besides Plan that can be read.",
            "Add at least one other sheet of the template, for example Actions.",
        )
