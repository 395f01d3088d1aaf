"""Which role does a sign-in give, and to whom?

A sign-in brings claims that the provider has signed; the ``[roles]`` section of
a deployment's secrets says which of them make a committee member or an officer:

    [roles]
    claim = "groups"                       # or "roles", "oid", "realm_access.roles"
    officers = ["scrutiny-officers"]       # values of that claim
    members = ["scrutiny-committee"]
    officer_addresses = ["ann@council.gov.uk"]   # people, by verified address
    member_addresses = []
    ask = "Democratic Services, democratic.services@council.gov.uk"

One case: ``{"groups": ["scrutiny-officers"], "exp": …}`` is an officer until
``exp``; a second later the same claims are the public.

An address counts only where its provider says that it was verified
(``email_verified`` is true: OpenID Connect Core 1.0, section 5.1). Microsoft
Entra ID gives no such claim, and says of ``email`` and ``preferred_username``
alike that they must not decide what somebody may do: there people are listed
by ``claim = "oid"``. ``address_claim`` names another claim for a provider that
vouches for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from data.publications.records import Person
from data.release.audience import Role

_EMAIL = "email"
_LISTS = ("officers", "members", "officer_addresses", "member_addresses")
_TEXTS = ("claim", "address_claim", "ask")
_NAME_LETTERS = 120
ANYONE = Person("", "Someone not signed in")


class BadRules(Exception):
    """The [roles] section cannot be followed; the text says what to mend."""


class SignIn(Enum):
    """How a session stands to its sign-in."""

    OUT = "not signed in"
    ENDED = "signed in once, and that has ended"
    IN = "signed in"


@dataclass(frozen=True)
class Rules:
    """Which claims and addresses give which role; nothing gives none."""

    claim: str = "groups"
    officers: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    address_claim: str = _EMAIL
    officer_addresses: frozenset[str] = frozenset()
    member_addresses: frozenset[str] = frozenset()
    ask: str = "the person who runs this dashboard"


@dataclass(frozen=True)
class Standing:
    """Who is signed in, the role that gives, and the sentence that says so."""

    role: Role
    person: Person
    reason: str
    sign_in: SignIn


def rules_from(section: Mapping[str, object]) -> Rules:
    """The rules that a [roles] section gives; a list may be a text, one to a line.

    Raises:
        BadRules: with a sentence, where a name or a value cannot be meant.
    """
    unknown = sorted(set(section) - {*_LISTS, *_TEXTS})
    if unknown:
        message = (
            f"[roles] has no setting '{unknown[0]}'. "
            f"It has {', '.join((*_TEXTS, *_LISTS))}."
        )
        raise BadRules(message)
    lists = {name: _listed(name, section.get(name, [])) for name in _LISTS}
    texts = {name: _text(name, section[name]) for name in _TEXTS if name in section}
    for name in ("officer_addresses", "member_addresses"):
        lists[name] = frozenset(value.lower() for value in lists[name])
    return Rules(**texts, **lists)  # type: ignore[arg-type]


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        message = f"[roles] {name} must be a text."
        raise BadRules(message)
    return value.strip()


def _listed(name: str, value: object) -> frozenset[str]:
    values = value.splitlines() if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        message = f"[roles] {name} must be a list of texts."
        raise BadRules(message)
    return frozenset(one.strip() for one in values if one.strip())


def standing(claims: Mapping[str, object], rules: Rules, *, now: datetime) -> Standing:
    """How these claims stand under these rules at ``now`` (aware).

    No claims are nobody. Claims without a readable ``exp`` have ended.
    """
    if not claims:
        return Standing(
            Role.PUBLIC,
            ANYONE,
            "You are not signed in, so you see what the public sees.",
            SignIn.OUT,
        )
    if not _runs(claims, now):
        return Standing(
            Role.PUBLIC,
            ANYONE,
            "Your sign-in has ended. Sign in again.",
            SignIn.ENDED,
        )
    person = person_of(claims, rules)
    role = _role(claims, rules)
    return Standing(role, person, _reason(role, person, claims, rules), SignIn.IN)


def _runs(claims: Mapping[str, object], now: datetime) -> bool:
    ends = claims.get("exp")
    is_number = isinstance(ends, int | float) and not isinstance(ends, bool)
    return is_number and now.timestamp() < ends  # type: ignore[operator]


def _role(claims: Mapping[str, object], rules: Rules) -> Role:
    """The highest role that a claim or a listed address gives."""
    held = values_of(claims, rules.claim)
    address = address_of(claims, rules)
    if held & rules.officers or address in rules.officer_addresses:
        return Role.OFFICER
    if held & rules.members or address in rules.member_addresses:
        return Role.MEMBER
    return Role.PUBLIC


def values_of(claims: Mapping[str, object], name: str) -> frozenset[str]:
    """The texts a claim holds: of that very name, or else down a dotted path."""
    found: object = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    values = [found] if isinstance(found, str) else found
    if not isinstance(values, list | tuple):
        return frozenset()
    return frozenset(one for one in values if isinstance(one, str) and one)


def address_of(claims: Mapping[str, object], rules: Rules) -> str:
    """The address that may be trusted, in small letters; "" where there is none.

    Only plain ASCII: two addresses that look alike are never taken for one.
    """
    value = claims.get(rules.address_claim)
    if rules.address_claim == _EMAIL and claims.get("email_verified") is not True:
        return ""
    if not isinstance(value, str) or not value.isascii():
        return ""
    return value.strip().lower()


def person_of(claims: Mapping[str, object], rules: Rules) -> Person:
    """Who the record says it was: issuer and subject, and the name to be shown.

    Issuer and subject together are all that OpenID Connect promises to be one
    person's for ever (Core 1.0, section 5.7); a name or an address may pass on.
    """
    identity = f"{claims.get('iss', '')} {claims.get('sub', '')}".strip()
    address = address_of(claims, rules)
    names = [claims.get(one) for one in ("name", "preferred_username")]
    known = [" ".join(one.split()) for one in names if isinstance(one, str)]
    called = next((one for one in known if one), "")
    name = (called or address or str(claims.get("sub", "")))[:_NAME_LETTERS]
    shown = f"{name} ({address})" if address and address != name.lower() else name
    return Person(identity, shown)


def _reason(
    role: Role, person: Person, claims: Mapping[str, object], rules: Rules
) -> str:
    if role is not Role.PUBLIC:
        return f"You are signed in as {person.name}, {_A[role]}."
    if _too_many(claims, rules.claim):
        return (
            f"You are signed in as {person.name}, who is in too many groups for "
            "the sign-in to list, so you see what the public sees. "
            f"Ask {rules.ask}."
        )
    return (
        f"You are signed in as {person.name}, who has no role here, so you see "
        "what the public sees. To be made a committee member or an officer, "
        f"ask {rules.ask}."
    )


_A = {Role.MEMBER: "a committee member", Role.OFFICER: "an officer"}


def _too_many(claims: Mapping[str, object], name: str) -> bool:
    """Whether the provider left the claim out, as Entra ID does past 200 groups."""
    elsewhere = claims.get("_claim_names")
    return isinstance(elsewhere, Mapping) and name in elsewhere
