"""The same content is the same bytes, whenever and wherever it is saved."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from data.workbook.writing import fixed_bytes

IN_ANOTHER_PROCESS = """
import sys
from openpyxl import Workbook
from data.workbook.writing import fixed_bytes
book = Workbook()
book.active["A1"] = "Plan"
sys.stdout.buffer.write(fixed_bytes(book))
"""


def a_book(saved: datetime | None = None) -> Workbook:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "Plan"
    if saved:
        book.properties.created = saved
    return book


def test_two_moments_of_making_give_the_same_bytes() -> None:
    first = fixed_bytes(a_book(datetime(2020, 1, 1, tzinfo=UTC)))
    second = fixed_bytes(a_book(datetime(2026, 5, 9, tzinfo=UTC)))
    assert first == second


def test_another_process_gives_the_same_bytes() -> None:
    made = [
        subprocess.run(  # noqa: S603 - it runs this very interpreter
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made == [fixed_bytes(a_book())] * 2


def test_what_was_written_can_be_read_again() -> None:
    read = load_workbook(BytesIO(fixed_bytes(a_book())))
    assert read["Sheet"]["A1"].value == "Plan"


def test_every_part_carries_the_same_date() -> None:
    with ZipFile(BytesIO(fixed_bytes(a_book()))) as archive:
        dates = {entry.date_time for entry in archive.infolist()}
        properties = archive.read("docProps/core.xml")
    assert len(dates) == 1
    assert properties.count(b"2023-01-01T00:00:00Z") == 2
