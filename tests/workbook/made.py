"""Workbooks made for a test, as bytes: with openpyxl, or part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(fill: Callable[[Worksheet], object] | None = None) -> bytes:
    """A workbook of one sheet, "Plan", with A1 "Label" unless it is filled."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    if fill:
        fill(sheet)
    else:
        sheet["A1"] = "Label"
    return as_bytes(book)


def as_bytes(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of a workbook by its name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(contents: Mapping[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in contents.items():
            made.writestr(name, content)
    return out.getvalue()


def with_part(name: str, content: bytes | str) -> bytes:
    """An ordinary workbook with one part put in place of another."""
    part = content.encode() if isinstance(content, str) else content
    return archive(parts(saved()) | {name: part})


def with_strings(content: str) -> bytes:
    """An ordinary workbook with a table of shared strings, as Excel writes one."""
    ordinary = parts(saved())
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings"
    named = f'<Override PartName="/{STRINGS}" ContentType="{kind}+xml"/></Types>'
    types = ordinary[TYPES].replace(b"</Types>", named.encode())
    return archive(ordinary | {TYPES: types, STRINGS: content.encode()})


def with_rows(rows: str, after: str = "") -> bytes:
    """A workbook whose one sheet holds these rows, written as they are stored."""
    return with_part(
        SHEET,
        f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>',
    )
