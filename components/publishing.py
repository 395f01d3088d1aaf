"""What does an officer's file say, what would it change, and is it published?

It reads an uploaded file, sets it
beside what readers see now, and publishes it. Nothing is kept until then, and
a refused or broken file leaves everything as it was. Every function asks
whether the role may publish, and raises NotAllowed where it may not.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data import words, workbook
from data.plan import Plan
from data.publications import (
    Basis,
    NotPublished,
    Person,
    Store,
    StoreUnavailable,
    VersionRecord,
    plan_key,
)
from data.release import gate
from data.release.audience import Role, can_view, check_can_publish
from data.release.released import Released
from data.workbook.issue import Reading, Verdict
from data.workbook.rules import RULES

__all__ = [
    "NotPublished",
    "StoreUnavailable",
    "Upload",
    "check",
    "history",
    "publish",
    "rules",
    "template_bytes",
]


@dataclass(frozen=True)
class Upload:
    """One file as an officer gave it, beside what readers see of its plan now.

    ``live`` is the plan as officers see it now and ``live_number`` its version;
    both None where the plan is new. ``public`` is this file as the public would
    see it; None where it is restricted.
    """

    name: str
    content: bytes
    reading: Reading
    live: Plan | None = None
    live_number: int | None = None
    public: Plan | None = None


def check(store: Store, content: bytes, name: str, role: Role) -> Released[Upload]:
    """Read an officer's file through the isolated intake, and what it follows.

    Raises:
        NotAllowed: when the role may not publish.
        StoreUnavailable: with a sentence, when the record cannot be read.
    """
    check_can_publish(role)
    found = workbook.read(content, name)
    plan = found.plan
    if plan is None:
        return gate.for_officers(Upload(name, content, found), role)
    live = store.live(plan_key(plan.name))
    upload = Upload(
        name,
        content,
        found,
        live=_live_plan(store, live) if live else None,
        live_number=live.number if live else None,
        public=_as_public(plan),
    )
    return gate.for_officers(upload, role)


def _live_plan(store: Store, live: VersionRecord) -> Plan | None:
    return workbook.read(store.content(live.id), "live.xlsx").plan


def _as_public(plan: Plan) -> Plan | None:
    if not can_view(Role.PUBLIC, plan.classification):
        return None
    return gate.release(plan, Role.PUBLIC).shown


def publish(
    store: Store, upload: Upload, *, by: str, note: str, role: Role
) -> VersionRecord:
    """Publish a checked file as its plan's next version.

    Raises:
        NotAllowed: when the role may not publish.
        NotPublished: with a sentence, when it has errors, when nobody's name
            is given, or when another version was published meanwhile.
        StoreUnavailable: with a sentence, when nothing could be written.
    """
    check_can_publish(role)
    plan = upload.reading.plan
    if upload.reading.verdict is not Verdict.PUBLISHABLE or plan is None:
        message = "This file has cells to correct, so it was not published."
        raise NotPublished(message)
    if not by.strip():
        message = "Give your name, so that the record can say who published it."
        raise NotPublished(message)
    return _at_once(store, upload, plan, Person("", by.strip()), note.strip())


def _at_once(
    store: Store, upload: Upload, plan: Plan, by: Person, note: str
) -> VersionRecord:
    """Begin, clear and open in one go, by the one officer who publishes."""
    key = plan_key(plan.name)
    compared = Basis(upload.live_number, _newest(store.versions(key)))
    draft = store.begin(
        plan_name=plan.name,
        as_at=plan.as_at,
        file_name=upload.name,
        content=upload.content,
        by=by,
        note=note,
    )
    try:
        store.clear(
            draft.id,
            name=by.name,
            role="Officer",
            on=draft.begun_at.date(),
            plan_name=plan.name,
            as_at=plan.as_at,
            classification=plan.classification,
            basis=compared,
            by=by,
        )
    except NotPublished as refusal:
        store.discard(draft.id, why=str(refusal), by=by)
        raise
    return store.open(draft.id, by=by)


def _newest(versions: tuple[VersionRecord, ...]) -> int | None:
    return versions[-1].number if versions else None


def history(store: Store, role: Role) -> Released[pd.DataFrame]:
    """Every published version, newest first, as the officers' record.

    Columns: plan, version, as_at, published, by, note, file, sha256.
    """
    versions = [
        (one.opens_at, one)
        for plan in store.plans()
        for one in store.versions(plan.key)
        if one.opens_at is not None
    ]
    versions.sort(key=lambda one: one[0], reverse=True)
    columns = ["plan", "version", "as_at", "published", "by", "note", "file", "sha256"]
    rows = [
        (
            one.plan_name,
            one.number,
            one.as_at,
            words.moment(opens_at.astimezone()),
            one.begun_by.name,
            one.note,
            file.name,
            file.sha256,
        )
        for opens_at, one in versions
        for file in one.files
    ]
    return gate.for_officers(pd.DataFrame(rows, columns=columns), role)


def rules(role: Role) -> Released[pd.DataFrame]:
    """Everything that is checked: columns checks, asks and code."""
    rows = [(one.checks, one.severity.asks, one.code) for one in RULES]
    return gate.for_officers(
        pd.DataFrame(rows, columns=["checks", "asks", "code"]), role
    )


def template_bytes(role: Role) -> bytes:
    """The template workbook, for officers to fill in."""
    # Loaded when first asked for: readers never need a spreadsheet library.
    from data.workbook import template  # noqa: PLC0415

    return gate.for_officers(template.build(), role).shown
