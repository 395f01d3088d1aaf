"""Does each group's count follow from the one before it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from data import words
from data.plan import CohortPoint, CountOf
from data.workbook.build import Draft
from data.workbook.issue import Issue
from data.workbook.rules import at, quote

_Series = tuple[str, CountOf]


def one_count_for_each_date(draft: Draft) -> Iterator[Issue]:
    """A second count of the same group, of the same things, for one date."""
    first: dict[tuple[_Series, date], CohortPoint] = {}
    for point in draft.plan.cohort:
        before = first.setdefault((_series(point), point.on), point)
        if before is not point:
            yield at(
                point.row.cells["on"],
                "duplicate_date",
                f"{words.day(point.on)} is given for {quote(point.group)} in row "
                f"{before.row.number} already.",
                "Keep one of the two.",
            )


def counts_follow_from_flows(draft: Draft) -> Iterator[Issue]:
    """A count that is not the one before it, plus joined, less left.

    Only between neighbouring dates of one group, where both flows are given and
    the definition did not change; a group with a row that could not be read is
    passed over, as its neighbours are not known.
    """
    series: dict[_Series, list[CohortPoint]] = defaultdict(list)
    for point in draft.plan.cohort:
        series[_series(point)].append(point)
    unread = {
        row.raw("group").strip().casefold()
        for row in draft.rows.get("cohort", ())
        if ("cohort", row.number) in draft.lost
    }
    for (group, _), points in series.items():
        if group not in unread:
            points.sort(key=lambda point: point.on)
            yield from _gaps(points)


def _gaps(points: list[CohortPoint]) -> Iterator[Issue]:
    for before, point in pairwise(points):
        if point.joined is None or point.left is None or point.definition_changed:
            continue
        if before.count is None or point.count is None:
            continue
        expected = before.count + point.joined - point.left
        if before.on < point.on and point.count != expected:
            yield at(
                point.row.cells["count"],
                "flow_does_not_add_up",
                f"{words.number(before.count)} + {words.number(point.joined)} joined "
                f"{words.MINUS} {words.number(point.left)} left is "
                f"{words.number(expected)}, but the count is "
                f"{words.number(point.count)}.",
                "It will show as it stands, with the difference named.",
            )


def _series(point: CohortPoint) -> _Series:
    return point.group.casefold(), point.counts
