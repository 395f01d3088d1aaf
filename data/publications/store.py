"""May this be done to the record, and what is then written?

``Store`` is the only way in and out of the record. Each act is one transaction:
it reads how things stand, asks whether the act is allowed, and writes the event
with what it records, or nothing. It may be called from many threads at once.

One case: two officers compared their drafts with version 6. The first clears
version 7; the second is refused, with a sentence, and compares again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from data.plan import Classification
from data.publications import answering, clearing
from data.publications.acting import Acting, in_utc, iso, key_of, said
from data.publications.entries import Entry
from data.publications.reading import Record, one_version, utc_now
from data.publications.records import (
    Answer,
    Basis,
    EventKind,
    Person,
    VersionRecord,
    live_of,
)
from data.publications.retelling import retold
from data.publications.stages import Act, check_may
from data.publications.storage import Storage

# What ``record`` writes: events that move no version from its stage.
BESIDE = frozenset(
    {EventKind.ROLE_REFUSED, EventKind.DOWNLOADED, EventKind.FILE_REFUSED}
)
_WHY = "Say why, so that the record can."


class Store(Record):
    """The append-only record of versions and of everything done to them.

    Every method raises StoreUnavailable, with a sentence, when whatever keeps
    the record cannot be read or written. Every act raises NotPublished, with a
    sentence, when it is not allowed, and LookupError for an id that is not
    there; it gives the version as it stands from then on.
    """

    def __init__(
        self,
        storage: Storage,
        *,
        now: Callable[[], datetime] = utc_now,
        second_person: bool = False,
    ) -> None:
        """``second_person``: who clears a version may have uploaded none of it."""
        super().__init__(storage, now=now)
        self._second_person = second_person

    # --- a draft and its files ---------------------------------------------

    def begin(
        self,
        *,
        plan_name: str,
        as_at: date | None,
        file_name: str,
        content: bytes,
        by: Person,
        note: str = "",
    ) -> VersionRecord:
        """Keep an upload as a new draft, at once.

        ``plan_name`` is "" and ``as_at`` None where the file does not say.
        """
        key = key_of(plan_name)
        with self._storage.writing() as rows:
            now = self._now()
            version = VersionRecord(
                id=rows.last_version() + 1,
                plan_key=key,
                plan_name=plan_name,
                as_at=as_at,
                begun_at=now,
                begun_by=by,
                note=note,
            )
            rows.add_version(version.id)
            act = Acting(rows, version, by, now)
            return act.write(
                EventKind.UPLOADED,
                note=note,
                plan_name=plan_name,
                as_at=iso(as_at),
                **act.keep(file_name, content),
            )

    def add_file(
        self,
        version_id: int,
        *,
        file_name: str,
        content: bytes,
        by: Person,
        replaces: int | None = None,
        plan_name: str | None = None,
        as_at: date | None = None,
    ) -> VersionRecord:
        """Add a file to a draft, or put it in the place of the one at ``replaces``.

        ``plan_name`` and ``as_at`` where the draft is now of another plan or day.
        What was checked before is to be checked again.
        """
        with self._acting(version_id, Act.ADD_FILE, by) as act:
            kind = EventKind.FILE_ADDED
            if replaces is not None:
                kind = EventKind.FILE_REPLACED
                _name_in_force(act.version, replaces)
            return act.write(
                kind,
                key=None if plan_name is None else key_of(plan_name),
                replaces=replaces,
                plan_name=plan_name,
                as_at=iso(as_at),
                **act.keep(file_name, content),
            )

    def leave_out(self, version_id: int, position: int, *, by: Person) -> VersionRecord:
        """Take a file out of force; its bytes are kept."""
        with self._acting(version_id, Act.LEAVE_OUT, by) as act:
            name = _name_in_force(act.version, position)
            return act.write(EventKind.FILE_LEFT_OUT, position=position, name=name)

    def choose_plan(
        self, version_id: int, plan_name: str, *, by: Person
    ) -> VersionRecord:
        """The officer's answer to which plan a draft is of."""
        key = key_of(said(plan_name, "Say which plan this is."))
        with self._acting(version_id, Act.CHOOSE_PLAN, by) as act:
            return act.write(EventKind.PLAN_CHOSEN, key=key, plan_name=plan_name)

    def answer(
        self,
        version_id: int,
        answers: Mapping[str, str],
        *,
        layout: str,
        holds: Iterable[str] = (),
        known: Sequence[Answer] = (),
        plan_name: str | None = None,
        as_at: date | None = None,
        by: Person,
    ) -> VersionRecord:
        """Keep what was said to the questions of the files in force.

        ``holds`` names the questions whose answer goes for the next file of this
        ``layout``; ``known`` are answers taken over, as ``remembered`` gives them.
        ``plan_name`` and ``as_at`` where the draft is now of another plan or day.
        What was checked before is to be checked again.
        """
        with self._acting(version_id, Act.ANSWER, by) as act:
            for answer in answers.values() if answers or known else [""]:
                said(answer, "Answer at least one of the questions first.")
            return act.write(
                EventKind.ANSWERED,
                key=None if plan_name is None else key_of(plan_name),
                plan_name=plan_name,
                as_at=iso(as_at),
                **answering.details(layout, answers, holds, known),
            )

    def discard(self, version_id: int, *, why: str, by: Person) -> VersionRecord:
        """Set a draft aside; it is kept, and ``restore`` brings it back."""
        with self._acting(version_id, Act.DISCARD, by) as act:
            return act.write(EventKind.DISCARDED, note=said(why, _WHY))

    # --- checking and clearing ---------------------------------------------

    def send_for_checking(
        self, version_id: int, *, by: Person, note: str = ""
    ) -> VersionRecord:
        """Say that a draft is ready for the partners to check."""
        with self._acting(version_id, Act.SEND_FOR_CHECKING, by) as act:
            return act.write(EventKind.SENT_FOR_CHECKING, note=note)

    def record_check(
        self, version_id: int, *, partner: str, who: str, on: date, by: Person
    ) -> VersionRecord:
        """Write down who checked the files in force for a partner, and when."""
        with self._acting(version_id, Act.RECORD_CHECK, by) as act:
            return act.write(
                EventKind.CHECKED,
                partner=said(partner, "Say which partner it was checked for."),
                who=said(who, "Say who checked it."),
                on=on.isoformat(),
            )

    def clear(  # noqa: PLR0913 - all of it stands in the record
        self,
        version_id: int,
        *,
        name: str,
        role: str,
        on: date,
        plan_name: str,
        as_at: date,
        classification: Classification,
        basis: Basis,
        by: Person,
        why: str = "",
        released: Mapping[str, Any] | None = None,
        paragraph: int | None = None,
    ) -> VersionRecord:
        """Clear a draft for opening, as its plan's next number.

        ``basis`` is what ``basis`` gave when the officer compared; ``name`` and
        ``role`` say who takes responsibility, on which day, and ``why`` what the
        public is shown may be shown. ``released`` is that, in what JSON has, kept as
        given; ``paragraph`` the one by which a restricted version is exempt.
        """
        key = key_of(said(plan_name, "Say which plan this is."))
        with self._acting(version_id, Act.CLEAR, by) as act:
            others = retold(act.rows.of_plan(key), act.now)
            clearing.check_has_files(act.version)
            clearing.check_compared(others, basis, act.now)
            clearing.check_not_the_live_ones(act.version, live_of(others))
            if self._second_person:
                clearing.check_second_person(act.version, by)
            act.rows.add_number(act.version.id, key, (basis.newest or 0) + 1)
            return act.write(
                EventKind.CLEARED,
                note=why,
                key=key,
                name=said(name, "Give the name of who cleared it."),
                role=said(role, "Give the role of who cleared it."),
                on=on.isoformat(),
                plan_name=plan_name,
                as_at=as_at.isoformat(),
                classification=classification.name,
                live=basis.live,
                newest=basis.newest,
                released=released,
                paragraph=paragraph,
            )

    # --- what readers see --------------------------------------------------

    def open(
        self,
        version_id: int,
        *,
        at: datetime | None = None,
        by: Person,
        forecast: Mapping[str, Any] | None = None,
    ) -> VersionRecord:
        """Open a cleared version to readers, now or at a time to come.

        Said again before that time comes, the new time holds. ``at`` is aware.
        ``forecast`` is the version's forecast as made, in what JSON has, and is kept
        as given: the record does not look into it.
        """
        with self._acting(version_id, Act.OPEN, by) as act:
            others = retold(act.rows.of_plan(act.version.plan_key), act.now)
            opens_at = act.now if at is None else in_utc(at)
            clearing.check_can_open(act.version, others, opens_at, act.now)
            return act.write(
                EventKind.OPENED, opens_at=opens_at.isoformat(), forecast=forecast
            )

    def withdraw(self, version_id: int, *, why: str, by: Person) -> VersionRecord:
        """Take a version from readers' view; the one before is live again.

        One that has not opened yet no longer opens by itself.
        """
        with self._acting(version_id, Act.WITHDRAW, by) as act:
            return act.write(EventKind.WITHDRAWN, note=said(why, _WHY))

    def restore(self, version_id: int, *, why: str, by: Person) -> VersionRecord:
        """Put back what was withdrawn, or set aside, to where it was."""
        with self._acting(version_id, Act.RESTORE, by) as act:
            return act.write(EventKind.RESTORED, note=said(why, _WHY))

    # --- what is said beside it --------------------------------------------

    def annotate(
        self, version_id: int, subject: str, text: str, *, by: Person
    ) -> VersionRecord:
        """Put a factual note beside the flag with the key ``subject``."""
        with self._acting(version_id, Act.ANNOTATE, by) as act:
            note = said(text, "Write the note.")
            return act.write(EventKind.NOTED, note=note, subject=subject)

    def correct(self, version_id: int, text: str, *, by: Person) -> VersionRecord:
        """Add a correction note to a version that has opened."""
        with self._acting(version_id, Act.CORRECT, by) as act:
            note = said(text, "Write the correction.")
            return act.write(EventKind.CORRECTED, note=note)

    def confirm_match(
        self, version_id: int, then_ref: str, now_ref: str, *, by: Person
    ) -> VersionRecord:
        """Say that what had one ref before is the action of another in this version.

        Said again of either ref, what is said last holds.
        """
        with self._acting(version_id, Act.CONFIRM_MATCH, by) as act:
            return act.write(
                EventKind.MATCH_CONFIRMED,
                then_ref=said(then_ref, "Say which action it was before."),
                now_ref=said(now_ref, "Say which action it is now."),
            )

    def record(
        self,
        kind: EventKind,
        *,
        by: Person,
        role: str,
        plan_key: str = "",
        version: int | None = None,
        note: str,
    ) -> None:
        """Write down a role refused, a restricted download or a file refused.

        ``version`` is the number asked for, whether or not there is such a one.

        Raises:
            ValueError: for any other kind of event, which has its own method.
        """
        if kind not in BESIDE:
            message = f"{kind} is written by what does it"
            raise ValueError(message)
        with self._storage.writing() as rows:
            rows.add_entry(
                Entry(
                    id=rows.last_entry() + 1,
                    kind=kind,
                    version_id=None,
                    plan_key=plan_key,
                    at=self._now(),
                    by=by,
                    role=role,
                    note=note,
                    details={"version": version},
                )
            )

    @contextmanager
    def _acting(self, version_id: int, act: Act, by: Person) -> Iterator[Acting]:
        with self._storage.writing() as rows:
            now = self._now()
            version = one_version(rows, version_id, now)
            check_may(version, act)
            yield Acting(rows, version, by, now)


def _name_in_force(version: VersionRecord, position: int) -> str:
    for file in version.files:
        if file.position == position:
            return file.name
    message = f"{version.title} has no file {position} in force."
    raise LookupError(message)
