"""Which workbooks are there to try the dashboard with?

``manifest.json`` is written by the script that makes them; this reads it, and
the workbooks' bytes only when they are asked for. One case: ``library()[0]`` is
Westmere's action plan, its last version's ``as_at`` 30 June 2023.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent
MANIFEST = FOLDER / "manifest.json"


@dataclass(frozen=True, slots=True)
class SampleVersion:
    """One workbook: its number from 1, its file, its position and its hash."""

    number: int
    file: str
    as_at: date
    sha256: str
    classification: str = ""

    def content(self) -> bytes:
        """The workbook's bytes."""
        return (FOLDER / self.file).read_bytes()


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """One plan with its versions, oldest first."""

    key: str
    name: str
    note: str
    made_up: bool
    versions: tuple[SampleVersion, ...]


def library() -> tuple[SamplePlan, ...]:
    """Every sample plan, the one a new reader sees first at the front.

    Raises:
        FileNotFoundError: when the samples have not been made.
    """
    held = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return tuple(
        SamplePlan(
            key=plan["key"],
            name=plan["name"],
            note=plan["note"],
            made_up=plan["made_up"],
            versions=tuple(_version(version) for version in plan["versions"]),
        )
        for plan in held["plans"]
    )


@dataclass(frozen=True, slots=True)
class AsKept:
    """A plan as officers keep it: the same as a version of the template's layout.

    ``answers`` are what an officer says to what its layout leaves open, and
    ``differences`` is a table of how the plan that is read differs from ``same_as``.
    """

    file: str
    answers: Mapping[str, str]
    differences: str
    same_as: str
    sha256: str

    def content(self) -> bytes:
        """The workbook's bytes."""
        return (FOLDER / self.file).read_bytes()


def as_kept() -> AsKept:
    """The sample that is not in the template's layout; no reader is shown it.

    Raises:
        FileNotFoundError: when the samples have not been made.
    """
    held = json.loads(MANIFEST.read_text(encoding="utf-8"))["as_kept"]
    answers = json.loads((FOLDER / held["answers"]).read_text(encoding="utf-8"))
    return AsKept(**{**held, "answers": answers})


def _version(held: dict[str, str]) -> SampleVersion:
    return SampleVersion(
        number=int(held["number"]),
        file=held["file"],
        as_at=date.fromisoformat(held["as_at"]),
        sha256=held["sha256"],
        classification=held["classification"],
    )
