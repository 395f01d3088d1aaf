"""Is this reader presenting, and which screen are they at?

Both live in the address, ``?present=1&screen=3``, so that a link opens the same
screen again.
"""

from __future__ import annotations

import streamlit as st

PRESENT, SCREEN = "present", "screen"


def presenting() -> bool:
    """Whether the address asks for one question a screen, without the menu."""
    return st.query_params.get(PRESENT) == "1"


def screen(among: int) -> int:
    """The screen asked for, from 1 to ``among``; the nearest where it has none."""
    asked = st.query_params.get(SCREEN, "1")
    number = int(asked) if asked.isdecimal() else 1
    return min(max(number, 1), among)


def turn_to(number: int) -> None:
    """Show another screen, from the next run on."""
    st.query_params[SCREEN] = str(number)


def begin_presenting() -> None:
    """Present from the first screen on, from the next run on."""
    st.query_params[PRESENT] = "1"
    turn_to(1)


def leave_presenting() -> None:
    """Go back to the ordinary page, from the next run on."""
    for name in (PRESENT, SCREEN):
        if name in st.query_params:
            del st.query_params[name]
