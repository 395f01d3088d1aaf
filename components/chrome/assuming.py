"""How does a reader say what they assume of the open actions?

Two lists of actions and a number of weeks. What is chosen is written to the
address at once; what the address holds is what is asked, whoever wrote it.
"""

from __future__ import annotations

import streamlit as st

from components import session
from data.analysis.what_if import MOST_WEEKS, USUAL_WEEKS, Asked
from data.analysis.what_if import asked as held_against
from data.plan import Plan
from data.release.released import Released

_KEY = "options_and_risk_{}"


def ask(
    plan: Released[Plan],
    can_move: Released[dict[str, str]],
    can_be_left: Released[dict[str, str]],
) -> Released[Asked]:
    """The three controls; what is asked of the plan, held against it.

    The mappings name what each list offers: ref → what a reader sees of it.
    """
    found = plan.map(
        held_against,
        session.assumed_refs(session.MOVED),
        session.assumed_weeks(USUAL_WEEKS),
        session.assumed_refs(session.NOT_DONE),
    )
    held = found.shown.assumption
    _refs("Actions that move later", session.MOVED, can_move, held.moved)
    _weeks(held.weeks)
    _refs("Actions that are not done", session.NOT_DONE, can_be_left, held.not_done)
    return found


def _refs(
    label: str, name: str, offered: Released[dict[str, str]], held: tuple[str, ...]
) -> None:
    key = _KEY.format(name)
    st.session_state[key] = list(held)
    st.multiselect(
        label,
        list(offered.shown),
        format_func=offered.shown.__getitem__,
        key=key,
        placeholder="Choose actions",
        on_change=lambda: session.assume_refs(name, st.session_state[key]),
    )


def _weeks(held: int) -> None:
    key = _KEY.format(session.WEEKS)
    st.session_state[key] = held
    st.number_input(
        "Weeks later",
        0,
        MOST_WEEKS,
        step=1,
        key=key,
        width=160,
        on_change=lambda: session.assume_weeks(st.session_state[key]),
    )
