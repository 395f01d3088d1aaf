"""The workbooks the pages are shown with: samples, and some of their own."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from data.samples.library import FOLDER

JULY = FOLDER / "westmere-2023-07.xlsx"
JUNE = FOLDER / "westmere-2023-06.xlsx"
BROKEN = FOLDER / "broken"
THREE_TO_CORRECT = BROKEN / "july-with-three-to-correct.xlsx"
# A number that nothing else on a page comes near.
TELLING = 70_000
_MOVES = ("Count", "Joined", "Left")


@dataclass(frozen=True)
class Book:
    """A sample's address, or a workbook to publish before looking."""

    name: str
    query: tuple[tuple[str, str], ...] = ()
    file: Path | None = None
    content: bytes = b""
    sample_line: bool = True

    def __str__(self) -> str:
        return self.name

    @property
    def published(self) -> bytes:
        """What is published before the pages are opened; nothing for a sample."""
        return self.file.read_bytes() if self.file else self.content


def sample(name: str, plan: str, version: str = "", *, made_up: bool = True) -> Book:
    """A version of a sample plan, by its address."""
    at = (("plan", plan), ("version", version)) if version else (("plan", plan),)
    return Book(name, at, sample_line=made_up)


def in_sheets(plan: str = "Small plan", **sheets: list[list[object]]) -> bytes:
    """A workbook of a good Plan sheet and these sheets, row by row."""
    book = Workbook()
    book.remove(book.worksheets[0])
    labels: list[list[object]] = [
        ["Plan", plan],
        ["Partnership", "Westmere"],
        ["Position as at", "30 June 2023"],
        ["Sign-off due", "31 January 2024"],
        ["Classification", "Open"],
    ]
    for title, rows in {"Plan": labels, **sheets}.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    return as_bytes(book)


def as_bytes(book: Workbook) -> bytes:
    """The workbook as it would be uploaded."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_restricted(file: Path) -> bytes:
    """The workbook as it is, but marked Restricted."""
    book = load_workbook(file)
    for label, value in book["Plan"].iter_rows(max_col=2):
        if label.value == "Classification":
            value.value = "Restricted"
    return as_bytes(book)


def renamed(file: Path, plan: str) -> bytes:
    """The workbook as it is, but naming another plan."""
    book = load_workbook(file)
    for label, value in book["Plan"].iter_rows(max_col=2):
        if label.value == "Plan":
            value.value = plan
    return as_bytes(book)


def apart(file: Path, sheet: str) -> tuple[bytes, bytes]:
    """The workbook without this sheet, and a workbook of this sheet alone."""
    without, alone = load_workbook(file), load_workbook(file)
    without.remove(without[sheet])
    for name in set(alone.sheetnames) - {sheet}:
        alone.remove(alone[name])
    return as_bytes(without), as_bytes(alone)


def with_telling_counts() -> bytes:
    """July's workbook, every count of children or of their cases a telling one."""
    book = load_workbook(JULY)
    measures = _records(book["Measures"])
    ours = {
        row["Measure"].value
        for row in measures
        if row["Cases are children"].value == "Yes"
    }
    counts = [row[name] for row in _records(book["Cohort"]) for name in _MOVES]
    counts += [
        row[name]
        for row in _records(book["Audits"])
        if row["Measure"].value in ours
        for name in ("Cases meeting", "Cases audited")
    ]
    counts += [
        row["Figure reported"]
        for row in _records(book["Claims"])
        if row["Unit"].value == "children"
    ]
    for number, cell in enumerate(one for one in counts if one.value is not None):
        cell.value = TELLING + number
    return as_bytes(book)


def _records(page: Worksheet) -> list[dict[str, Cell]]:
    """A sheet's rows, each a cell by its heading."""
    headings = [str(cell.value) for cell in page[1]]
    return [dict(zip(headings, row, strict=True)) for row in page.iter_rows(min_row=2)]


WESTMERE_1 = sample("Westmere in January", "westmere-jtai", "1")
WESTMERE_7 = sample("Westmere in July", "westmere-jtai", "7")
INCLUSION = sample("Inclusion", "westmere-inclusion")
CHESHIRE_EAST = sample("Cheshire East", "cheshire-east-2023", made_up=False)
SAMPLES = (WESTMERE_1, WESTMERE_7, INCLUSION, CHESHIRE_EAST)

EMPTY = Book(
    "nothing in it",
    content=in_sheets(Actions=[["Ref", "Action", "Lead agency", "Original due"]]),
    sample_line=False,
)
WITH_ERRORS = Book("with three to correct", file=THREE_TO_CORRECT)
ONE_ACTION = Book(
    "one action, complete, no evidence column",
    content=in_sheets(
        Actions=[
            ["Ref", "Action", "Lead agency", "Original due", "Status"],
            ["1", "Meet daily", "Westmere Council", "31 May 2023", "Complete"],
        ]
    ),
    sample_line=False,
)
EPISODES = Book(
    "episodes only",
    content=in_sheets(
        Cohort=[
            ["Date", "Group", "Count", "Counts"],
            ["30 June 2023", "All", 9, "Episodes"],
        ]
    ),
    sample_line=False,
)
ONE_DATE = Book(
    "a cohort at one date",
    content=in_sheets(
        Cohort=[["Date", "Group", "Count"], ["30 June 2023", "All", 0]],
    ),
    sample_line=False,
)
AUDITS_APART = Book("audits without cases", file=BROKEN / "audits-without-cases.xlsx")
PUBLISHED = (EMPTY, WITH_ERRORS, ONE_ACTION, EPISODES, ONE_DATE, AUDITS_APART)
BOOKS = (*SAMPLES, *PUBLISHED)


def tracker(*, status: str = "Amber E", further: str = "") -> bytes:
    """A tracker as a council might keep it, in no template's layout.

    ``further`` is the heading of one column more.
    """
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Master v7 FINAL"
    more = [further] if further else []
    for row in (
        ["Westmere improvement tracker"],
        [],
        ["No", "What?", "Agency", "By when", "Status", *more],
        ["1.1", "Hold a daily meeting", "Westmere Council", "30/06/2023", "Complete"],
        ["1.2", "Write guidance", "Westmere Police", "Sept 23", status],
        ["1.3", "Train *all* staff", "Westmere Council", "TBC", status],
    ):
        page.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()
