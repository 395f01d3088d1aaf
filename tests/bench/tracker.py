"""How long does a long tracker take to check? Run by ``make bench``.

A made-up tracker of 10,000 rows and 14 columns, in a layout of the officers' own:
checked end to end, isolated reader and all, against openpyxl loading it and doing
nothing more. Processor seconds, the children's too; it may be at most twice as much.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from datetime import date, timedelta

from openpyxl import Workbook, load_workbook

from data import workbook

ROWS, MOST = 10_000, 2.0
HEADINGS = (
    *("No", "Workstream", "What?", "Agency", "Lead person", "Start", "By when", "Rev"),
    *("Status", "RAG", "Date completed", "Evidence", "Impact", "Progress report"),
)
FIRST = date(2022, 1, 31)


def tracker() -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Master v7 FINAL"
    page.append(["Improvement plan"])
    page.append(["Position as at", date(2023, 6, 30)])
    page.append(HEADINGS)
    for place in range(ROWS):
        page.append(_row(place))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(place: int) -> list[object]:
    start = FIRST + timedelta(place % 700)
    dues = (start + timedelta(90), "Sept 23", f"25.{1 + place % 12}.23", "TBC")
    return [
        f"{place // 50 + 1}.{place % 50 + 1}",
        f"Workstream {place // 50}",
        f"Hold meeting {place} of the partners who look after the children",
        "Council / Police",
        "Head of service",
        start,
        dues[place % 4],
        None,
        ("Complete", "In progress", "Not started")[place % 3],
        ("Green", "Amber", "Red")[place % 3],
        None,
        f"Minutes of meeting {place}",
        None,
        f"Meeting {place} was held and its minutes sent to all who came to it.",
    ]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of this process and its children."""
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def main() -> None:
    content = tracker()
    loading = min(seconds(lambda: load_workbook(io.BytesIO(content))) for _ in "ab")
    checking = min(seconds(lambda: workbook.read(content, "t.xlsx")) for _ in "ab")
    ratio = checking / loading
    sys.stdout.write(
        f"{ROWS:,} rows: openpyxl alone {loading:.2f} s, checked {checking:.2f} s; "
        f"{ratio:.2f} times as long, and at most {MOST} is allowed\n"
    )


if __name__ == "__main__":
    main()
