"""Which plan and version is this reader looking at?

What is chosen lives in the address: ``?plan=westmere-jtai&version=3``; without
a version the address means the live one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from components.session.deployment import of_the_record
from data import publications
from data.plan import Classification
from data.release.audience import NotAllowed, Role, can_view
from data.samples.library import library

_PLAN, _VERSION = "plan", "version"


@dataclass(frozen=True)
class Edition:
    """One version of one plan that a reader may choose."""

    plan_key: str
    plan_name: str
    number: int
    as_at: date
    classification: Classification
    sha256: str
    sample: bool
    made_up: bool
    latest: bool

    @property
    def label(self) -> str:
        """What identifies it in a cache: no two editions share it."""
        return f"{'sample' if self.sample else 'published'}:{self.sha256}"


@st.cache_resource(show_spinner=False)
def store() -> publications.Store:
    """The one store of this deployment.

    Raises:
        StoreUnavailable: with a sentence, when it cannot be opened.
    """
    return publications.open_store(said=of_the_record())


def editions(role: Role) -> tuple[Edition, ...]:
    """Every version this role may see, plans in order, oldest version first.

    The latest is the newest that they may see, so that a restricted one does not
    show by what is said of the others. Samples are offered only until the first
    real version is published.
    """
    seen = [one for one in every_edition() if can_view(role, one.classification)]
    newest = {one.plan_key: one.number for one in seen}
    return tuple(
        replace(one, latest=one.number == newest[one.plan_key]) for one in seen
    )


def check_still_offered(edition: Edition, role: Role) -> None:
    """Raise NotAllowed where this role is no longer shown this version."""
    offered = {(one.label, one.number) for one in editions(role)}
    if (edition.label, edition.number) not in offered:
        message = "This version is no longer open to you. Open the page again."
        raise NotAllowed(message)


def every_edition() -> tuple[Edition, ...]:
    """The published versions; the samples where there is none."""
    return _published() or _samples()


def _published() -> tuple[Edition, ...]:
    kept = store()
    return tuple(
        _edition(version, latest=version.stage is publications.Stage.OPEN)
        for plan in kept.plans()
        for version in kept.versions(plan.key)
        if version.readable
    )


def _edition(version: publications.VersionRecord, *, latest: bool) -> Edition:
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
        latest=latest,
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


def chosen(offered: tuple[Edition, ...]) -> Edition | None:
    """The edition the address, or else this session, asks for; else the live one."""
    state = st.session_state
    key = st.query_params.get(_PLAN) or state.get(f"chrome_{_PLAN}_asked")
    plans = {item.plan_key for item in offered}
    if key not in plans:
        key = offered[0].plan_key if offered else None
    mine = [item for item in offered if item.plan_key == key]
    asked = st.query_params.get(_VERSION) or state.get(f"chrome_{_VERSION}_asked")
    match = [item for item in mine if str(item.number) == str(asked)]
    found = match or mine[-1:]
    return found[0] if found else None


def asked_in_vain(edition: Edition) -> bool:
    """Whether the address asks for a plan or version that is not to be had."""
    asked = st.query_params
    return asked.get(_VERSION, str(edition.number)) != str(edition.number) or (
        asked.get(_PLAN, edition.plan_key) != edition.plan_key
    )


def address(edition: Edition, *, always_version: bool = False) -> dict[str, str]:
    """What the address holds for an edition: nothing for the live one's version."""
    kept = {_PLAN: edition.plan_key}
    if always_version or not edition.latest:
        kept[_VERSION] = str(edition.number)
    return kept


def remember(edition: Edition) -> None:
    """Keep the choice in this session and in the address."""
    _write(address(edition))


def choose(edition: Edition) -> None:
    """Turn to another plan or version, from the next run on."""
    _write(address(edition))


def _write(wanted: dict[str, str]) -> None:
    for name in (_PLAN, _VERSION):
        value = wanted.get(name, "")
        st.session_state[f"chrome_{name}_asked"] = value
        if value and st.query_params.get(name) != value:
            st.query_params[name] = value
        elif not value and name in st.query_params:
            del st.query_params[name]
