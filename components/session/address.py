"""What does the address ask for, and what does it hold from now on?

What is chosen lives in the address: ``?plan=westmere-jtai&version=3``. Without a
version the address means the live one, whichever that is at the next click; one
that names a version keeps it, whatever opens later.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.session.editions import Edition, every_edition
from data.release.audience import Role, can_view

_PLAN, _VERSION = "plan", "version"


@dataclass(frozen=True)
class Asked:
    """The plan and version asked for, each "" where none is named."""

    plan: str
    version: str

    def names(self, edition: Edition) -> bool:
        """Whether it names this version itself, not only by its being live."""
        return self.version == str(edition.number) and self.plan in (
            "",
            edition.plan_key,
        )

    def is_met_by(self, edition: Edition) -> bool:
        """Whether this version is what it asks for."""
        return self.plan in ("", edition.plan_key) and self.version in (
            "",
            str(edition.number),
        )


def asked() -> Asked:
    """What the address asks for, or else what this session asked for before."""
    return Asked(_asked(_PLAN), _asked(_VERSION))


def _asked(name: str) -> str:
    # A turn to another page by the menu leaves the address without its query.
    kept = st.session_state.get(f"chrome_{name}_asked", "")
    return str(st.query_params.get(name) or kept)


def chosen(offered: tuple[Edition, ...], wanted: Asked) -> Edition | None:
    """The version asked for; else the plan's live one; else the first plan's."""
    plans = {one.plan_key for one in offered}
    key = wanted.plan
    if key not in plans:
        key = offered[0].plan_key if offered else ""
    mine = [one for one in offered if one.plan_key == key]
    named = [one for one in mine if wanted.is_met_by(one)]
    found = (named if wanted.version else []) or mine
    return found[-1] if found else None


def withheld(wanted: Asked, role: Role) -> Edition | None:
    """The version asked for, where there is one but not for this role.

    Raises:
        StoreUnavailable: when the record cannot be reached and never was.
    """
    if wanted == Asked("", ""):
        return None
    meant = [one for one in every_edition() if wanted.is_met_by(one)]
    if any(can_view(role, one.classification) for one in meant):
        return None
    return meant[-1] if meant else None


def address(edition: Edition, *, always_version: bool = False) -> dict[str, str]:
    """What the address holds for a version.

    Nothing for the live one's number, unless that is what was asked for.
    """
    named = always_version or asked().names(edition)
    return _address(edition, named=named)


def remember(edition: Edition) -> None:
    """Keep what is shown in this session and in the address."""
    _write(address(edition))


def choose(edition: Edition) -> None:
    """Turn to another plan or version, from the next run on."""
    _write(_address(edition, named=False))


def _address(edition: Edition, *, named: bool) -> dict[str, str]:
    kept = {_PLAN: edition.plan_key}
    if named or not edition.latest:
        kept[_VERSION] = str(edition.number)
    return kept


def _write(wanted: dict[str, str]) -> None:
    for name in (_PLAN, _VERSION):
        value = wanted.get(name, "")
        st.session_state[f"chrome_{name}_asked"] = value
        if value and st.query_params.get(name) != value:
            st.query_params[name] = value
        elif not value and name in st.query_params:
            del st.query_params[name]
