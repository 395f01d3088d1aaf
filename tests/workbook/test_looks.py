"""What is told of a sheet besides its texts: what is hidden, merged and coloured."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from data.workbook import intake
from data.workbook.intake import Limits
from data.workbook.raw import RawCell, RawSheet
from tests.workbook.made import archive, as_bytes, parts, saved, with_rows

AMBER = "FFC000"


def sheet(content: bytes, limits: Limits | None = None) -> RawSheet:
    return intake.read(content, "plan.xlsx", limits=limits).sheets[0]


def seen(content: bytes) -> dict[str, RawCell]:
    return {cell.address: cell for cell in sheet(content).cells}


def solid(colour: str | Color) -> PatternFill:
    return PatternFill("solid", start_color=colour)


def corners(last: str, after: str) -> bytes:
    """A sheet with a cell in its first and its last place."""
    row = last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return with_rows(
        f'<row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="{row}"><c r="{last}"><v>2</v></c></row>',
        after,
    )


def filled_with(*fills: PatternFill) -> list[str]:
    """The fills of so many cells down column A, each with a text."""

    def fill(page):
        for row, one in enumerate(fills, start=1):
            page.cell(row, 1, f"{row}").fill = one

    return [cell.fill for cell in sheet(saved(fill)).cells]


# --- hidden and merged -------------------------------------------------------


def test_hidden_sheets_are_told_as_hidden_however_deep():
    book = Workbook()
    book.create_sheet("Actions").sheet_state = "hidden"
    book.create_sheet("Lists").sheet_state = "veryHidden"
    found = intake.read(as_bytes(book), "plan.xlsx").sheets
    assert [one.hidden for one in found] == [False, True, True]


def test_hidden_rows_and_columns_are_told_as_far_as_the_cells_reach():
    def fill(page):
        for row in range(1, 5):
            page.append([f"{row}", "b", "c", "d"])
        page.row_dimensions[2].hidden = True
        page.row_dimensions[900].hidden = True
        page.column_dimensions["C"].hidden = True
        page.column_dimensions["ZZ"].hidden = True

    found = sheet(saved(fill))
    assert found.hidden_rows == {2}
    assert found.hidden_columns == {3}
    assert len(found.cells) == 16


def test_a_row_drawn_with_no_height_is_hidden():
    rows = '<row r="1" ht="0"><c r="A1"><v>1</v></c></row>'
    assert sheet(with_rows(rows)).hidden_rows == {1}


def test_merged_ranges_are_told_as_far_as_the_cells_reach():
    def fill(page):
        page["A1"], page["D2"], page["A3"] = "Workstream", "Status", "Front door"
        page.merge_cells("A1:C1")
        page.merge_cells("A3:A900")
        page.merge_cells("X1:Z1")

    found = sheet(saved(fill))
    assert found.merged == ((1, 1, 1, 3),)
    assert [cell.text for cell in found.cells] == ["Workstream", "Status", "Front door"]


def test_a_merged_range_over_whole_columns_is_cut_to_the_sheet_in_use():
    column = '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>'
    assert sheet(corners("C3", column)).merged == ((1, 1, 3, 1),)


def test_merged_ranges_that_pile_up_are_refused_and_take_no_time():
    everything = '<mergeCell ref="A1:Z900"/>' * 1_000
    content = corners("Z900", f"<mergeCells>{everything}</mergeCells>")
    with pytest.raises(intake.Refused, match="far more than an action plan"):
        sheet(content)


# --- fills, struck and bold --------------------------------------------------


def test_a_solid_fill_is_told_by_its_colour_and_any_other_is_not():
    patterned = PatternFill("lightGrid", start_color=AMBER)
    fills = filled_with(solid("FFFFC000"), solid("ff0000"), patterned, PatternFill())
    assert fills == ["FFC000", "FF0000", "", ""]


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        (Color(theme=0), "FFFFFF"),
        (Color(theme=1), "000000"),
        (Color(theme=3), "1F497D"),  # dark 2, though the theme lists it third
        (Color(theme=4), "4F81BD"),
        (Color(theme=4, tint=0.5), "A7C0DE"),
        (Color(theme=0, tint=-0.25), "BFBFBF"),
        (Color(theme=99), ""),
        (Color(indexed=10), "FF0000"),
        (Color(indexed=52), "FF9900"),
        (Color(indexed=64), ""),  # whatever the reader's screen has
        (Color(auto=True), ""),
    ],
)
def test_a_colour_of_the_theme_or_by_number_is_told_as_it_is_drawn(colour, shown):
    assert filled_with(solid(colour)) == [shown]


def test_struck_through_and_bold_are_told_of_whole_cells():
    def fill(page):
        page["A1"], page["A2"], page["A3"] = "Heading", "Withdrawn", "Kept"
        page["A1"].font = Font(bold=True)
        page["A2"].font = Font(strike=True)
        page["A3"].font = Font(strike=False, bold=False)

    found = seen(saved(fill))
    assert [(cell.bold, cell.struck) for cell in found.values()] == [
        (True, False),
        (False, True),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("second", "struck"),
    [("<rPr><strike/></rPr>", True), ('<rPr><strike val="0"/></rPr>', False)],
)
def test_a_text_is_struck_through_when_every_part_of_it_is(second, struck):
    runs = (
        f"<r><rPr><strike/></rPr><t>Hold a </t></r><r>{second}<t>meeting</t></r>"
        "<r><t> </t></r><rPh><t>not read</t></rPh>"
    )
    row = f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row>'
    cell = seen(with_rows(row))["A1"]
    assert (cell.text, cell.struck) == ("Hold a meeting ", struck)


def test_a_workbook_without_styles_or_theme_tells_no_colour():
    bare = parts(saved(lambda page: page.append(["Label"])))
    del bare["xl/styles.xml"], bare["xl/theme/theme1.xml"]
    found = sheet(archive(bare))
    assert [(cell.text, cell.fill) for cell in found.cells] == [("Label", "")]


# --- blank cells that are filled ---------------------------------------------


def rated(page) -> None:
    """Actions rated by colour alone, as officers keep them."""
    page.append(["Action", "Rating", "Update"])
    for row in range(2, 5):
        page.cell(row, 1, "Hold a meeting")
        page.cell(row, 2).fill = solid(AMBER)
        page.cell(row, 3).fill = solid("FFFFFF")
        page.cell(row, 30).fill = solid(AMBER)
    page.cell(9, 2).fill = solid(AMBER)


def test_a_blank_cell_that_is_filled_is_told_beside_a_text_of_its_row():
    found = [(one.address, one.fill) for one in seen(saved(rated)).values()]
    assert [one for one in found if one[1]] == [
        ("B2", AMBER),
        ("B3", AMBER),
        ("B4", AMBER),
    ]
    blank = seen(saved(rated))["B2"]
    assert (blank.text, blank.value) == ("", "")


def test_of_more_coloured_blanks_than_may_be_told_none_is():
    assert len(sheet(saved(rated), Limits(fills=3)).cells) == 9
    few = sheet(saved(rated), Limits(fills=2))
    assert [cell.address for cell in few.cells if not cell.text] == []


def test_a_sheet_full_of_colour_costs_none_of_the_cells_it_may_hold():
    assert len(sheet(saved(rated), Limits(cells=6)).cells) == 9
