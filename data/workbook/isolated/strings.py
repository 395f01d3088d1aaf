"""What are the texts that a workbook's cells share?

Each is read once, as it streams by. One case: a text whose every run is struck
through is told as struck, as a cell would be whose own style says so.
"""

from __future__ import annotations

from typing import IO
from xml.etree.ElementTree import Element

from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from .told import LONGEST_TEXT, Refusal, Told, told_text

_IN = f"{{{SHEET_MAIN_NS}}}"
_ITEM, _TEXT, _RUN = f"{_IN}si", f"{_IN}t", f"{_IN}r"
_STRIKE, _VALUE = f"{_IN}rPr/{_IN}strike", "val"
_OFF = {"0", "false", "off"}


def shared(source: IO[bytes], most: int) -> list[tuple[Told | None, bool]]:
    """Each text as it is told, and whether all of it is struck through."""
    found: list[tuple[Told | None, bool]] = []
    table = None
    for event, element in iterparse(source, events=("start", "end")):
        if event == "start":
            table = element if table is None else table
        elif element.tag == _ITEM:
            if len(found) >= most:
                raise Refusal("refused_too_big_inside")
            found.append(rich(element))
            table.clear()  # type: ignore[union-attr] # it began before its item
    return found


def rich(item: Element) -> tuple[Told | None, bool]:
    """The text of its runs together, and whether all of them are struck through."""
    text, runs, struck = "", 0, 0
    if len(item) == 1 and item[0].tag == _TEXT:  # as nearly every text is
        return told_text(_within(item[0].text or "")), False
    for part in item:
        if part.tag == _TEXT:
            text += part.text or ""
            runs += 1
        elif part.tag == _RUN:
            written = part.findtext(_TEXT) or ""
            text += written
            if written.strip():
                runs += 1
                struck += _struck(part)
    return told_text(_within(text)), 0 < runs == struck


def _within(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise Refusal("refused_too_big_inside")
    return text


def _struck(run: Element) -> bool:
    mark = run.find(_STRIKE)
    return mark is not None and mark.get(_VALUE, "1").lower() not in _OFF
