"""What does this workbook say, and what is wrong with it?

Matching, building and checking in one pass, with every problem reported
together: sheet by sheet as the workbook has them, row by row, cell by cell.

One case: a workbook with "31/02/2023" in Actions I17 has errors, and still
gives the plan made of every other row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.workbook.build import build
from data.workbook.checks import problems
from data.workbook.issue import Issue, Reading, Severity, Verdict
from data.workbook.matching import match
from data.workbook.raw import RawBook
from data.workbook.understanding import Answers

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def interpret(book: RawBook, answers: Answers | None = None) -> Reading:
    """The plan a workbook makes, its issues in order, and the rows read.

    ``answers`` are those given about a layout that is not the template's.
    """
    matched = match(book, answers)
    draft = build(matched)
    files = {sheet.sheet.title: sheet.file for sheet in matched.sheets.values()}
    noticed = (*draft.issues, *problems(draft))
    found = (*matched.issues, *(_in_its_file(issue, files) for issue in noticed))
    issues = _in_order(found, matched.order)
    wrong = any(issue.severity is Severity.ERROR for issue in issues)
    return Reading(
        verdict=Verdict.ERRORS if wrong else Verdict.PUBLISHABLE,
        plan=draft.plan if draft.understood else None,
        issues=issues,
        rows={key: len(rows) for key, rows in draft.rows.items()},
        understanding=replace(matched.understanding, cannot_see=book.cannot_see),
    )


def _in_its_file(issue: Issue, files: Mapping[str, str]) -> Issue:
    """The issue with its file: a sheet's title tells it, as one file is read."""
    return replace(issue, file=issue.file or files.get(issue.sheet, ""))


def _in_order(issues: Sequence[Issue], order: Sequence[str]) -> tuple[Issue, ...]:
    """Sheets in the workbook's order, absent ones first; then row, then column."""
    places = {title: place for place, title in reversed(tuple(enumerate(order)))}

    def place(issue: Issue) -> tuple[int, str, int, int, str, str]:
        address = _ADDRESS.fullmatch(issue.cell)
        letters, row = address.groups() if address else ("", "0")
        return (
            places.get(issue.sheet, -1),
            issue.file,
            int(row),
            len(letters),
            letters,
            issue.code,
        )

    return tuple(sorted(issues, key=place))
