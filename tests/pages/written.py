"""What does a piece of HTML say, and which tables stand in it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNREAD = {"style", "script"}


@dataclass
class Table:
    """One table as a screen reader has it: its name, headings and cells."""

    name: str
    headings: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def records(self) -> list[dict[str, str]]:
        """Its rows, each a cell by its heading."""
        return [dict(zip(self.headings, row, strict=True)) for row in self.rows]


class Written(HTMLParser):
    """The texts, names and tables of a piece of HTML, in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.tables: list[Table] = []
        self._open = ""
        self._cell: list[str] | None = None
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self._open = tag
        if name := given.get("aria-label"):
            self.texts.append(name)
        if tag == "table":
            self.tables.append(Table(given.get("aria-label") or ""))
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in ("th", "td"):
            row = self.tables[-1].headings if given.get("scope") == "col" else None
            self._cell = self.tables[-1].rows[-1] if row is None else row
            self._cell.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""
        if tag in ("th", "td"):
            self._cell = None
        elif tag == "thead":
            self.tables[-1].rows.clear()

    def handle_data(self, data: str) -> None:
        if self._open in _UNREAD:
            return
        if data.strip():
            self.texts.append(data)
        if self._cell is not None:
            self._cell[-1] += data
