"""Does the house still stand? Imports run one way, libraries keep to their rooms.

Every module under ``data``, ``components`` and ``pages`` belongs to a room, the
longest that its name begins with. A rule is a row of a table; each kind of
break is also planted, so that a check which no longer bites is noticed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Room -> the rooms it may know. A room may know itself, but no page another
# page, and the package ``data`` none of its rooms.
MAY_KNOW: dict[str, tuple[str, ...]] = {
    "streamlit_app": ("pages", "components"),
    # A page names what is to be worked out; the view works it out, released.
    "pages": (
        "components",
        "data.words",
        "data.plan",
        "data.release",
        "data.analysis",
    ),
    "components": ("data",),
    "data": (),
    # It loads the command asked for by its name, and nothing else.
    "data.__main__": (),
    "data.commands": (
        "data.words",
        "data.plan",
        "data.figure",
        "data.workbook",
        "data.analysis",
        "data.publications",
        "data.release",
    ),
    "data.words": (),
    "data.plan": ("data.words",),
    "data.figure": ("data.words", "data.plan"),
    "data.telltale": (),
    "data.workbook": ("data.words", "data.plan", "data.figure", "data.telltale"),
    # It reads cells and asks; what it finds is told in the workbook's own terms.
    "data.workbook.layout": ("data.words", "data.plan", "data.workbook"),
    "data.publications": ("data.words", "data.plan"),
    "data.analysis": ("data.words", "data.plan", "data.figure"),
    # What a reader may see depends on a version's stage, and a sign-in names a
    # person; the record's plain words for both, never the record itself.
    "data.release": (
        "data.words",
        "data.plan",
        "data.figure",
        "data.analysis",
        "data.telltale",
        "data.publications.records",
    ),
    "data.samples": ("data.words", "data.plan", "data.workbook"),
}

SPREADSHEETS = ("data.workbook", "data.samples", "components.exports")
STREAMLIT = (
    "streamlit_app",
    "pages",
    "components.session",
    "components.chrome",
    "components.desk",  # an officer's forms and buttons
    "components.figures",
    "components.tables",
)
# Library -> the only rooms that may import it.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "streamlit": STREAMLIT,
    "altair": ("components.theme", "components.charts"),
    "openpyxl": SPREADSHEETS,
    "xlsxwriter": SPREADSHEETS,
    "python_calamine": SPREADSHEETS,
    "docx": ("components.exports",),
    "lxml": ("components.exports",),
    "vl_convert": ("components.charts",),
    "sqlalchemy": ("data.publications",),
    "sqlite3": ("data.publications",),
}

# What the analysis may not touch: files, clocks, chance, the outside.
IMPURE_MODULES = {
    *("glob", "http", "io", "os", "pathlib", "requests", "shutil", "socket"),
    *("random", "secrets", "subprocess", "tempfile", "time", "urllib", "uuid"),
}
IMPURE_CALLS = {"open", "input", "print", "now", "utcnow", "today", "fromtimestamp"}
IMPURE_STARTS = ("read_", "write_", "to_csv", "to_excel", "to_pickle", "to_sql")

MOST_LINES = 400
LONGER = {
    "data.plan": "one record for each of thirteen sheets, and the words they use",
    "data.workbook.contract": "one table of thirteen sheets, read as a table",
}


# --- reading the tree --------------------------------------------------------


def modules() -> dict[str, str]:
    """Every module of the application: its dotted name and its source."""
    files = [ROOT / "streamlit_app.py"]
    for folder in ("pages", "components", "data"):
        files += sorted((ROOT / folder).rglob("*.py"))
    return {name_of(file): file.read_text("utf-8") for file in files}


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def room_of(module: str) -> str:
    """The longest room the module's name begins with; "" where it has none.

    ``data`` and ``components.x``: a new room under ``data`` must be given a row
    of the table, while ``components`` is one room to the direction of imports.
    """
    rooms = [room for room in MAY_KNOW if within(module, room)]
    room = max(rooms, key=len, default="")
    return "" if room == "data" != module else room


def imported(module: str, source: str, known: set[str]) -> Iterator[str]:
    """The dotted names a module imports, wherever in it they stand."""
    package = module if is_package(module, known) else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -(node.level - 1) or None]
            base = ".".join([*above, node.module or ""]).strip(".")
            base = base if node.level else node.module or ""
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in known else base


def is_package(module: str, known: set[str]) -> bool:
    return any(name.startswith(f"{module}.") for name in known)


# --- the checks: each gives its breaks as sentences --------------------------


def wrong_way(module: str, source: str, known: set[str]) -> list[str]:
    room = room_of(module)
    if not room:
        return [f"{module} stands in no room of the table"]
    itself = () if room in {"pages", "data"} else (room,)
    allowed = (*itself, *MAY_KNOW[room])
    ours = {name.split(".")[0] for name in MAY_KNOW}
    return [
        f"{module} imports {name}"
        for name in imported(module, source, known)
        if name.split(".")[0] in ours
        and name != module
        and not any(within(name, one) for one in allowed)
    ]


def out_of_room(module: str, source: str, known: set[str]) -> list[str]:
    return [
        f"{module} imports {name}"
        for name in imported(module, source, known)
        for rooms in [LIBRARIES.get(name.split(".")[0])]
        if rooms is not None and not any(within(module, room) for room in rooms)
    ]


def impure(module: str, source: str, known: set[str]) -> list[str]:
    if not within(module, "data.analysis"):
        return []
    breaks = [
        f"{module} imports {name}"
        for name in imported(module, source, known)
        if name.split(".")[0] in IMPURE_MODULES
    ]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            last = called.rpartition(".")[2]
            unseeded = last == "default_rng" and not (node.args or node.keywords)
            chance = ".random." in f".{called}" and last != "default_rng"
            if (
                last in IMPURE_CALLS
                or last.startswith(IMPURE_STARTS)
                or unseeded
                or chance
            ):
                breaks.append(f"{module}, line {node.lineno}, calls {called}")
    return breaks


def too_long(module: str, source: str, known: set[str]) -> list[str]:
    lines = len(source.splitlines())
    if lines <= MOST_LINES or module in LONGER:
        return []
    return [f"{module} has {lines} lines: it answers more than one question"]


CHECKS = [wrong_way, out_of_room, impure, too_long]


@pytest.mark.parametrize("check", CHECKS)
def test_the_house_keeps_its_rules(check):
    tree = modules()
    known = set(tree)
    breaks = [
        line for name, source in tree.items() for line in check(name, source, known)
    ]
    assert breaks == []


def test_the_whole_tree_is_read():
    known = set(modules())
    assert {"streamlit_app", "data.words", "data.workbook", "components"} <= known
    assert all(is_package(room, known) or room in known for room in MAY_KNOW)


@pytest.mark.parametrize("module", LONGER)
def test_a_module_allowed_to_be_long_still_is(module):
    assert len(modules()[module].splitlines()) > MOST_LINES


# --- every kind of break, planted --------------------------------------------

KNOWN = {
    *("streamlit_app", "pages.overview", "pages.impact", "components"),
    *("components.session", "components.charts", "components.theme", "data"),
    *("data.words", "data.plan", "data.figure", "data.workbook", "data.analysis"),
    *("data.workbook.contract", "data.analysis.completion", "data.publications"),
    *("data.release", "data.release.gate", "data.samples", "data.publications.store"),
}


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("data.words", "from data.plan import Plan"),
        ("data.plan", "import data.figure"),
        ("data.plan", "from data import figure"),
        ("data.figure", "from data.workbook.contract import SHEETS"),
        ("data.workbook.contract", "from data import publications"),
        ("data.workbook.contract", "from data.analysis import completion"),
        ("data.workbook.contract", "from ..release import gate"),
        ("data.publications.store", "from data.workbook import read"),
        ("data.publications.store", "from data.figure import Figure"),
        ("data.analysis.completion", "from data.release import gate"),
        ("data.analysis.completion", "def f():\n    import data.workbook.contract"),
        ("data.release.gate", "from data.publications import Store"),
        ("data.release.gate", "from data import workbook"),
        ("data.samples", "import components"),
        ("data.samples", "from data.publications import open_store"),
        ("components.charts", "import pages.overview"),
        ("components.session", "import streamlit_app"),
        ("pages.overview", "import pages.impact"),
        ("pages.overview", "from pages import impact"),
        ("pages.overview", "import data.workbook"),
        ("pages.overview", "from data.publications import Store"),
        ("streamlit_app", "from data import words"),
        ("data.newcomer", ""),
        ("data", "from data import words"),
    ],
)
def test_an_import_that_runs_the_wrong_way_is_caught(module, source):
    assert wrong_way(module, source, KNOWN | {module})


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("data.figure", "from data import words\nfrom data.plan import Cell"),
        ("data.workbook.contract", "from ..plan import Plan\nfrom . import contract"),
        ("data.workbook", "from .contract import SHEETS"),
        ("data.release.gate", "from data.analysis import completion"),
        ("components.session", "from data import publications, workbook"),
        ("pages.overview", "from components import session\nfrom data import words"),
        ("data.words", "import calendar"),
    ],
)
def test_an_import_that_runs_the_right_way_is_not(module, source):
    assert wrong_way(module, source, KNOWN) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("components.charts", "import streamlit as st"),
        ("components.exports.paper", "from streamlit import cache_data"),
        ("data.analysis.completion", "import streamlit"),
        ("components.tables", "import altair as alt"),
        ("pages.overview", "import altair"),
        ("data.analysis.completion", "from openpyxl.utils import get_column_letter"),
        ("components.tables", "import xlsxwriter"),
        ("pages.committee_paper", "from docx import Document"),
        ("components.exports.paper.writer", "import vl_convert"),
        ("data.analysis.completion", "import python_calamine"),
        ("components.session", "from sqlalchemy.exc import DBAPIError"),
        ("components.session", "def f():\n    import sqlite3"),
    ],
)
def test_a_library_outside_its_room_is_caught(module, source):
    assert out_of_room(module, source, KNOWN)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("components.charts.burn_up", "import altair as alt"),
        ("components.chrome.entry", "import streamlit as st"),
        ("data.workbook.contract", "from openpyxl import load_workbook"),
        ("data.publications.store", "from sqlalchemy import select"),
        ("components.tables", "import streamlit as st"),
    ],
)
def test_a_library_in_its_room_is_not(module, source):
    assert out_of_room(module, source, KNOWN) == []


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now(datetime.UTC)",
        "import random",
        "from time import monotonic",
        "from pathlib import Path",
        "import os.path",
        "open('plan.csv')",
        "print('82%')",
        "import pandas as pd\npd.read_csv('plan.csv')",
        "def f(frame):\n    frame.to_csv('plan.csv')",
        "import numpy as np\nnp.random.default_rng()",
        "import numpy as np\nnp.random.normal(0, 1)",
    ],
)
def test_a_clock_a_file_or_chance_in_the_analysis_is_caught(source):
    assert impure("data.analysis.completion", source, KNOWN)


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\ndef f(seed):\n    return np.random.default_rng(seed)",
        "from datetime import date\ndef f(as_at: date):\n    return as_at.toordinal()",
    ],
)
def test_a_date_or_a_seed_that_is_given_is_not(source):
    assert impure("data.analysis.completion", source, KNOWN) == []


def test_the_clock_is_only_barred_from_the_analysis():
    source = "from datetime import date\ndate.today()"
    assert impure("components.session", source, KNOWN) == []


def test_a_module_of_too_many_lines_is_caught():
    assert too_long("data.figure", "x = 1\n" * (MOST_LINES + 1), KNOWN)
    assert too_long("data.figure", "x = 1\n" * MOST_LINES, KNOWN) == []
