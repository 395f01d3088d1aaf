"""What is wrong, where, and what to do: the one shape of every problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from data.plan import Plan
from data.workbook.understanding import Understanding


class Severity(Enum):
    """How much a problem matters to publishing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def asks(self) -> str:
        """What it asks of the officer, as the page heads its list."""
        return {
            Severity.ERROR: "Must fix",
            Severity.WARNING: "Please confirm",
            Severity.NOTE: "For information",
        }[self]


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem. ``cell`` is an address, or "" where it is about a sheet.

    ``file`` names the file it is about where a version has several.
    """

    code: str
    severity: Severity
    sheet: str
    cell: str
    message: str
    remedy: str
    file: str = ""

    @property
    def where(self) -> str:
        """``Actions, I17``, and the file where there are several."""
        place = ", ".join(part for part in (self.sheet, self.cell) if part)
        if not self.file:
            return place or "Workbook"
        return f"{place} in {self.file}" if place else self.file

    def __str__(self) -> str:
        """``Actions, I17: “31/02/2023” is not a date. Write a real date …``."""
        return f"{self.where}: {self.message} {self.remedy}".strip()


class Verdict(Enum):
    """What may be done with a file."""

    PUBLISHABLE = "publishable"
    ERRORS = "errors"
    REFUSED = "refused"

    @property
    def exit_status(self) -> int:
        """0, 1 or 2, as the command line returns it."""
        return list(Verdict).index(self)


@dataclass(frozen=True)
class Reading:
    """What reading a version's file, or its files, came to.

    ``plan`` is None when a file was refused, or when what a plan cannot be
    without is missing; ``rows`` counts the rows read from each sheet; ``files``
    names the files as issues and cells name them, where there are several;
    ``understanding`` is what was made of a layout that is not the template's.
    """

    verdict: Verdict
    plan: Plan | None
    issues: tuple[Issue, ...]
    rows: Mapping[str, int]
    files: tuple[str, ...] = ()
    understanding: Understanding = field(default_factory=Understanding)

    def of(self, severity: Severity) -> tuple[Issue, ...]:
        """The issues of one severity, in sheet order."""
        return tuple(issue for issue in self.issues if issue.severity is severity)

    @property
    def counts(self) -> dict[str, int]:
        """How many issues there are of each severity."""
        return {level.value: len(self.of(level)) for level in Severity}
