"""Which headings are known, and which of the template's columns may each be?

Names that officers' own spreadsheets carry, whatever their case, spacing, line
breaks and punctuation, for each sheet of the template. A name may fit two fields
("Lead" names an agency or a person): then it is asked about. A name that is known
to have no place in the template (``NOWHERE``) is left out, and said so.

One case: ``meanings("RAG")["actions"]`` is ``(Meaning("rating", Sure.LIKELY),)``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from data.workbook import contract
from data.workbook.layout import names

LONGEST = 90  # characters that a heading may have
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NOT_WORDS = re.compile(r"[^\w/]+")
_NUMBERED = re.compile(r"^\d+\s+(?=[a-z])")


class Sure(IntEnum):
    """How sure a heading by itself is."""

    ASK = 1  # it may mean something else
    LIKELY = 2  # a name in use for just this
    CERTAIN = 3  # the template's own


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a heading may stand for."""

    field: str
    sure: Sure


Meanings = Mapping[str, tuple[Meaning, ...]]  # by sheet key, the likeliest first


def plain(text: str) -> str:
    """A heading as it is looked up: "Who? (Lead)" is "who"."""
    bare = _BRACKETED.sub(" ", text) if "(" in text or "[" in text else text
    said = bare if bare.strip() else text
    said = said.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    said = re.sub(r"\s*/\s*", "/", said)
    said = "%" if said.strip() == "%" else _NOT_WORDS.sub(" ", said).strip(" /")
    return _NUMBERED.sub("", said)


@lru_cache(maxsize=4096)
def meanings(heading: str) -> Meanings:
    """The fields that a heading may stand for, by sheet key; {} where none."""
    if len(heading) > LONGEST:
        return {}
    said = plain(heading)
    return _KNOWN.get(said) or _of_parts(said) or _by_words(said)


def listed(heading: str) -> Meanings:
    """The same, of a heading that is listed word for word; {} where it is not."""
    return {} if len(heading) > LONGEST else _KNOWN.get(plain(heading), {})


def _of_parts(said: str) -> Meanings:
    """Of "Status/Current status", what its parts agree on, or may be."""
    parts = [
        _KNOWN.get(part.strip(), {}).get("actions", ()) for part in said.split("/")
    ]
    if len(parts) < 2 or not all(parts):
        return {}
    fields = list(dict.fromkeys(one.field for part in parts for one in part))
    agreed = len(fields) == 1 and all(part[0].sure > Sure.ASK for part in parts)
    sure = Sure.LIKELY if agreed else Sure.ASK
    return {"actions": tuple(Meaning(one, sure) for one in fields)}


def _by_words(said: str) -> Meanings:
    """Of a heading nobody listed, what a word in it suggests; always asked about."""
    found = [
        field
        for word in said.split()
        for field in names.ACTIONS_WORDS.get(word, "").split("|")
        if field
    ]
    fields = tuple(dict.fromkeys(found))
    return {"actions": tuple(Meaning(one, Sure.ASK) for one in fields)} if found else {}


class _Gathering:
    """The tables of names turned about: from a name to what it may mean."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, list[Meaning]]] = {}

    def every(self) -> dict[str, Meanings]:
        for sheet in contract.SHEETS:
            if not sheet.labelled:
                for column in contract.columns(sheet):
                    self._add(column.heading, sheet.key, column.key, Sure.CERTAIN)
        for key, fields in _JUST_ONE.items():
            for field, listed_ in fields.items():
                self._add_all(listed_, key, field, Sure.LIKELY)
        for key, either in _EITHER.items():
            for fields_, listed_ in either:
                for field in fields_.split("|"):
                    self._add_all(listed_, key, field, Sure.ASK)
        return {
            name: {sheet: tuple(held) for sheet, held in by_sheet.items()}
            for name, by_sheet in self.known.items()
        }

    def _add_all(self, listed_: str, sheet: str, field: str, sure: Sure) -> None:
        for name in listed_.split("|"):
            self._add(name, sheet, field, sure)

    def _add(self, name: str, sheet: str, field: str, sure: Sure) -> None:
        held = self.known.setdefault(plain(name), {}).setdefault(sheet, [])
        if all(one.field != field for one in held):
            held.append(Meaning(field, sure))


_JUST_ONE = {"actions": names.ACTIONS, "risks": names.RISKS, **names.OTHERS}
_EITHER = {"actions": names.ACTIONS_EITHER, "risks": names.RISKS_EITHER}
_KNOWN = _Gathering().every()
