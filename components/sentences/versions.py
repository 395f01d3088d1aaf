"""What became of the version a reader was looking at, or asked for?

No sentence here tells a reader of a version that their role may not see, or of
one that has not opened: to them it is as if there were none.

One case: a reader who left version 7 on their screen turns to another page
after two o'clock: "Version 8 was opened at 14:02 on 3 July 2023; this page now
shows it."
"""

from __future__ import annotations

from datetime import datetime

from data import words
from data.plan import Classification
from data.publications import PARAGRAPHS, Note, VersionRecord

NOTHING_OPEN = "No version is open to this reader yet."
UNREACHABLE = (
    "The record of published versions cannot be reached, so this page shows what "
    "was last read from it. It is asked again with your next click."
)
NONE_NOW = "no version is open to this reader now"
_DIGITS = 6
NO_MORE_SAMPLES = "The samples are no longer shown."


def opened(number: int, at: datetime) -> str:
    """``Version 8 was opened at 14:02 on 3 July 2023; this page now shows it.``"""
    return f"Version {number} was opened {_at(at)}; this page now shows it."


def first_opened(number: int, at: datetime) -> str:
    """The first real version took the samples' place."""
    return words.paragraph((opened(number, at), NO_MORE_SAMPLES))


def back(number: int) -> str:
    """A version that had been removed is in view again."""
    return f"Version {number} is in view again; this page now shows it."


def removed(version: VersionRecord, instead: str) -> str:
    """``Version 8 was removed from view at 15:10 …; this page now shows …``"""
    at = f" {_at(version.withdrawn_at)}" if version.withdrawn_at else ""
    return f"{version.title} was removed from view{at}; {instead}."


def not_shown(number: int, instead: str) -> str:
    """The version shown before is not to be had any more, for whatever reason."""
    return f"Version {number} is no longer shown; {instead}."


def not_yet_open(version: VersionRecord, instead: str) -> str:
    """For officers: it is cleared, and when it opens."""
    when = "no time is set"
    if version.opens_at:
        when = f"it opens {_at(version.opens_at)}"
    return f"{version.title} is cleared but not open yet ({when}); {instead}."


def not_to_be_had(number: str, instead: str) -> str:
    """The address names what this reader is not shown, or what there is not.

    ``number`` as the address writes it; "" where it is the plan that is not.
    """
    named = "a plan or version that"
    if number.isascii() and number.isdecimal() and len(number) <= _DIGITS:
        named = f"version {number}, which"
    return f"The address names {named} is not to be had here; {instead}."


def shows(number: int, plan: str = "") -> str:
    """What stands here instead: its number, and its plan where that is another."""
    return f"this page shows version {number}{f' of {plan}' if plan else ''}"


def now_shows(number: int, plan: str = "") -> str:
    """The same, where something else stood here before."""
    return f"this page now shows version {number}{f' of {plan}' if plan else ''}"


def correction(note: Note) -> str:
    """``Correction, 4 July 2023: Action 3.2 was completed in May.``"""
    return f"Correction, {words.day(words.local(note.at).date())}: {note.text}"


def _at(moment: datetime) -> str:
    here = words.local(moment)
    return f"at {here:%H:%M} on {words.day(here.date())}"


def classified(classification: Classification, paragraph: int | None) -> str:
    """``Open``, or ``Restricted``, in full where its clearing said by what."""
    if classification is not Classification.RESTRICTED or paragraph is None:
        return str(classification)
    return (
        f"{classification}: exempt under paragraph {paragraph} of Part 1 of Schedule "
        f"12A ({PARAGRAPHS[paragraph]})"
    )
