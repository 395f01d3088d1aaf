"""Which versions have opened, as the record last told it?

Every reader's every click asks the record for its marker, and for nothing else
until that is another, or an opening that was told beforehand has fallen due.

One case: version 8 was cleared at noon, to open at 14:02. The catalogue read at
noon holds it as cleared until 14:02, and the first look after that reads anew.
At 14:10 the record cannot be reached: the look gives what was read at 14:02,
with ``reached`` false, and the first look that reaches it again is as before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from data.publications import (
    Stage,
    Store,
    StoreUnavailable,
    VersionRecord,
    next_opening,
)


@dataclass(frozen=True)
class Catalogue:
    """Every numbered version at one moment, plans in order, oldest first.

    ``until`` is when the next of them opens by itself (aware, in UTC); None
    where none is told to. ``reached`` is false where it is only the last that
    was read.
    """

    marker: int
    versions: tuple[VersionRecord, ...]
    until: datetime | None
    reached: bool = True

    @property
    def readable(self) -> tuple[VersionRecord, ...]:
        """The versions that have opened and were not withdrawn since."""
        return tuple(one for one in self.versions if one.readable)

    @property
    def ever_opened(self) -> bool:
        """Whether readers were ever shown a version, withdrawn since or not."""
        return any(one.readable or was_removed(one) for one in self.versions)

    def find(self, plan_key: str, number: str) -> VersionRecord | None:
        """The version of this plan with this number, at whatever stage."""
        for one in self.versions:
            if one.plan_key == plan_key and str(one.number) == number:
                return one
        return None

    def holds_at(self, marker: int, now: datetime) -> bool:
        """Whether it still says what the record says."""
        due = self.until is not None and self.until <= now
        return marker == self.marker and not due


def was_removed(version: VersionRecord) -> bool:
    """Whether readers were once shown it: what never opened was not removed."""
    return version.stage is Stage.WITHDRAWN and version.opens_at is not None


class Shelf:
    """Where the newest catalogue lies, for every reader of this process."""

    def __init__(self, kept: Store, *, now: Callable[[], datetime]) -> None:
        """The catalogue of this record; ``now`` is the record's own clock."""
        self._kept = kept
        self._now = now
        self._held: Catalogue | None = None

    def look(self) -> Catalogue:
        """The catalogue as the record stands, or else the last that was read.

        Raises:
            StoreUnavailable: when the record cannot be reached and never was.
        """
        try:
            # The marker first: what is written while the versions are read
            # makes it another, and so they are read again.
            marker = self._kept.marker()
            held = self._held
            if held is None or not held.holds_at(marker, self._now()):
                held = self._held = self._read(marker)
        except StoreUnavailable:
            if self._held is None:
                raise
            return _last_read(self._held)
        return held

    def _read(self, marker: int) -> Catalogue:
        now = self._now()
        versions = tuple(
            version
            for plan in self._kept.plans()
            for version in self._kept.versions(plan.key)
        )
        return Catalogue(marker, versions, next_opening(versions, now))


def _last_read(held: Catalogue) -> Catalogue:
    return Catalogue(held.marker, held.versions, held.until, reached=False)
