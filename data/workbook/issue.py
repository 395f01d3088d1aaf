"""What is wrong, where, and what to do: the one shape of every problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from data.plan import Plan


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
    """One problem. ``cell`` is an address, or "" where it is about a sheet."""

    code: str
    severity: Severity
    sheet: str
    cell: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """``Actions, I17: “31/02/2023” is not a date. Write a real date …``."""
        where = ", ".join(part for part in (self.sheet, self.cell) if part)
        return f"{where or 'Workbook'}: {self.message} {self.remedy}".strip()


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
    """What reading a file came to.

    ``plan`` is None when the file was refused, or when it lacks what a plan
    cannot be without; ``rows`` counts the rows read from each sheet.
    """

    verdict: Verdict
    plan: Plan | None
    issues: tuple[Issue, ...]
    rows: Mapping[str, int]

    def of(self, severity: Severity) -> tuple[Issue, ...]:
        """The issues of one severity, in sheet order."""
        return tuple(issue for issue in self.issues if issue.severity is severity)

    @property
    def counts(self) -> dict[str, int]:
        """How many issues there are of each severity."""
        return {level.value: len(self.of(level)) for level in Severity}
