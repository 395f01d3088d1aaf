"""What the committed samples say, read as an upload is."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from openpyxl import load_workbook

from data.plan import Action, Plan
from data.samples.library import SamplePlan, SampleVersion, library
from data.workbook import read
from data.workbook.issue import Reading

SAMPLES = {plan.key: plan for plan in library()}
WESTMERE = SAMPLES["westmere-jtai"]
INCLUSION = SAMPLES["westmere-inclusion"]
CHESHIRE_EAST = SAMPLES["cheshire-east-2023"]
BOOKS = [(plan, version) for plan in SAMPLES.values() for version in plan.versions]


@cache
def reading(version: SampleVersion) -> Reading:
    """What reading a sample's workbook comes to."""
    return read(version.content(), version.file)


def plan(sample: SamplePlan, number: int) -> Plan:
    """The plan of a sample's version; versions count from 1."""
    found = reading(sample.versions[number - 1]).plan
    assert found is not None
    return found


def actions(sample: SamplePlan, number: int) -> dict[str, Action]:
    """The actions of a sample's version by ref."""
    return {action.ref: action for action in plan(sample, number).actions}


@cache
def sheets(version: SampleVersion) -> dict[str, list[tuple[object, ...]]]:
    """The cells of a sample's workbook, sheet by sheet, row by row."""
    workbook = load_workbook(BytesIO(version.content()), read_only=True)
    return {page.title: list(page.values) for page in workbook.worksheets}


def texts(version: SampleVersion) -> list[str]:
    """Every text in a sample's workbook, headings and sheet titles included."""
    pages = sheets(version)
    rows = [row for page in pages.values() for row in page]
    return [*pages, *(cell for row in rows for cell in row if isinstance(cell, str))]
