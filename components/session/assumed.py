"""What does this reader assume? It lives in the address, and nowhere else.

``?moved=6.1;7.2&weeks=8&not_done=2.3``: a link carries it, and it is gone with the
address. Refs are parted by semicolons, as the workbook parts them.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

MOVED, WEEKS, NOT_DONE = "moved", "weeks", "not_done"
PARTED = ";"


def assumed_refs(name: str) -> tuple[str, ...]:
    """The refs that the address gives under MOVED or NOT_DONE, as written there."""
    parts = (part.strip() for part in st.query_params.get(name, "").split(PARTED))
    return tuple(dict.fromkeys(part for part in parts if part))


def assumed_weeks(usual: int) -> str:
    """The weeks that the address gives, as written there; else the usual ones."""
    return st.query_params.get(WEEKS, "").strip() or str(usual)


def assume_refs(name: str, refs: Sequence[str]) -> None:
    """Assume this of these actions and of no others, from the next run on."""
    _write(name, PARTED.join(refs))


def assume_weeks(weeks: int) -> None:
    """Assume so many weeks, from the next run on."""
    _write(WEEKS, str(weeks))


def _write(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
