"""Which words of a text were taken out, and which were put in?

Word by word, so that a reader sees what is different and not two texts to compare
by eye.

One case: "offered to all staff", then "offered to eligible staff": "all" was taken
out, "eligible" put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text; ``changed`` where the other text does not have them."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


def differences(then: str, now: str) -> tuple[Pieces, Pieces]:
    """The earlier text and the later, in pieces that a space joins."""
    old, new = then.split(), now.split()
    before: list[Piece] = []
    after: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        before += _piece(old[i1:i2], changed=tag != "equal")
        after += _piece(new[j1:j2], changed=tag != "equal")
    return tuple(before), tuple(after)


def _piece(words: Sequence[str], *, changed: bool) -> list[Piece]:
    return [Piece(" ".join(words), changed)] if words else []
