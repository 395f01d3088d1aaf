"""Every kind of spreadsheet is read, and each says what it cannot tell."""

from __future__ import annotations

import pytest

from data import words, workbook
from data.workbook import intake, unseen
from data.workbook.issue import Severity
from data.workbook.raw import Content, RawBook, RawSheet
from tests.workbook import kinds
from tests.workbook.hostile import good, with_parts
from tests.workbook.made import saved

ROWS = [[None, None], [None, "Ref"], ["1.1", 5.0], [True, 0.96]]
WRITTEN = {
    "plan.xls": kinds.xls(ROWS),
    "plan.xlsb": kinds.xlsb(ROWS),
    "plan.ods": kinds.ods(ROWS),
}


def read(content: bytes, name: str = "plan.xlsx") -> RawBook:
    return intake.read(content, name)


def texts(sheet: RawSheet) -> dict[str, str]:
    return {cell.address: cell.text for cell in sheet.cells}


# --- .xls, .xlsb, .ods and Strict --------------------------------------------------


@pytest.mark.parametrize("name", WRITTEN)
def test_each_kind_gives_the_same_cells_at_the_same_places(name):
    sheet = read(WRITTEN[name], name).sheets[0]
    assert sheet.title == "Plan"
    held = {cell.address: (cell.content, cell.text) for cell in sheet.cells}
    assert held == {
        "B2": (Content.TEXT, "Ref"),
        "A3": (Content.TEXT, "1.1"),
        "B3": (Content.NUMBER, "5"),
        "A4": (Content.YES_NO, "TRUE"),
        "B4": (Content.NUMBER, "0.96"),
    }


@pytest.mark.parametrize("name", WRITTEN)
def test_the_kind_is_told_by_the_bytes_and_not_by_the_name(name):
    assert texts(read(WRITTEN[name], "plan.xlsx").sheets[0])["A3"] == "1.1"


def test_a_strict_workbook_is_the_plan_that_it_would_be_otherwise():
    ordinary, strict = good(), kinds.strict(good())
    assert (
        workbook.read(strict, "a.xlsx").plan == workbook.read(ordinary, "a.xlsx").plan
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("plan.xls", "an .xls file"),
        ("plan.xlsb", "an .xlsb file"),
        ("plan.ods", "an .ods file"),
        ("strict.xlsx", "a “Strict Open XML” workbook"),
    ],
)
def test_a_kind_that_tells_less_says_so(name, kind):
    content = WRITTEN.get(name, kinds.strict(saved()))
    assert read(content, name).cannot_see == (
        f"In {kind} colours, struck-through text, hidden rows and hidden columns "
        "cannot be seen: hidden rows are read like any other.",
        f"In {kind} a cell in error, such as #REF!, reads as blank, and so does a "
        "formula saved without its value. 96% reads as 0.96.",
    )


def test_what_is_said_of_such_a_kind_is_true():
    extra = kinds.xls_error(4, 0)
    assert "A5" not in texts(read(kinds.xls(ROWS, extra=extra)).sheets[0])


def test_a_hidden_sheet_and_merged_cells_are_told_of_an_xls_too():
    merged = kinds.xls_merged(1, 2, 1, 1)
    sheet = read(kinds.xls(ROWS, hidden=True, extra=merged)).sheets[0]
    assert (sheet.hidden, sheet.merged) == (True, ((2, 2, 3, 2),))
    assert texts(sheet) == {"B2": "Ref", "A3": "1.1", "A4": "TRUE", "B4": "0.96"}


def test_filler_that_is_said_to_repeat_costs_an_ods_sheet_nothing():
    filler = (
        '<table:table-row table:number-rows-repeated="1048574">'
        f"{kinds.ods_cell(None, 16_384)}</table:table-row>"
    )
    row = f"<table:table-row>{kinds.ods_cell('Ref', 3)}</table:table-row>"
    sheet = read(kinds.ods_of(row + filler), "plan.ods").sheets[0]
    assert texts(sheet) == {"A1": "Ref", "B1": "Ref", "C1": "Ref"}


# --- .csv ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"Ref,Action\n1.1,\xc2\xa35 a day\n",
        b"\xef\xbb\xbfRef,Action\r\n1.1,\xc2\xa35 a day\r\n",
        "Ref,Action\n1.1,£5 a day\n".encode("cp1252"),
        "Ref\tAction\r1.1\t£5 a day\r".encode("utf-16"),
        "\ufeffRef;Action\n1.1;£5 a day".encode("utf-16-be"),
        "Ref|Action\n1.1|£5 a day".encode(),
        "sep=;\nRef;Action\n1.1;£5 a day".encode(),
        'Ref,"Action"\n1.1,"£5 a day"'.encode(),
    ],
)
def test_a_list_is_read_in_any_usual_writing(content):
    sheet = read(content, "Actions.csv").sheets[0]
    assert texts(sheet) == {"A1": "Ref", "B1": "Action", "A2": "1.1", "B2": "£5 a day"}
    assert {cell.content for cell in sheet.cells} == {Content.TEXT}


def test_a_line_break_within_quotes_is_part_of_its_cell():
    content = 'Ref,Action\n1.1,"Hold, daily,\na\u2028meeting"\n1.2,b\n'.encode()
    assert texts(read(content, "a.csv").sheets[0]) == {
        "A1": "Ref",
        "B1": "Action",
        "A2": "1.1",
        "B2": "Hold, daily,\na\u2028meeting",
        "A3": "1.2",
        "B3": "b",
    }


@pytest.mark.parametrize(
    "name", ["Actions.csv", "2023/Actions.CSV", "C:\\plans\\Actions.csv"]
)
def test_a_list_is_called_by_its_file_and_never_by_its_folder(name):
    assert read(b"Ref,Action\n", name).sheets[0].title == "Actions"


def test_a_plan_and_its_lists_make_one_version():
    plan = b"Label,Value\nPlan,A\nPartnership,B\nPosition as at,30 June 2023\n"
    plan += b"Sign-off due,31/01/2024\nClassification,Open\n"
    rows = b"Ref,Action,Lead agency,Original due,Status\n1.10,Meet,Council,1 May 2023,"
    files = [(plan, "Plan.csv"), (rows + b"In progress\n", "Actions.csv")]
    found = workbook.read_files(files)
    assert [str(one) for one in found.of(Severity.ERROR)] == []
    assert [action.ref for action in found.plan.actions] == ["1.10"]


def test_a_list_says_what_it_cannot_hold():
    assert read(b"Ref,Action\n", "a.csv").cannot_see == (
        "A .csv file is one table of text: it has no colours, no hidden rows and no "
        "other sheets.",
    )


# --- what is left alone ------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl__vbaProject_bin", "This file holds macros. They are never run."),
        (
            "xl__externalLinks__externalLink1_xml",
            "This file takes figures from other files. Those are never opened: what "
            "was last saved here is read.",
        ),
        (
            "xl__connections_xml",
            "This file draws on a database or another source. It is never asked: what "
            "was last saved here is read.",
        ),
    ],
)
def test_macros_and_links_are_left_alone_and_it_is_said(part, said):
    assert read(with_parts(**{part: b"<a/>"})).cannot_see == (said,)


def test_an_ordinary_workbook_has_nothing_to_say():
    assert read(good()).cannot_see == ()


def test_everything_that_is_said_is_whole_sentences():
    for kind in ("xls", "xlsb", "ods", "strict", "csv"):
        for said in unseen.sentences(kind, ("macros", "links", "connections", "fills")):
            assert words.sentence(said) == said
