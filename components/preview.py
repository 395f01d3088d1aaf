"""How is a document's content shown on a page? As it will be written, part by part.

Draws the tree that the file is written from, each section with a button that copies
it. Nothing here imports Streamlit.
"""

from __future__ import annotations

from components import chrome, figures, tables
from components.exports.paper import pasted
from components.exports.paper.content import (
    Items,
    Paper,
    Paragraph,
    Part,
    Picture,
    Said,
    Section,
    Table,
    ToWrite,
)
from components.sentences import paper as says
from data import words
from data.release.released import Released


def still_to_write(paper: Released[Paper]) -> None:
    """The checklist: what, where and who."""
    rows = [
        (place.where, words.sentence(place.part.prompt), place.part.who)
        for place in paper.shown.to_write
    ]
    tables.plain(("Where", "What", "Who"), rows, alt=says.CHECKLIST)


def stated(paper: Released[Paper]) -> None:
    """The figures it will state, each with its note's number and its rule."""
    rows = [
        (note.figure.label, note.figure.text, note.figure.definition, f"{note.number}")
        for note in paper.shown.notes
    ]
    headings = ("Figure", "Value", "How it is counted", "Note")
    tables.plain(headings, rows, alt="The figures that the paper states")


def notes(paper: Released[Paper]) -> None:
    """The notes in full, as they stand at the paper's end."""
    rows = [(f"{note.number}", note.text) for note in paper.shown.notes]
    tables.plain(("Note", "Working"), rows, alt=says.NOTES)


def head(paper: Released[Paper]) -> None:
    """The paper's title, its classification and the lines above its first section."""
    shown = paper.shown
    chrome.subsection(shown.title)
    for part in shown.classification:
        if isinstance(part, Paragraph):
            chrome.strong(part.text)
        elif isinstance(part, ToWrite):
            _to_write(part)
    for line in shown.head:
        if isinstance(line.value, ToWrite):
            _to_write(line.value, f"{line.label}. ")
        else:
            chrome.say(f"{line.label}: {line.value}")


def sections(paper: Released[Paper], among: tuple[Section, ...]) -> None:
    """These sections of the paper, each with what copies it."""
    drawing = _Drawing(paper.shown)
    for section in paper.shown.sections:
        drawing.section(section, drawn=section in among)


class _Drawing:
    """A paper being drawn: how far its paragraphs and its tables are numbered."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._paragraphs = 0

    def section(self, section: Section, *, drawn: bool) -> None:
        """Draw a section, or only count its paragraphs past it."""
        if not drawn:
            self._paragraphs += sum(
                isinstance(part, Paragraph) and part.numbered for part in section.parts
            )
            return
        chrome.subsection(section.heading)
        if any(not isinstance(part, ToWrite) for part in section.parts):
            copied = pasted(self._paper, section)
            chrome.copier(section.heading, copied.rich, copied.plain)
        for at, part in enumerate(section.parts):
            self._part(part, f"paper_{section.key}_{at}")

    def _part(self, part: Part, key: str) -> None:
        if isinstance(part, Paragraph):
            self._paragraph(part)
        elif isinstance(part, Items):
            for at, item in enumerate(part.items, 1):
                chrome.say(f"{at}. {item}" if part.numbered else f"• {item}")
        elif isinstance(part, Table):
            chrome.caption(part.caption)
            tables.plain(part.headings, part.rows, alt=part.caption)
        elif isinstance(part, Picture):
            chrome.strong(part.headline)
            figures.picture(part.chart, alt=part.alt, key=key)
            chrome.caption(part.subtitle)
        else:
            _to_write(part)

    def _paragraph(self, part: Paragraph) -> None:
        told = " ".join(self._marked(said) for said in part.said)
        if part.numbered:
            self._paragraphs += 1
            told = f"{self._paragraphs}. {told}"
        chrome.say(told)

    def _marked(self, said: Said) -> str:
        """The sentence with the numbers of its notes: ``… 82%. [1, 2]``."""
        numbers = [f"{self._paper.numbers[one.name]}" for one in said.figures]
        return f"{said.text} [{', '.join(numbers)}]" if numbers else said.text


def _to_write(part: ToWrite, label: str = "") -> None:
    chrome.note(f"{label}{says.to_write(part.who, part.prompt)}")
