"""What day, or how vague a time, does this text give?

Every form officers write: one date of ``day_forms``, words that leave a date open,
or several dates in one cell. Nothing is chosen here: what can be read in more than
one way keeps its options.

One case: ``parse("End Q3 2023/24")`` is 31 December 2023, to the quarter;
``parse("05/06/23")`` has the options day first and month first.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from data.plan import Due, Precision
from data.workbook.layout.day_forms import (
    UNKNOWN,
    Form,
    Option,
    Parsed,
    described,
    single,
)
from data.workbook.values import tidy

OPEN = "open"  # the key of the choice to leave a date open
_PHASE = re.compile(
    r"^(?:(?:phase|part|stage|step|tranche) ?(?:\d+|[ivx]+|[a-d])|\(?[a-d1-9]\)"
    r"|[a-d][.:])"
    r"[ .:\-–)]*"
)
_PHASE_AFTER = re.compile(r" ?\(?(?:phase|part|stage) ?\d+\)?$|\s*\([^)]*\)$")
_PARTS = re.compile(
    r"[\n;]+| and | & | then | to | until |(?<=\d) ?, ?|(?<=\d{4}) ?[–\-] ?(?=\w)"
    r"| [–\-] | / |(?<=\d)\s+(?=(?:phase|part|stage) ?\d)"
)
_OPEN_TEXTS = (
    "ongoing|on going|on-going|continuous|continuing|tbc|tba|tbd|to be confirmed"
    "|to be agreed|to be determined|to be decided|asap|as soon as possible|immediate"
    "|immediately|immediate effect|with immediate effect|n/a|na|none|not set|various"
    "|rolling|rolling programme|open|no date|unknown|not applicable|-|–|?|date tbc"
    "|date to be confirmed|immediate and ongoing|immediate/ongoing|ongoing/continuous"
    "|immediate - ongoing|business as usual|bau|not yet set|to follow"
)
_OPEN_WORDS = frozenset(_OPEN_TEXTS.split("|"))


@lru_cache(maxsize=8192)
def parse(raw: str, around: date | None = None) -> Parsed:
    """What a text gives; ``around`` is the position, for dates without a year."""
    said = tidy(raw).casefold().strip(" .,;:*")
    if said in _OPEN_WORDS:
        return Parsed(Due(None, Precision.OPEN, raw.strip()))
    found = single(said, raw.strip(), around)
    return found if found is not UNKNOWN else _several(raw, around)


def _several(raw: str, around: date | None) -> Parsed:
    """Two dates or more in one cell: the last of them, or the first, is asked."""
    parts = [part for part in map(_bare, _PARTS.split(raw.casefold())) if part]
    if len(parts) < 2:
        return UNKNOWN
    found = [parse(part, around) for part in parts]
    if not all(one.due for one in found):
        return UNKNOWN
    dues = [one.due for one in found if one.due and one.due.on]
    if len(dues) < 2:
        return UNKNOWN
    first, last = (
        Due(due.on, due.precision, raw.strip())
        for due in (min(dues, key=_on), max(dues, key=_on))
    )
    options = (
        Option("last", f"the last of them ({described(last)})", last),
        Option("first", f"the first of them ({described(first)})", first),
    )
    return Parsed(form=Form.SEVERAL, options=options)


def _bare(part: str) -> str:
    said = tidy(part).strip(" .,;:-–")
    return _PHASE_AFTER.sub("", _PHASE.sub("", said)).strip(" .,;:-–")


def _on(due: Due) -> date:
    return due.on or date.min
