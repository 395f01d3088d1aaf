"""What was found in this workbook, and what must a person say of it?

A workbook in the template's layout explains itself, and its ``Understanding`` is
empty. Any other is matched: every table found is told column by column, what was
left out is counted with the reason, and what cannot be known is a ``Question``
with a closed set of answers. An answer is kept by the layout it was given for, so
that next month's file of the same layout asks nothing again.

One case: a column "RAG" holding only colours asks "What does the green fill in
column F mean?"; the answer "on_track" stands in ``answers`` under that question's
id from then on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

Answers = Mapping[str, str]  # question id → the key of its choice, or what was typed


class Confidence(Enum):
    """How sure the matching is of a column, as the screen says it."""

    CERTAIN = "Certain"  # the template's own heading
    LIKELY = "Likely"  # a known heading, and cells that fit it
    GUESSED = "Asked about"  # by its cells alone: a question stands until answered
    ANSWERED = "Answered"
    NONE = "Not understood"


class Entry(Enum):
    """How a question is answered."""

    CHOICE = "choice"
    TEXT = "text"  # such as the plan's name, where no cell gives it
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be given; ``key`` is kept, ``label`` is read."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can say.

    Attributes:
        id: the same for the same question of the same layout, next month too.
        asks: one sentence ending in a question mark.
        choices: the answers offered; empty where something is to be typed.
        sheet, cell: where it arises.
        examples: up to three cells' texts as they stand there.
        suggested: the key that looks likely. It is never taken unasked.
        changes_figure: whether a figure depends on it; nothing is cleared while
            such a question is open.
        kept: whether the answer holds for the next file of this layout; a
            position's date, for one, does not.
        answer: the answer in force; "" while it is open.
    """

    id: str
    asks: str
    choices: tuple[Choice, ...] = ()
    entry: Entry = Entry.CHOICE
    sheet: str = ""
    cell: str = ""
    examples: tuple[str, ...] = ()
    suggested: str = ""
    changes_figure: bool = True
    kept: bool = True
    answer: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A cell and what was made of it, side by side; "" where nothing was."""

    address: str
    raw: str
    read: str


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """One column of a table; ``field`` is the template's heading, "" if unknown."""

    letters: str
    heading: str
    field: str
    confidence: Confidence
    why: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class TableFound:
    """One block of cells read as one of the template's sheets."""

    sheet: str
    area: str  # "A5:K71"
    holds: str  # the template's sheet, such as "Actions"
    rows: int
    columns: tuple[ColumnFound, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows, columns or sheets that are not read: how many, where, and why."""

    what: str  # "3 hidden rows"
    count: int
    sheet: str
    where: str  # "rows 12, 14 and 30"
    why: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was made of files that are not in the template's layout.

    Attributes:
        layout: tells one layout from another; "" for the template's own.
        tables: what was found, in the workbook's order.
        questions: all of them, answered or not.
        left_out: what is not read.
        cannot_see: sentences on what this format does not tell, and on macros and
            links, which are never run or followed.
    """

    layout: str = ""
    tables: tuple[TableFound, ...] = ()
    questions: tuple[Question, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    cannot_see: tuple[str, ...] = ()
    answers: Answers = field(default_factory=dict)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions still open."""
        return tuple(one for one in self.questions if not one.answer)

    @property
    def blocking(self) -> tuple[Question, ...]:
        """Those still open on which a figure depends."""
        return tuple(one for one in self.unanswered if one.changes_figure)
