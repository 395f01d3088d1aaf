"""Which versions may this reader choose?

Those that have opened and were not withdrawn, of classes their role may see;
the newest of a plan's is its live one, to that role. The samples stand in their
place until the first real version opens, and never again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import streamlit as st

from components.session.catalogue import Catalogue, Shelf
from components.session.deployment import of_the_record
from data import publications
from data.plan import Classification
from data.publications import FileRecord, Note, Store, VersionRecord
from data.publications.reading import utc_now
from data.release.audience import NotAllowed, Role, can_view
from data.samples.library import library


@dataclass(frozen=True)
class Edition:
    """One version of one plan that a reader may choose.

    ``id`` is its own in the record, None for a sample, which has no files and
    no corrections or notes either. ``opened_at`` is aware, in UTC. ``forecast`` is
    the one stored when it opened, as JSON has it; None where none was.
    ``confirmed`` are the pairs of refs that an officer said are one action in it,
    ``answers`` what its own files are read with, by question.
    ``released`` is how its numbers of children are shown, as its clearing decided,
    and ``paragraph`` by which a restricted one is exempt; each None where not said.
    """

    plan_key: str
    plan_name: str
    number: int
    as_at: date
    classification: Classification
    sha256: str
    sample: bool
    made_up: bool
    latest: bool
    id: int | None = None
    opened_at: datetime | None = None
    opened_by: str = ""
    files: tuple[FileRecord, ...] = ()
    corrections: tuple[Note, ...] = ()
    forecast: Mapping[str, Any] | None = field(default=None, hash=False)
    confirmed: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    released: Mapping[str, Any] | None = field(default=None, hash=False)
    paragraph: int | None = None

    @property
    def label(self) -> str:
        """What identifies it in a cache: no two editions share it."""
        kind = "sample" if self.sample else f"published:{self.id}"
        return f"{kind}:{self.sha256}"


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this deployment.

    Raises:
        StoreUnavailable: with a sentence, when it cannot be opened.
    """
    return publications.open_store(said=of_the_record())


@st.cache_resource(show_spinner=False, hash_funcs={Store: id})
def _shelf(kept: Store) -> Shelf:
    return Shelf(kept, now=utc_now)


def catalogue() -> Catalogue:
    """What the record holds now, or held when it was last reached.

    Raises:
        StoreUnavailable: when it cannot be reached and never was.
    """
    return _shelf(store()).look()


def editions(role: Role) -> tuple[Edition, ...]:
    """Every version this role may see now, plans in order, oldest version first."""
    return offered(catalogue(), role)


def offered(known: Catalogue, role: Role) -> tuple[Edition, ...]:
    """Of a catalogue's versions, those that this role may see.

    The latest is the newest that they may see, so that a restricted one does not
    show by what is said of the others.
    """
    seen = [one for one in every_in(known) if can_view(role, one.classification)]
    newest = {one.plan_key: one.number for one in seen}
    return tuple(
        replace(one, latest=one.number == newest[one.plan_key]) for one in seen
    )


def check_still_offered(edition: Edition, role: Role) -> None:
    """Raise NotAllowed where this role is no longer shown this version."""
    offered_now = {(one.label, one.number) for one in editions(role)}
    if (edition.label, edition.number) not in offered_now:
        message = "This version is no longer open to you. Open the page again."
        raise NotAllowed(message)


def every_edition() -> tuple[Edition, ...]:
    """The versions in view, for whatever role; the samples where none ever was."""
    return every_in(catalogue())


def every_in(known: Catalogue) -> tuple[Edition, ...]:
    """A catalogue's versions, for whatever role; the samples where none ever was."""
    if not known.ever_opened:
        return _samples()
    return tuple(_published(one) for one in known.readable)


def _published(version: VersionRecord) -> Edition:
    number, as_at, classified = version.number, version.as_at, version.classification
    if number is None or as_at is None or classified is None:
        message = f"{version.title} is open without having been cleared"
        raise ValueError(message)
    return Edition(
        plan_key=version.plan_key,
        plan_name=version.plan_name,
        number=number,
        as_at=as_at,
        classification=classified,
        sha256="+".join(file.sha256 for file in version.files),
        sample=False,
        made_up=False,
        latest=version.stage is publications.Stage.OPEN,
        id=version.id,
        opened_at=version.opens_at,
        opened_by=version.opened_by.name if version.opened_by else "",
        files=version.files,
        corrections=version.corrections,
        forecast=version.forecast,
        confirmed=version.confirmed,
        notes=version.notes,
        answers=tuple(sorted(version.answers.items())),
        released=version.released,
        paragraph=version.paragraph,
    )


@st.cache_resource(show_spinner=False)
def _samples() -> tuple[Edition, ...]:
    return tuple(
        Edition(
            plan_key=plan.key,
            plan_name=plan.name,
            number=version.number,
            as_at=version.as_at,
            classification=Classification.OPEN,
            sha256=version.sha256,
            sample=True,
            made_up=plan.made_up,
            latest=version is plan.versions[-1],
        )
        for plan in library()
        for version in plan.versions
    )
