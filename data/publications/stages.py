"""What may be done with a version, at each stage?

One table, stage by act, and one sentence for what it refuses. Pure: no clock
and no storage.

One case: version 7 is open. It can be withdrawn, noted and corrected; its files
cannot be changed, and whoever tries is told to begin a new draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from data.publications.errors import NotPublished
from data.publications.records import Stage, VersionRecord


class Act(Enum):
    """What an officer does to a version; the value completes "it cannot be …"."""

    ADD_FILE = "given another file"
    LEAVE_OUT = "left without a file it has"
    CHOOSE_PLAN = "moved to another plan"
    SEND_FOR_CHECKING = "sent for checking"
    RECORD_CHECK = "recorded as checked"
    CLEAR = "cleared"
    OPEN = "opened"
    WITHDRAW = "withdrawn"
    RESTORE = "restored"
    DISCARD = "set aside"
    ANNOTATE = "given a note"
    CORRECT = "given a correction"
    CONFIRM_MATCH = "given a confirmed match"
    ANSWER = "given an answer"


_WORKING = frozenset(
    {
        *(Act.ADD_FILE, Act.LEAVE_OUT, Act.CHOOSE_PLAN, Act.RECORD_CHECK),
        *(Act.CLEAR, Act.DISCARD, Act.ANNOTATE, Act.CONFIRM_MATCH, Act.ANSWER),
    }
)
_OPENED = frozenset({Act.WITHDRAW, Act.ANNOTATE, Act.CORRECT, Act.CONFIRM_MATCH})

MAY: Mapping[Stage, frozenset[Act]] = {
    Stage.DRAFT: _WORKING | {Act.SEND_FOR_CHECKING},
    Stage.CHECKING: _WORKING,
    Stage.CLEARED: frozenset({Act.OPEN, Act.WITHDRAW, Act.ANNOTATE, Act.CONFIRM_MATCH}),
    Stage.OPEN: _OPENED,
    Stage.SUPERSEDED: _OPENED,
    Stage.WITHDRAWN: frozenset({Act.RESTORE}),
    Stage.DISCARDED: frozenset({Act.RESTORE}),
}

# Where a version stands, and what can be done instead.
_STANDS: Mapping[Stage, tuple[str, str]] = {
    Stage.DRAFT: ("is still a draft", "Clear it first."),
    Stage.CHECKING: ("is being checked", "Record the checks, then clear it."),
    Stage.CLEARED: (
        "is cleared",
        "Open it; or withdraw it, and upload the workbook again.",
    ),
    Stage.OPEN: ("is open", "Withdraw it, or upload a new version."),
    Stage.SUPERSEDED: (
        "is open to readers, and a newer one has followed it",
        "Withdraw it, or upload a new version.",
    ),
    Stage.WITHDRAWN: ("was withdrawn", "Restore it, or upload a new version."),
    Stage.DISCARDED: ("was set aside", "Restore it, or upload the workbook again."),
}


def may(stage: Stage, act: Act) -> bool:
    """Whether the table allows this act at this stage."""
    return act in MAY[stage]


def refusal(title: str, stage: Stage, act: Act) -> str:
    """Why it cannot be done now, and what can be done instead."""
    stands, instead = _STANDS[stage]
    return f"{title} {stands}, so it cannot be {act.value}. {instead}"


def check_may(version: VersionRecord, act: Act) -> None:
    """Raise NotPublished, with a sentence, where the table does not allow it."""
    if not may(version.stage, act):
        raise NotPublished(refusal(version.title, version.stage, act))
