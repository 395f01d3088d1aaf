"""How is a pack sealed? What it was made of, so that another can be held against it.

A pack that may be published carries a hash of the figures released in it; a workbook's
own would confirm a guess at a number that the public is not shown, so only a pack that
may not be published has that.

One case: two packs of versions 1 and 7 with one hash hold the same figures.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from components.exports.pack.content import Sealing, Sheets
from components.exports.paper.content import Section, Table
from components.exports.paper.subject import Subject, paragraph
from components.sentences import pack as says
from data.analysis import figures
from data.plan import Plan

_DATA = Path(figures.__file__).parents[1]
_RULES = ("words.py", "plan.py", "figure.py", "analysis", "release")
_LETTERS = 12


def sealed(subject: Subject, sealing: Sealing) -> Sheets:
    """The section that says what a pack is made of."""
    rows = tuple(_rows(subject, sealing))
    made_of = Table(says.SEALED, ("What", "In this pack"), rows, (1, 2))
    told = paragraph(says.REMADE, numbered=False)
    return Sheets(Section("seal", says.SEAL, (made_of, told)))


def _rows(subject: Subject, sealing: Sealing) -> Iterator[tuple[str, str]]:
    plan, facts = subject.plan, subject.facts
    yield "Plan", plan.name
    yield "Partnership", plan.partnership or says.NOT_NAMED
    yield "Versions", says.compared(subject.compared, plan, facts.version)
    yield "Sealed", says.at(sealing.at)
    yield "Rules", says.rules(rules_version())
    yield "Made for", says.audience(facts.role)
    if subject.is_open:
        yield "Released figures, SHA-256", figures_hash(_versions(subject))
        return
    for number, digest in sealing.workbooks:
        yield f"Workbook of version {number}, SHA-256", digest


def _versions(subject: Subject) -> list[tuple[int, Plan]]:
    now = (subject.facts.version, subject.plan)
    compared = subject.compared
    return [(compared.then.number, compared.then.plan), now] if compared else [now]


def figures_hash(versions: Iterable[tuple[int, Plan]]) -> str:
    """SHA-256 of every figure of these released versions, as JSON."""
    held = [
        [number, one.name, one.value, one.numerator, one.denominator, one.unit]
        for number, plan in versions
        for one in figures.every(plan, number)
    ]
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()


@cache
def rules_version() -> str:
    """What tells these rules from any others: a hash of the code that holds them."""
    files = [
        file
        for name in _RULES
        for file in sorted([_DATA / name, *(_DATA / name).rglob("*.py")])
        if file.is_file()
    ]
    text = b"".join(file.read_bytes().replace(b"\r\n", b"\n") for file in files)
    return hashlib.sha256(text).hexdigest()[:_LETTERS]
