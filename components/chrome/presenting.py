"""How is a page presented? One question a screen, larger type, no menu.

Previous and Next are buttons; a small script of the page's own presses them for the
arrow keys, unless the reader is in a control that needs those keys itself. All that
is presented stands on the ordinary page too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from components import session
from components.chrome.text import Text, title

PRESENTED = ("since_last_meeting",)  # the pages that can be presented
_PREVIOUS, _NEXT = "present_previous", "present_next"
LARGE_TYPE = "<style>:root { font-size: clamp(20px, 1.6vw, 40px) !important; }</style>"
ARROWS = f"""<script>
(() => {{
  if (window.scrutinyArrows) return;
  window.scrutinyArrows = true;
  const keys = {{
    ArrowRight: '{_NEXT}', PageDown: '{_NEXT}',
    ArrowLeft: '{_PREVIOUS}', PageUp: '{_PREVIOUS}',
  }};
  const own = 'input, textarea, select, [role="combobox"], [role="listbox"]';
  document.addEventListener('keydown', event => {{
    const name = keys[event.key];
    const chord = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!name || chord || event.defaultPrevented || event.target.closest(own)) return;
    const button = document.querySelector(`.st-key-${{name}} button`);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  }});
}})();
</script>"""


@dataclass(frozen=True)
class Screen:
    """One question: its heading, and what is drawn under it."""

    heading: Text
    draw: Callable[[], None]


def begun(key: str) -> bool:
    """Whether this page is being presented."""
    return key in PRESENTED and session.presenting()


def opener() -> None:
    """The button on the ordinary page that begins presenting."""
    st.button(
        "Present this page",
        key="present_begin",
        on_click=session.begin_presenting,
    )


def present(screens: Sequence[Screen]) -> None:
    """The screen asked for, with the buttons that turn to those beside it."""
    st.html(LARGE_TYPE)
    st.html(ARROWS, unsafe_allow_javascript=True)
    among = len(screens)
    number = session.screen(among)
    shown = screens[number - 1]
    title(shown.heading)
    _turning(number, among)
    shown.draw()


def _turning(number: int, among: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Previous",
            key=_PREVIOUS,
            disabled=number == 1,
            on_click=session.turn_to,
            args=(number - 1,),
        )
        st.button(
            "Next",
            key=_NEXT,
            disabled=number == among,
            on_click=session.turn_to,
            args=(number + 1,),
        )
        st.markdown(f"Screen {number} of {among}", width="content")
        st.button(
            "Leave the presentation",
            key="present_leave",
            type="tertiary",
            on_click=session.leave_presenting,
        )
