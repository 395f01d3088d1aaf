"""What was published, when, by whom, and what did it replace?

Append-only: a version, once published, is never changed or removed, and the
database itself refuses to. One case: publishing Westmere's July workbook while
version 6 is live makes version 7; version 6 stays as it was.
"""

from data.publications.errors import NotPublished, StoreUnavailable
from data.publications.records import (
    EventKind,
    EventRecord,
    FileRecord,
    PlanRecord,
    VersionRecord,
    plan_key,
)
from data.publications.store import Store, open_store

__all__ = [
    "EventKind",
    "EventRecord",
    "FileRecord",
    "NotPublished",
    "PlanRecord",
    "Store",
    "StoreUnavailable",
    "VersionRecord",
    "open_store",
    "plan_key",
]
