"""What plan do these rows make?

Each matched row becomes one record of ``data.plan``, with every cell it came
from. A row that is lost (a required cell blank or unreadable) makes no record;
its cells stay in ``Draft.rows``, so that the checks can still compare refs and
names that are really there.

One case: an action whose status is "Amber E", which the Ratings sheet explains
as in progress and at risk, is in progress, and at risk where its own Rating
cell is blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from data.plan import Plan, Row
from data.workbook import contract, records
from data.workbook.headings import MatchedRow, MatchedSheet
from data.workbook.issue import Issue
from data.workbook.matching import Match
from data.workbook.own_words import Explained
from data.workbook.row import RowReader

T = TypeVar("T")


@dataclass(frozen=True)
class Draft:
    """A plan with what is wrong in its cells.

    ``rows`` holds every row by sheet key, lost ones too; ``lost`` names those by
    sheet key and row number. ``understood`` is False where the plan's name or
    position is missing: then ``plan`` holds the records under no name, at the
    last day there is, and is for checking only. ``further_heads`` are the plans'
    own fields as the Plan sheets of further files give them.
    """

    plan: Plan
    understood: bool
    rows: Mapping[str, tuple[Row, ...]]
    lost: frozenset[tuple[str, int]]
    issues: tuple[Issue, ...]
    further_heads: tuple[Plan, ...] = ()


def build(match: Match) -> Draft:
    """The plan that the matched sheets make, as far as they can be read."""
    made = _Making(match)
    head = made.head()
    further = made.further_heads(match.further_plans)
    made_up = any(one.row.made_up for one in (head, *further))
    plan = replace(
        _with_records(head, made),
        columns={key: sheet.present for key, sheet in match.sheets.items()},
        row=replace(head.row, made_up=made_up),
    )
    return Draft(
        plan=plan,
        understood=bool(head.name) and head.as_at != date.max,
        rows=made.rows,
        lost=frozenset(made.lost),
        issues=tuple(made.issues),
        further_heads=further,
    )


def _with_records(head: Plan, made: _Making) -> Plan:
    """The plan with the records of every other sheet."""
    ratings = made.records(contract.RATINGS, records.rating_word)
    explained = Explained(ratings)
    return replace(
        head,
        meetings=made.records(contract.MEETINGS, records.meeting),
        findings=made.records(contract.FINDINGS, records.finding),
        actions=made.records(
            contract.ACTIONS, lambda row: records.action(row, explained)
        ),
        ratings=ratings,
        measures=made.records(contract.MEASURES, records.measure),
        audits=made.records(contract.AUDITS, records.audit),
        cohort=made.records(contract.COHORT, records.cohort),
        events=made.records(contract.EVENTS, records.event),
        options=made.records(contract.OPTIONS, records.option),
        risks=made.records(contract.RISKS, records.risk),
        recommendations=made.records(contract.RECOMMENDATIONS, records.recommendation),
        claims=made.records(contract.CLAIMS, records.claim),
    )


class _Making:
    """Reads sheet after sheet, gathering rows, losses and issues."""

    def __init__(self, match: Match) -> None:
        self.rows: dict[str, tuple[Row, ...]] = {}
        self.lost: set[tuple[str, int]] = set()
        self.issues: list[Issue] = []
        self._sheets = match.sheets

    def head(self) -> Plan:
        """The plan's own fields; without a name where there is no Plan sheet."""
        matched = self._sheets.get(contract.PLAN.key, MatchedSheet(contract.PLAN))
        row = matched.rows[0] if matched.rows else MatchedRow(0, {})
        reader = RowReader(matched, row)
        head = records.head(reader, present=bool(matched.rows))
        self.issues += reader.issues
        return head

    @staticmethod
    def further_heads(sheets: Iterable[MatchedSheet]) -> tuple[Plan, ...]:
        """The same fields of further Plan sheets, to be compared and no more."""
        readers = (RowReader(sheet, sheet.rows[0]) for sheet in sheets)
        return tuple(records.head(reader, present=False) for reader in readers)

    def records(
        self, sheet: contract.Sheet, make: Callable[[RowReader], T | None]
    ) -> tuple[T, ...]:
        """The records of a sheet; none where it is absent."""
        matched = self._sheets.get(sheet.key)
        return tuple(self._records(matched, make)) if matched else ()

    def _records(
        self, matched: MatchedSheet, make: Callable[[RowReader], T | None]
    ) -> Iterator[T]:
        rows = []
        for row in matched.rows:
            reader = RowReader(matched, row)
            record = make(reader)
            rows.append(reader.row)
            self.issues += reader.issues
            if record is None or reader.lost:
                self.lost.add((matched.sheet.key, row.number))
            else:
                yield record
        self.rows[matched.sheet.key] = tuple(rows)
