"""What may an officer do to a draft, and to a version that has been open?

Every act asks whether the role may publish, then leaves the decision to the
record, which alone knows what may be done at which stage. What is typed is
understood here; what is not understood, or may not be done, is refused with a
sentence that says what to do next.

One case: an officer clears draft 12, which another version has overtaken:
NotPublished, "Another version was opened at 14:02 by … Compare again."
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from components.publishing import releasing, times
from components.publishing.answering import recall
from components.publishing.questions import kept_name
from components.publishing.work import Read, Work, read
from data import words, workbook
from data.analysis.forecast import made
from data.plan import Classification, Plan
from data.publications import EventKind, NotPublished, Person, Store, VersionRecord
from data.release.audience import Act, Role, check_can
from data.release.disclosure import THRESHOLD
from data.workbook.issue import Reading, Verdict


@dataclass(frozen=True)
class Officer:
    """Who acts: their role here, their name in the record, and their own title."""

    role: Role
    person: Person
    title: str = ""


class FileRefused(Exception):
    """A file could not be opened; the text says why and what to do next."""


def upload(
    store: Store,
    content: bytes,
    name: str,
    *,
    officer: Officer,
    draft: int | None = None,
    replaces: int | None = None,
) -> VersionRecord:
    """Keep a file at once: as a new draft, beside a draft's files, or for one.

    Raises:
        FileRefused: with a sentence, when it cannot be opened. Nothing of it is
            kept but its name, size and SHA-256, and the reason.
        NotPublished, StoreUnavailable: with a sentence, as the record refuses it.
    """
    check_can(officer.role, Act.UPLOAD)
    reading = workbook.read(content, name)
    if reading.verdict is Verdict.REFUSED:
        _refuse(store, content, name, reading, officer)
    plan = reading.plan
    if draft is None:
        record = store.begin(
            plan_name=kept_name(plan),
            as_at=plan.as_at if plan else None,
            file_name=name,
            content=content,
            by=officer.person,
        )
        return recall(store, record, (), by=officer.person, reading=reading)
    before = store.version(draft).answered
    record = store.add_file(
        draft,
        file_name=name,
        content=content,
        by=officer.person,
        replaces=replaces,
        plan_name=kept_name(plan) or None,
        as_at=plan.as_at if plan else None,
    )
    alone = reading if len(record.files) == 1 else None
    return recall(store, record, before, by=officer.person, reading=alone)


def _refuse(
    store: Store, content: bytes, name: str, reading: Reading, officer: Officer
) -> None:
    issue = reading.issues[0]
    reason = words.paragraph((issue.message, issue.remedy))
    sha256 = hashlib.sha256(content).hexdigest()
    size = words.count(len(content), "byte")
    store.record(
        EventKind.FILE_REFUSED,
        by=officer.person,
        role=officer.role.value,
        note=f"{name}, {size}, SHA-256 {sha256}. {reason}",
    )
    raise FileRefused(reason)


def leave_out(store: Store, work: Work, position: int, *, officer: Officer) -> None:
    """Leave one of a draft's files out; its bytes stay in the record."""
    check_can(officer.role, Act.UPLOAD)
    record = store.leave_out(work.record.id, position, by=officer.person)
    recall(store, record, work.record.answered, by=officer.person)


def answer(store: Store, work: Work, plan_name: str, *, officer: Officer) -> None:
    """Say which plan a workbook is a version of."""
    check_can(officer.role, Act.UPLOAD)
    store.choose_plan(work.record.id, plan_name, by=officer.person)


def send(store: Store, work: Work, note: str, *, officer: Officer) -> None:
    """Mark a draft as being checked.

    Raises:
        NotPublished: while anything is left to correct or to answer.
    """
    check_can(officer.role, Act.SEND)
    _check_ready(work)
    store.send_for_checking(work.record.id, by=officer.person, note=note.strip())


def check(
    store: Store, work: Work, who: dict[str, str], on: str, *, officer: Officer
) -> int:
    """Record who checked for each partner; how many were new.

    ``who`` holds a name by partner; a blank one, or one recorded already, is left.

    Raises:
        NotUnderstood: when ``on`` is no day.
        NotPublished: when no name is new.
    """
    check_can(officer.role, Act.CHECK)
    recorded = {one.partner: one.who for one in work.record.checks}
    new = {
        partner: name.strip()
        for partner, name in who.items()
        if name.strip() and name.strip() != recorded.get(partner)
    }
    if not new:
        message = "Give the name of somebody who checked, for at least one partner."
        raise NotPublished(message)
    day = times.parse_day(on, example=times.today(work.now))
    for partner, name in new.items():
        store.record_check(
            work.record.id, partner=partner, who=name, on=day, by=officer.person
        )
    return len(new)


def clear(  # noqa: PLR0913 - all of it stands in the record
    store: Store,
    work: Work,
    *,
    name: str,
    title: str,
    on: str,
    officer: Officer,
    why: str = "",
    paragraph: int | None = None,
    threshold: int = THRESHOLD,
    reading_of: Read | None = None,
) -> VersionRecord:
    """Clear a draft, which then has its number and may be opened.

    ``why`` says why the public may be shown its numbers of children, which are hidden
    below ``threshold``; ``paragraph`` by which a restricted version is exempt. How
    its numbers are shown is written with the clearing, and holds from then on.

    Raises:
        NotUnderstood: when ``on`` is no day.
        NotPublished: while anything is left to correct or to answer, without a
            name and a role, for a day to come, where the identification check
            releases nothing or no reason is given, or as the record refuses it.
    """
    check_can(officer.role, Act.CLEAR)
    plan = _check_ready(work)
    if not name.strip() or not title.strip():
        message = "Give the name and the role of the person who clears it."
        raise NotPublished(message)
    today = times.today(work.now)
    day = times.parse_day(on, example=today)
    if day > today:
        message = f"{words.day(day)} is still to come. Give the day it was cleared."
        raise NotPublished(message)
    read_it = reading_of or partial(read, store)
    released = releasing.check_released(
        work, why, lambda: releasing.prepare(store, work, threshold, read_it)
    )
    restricted = plan.classification is Classification.RESTRICTED
    return store.clear(
        work.record.id,
        why=why,
        released=released.as_record() if released else None,
        paragraph=paragraph if restricted else None,
        name=name.strip(),
        role=title.strip(),
        on=day,
        plan_name=plan.name,
        as_at=plan.as_at,
        classification=plan.classification,
        basis=work.basis,
        by=officer.person,
    )


def open_now(store: Store, work: Work, *, officer: Officer) -> VersionRecord:
    """Open a cleared version to its readers at once, with its forecast as made."""
    check_can(officer.role, Act.OPEN)
    return store.open(
        work.record.id, at=None, by=officer.person, forecast=_forecast(work)
    )


def open_at(
    store: Store, work: Work, text: str, *, now: datetime, officer: Officer
) -> VersionRecord:
    """Open a cleared version at a time to come, written as one is read.

    Its forecast is made now: it rests on the version alone, whenever that opens.

    Raises:
        NotUnderstood: when it is no time.
        NotPublished: when it has passed, or as the record refuses it.
    """
    check_can(officer.role, Act.OPEN)
    at = times.parse_moment(text, example=times.next_morning(now))
    if at <= now:
        message = f"{times.moment(at)} has passed. Give a time to come, or open it now."
        raise NotPublished(message)
    return store.open(
        work.record.id, at=at, by=officer.person, forecast=_forecast(work)
    )


def _forecast(work: Work) -> dict[str, Any] | None:
    """The version's forecast, to be kept as made; None where it cannot be read."""
    if work.plan is None or work.record.number is None:
        return None
    return made(work.plan, work.record.number).as_record()


def withdraw(store: Store, work: Work, why: str, *, officer: Officer) -> None:
    """Remove a version from view; the record is kept."""
    check_can(officer.role, Act.WITHDRAW)
    store.withdraw(work.record.id, why=_reason(why), by=officer.person)


def restore(store: Store, work: Work, why: str, *, officer: Officer) -> None:
    """Put a withdrawn version back as it was."""
    check_can(officer.role, Act.RESTORE)
    store.restore(work.record.id, why=_reason(why), by=officer.person)


def discard(store: Store, work: Work, why: str, *, officer: Officer) -> None:
    """Set a draft aside; its files and its record are kept."""
    check_can(officer.role, Act.DISCARD)
    store.discard(work.record.id, why=_reason(why), by=officer.person)


def annotate(
    store: Store, work: Work, subject: str, text: str, *, officer: Officer
) -> None:
    """Put a factual note beside a change, a point or progress not yet proved."""
    check_can(officer.role, Act.ANNOTATE)
    if not subject:
        message = "Choose what the note is about."
        raise NotPublished(message)
    store.annotate(work.record.id, subject, _noted(text), by=officer.person)


def confirm(
    store: Store, work: Work, then_ref: str, now_ref: str, *, officer: Officer
) -> None:
    """Confirm that what had one ref before is the action of another in this version."""
    check_can(officer.role, Act.CONFIRM_MATCH)
    store.confirm_match(work.record.id, then_ref, now_ref, by=officer.person)


def correct(store: Store, work: Work, text: str, *, officer: Officer) -> None:
    """Add a correction note to a version that has been open."""
    check_can(officer.role, Act.CORRECT)
    store.correct(work.record.id, _noted(text), by=officer.person)


def download(store: Store, work: Work, position: int, *, officer: Officer) -> bytes:
    """A file as it was uploaded, byte for byte; that it was fetched is recorded."""
    check_can(officer.role, Act.DOWNLOAD_FILE)
    content = store.content(work.record.id, position)
    (file,) = (one for one in work.record.every_file if one.position == position)
    _downloaded(store, work, f"{file.name}{_of_draft(work)}, as uploaded", officer)
    return content


def clean_copy(
    store: Store, work: Work, notes: Sequence[str], *, officer: Officer
) -> bytes:
    """What was read, in the template's layout, made new; its fetching is recorded.

    Raises:
        NotPublished: when nothing could be read as a plan.
    """
    # Loaded when first asked for: readers never need a spreadsheet library.
    from data.workbook import copying  # noqa: PLC0415

    check_can(officer.role, Act.DOWNLOAD_FILE)
    if work.plan is None:
        message = f"{work.record.title} cannot be read as a plan yet."
        raise NotPublished(message)
    content = copying.in_template(work.plan, notes)
    _downloaded(store, work, f"Clean copy{_of_draft(work)}", officer)
    return content


def _downloaded(store: Store, work: Work, note: str, officer: Officer) -> None:
    store.record(
        EventKind.DOWNLOADED,
        by=officer.person,
        role=officer.role.value,
        plan_key=work.record.plan_key,
        version=work.record.number,
        note=note,
    )


def _of_draft(work: Work) -> str:
    return "" if work.record.number else f" of draft {work.record.id}"


def _check_ready(work: Work) -> Plan:
    """The plan, once nothing is left to correct or to answer."""
    if open_ones := work.understanding.blocking:
        left = words.count(len(open_ones), "question")
        change = words.plural(len(open_ones), "changes a figure", "change a figure")
        are = words.plural(len(open_ones), "is", "are")
        message = f"{left} that {change} {are} still open. Answer them first."
        raise NotPublished(words.capital(message))
    if work.plan is None or work.reading.verdict is not Verdict.PUBLISHABLE:
        left = words.count(work.errors, "cell")
        message = f"There is still {left} to correct. Upload a corrected file first."
        raise NotPublished(message)
    if work.question is not None:
        message = f"{work.question.asks} Answer that first."
        raise NotPublished(message)
    return work.plan


def _reason(why: str) -> str:
    if not why.strip():
        message = "Give the reason, so that the record can say why."
        raise NotPublished(message)
    return why.strip()


def _noted(text: str) -> str:
    if not text.strip():
        message = "Write the note first."
        raise NotPublished(message)
    return text.strip()
