"""What was found of one thing: right, worth knowing, or wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """How it stands; the value is the word a line begins with."""

    RIGHT = "Right"
    NOTE = "Note"
    WRONG = "Wrong"


@dataclass(frozen=True)
class Finding:
    """A sentence, and what to do where there is something to do."""

    kind: Kind
    sentence: str
    remedy: str = ""

    def __str__(self) -> str:
        """``Wrong: 12 MB are free where the record is kept. Make room.``"""
        told = f"{self.kind.value}: {self.sentence}"
        return f"{told} {self.remedy}" if self.remedy else told

    @classmethod
    def right(cls, sentence: str) -> Finding:
        """As it should be."""
        return cls(Kind.RIGHT, sentence)

    @classmethod
    def note(cls, sentence: str, remedy: str) -> Finding:
        """Worth knowing, and no fault."""
        return cls(Kind.NOTE, sentence, remedy)

    @classmethod
    def wrong(cls, sentence: str, remedy: str = "") -> Finding:
        """To be put right."""
        return cls(Kind.WRONG, sentence, remedy)
