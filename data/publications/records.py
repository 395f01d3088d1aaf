"""What does the record of publications hold? Plain records, as they come out.

One case: draft 12 of "Westmere JTAI action plan" was cleared as version 7 and
opens at 10:00 on 30 June 2023. Until then its stage is Cleared; from then on it
is Open, and version 6 is Superseded, without anything more being written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from data.plan import Classification, Wording

_NOT_A_WORD = re.compile(r"[\W_]+")


class Stage(Wording):
    """How far a version has come; the value is the word a reader sees."""

    DRAFT = "Draft"
    CHECKING = "Being checked"
    CLEARED = "Cleared"
    OPEN = "Open"
    SUPERSEDED = "Superseded"
    WITHDRAWN = "Withdrawn"
    DISCARDED = "Set aside"


class EventKind(Wording):
    """What happened; the value is the word a reader sees."""

    UPLOADED = "Uploaded"
    FILE_ADDED = "File added"
    FILE_REPLACED = "File replaced"
    FILE_LEFT_OUT = "File left out"
    FILE_REFUSED = "File refused"
    PLAN_CHOSEN = "Plan chosen"
    SENT_FOR_CHECKING = "Sent for checking"
    CHECKED = "Checked"
    CLEARED = "Cleared"
    OPENED = "Opened"
    WITHDRAWN = "Withdrawn"
    RESTORED = "Restored"
    DISCARDED = "Set aside"
    NOTED = "Note added"
    CORRECTED = "Correction added"
    MATCH_CONFIRMED = "Match confirmed"
    ANSWERED = "Questions answered"
    ROLE_REFUSED = "Role refused"
    DOWNLOADED = "Downloaded"
    PUBLISHED = "Published"  # in one step, as the first release did


@dataclass(frozen=True, slots=True)
class Person:
    """Who did something.

    ``identity`` is the sign-in's stable name for them (an address or a subject),
    "" on a machine without sign-in; ``name`` is what the record shows.
    """

    identity: str
    name: str


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One uploaded file: its SHA-256, how many bytes, when and by whom.

    ``position`` counts from 1 within its version, and is never given twice.
    """

    position: int
    name: str
    sha256: str
    size: int
    at: datetime
    by: Person


@dataclass(frozen=True, slots=True)
class Check:
    """``who`` checked the files in force on behalf of ``partner``."""

    partner: str
    who: str
    on: date
    by: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Basis:
    """What an officer compared with: the live version and the newest, by number.

    Each is None where the plan has none.
    """

    live: int | None
    newest: int | None


# The paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972 by which
# such a plan may be exempt, in the Act's words.
PARAGRAPHS: Mapping[int, str] = {
    1: "information relating to any individual",
    2: "information which is likely to reveal the identity of an individual",
    3: "information relating to the financial or business affairs of any particular "
    "person (including the authority holding that information)",
    7: "information relating to any action taken or to be taken in connection with "
    "the prevention, investigation or prosecution of crime",
}


@dataclass(frozen=True, slots=True)
class Clearing:
    """``name``, in this ``role``, cleared the version, having compared ``after``.

    ``why`` is the reason given for what the public is shown, "" where none was.
    """

    name: str
    role: str
    on: date
    by: Person
    at: datetime
    after: Basis
    why: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A factual note beside the flag ``subject``, or a correction ("")."""

    subject: str
    text: str
    by: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to one question that a workbook's layout leaves open.

    ``question`` is its id, the same in every file of this ``layout``; ``holds`` is
    whether the answer goes for the next such file. ``by`` and ``at`` are of who gave
    it first, also where it was remembered from the version or draft with the id
    ``remembered_from``.
    """

    question: str
    answer: str
    layout: str
    holds: bool
    by: str
    at: datetime
    remembered_from: int | None = None


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan that has a numbered version, by the name its newest one gives."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """One version as it stands now, from its first upload on.

    ``number`` and ``classification`` are given on clearing, None until then; so
    is ``clearing``, which stays None for what the first release published in one
    step. ``plan_key`` is "" and ``as_at`` None where the file does not say.
    ``opens_at`` may lie ahead; ``forecast`` is what was written with it, as JSON has
    it, None where nothing was. ``confirmed`` are the pairs of refs, the one before
    first, that an officer said are one action in this version. ``checks`` and
    ``answered`` are of the files in force: a changed file takes them away, and only
    the events still tell of them. ``released`` is how its numbers of children are
    shown to the public, as JSON has it, as the clearing decided; ``paragraph`` by which
    a restricted one is exempt. Both are None where the clearing said nothing. Moments
    are aware, in UTC.
    """

    id: int
    plan_key: str
    plan_name: str
    as_at: date | None
    begun_at: datetime
    begun_by: Person
    note: str
    stage: Stage = Stage.DRAFT
    number: int | None = None
    classification: Classification | None = None
    files: tuple[FileRecord, ...] = ()
    every_file: tuple[FileRecord, ...] = ()
    checks: tuple[Check, ...] = ()
    clearing: Clearing | None = None
    opens_at: datetime | None = None
    opened_by: Person | None = None
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""
    notes: tuple[Note, ...] = ()
    corrections: tuple[Note, ...] = ()
    confirmed: tuple[tuple[str, str], ...] = ()
    answered: tuple[Answer, ...] = ()
    forecast: Mapping[str, Any] | None = field(default=None, hash=False)
    released: Mapping[str, Any] | None = field(default=None, hash=False)
    paragraph: int | None = None

    @property
    def answers(self) -> dict[str, str]:
        """What its files are read with: each question's id and its answer."""
        return {one.question: one.answer for one in self.answered}

    @property
    def readable(self) -> bool:
        """Whether it has opened, and has not been withdrawn since."""
        return self.stage in (Stage.OPEN, Stage.SUPERSEDED)

    @property
    def title(self) -> str:
        """``Version 7``; ``Draft 12`` until it has been cleared."""
        return f"Draft {self.id}" if self.number is None else f"Version {self.number}"


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Who did what, in which role, and when (aware, UTC).

    ``version`` is the number of the version it concerns, also where that was
    given only later; ``draft`` its id. ``about`` says what it was done to: the
    file with its SHA-256, the partner, the moment it opens, the flag.
    """

    kind: EventKind
    plan_key: str
    version: int | None
    draft: int | None
    at: datetime
    by: Person
    role: str
    note: str
    about: str = ""


def live_of(versions: Iterable[VersionRecord]) -> VersionRecord | None:
    """The one of a plan's versions that is open now; None where none is."""
    return next((one for one in versions if one.stage is Stage.OPEN), None)


def next_opening(versions: Iterable[VersionRecord], now: datetime) -> datetime | None:
    """When the next of these opens by itself; None where none is waiting."""
    waiting = (
        one.opens_at
        for one in versions
        if one.stage is Stage.CLEARED and one.opens_at is not None
    )
    return min((moment for moment in waiting if moment > now), default=None)


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
