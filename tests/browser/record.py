"""A record with one open and one restricted version, for tests of who sees what."""

import io
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from data.plan import Classification
from data.publications import open_store
from tests.browser.server import ROOT
from tests.kept import publish

SAMPLES = ROOT / "data" / "samples"
OPEN, CLOSED = SAMPLES / "westmere-2023-01.xlsx", SAMPLES / "westmere-2023-06.xlsx"
NAME, KEY = "Westmere JTAI action plan", "westmere-jtai-action-plan"
# When the restricted version's position is: nobody else's page says it.
CLOSED_AT = "31 May 2023"


def restricted(file: Path) -> bytes:
    """The workbook as it is, but marked Restricted."""
    book = load_workbook(file)
    for label, value in book["Plan"].iter_rows(max_col=2):
        if label.value == "Classification":
            value.value = "Restricted"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def keep(folder: Path) -> None:
    """A record holding version 1, open, and version 2, restricted."""
    versions = [
        (OPEN.read_bytes(), Classification.OPEN, date(2023, 1, 16)),
        (restricted(CLOSED), Classification.RESTRICTED, date(2023, 5, 31)),
    ]
    store = open_store(f"sqlite:///{folder / 'publications.sqlite3'}")
    for number, (content, classification, as_at) in enumerate(versions):
        publish(
            store,
            content,
            plan_name=NAME,
            as_at=as_at,
            classification=classification,
            after=number or None,
        )
    store.close()
