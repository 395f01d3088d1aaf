"""What can this kind of file not tell, and what in it is left alone?

Sentences for the officer, so that what is not read is never a surprise.

One case: of a workbook with macros, "This file holds macros. They are never run."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_LESS = (
    "In {kind} colours, struck-through text, hidden rows and hidden columns cannot be "
    "seen: hidden rows are read like any other.",
    "In {kind} a cell in error, such as #REF!, reads as blank, and so does a formula "
    "saved without its value. 96% reads as 0.96.",
)
_KINDS: Mapping[str, str] = {
    "xls": "an .xls file",
    "xlsb": "an .xlsb file",
    "ods": "an .ods file",
    "strict": "a “Strict Open XML” workbook",
}
_LIST = (
    "A .csv file is one table of text: it has no colours, no hidden rows and no "
    "other sheets.",
)
_CARRIED: Mapping[str, str] = {
    "macros": "This file holds macros. They are never run.",
    "links": "This file takes figures from other files. Those are never opened: what "
    "was last saved here is read.",
    "connections": "This file draws on a database or another source. It is never "
    "asked: what was last saved here is read.",
    "fills": "This file has more coloured blank cells than can be looked at, so the "
    "colours of blank cells are not read on every sheet.",
}


def sentences(kind: str, unseen: Iterable[str]) -> Iterator[str]:
    """What is said of a file of this kind that carries these things."""
    if kind in _KINDS:
        yield from (one.format(kind=_KINDS[kind]) for one in _LESS)
    elif kind == "csv":
        yield from _LIST
    yield from (_CARRIED[one] for one in unseen)
