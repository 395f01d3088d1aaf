"""Who may see and do what?

``check_can_x`` raises ``NotAllowed`` with a sentence a person can read;
``can_x`` asks the same question and answers yes or no.
"""

from __future__ import annotations

from enum import Enum

from data.plan import Classification


class Role(Enum):
    """The three audiences; the value is the word a reader sees."""

    PUBLIC = "Public"
    MEMBER = "Committee member"
    OFFICER = "Officer"


class NotAllowed(Exception):
    """A reader asked for something their role does not give; the text says so."""


def check_can_view(role: Role, classification: Classification) -> None:
    """Raise NotAllowed where this role may not see a version so classified."""
    if role is Role.PUBLIC and classification is Classification.RESTRICTED:
        message = (
            "This version is restricted. Committee members and officers can see "
            "it when they sign in."
        )
        raise NotAllowed(message)


def can_view(role: Role, classification: Classification) -> bool:
    """Whether this role may see a version so classified."""
    try:
        check_can_view(role, classification)
    except NotAllowed:
        return False
    return True


def check_can_publish(role: Role) -> None:
    """Raise NotAllowed where this role may not upload or publish."""
    if role is not Role.OFFICER:
        message = "Only an officer can check and publish a workbook."
        raise NotAllowed(message)


def can_publish(role: Role) -> bool:
    """Whether this role may upload and publish."""
    try:
        check_can_publish(role)
    except NotAllowed:
        return False
    return True
