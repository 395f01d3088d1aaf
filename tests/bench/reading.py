"""How long does a long tracker take to check? Run by ``make bench``.

A made-up tracker of 10,000 rows and 14 columns, with a fill in every row: once in
the template's layout and once as officers keep it, titled, with other headings.
The table gives processor seconds, the isolated reader's with them, and the ratio to
openpyxl loading the same file alone. A check may take twice that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from data import workbook

ROWS, TIMES = 10_000, 3
FIRST = date(2023, 1, 2)
HEADINGS = {
    "Ref": "No.",
    "Theme": "Workstream",
    "Action": "What we will do",
    "Lead agency": "Lead organisation",
    "Lead officer": "Owner",
    "Start": "Start date",
    "Original due": "Original target date",
    "Current due": "Revised target date",
    "Status": "Progress",
    "Rating": "RAG",
    "Assurance": "Assurance",
    "Evidence": "Evidence of impact",
    "Update": "Commentary",
    "Made up": "Illustrative",
}
FILLS = [PatternFill("solid", start_color=one) for one in ("00B050", "FFC000")]
PLAN = (
    ("Plan", "Westmere action plan"),
    ("Partnership", "Westmere Safeguarding Children's Partnership"),
    ("Position as at", date(2023, 6, 30)),
    ("Sign-off due", date(2024, 1, 31)),
    ("Classification", "Open"),
)


def in_the_template() -> bytes:
    """The tracker as the template has it."""
    book = Workbook()
    plan = book.worksheets[0]
    plan.title = "Plan"
    for label in (("Label", "Value"), *PLAN):
        plan.append(label)
    _rows(book.create_sheet("Actions"), list(HEADINGS))
    return _bytes(book)


def as_kept() -> bytes:
    """The same rows beneath a title, with headings of the officers' own."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Tracker v7"
    page.append(["Westmere action plan: position at 30 June 2023"])
    page.append([])
    _rows(page, list(HEADINGS.values()))
    return _bytes(book)


def _rows(page: Worksheet, headings: list[str]) -> None:
    page.append(headings)
    for number in range(ROWS):
        due = FIRST + timedelta(200 + number % 300)
        page.append(
            [
                f"{number // 10 + 1}.{number % 10 + 1}",
                f"Theme {number // 1000}",
                f"Hold the meeting of group {number} for children at risk",
                "Westmere Council",
                f"Officer {number % 50}",
                FIRST + timedelta(number % 100),
                due,
                due,
                "In progress",
                "Green" if number % 2 else "Amber",
                "None",
                "Minutes of the group",
                f"Under way: {number % 70} of 70 families met so far this year.",
                "Yes",
            ]
        )
        page.cell(page.max_row, 10).fill = FILLS[number % 2]


def _bytes(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of a few runs, that of ended children with it."""
    taken = []
    for _ in range(TIMES):
        before = sum(os.times()[:4])
        work()
        taken.append(sum(os.times()[:4]) - before)
    return min(taken)


def main() -> None:
    """Print the table."""
    write = sys.stdout.write
    write(f"\n{ROWS:,} rows of {len(HEADINGS)} columns\n\n")
    write(f"{'What is done':<46}{'seconds':>9}{'ratio':>9}\n")
    for layout, content in (
        ("in the template", in_the_template()),
        ("as officers keep it", as_kept()),
    ):
        alone = seconds(lambda c=content: load_workbook(BytesIO(c), data_only=True))
        whole = seconds(lambda c=content: workbook.read(c, "tracker.xlsx"))
        for name, taken in (("openpyxl loading it", alone), ("check", whole)):
            said = f"Tracker {layout}: {name}"
            write(f"{said:<46}{taken:>9.2f}{taken / alone:>9.1f}\n")


if __name__ == "__main__":
    main()
