"""How does this deployment sign people in, as its secrets say at this moment?

Streamlit reads the ``[auth]`` section itself, and notices a change to the file
in its own time; who is an officer is read afresh for every run, so that a name
taken off the list is off it at that person's next interaction. Whatever cannot
be read gives nobody a role.

One case: a secrets file with a slip of the pen in it. Everyone is the public
until it is mended; it is never mistaken for a machine without sign-in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from data.publications import StoreUnavailable
from data.publications.settings import secrets_in
from data.release.sign_in import BadRules, Rules, rules_from

_UNREADABLE = "The settings for signing in cannot be read, so nobody has a role here."


@dataclass(frozen=True)
class SignInSettings:
    """Whether sign-in is set up, with which providers, and under which rules.

    ``trouble`` is a sentence where the settings cannot be followed; nobody then
    has a role. ``detail`` says what to mend, to those who run the dashboard.
    """

    configured: bool = False
    providers: tuple[str, ...] = ()
    rules: Rules = field(default_factory=Rules)
    trouble: str = ""
    detail: str = ""


def sign_in_settings() -> SignInSettings:
    """What the secrets say of signing in, read now."""
    try:
        secrets = secrets_in(Path(one) for one in st.get_option("secrets.files"))
    except StoreUnavailable:
        return _in_trouble("A secrets file cannot be opened or is not valid TOML.")
    if not {"auth", "roles"} & secrets.keys():
        return SignInSettings()
    auth, roles = secrets.get("auth"), secrets.get("roles", {})
    if not isinstance(auth, Mapping) or not isinstance(roles, Mapping):
        return _in_trouble("[auth] and [roles] must be sections, and [auth] given.")
    try:
        rules = rules_from(roles)
    except BadRules as error:
        return _in_trouble(str(error))
    return SignInSettings(configured=True, providers=_providers(auth), rules=rules)


def _in_trouble(detail: str) -> SignInSettings:
    return SignInSettings(configured=True, trouble=_UNREADABLE, detail=detail)


def _providers(auth: Mapping[str, object]) -> tuple[str, ...]:
    """The names that ``st.login`` takes; the nameless provider, "", comes first."""
    named = [
        name
        for name, section in auth.items()
        if isinstance(section, Mapping) and "client_id" in section
    ]
    return (*(("",) if "client_id" in auth else ()), *named)
