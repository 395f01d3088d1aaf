"""What is wrong with this plan, one row against another?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.workbook.build import Draft
from data.workbook.issue import Issue

Check = Callable[[Draft], Iterator[Issue]]

CHECKS: tuple[Check, ...] = ()


def problems(draft: Draft) -> tuple[Issue, ...]:
    """Everything the checks find, check by check."""
    return tuple(issue for check in CHECKS for issue in check(draft))
