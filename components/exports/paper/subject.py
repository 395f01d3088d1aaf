"""What is a paper drafted from? One released version, and what it is set against.

One case: Westmere's version 7 for the public, for the meeting of 10 July 2023, set
against version 1, which the meeting of 16 January had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from components.exports.paper.content import Paragraph, Said, Table, ToWrite
from components.sentences import measure, since
from components.sentences.paper_prompts import Prompt
from components.written import NOTHING, written
from data.analysis import cohort, completion, measures, risk
from data.analysis.since import Comparison, restated
from data.figure import Figure
from data.plan import Classification, Plan
from data.release import gate
from data.release.audience import Role

Words = Said | str


@dataclass(frozen=True)
class Facts:
    """What is known of a paper beside its plan.

    ``sample`` says that its version is one of the samples; ``exempt`` is the
    paragraph of Schedule 12A that a person named, ``meeting`` the day it is for.
    """

    version: int
    role: Role
    meeting: date | None = None
    sample: bool = False
    exempt: int | None = None


@dataclass(frozen=True)
class Subject:
    """A version as its reader may see it, and what has changed in it.

    ``tested`` are sentences on what less frequent reports would have left unseen,
    where the plan has the history to try that on.
    """

    plan: Plan
    facts: Facts
    compared: Comparison | None = None
    tested: tuple[Said, ...] = ()

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure that a paper may state, by name, as the pages give them."""
        plan, version = self.plan, self.facts.version
        found = [
            *completion.headline(plan, version).values(),
            *measures.figures(plan, version),
            *cohort.figures(plan, version),
            *risk.figures(plan, version),
            *self._changes(),
        ]
        return {figure.name: figure for figure in found}

    def _changes(self) -> Iterable[Figure]:
        if self.compared is None:
            return ()
        with_it = restated(self.compared)
        return (*since.cards(self.compared), *([with_it] if with_it else ()))

    @property
    def since(self) -> date | None:
        """The day since which things changed; None where nothing is compared."""
        return self.compared.chosen.then.on if self.compared else None

    @cached_property
    def is_open(self) -> bool:
        """Whether it may be published: nothing in it is kept from the public."""
        if self.plan.classification is not Classification.OPEN:
            return False
        if self.facts.role is Role.PUBLIC:
            return True
        then = self.compared.then.plan if self.compared else self.plan
        return all(one == gate.for_public(one) for one in (self.plan, then))

    def stating(self, text: str, *names: str) -> Said:
        """A sentence and the figures it states, those that have a value."""
        found = (self.figures.get(name) for name in names)
        return Said(text, tuple(one for one in found if one and one.value is not None))

    def measured(self, ref: str) -> Said:
        """One measure in running text, with the latest results it rests on."""
        found = measure.results(self.plan, ref)["period"].tail(2)
        names = [f"audit.{ref}.{period}" for period in found]
        return self.stating(measure.told(self.plan, ref), *names)


def paragraph(*said: Words, numbered: bool = True) -> Paragraph:
    """A paragraph of sentences, those that are empty left out."""
    told = [one if isinstance(one, Said) else Said(one) for one in said]
    return Paragraph(tuple(one for one in told if one.text), numbered)


def to_write(prompt: Prompt) -> ToWrite:
    """A part that a person must write."""
    return ToWrite(prompt.asks, prompt.who)


def table(
    rows: pd.DataFrame,
    columns: Mapping[str, tuple[str, int]],
    caption: str,
    *,
    stated: tuple[Figure, ...] = (),
    nothing: str = NOTHING,
) -> Table:
    """A frame's chosen columns: ``columns`` maps each to its heading and its width.

    Its caption says where a row is made up, as the whole paper's header does.
    """
    made_up = "made_up" in rows and bool(rows["made_up"].any())
    text = [[written(value) or nothing for value in rows[name]] for name in columns]
    return Table(
        caption=f"{caption} Sample data." if made_up else caption,
        headings=tuple(heading for heading, _ in columns.values()),
        rows=tuple(zip(*text, strict=True)),
        wide=tuple(width for _, width in columns.values()),
        stated=tuple(one for one in stated if one.value is not None),
    )
