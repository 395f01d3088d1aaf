"""What does a workbook with something wrong in it look like?

One small file for each family of problems, one that mixes them as a real month
does, and files that cannot be opened at all. ``expected.json`` names, for each,
the verdict, exactly which codes it must raise, and which file it is read beside,
where it is the second of a version. Everything in them is made up
and marked so; Westmere does not exist.

One case: ``dates.xlsx`` has "31/02/2023" where a start should stand, and must
raise ``not_a_date``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.samples.broken_cases import CASES, Formula, Sheets, Table, Value, wanted
from data.samples.broken_month import MONTH
from data.workbook import contract
from data.workbook.issue import Verdict
from data.workbook.writing import fixed_bytes

EXPECTED = "expected.json"
_ERROR_VALUES = ("#REF!", "#DIV/0!")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1").ljust(512, b"\0")  # an old Office file
_EXCEL_4 = bytes.fromhex("0904060000001000")  # how such a sheet begins


def make(folder: Path) -> None:
    """Write every broken file, and what each must come to, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    expected: dict[str, dict[str, object]] = {}
    for name, codes, content in _every():
        (folder / name).write_bytes(content)
        verdict = _verdict(name, codes)
        expected[name] = {"verdict": verdict.value, "codes": sorted(codes)}
    for case in CASES:
        if case.beside:
            expected[f"{case.name}.xlsx"]["beside"] = f"{case.beside}.xlsx"
    text = json.dumps(expected, indent=2)
    (folder / EXPECTED).write_text(f"{text}\n", encoding="utf-8")


def _every() -> Iterator[tuple[str, tuple[str, ...], bytes]]:
    """The name, the codes and the bytes of each broken file."""
    for case in (*CASES, MONTH):
        yield f"{case.name}.xlsx", case.codes, content(case.sheets)
    yield from _unopened()


def _verdict(name: str, codes: tuple[str, ...]) -> Verdict:
    if any(code.startswith("refused_") for code in codes):
        return Verdict.REFUSED
    case = next(case for case in (*CASES, MONTH) if f"{case.name}.xlsx" == name)
    return Verdict.PUBLISHABLE if case.publishable else Verdict.ERRORS


def _unopened() -> Iterator[tuple[str, tuple[str, ...], bytes]]:
    """Files that no workbook can be read from."""
    encrypted = _OLE + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0")
    good = content(wanted())
    yield "password.xlsx", ("refused_password",), encrypted
    yield "old-format.xls", ("refused_old_format",), _EXCEL_4.ljust(1024, b"\0")
    yield "cut-short.xlsx", ("refused_damaged",), good[: len(good) // 2]
    yield "empty.xlsx", ("refused_empty",), b""
    yield "list.xlsx", ("refused_not_a_workbook",), b"Ref,Action\n1.1,Meet daily\n"


def content(sheets: Sheets) -> bytes:
    """The bytes of a workbook with these sheets, by title."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, records in sheets.items():
        if title == contract.PLAN.title:
            _labelled(workbook.create_sheet(title), records)
        else:
            _table(workbook.create_sheet(title), records)
    return fixed_bytes(workbook)


def _labelled(page: Worksheet, records: Table) -> None:
    _write(page, 1, ["Label", "Value", contract.MADE_UP.heading])
    for number, (label, value) in enumerate(records[0].items(), start=2):
        _write(page, number, [label, value, "Yes"])


def _table(page: Worksheet, records: Table) -> None:
    """A table with every heading of its records, and the Made up mark last."""
    mark = contract.MADE_UP.heading
    names = dict.fromkeys(name for record in records for name in record)
    headings = [name for name in names if name != mark]
    if headings:
        _write(page, 1, [*headings, mark])
    for number, record in enumerate(records, start=2):
        cells = [record.get(heading) for heading in headings]
        made_up = record.get(mark, "Yes") if any(cells) else None
        _write(page, number, [*cells, made_up])


def _write(page: Worksheet, number: int, values: list[Value]) -> None:
    for position, value in enumerate(values, start=1):
        if value is None:
            continue
        held = value.text if isinstance(value, Formula) else value
        cell = page.cell(row=number, column=position, value=held)
        if isinstance(value, date):
            cell.number_format = "d mmmm yyyy"
        elif isinstance(value, str) and value not in _ERROR_VALUES:
            cell.data_type = "s"  # text stays text, whatever it begins with
