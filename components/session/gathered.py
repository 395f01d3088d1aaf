"""Which tables does this page show, this time it is drawn?

A page's data is offered as one workbook when the page has been drawn; each table that
can be downloaded is noted here on its way.

One case: Cohort shows four tables, so that its workbook has four sheets beside the
cover and the notes.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

_GATHERED = "tables_gathered"


def begin() -> None:
    """A page begins: no table is shown yet."""
    st.session_state[_GATHERED] = {}


def gather(name: str, table: Any) -> None:
    """A table is shown under this name; drawn twice, it is one."""
    st.session_state.setdefault(_GATHERED, {})[name] = table


def gathered() -> list[Any]:
    """The tables shown, in the order in which they were drawn."""
    return list(st.session_state.pop(_GATHERED, {}).values())
