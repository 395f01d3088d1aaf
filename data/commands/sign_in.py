"""Can people sign in, and become officers? As the settings say, without trying.

One case: ``[auth]`` without a ``cookie_secret`` is wrong, and the line says which
name is missing; no value is ever repeated.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from data import words
from data.commands.finding import Finding

LOCAL = ("127.0.0.1", "localhost", "::1")
CONFIG = Path(".streamlit") / "config.toml"
_SHARED = ("redirect_uri", "cookie_secret")
_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
_OFFICERS = ("officers", "officer_addresses")
_CALLBACK = "/oauth2callback"
_SECRET_LETTERS = 32


def sign_in(said: Mapping[str, Any]) -> Iterator[Finding]:
    """What the secrets and the server's address say of signing in."""
    auth = said.get("auth")
    if not isinstance(auth, Mapping):
        yield _without(_served_at())
        publishing = said.get("publishing", {})
        if isinstance(publishing, Mapping) and publishing.get("second_person"):
            yield Finding.wrong(
                "A second person has to clear each version, and without sign-in "
                "nobody can.",
                "Set up [auth], or take second_person out of [publishing].",
            )
        return
    trouble = [*_missing(auth), *_unfit(auth), *_nobody(said.get("roles"))]
    yield from trouble
    if not trouble:
        yield Finding.right("Sign-in is set up, and the settings name its officers.")


def _served_at() -> str:
    """The address it is served at, by the environment or the settings file."""
    config: dict[str, Any] = {}
    if CONFIG.is_file():
        config = tomllib.loads(CONFIG.read_text("utf-8"))
    said = config.get("server", {}).get("address", "")
    return os.environ.get("STREAMLIT_SERVER_ADDRESS") or str(said)


def _without(served_at: str) -> Finding:
    if served_at in LOCAL:
        return Finding.right(
            "No sign-in is set up: it serves this machine only, whose one user is "
            "an officer."
        )
    return Finding.note(
        f"No sign-in is set up and it serves {served_at or 'every address'}: "
        "everyone is the public, and nothing can be published.",
        f"Set up [auth], or serve {LOCAL[0]} only.",
    )


def _missing(auth: Mapping[str, Any]) -> Iterator[Finding]:
    """A provider's three names stand in [auth], or in each section within it."""
    named = {
        f"auth.{name}": section
        for name, section in auth.items()
        if isinstance(section, Mapping)
    }
    absent = [f"{name} in [auth]" for name in _SHARED if not auth.get(name)]
    for section, given in (named or {"auth": auth}).items():
        absent += [
            f"{name} in [{section}]" for name in _PROVIDER if not given.get(name)
        ]
    if absent:
        yield Finding.wrong(
            "Sign-in is set up only in part.", f"Add {words.listed(absent)}."
        )
    if find_spec("authlib") is None:
        yield Finding.wrong(
            "Sign-in needs Authlib, which is not installed.", "Run: make run"
        )


def _unfit(auth: Mapping[str, Any]) -> Iterator[Finding]:
    back = urlsplit(str(auth.get("redirect_uri", "")))
    if back.geturl() and not back.path.endswith(_CALLBACK):
        yield Finding.wrong(
            f"redirect_uri in [auth] does not end in {_CALLBACK}.",
            "Write it as the provider knows it.",
        )
    if back.scheme == "http" and back.hostname not in LOCAL:
        yield Finding.wrong(
            "redirect_uri in [auth] is without https, so a sign-in could be read on "
            "its way.",
            "Serve it behind a proxy that speaks TLS.",
        )
    if 0 < len(str(auth.get("cookie_secret", ""))) < _SECRET_LETTERS:
        yield Finding.wrong(
            "cookie_secret in [auth] is short enough to be guessed.",
            "Make one: python -c 'import secrets; print(secrets.token_hex(32))'",
        )


def _nobody(roles: object) -> Iterator[Finding]:
    named = isinstance(roles, Mapping) and any(roles.get(one) for one in _OFFICERS)
    if not named:
        yield Finding.wrong(
            "Nobody who signs in is an officer, so nothing can be published.",
            "Name them in [roles], by officers or officer_addresses.",
        )
