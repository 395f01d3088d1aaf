"""What may this reader see of this version, worked out once?

A page gets a ``View``: a released plan, and ``work``, which works something
out from it once for a version and an audience, not once for a click.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from components.session.deployment import of_the_record
from components.session.editions import Edition, editions, every_edition, store
from components.session.history import History
from components.session.reader import Reader
from components.session.worked import name_of, worked
from data import workbook
from data.plan import Plan
from data.release import gate
from data.release.audience import (
    EYES,
    Role,
    can_view,
    check_can_look_as,
    check_can_view,
)
from data.release.clearance import from_record
from data.release.released import Released
from data.samples.library import library
from data.workbook.issue import Reading

T = TypeVar("T")
Files = Sequence[tuple[bytes, str]]


@dataclass(frozen=True)
class View:
    """What a page shows: one released version, for one reader.

    ``offered`` holds every version this reader may choose, as this run found them.
    """

    edition: Edition
    reader: Reader
    plan: Released[Plan]
    offered: tuple[Edition, ...]

    @property
    def history(self) -> History:
        """The version shown and every earlier one that this reader may see."""
        return History.of(self.edition, self.offered, self.reader.role, _released)

    @property
    def audiences(self) -> tuple[Role, ...]:
        """The roles through whose eyes this reader may see this version."""
        classification = self.edition.classification
        return tuple(
            role for role in EYES[self.reader.role] if can_view(role, classification)
        )

    def through(self, eyes: Role) -> View:
        """The same version as another role is shown it.

        Raises:
            NotAllowed: when this reader may not look so, or that role may not see it.
        """
        check_can_look_as(self.reader.role, eyes)
        return view(self.edition, editions(eyes), replace(self.reader, role=eyes))

    @property
    def notes(self) -> Released[Mapping[str, str]]:
        """Officers' notes by what each is about; none for the public."""
        return gate.notes(self.edition.notes, self.reader.role)

    def work(self, worker: Callable[..., T], *args: Any, **kwargs: Any) -> Released[T]:
        """``worker(plan, …)``, worked out once for this version and audience."""
        return worked(
            ((self.edition.label, self.edition.number),),
            self.reader.role,
            name_of(worker),
            repr((args, sorted(kwargs.items()))),
            _work=lambda: self.plan.map(worker, *args, **kwargs),
        )


def view(edition: Edition, offered: tuple[Edition, ...], who: Reader) -> View:
    """What this reader may see of one of the editions they are offered.

    Raises:
        NotAllowed: when the reader's role may not see it.
        ValueError: when its workbook can no longer be read.
    """
    return View(edition, who, _released(edition, who.role), offered)


def reading(edition: Edition) -> Reading:
    """What its workbook says, issues included: for officers and data quality."""
    return _read(edition.label, edition.answers, _files=lambda: _files(edition))


@st.cache_resource(show_spinner=False, max_entries=200)
def _read(
    label: str,  # noqa: ARG001 - with the answers it is the key
    answers: tuple[tuple[str, str], ...],
    _files: Callable[[], Files],
) -> Reading:
    return workbook.read_files(_files(), dict(answers))


def _files(edition: Edition) -> Files:
    """Every file of the version, its bytes and its name, in order."""
    if edition.id is not None:
        kept = store()
        return [
            (kept.content(edition.id, file.position), file.name)
            for file in edition.files
        ]
    for plan in library():
        for version in plan.versions:
            if (plan.key, version.number) == (edition.plan_key, edition.number):
                return [(version.content(), "workbook.xlsx")]
    message = f"There is no sample {edition.plan_key}, version {edition.number}."
    raise LookupError(message)


def _released(edition: Edition, role: Role) -> Released[Plan]:
    plan = reading(edition).plan
    if plan is None:
        # A busy machine may have run out of time: the next reader tries again.
        _read.clear(edition.label, edition.answers)
        message = (
            f"Version {edition.number} of {edition.plan_name} can no longer be "
            "read. Its file is kept; ask the person who runs this dashboard."
        )
        raise ValueError(message)
    if not edition.sample:  # an officer may have said which plan it is of
        plan = replace(plan, name=edition.plan_name)
    if role is not Role.PUBLIC:
        return gate.release(plan, role)
    check_can_view(role, plan.classification)
    threshold = of_the_record().threshold
    return _for_public(edition.label, threshold, _plan=plan, _kept=edition.released)


@st.cache_resource(show_spinner=False, max_entries=200)
def _for_public(
    label: str,  # noqa: ARG001 - with the threshold, the key
    threshold: int,
    _plan: Plan,
    _kept: Mapping[str, Any] | None,
) -> Released[Plan]:
    """As its clearing decided; by the settings where that decided nothing."""
    if _kept is None:
        return gate.release(_plan, Role.PUBLIC, threshold=threshold)
    kept = from_record(_kept)
    return gate.release(_plan, Role.PUBLIC, threshold=kept.threshold, shown=kept.shown)


def today() -> date:
    """The day by which a position's age is told; only the status line uses it."""
    return date.today()  # noqa: DTZ011 - a reader's own calendar day


@st.cache_resource(show_spinner=False)
def warm_up() -> bool:
    """Read what a first reader will ask for, before they ask.

    One collection after that, and what is loaded is left out of later ones.
    """
    for edition in every_edition():
        if edition.latest:
            reading(edition)
    gc.collect()
    gc.freeze()
    return True
