"""What does a committee paper say? A tree that page and file are drawn from.

The page previews this tree and the writer writes it, so the screen and the Word
file cannot differ. Every sentence that states a figure carries it, with its working;
what only a person can write is a ``ToWrite``, and the cover lists every one.

One case: ``Said("50 of 61 actions reported complete.", (figure,))`` is a sentence
with a mark after it, and the mark leads to the note on how the 50 and 61 were counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from components.theme import Layer
from data.figure import Figure


@dataclass(frozen=True)
class Said:
    """Words drafted from the record, and the figures that they state."""

    text: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class ToWrite:
    """What a person must still write: what, who, and where it stands."""

    prompt: str
    who: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; ``numbered`` in the report's own count."""

    said: tuple[Said, ...]
    numbered: bool = True

    @property
    def text(self) -> str:
        """Its words alone."""
        return " ".join(one.text for one in self.said if one.text)


@dataclass(frozen=True)
class Items:
    """A list, its items in order; ``numbered`` from 1, each list anew."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table of plain text: one header row, a caption above it, no empty cell.

    ``stated`` are the figures that its cells state. ``wide`` is the share of the
    width that each column takes.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[int, ...]
    stated: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A chart: headline above, subtitle and text alternative; its table follows."""

    headline: str
    subtitle: str
    alt: str
    chart: Layer


Part = Paragraph | Items | Table | Picture | ToWrite


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; ``key`` names it in the paper.

    ``short`` is what a list calls it, where its heading is long.
    """

    key: str
    heading: str
    parts: tuple[Part, ...]
    level: int = 1
    short: str = ""

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.short or self.heading


@dataclass(frozen=True)
class Line:
    """A line of the report's head: ``Committee: Westmere Children and Families``."""

    label: str
    value: str | ToWrite


@dataclass(frozen=True)
class Note:
    """A figure's endnote: its number from 1, the figure, and its working."""

    number: int
    figure: Figure
    text: str


@dataclass(frozen=True)
class Place:
    """Something still to write, and the heading under which it stands."""

    number: int
    where: str
    part: ToWrite


@dataclass(frozen=True)
class Paper:
    """One committee paper.

    ``header`` are the lines on every page: the sample line where it is true, then
    the status line. ``working`` says how each figure's note is worded.
    """

    title: str
    subject: str
    as_at: date
    header: tuple[str, ...]
    is_open: bool
    classification: tuple[Part, ...]
    head: tuple[Line, ...]
    summary: Section
    body: tuple[Section, ...]
    appendices: tuple[Section, ...]
    origin: Callable[[Figure], str]

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section in the order in which a reader meets it."""
        return (self.summary, *self.body, *self.appendices)

    @property
    def example(self) -> str:
        """That its figures are made up, or only an example; "" where neither."""
        return self.header[0] if len(self.header) > 1 else ""

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure stated, in the order of the notes.

        The summary comes first and may be taken out: a note stands with the report,
        and the summary points at it. What only the summary states comes first.
        """
        report = _stated((*self.body, *self.appendices))
        own = _stated((self.summary,))
        alone = {name: one for name, one in own.items() if name not in report}
        return (*alone.values(), *report.values())

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """A note for each figure, numbered in their order."""
        return tuple(
            Note(number, figure, self.origin(figure))
            for number, figure in enumerate(self.figures, 1)
        )

    @cached_property
    def numbers(self) -> dict[str, int]:
        """A figure's name to the number of its note."""
        return {note.figure.name: note.number for note in self.notes}

    @cached_property
    def to_write(self) -> tuple[Place, ...]:
        """All that a person must still write, in order."""
        found = list(self._to_write())
        return tuple(Place(at, *one) for at, one in enumerate(found, 1))

    def _to_write(self) -> Iterator[tuple[str, ToWrite]]:
        for part in self.classification:
            if isinstance(part, ToWrite):
                yield "Classification", part
        for line in self.head:
            if isinstance(line.value, ToWrite):
                yield line.label, line.value
        for section in self.sections:
            for part in section.parts:
                if isinstance(part, ToWrite):
                    yield section.name, part


def _stated(sections: Iterable[Section]) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for section in sections:
        for figure in stated(section):
            found.setdefault(figure.name, figure)
    return found


def stated(section: Section) -> Iterator[Figure]:
    """The figures that a section states, each time that it does."""
    for part in section.parts:
        if isinstance(part, Paragraph):
            for said in part.said:
                yield from said.figures
        elif isinstance(part, Table):
            yield from part.stated
