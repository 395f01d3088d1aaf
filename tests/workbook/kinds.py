"""One small table written in every kind of file that is read, a byte at a time.

Nothing here is a spreadsheet library: what no program would write can be written.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.workbook.made import archive, parts

Value = str | float | bool | None
Rows = Sequence[Sequence[Value]]
_NOBODY, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ORDINARY = b"http://schemas.openxmlformats.org/"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


# --- Strict Open XML -----------------------------------------------------------


def strict(content: bytes) -> bytes:
    """As Excel's "Strict Open XML Spreadsheet": other namespaces throughout."""
    return archive(
        {
            name: part
            if name.startswith(("[", "_rels"))
            else part.replace(
                _ORDINARY + b"spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ).replace(
                _ORDINARY + b"officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name, part in parts(content).items()
        }
    )


# --- .xls ------------------------------------------------------------------------


def ole(name: str, stream: bytes) -> bytes:
    """A compound file of one stream, as Office wrote all its files until 2007."""
    sectors = [stream[at : at + 512] for at in range(0, max(len(stream), 4096), 512)]
    chain = [_FAT, _END, *range(3, len(sectors) + 2), _END]
    fat = struct.pack("<128I", *chain, *[_NOBODY] * (128 - len(chain)))
    size = len(sectors) * 512
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _NOBODY, 2, size)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_NOBODY] * 108)
    body = b"".join(sector.ljust(512, b"\0") for sector in sectors)
    return head + fat + folder.ljust(512, b"\0") + body


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    called = name.encode("utf-16-le")
    told = called.ljust(64, b"\0") + struct.pack("<HBB", len(called) + 2, kind, 1)
    told += struct.pack("<3I", _NOBODY, _NOBODY, child) + bytes(36)
    return told + struct.pack("<IQ", start, size)


def xls(
    rows: Rows, *, hidden: bool = False, locked: bool = False, extra: bytes = b""
) -> bytes:
    """A sheet "Plan" as Excel 97 saved it; ``extra`` are further records of it."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    width = max(map(len, rows))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet += _xls_cell(row, column, value)
    sheet += extra + _record(0x000A)
    start = _record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    if locked:
        start += _record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    named = struct.pack("<BB", 4, 0) + b"Plan"
    at = len(start) + 4 + 6 + len(named) + 4
    named = struct.pack("<IBB", at, int(hidden), 0) + named
    return ole("Workbook", start + _record(0x85, named) + _record(0x0A) + sheet)


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _xls_cell(row: int, column: int, value: Value) -> bytes:
    at = struct.pack("<HHH", row, column, 0)
    if value is None:
        return b""
    if isinstance(value, bool):
        return _record(0x0205, at + struct.pack("<BB", value, 0))
    if isinstance(value, str):
        text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x0204, at + text)
    return _record(0x0203, at + struct.pack("<d", value))


def xls_error(row: int, column: int) -> bytes:
    """A record of a cell that reads #REF!."""
    return _record(0x0205, struct.pack("<HHHBB", row, column, 0, 0x17, 1))


def xls_merged(top: int, bottom: int, left: int, right: int) -> bytes:
    """A record of one merged range, counted from nought."""
    return _record(0x00E5, struct.pack("<5H", 1, top, bottom, left, right))


# --- .xlsb -----------------------------------------------------------------------


def xlsb(rows: Rows, *, first_row: int = 0) -> bytes:
    """A sheet "Plan" as Excel's binary workbook."""
    far = (first_row, first_row + len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = _part(129) + _part(148, struct.pack("<4I", *far)) + _part(145)
    for row, values in enumerate(rows, start=first_row):
        sheet += _part(0, struct.pack("<I", row) + bytes(13))
        for column, value in enumerate(values):
            sheet += _xlsb_cell(column, value)
    sheet += _part(146) + _part(130)
    named = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Plan")
    book = _part(131) + _part(143) + _part(156, named) + _part(144) + _part(132)
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="bin" ContentType="{kind}"/></Types>'
    )
    return archive(
        {
            "[Content_Types].xml": types.encode(),
            "xl/_rels/workbook.bin.rels": relations({"rId1": "worksheets/sheet1.bin"}),
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _part(kind: int, content: bytes = b"") -> bytes:
    called = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while length > 127:
        size += bytes([length & 0x7F | 0x80])
        length >>= 7
    return called + size + bytes([length]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb_cell(column: int, value: Value) -> bytes:
    at = struct.pack("<II", column, 0)
    if value is None:
        return b""
    if isinstance(value, bool):
        return _part(4, at + bytes([value]))
    if isinstance(value, str):
        return _part(6, at + _wide(value))
    return _part(5, at + struct.pack("<d", value))


def relations(targets: dict[str, str]) -> bytes:
    """A workbook's relations to its sheets, by their ids."""
    of_office = _ORDINARY.decode() + "officeDocument/2006/relationships/worksheet"
    named = "".join(
        f'<Relationship Id="{one}" Type="{of_office}" Target="{target}"/>'
        for one, target in targets.items()
    )
    package = _ORDINARY.decode() + "package/2006/relationships"
    return f'<Relationships xmlns="{package}">{named}</Relationships>'.encode()


# --- .ods ------------------------------------------------------------------------


def ods(rows: Rows, *, more: dict[str, bytes] | None = None) -> bytes:
    """A sheet "Plan" as LibreOffice saves it."""
    return ods_of("".join(map(_ods_row, rows)), more=more)


def ods_of(rows: str, *, more: dict[str, bytes] | None = None) -> bytes:
    """The same of rows as they are stored."""
    spaces = " ".join(
        f'xmlns:{name}="{_OFFICE}{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        '<office:body><office:spreadsheet><table:table table:name="Plan">'
        f"{rows}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    entry = "manifest:file-entry manifest:full-path="
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0">'
        f'<{entry}"/" manifest:media-type="{ODS}"/></manifest:manifest>'
    )
    return archive(
        {
            "mimetype": ODS.encode(),
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
        | (more or {})
    )


def _ods_row(values: Sequence[Value]) -> str:
    return f"<table:table-row>{''.join(map(ods_cell, values))}</table:table-row>"


def ods_cell(value: Value, repeated: int = 1) -> str:
    """One cell, or so many alike."""
    many = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    if value is None:
        return f"<table:table-cell{many}/>"
    if isinstance(value, bool):
        kind, shown = f'boolean-value="{str(value).lower()}"', str(value).upper()
        return _ods_typed("boolean", kind, shown, many)
    if isinstance(value, str):
        return _ods_typed("string", "", escape(value), many)
    return _ods_typed("float", f'value="{value}"', str(value), many)


def _ods_typed(kind: str, value: str, shown: str, many: str) -> str:
    value = f" office:{value}" if value else ""
    return (
        f'<table:table-cell office:value-type="{kind}"{value}{many}>'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )
