"""What a reader takes away from a page: its tables, all data, and the review pack."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from components.sentences import downloads, lines
from tests.browser.reader import Reader

_SLOW = 120_000  # milliseconds: a pack draws a dozen charts


def taken(reader: Reader, label: str) -> tuple[str, bytes]:
    """The file's name and its content, once the link is pressed."""
    with reader.page.expect_download(timeout=_SLOW) as found:
        reader.page.get_by_role("button", name=label, exact=True).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def test_a_page_gives_the_tables_that_it_shows_as_one_workbook(reader: Reader) -> None:
    reader.open("cohort")
    name, content = taken(reader, downloads.PAGE)
    of = "westmere-jtai-version-7-cohort-as-at-2023-06-30-officer-sample-data.xlsx"
    assert name == of
    book = load_workbook(BytesIO(content))
    assert book.worksheets[0]["A2"].value == lines.SAMPLE_LINE
    dates = book["cohort-by-date"]
    assert 148 in [cell.value for cell in dates["B"]]
    assert {"cohort-bridge", "cohort-by-group"} <= set(book.sheetnames)


def test_the_committee_paper_s_page_gives_pack_and_data_for_the_public(
    reader: Reader,
) -> None:
    reader.open("committee_paper")
    name, content = taken(reader, "Download the review pack (HTML)")
    assert name.endswith("-as-at-2023-06-30-public-sample-data.html")
    assert b"148 children" not in content
    name, content = taken(reader, downloads.ALL)
    assert name == (
        "westmere-jtai-version-7-all-data-as-at-2023-06-30-public-sample-data.xlsx"
    )
    held = list(load_workbook(BytesIO(content))["cohort"].values)
    assert 148 not in [cell for row in held for cell in row]
