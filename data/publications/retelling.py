"""Where does each version stand, by what was written of it and the clock?

The only reading of the entries: each adds what it says to the record of its
version, and the clock says which have opened. Pure: ``now`` is a parameter.

One case: version 7's entries say that it opens at 10:00. Retold at 9:59 it is
Cleared and version 6 Open; retold at 10:00 it is Open and version 6 Superseded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from data.plan import Classification
from data.publications.entries import Entry, files_of
from data.publications.records import (
    Answer,
    Basis,
    Check,
    Clearing,
    EventKind,
    FileRecord,
    Note,
    Stage,
    VersionRecord,
)

Retold = Callable[[VersionRecord, Entry], VersionRecord]


def retold(entries: Iterable[Entry], now: datetime) -> tuple[VersionRecord, ...]:
    """Every version these entries tell of, numbered ones in order, then drafts.

    Give all the numbered versions of a plan or none: which of them is live
    follows from the others. Entries of no version are passed over.
    """
    found: dict[int, VersionRecord] = {}
    for entry in entries:
        if entry.version_id is None:
            continue
        before = found.get(entry.version_id) or _begun(entry)
        found[entry.version_id] = replace(
            _TOLD[entry.kind](before, entry), number=entry.number
        )
    versions = [_by_the_clock(one, now) for one in found.values()]
    versions.sort(key=lambda one: (one.number is None, one.number or 0, one.id))
    return tuple(_superseded(versions))


# --- the clock ---------------------------------------------------------------


def _by_the_clock(version: VersionRecord, now: datetime) -> VersionRecord:
    opened = version.opens_at is not None and version.opens_at <= now
    if version.stage is Stage.CLEARED and opened:
        return replace(version, stage=Stage.OPEN)
    return version


def _superseded(versions: list[VersionRecord]) -> list[VersionRecord]:
    """Of each plan's open versions only the newest stays open."""
    live: dict[str, int] = {
        one.plan_key: one.number or 0 for one in versions if one.stage is Stage.OPEN
    }
    return [
        replace(one, stage=Stage.SUPERSEDED)
        if one.stage is Stage.OPEN and one.number != live[one.plan_key]
        else one
        for one in versions
    ]


# --- what each kind of entry adds --------------------------------------------


def _begun(entry: Entry) -> VersionRecord:
    assert entry.version_id is not None  # noqa: S101 - only such entries come here
    return VersionRecord(
        id=entry.version_id,
        plan_key=entry.plan_key,
        plan_name="",
        as_at=None,
        begun_at=entry.at,
        begun_by=entry.by,
        note=entry.note,
    )


def _file_added(version: VersionRecord, entry: Entry) -> VersionRecord:
    file = _file(entry.details, entry)
    replaced = entry.details.get("replaces")
    kept = [file if one.position == replaced else one for one in version.files]
    if replaced is None:
        kept.append(file)
    return replace(
        _unchecked(version),
        plan_key=entry.plan_key,
        plan_name=entry.details.get("plan_name") or version.plan_name,
        as_at=_day(entry.details.get("as_at")) or version.as_at,
        files=tuple(kept),
        every_file=(*version.every_file, file),
        answered=(),
    )


def _file_left_out(version: VersionRecord, entry: Entry) -> VersionRecord:
    position = entry.details["position"]
    kept = tuple(one for one in version.files if one.position != position)
    return replace(_unchecked(version), files=kept, answered=())


def _unchecked(version: VersionRecord) -> VersionRecord:
    """What says something else is a draft again: nobody has checked it so far."""
    return replace(version, stage=Stage.DRAFT, checks=())


def _plan_chosen(version: VersionRecord, entry: Entry) -> VersionRecord:
    name = entry.details["plan_name"]
    return replace(version, plan_key=entry.plan_key, plan_name=name)


def _sent_for_checking(version: VersionRecord, _entry: Entry) -> VersionRecord:
    return replace(version, stage=Stage.CHECKING)


def _checked(version: VersionRecord, entry: Entry) -> VersionRecord:
    given = entry.details
    on = date.fromisoformat(given["on"])
    check = Check(given["partner"], given["who"], on, entry.by, entry.at)
    return replace(version, stage=Stage.CHECKING, checks=(*version.checks, check))


def _cleared(version: VersionRecord, entry: Entry) -> VersionRecord:
    given = entry.details
    clearing = Clearing(
        name=given["name"],
        role=given["role"],
        on=date.fromisoformat(given["on"]),
        by=entry.by,
        at=entry.at,
        after=Basis(given["live"], given["newest"]),
        why=entry.note,
    )
    return replace(
        _classified(version, entry),
        clearing=clearing,
        released=given.get("released"),
        paragraph=given.get("paragraph"),
    )


def _classified(version: VersionRecord, entry: Entry) -> VersionRecord:
    given = entry.details
    return replace(
        version,
        stage=Stage.CLEARED,
        plan_key=entry.plan_key,
        plan_name=given["plan_name"],
        as_at=date.fromisoformat(given["as_at"]),
        classification=Classification[given["classification"]],
    )


def _opened(version: VersionRecord, entry: Entry) -> VersionRecord:
    opens_at = datetime.fromisoformat(entry.details["opens_at"])
    return replace(
        version,
        opens_at=opens_at,
        opened_by=entry.by,
        forecast=entry.details.get("forecast"),
    )


def _withdrawn(version: VersionRecord, entry: Entry) -> VersionRecord:
    """What had not opened by then no longer opens by itself."""
    kept = version.opens_at
    if kept is not None and kept > entry.at:
        kept = None
    return replace(
        version,
        stage=Stage.WITHDRAWN,
        opens_at=kept,
        opened_by=version.opened_by if kept else None,
        forecast=version.forecast if kept else None,
        withdrawn_at=entry.at,
        withdrawn_why=entry.note,
    )


def _restored(version: VersionRecord, _entry: Entry) -> VersionRecord:
    """Back to where it was; what had opened is open again."""
    stage = Stage.CLEARED
    if version.stage is Stage.DISCARDED:
        stage = Stage.CHECKING if version.checks else Stage.DRAFT
    return replace(version, stage=stage, withdrawn_at=None, withdrawn_why="")


def _discarded(version: VersionRecord, _entry: Entry) -> VersionRecord:
    return replace(version, stage=Stage.DISCARDED)


def _noted(version: VersionRecord, entry: Entry) -> VersionRecord:
    note = Note(entry.details["subject"], entry.note, entry.by, entry.at)
    return replace(version, notes=(*version.notes, note))


def _corrected(version: VersionRecord, entry: Entry) -> VersionRecord:
    note = Note("", entry.note, entry.by, entry.at)
    return replace(version, corrections=(*version.corrections, note))


def _match_confirmed(version: VersionRecord, entry: Entry) -> VersionRecord:
    """What is said of a ref again takes the place of what was said before."""
    pair = (entry.details["then_ref"], entry.details["now_ref"])
    kept = [
        one
        for one in version.confirmed
        if all(old != new for old, new in zip(one, pair, strict=True))
    ]
    return replace(version, confirmed=(*kept, pair))


def _answered(version: VersionRecord, entry: Entry) -> VersionRecord:
    """What is answered again takes the place of what was answered before."""
    given = tuple(_answers(entry))
    again = {one.question for one in given}
    kept = (one for one in version.answered if one.question not in again)
    return replace(
        _unchecked(version),
        plan_key=entry.plan_key,
        plan_name=entry.details.get("plan_name") or version.plan_name,
        as_at=_day(entry.details.get("as_at")) or version.as_at,
        answered=(*kept, *given),
    )


def _answers(entry: Entry) -> Iterator[Answer]:
    given = entry.details
    for question, answer in given["answers"].items():
        source = given["remembered_from"].get(question)
        yield Answer(
            question=question,
            answer=answer,
            layout=given["layout"],
            holds=question in given["kept"],
            by=source["by"] if source else entry.by.name,
            at=datetime.fromisoformat(source["at"]) if source else entry.at,
            remembered_from=source["draft"] if source else None,
        )


def _published(version: VersionRecord, entry: Entry) -> VersionRecord:
    """The first release's one step: uploaded, cleared and opened at once."""
    files = tuple(_file(one, entry) for one in files_of(entry))
    return replace(
        _classified(version, entry),
        files=files,
        every_file=files,
        opens_at=entry.at,
        opened_by=entry.by,
    )


def _unmoved(version: VersionRecord, _entry: Entry) -> VersionRecord:
    return version


_TOLD: Mapping[EventKind, Retold] = {
    EventKind.UPLOADED: _file_added,
    EventKind.FILE_ADDED: _file_added,
    EventKind.FILE_REPLACED: _file_added,
    EventKind.FILE_LEFT_OUT: _file_left_out,
    EventKind.FILE_REFUSED: _unmoved,
    EventKind.PLAN_CHOSEN: _plan_chosen,
    EventKind.SENT_FOR_CHECKING: _sent_for_checking,
    EventKind.CHECKED: _checked,
    EventKind.CLEARED: _cleared,
    EventKind.OPENED: _opened,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.RESTORED: _restored,
    EventKind.DISCARDED: _discarded,
    EventKind.NOTED: _noted,
    EventKind.CORRECTED: _corrected,
    EventKind.MATCH_CONFIRMED: _match_confirmed,
    EventKind.ANSWERED: _answered,
    EventKind.ROLE_REFUSED: _unmoved,
    EventKind.DOWNLOADED: _unmoved,
    EventKind.PUBLISHED: _published,
}


# --- the parts ---------------------------------------------------------------


def _file(given: Mapping[str, Any], entry: Entry) -> FileRecord:
    return FileRecord(
        position=given["position"],
        name=given["name"],
        sha256=given["sha256"],
        size=given["size"],
        at=entry.at,
        by=entry.by,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
