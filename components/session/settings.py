"""How does this deployment sign people in, as its secrets say at this moment?

Streamlit reads the ``[auth]`` section itself, and notices a change to the file
in its own time; who is an officer is read afresh for every run, so that a name
taken off the list is off it at that person's next interaction. Whatever cannot
be read gives nobody a role.

One case: a secrets file with a slip of the pen in it. Everyone is the public
until it is mended; it is never mistaken for a machine without sign-in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from data.release.claims import BadRules, Rules, rules_from

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
    paths = [Path(one) for one in st.get_option("secrets.files")]
    try:
        contents = tuple(_contents(path) for path in paths if path.exists())
    except OSError as error:
        return _in_trouble(f"A secrets file cannot be opened: {error.strerror}.")
    return _settings(contents)


def _in_trouble(detail: str) -> SignInSettings:
    return SignInSettings(configured=True, trouble=_UNREADABLE, detail=detail)


def _contents(path: Path) -> bytes | tuple[tuple[str, str, bytes], ...]:
    """A file's bytes; of a folder of secrets, each section's names and bytes."""
    if path.is_file():
        return path.read_bytes()
    return tuple(
        (section.name, one.name, one.read_bytes())
        for section in sorted(path.iterdir())
        if section.is_dir()
        for one in sorted(section.iterdir())
        if one.is_file()
    )


@lru_cache(maxsize=4)
def _settings(
    contents: tuple[bytes | tuple[tuple[str, str, bytes], ...], ...],
) -> SignInSettings:
    secrets: dict[str, Any] = {}
    try:
        for one in contents:
            secrets |= _parsed(one)  # a later file's section replaces an earlier's
        if not {"auth", "roles"} & secrets.keys():
            return SignInSettings()
        auth, roles = secrets.get("auth"), secrets.get("roles", {})
        if not isinstance(auth, Mapping) or not isinstance(roles, Mapping):
            return _in_trouble("[auth] and [roles] must be sections, and [auth] given.")
        return SignInSettings(
            configured=True, providers=_providers(auth), rules=rules_from(roles)
        )
    except BadRules as error:
        return _in_trouble(str(error))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # The error would quote the line, and so the secret, that it stands in.
        return _in_trouble("A secrets file is not valid TOML.")


def _parsed(contents: bytes | tuple[tuple[str, str, bytes], ...]) -> dict[str, Any]:
    if isinstance(contents, bytes):
        return tomllib.loads(contents.decode("utf-8"))
    sections: dict[str, Any] = {}
    for section, name, value in contents:
        sections.setdefault(section, {})[name] = value.decode("utf-8").strip()
    return sections


def _providers(auth: Mapping[str, object]) -> tuple[str, ...]:
    """The names that ``st.login`` takes; the nameless provider, "", comes first."""
    named = [
        name
        for name, section in auth.items()
        if isinstance(section, Mapping) and "client_id" in section
    ]
    return (*(("",) if "client_id" in auth else ()), *named)
