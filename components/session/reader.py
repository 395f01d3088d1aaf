"""Who is looking, and through whose eyes?

With sign-in set up, the claims in this session's cookie and the deployment's
rules say it, asked again on every run: a sign-in ends when its ``exp`` passes,
a listed name when it is taken off the list. Without sign-in the application
serves this machine only, and its one user is an officer. An officer can look
through any role's eyes; nobody else can.

One case: an officer signs in at nine with a token that runs to ten. At one
minute past ten their next click is the public's, and says to sign in again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import streamlit as st
from streamlit.errors import StreamlitAuthError

from components.session import signed_out
from components.session.settings import SignInSettings, sign_in_settings
from data.publications.records import Person
from data.release.audience import Role
from data.release.sign_in import ANYONE, SignIn, Standing, standing

LOCAL = ("127.0.0.1", "localhost", "::1")
THIS_MACHINE = Person("", "The user of this machine")
# What a proxy adds: whoever comes with one of these is not at this machine.
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")
_EYES = "chrome_role"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reader:
    """Who is looking, and why they have the role they have.

    ``role`` is the one whose eyes they look through, ``own`` the one they have.
    ``providers`` are the ways to sign in; none where sign-in is not set up.
    """

    role: Role
    may_choose_role: bool
    reason: str
    person: Person = ANYONE
    own: Role = Role.PUBLIC
    sign_in: SignIn = SignIn.OUT
    providers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brought:
    """What a session brings with it, from which its reader is worked out."""

    claims: Mapping[str, object]
    eyes: str
    host: str
    forwarded: bool


def reader() -> Reader:
    """The reader of this session, now."""
    return reader_of(_brought())


def asked_again() -> Callable[[], Reader]:
    """Who this session's reader is, for asking later and outside a run."""
    brought = _brought()
    return lambda: reader_of(brought)


def look_as(role: str) -> None:
    """Look through this role's eyes, from the next run on, in this session.

    Whether this reader may is asked on every run; what names no role is no eyes.
    """
    st.session_state[_EYES] = role


def sign_in(provider: str) -> None:
    """Send this reader to the provider ("" for the only one)."""
    try:
        st.login(provider or None)
    except StreamlitAuthError as error:
        _LOG.warning("Nobody can sign in: %s", error)
        st.error("Signing in is not set up in full. Ask who runs this dashboard.")


def sign_out() -> None:
    """End this sign-in, in every window that shares it, and go to the provider."""
    signed_out.end(_claims())
    st.logout()


def _brought() -> Brought:
    headers = st.context.headers
    return Brought(
        claims=_claims(),
        eyes=str(st.session_state.get(_EYES, "")),
        host=headers.get("Host", LOCAL[0]),
        forwarded=any(name in headers for name in _FORWARDED),
    )


def _claims() -> dict[str, object]:
    """The claims of a sign-in; none where nobody is signed in. No token is read."""
    claims: dict[str, object] = dict(st.user.to_dict())
    if claims.pop("is_logged_in", False) is not True:
        return {}
    claims.pop("tokens", None)
    return claims


def reader_of(brought: Brought) -> Reader:
    """The reader whose session brings this, under the settings of this moment."""
    settings = sign_in_settings()
    if not settings.configured:
        return _without_sign_in(brought)
    if settings.trouble:
        return Reader(Role.PUBLIC, may_choose_role=False, reason=settings.trouble)
    return _seen_through(_signed_in(brought, settings), brought.eyes)


def _signed_in(brought: Brought, settings: SignInSettings) -> Reader:
    claims = {} if signed_out.has_ended(brought.claims) else brought.claims
    found: Standing = standing(claims, settings.rules, now=datetime.now(UTC))
    return Reader(
        role=found.role,
        may_choose_role=found.role is Role.OFFICER,
        reason=found.reason,
        person=found.person,
        own=found.role,
        sign_in=found.sign_in,
        providers=settings.providers,
    )


def _without_sign_in(brought: Brought) -> Reader:
    where = _elsewhere(brought)
    if where:
        return Reader(
            Role.PUBLIC,
            may_choose_role=False,
            reason=f"{where} and no sign-in is set up, so everyone is shown what "
            "the public may see and nothing can be published.",
        )
    officer = Reader(
        Role.OFFICER,
        may_choose_role=True,
        reason="No sign-in is set up, so this machine's one user is an officer.",
        person=THIS_MACHINE,
        own=Role.OFFICER,
    )
    return _seen_through(officer, brought.eyes)


def _elsewhere(brought: Brought) -> str:
    """Where it serves beyond this machine, as a sentence begins; "" where not."""
    address = st.get_option("server.address")
    if address not in LOCAL:
        where = f"the address {address}" if address else "every address"
        return f"It serves {where}"
    name = brought.host.rpartition(":")[0] or brought.host
    if brought.forwarded or name.strip("[]") not in LOCAL:
        return "It is reached through another address"
    return ""


def _seen_through(who: Reader, eyes: str) -> Reader:
    chosen = {role.value: role for role in Role}.get(eyes)
    return replace(who, role=chosen) if chosen and who.may_choose_role else who
