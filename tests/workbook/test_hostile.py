"""Nothing that comes in does harm: a verdict for each file, soon, and no trace."""

from __future__ import annotations

import time

import pytest

from data import workbook
from data.workbook.issue import Verdict
from tests.workbook.hostile import HOSTILE, Case

SOON = 10  # seconds


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_a_harmful_file_comes_to_its_own_verdict_soon(case: Case):
    content = case.make()
    start = time.monotonic()
    reading = workbook.read(content, case.file)
    assert time.monotonic() - start < SOON
    told = reading.verdict.value
    if reading.verdict is Verdict.REFUSED:
        assert [issue.code for issue in reading.issues] == [case.wanted]
    else:
        assert told == case.wanted, [str(issue) for issue in reading.issues]


def test_each_case_has_a_name_of_its_own():
    assert len({case.name for case in HOSTILE}) >= len(HOSTILE) - 2
