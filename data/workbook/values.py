"""What does this one cell say?

A reader takes a cell that is not blank and gives what it says, or a problem in
words an officer can act on, or (for what may be right but looks wrong) both.
Nothing is guessed. Days and periods have a module of their own, ``days``.

One case: ``percent`` of a number cell holding 0.96 is 0.96, with the problem
"'0.96' looks like a fraction."
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from data import words
from data.plan import Band, Wording
from data.workbook.raw import Content, RawCell
from data.workbook.rules import quote

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
W = TypeVar("W", bound=Wording)

_NUMBER = re.compile(r"[-−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_BAND = re.compile(r"(?P<low>\d{1,3})(?: ?[-–—] ?(?P<high>\d{1,3}))? (?P<word>.+)")
_BETWEEN = re.compile(r"[;\n]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})
_PLACEHOLDERS = frozenset(
    ("none", "n/a", "na", "-", "–", "tbc", "tba", "nil", "no", "notyet", "noneyet")
)

BANDS_REMEDY = "Write them as 1-3 Low, 4-6 Medium, 8-9 High."


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell, and what to do; the code is in the registry."""

    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Understood(Generic[T_co]):
    """What a cell says. Both are given where a value is kept but looks wrong."""

    value: T_co | None = None
    problem: Problem | None = None


Reader = Callable[[RawCell], Understood[T]]


def read(cell: RawCell, reader: Reader[T]) -> Understood[T]:
    """What the reader makes of a cell, unless it holds no value at all."""
    if cell.content is Content.ERROR:
        return wrong(
            "error_cell",
            f"{quote(cell.text)} is an error, not a value.",
            "Mend the formula, or write the value.",
        )
    if cell.content is Content.UNSAVED:
        return wrong(
            "formula_without_value",
            f"The formula {quote(cell.text)} was saved without its value.",
            "Open the workbook, let it calculate, and save it; or write the value.",
        )
    return reader(cell)


def key(text: str) -> str:
    """A word as it is compared: without case, spacing or curled apostrophes."""
    return "".join(text.split()).casefold().translate(_APOSTROPHES)


def says(cell: RawCell, word: str) -> bool:
    """Whether a cell says just this word."""
    return key(cell.text) == key(word)


def placeholder(text: str) -> bool:
    """Whether a cell is filled only to say that there is nothing to say."""
    return key(text).rstrip(".") in _PLACEHOLDERS


def split_names(text: str) -> tuple[str, ...]:
    """The names in a cell, parted by semicolons or line breaks."""
    return tuple(name for part in _BETWEEN.split(text) if (name := tidy(part)))


# --- words -----------------------------------------------------------------


def text(cell: RawCell) -> Understood[str]:
    """The cell's text without the space around it."""
    return Understood(cell.text.strip())


def names(cell: RawCell) -> Understood[tuple[str, ...]]:
    """The names in the cell, in order."""
    return Understood(split_names(cell.text))


def yes_or_no(cell: RawCell) -> Understood[bool]:
    """True for Yes, False for No."""
    if isinstance(cell.value, bool):
        return Understood(cell.value)
    said = {"yes": True, "no": False}.get(key(cell.text))
    if said is None:
        return wrong(
            "not_yes_or_no",
            f"{quote(cell.text)} is neither Yes nor No.",
            "Write Yes or No.",
        )
    return Understood(said)


def word(cell: RawCell, closed: type[W]) -> Understood[W]:
    """The word of a closed list that the cell says, whatever its case."""
    choices = [one for one in closed if one.name != "UNKNOWN"]
    for one in choices:
        if key(str(one)) == key(cell.text):
            return Understood(one)
    return wrong(
        "unknown_word",
        f"{quote(cell.text)} is not a word known here.",
        f"Write {words.listed(map(str, choices), last='or')}.",
    )


# --- numbers ---------------------------------------------------------------


def number(cell: RawCell) -> Understood[float]:
    """Any number; a percent sign after it changes nothing."""
    found = _figure(cell)
    if found is None:
        return wrong(
            "not_a_number",
            f"{quote(cell.text)} is not a number.",
            "Write it in figures, for example 50.",
        )
    return Understood(found)


def whole(cell: RawCell) -> Understood[int]:
    """A count: 0, 1, 2 and so on."""
    found = number(cell)
    if found.value is None:
        return Understood(problem=found.problem)
    remedy = "Write a whole number, 0 or more."
    if found.value < 0:
        return wrong("negative_count", f"{quote(cell.text)} is below nought.", remedy)
    if not found.value.is_integer():
        return wrong(
            "fractional_count", f"{quote(cell.text)} is not a whole number.", remedy
        )
    return Understood(int(found.value))


def percent(cell: RawCell) -> Understood[float]:
    """A percentage from 0 to 100, kept as written where it looks like a fraction."""
    found = number(cell)
    if found.value is None:
        return found
    if not 0 <= found.value <= 100:
        return wrong(
            "number_out_of_range",
            f"{quote(cell.text)} is not a percentage from 0 to 100.",
            "Write a number from 0 to 100.",
        )
    if 0 < found.value < 1 and "%" not in cell.text:
        meant = f"{100 * found.value:.6g}"
        return Understood(
            found.value,
            Problem(
                "looks_like_fraction",
                f"{quote(cell.text)} looks like a fraction.",
                f"It is read as {cell.text.strip()}%. If it means {meant}%, "
                f"write {meant}.",
            ),
        )
    return found


def bands(cell: RawCell) -> Understood[tuple[Band, ...]]:
    """Ranges of scores with their words: "1-3 Low, 4-6 Medium"."""
    found: list[Band] = []
    for part in re.split(r"[,;\n]", cell.text):
        match = _BAND.fullmatch(tidy(part))
        if not match:
            message = f"{quote(part)} is not a range of scores with its word."
            return wrong("not_a_band", message, BANDS_REMEDY)
        low = int(match["low"])
        found.append(Band(low, int(match["high"] or low), match["word"]))
    found.sort(key=lambda band: band.low)
    follows = itertools.pairwise(found)
    if any(band.high < band.low for band in found) or any(
        after.low <= before.high for before, after in follows
    ):
        message = f"The ranges in {quote(cell.text)} overlap or run backwards."
        return wrong("not_a_band", message, BANDS_REMEDY)
    return Understood(tuple(found))


# --- helpers ---------------------------------------------------------------


def tidy(written: str) -> str:
    """The text with single spaces, and none around it."""
    return " ".join(written.split())


def wrong(code: str, message: str, remedy: str) -> Understood[T]:
    """No value, and the problem."""
    return Understood(problem=Problem(code, message, remedy))


def _figure(cell: RawCell) -> float | None:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return float(cell.value) if math.isfinite(cell.value) else None
    written = tidy(cell.text).removesuffix("%").rstrip()
    if cell.content is not Content.TEXT or not _NUMBER.fullmatch(written):
        return None
    found = float(written.replace(",", "").replace("−", "-"))
    return found if math.isfinite(found) else None
