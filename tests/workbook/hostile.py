"""Files that would do harm, or only look as if they would: each with its verdict.

Made here and kept nowhere. ``wanted`` is the refusal's code, or the verdict of a
file that may come in. The good workbook they begin from can be published.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data.samples import broken
from data.samples.broken_cases import ACTION, wanted
from tests.workbook import kinds
from tests.workbook.made import (
    MAIN,
    SHEET,
    TYPES,
    archive,
    as_bytes,
    parts,
    with_part,
    with_rows,
    with_strings,
)

TOO_BIG, UNSAFE = "refused_too_big_inside", "refused_unsafe"
DAMAGED, PASSWORD = "refused_damaged", "refused_password"
OTHER, FINE, ERRORS = "refused_not_a_workbook", "publishable", "errors"
RELATIONS = "xl/_rels/workbook.xml.rels"
BOOK = "xl/workbook.xml"
ACTIONS = "xl/worksheets/sheet2.xml"


@dataclass(frozen=True)
class Case:
    """One file: how it is made, what it calls itself, what it must come to."""

    name: str
    make: Callable[[], bytes]
    wanted: str
    file: str = "plan.xlsx"


def good(**action: object) -> bytes:
    """A workbook of a Plan and an Actions sheet that can be published."""
    return broken.content(wanted(Actions=({**ACTION, **action},)))


def changed(part: str, before: str, after: str) -> bytes:
    """The good workbook with a text of one part put in place of another."""
    held = parts(good())
    assert before.encode() in held[part]
    return archive(held | {part: held[part].replace(before.encode(), after.encode())})


def with_parts(**more: bytes) -> bytes:
    """The good workbook with more parts, named with ``__`` for a slash."""
    named = {name.replace("__", "/").replace("_", "."): v for name, v in more.items()}
    return archive(parts(good()) | named)


def opened_again(change: Callable[..., object]) -> bytes:
    """The good workbook, changed as openpyxl sees it."""
    book = load_workbook(BytesIO(good()))
    change(book)
    return as_bytes(book)


# --- archives ------------------------------------------------------------------


def declared(content: bytes, name: str, size: int) -> bytes:
    """The archive with one part's size, in both its places, told as another."""
    held = bytearray(content)
    with zipfile.ZipFile(BytesIO(content)) as package:
        part = package.getinfo(name)
        directory = package.start_dir
    at = held.find(name.encode(), directory) - 46
    for place in (part.header_offset + 22, at + 24):
        held[place : place + 4] = struct.pack("<I", size)
    return bytes(held)


def lying(size: int) -> bytes:
    """A part of 20 MB that says it is far less, or more."""
    return declared(with_parts(xl__media__a=bytes(20_000_000)), "xl/media/a", size)


def overlapping() -> bytes:
    """A part that stands within the bytes of another, and both are listed."""
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("xl/media/inner", b"a" * 100)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts(good()).items():
            made.writestr(name, part)
        made.writestr("xl/media/outer", inner.getvalue())
        within = zipfile.ZipInfo("xl/media/inner")
        outer = made.getinfo("xl/media/outer")
        within.header_offset = outer.header_offset + 30 + len("xl/media/outer")
        within.file_size = within.compress_size = 100
        with zipfile.ZipFile(inner) as there:
            within.CRC = there.getinfo("xl/media/inner").CRC
        made.filelist.append(within)
        made.NameToInfo[within.filename] = within
    return out.getvalue()


def packed_oddly() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as made:
        for name, part in parts(good()).items():
            made.writestr(name, part)
    return out.getvalue()


def called_otherwise() -> bytes:
    """A part whose own header names another than the list does."""
    content = good()
    at = content.index(SHEET.encode())
    return (
        content[:at]
        + SHEET.replace("sheet1", "sheet9").encode()
        + content[at + len(SHEET) :]
    )


# --- texts -----------------------------------------------------------------------


def strings(count: int, text: str = "") -> bytes:
    return with_strings(
        f'<sst xmlns="{MAIN}">{f"<si><t>{text}</t></si>" * count}</sst>'
    )


def one_string_often() -> bytes:
    """A text of 1 MB that 5,000 cells share."""
    held = parts(strings(1, "a" * 1_000_000))
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_001)
    )
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    return archive(held | {SHEET: sheet.encode()})


def with_entity(part: str, declaration: str) -> bytes:
    """The good workbook with an entity declared in one of its parts."""
    held = parts(good())
    body = held[part].decode().removeprefix("<?xml version='1.0' encoding='UTF-8'?>")
    return archive(held | {part: f"<!DOCTYPE a [{declaration}]>{body}".encode()})


def in_utf16() -> bytes:
    held = parts(good())
    text = held[ACTIONS].decode()
    said = f'<?xml version="1.0" encoding="UTF-16"?>{text[text.index("<worksheet") :]}'
    return archive(held | {ACTIONS: said.encode("utf-16")})


def corners(last_row: int, last_column: str) -> bytes:
    """A sheet with a cell in its first and its last place, and none between."""
    at = f"{last_column}{last_row}"
    return with_rows(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="{last_row}"><c r="{at}"><v>1</v></c></row>'
    )


def on_one_part() -> bytes:
    """Fifty sheets that are one part."""
    held = parts(good())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    named = "".join(
        f'<Relationship Id="z{n}" Type="{kind}/worksheet" Target="worksheets/'
        'sheet1.xml"/>'
        for n in range(50)
    )
    sheets = "".join(
        f'<sheet name="S{n}" sheetId="{n + 50}" r:id="z{n}" xmlns:r="{kind}"/>'
        for n in range(50)
    )
    related = held[RELATIONS].replace(
        b"</Relationships>", f"{named}</Relationships>".encode()
    )
    listed = held[BOOK].replace(b"</sheets>", f"{sheets}</sheets>".encode())
    return archive(held | {RELATIONS: related, BOOK: listed})


def by_one_id() -> bytes:
    """Two sheets that name the same relation."""
    held = parts(good())
    sheet = held[BOOK][held[BOOK].index(b"<sheet ") : held[BOOK].index(b"</sheets>")]
    again = sheet.replace(b'name="Plan"', b'name="Again"')
    return archive(
        held | {BOOK: held[BOOK].replace(b"</sheets>", again + b"</sheets>")}
    )


def nested(depth: int) -> bytes:
    return with_part(SHEET, f'<worksheet xmlns="{MAIN}">{"<a>" * depth}')


# --- dates, errors and names ----------------------------------------------------


def counted_from_1904() -> bytes:
    def change(book):
        book.epoch = CALENDAR_MAC_1904

    return opened_again(change)


def dated(serial: float) -> bytes:
    """A start that is so many days after Excel's first."""

    def change(book):
        sheet = book["Actions"]
        column = sheet.max_column + 1
        sheet.cell(1, column, "Start")
        sheet.cell(2, column, serial).number_format = "dd/mm/yyyy"

    return opened_again(change)


def without(part: str) -> bytes:
    return archive({name: held for name, held in parts(good()).items() if name != part})


ROWS = [["Label", "Value"], ["Plan", "Westmere"]]
FAR = kinds.ods_cell("far", 16_384)
MANY_ROWS = '<table:table-row table:number-rows-repeated="1048576">'
LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 20}">'
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
ELSEWHERE = '<!ENTITY a SYSTEM "file:///etc/passwd">'
ENCRYPTED_ODS = b"<m><manifest:encryption-data/></m>"
HTML = b"<html><table><tr><td>Ref</td></tr></table></html>"

ARCHIVES = (
    Case("bomb", lambda: with_parts(xl__media__a=bytes(201 << 20)), TOO_BIG),
    Case("says-less", lambda: lying(900), UNSAFE),
    Case("says-more", lambda: lying(30_000_000), DAMAGED),
    Case(
        "too-many-parts", lambda: archive({f"{n}": b"" for n in range(2_001)}), TOO_BIG
    ),
    Case("overlapping", overlapping, UNSAFE),
    Case("same-name-but-case", lambda: with_parts(XL__Workbook_xml=b""), UNSAFE),
    Case("leads-out", lambda: archive(parts(good()) | {"..\\a": b""}), UNSAFE),
    Case("leads-to-root", lambda: archive(parts(good()) | {"/etc/a": b""}), UNSAFE),
    Case("packed-oddly", packed_oddly, DAMAGED),
    Case("called-otherwise", called_otherwise, DAMAGED),
    Case("cut-short", lambda: good()[:-300], DAMAGED),
    Case("no-content-types", lambda: without(TYPES), DAMAGED),
    Case("no-sheet-part", lambda: without(ACTIONS), DAMAGED),
    Case("no-relations", lambda: without(RELATIONS), DAMAGED),
    Case("nothing-in-it", lambda: archive({}), OTHER),
)
TEXTS = (
    Case("laughs", lambda: with_entity(ACTIONS, LAUGHS), UNSAFE),
    Case("laughs-in-styles", lambda: with_entity("xl/styles.xml", LAUGHS), UNSAFE),
    Case("external-entity", lambda: with_entity(BOOK, ELSEWHERE), UNSAFE),
    Case(
        "laughs-in-ods",
        lambda: kinds.ods(
            ROWS, more={"content.xml": f"<!DOCTYPE a [{LAUGHS}]>".encode()}
        ),
        UNSAFE,
        "plan.ods",
    ),
    Case("utf-16", in_utf16, UNSAFE),
    Case(
        "utf-7",
        lambda: with_part(SHEET, '<?xml version="1.0" encoding="utf-7"?>'),
        UNSAFE,
    ),
    Case("nested", lambda: nested(300_000), DAMAGED),
    Case("many-strings", lambda: strings(1_000_001), TOO_BIG),
    Case("long-string", lambda: strings(1, "a" * 32_768), TOO_BIG),
    Case("one-string-often", one_string_often, TOO_BIG),
    Case(
        "one-string-often-in-strict", lambda: kinds.strict(one_string_often()), TOO_BIG
    ),
)
SHEETS = (
    Case("corners", lambda: corners(1_048_576, "XFD"), TOO_BIG),
    Case("corners-in-strict", lambda: kinds.strict(corners(1_048_576, "XFD")), TOO_BIG),
    Case("off-the-sheet", lambda: corners(1_048_577, "A"), DAMAGED),
    Case(
        "far-corner-in-xlsb",
        lambda: kinds.xlsb([["a"], ["b"] * 16_000], first_row=1_000_000),
        TOO_BIG,
    ),
    Case("on-one-part", on_one_part, UNSAFE),
    Case("by-one-id", by_one_id, UNSAFE),
    Case(
        "part-elsewhere",
        lambda: changed(RELATIONS, "sheet2.xml", "../../../etc/passwd"),
        DAMAGED,
    ),
    Case("many-cells-in-csv", lambda: b"a,b\n" * 300_000, TOO_BIG, "list.csv"),
    Case("long-cell-in-csv", lambda: b'a,"' + b"b" * 5_000_000, TOO_BIG, "list.csv"),
    Case("many-commas", lambda: b"," * 2_000_000, ERRORS, "list.csv"),
    Case(
        "repeated-cells-in-ods",
        lambda: kinds.ods_of(f"{MANY_ROWS}{FAR}</table:table-row>"),
        TOO_BIG,
        "plan.ods",
    ),
    Case(
        "repeated-rows-in-ods",
        lambda: kinds.ods_of(f"{MANY_ROWS}{kinds.ods_cell('a')}</table:table-row>"),
        TOO_BIG,
        "plan.ods",
    ),
)
LOCKED = (
    Case("ole", lambda: kinds.ole("EncryptedPackage", b""), PASSWORD),
    Case("xls", lambda: kinds.xls(ROWS, locked=True), PASSWORD, "plan.xls"),
    Case(
        "ods",
        lambda: kinds.ods(ROWS, more={"META-INF/manifest.xml": ENCRYPTED_ODS}),
        PASSWORD,
        "plan.ods",
    ),
)
NOT_WORKBOOKS = (
    Case("letter", lambda: kinds.ole("WordDocument", b""), OTHER, "plan.xls"),
    Case("page", lambda: HTML, OTHER, "plan.xls"),
    Case("programme", lambda: b"MZ\x90\0" + bytes(200), OTHER),
    Case("picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), OTHER),
    Case("docx", lambda: archive({"word/document.xml": b"<a/>"}), OTHER),
    Case(
        "odt",
        lambda: archive(
            {
                "content.xml": b"<a/>",
                "mimetype": b"application/vnd.oasis.opendocument.text",
            }
        ),
        OTHER,
    ),
    Case("bytes-in-csv", lambda: b"a,\0b\n\x81", OTHER, "list.csv"),
    Case("cut-xls", lambda: kinds.xls(ROWS)[:2_000], DAMAGED, "plan.xls"),
    Case("cut-ods", lambda: kinds.ods(ROWS)[:500], DAMAGED, "plan.ods"),
)
HARMLESS = (
    Case("good", good, FINE),
    Case("good-by-another-name", good, FINE, "plan.ods"),
    Case("good-in-a-folder", good, FINE, "../../../etc/passwd"),
    Case(
        "macros", lambda: with_parts(xl__vbaProject_bin=b"\0" * 64), FINE, "plan.xlsm"
    ),
    Case(
        "control-characters",
        lambda: changed(ACTIONS, "Hold a daily", "Hold_x0007_ a _x000B_daily"),
        FINE,
    ),
    Case(
        "formulas-in-text",
        lambda: good(Update="=HYPERLINK(1)", Theme="+44", Evidence="@SUM(A1)"),
        FINE,
    ),
    Case("counted-from-1904", counted_from_1904, FINE),
    Case("a-day-before-any", lambda: dated(-5), ERRORS),
    Case("a-day-after-all", lambda: dated(99_999_999_999), ERRORS),
    Case("in-1923", lambda: good(Start=date(1923, 2, 28)), ERRORS),
    Case("error-cells", lambda: good(Update="#REF!", Theme="#DIV/0!"), ERRORS),
    Case(
        "path-as-a-title",
        lambda: changed(BOOK, 'name="Actions"', 'name="../../etc/passwd"'),
        FINE,
    ),
    Case("strict", lambda: kinds.strict(good()), FINE),
    Case(
        "everything-merged",
        lambda: changed(
            ACTIONS,
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>',
        ),
        FINE,
    ),
    Case(
        "filler-rows-in-ods",
        lambda: kinds.ods_of(
            f"{MANY_ROWS}{kinds.ods_cell(None, 16_384)}</table:table-row>"
        ),
        ERRORS,
        "plan.ods",
    ),
)
HOSTILE = (*ARCHIVES, *TEXTS, *SHEETS, *LOCKED, *NOT_WORKBOOKS, *HARMLESS)
