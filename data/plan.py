"""What is a plan? Frozen records, and enums that carry their own wording.

A record is one row of one sheet. It holds what was understood, and its ``row``
holds where that came from: every cell's address and raw text, and whether the
row is made up. Nothing here knows of files, screens or storage.

One case: an action whose status cell says "Amber E" has
``delivery is Delivery.UNKNOWN`` and ``row.cells["status"].raw == "Amber E"``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Protocol


class Wording(Enum):
    """An enum whose value is the words a reader sees."""

    def __str__(self) -> str:
        return str(self.value)


class Delivery(Wording):
    """How far an action has got, as the workbook's status says."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    COMPLETE = "Complete"
    SUPERSEDED = "Superseded"
    UNKNOWN = "Unknown"


class Rating(Wording):
    """How an open action is going, as the officer claims it."""

    ON_TRACK = "On track"
    AT_RISK = "At risk"
    OFF_TRACK = "Off track"
    UNKNOWN = "Unknown"


class Assurance(Wording):
    """The ladder from a report to independent proof."""

    REPORTED = "Reported complete"
    EVIDENCED = "Evidenced"
    EMBEDDED = "Embedded in practice"
    VERIFIED = "Independently verified"
    UNKNOWN = "Unknown"

    @property
    def rung(self) -> int:
        """1 for reported to 4 for verified; 0 for a word nobody explained."""
        ladder = (self.REPORTED, self.EVIDENCED, self.EMBEDDED, self.VERIFIED)
        return ladder.index(self) + 1 if self in ladder else 0


class FindingKind(Wording):
    """What the inspectors called it."""

    PRIORITY = "Priority action"
    IMPROVEMENT = "Area for improvement"


class Better(Wording):
    """Which way a measure should move, or that it has no good direction."""

    HIGHER = "Higher"
    LOWER = "Lower"
    CONTEXT = "Context"


class Shows(Wording):
    """What a measure is evidence of; none of the four proves another."""

    ACTIVITY = "Activity"
    PRACTICE = "Practice"
    OUTCOME = "Outcome for children"
    VOICE = "Children and families' voice"


class CountOf(Wording):
    """What a cohort row counts."""

    CHILDREN = "Children"
    EPISODES = "Episodes"


class Classification(Wording):
    """Whether a version may be seen by the public."""

    OPEN = "Open"
    RESTRICTED = "Restricted"


class Precision(Wording):
    """How exact a written date was."""

    DAY = "day"
    WEEK = "week"  # until its last day, as every vaguer one is
    MONTH = "month"
    QUARTER = "quarter"  # a financial one, unless an officer said otherwise
    YEAR = "year"
    OPEN = "left open"  # "Ongoing", "TBC": said to have no date
    NONE = "no date"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its sheet, its address such as ``I17``, and its raw text.

    ``file`` names the file it stands in where the plan came in several, and is
    empty where there was only one.
    """

    sheet: str
    address: str
    raw: str
    file: str = ""

    def __str__(self) -> str:
        place = f"{self.sheet}, {self.address}"
        return f"{place} in {self.file}" if self.file else place


@dataclass(frozen=True)
class Row:
    """Where a record came from. ``cells`` is keyed by the record's field."""

    sheet: str
    number: int
    cells: Mapping[str, Cell] = field(default_factory=dict)
    made_up: bool = False

    def raw(self, name: str) -> str:
        """The raw text of a field's cell; empty where the column is absent."""
        cell = self.cells.get(name)
        return cell.raw if cell else ""

    def pick(self, *names: str) -> tuple[Cell, ...]:
        """The cells of these fields, those present, in the order asked."""
        return tuple(self.cells[name] for name in names if name in self.cells)


NOWHERE = Row("", 0)


class Record(Protocol):
    """Anything that came from one row."""

    @property
    def row(self) -> Row:
        """Where it came from."""


@dataclass(frozen=True, slots=True)
class Due:
    """A due date: the last day it allows, how exact it was, what was written."""

    on: date | None = None
    precision: Precision = Precision.NONE
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a financial quarter or a financial year, both ends included."""

    label: str
    start: date
    end: date


@dataclass(frozen=True)
class Meeting:
    """A meeting of the committee."""

    on: date
    name: str
    papers_published: date | None = None
    asked_to_decide: str = ""
    row: Row = NOWHERE


@dataclass(frozen=True)
class Finding:
    """What inspectors found, and whether anyone agreed it as addressed."""

    name: str
    kind: FindingKind
    found: str
    lead_agency: str = ""
    agreed_on: date | None = None
    agreed_by: str = ""
    row: Row = NOWHERE


@dataclass(frozen=True)
class Action:
    """One line of the plan. ``current_due`` is the original where none is given."""

    ref: str
    action: str
    lead_agency: tuple[str, ...]
    original_due: Due
    delivery: Delivery
    finding: str = ""
    theme: str = ""
    lead_officer: tuple[str, ...] = ()
    start: date | None = None
    current_due: Due = Due()
    rating: Rating | None = None
    completed_on: date | None = None
    assurance: Assurance | None = None
    evidence: str = ""
    impact_rating: str = ""
    update: str = ""
    row: Row = NOWHERE

    @property
    def counted(self) -> bool:
        """Superseded actions are left out of every count of the plan."""
        return self.delivery is not Delivery.SUPERSEDED

    @property
    def complete(self) -> bool:
        """Reported complete, which says nothing of evidence."""
        return self.delivery is Delivery.COMPLETE

    @property
    def evidenced(self) -> bool:
        """Whether evidence is recorded against it."""
        return bool(self.evidence)


@dataclass(frozen=True)
class RatingWord:
    """What one of the partnership's own status words means."""

    word: str
    delivery: Delivery | None = None
    rating: Rating | None = None
    assurance: Assurance | None = None
    note: str = ""
    row: Row = NOWHERE


@dataclass(frozen=True)
class Measure:
    """Something counted or audited to test whether a finding is answered."""

    ref: str
    name: str
    better: Better
    shows: Shows
    finding: str = ""
    organisation: str = ""
    unit: str = ""
    children: bool = False
    target: float | None = None
    counting_rule: str = ""
    who_checks: str = ""
    row: Row = NOWHERE


@dataclass(frozen=True, slots=True)
class Hidden:
    """What stands in place of a result that a reader may not see.

    ``says`` is "fewer than 5 of about 50 cases"; ``proportion`` tells a share of
    cases from a plain count.
    """

    says: str
    proportion: bool


@dataclass(frozen=True, slots=True)
class Protection:
    """The rule by which numbers of children were changed for the reader at hand.

    Counts from 1 to one below ``threshold`` are hidden, all others rounded to the
    ``nearest`` so many.
    """

    threshold: int
    nearest: int


@dataclass(frozen=True)
class AuditResult:
    """One result. ``cases`` is None where only a count or a percentage is given.

    ``rounded`` and ``hidden`` tell what was done to it for the reader at hand;
    ``base_withheld`` that a percentage's counts are known and not shown to them.
    """

    measure: str
    period: Period
    met: int | None = None
    cases: int | None = None
    percentage: float | None = None
    how_chosen: str = ""
    source: str = ""
    row: Row = NOWHERE
    rounded: bool = False
    base_withheld: bool = False
    hidden: Hidden | None = None


@dataclass(frozen=True)
class CohortPoint:
    """How many were on the list at a date, in one group.

    ``count`` is None for a reader it is hidden from, and ``hidden`` is then what
    they are shown in its place: "c", or the range that the other numbers imply.
    """

    on: date
    group: str
    count: int | None
    counts: CountOf = CountOf.CHILDREN
    joined: int | None = None
    left: int | None = None
    definition_changed: str = ""
    source: str = ""
    row: Row = NOWHERE
    hidden: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happened, or is expected by a date given to the committee."""

    on: Due
    event: str
    kind: str = ""
    given: Due = Due()
    source: str = ""
    row: Row = NOWHERE


@dataclass(frozen=True)
class Option:
    """A course of action the report considered, in the report's own words."""

    option: str
    impact: str
    risk: str
    reports_every: int | None = None
    row: Row = NOWHERE


@dataclass(frozen=True, slots=True)
class Score:
    """A likelihood and an impact on the plan's own scale."""

    likelihood: int
    impact: int

    @property
    def value(self) -> int:
        """Likelihood multiplied by impact."""
        return self.likelihood * self.impact


@dataclass(frozen=True)
class Risk:
    """One risk: before controls (gross), now (current) and aimed at (target)."""

    ref: str
    risk: str
    cause: str = ""
    consequence: str = ""
    gross: Score | None = None
    current: Score | None = None
    target: Score | None = None
    owner: str = ""
    controls: str = ""
    finding: str = ""
    actions: tuple[str, ...] = ()
    row: Row = NOWHERE


@dataclass(frozen=True, slots=True)
class Band:
    """A range of risk scores and the partnership's word for it."""

    low: int
    high: int
    word: str


@dataclass(frozen=True)
class Recommendation:
    """What the committee was, or is, recommended to agree."""

    on: date
    text: str
    status: str = ""
    response: str = ""
    row: Row = NOWHERE


@dataclass(frozen=True)
class Claim:
    """A figure told to the committee, and what it could be checked against."""

    statement: str
    figure: float | None = None
    unit: str = ""
    report: str = ""
    paragraph: str = ""
    checked_against: str = ""
    row: Row = NOWHERE


@dataclass(frozen=True)
class Plan:
    """Everything one workbook says.

    ``columns`` holds, for each sheet present, the fields its header row has,
    so that "not recorded in this workbook" can be told from "none recorded".
    ``withheld`` holds a sentence for each kind of content taken out for the
    reader at hand, keyed by the sheet it came from; ``protection`` is the rule by
    which numbers of children were rounded and hidden, None where they are true.
    """

    name: str
    partnership: str
    as_at: date
    sign_off_due: date | None = None
    inspected: str = ""
    inspection_date: Due = Due()
    submitted: date | None = None
    committee: str = ""
    classification: Classification = Classification.RESTRICTED
    risk_scale: int | None = None
    risk_bands: tuple[Band, ...] = ()
    next_update_due: date | None = None
    contact: str = ""
    meetings: tuple[Meeting, ...] = ()
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()
    ratings: tuple[RatingWord, ...] = ()
    measures: tuple[Measure, ...] = ()
    audits: tuple[AuditResult, ...] = ()
    cohort: tuple[CohortPoint, ...] = ()
    events: tuple[Event, ...] = ()
    options: tuple[Option, ...] = ()
    risks: tuple[Risk, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    claims: tuple[Claim, ...] = ()
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    withheld: Mapping[str, str] = field(default_factory=dict)
    protection: Protection | None = None
    row: Row = NOWHERE

    def has_sheet(self, sheet: str) -> bool:
        """Whether the workbook holds this sheet, empty or not."""
        return sheet in self.columns

    def has_column(self, sheet: str, name: str) -> bool:
        """Whether the sheet's header row has this field."""
        return name in self.columns.get(sheet, frozenset())

    def finding(self, name: str) -> Finding | None:
        """The finding of this name, whatever the case it was written in."""
        return self._findings.get(name.casefold())

    def measure(self, ref: str) -> Measure | None:
        """The measure of this ref, whatever the case it was written in."""
        return self._measures.get(ref.casefold())

    def rows(self) -> Iterator[Row]:
        """Every row of every sheet that was read, the Plan sheet's first."""
        yield self.row
        yield from (record.row for record in self._records())

    def _records(self) -> Iterator[Record]:
        yield from self.meetings
        yield from self.findings
        yield from self.actions
        yield from self.ratings
        yield from self.measures
        yield from self.audits
        yield from self.cohort
        yield from self.events
        yield from self.options
        yield from self.risks
        yield from self.recommendations
        yield from self.claims

    @cached_property
    def made_up(self) -> bool:
        """Whether any row of the workbook is marked made up."""
        return any(row.made_up for row in self.rows())

    @cached_property
    def _findings(self) -> Mapping[str, Finding]:
        return {item.name.casefold(): item for item in reversed(self.findings)}

    @cached_property
    def _measures(self) -> Mapping[str, Measure]:
        return {item.ref.casefold(): item for item in reversed(self.measures)}
