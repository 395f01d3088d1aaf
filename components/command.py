"""Which paper or pack does the command ask for, and what keeps it from being made?

Whoever can run a command on this machine can read its record: there is no sign-in to
ask. The audience named is still the gate's to release for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from components import packs, papers, session
from components.exports.paper import docx
from components.sentences import paper as says
from components.session import Edition, Reader, View
from data import words
from data.publications import StoreUnavailable
from data.release.audience import NotAllowed, Role


class NotThere(Exception):
    """There is no such plan or version; the text says which there are."""


REFUSALS = (NotThere, NotAllowed, StoreUnavailable, ValueError)


def paper(
    version: int, *, since: int | None, plan: str, audience: str
) -> tuple[str, bytes]:
    """The paper's usual name and its bytes, for the next meeting after its position.

    Raises:
        NotThere: where no such plan or version is published.
        NotAllowed: where it may not be shown to that audience.
    """
    view, then = _ends(version, since, plan, audience)
    ahead = says.meetings(view.plan.shown)
    written = papers.drafted(view, since=then, meeting=ahead[0] if ahead else None)
    return papers.file(view, written).name, docx(written)


def pack(
    version: int,
    *,
    since: int | None,
    plan: str,
    audience: str,
    at: datetime | None = None,
) -> tuple[str, bytes]:
    """The review pack's usual name and its bytes, sealed with the moment given.

    Raises:
        NotThere: where no such plan or version is published.
        NotAllowed: where it may not be shown to that audience.
    """
    view, then = _ends(version, since, plan, audience)
    made = packs.file(view, since=then, at=at)
    return made.name, made.build()


def _ends(
    version: int, since: int | None, plan: str, audience: str
) -> tuple[View, str]:
    """The version as that audience sees it, and the key of what it is set against."""
    view = _view(plan, version, Role[audience.upper()])
    known = {one.version: one.key for one in reversed(papers.earlier(view))}
    if since is not None and since not in known:
        message = (
            f"Version {since} is not one that version {version} can be set against. "
            f"{_offered(known)}"
        )
        raise NotThere(message)
    then = known[since] if since is not None else ""
    return view, then


def _view(plan: str, number: int, role: Role) -> View:
    every = session.every_edition()
    keys = list(dict.fromkeys(one.plan_key for one in every))
    key = plan or next(iter(keys), "")
    if key not in keys:
        among = words.listed(keys, last="or") or "none"
        message = f"There is no plan {words.quoted(key)}. Published: {among}."
        raise NotThere(message)
    mine = {one.number: one for one in every if one.plan_key == key}
    if number not in mine:
        message = f"Version {number} of {key} is not published. {_offered(mine)}"
        raise NotThere(message)
    reader = Reader(role, may_choose_role=False, reason="", own=role)
    return session.view(_as_seen(mine[number], role), session.editions(role), reader)


def _as_seen(edition: Edition, role: Role) -> Edition:
    """The version as that role has it; the gate says where it may not."""
    offered = {(one.label, one.number): one for one in session.editions(role)}
    return offered.get((edition.label, edition.number), edition)


def _offered(numbers: Iterable[int]) -> str:
    known = words.listed([f"{number}" for number in sorted(numbers)], last="or")
    return f"There is {known}." if known else "There is none."
