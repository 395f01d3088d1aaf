"""What is wrong, where, and what to do? The officer's list, sifted and grouped.

What must be fixed is named cell by cell. Of what is only to be confirmed or known, a
kind that comes many times stands once, with how many there are, until somebody asks
for that kind alone.

One case: "Actions, F5, F9, F14 and 9 more · 'Amber E' is not a status known here.
· 12 cells".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from components.publishing import Work
from components.publishing.work import OPEN_QUESTION
from components.sentences import publish
from data import words
from data.workbook.issue import Issue, Severity

EVERY_SHEET, EVERY_KIND = "Every sheet", "Every kind"
ORDER = tuple(Severity)
MANY = 4  # of one kind on one sheet, from which they stand once
# Questions and what is left out stand under "Is this right?"; a file has them all.
TOLD_ABOVE = frozenset({OPEN_QUESTION, "question_waiting", "layout_left_out"})
NAMED = 3  # cells that are named of these
GROUPED = "What comes often stands once. Choose its kind above to see every cell."
COPIED = (
    "The clean copy holds what was read, sheet by sheet in the template's layout, "
    "made new: not your colours, notes or further columns, and no row that is still "
    "to be corrected."
)
COLUMNS = ["where", "found", "remedy", "code", "cells"]
IN_FILE = {
    "asks": "What it asks",
    "sheet": "Sheet",
    "cell": "Cell",
    "file": "File",
    "found": "What we found",
    "remedy": "What to do",
    "kind": "Kind",
}


@dataclass(frozen=True)
class Sifted:
    """Which of the points are asked for: of one sheet or of all, of one kind or all."""

    sheet: str = EVERY_SHEET
    kind: str = EVERY_KIND

    def passes(self, one: Issue) -> bool:
        """Whether this point is among them."""
        return self.sheet in (EVERY_SHEET, _sheet(one)) and self.kind in (
            EVERY_KIND,
            kind(one.code),
        )


EVERYTHING = Sifted()


def kind(code: str) -> str:
    """A rule's code as it is read: ``Unknown status``."""
    return words.capital(code.replace("_", " "))


def sheets(work: Work) -> list[str]:
    """What the points may be sifted by: every sheet, then each that has one."""
    found = dict.fromkeys(_sheet(one) for one in _shown(work))
    return [EVERY_SHEET, *found]


def kinds(work: Work) -> list[str]:
    """What the points may be sifted by: every kind, then each that there is."""
    found = dict.fromkeys(kind(one.code) for one in _shown(work))
    return [EVERY_KIND, *found]


def several(work: Work) -> bool:
    """Whether there is anything to sift."""
    return len(sheets(work)) > 2 or len(kinds(work)) > 2


def issues(work: Work, severity: Severity, sifted: Sifted = EVERYTHING) -> pd.DataFrame:
    """Points of one severity: where, found, remedy, code and cells (how many)."""
    found = [one for one in _shown(work, severity) if sifted.passes(one)]
    one_by_one = severity is Severity.ERROR or sifted.kind != EVERY_KIND
    groups = [[one] for one in found] if one_by_one else _grouped(found)
    return pd.DataFrame([_line(group) for group in groups], columns=COLUMNS)


def grouped(work: Work, sifted: Sifted = EVERYTHING) -> str:
    """That some stand for many; "" where each stands for itself."""
    many = any(
        (issues(work, severity, sifted)["cells"] > 1).any() for severity in ORDER
    )
    return GROUPED if many else ""


def heading(work: Work, severity: Severity, sifted: Sifted = EVERYTHING) -> str:
    """``Must fix: 3 cells``, or ``Must fix: 1 of 3 cells`` once they are sifted."""
    every = _shown(work, severity)
    asked = [one for one in every if sifted.passes(one)]
    if len(asked) == len(every):
        return f"{severity.asks}: {words.count(len(every), 'cell')}"
    return f"{severity.asks}: {words.of(len(asked), len(every))} cells"


def listed(work: Work) -> pd.DataFrame:
    """Every point for a file: asks, sheet, cell, file, found, remedy and kind."""
    return pd.DataFrame(
        [
            {
                "asks": one.severity.asks,
                "sheet": one.sheet,
                "cell": one.cell,
                "file": one.file,
                "found": one.message,
                "remedy": one.remedy,
                "kind": kind(one.code),
            }
            for one in _in_order(work)
        ],
        columns=list(IN_FILE),
    )


def file_name(work: Work, what: str, kind_of: str) -> str:
    """``westmere-jtai-action-plan-draft-12-issues-sample-data.csv``."""
    made_up = publish.made_up(work)
    title = work.record.title.casefold().replace(" ", "-")
    plan = work.record.plan_key or "plan"
    parts = [plan, title, what, *(["sample-data"] if made_up else [])]
    return f"{'-'.join(parts)}.{kind_of}"


def notes(work: Work) -> list[str]:
    """What the first sheet of a clean copy says."""
    files = words.listed(file.name for file in work.record.files)
    made_up = publish.made_up(work)
    said = (
        f"A clean copy of {words.uncapital(work.record.title)}, made from {files}.",
        "It holds what was read, in the layout of the template: one table a sheet, "
        "headings in row 1.",
        "A row with something left to correct is not in it. A week, a quarter or a "
        "year that was given as a date stands as its last day.",
        "Sample data. Figures are made up. Do not quote." if made_up else "",
    )
    return [line for line in said if line]


def there(work: Work, severity: Severity) -> bool:
    """Whether there is a point of this severity to list."""
    return bool(_shown(work, severity))


def _shown(work: Work, severity: Severity | None = None) -> list[Issue]:
    """The points in the order they are listed, but those told above the lists."""
    return [
        one
        for one in _in_order(work)
        if one.code not in TOLD_ABOVE and severity in (None, one.severity)
    ]


def _in_order(work: Work) -> list[Issue]:
    return [one for severity in ORDER for one in work.reading.of(severity)]


def _sheet(one: Issue) -> str:
    return one.sheet or one.file or "Workbook"


def _grouped(found: Iterable[Issue]) -> list[list[Issue]]:
    """Many of one kind on one sheet together, at the place of the first."""
    groups: dict[tuple[str, str, str], list[Issue]] = {}
    for one in found:
        groups.setdefault((one.code, one.sheet, one.file), []).append(one)
    lines: list[list[Issue]] = []
    for group in groups.values():
        lines += [group] if len(group) >= MANY else [[one] for one in group]
    return lines


def _line(group: Sequence[Issue]) -> tuple[str, str, str, str, int]:
    first = group[0]
    same = len({one.message for one in group}) == 1
    more = "" if same else f"{words.number(len(group) - 1)} more are like it"
    return (
        _where(group).replace(", ", f",{words.NBSP}", 1),
        words.paragraph((first.message, more)),
        first.remedy,
        first.code,
        len(group),
    )


def _where(group: Sequence[Issue]) -> str:
    """``Actions, F5, F9, F14 and 9 more``."""
    first = group[0]
    cells = [one.cell for one in group if one.cell]
    if len(group) == 1 or not cells:
        return first.where
    named, rest = cells[:NAMED], len(cells) - NAMED
    place = f"{first.sheet}, {', '.join(named)} and {words.number(rest)} more"
    return f"{place} in {first.file}" if first.file else place
