"""May this version be cleared, or opened, as the plan stands now?

The table of stages says what a version's own stage allows; here stands what the
rest of the plan, and who asks, have to do with it. Pure.

One case: an officer compared with version 6, live then. Version 7 was opened at
14:02 by B. Officer: the clearing is refused, and the officer compares again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from data import words
from data.publications.errors import NotPublished
from data.publications.records import (
    Basis,
    FileRecord,
    Person,
    Stage,
    VersionRecord,
    live_of,
)


def basis_of(versions: Sequence[VersionRecord]) -> Basis:
    """The live and the newest of a plan's numbered versions, oldest first."""
    live = live_of(versions)
    return Basis(
        live=live.number if live else None,
        newest=versions[-1].number if versions else None,
    )


def check_compared(
    versions: Sequence[VersionRecord], compared: Basis, now: datetime
) -> None:
    """Raise NotPublished where the plan has moved on since it was compared with."""
    stands = basis_of(versions)
    if stands != compared:
        message = f"{_moved(versions, compared, now)} Compare again."
        raise NotPublished(message)


def _moved(versions: Sequence[VersionRecord], compared: Basis, now: datetime) -> str:
    live, newest = live_of(versions), versions[-1] if versions else None
    was = next((one for one in versions if one.number == compared.live), None)
    if live and live.number != compared.live and live.opens_at and live.opened_by:
        when = _when(live.opens_at, now)
        return f"Another version was opened {when} by {live.opened_by.name}."
    if was and was.withdrawn_at:
        return f"{was.title} was withdrawn {_when(was.withdrawn_at, now)}."
    if newest and newest.number != compared.newest and newest.clearing:
        cleared = newest.clearing
        when = _when(cleared.at, now)
        return f"Another version was cleared {when} by {cleared.by.name}."
    return "The versions of this plan are not those you compared with."


def check_not_the_live_ones(version: VersionRecord, live: VersionRecord | None) -> None:
    """Raise NotPublished where readers see exactly these files already."""
    if live and _bytes(live.files) == _bytes(version.files):
        message = (
            f"This is the same file as version {live.number} of {live.plan_name}, "
            "which readers see already. Upload the file you meant to publish."
        )
        raise NotPublished(message)


def _bytes(files: Sequence[FileRecord]) -> set[str]:
    return {file.sha256 for file in files}


def check_second_person(version: VersionRecord, by: Person) -> None:
    """Raise NotPublished where whoever clears has uploaded a file in force."""
    if not by.identity:
        message = (
            "A second person has to clear each version, and without sign-in nobody "
            "can tell one person from another. Ask the person who runs this "
            "dashboard to set up sign-in."
        )
        raise NotPublished(message)
    own = [file.name for file in version.files if file.by.identity == by.identity]
    if own:
        message = (
            f"You uploaded {words.listed(own)}, and a second person has to clear it. "
            "Ask a colleague."
        )
        raise NotPublished(message)


def check_has_files(version: VersionRecord) -> None:
    """Raise NotPublished where every file was left out."""
    if not version.files:
        message = f"{version.title} has no file left. Upload the workbook."
        raise NotPublished(message)


def check_can_open(
    version: VersionRecord,
    versions: Sequence[VersionRecord],
    at: datetime,
    now: datetime,
) -> None:
    """Raise NotPublished for a time gone by, or where a newer version is open."""
    if at < now:
        message = (
            f"{words.moment(words.local(at))} has passed. "
            "Choose a later time, or open it now."
        )
        raise NotPublished(message)
    newer = [
        one
        for one in versions
        if (one.number or 0) > (version.number or 0)
        and one.stage is not Stage.WITHDRAWN
        and one.opens_at is not None
        and one.opens_at <= at
    ]
    if newer:
        number = newer[-1].number
        message = (
            f"Version {number} is newer and open by then, so readers would not see "
            f"version {version.number} as the latest. Withdraw version {number} "
            "first, or upload a new version."
        )
        raise NotPublished(message)


def _when(moment: datetime, now: datetime) -> str:
    """``at 14:02``, or ``on 3 July 2023, 14:02`` where that was another day."""
    there, here = words.local(moment), words.local(now)
    if there.date() == here.date():
        return f"at {there:%H:%M}"
    return f"on {words.moment(there)}"
