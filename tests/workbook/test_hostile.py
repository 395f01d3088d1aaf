"""Nothing that comes in does harm: a verdict for each file, soon, and no trace."""

from __future__ import annotations

import gc
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data import workbook
from data.analysis import figures
from data.workbook import intake
from data.workbook.issue import Verdict
from data.workbook.reading import interpret
from tests.workbook.hostile import HOSTILE, Case, good

SOON = 10  # seconds
# As long as a busy machine may take: the verdict is of the file, not of the load.
PATIENT = intake.Limits(wall_seconds=120)


def at_work() -> float:
    """The seconds that this process and those it started have worked."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def told(content: bytes, file: str) -> str:
    """The verdict on a file; the code of a refusal."""
    try:
        book = intake.read(content, file, limits=PATIENT)
    except intake.Refused as refusal:
        return refusal.issue.code
    return interpret(book).verdict.value


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_a_harmful_file_comes_to_its_own_verdict_soon(case: Case):
    content = case.make()
    start = at_work()
    assert told(content, case.file) == case.wanted
    assert at_work() - start < SOON


def test_each_case_has_a_name_of_its_own():
    assert len({case.name for case in HOSTILE}) == len(HOSTILE)


# --- the server meanwhile ------------------------------------------------------


def in_use() -> int:
    """The memory that this process holds, in bytes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="it reads the process table")
def test_other_readers_are_undisturbed_while_bad_files_arrive():
    plan = workbook.read(good(), "plan.xlsx").plan
    wanted = figures.every(plan)
    bad = [case for case in HOSTILE if case.wanted.startswith("refused_")]
    files = [(case.make(), case.file) for case in bad[::3]]
    workbook.read(*files[0])
    gc.collect()
    before, slowest, seen = in_use(), 0.0, 0
    with ThreadPoolExecutor(2) as officers:
        arriving = [officers.submit(workbook.read, *file) for file in files]
        while not all(one.done() for one in arriving):
            start = time.monotonic()
            assert figures.every(plan) == wanted
            slowest, seen = max(slowest, time.monotonic() - start), seen + 1
            time.sleep(0.01)
    assert {one.result().verdict for one in arriving} == {Verdict.REFUSED}
    assert seen > 10
    assert slowest < 2
    gc.collect()
    assert in_use() - before < 20_000_000
