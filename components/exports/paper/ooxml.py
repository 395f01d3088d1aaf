"""Which parts of a Word file does python-docx not write? Notes, fields and marks.

Endnotes stand in a part of their own; a figure's first mention carries the note, and
every later one a field that points at it. One case: ``note_3`` is the bookmark of the
third note's mark, and a field pointing at it shows its number wherever it is repeated.

The elements and their order are those of ECMA-376, part 1, section 17.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from html import escape
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from components.exports.paper.content import Note
from data import words

ENDNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
NOTE_STYLE, NOTE_TEXT = "EndnoteReference", "EndnoteText"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can tell
_NOT_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
_AFTER_NOTES = ("w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema")


def text(value: str) -> str:
    """Running words as the file holds them: no control character, dates together."""
    return words.unbroken(plain(value))


def plain(value: str) -> str:
    """Words as the file holds them where they must break: in a narrow cell."""
    return _NOT_XML.sub("", words.without_controls(value))


def element(name: str, /, **attributes: str) -> Any:
    """An element such as ``w:numFmt`` with its attributes, ``val`` for ``w:val``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


# --- marks and fields ------------------------------------------------------------


def bookmark(paragraph: Paragraph, name: str, number: int, *held: Any) -> None:
    """A named place in a paragraph, round the elements held."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    end = element("w:bookmarkEnd", id=str(number))
    paragraph._p.extend([start, *held, end])  # noqa: SLF001 - no door to its element


def field(paragraph: Paragraph, code: str, shown: str, *, raised: bool = False) -> None:
    """A field of this code that shows this until Word works it out anew."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run()
        run.font.superscript = raised or None
        if kind == "code":
            instruction = element("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            _into(run, instruction)
        elif kind == "shown":
            run.text = shown
        else:
            _into(run, element("w:fldChar", fldCharType=kind))


def note_mark(paragraph: Paragraph, number: int) -> None:
    """The mark that carries a note, bookmarked so that others can point at it."""
    run = element("w:r")
    properties = element("w:rPr")
    properties.append(element("w:rStyle", val=NOTE_STYLE))
    run.extend([properties, element("w:endnoteReference", id=str(number))])
    bookmark(paragraph, f"note_{number}", 1000 + number, run)


def link(paragraph: Paragraph, place: str, shown: str) -> None:
    """Words that lead to a bookmark in the same file."""
    made = element("w:hyperlink", anchor=place, history="1")
    run = paragraph.add_run(text(shown))
    made.append(run._r)  # noqa: SLF001
    paragraph._p.append(made)  # noqa: SLF001
    run.font.underline = True


def _into(run: Run, held: Any) -> None:
    run._r.append(held)  # noqa: SLF001


# --- endnotes ----------------------------------------------------------------------


def endnotes(document: Document, notes: Sequence[Note]) -> None:
    """Give the file its notes, numbered 1, 2, 3 at its end."""
    blob = _notes_xml(notes).encode("utf-8")
    uri = PackURI("/word/endnotes.xml")
    part = Part(uri, ENDNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
    _separators(document)
    for section in document.sections:
        numbering = element("w:endnotePr")
        numbering.append(element("w:numFmt", val="decimal"))
        sheet = section._sectPr  # noqa: SLF001
        sheet.find(qn("w:pgSz")).addprevious(numbering)


def _separators(document: Document) -> None:
    """Which two notes are only the line above the others."""
    told = element("w:endnotePr")
    told.extend([element("w:endnote", id=number) for number in ("-1", "0")])
    settings = document.settings.element
    later = [one for name in _AFTER_NOTES for one in settings.findall(qn(name))]
    if later:
        min(later, key=settings.index).addprevious(told)
    else:
        settings.append(told)


def _notes_xml(notes: Sequence[Note]) -> str:
    lines = "".join(
        f'<w:endnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:endnote>"
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    told = "".join(
        f'<w:endnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="{NOTE_TEXT}"/>'
        f'</w:pPr><w:r><w:rPr><w:rStyle w:val="{NOTE_STYLE}"/></w:rPr><w:endnoteRef/>'
        f'</w:r><w:r><w:t xml:space="preserve"> {escape(text(note.text))}</w:t></w:r>'
        "</w:p></w:endnote>"
        for note in notes
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:endnotes {nsdecls('w')}>{lines}{told}</w:endnotes>"


# --- lists and tables --------------------------------------------------------------


def new_list(document: Document, style: str) -> int:
    """A list like this style's that begins at 1: the number that its items carry.

    Lists of one description share one count, so that each gets its own.
    """
    numbering = document.part.numbering_part.element
    own = document.styles[style].element.find(f".//{qn('w:numId')}")
    used = numbering.num_having_numId(int(own.get(qn("w:val"))))
    kinds = numbering.findall(qn("w:abstractNum"))
    like = next(
        one
        for one in kinds
        if one.get(qn("w:abstractNumId")) == str(used.abstractNumId.val)
    )
    made = deepcopy(like)
    number = max(int(one.get(qn("w:abstractNumId"))) for one in kinds) + 1
    made.set(qn("w:abstractNumId"), str(number))
    made.find(qn("w:nsid")).set(qn("w:val"), f"{number:08X}")
    for named in made.iter(qn("w:pStyle")):
        named.getparent().remove(named)
        break
    kinds[-1].addnext(made)
    return int(numbering.add_num(number).numId)


def in_list(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph an item of this list."""
    told = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    told.get_or_add_ilvl().val = 0
    told.get_or_add_numId().val = number


def header_row(row: Any) -> None:
    """Mark a table's row as the one that heads its columns, on every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001


def unbroken_row(row: Any) -> None:
    """Keep a table's row on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001


def described(table: Any, caption: str) -> None:
    """Give a table its text alternative, and say that its first row heads it."""
    properties = table._tbl.tblPr  # noqa: SLF001
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = element("w:tblLook")
        properties.append(look)
    look.attrib.clear()
    for name, value in (("val", "00A0"), ("firstRow", "1"), ("firstColumn", "1")):
        look.set(qn(f"w:{name}"), value)
    properties.append(element("w:tblCaption", val=text(caption)))


def cell(made: Any, value: str, style: str) -> None:
    """A cell's words in the style of this id, which is not looked up each time."""
    paragraph = made.paragraphs[0]
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = style  # noqa: SLF001
    paragraph.add_run(plain(value))


def shaded(made: Any, fill: str) -> None:
    """A tint behind a cell's words."""
    told = element("w:shd", val="clear", color="auto", fill=fill)
    made._tc.get_or_add_tcPr().append(told)  # noqa: SLF001


def described_picture(drawn: Any, name: str, alt: str) -> None:
    """Give a picture its name and its text alternative."""
    told = drawn._inline.docPr  # noqa: SLF001
    told.set("name", text(name))
    told.set("descr", text(alt))


# --- the same bytes ------------------------------------------------------------------


def fixed(content: bytes) -> bytes:
    """The file with every part's time set alike: the same content, the same bytes."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in made.namelist():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(part, made.read(name))
    return out.getvalue()
