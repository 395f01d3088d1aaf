"""Which plan, which version, through whose eyes? The choices beside every page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components import session
from components.chrome.coming_back import SIGN_IN_KEY
from components.session import Edition, Reader
from data import words
from data.release.audience import Role
from data.release.sign_in import SignIn


def draw(offered: tuple[Edition, ...], edition: Edition | None, who: Reader) -> None:
    """The choosers, the link to what is shown, and who the reader is."""
    with st.sidebar:
        if edition:
            _plan(offered, edition)
            _version(offered, edition)
            _link(edition)
        if who.may_choose_role:
            _role(who)
        _reader(who)


def _plan(offered: tuple[Edition, ...], edition: Edition) -> None:
    live = {item.plan_key: item for item in offered if item.latest}
    if len(live) < 2:
        return
    st.session_state["chrome_plan"] = edition.plan_key
    st.selectbox(
        "Plan",
        list(live),
        format_func=lambda key: live[key].plan_name,
        key="chrome_plan",
        filter_mode=None,
        on_change=_choose,
        args=(live, "chrome_plan"),
    )


def _version(offered: tuple[Edition, ...], edition: Edition) -> None:
    mine = {
        item.number: item
        for item in reversed(offered)
        if item.plan_key == edition.plan_key
    }
    st.session_state["chrome_version"] = edition.number
    st.selectbox(
        "Version",
        list(mine),
        format_func=lambda number: _named(mine[number]),
        key="chrome_version",
        filter_mode=None,
        on_change=_choose,
        args=(mine, "chrome_version"),
    )
    newest = next(iter(mine))
    older = f"Not the latest, which is version {newest}"
    st.caption("The latest version" if edition.latest else older)


def _choose(offered: Mapping[Any, Edition], key: str) -> None:
    """Turn to what was chosen; not to what a forged message says was."""
    edition = offered.get(st.session_state[key])
    if edition:
        session.choose(edition)


def _named(edition: Edition) -> str:
    return f"{edition.number}: {words.day(edition.as_at)}"


def _link(edition: Edition) -> None:
    with st.popover(":primary[Copy link]", type="tertiary"):
        st.markdown(
            "This address keeps the version shown, whatever is published later."
        )
        here = (st.context.url or "").split("?")[0]
        kept = {
            **{name: st.query_params[name] for name in st.query_params},
            **session.address(edition, always_version=True),
        }
        st.code(f"{here}?{urlencode(kept)}", language=None, wrap_lines=True)


def _role(who: Reader) -> None:
    st.session_state["chrome_role_choice"] = who.role.value
    st.selectbox(
        "Look through the eyes of",
        [role.value for role in Role],
        key="chrome_role_choice",
        filter_mode=None,
        on_change=lambda: session.look_as(st.session_state["chrome_role_choice"]),
    )


def _reader(who: Reader) -> None:
    """Who the reader is and why, and the way in or out."""
    st.caption(words.plain_markdown(who.reason))
    if who.sign_in is SignIn.IN:
        st.button("Sign out", key="chrome_sign_out", on_click=session.sign_out)
        return
    for provider in who.providers:
        named = f" with {words.sentence(provider).rstrip('.')}" if provider else ""
        st.button(
            f"Sign in{named}",
            key=f"{SIGN_IN_KEY}_{provider}",
            on_click=session.sign_in,
            args=(provider,),
        )
