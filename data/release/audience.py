"""Who may see and do what?

``check_can(role, act)`` raises ``NotAllowed`` with a sentence a person can
read; ``can(role, act)`` asks the same question and answers yes or no. One case:
``check_can(Role.MEMBER, Act.CLEAR)`` says "Only an officer can clear a version."

These are questions of role alone. What may be done to a version at its stage,
whoever asks, is the record's own table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from data.plan import Classification
from data.publications.records import Stage


class Role(Enum):
    """The three audiences; the value is the word a reader sees."""

    PUBLIC = "Public"
    MEMBER = "Committee member"
    OFFICER = "Officer"


class Act(Enum):
    """What a person may ask to do; the value completes "… can …"."""

    USE_PUBLISH = "check and publish a workbook"
    UPLOAD = "upload a file"
    COMPARE = "compare a draft with what readers see"
    SEND = "send a draft for checking"
    CHECK = "record who checked a draft"
    CLEAR = "clear a version"
    OPEN = "open a version"
    WITHDRAW = "withdraw a version"
    RESTORE = "restore a version"
    DISCARD = "set a draft aside"
    ANNOTATE = "add a note beside a flag"
    CORRECT = "add a correction note"
    CONFIRM_MATCH = "confirm that two refs are one action"
    ANSWER = "answer what a workbook leaves open"
    SEE_RECORD = "see the record of this publication"
    EXPORT_RECORD = "export the record of this publication"
    DOWNLOAD_FILE = "download an uploaded file"
    DOWNLOAD_RESTRICTED = "download from a restricted version"


class NotAllowed(Exception):
    """A reader asked for something their role does not give; the text says so."""


_OFFICERS = frozenset({Role.OFFICER})
_MEMBERS = frozenset({Role.MEMBER, Role.OFFICER})
_WHO = {
    _OFFICERS: "Only an officer",
    _MEMBERS: "Only a committee member or an officer",
}
_SHOWN_TO = {Role.MEMBER: "committee members are", Role.OFFICER: "officers are"}
_THEIRS = {Role.MEMBER: _MEMBERS, Role.OFFICER: _OFFICERS}
# A version that readers have been able to see: what it says stays in the record.
SHOWN = frozenset({Stage.OPEN, Stage.SUPERSEDED})
_NOT_SHOWN = {
    Stage.WITHDRAWN: "This version was withdrawn. Only an officer can see it.",
    Stage.DISCARDED: "This draft was set aside. Only an officer can see it.",
}

# Through whose eyes each role may look, its own first: who sees more may see less.
EYES: Mapping[Role, tuple[Role, ...]] = {
    Role.PUBLIC: (Role.PUBLIC,),
    Role.MEMBER: (Role.MEMBER, Role.PUBLIC),
    Role.OFFICER: (Role.OFFICER, Role.MEMBER, Role.PUBLIC),
}

MAY: Mapping[Act, frozenset[Role]] = {
    **dict.fromkeys(Act, _OFFICERS),
    Act.DOWNLOAD_RESTRICTED: _MEMBERS,
}


def check_can(role: Role, act: Act) -> None:
    """Raise NotAllowed where this role does not give this act."""
    if role not in MAY[act]:
        message = f"{_WHO[MAY[act]]} can {act.value}."
        raise NotAllowed(message)


def can(role: Role, act: Act) -> bool:
    """Whether this role gives this act."""
    try:
        check_can(role, act)
    except NotAllowed:
        return False
    return True


def check_can_look_as(role: Role, eyes: Role) -> None:
    """Raise NotAllowed where this role may not look through those eyes."""
    if eyes not in EYES[role]:
        what = f"what {_SHOWN_TO[eyes]} shown"
        message = f"{_WHO[_THEIRS[eyes]]} can make a file of {what}."
        raise NotAllowed(message)


def can_look_as(role: Role, eyes: Role) -> bool:
    """Whether this role may look through those eyes."""
    try:
        check_can_look_as(role, eyes)
    except NotAllowed:
        return False
    return True


def check_can_view(
    role: Role, classification: Classification | None, stage: Stage = Stage.OPEN
) -> None:
    """Raise NotAllowed where this role may not see such a version.

    ``classification`` is None until a version is cleared.
    """
    if role is Role.OFFICER:
        return
    if stage not in SHOWN:
        message = _NOT_SHOWN.get(
            stage, "This version is not open yet. Only an officer can see it."
        )
        raise NotAllowed(message)
    if role is Role.PUBLIC and classification is not Classification.OPEN:
        message = (
            "This version is restricted. Committee members and officers can see "
            "it when they sign in."
        )
        raise NotAllowed(message)


def can_view(
    role: Role, classification: Classification | None, stage: Stage = Stage.OPEN
) -> bool:
    """Whether this role may see such a version."""
    try:
        check_can_view(role, classification, stage)
    except NotAllowed:
        return False
    return True


def check_can_publish(role: Role) -> None:
    """Raise NotAllowed where this role may not use the officers' page."""
    check_can(role, Act.USE_PUBLISH)


def can_publish(role: Role) -> bool:
    """Whether this role may use the officers' page."""
    return can(role, Act.USE_PUBLISH)
