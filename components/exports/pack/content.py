"""What does a review pack hold? The same parts as a committee paper, in other order.

One case: the section "Front door" begins a sheet of its own, with what inspectors
found, the finding then and now, its measures drawn, and its actions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from components.exports.paper.content import Section


@dataclass(frozen=True)
class Sealing:
    """What a pack is sealed with that its plan does not hold.

    ``at`` is the moment (aware) at which the later version opened, None for a sample:
    never the clock's, so that the same versions make the same bytes. ``workbooks`` are
    version numbers with the SHA-256 of each file. ``notes`` are officers', by what each
    is about; the public's pack has none.
    """

    at: datetime | None = None
    workbooks: tuple[tuple[int, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sheets:
    """A section, the parts of it, and whether it begins a sheet when printed."""

    section: Section
    within: tuple[Section, ...] = ()
    own_sheet: bool = False


@dataclass(frozen=True)
class Pack:
    """One review pack; ``header`` are the lines on every sheet."""

    title: str
    header: tuple[str, ...]
    is_sample: bool
    sections: tuple[Sheets, ...]
