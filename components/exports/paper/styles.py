"""What does a paper look like? Its styles, all of them real ones of the file.

An officer's own template can restyle every one. One case: what a person must still
write has the style "To write": a bar beside it, a tint behind it, and its words.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from components import theme
from components.exports.paper.ooxml import NOTE_STYLE, NOTE_TEXT, element

FONT = "Arial"
LANGUAGE = "en-GB"
TO_WRITE = "To write"
CLASSIFIED = "Classification"
SOURCE = "Source"
CELL, HEAD_CELL = "TableText", "TableHeading"
TINT = "FDE6DB"
HEADING_TINT = "E3E8ED"
NUMBERED, BULLET = "List Number", "List Bullet"
_SIZES = {"Title": 17, "Heading 1": 14, "Heading 2": 12, "Caption": 10}


def styled(document: Document) -> None:
    """Set the page, the language and every style that a paper uses."""
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin, section.bottom_margin = Cm(2.4), Cm(1.7)
        section.header_distance = section.footer_distance = Cm(1)
    _language(document)
    normal = document.styles["Normal"]
    _font(normal, 10.5)
    normal.paragraph_format.space_before = Pt(2)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1
    for name, size in _SIZES.items():
        _heading(document, name, size)
    for name in (NUMBERED, BULLET):
        form = document.styles[name].paragraph_format
        form.left_indent, form.first_line_indent = Cm(1), Cm(-1)
        form.space_after = Pt(4 if name == NUMBERED else 2)
    for name in ("Header", "Footer"):
        _font(document.styles[name], 8.5)
        document.styles[name].paragraph_format.space_after = Pt(0)
    _own(document)


def _language(document: Document) -> None:
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    told = defaults.find(qn("w:lang"))
    for name in ("val", "eastAsia"):
        told.set(qn(f"w:{name}"), LANGUAGE)


def _heading(document: Document, name: str, size: float) -> None:
    style = document.styles[name]
    _font(style, size, bold=True)
    form = style.paragraph_format
    form.keep_with_next = True
    form.space_before, form.space_after = Pt(8 if size > 10 else 5), Pt(2)
    borders = style.element.find(f".//{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)


def _font(style: Any, size: float, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(theme.INK.removeprefix("#"))
    fonts = style.element.rPr.rFonts
    fonts.attrib.clear()  # the template's theme would stand before the name
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _own(document: Document) -> None:
    """The styles that the template lacks."""
    for name, size, bold in (
        (TO_WRITE, 10, False),
        (CLASSIFIED, 10.5, True),
        (CELL, 9, False),
        (HEAD_CELL, 9, True),
        (SOURCE, 9, False),
        (NOTE_TEXT, 9, False),
    ):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
        _font(made, size, bold=bold)
        spaced = name in (TO_WRITE, CLASSIFIED)
        made.paragraph_format.space_before = Pt(2 if spaced else 1)
        made.paragraph_format.space_after = Pt(4 if spaced else 1)
        made.paragraph_format.line_spacing = 1
    mark = document.styles.add_style(NOTE_STYLE, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    _marked(document.styles[TO_WRITE])


def _marked(style: Any) -> None:
    """A bar at the left and a tint behind, so that no reader takes it for said."""
    properties = style.element.get_or_add_pPr()
    bar = element("w:pBdr")
    bar.append(
        element(
            "w:left", val="single", sz="24", space="6", color=theme.DEADLINE[1:].upper()
        )
    )
    shade = element("w:shd", val="clear", color="auto", fill=TINT)
    spacing = properties.find(qn("w:spacing"))
    spacing.addprevious(bar)
    spacing.addprevious(shade)
    style.paragraph_format.left_indent = Cm(0.4)
