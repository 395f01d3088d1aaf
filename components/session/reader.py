"""Who is looking, and through whose eyes?"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from data.release.audience import Role

LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Reader:
    """Who is looking, and why they have the role they have."""

    role: Role
    may_choose_role: bool
    reason: str


def reader() -> Reader:
    """The reader of this session.

    With no sign-in the application serves this machine only, and its one user
    is an officer who can look through any role's eyes. Bound to any other
    address it is public and read-only, and says why.
    """
    address = st.get_option("server.address")
    if address not in LOCAL:
        where = f"the address {address}" if address else "every address"
        return Reader(
            Role.PUBLIC,
            may_choose_role=False,
            reason=f"It serves {where} and no sign-in is set up, so everyone is "
            "shown what the public may see and nothing can be published.",
        )
    chosen = st.session_state.get("chrome_role", Role.OFFICER.value)
    return Reader(
        Role(chosen),
        may_choose_role=True,
        reason="No sign-in is set up, so this machine's one user is an officer.",
    )


def look_as(role: Role) -> None:
    """Look through another role's eyes, from the next run on, in this session."""
    st.session_state["chrome_role"] = role.value
