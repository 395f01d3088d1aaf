"""What may come in, what is told of what may not, and what is read from a cell."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data import samples, words, workbook
from data.workbook import intake
from data.workbook.intake import REFUSALS, Limits, Refused
from data.workbook.issue import Severity, Verdict
from data.workbook.raw import Content, RawCell
from tests.workbook.made import (
    MAIN,
    SHEET,
    archive,
    as_bytes,
    parts,
    saved,
    with_part,
    with_rows,
    with_strings,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1").ljust(512, b"\0")
CORNERS = (
    '<row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
EVERYTHING = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
LAUGHS = (
    '<!DOCTYPE sst [<!ENTITY a "ha ha ha ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">'
        for before, name in zip("abcdef", "bcdefg", strict=True)
    )
    + f']><sst xmlns="{MAIN}"><si><t>&g;</t></si></sst>'
)


def refused(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as caught:
        intake.read(content, "plan.xlsx", limits=limits)
    return caught.value.issue.code


def cells(content: bytes) -> dict[str, RawCell]:
    book = intake.read(content, "plan.xlsx")
    return {cell.address: cell for cell in book.sheets[0].cells}


def encrypted_entry() -> bytes:
    """A zip whose parts each need a password."""
    content = bytearray(saved())
    for place, name in ((6, b"PK\x03\x04"), (8, b"PK\x01\x02")):
        at = content.find(name)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(name, at + 4)
    return bytes(content)


def twice_the_same_part() -> bytes:
    out = BytesIO(saved())
    with (
        zipfile.ZipFile(out, "a") as made,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        made.writestr(SHEET, b"<worksheet/>")
    return out.getvalue()


def without_a_sheet_part() -> bytes:
    kept = {name: part for name, part in parts(saved()).items() if name != SHEET}
    return archive(kept)


# --- what may not come in ----------------------------------------------------


REASONS = [
    ("refused_empty", b""),
    ("refused_too_large", b"PK\x03\x04" + bytes(10 * 1024**2)),
    ("refused_password", OLE + "EncryptedPackage".encode("utf-16-le")),
    ("refused_password", encrypted_entry()),
    ("refused_old_format", bytes.fromhex("0904060000001000").ljust(64, b"\0")),
    ("refused_not_a_workbook", b"Ref,Action\n1.1,Hold a meeting\n"),
    ("refused_not_a_workbook", b"%PDF-1.7\n"),
    ("refused_not_a_workbook", archive({"word/document.xml": b"<a/>"})),
    ("refused_damaged", saved()[:-40]),
    ("refused_damaged", saved()[: len(saved()) // 2]),
    ("refused_damaged", b"PK\x03\x04 and nothing more"),
    ("refused_damaged", with_part(SHEET, "<worksheet><sheetData>")),
    ("refused_damaged", with_rows('<row r="1"><c r="A0"><v>1</v></c></row>')),
    ("refused_unsafe", archive(parts(saved()) | {"xl/../../etc": b""})),
    ("refused_unsafe", twice_the_same_part()),
    ("refused_damaged", without_a_sheet_part()),
    ("refused_unsafe", with_strings(LAUGHS)),
    ("refused_too_big_inside", with_rows(CORNERS)),
    ("refused_too_big_inside", with_part("xl/media/a", bytes(201 * 1024**2))),
]


@pytest.mark.parametrize(("code", "content"), REASONS)
def test_a_file_that_cannot_be_read_is_refused_for_its_own_reason(code, content):
    assert refused(content) == code


def test_a_workbook_without_any_sheet_is_refused():
    book = parts(saved())["xl/workbook.xml"]
    start, end = book.index(b"<sheets>"), book.index(b"</sheets>")
    without = book[:start] + b"<sheets>" + book[end:]
    assert refused(with_part("xl/workbook.xml", without)) == "refused_no_sheets"


@pytest.mark.parametrize(
    "limits",
    [
        Limits(sheets=0),
        Limits(parts=3),
        Limits(area=2),
        Limits(cells=2),
        Limits(characters=8),
        Limits(unpacked_bytes=100),
    ],
)
def test_every_limit_on_size_inside_is_kept(limits):
    content = saved(lambda sheet: sheet.append(["one", "two", "three"]))
    assert refused(content, limits) == "refused_too_big_inside"


def test_a_limit_that_is_just_met_refuses_nothing():
    content = saved(lambda sheet: sheet.append(["one", "two", "three"]))
    limits = Limits(sheets=1, area=3, cells=3, characters=11, file_bytes=len(content))
    book = intake.read(content, "plan.xlsx", limits=limits)
    assert [cell.text for cell in book.sheets[0].cells] == ["one", "two", "three"]


def test_a_workbook_that_takes_too_long_is_refused_and_its_reader_is_gone():
    assert refused(saved(), Limits(wall_seconds=0.01)) == "refused_timed_out"
    assert children() == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_workbook_that_computes_too_long_is_refused():
    rows = "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 400_000))
    limits = Limits(cpu_seconds=1, wall_seconds=60)
    assert refused(with_rows(rows), limits) == "refused_timed_out"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds it surely")
def test_a_workbook_that_asks_for_too_much_memory_is_refused():
    strings = "<si><t>some words</t></si>" * 400_000
    content = with_strings(f'<sst xmlns="{MAIN}">{strings}</sst>')
    limits = Limits(memory_bytes=60 * 1024**2)
    assert refused(content, limits) == "refused_too_big_inside"


def test_a_merge_of_the_whole_sheet_harms_nothing():
    one = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    assert list(cells(with_rows(one, EVERYTHING))) == ["A1"]


def test_a_giant_merge_and_far_corners_are_refused_quickly():
    quick = Limits(wall_seconds=5)
    assert refused(with_rows(CORNERS, EVERYTHING), quick) == "refused_too_big_inside"


@pytest.mark.skipif(sys.platform != "linux", reason="it reads the process table")
def test_no_process_is_left_behind():
    for content in (saved(), with_rows(CORNERS), saved()[:-40]):
        workbook.read(content, "plan.xlsx")
    assert children() == set()


def children() -> set[str]:
    """The processes whose parent is this one; none where there is no such list."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == os.getpid():
            found.add(stat.parent.name)
    return found


def test_the_server_never_loads_the_parser_to_read():
    script = (
        "import sys; from data import workbook\n"
        "workbook.read(sys.stdin.buffer.read(), 'plan.xlsx')\n"
        "sys.exit('openpyxl' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - it runs this very interpreter
        [sys.executable, "-c", script], input=saved(), check=False
    )
    assert done.returncode == 0


def test_the_reader_finds_the_parser_wherever_this_process_did(tmp_path):
    # As on a machine where the packages stand in a folder on PYTHONPATH: the
    # isolated interpreter is started bare, and told where they are.
    home = str(Path(openpyxl.__file__).parents[1])
    script = (
        "import sys; sys.path += sys.argv[1:]\n"
        "from data.workbook import intake\n"
        "book = intake.read(sys.stdin.buffer.read(), 'plan.xlsx')\n"
        "print(book.sheets[0].title)"
    )
    bare = getattr(sys, "_base_executable", sys.executable)
    root = str(Path(intake.__file__).parents[2])
    done = subprocess.run(  # noqa: S603 - it runs this very interpreter
        [bare, "-I", "-c", script, root, home],
        input=saved(),
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.stdout.strip(), done.stderr) == (b"Plan", b"")


# --- what is told of it ------------------------------------------------------


def test_a_refusal_says_what_is_wrong_and_what_to_do():
    with pytest.raises(Refused) as caught:
        intake.read(OLE + "EncryptedPackage".encode("utf-16-le"), "plan.xlsx")
    assert str(caught.value) == (
        "This file is protected with a password. "
        "Save a copy without it, then upload that."
    )
    issue = caught.value.issue
    assert (issue.severity, issue.sheet, issue.cell) == (Severity.ERROR, "", "")


def test_every_reason_to_refuse_has_a_file_that_raises_it():
    own_tests = {"refused_no_sheets", "refused_timed_out"}  # further up
    assert {code for code, _ in REASONS} | own_tests == set(REFUSALS)


def test_a_cell_longer_than_any_program_writes_is_refused():
    def of(length: int) -> bytes:
        text = f"<is><t>{'a' * length}</t></is>"
        return with_rows(f'<row r="1"><c r="A1" t="inlineStr">{text}</c></row>')

    assert len(cells(of(32_767))["A1"].text) == 32_767
    assert refused(of(32_768)) == "refused_too_big_inside"


def test_every_refusal_is_two_whole_sentences():
    for code, (message, remedy) in REFUSALS.items():
        assert code.startswith("refused_")
        assert words.sentence(message) == message
        assert words.sentence(remedy) == remedy


def test_a_refused_file_is_a_reading_with_one_issue_and_no_plan():
    reading = workbook.read(b"", "plan.xlsx")
    assert (reading.verdict, reading.plan) == (Verdict.REFUSED, None)
    assert [issue.code for issue in reading.issues] == ["refused_empty"]


# --- what is read ------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "content", "text", "value"),
    [
        ("Amber E ", Content.TEXT, "Amber E ", "Amber E "),
        ("31/02/2023", Content.TEXT, "31/02/2023", "31/02/2023"),
        (50, Content.NUMBER, "50", 50.0),
        (50.0, Content.NUMBER, "50", 50.0),
        (0.5, Content.NUMBER, "0.5", 0.5),
        (-3, Content.NUMBER, "-3", -3.0),
        (True, Content.YES_NO, "TRUE", True),
        (date(2023, 2, 28), Content.DATE, "28/02/2023", date(2023, 2, 28)),
        (
            datetime(2023, 2, 28, tzinfo=UTC).replace(tzinfo=None),
            Content.DATE,
            "28/02/2023",
            date(2023, 2, 28),
        ),
        (
            datetime(2023, 2, 28, 14, 30, tzinfo=UTC).replace(tzinfo=None),
            Content.DATE,
            "28/02/2023 14:30",
            date(2023, 2, 28),
        ),
        (time(9, 30), Content.TEXT, "09:30:00", "09:30:00"),
        ("#REF!", Content.ERROR, "#REF!", None),
        ("#DIV/0!", Content.ERROR, "#DIV/0!", None),
        ("=SUM(B1:B4)", Content.UNSAVED, "=SUM(B1:B4)", None),
    ],
)
def test_a_cell_says_what_the_officer_would_recognise(typed, content, text, value):
    read = cells(saved(lambda sheet: sheet.cell(2, 9, typed)))
    assert read["I2"] == RawCell(2, 9, content, text, value)


def test_a_percentage_reads_as_it_is_shown():
    def fill(sheet):
        sheet["A1"], sheet["A2"], sheet["A3"] = 0.57, 0.825, 57
        sheet["A1"].number_format, sheet["A2"].number_format = "0%", '0.0"a"%'

    read = cells(saved(fill))
    assert [(cell.text, cell.value) for cell in read.values()] == [
        ("57%", 57.0),
        ("82.5%", 82.5),
        ("57", 57.0),
    ]


def test_a_formula_reads_as_its_saved_value():
    row = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        '<c r="B1" t="str"><f>UPPER("a")</f><v>A</v></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c>'
        '<c r="E1"><f>NOW()</f></c></row>'
    )
    read = cells(with_rows(row))
    assert {at: (cell.content, cell.text) for at, cell in read.items()} == {
        "A1": (Content.NUMBER, "2"),
        "B1": (Content.TEXT, "A"),
        "C1": (Content.ERROR, "#DIV/0!"),
        "E1": (Content.UNSAVED, "=NOW()"),
    }


def test_dates_counted_from_1904_are_the_same_days():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = date(2023, 6, 7)
    assert b'date1904="1"' in parts(as_bytes(book))["xl/workbook.xml"]
    assert cells(as_bytes(book))["A1"].value == date(2023, 6, 7)


def test_control_characters_are_left_out():
    text = "Hold a_x0007_ daily\x7f_x000B_ meeting_x000D_\nby 9"
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    assert cells(with_rows(row))["A1"].text == "Hold a daily meeting\nby 9"


def test_a_cell_of_nothing_but_control_characters_is_blank():
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>_x0007_</t></is></c></row>'
    assert cells(with_rows(row)) == {}


def test_what_stands_beneath_a_merged_cell_is_not_read():
    def fill(sheet):
        sheet.append(["shown", "beneath", "beside"])

    content = saved(fill)
    part = parts(content)[SHEET].replace(
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    )
    read = cells(archive(parts(content) | {SHEET: part}))
    assert [cell.text for cell in read.values()] == ["shown", "beside"]


def test_hidden_sheets_are_read_and_charts_are_not():
    book = Workbook()
    book.worksheets[0].title = "Plan"
    book.create_sheet("Actions").sheet_state = "hidden"
    book.create_chartsheet("Chart")
    titles = [sheet.title for sheet in intake.read(as_bytes(book), "a.xlsx").sheets]
    assert titles == ["Plan", "Actions"]


def test_cells_come_row_by_row_whatever_their_order_in_the_file():
    rows = (
        '<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row>'
        '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'
    )
    assert list(cells(with_rows(rows))) == ["A1", "B1", "A2", "B2"]


def test_texts_that_cells_share_are_read_as_each_is_written():
    held = parts(
        with_strings(
            f'<sst xmlns="{MAIN}"><si><t>Hold a meeting</t></si>'
            "<si><r><t>Hold </t></r><r><rPr><b/></rPr><t>daily</t></r></si>"
            "<si><r><rPr><strike/></rPr><t>Withdrawn</t></r></si>"
            "<si><t>_x005F_x0041_</t></si><si/></sst>"
        )
    )
    row = "".join(f'<c r="{c}1" t="s"><v>{n}</v></c>' for n, c in enumerate("ABCDE"))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row>{row}</row></sheetData>'
    read = cells(archive(held | {SHEET: f"{sheet}</worksheet>".encode()}))
    assert [(cell.address, cell.text, cell.struck) for cell in read.values()] == [
        ("A1", "Hold a meeting", False),
        ("B1", "Hold daily", False),
        ("C1", "Withdrawn", True),
        ("D1", "_x0041_", False),
    ]


def test_a_shared_text_that_is_not_there_is_damage():
    row = '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'
    assert refused(with_rows(row)) == "refused_damaged"


def test_what_is_read_of_a_sample_is_what_openpyxl_reads():
    content = (Path(samples.__file__).parent / "westmere-2023-07.xlsx").read_bytes()
    theirs = openpyxl.load_workbook(BytesIO(content), data_only=True)
    for sheet in intake.read(content, "july.xlsx").sheets:
        read = {cell.address: cell.value for cell in sheet.cells if cell.text}
        held = {
            cell.coordinate: cell.value.date()
            if isinstance(cell.value, datetime)
            else cell.value
            for row in theirs[sheet.title].iter_rows()
            for cell in row
            if cell.value is not None
        }
        assert read == held


def test_a_workbook_with_macros_is_read_and_nothing_in_it_run():
    macros = archive(parts(saved()) | {"xl/vbaProject.bin": b"\0"})
    assert cells(macros)["A1"].text == "Label"
