"""What is a rule, what does it look at, and what is the point it makes?

One case: the rule "overdue" finds action 2.3; its wording, with 2.3's ref and
date put in, is the point's question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from data.analysis import claims, findings, unproven
from data.analysis.changes import Changes
from data.analysis.claims import Checked
from data.analysis.findings import Position
from data.analysis.movement import Movement
from data.analysis.unproven import WEIGHTS, Hangs
from data.plan import Cell, Plan


@dataclass(frozen=True, slots=True)
class Link:
    """Where to look: a page's key, and its filters as (widget key, value)."""

    page: str
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Record:
    """All that the rules look at: a plan, and what changed since another, if given."""

    plan: Plan
    changes: Changes | None = None

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """Every measure's movement, in findings' order, those of none last."""
        return findings.movements(self.plan)

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """The position on each finding."""
        return findings.positions(self.plan, self.movements)

    @cached_property
    def checked(self) -> tuple[Checked, ...]:
        """Every statement set against the workbook."""
        return claims.checked(self.plan)

    @cached_property
    def at_risk(self) -> frozenset[str]:
        """The refs, folded, of actions that a risk in the top bands names."""
        return unproven.at_risk(self.plan)

    def of(self, finding: str) -> Position | None:
        """The position on a finding, whatever the case of its name."""
        name = finding.strip().casefold()
        found = [x for x in self.positions if x.finding.name.strip().casefold() == name]
        return found[0] if found else None

    def hangs(self, finding: str, ref: str = "") -> int:
        """What hangs on a finding, and on an action of it: WEIGHTS, added up."""
        place = self.of(finding)
        found: list[Hangs] = list(unproven.of_finding(place))
        if ref.casefold() in self.at_risk:
            found.append(Hangs.RISK)
        return sum(WEIGHTS[one] for one in found)


@dataclass(frozen=True)
class Found:
    """One thing a rule has found.

    Attributes:
        subject: what it is about, the same from version to version.
        fact: what the record shows, a sentence.
        said: what is put into the rule's wording.
        more: what adds to the rule's own weight.
        figure: the figure it rests on, in words.
        filters: added to the address of the rule's page.
    """

    subject: str
    fact: str
    said: Mapping[str, str]
    finding: str = ""
    figure: str = ""
    more: int = 0
    filters: tuple[tuple[str, str], ...] = ()
    cells: tuple[Cell, ...] = ()
    made_up: bool = False


@dataclass(frozen=True)
class Rule:
    """One row of the table of rules.

    Attributes:
        name: its id.
        looks_for: what it looks for, in words that follow "Looks for".
        wording: the question, with places for what was found.
        weight: how much it counts before what hangs on the thing found.
        page: the key of the page that shows it.
        find: gives what it finds in a record.
    """

    name: str
    looks_for: str
    wording: str
    weight: int
    page: str
    find: Callable[[Record], Iterator[Found]] = field(repr=False)


@dataclass(frozen=True)
class Point:
    """One point that a member may want to explore."""

    rule: str
    question: str
    fact: str
    finding: str
    figure: str
    link: Link
    weight: int
    key: str
    cells: tuple[Cell, ...] = ()
    made_up: bool = False


def made(rule: Rule, found: Found) -> Point:
    """The point that a rule makes of what it found."""
    return Point(
        rule=rule.name,
        question=rule.wording.format_map(found.said),
        fact=found.fact,
        finding=found.finding,
        figure=found.figure,
        link=Link(rule.page, found.filters),
        weight=rule.weight + found.more,
        key=f"enquiry/{rule.name}/{found.subject}",
        cells=found.cells,
        made_up=found.made_up,
    )
