"""What does a draft say, and what would it change for readers?

A draft is read again from the files kept in the record whenever it is resumed, so
nothing of it lives in a browser. It is set beside the version that readers saw
when its officer compared them: that pairing is the ``Basis``, and clearing is
refused once the record has moved on from it.

One case: draft 12 holds one workbook, read as Westmere's position at 30 June; it
is compared with version 6, which is live.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from components.publishing.questions import Question, question
from data import workbook
from data.analysis.changes import Changes, changes
from data.plan import Plan, Wording
from data.publications import (
    Basis,
    EventRecord,
    Stage,
    Store,
    VersionRecord,
)
from data.release import gate
from data.release.audience import Act, Role, can_view, check_can
from data.release.clearance import from_record
from data.release.disclosure import THRESHOLD
from data.release.released import Released
from data.workbook.issue import Reading, Severity, Verdict
from data.workbook.understanding import Understanding

Read = Callable[[VersionRecord], Reading]
OPEN_QUESTION = "question_open"


class Step(Wording):
    """What an officer has to do next, in the order in which it is done."""

    CHECK = "Check"
    COMPARE = "Compare"
    CLEAR = "Clear"
    OPEN = "Open"

    @property
    def number(self) -> int:
        """1 for Check to 4 for Open."""
        return list(Step).index(self) + 1


@dataclass(frozen=True)
class Seen:
    """One version as its readers see it: officers, and the public where they may."""

    record: VersionRecord
    plan: Plan
    public: Plan | None


@dataclass(frozen=True)
class LaidOut:
    """What was made of a version's layout, and what was answered of it."""

    record: VersionRecord
    understanding: Understanding


@dataclass(frozen=True)
class Work:
    """One version an officer has before them, from draft to withdrawn.

    Attributes:
        record: what the record of publications holds of it.
        reading: what its files say, and what is wrong with them.
        plan, public: as officers and as the public would see it; None where it
            cannot be read so far, or where the public sees nothing of it.
        live: what readers see now; None where nothing of the plan is open.
        before: the version it is compared with; None for a plan's first.
        laid_out: the live version of its plan, or of the one chosen beside the page
            while its own is not known; None where there is none.
        basis: the live and newest version when it was compared.
        moved_on: whether the record has moved on since.
        question: whether its plan is to be asked about; None where it is settled.
        events: everything done to it, oldest first.
        now: the moment at which all this was so.
    """

    record: VersionRecord
    reading: Reading
    plan: Plan | None
    public: Plan | None
    live: VersionRecord | None
    before: Seen | None
    basis: Basis
    moved_on: bool
    question: Question | None
    events: tuple[EventRecord, ...]
    now: datetime
    laid_out: LaidOut | None = None

    @property
    def unnumbered(self) -> bool:
        """Whether it is still a draft, so that its files may change."""
        return self.record.stage in (Stage.DRAFT, Stage.CHECKING)

    @property
    def ready(self) -> bool:
        """Whether nothing is left to correct or to answer."""
        return (
            self.plan is not None
            and self.reading.verdict is Verdict.PUBLISHABLE
            and self.question is None
            and not self.understanding.blocking
        )

    @property
    def understanding(self) -> Understanding:
        """What was made of files in another layout than the template's."""
        return self.reading.understanding

    @property
    def step(self) -> Step:
        """What is to be done next."""
        if not self.unnumbered:
            return Step.OPEN
        if not self.ready:
            return Step.CHECK
        return Step.CLEAR if self.record.stage is Stage.CHECKING else Step.COMPARE

    @property
    def errors(self) -> int:
        """How many cells are to be corrected; an open question is none of them."""
        wrong = self.reading.of(Severity.ERROR)
        return sum(one.code != OPEN_QUESTION for one in wrong)

    @cached_property
    def changes(self) -> Changes | None:
        """What it changes in the actions; None for a plan's first version."""
        if self.plan is None or self.before is None:
            return None
        return changes(self.before.plan, self.plan, confirmed=self.record.confirmed)


def read(store: Store, record: VersionRecord) -> Reading:
    """What its files say together, with its own answers, through the intake."""
    files = [
        (store.content(record.id, file.position), file.name) for file in record.files
    ]
    if not files:
        return Reading(Verdict.ERRORS, None, (), {})
    return workbook.read_files(files, record.answers)


def look_at(
    store: Store,
    number: int,
    *,
    role: Role,
    chosen: str,
    basis: Basis | None,
    reading_of: Read,
    now: datetime,
    threshold: int = THRESHOLD,
) -> Released[Work]:
    """The version of this id, read and set beside what it follows.

    The public's view of a version is as its clearing decided, else by ``threshold``.

    ``chosen`` is the key of the plan chosen beside the page ("" for none), and
    ``basis`` what it was compared with before; None compares it with the present.

    Raises:
        NotAllowed: when the role may not publish.
        LookupError: when the record holds no such draft or version.
        StoreUnavailable: with a sentence, when the record cannot be read.
    """
    check_can(role, Act.COMPARE)
    record = store.version(number)
    reading = reading_of(record)
    events = tuple(one for one in store.events() if one.draft == number)
    plan = _named(reading.plan, record)
    key = record.plan_key
    present = store.basis(key) if key else Basis(None, None)
    compared = basis or present
    work = Work(
        record=record,
        reading=reading,
        plan=gate.release(plan, role).shown if plan else None,
        public=as_public(plan, record, threshold) if plan else None,
        live=store.live(key) if key else None,
        before=_before(store, record, compared, role, reading_of, threshold),
        basis=compared,
        moved_on=compared != present,
        question=_asked(store, record, reading, chosen, events),
        events=events,
        now=now,
        laid_out=_laid_out(store, record, reading, key or chosen, reading_of),
    )
    return gate.for_officers(work, role)


def _laid_out(
    store: Store, record: VersionRecord, reading: Reading, key: str, reading_of: Read
) -> LaidOut | None:
    """How the live version was laid out; not asked for one in the template's layout."""
    live = store.live(key) if reading.understanding.layout and key else None
    if live is None or live.id == record.id:
        return None
    return LaidOut(live, reading_of(live).understanding)


def _asked(
    store: Store,
    record: VersionRecord,
    reading: Reading,
    chosen: str,
    events: tuple[EventRecord, ...],
) -> Question | None:
    draft = record.stage in (Stage.DRAFT, Stage.CHECKING)
    if not draft or reading.plan is None:
        return None
    return question(reading.plan.name, chosen, store.plans(), events)


def _named(plan: Plan | None, record: VersionRecord) -> Plan | None:
    """The plan under the name it is kept by, which an officer may have chosen."""
    if plan is None or not record.plan_name:
        return plan
    return replace(plan, name=record.plan_name)


def _before(
    store: Store,
    record: VersionRecord,
    basis: Basis,
    role: Role,
    reading_of: Read,
    threshold: int,
) -> Seen | None:
    """The version that was live when it was compared, unless it is that one."""
    for one in store.versions(record.plan_key) if basis.live else ():
        if one.number == basis.live and one.id != record.id:
            plan = _named(reading_of(one).plan, one)
            if plan is not None:
                public = as_public(plan, one, threshold)
                return Seen(one, gate.release(plan, role).shown, public)
    return None


def as_public(plan: Plan, record: VersionRecord, threshold: int) -> Plan | None:
    """The plan as the public would see it; None where it is restricted."""
    if not can_view(Role.PUBLIC, plan.classification):
        return None
    if record.released is None:
        return gate.release(plan, Role.PUBLIC, threshold=threshold).shown
    kept = from_record(record.released)
    return gate.release(
        plan, Role.PUBLIC, threshold=kept.threshold, shown=kept.shown
    ).shown
