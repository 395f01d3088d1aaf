"""How does a paper become a Word file? Part by part, in the file's own structures.

Headings are headings, captions captions and lists lists, so that a screen reader and
an officer's template both find them. One case: a table's first row is marked as its
header, is repeated on every page that the table reaches, and no row is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from io import BytesIO

import docx as word
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as Written

from components.charts import picture
from components.exports.paper import ooxml, styles
from components.exports.paper.content import (
    Items,
    Line,
    Paper,
    Paragraph,
    Part,
    Picture,
    Place,
    Section,
    Table,
    ToWrite,
    stated,
)
from components.sentences import paper as says
from data import words
from data.figure import Figure
from data.release.released import Released

Owns = Callable[[str], bool]  # whether a figure's note belongs to this section
WIDTH = 16.6  # centimetres between the margins
PICTURE = 10.8  # centimetres: over 300 dots to the inch


def docx(paper: Released[Paper]) -> bytes:
    """The paper as a Word file; the same paper gives the same bytes."""
    return paper.map(_file).shown


def _file(paper: Paper) -> bytes:
    document = word.Document()
    styles.styled(document)
    _properties(document, paper)
    _around(document, paper.header)
    _Writer(document, paper).write()
    ooxml.endnotes(document, paper.notes)
    out = BytesIO()
    document.save(out)
    return ooxml.fixed(out.getvalue())


def _properties(document: Document, paper: Paper) -> None:
    """What a file says of itself; its times are those of the position."""
    told, at = document.core_properties, datetime.combine(paper.as_at, time())
    told.title, told.subject, told.language = paper.title, paper.subject, "en-GB"
    told.author = told.last_modified_by = told.comments = ""
    told.keywords, told.category = paper.header[0], "Committee paper"
    told.created = told.modified = told.last_printed = at
    told.revision = 1


def _around(document: Document, lines: Sequence[str]) -> None:
    """The lines at the head of every page, and its number at the foot."""
    section = document.sections[0]
    top = section.header.paragraphs[0]
    for at, line in enumerate(lines):
        run = top.add_run(ooxml.text(line))
        run.bold = len(lines) > 1 and at == 0
        if at + 1 < len(lines):
            run.add_break()
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("Page ")
    ooxml.field(foot, "PAGE", "1")
    foot.add_run(" of ")
    ooxml.field(foot, "NUMPAGES", "1")


class _Writer:
    """One file being written: what has been marked and numbered so far."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self._document = document
        self._paper = paper
        self._marked: set[str] = set()
        self._captions = {"Table": 0, "Figure": 0}
        self._places = {id(place.part): place for place in paper.to_write}
        self._in_report = {
            figure.name
            for section in (*paper.body, *paper.appendices)
            for figure in stated(section)
        }

    def write(self) -> None:
        """The checklist, the page for members, the report, and what is behind it."""
        paper = self._paper
        self._checklist(paper.to_write)
        self._heading(paper.summary, own_page=bool(paper.to_write))
        self._parts(paper.summary, owns=lambda name: name not in self._in_report)
        self._head(paper)
        for at, section in enumerate((*paper.body, *paper.appendices)):
            self._heading(section, own_page=at == len(paper.body))
            self._parts(section, owns=lambda _: True)
        if paper.notes:
            self._document.add_heading(says.NOTES, 1)
            self._line(says.NOTES_NOTE)

    # --- pages of their own ------------------------------------------------------

    def _checklist(self, places: Sequence[Place]) -> None:
        if not places:
            return
        self._document.add_heading(says.CHECKLIST, 1)
        self._line(says.CHECKLIST_NOTE)
        rows = [
            (
                f"{place.number}",
                place.where,
                words.sentence(place.part.prompt),
                place.part.who,
                "☐",
            )
            for place in places
        ]
        headings = ("No.", "Where", "What", "Who", "Done")
        made = self._table(headings, rows, (2, 8, 16, 6, 3), says.CHECKLIST)
        for row, place in zip(made.rows[1:], places, strict=True):
            cell = row.cells[1].paragraphs[0]
            cell.clear()
            ooxml.link(cell, _place_name(place), place.where)

    def _head(self, paper: Paper) -> None:
        title = self._document.add_paragraph(ooxml.text(paper.title), "Title")
        title.paragraph_format.page_break_before = True
        for part in paper.classification:
            if isinstance(part, Paragraph):
                self._line(part.text, styles.CLASSIFIED)
            elif isinstance(part, ToWrite):
                self._to_write(part)
        for line in paper.head:
            self._head_line(line)

    def _head_line(self, line: Line) -> None:
        if isinstance(line.value, ToWrite):
            self._to_write(line.value, f"{line.label}: ")
            return
        written = self._document.add_paragraph()
        written.add_run(f"{line.label}: ").bold = True
        written.add_run(ooxml.text(line.value))

    # --- sections ------------------------------------------------------------------

    def _heading(self, section: Section, *, own_page: bool) -> None:
        heading = self._document.add_heading(ooxml.text(section.heading), section.level)
        heading.paragraph_format.page_break_before = own_page or None

    def _parts(self, section: Section, *, owns: Owns) -> None:
        for part in section.parts:
            self._part(part, owns)

    def _part(self, part: Part, owns: Owns) -> None:
        if isinstance(part, Paragraph):
            self._paragraph(part, owns)
        elif isinstance(part, Items):
            self._items(part)
        elif isinstance(part, Table):
            self._captioned("Table", part.caption, part.stated, owns)
            self._table(part.headings, part.rows, part.wide, part.caption)
        elif isinstance(part, Picture):
            self._picture(part)
        else:
            self._to_write(part)

    def _paragraph(self, part: Paragraph, owns: Owns) -> None:
        style = styles.NUMBERED if part.numbered else None
        written = self._document.add_paragraph(style=style)
        for at, said in enumerate(part.said):
            written.add_run(ooxml.text(f" {said.text}" if at else said.text))
            self._marks(written, said.figures, owns)

    def _marks(self, written: Written, figures: Sequence[Figure], owns: Owns) -> None:
        """A mark after each figure's sentence: the note's own, or one that points."""
        for at, figure in enumerate(figures):
            if at:
                written.add_run(", ").font.superscript = True
            number = self._paper.numbers[figure.name]
            if owns(figure.name) and figure.name not in self._marked:
                self._marked.add(figure.name)
                ooxml.note_mark(written, number)
            else:
                code = f"NOTEREF note_{number} \\h"
                ooxml.field(written, code, f"{number}", raised=True)

    def _items(self, part: Items) -> None:
        style = styles.NUMBERED if part.numbered else styles.BULLET
        number = ooxml.new_list(self._document, style) if part.numbered else 0
        for item in part.items:
            written = self._document.add_paragraph(ooxml.text(item), style)
            if number:
                ooxml.in_list(written, number)

    def _to_write(self, part: ToWrite, label: str = "") -> None:
        place = self._places[id(part)]
        written = self._document.add_paragraph(style=styles.TO_WRITE)
        mark = written.add_run(f"{label}{styles.TO_WRITE} ({part.who}): ")
        mark.bold = True
        ooxml.bookmark(written, _place_name(place), place.number)
        written.add_run(ooxml.text(words.sentence(part.prompt)))

    def _line(self, text: str, style: str | None = None) -> None:
        self._document.add_paragraph(ooxml.text(text), style)

    # --- tables and pictures ---------------------------------------------------------

    def _captioned(
        self, kind: str, text: str, stated_: Sequence[Figure], owns: Owns
    ) -> None:
        """``Table 3: Position on each finding.``, kept with what it captions."""
        self._captions[kind] += 1
        written = self._document.add_paragraph(f"{kind} ", "Caption")
        ooxml.field(written, f"SEQ {kind} \\* ARABIC", f"{self._captions[kind]}")
        written.add_run(ooxml.text(f": {text}"))
        self._marks(written, stated_, owns)

    def _table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        wide: Sequence[int],
        caption: str,
    ) -> DocxTable:
        made: DocxTable = self._document.add_table(
            1 + len(rows), len(headings), "Table Grid"
        )
        made.autofit = False
        ooxml.described(made, caption)
        ooxml.header_row(made.rows[0])
        shares = [Cm(WIDTH * share / sum(wide)) for share in wide]
        for at, (row, texts) in enumerate(
            zip(made.rows, (headings, *rows), strict=True)
        ):
            ooxml.unbroken_row(row)
            for cell, value, width in zip(row.cells, texts, shares, strict=True):
                cell.width = width
                ooxml.cell(cell, value, styles.CELL if at else styles.HEAD_CELL)
                if not at:
                    ooxml.shaded(cell, styles.HEADING_TINT)
        for column, width in zip(made.columns, shares, strict=True):
            column.width = width
        return made

    def _picture(self, part: Picture) -> None:
        self._captioned("Figure", words.sentence(part.headline), (), _owns_none)
        holder = self._document.add_paragraph()
        holder.paragraph_format.keep_with_next = True
        drawn = holder.add_run().add_picture(
            BytesIO(picture.png(part.chart)), width=Cm(PICTURE)
        )
        ooxml.described_picture(drawn, part.headline, part.alt)
        self._line(part.subtitle, styles.SOURCE)


def _owns_none(_: str) -> bool:
    return False


def _place_name(place: Place) -> str:
    return f"write_{place.number}"
