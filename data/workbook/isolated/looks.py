"""What does each style of a workbook show: which fill, and is it struck or bold?

Of the styles only what a cell's meaning may hang on is read: dates, percentages,
solid fills, and whole cells struck through or bold. A colour of the theme becomes
the colour it is drawn in, its tint with it.

One case: a fill of the theme's colour 4, tint 0.6, is "B4C7E7" in Office's theme.
"""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.numbers import (
    BUILTIN_FORMATS,
    is_date_format,
    is_timedelta_format,
)
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from .told import PLAIN, Look

STYLES, THEME = "xl/styles.xml", "xl/theme/theme1.xml"
_IN = f"{{{SHEET_MAIN_NS}}}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# As a style numbers them, which is not as the theme lists them.
_THEME = (
    *("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3"),
    *("accent4", "accent5", "accent6", "hlink", "folHlink"),
)
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.')  # parts of a number format
_RGB = re.compile(r"(?:[0-9A-F]{2})?([0-9A-F]{6})", re.IGNORECASE)
_OFF = {"0", "false", "off"}


@dataclass
class Styles:
    """What each style shows, by its number; a style not listed shows nothing."""

    looks: list[Look] = field(default_factory=lambda: [PLAIN])
    dates: set[int] = field(default_factory=set)
    spans: set[int] = field(default_factory=set)  # lengths of time, as [h]:mm
    percents: set[int] = field(default_factory=set)

    def look(self, number: int) -> Look:
        """What the style of this number shows."""
        return self.looks[number] if 0 <= number < len(self.looks) else PLAIN


def styles(archive: ZipFile) -> Styles:
    """The workbook's styles; none where the part is missing."""
    found = Styles()
    if STYLES not in archive.namelist():
        return found
    root = fromstring(archive.read(STYLES))
    colours = Colours(root, archive)
    formats = dict(BUILTIN_FORMATS)
    for one in root.iterfind(f"{_IN}numFmts/{_IN}numFmt"):
        formats[_number(one, "numFmtId")] = one.get("formatCode") or ""
    fonts = [
        (_on(one, "strike"), _on(one, "b"))
        for one in root.iterfind(f"{_IN}fonts/{_IN}font")
    ]
    fills = [colours.fill(one) for one in root.iterfind(f"{_IN}fills/{_IN}fill")]
    found.looks = []
    for number, style in enumerate(root.iterfind(f"{_IN}cellXfs/{_IN}xf")):
        font, fill = _number(style, "fontId"), _number(style, "fillId")
        struck, bold = fonts[font] if font < len(fonts) else (False, False)
        colour = fills[fill] if fill < len(fills) else ""
        look = (colour, struck, bold)
        found.looks.append(PLAIN if look == PLAIN else look)
        _sort(number, formats.get(_number(style, "numFmtId")) or "", found)
    return found


def _sort(number: int, shown: str, found: Styles) -> None:
    """Put a style among those of dates and percentages, by its number format."""
    if is_date_format(shown):
        found.dates.add(number)
    if is_timedelta_format(shown):
        found.spans.add(number)
    if "%" in _NOT_SHOWN.sub("", shown):
        found.percents.add(number)


def _number(element: Element, name: str) -> int:
    said = element.get(name, "0")
    return int(said) if said.isascii() and said.isdigit() else 0


def _on(font: Element, name: str) -> bool:
    """Whether a mark of a font is there and not switched off."""
    mark = font.find(f"{_IN}{name}")
    return mark is not None and mark.get("val", "1").lower() not in _OFF


class Colours:
    """The colours that fills name, by number, by theme or by themselves."""

    def __init__(self, root: Element, archive: ZipFile) -> None:
        own = root.iterfind(f"{_IN}colors/{_IN}indexedColors/{_IN}rgbColor")
        self.indexed = [one.get("rgb", "") for one in own] or list(COLOR_INDEX)
        self.theme: list[str] = []
        if THEME in archive.namelist():
            self.theme = _of_theme(fromstring(archive.read(THEME)))

    def fill(self, fill: Any) -> str:
        """``RRGGBB`` of a solid fill; "" of any other, and where it is not known."""
        pattern = fill.find(f"{_IN}patternFill")
        if pattern is None or pattern.get("patternType") != "solid":
            return ""
        colour = pattern.find(f"{_IN}fgColor")
        return "" if colour is None else self.of(colour)

    def of(self, colour: Element) -> str:
        """``RRGGBB``, the tint applied; "" where it is not known."""
        if "rgb" in colour.attrib:
            said = colour.get("rgb", "")
        elif "theme" in colour.attrib:
            said = _at(self.theme, _number(colour, "theme"))
        elif "indexed" in colour.attrib:
            said = _at(self.indexed, _number(colour, "indexed"))
        else:
            said = ""
        found = _RGB.fullmatch(said)
        return tinted(found[1].upper(), colour.get("tint", "0")) if found else ""


def _at(listed: list[str], place: int) -> str:
    return listed[place] if place < len(listed) else ""


def _of_theme(root: Element) -> list[str]:
    scheme = root.find(f".//{_DRAWN}clrScheme")
    found = []
    for name in _THEME:
        held = None if scheme is None else scheme.find(f"{_DRAWN}{name}")
        colour = next(iter(held), None) if held is not None else None
        said = "" if colour is None else colour.get("lastClr") or colour.get("val")
        found.append(said or "")
    return found


def tinted(colour: str, tint: str) -> str:
    """A colour made lighter (up to 1) or darker (down to -1)."""
    try:
        by = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        by = 0.0
    if not by or by != by:  # noqa: PLR0124 - not a number
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = rgb_to_hls(red, green, blue)
    light = light * (1 + by) if by < 0 else light * (1 - by) + by
    drawn = hls_to_rgb(hue, light, strength)
    return "".join(f"{round(255 * part):02X}" for part in drawn)
