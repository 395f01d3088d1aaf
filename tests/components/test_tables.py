"""How a cell is written in a table, and where a row's cells are said to be."""

from datetime import date

import pandas as pd
import pytest

from components import tables
from data.plan import Cell


def cells(*addresses: str, sheet: str = "Audits", file: str = "") -> list[Cell]:
    return [Cell(sheet, address, "", file) for address in addresses]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (cells("C6", "D6"), "Audits C6, D6"),
        (cells("A2", "B2", "C2", "D2", "E2"), "Audits, row 2"),
        (cells("A2", "B2", "A3", "B3", "C3"), "Audits, rows 2 and 3"),
        (cells("A2", "A3", "A4", "A5", "A6"), "Audits, 5 rows"),
        (cells("C6", "C6"), "Audits C6"),
        ([], ""),
        ([*cells("C6"), *cells("A1", sheet="Plan")], "Audits C6; Plan A1"),
        (
            [*cells("A1", sheet="Plan", file="a.xlsx"), *cells("C6", file="b.xlsx")],
            "Plan A1 in a.xlsx; Audits C6 in b.xlsx",
        ),
    ],
)
def test_cells_are_told_as_a_person_finds_them(found, said):
    assert tables.where(found) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2023, 6, 7), "7 June 2023"),
        (2143, "2,143"),
        (float("nan"), "Not given"),
        (None, "Not given"),
        (pd.NaT, "Not given"),
        ("", "Not given"),
        (0, "0"),
        (True, "Yes"),
        (False, "No"),
        (("A", "B", "C"), "A, B and C"),
    ],
)
def test_a_value_is_written_as_a_reader_writes_it(value, said):
    rows = pd.DataFrame({"value": pd.Series([value], dtype=object)})
    shown = tables.as_text(rows, {"value": "Value"})
    assert shown["Value"].iloc[0].replace("\u00a0", " ") == said
