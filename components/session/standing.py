"""Where does this reader stand in the record, and what changed since their last run?

Asked once at the start of a run, and then fixed: a version that opens meanwhile
is for the next one.

One case: a reader has version 7 on the screen, by an address that names none.
Version 8 opens at 14:02. Their next click shows version 8, with a sentence that
says so, which stays until they turn to something else. Had their address named
version 7, they would go on reading version 7.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.sentences import versions as says
from components.session.address import Asked, asked, chosen, remember
from components.session.catalogue import Catalogue, was_removed
from components.session.editions import Edition, catalogue, offered
from data.publications import Stage, StoreUnavailable, VersionRecord
from data.release.audience import Role, can_publish, can_view

_SHOWN, _NEWS = "chrome_shown", "chrome_news"


@dataclass(frozen=True)
class Standing:
    """What a reader may choose and what they chose, for one run.

    ``edition`` is None where there is nothing for them, and ``refusal`` says
    why. ``news`` says that another version is shown than before, ``sorry`` that
    it is not the one asked for, ``trouble`` that it is only what was last read;
    each is "" where there is nothing to say.
    """

    offered: tuple[Edition, ...] = ()
    edition: Edition | None = None
    refusal: str = ""
    news: str = ""
    sorry: str = ""
    trouble: str = ""


@dataclass(frozen=True)
class Shown:
    """What a page last showed this reader as live, and what was removed by then."""

    role: Role
    edition: Edition
    removed: frozenset[int]


def standing(role: Role, page: str = "") -> Standing:
    """Where this reader stands now.

    With a ``page``, what it shows is what a reader has seen; an officers' page
    shows no version, and leaves it to the next one to tell what is new.
    """
    try:
        known = catalogue()
    except StoreUnavailable as error:
        return Standing(refusal=str(error))
    choice, wanted = offered(known, role), asked()
    edition = chosen(choice, wanted)
    trouble = "" if known.reached else says.UNREACHABLE
    if edition is None:
        return Standing(choice, refusal=_nothing(known, role, wanted), trouble=trouble)
    news = _news(known, role, edition, wanted, page) if page else ""
    sorry = "" if news else _sorry(known, role, edition, wanted)
    remember(edition)
    return Standing(choice, edition, news=news, sorry=sorry, trouble=trouble)


# --- what is new -------------------------------------------------------------


def _news(
    known: Catalogue, role: Role, edition: Edition, wanted: Asked, page: str
) -> str:
    """The sentence about a change of the live view, for as long as it is shown."""
    state = st.session_state
    before = _before(role)
    if wanted.names(edition):
        state.pop(_SHOWN, None)
        state.pop(_NEWS, None)
        return ""
    removed = frozenset(one.id for one in known.versions if was_removed(one))
    state[_SHOWN] = Shown(role, edition, removed)
    place = (page, role, edition.label)
    sentence = _change(known, before, edition, wanted) if before else ""
    if sentence:
        state[_NEWS] = (place, sentence)
    told_at, told = state.get(_NEWS, (place, ""))
    if told_at != place:
        state.pop(_NEWS)
        return ""
    return str(told)


def _before(role: Role) -> Shown | None:
    """What was last shown as live to this reader in this role."""
    before: Shown | None = st.session_state.get(_SHOWN)
    return before if before and before.role is role else None


def _change(known: Catalogue, before: Shown, edition: Edition, wanted: Asked) -> str:
    was = before.edition
    if was.sample and not edition.sample and edition.opened_at:
        return says.first_opened(edition.number, edition.opened_at)
    if was.label == edition.label or wanted.plan not in ("", was.plan_key):
        return ""
    same_plan = was.plan_key == edition.plan_key
    if same_plan and edition.number > was.number and edition.opened_at:
        if edition.id in before.removed:
            return says.back(edition.number)
        return says.opened(edition.number, edition.opened_at)
    instead = says.now_shows(edition.number, "" if same_plan else edition.plan_name)
    version = known.find(was.plan_key, str(was.number))
    if version is not None and was_removed(version):
        return says.removed(version, instead)
    return says.not_shown(was.number, instead)


# --- what is not to be had ---------------------------------------------------


def _sorry(known: Catalogue, role: Role, edition: Edition, wanted: Asked) -> str:
    """Why the version asked for is not the one shown; "" where it is."""
    if wanted.is_met_by(edition):
        return ""
    same_plan = wanted.plan in ("", edition.plan_key)
    instead = says.shows(edition.number, "" if same_plan else edition.plan_name)
    number = wanted.version if same_plan else ""
    found = known.find(wanted.plan or edition.plan_key, wanted.version)
    return _gone(role, found, instead) or says.not_to_be_had(number, instead)


def _nothing(known: Catalogue, role: Role, wanted: Asked) -> str:
    """Why there is no version at all for this reader."""
    before = _before(role)
    plan, number = wanted.plan, wanted.version
    if before and not number:
        plan, number = before.edition.plan_key, str(before.edition.number)
    return _gone(role, known.find(plan, number), says.NONE_NOW) or says.NOTHING_OPEN


def _gone(role: Role, version: VersionRecord | None, instead: str) -> str:
    """That a version was removed; to officers, that it is still to open.

    "" to a role that could not see it open: to them there is no such version.
    """
    if version is None or version.classification is None:
        return ""
    if not can_view(role, version.classification):
        return ""
    if was_removed(version):
        return says.removed(version, instead)
    if version.stage is Stage.CLEARED and can_publish(role):
        return says.not_yet_open(version, instead)
    return ""
