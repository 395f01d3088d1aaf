"""What does the record of publications hold? Plain records, as they come out.

One case: ``plan_key("Westmere JTAI action plan")`` is
``"westmere-jtai-action-plan"``, the same however the name is spaced or cased.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from data.plan import Classification

_NOT_A_WORD = re.compile(r"[\W_]+")


class EventKind(Enum):
    """What happened to a plan's record; the value is the word a reader sees."""

    PUBLISHED = "Published"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One uploaded file: its name, the SHA-256 of its bytes, how many they are."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan that has a version. ``name`` is as its newest version writes it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """One published version; ``number`` counts from 1 within its plan.

    ``published_at`` is aware, in UTC; ``files`` holds at least one.
    """

    plan_key: str
    plan_name: str
    number: int
    as_at: date
    classification: Classification
    published_at: datetime
    published_by: str
    note: str
    files: tuple[FileRecord, ...]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Who did what to a plan's record, and when (aware, UTC)."""

    kind: EventKind
    version: int | None
    at: datetime
    by: str
    note: str


def plan_key(name: str) -> str:
    """The key a plan's name stands under: small letters, digits and hyphens.

    Raises:
        ValueError: when the name holds no letter and no digit.
    """
    letters = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    key = _NOT_A_WORD.sub("-", letters).strip("-")
    if not key:
        message = "A plan's name needs at least one letter or digit."
        raise ValueError(message)
    return key
