"""Where does a page's body stand, so that no other's is ever left in it?

While a run draws a page again, the browser keeps what it showed until each
piece is replaced or the run has ended. Within one version that is a mercy; but
turning to another, the old text would stay readable under the new heading. So
whatever shows something else stands in another place of the page, and the place
left is emptied first.

One case: version 7 stands in the first place. Version 8 opens: a reader's next
run puts the new body into the second place and an empty piece into the first,
and only then sends the first word of version 8. Streamlit keeps the order of
what it sends to two places, whatever the speed; had both stood in one place, it
would have sent only the last, and the browser would have kept the old content.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Width: TypeAlias = int | Literal["stretch"]  # in pixels, or all there is
WIDTH = 960
_STANDS = "chrome_body"


def body(name: str, *, width: Width = WIDTH) -> DeltaGenerator:
    """The container for what ``name`` tells: a page, a version and an audience.

    Within one name what stands there is kept and mended, focus and all; with
    another it is dropped before anything new is sent. To be called before the
    run sends anything else that tells of the version.
    """
    stood, place = st.session_state.get(_STANDS, ("", 0))
    anew = stood != name
    if anew:
        place = 1 - place
        st.session_state[_STANDS] = (name, place)
    return _in_place(place, anew=anew, name=name, width=width)


def _in_place(place: int, *, anew: bool, name: str, width: Width) -> DeltaGenerator:
    if place == 1:
        st.empty()
    stands = _afresh() if anew else st
    container = stands.container(width=width, key=f"body_{name}")
    if place == 0:
        st.empty()
    return container


def _afresh() -> DeltaGenerator:
    """A place whose content the browser drops, even one that no run remembers.

    After a restart of the server a browser still shows what an earlier session
    drew, in either place. A container takes over what a container held, but
    nothing from a block of another kind, and an empty form shows nothing.
    """
    here = st.empty()
    here.form("chrome_nothing", border=False)
    return here
