"""What lies on the officers' desk: drafts to resume, versions, and the whole record?

One case: draft 12 is saved, version 8 is cleared for Monday and version 7 is
open: the first two can be resumed, the third withdrawn or corrected.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from data.publications import EventRecord, Stage, Store, VersionRecord
from data.release import gate
from data.release.audience import Act, Role, check_can
from data.release.released import Released
from data.workbook.rules import RULES


@dataclass(frozen=True)
class Shelf:
    """Everything that is kept, newest first but for the events.

    ``resumable`` are drafts and what is cleared and not yet open; ``opened`` are
    the versions that have been open, those removed from view among them.
    """

    resumable: tuple[VersionRecord, ...]
    opened: tuple[VersionRecord, ...]
    events: tuple[EventRecord, ...]
    now: datetime


def shelf(store: Store, role: Role, now: datetime) -> Released[Shelf]:
    """What is kept, at this moment.

    Raises:
        NotAllowed: when the role may not publish.
        StoreUnavailable: with a sentence, when the record cannot be read.
    """
    check_can(role, Act.SEE_RECORD)
    numbered = [one for plan in store.plans() for one in store.versions(plan.key)]
    cleared = [one for one in numbered if one.stage is Stage.CLEARED]
    others = [one for one in numbered if one.stage is not Stage.CLEARED]
    found = Shelf(
        resumable=tuple(_newest((*store.drafts(), *cleared))),
        opened=tuple(_newest(others)),
        events=store.events(),
        now=now,
    )
    return gate.for_officers(found, role)


def _newest(records: Iterable[VersionRecord]) -> list[VersionRecord]:
    return sorted(records, key=lambda one: one.id, reverse=True)


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
