"""What must be written down about who asked for what, and was it let through?

Two things that change no version but belong in its record: that somebody was
refused for want of a role, and that somebody took a file that is not for
everybody. One case: a committee member opens the Publish page. The record says
so once, however often they come back to it in that session.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from threading import Lock

import streamlit as st

from components.session.editions import Edition, store
from components.session.reader import Reader
from data.publications import EventKind, StoreUnavailable
from data.release.sign_in import SignIn

_LOG = logging.getLogger(__name__)
_LOCK = Lock()
# What people nobody knows were refused, and in which hour it was last written.
_UNKNOWN: dict[str, str] = {}


def refused(who: Reader, asked: str, edition: Edition | None = None) -> None:
    """Write down that this reader was refused what they asked for.

    Once in a session for each thing asked. Of people who are not signed in, once
    an hour: there is nobody to name, and nobody can fill the record that way. Not
    where an officer looks through other eyes, which refuses them nothing.
    """
    key = f"chrome_refused_{asked}"
    if who.role is not who.own or st.session_state.get(key):
        return
    st.session_state[key] = True
    if who.sign_in is not SignIn.IN and not _first_this_hour(asked):
        return
    try:
        store().record(
            EventKind.ROLE_REFUSED,
            by=who.person,
            role=who.role.value,
            plan_key=edition.plan_key if edition else "",
            version=edition.number if edition else None,
            note=f"Asked for {asked}.",
        )
    except StoreUnavailable:
        # They are refused all the same; what is wrong is for the log.
        _LOG.exception("A refusal could not be written down: %s", asked)


def refused_version(who: Reader, edition: Edition | None) -> None:
    """Write down that this reader asked for a version that is not open to them."""
    if edition:
        refused(who, f"version {edition.number} of {edition.plan_name}", edition)


def downloaded(who: Reader, name: str, plan_key: str, version: int | None) -> None:
    """Write down that this reader takes a file that is not for everybody.

    Raises:
        StoreUnavailable: with a sentence; the file is then not handed over.
    """
    store().record(
        EventKind.DOWNLOADED,
        by=who.person,
        role=who.role.value,
        plan_key=plan_key,
        version=version,
        note=name,
    )


def _first_this_hour(asked: str) -> bool:
    hour = f"{datetime.now(UTC):%Y-%m-%d %H}"
    with _LOCK:
        first = _UNKNOWN.get(asked) != hour
        _UNKNOWN[asked] = hour
    return first
