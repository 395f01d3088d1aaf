"""What was published, when, by whom, and what did it replace?

Append-only: everything done to a version is one more event, never changed or
removed, and the database itself refuses to. Stages follow from the events and
the clock.

One case: draft 12 is cleared as version 7 while version 6 is open, to open at
10:00. At 10:00 readers see version 7; version 6 stays in the record.
"""

from data.publications.errors import NotPublished, StoreUnavailable
from data.publications.records import (
    PARAGRAPHS,
    Answer,
    Basis,
    Check,
    Clearing,
    EventKind,
    EventRecord,
    FileRecord,
    Note,
    Person,
    PlanRecord,
    Stage,
    VersionRecord,
    next_opening,
    plan_key,
)
from data.publications.settings import open_store
from data.publications.stages import Act, may
from data.publications.store import Store

__all__ = [
    "PARAGRAPHS",
    "Act",
    "Answer",
    "Basis",
    "Check",
    "Clearing",
    "EventKind",
    "EventRecord",
    "FileRecord",
    "NotPublished",
    "Note",
    "Person",
    "PlanRecord",
    "Stage",
    "Store",
    "StoreUnavailable",
    "VersionRecord",
    "may",
    "next_opening",
    "open_store",
    "plan_key",
]
