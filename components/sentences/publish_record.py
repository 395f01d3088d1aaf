"""What was done, by whom and when? The record of a publication, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from components.publishing import Work, times
from data import words
from data.publications import EventRecord, FileRecord, Stage, VersionRecord
from data.release.audience import Role

NOTHING_OPENED = "Nothing has been opened here yet; readers see the samples."
KEPT = "Every entry is kept; none is ever altered or removed."


def resume(record: VersionRecord, now: datetime) -> str:
    """``Draft 12 · Westmere JTAI action plan · saved 14:02 by A. Officer``."""
    *_, file = sorted(record.every_file, key=lambda one: one.at)
    what = record.plan_name or file.name
    if record.stage is Stage.CLEARED and record.clearing is not None:
        at = times.since(record.clearing.at, now=now)
        saved = f"cleared {at} by {record.clearing.name}"
        if record.opens_at is not None:
            saved += f" · opens at {times.moment(record.opens_at)}"
    else:
        saved = f"saved {times.since(file.at, now=now)} by {file.by.name}"
    checking = " · being checked" if record.stage is Stage.CHECKING else ""
    return f"{record.title} · {what} · {saved}{checking}"


def version_line(record: VersionRecord) -> str:
    """``Version 6 · Westmere … · position at 31 May 2023 · Open``."""
    at = f"position at {words.day(record.as_at)}" if record.as_at else ""
    parts = (record.title, record.plan_name, at, str(record.stage))
    return " · ".join(part for part in parts if part)


def events(found: Sequence[EventRecord]) -> pd.DataFrame:
    """The record, newest first: columns at, what, version, by, details, plan."""
    rows = [
        (
            times.moment(one.at),
            str(one.kind),
            version(one),
            who(one),
            "\n".join(part for part in (one.about, one.note) if part),
            one.plan_key,
        )
        for one in reversed(found)
    ]
    columns = ["at", "what", "version", "by", "details", "plan"]
    return pd.DataFrame(rows, columns=columns)


def version(event: EventRecord) -> str:
    """``Version 7``, ``Draft 12``, or both where a draft has been numbered."""
    parts = (
        f"Version {event.version}" if event.version else "",
        f"Draft {event.draft}" if event.draft else "",
    )
    return ", ".join(part for part in parts if part)


def who(event: EventRecord) -> str:
    """Who did it: their name, the address they signed in with, any other role."""
    identity = event.by.identity
    named = f"{event.by.name} ({identity})" if identity else event.by.name
    other = event.role and event.role != Role.OFFICER.value
    return f"{named}, {words.uncapital(event.role)}" if other else named


def count(found: Sequence[EventRecord]) -> str:
    """``12 entries. Every entry is kept; …``"""
    return words.paragraph((words.count(len(found), "entry", "entries"), KEPT))


def file_line(file: FileRecord, work: Work) -> str:
    """``westmere.xlsx, 48 KB, uploaded 14:02 by A. Officer``."""
    left = "" if file in work.record.files else "; no longer part of it"
    at = times.since(file.at, now=work.now)
    return f"{file.name}, {size(file.size)}, uploaded {at} by {file.by.name}{left}"


def size(octets: int) -> str:
    """``48 KB``: a file's size as people say it, never nought."""
    return f"{words.number(max(1, round(octets / 1024)))} KB"
