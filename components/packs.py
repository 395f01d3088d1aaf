"""Which review pack is made of what a reader sees? For the page and the command.

One case: Westmere's version 7 as the public sees it, set against version 1, which the
meeting of 16 January had.
"""

from __future__ import annotations

from datetime import datetime

from components.exports import pack, tabular
from components.exports.pack import Facts, Pack, Sealing
from components.sentences import pack as says
from components.session import File, View
from components.session.history import Compared
from data.release.released import Released

HTML = "text/html"


def drafted(view: View, *, since: str, at: datetime | None = None) -> Released[Pack]:
    """The pack of the version shown, for the role that the view is of.

    ``since`` is the key of one of ``papers.earlier``, "" for the last meeting's. ``at``
    is the moment it is sealed with; else that at which the version opened.
    """
    edition, compared = view.edition, view.history.between(since)
    facts = Facts(edition.number, view.reader.role, sample=edition.sample)
    sealing = Sealing(
        at=at or edition.opened_at,
        workbooks=_workbooks(view, compared),
        notes=tuple(view.notes.shown.items()),
    )
    if compared is None:
        return view.work(pack.first, facts, sealing)
    return compared.work(pack.since, facts, sealing)


def _workbooks(view: View, compared: Compared | None) -> tuple[tuple[int, str], ...]:
    """Each version compared, with the hash of its workbook."""
    then = {compared.chosen.then.version} if compared else set()
    numbers = {*then, view.edition.number}
    return tuple(
        (one.number, one.sha256)
        for one in view.history.editions
        if one.number in numbers
    )


def file(view: View, *, since: str, at: datetime | None = None) -> File:
    """The pack as a file to hand out, put together when it is asked for."""
    compared = view.history.between(since)
    then = compared.chosen.then.version if compared else None
    edition = view.edition
    name = tabular.file_name(
        edition.plan_key,
        edition.number,
        says.file_note(then),
        made_up=view.plan.shown.made_up,
        kind="html",
        as_at=edition.as_at,
        role=view.reader.role,
    )
    return File(name, HTML, lambda: pack.html(drafted(view, since=since, at=at)))
