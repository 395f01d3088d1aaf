"""Which draft does this officer have before them, and what came of their last act?

The draft stands in the address (``?draft=12``); of the rest a session holds only
who is acting, what the draft was compared with, and a sentence still to be shown.
A file that is uploaded is in the record before the page is drawn again, so a
reload or a restart loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import streamlit as st

from components import publishing
from components.publishing import (
    FileRefused,
    NotUnderstood,
    Officer,
    Prepared,
    Shelf,
    Work,
    acts,
)
from components.session.address import asked, chosen
from components.session.deployment import of_the_record
from components.session.editions import editions, store
from components.session.reader import Reader
from data import words
from data.publications import (
    Basis,
    NotPublished,
    Person,
    StoreUnavailable,
    VersionRecord,
)
from data.release.audience import Role
from data.release.released import Released
from data.workbook.issue import Reading

T = TypeVar("T")

DRAFT = "draft"
MEGABYTES = 10
REFUSALS = (NotPublished, NotUnderstood, StoreUnavailable)
_ACTING, _BASIS, _ROUND = "publish_acting", "publish_basis", "publish_round"
_SAID, _REFUSED = "publish_said", "publish_refused"


# --- who acts ---------------------------------------------------------------------


def officer(who: Reader) -> Officer | None:
    """Who acts: as signed in, else as typed in this session; None until then."""
    name, title = st.session_state.get(_ACTING, ("", ""))
    if who.person.identity:
        return Officer(who.role, who.person, title)
    return Officer(who.role, Person("", name), title) if name else None


def act_as(name: str, title: str) -> None:
    """Keep who acts for the rest of this session; no name asks again."""
    st.session_state[_ACTING] = (name.strip(), title.strip())


# --- the draft in the address ----------------------------------------------------


def draft_asked() -> str:
    """The draft that the address asks for, as it is written there; "" for none."""
    return str(st.query_params.get(DRAFT, ""))


def resume(record: VersionRecord | None) -> None:
    """Turn to a draft, or away from all of them, from the next run on."""
    if record is not None:
        st.query_params[DRAFT] = str(record.id)
    elif DRAFT in st.query_params:
        del st.query_params[DRAFT]


def draft(role: Role) -> Released[Work] | None:
    """The draft in the address, read and compared; None where there is none.

    Raises:
        LookupError: when the address asks for a draft that is not in the record.
        StoreUnavailable: with a sentence, when the record cannot be read.
    """
    asked = draft_asked()
    if not asked:
        return None
    if not asked.isdecimal():
        message = f"There is no draft {words.quoted(asked)}."
        raise LookupError(message)
    number = int(asked)
    record = store().version(number)
    with st.spinner("Checking the file", show_time=True):
        found = publishing.look_at(
            store(),
            number,
            role=role,
            chosen=_plan_chosen(role),
            basis=_compared_with(record),
            reading_of=_read_once,
            now=now(),
            threshold=threshold(),
        )
    if found.shown.unnumbered and found.shown.ready:
        kept = st.session_state.setdefault(_BASIS, {})
        kept[number] = (_compared(record), found.shown.basis)
    return found


def _plan_chosen(role: Role) -> str:
    """The key of the plan chosen beside the page; "" for a sample or none."""
    edition = chosen(editions(role), asked())
    return "" if edition is None or edition.sample else edition.plan_key


def compare_again(work: Work) -> None:
    """Compare a draft afresh, from the next run on."""
    st.session_state.get(_BASIS, {}).pop(work.record.id, None)


def _compared_with(record: VersionRecord) -> Basis | None:
    """What this session's officer compared these files with; None if not yet."""
    kept: tuple[object, Basis] | None = st.session_state.get(_BASIS, {}).get(record.id)
    return kept[1] if kept and kept[0] == _compared(record) else None


def _compared(record: VersionRecord) -> tuple[object, ...]:
    return record.plan_key, record.number, _files(record), _answers(record)


def _files(record: VersionRecord) -> tuple[tuple[str, str], ...]:
    return tuple((file.name, file.sha256) for file in record.files)


def _answers(record: VersionRecord) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(record.answers.items()))


def _read_once(record: VersionRecord) -> Reading:
    return _read(
        _files(record),
        _answers(record),
        _reading=lambda: publishing.read(store(), record),
    )


@st.cache_resource(show_spinner=False, max_entries=60)
def _read(
    files: tuple[tuple[str, str], ...],  # noqa: ARG001 - what is read is the key
    answers: tuple[tuple[str, str], ...],  # noqa: ARG001
    _reading: Callable[[], Reading],
) -> Reading:
    return _reading()


def threshold() -> int:
    """The least number of children that the public sees, as the settings say."""
    return of_the_record().threshold


def prepared(work: Work) -> Prepared:
    """What clearing this draft would release, found once for what it follows."""
    return _prepared(
        (work.record.id, _files(work.record), work.basis, threshold()), _work=work
    )


@st.cache_resource(show_spinner="Identification check", max_entries=20)
def _prepared(key: tuple[object, ...], _work: Work) -> Prepared:  # noqa: ARG001
    return publishing.prepare(store(), _work, threshold(), _read_once)


def clearing(work: Work, officer: Officer, **told: Any) -> VersionRecord:
    """Clear a draft by this deployment's threshold."""
    return acts.clear(
        store(),
        work,
        officer=officer,
        threshold=threshold(),
        reading_of=_read_once,
        **told,
    )


def shelf(role: Role) -> Released[Shelf]:
    """The drafts to resume, the versions, and the whole record."""
    return publishing.shelf(store(), role, now())


def now() -> datetime:
    """The moment it is, aware; only the officers' page asks for it."""
    return datetime.now(UTC)


# --- acts, and what is said of them ----------------------------------------------


def uploader(label: str, *, disabled: bool = False) -> None:
    """The upload control; a new one after each upload, so that it is empty."""
    # Any type: a file of the wrong kind is refused by a sentence of our own.
    st.file_uploader(label, key=_key(), max_upload_size=MEGABYTES, disabled=disabled)


def take_upload(
    who: Officer, *, into: VersionRecord | None = None, replaces: int | None = None
) -> None:
    """Keep the file in the control, if there is one, and turn to its draft."""
    file = st.session_state.get(_key())
    if file is None:
        return
    try:
        with st.spinner("Checking the file", show_time=True):
            record = acts.upload(
                store(),
                file.getvalue(),
                file.name,
                officer=who,
                draft=into.id if into else None,
                replaces=replaces,
            )
    except FileRefused as refused:
        st.session_state[_REFUSED] = (file.name, str(refused))
    except REFUSALS as error:
        st.session_state[_SAID] = ("refused", str(error))
    else:
        resume(record)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def refused_file() -> tuple[str, str]:
    """The name of a file that could not be opened just now, and why; else blank."""
    name, why = st.session_state.pop(_REFUSED, ("", ""))
    return name, why


def attempt(
    act: Callable[[], T], said: Callable[[T], str] | str, *, place: str
) -> None:
    """Do an act and draw the page afresh with its sentence; or say why not, here.

    ``place`` is where on the page the sentence is then shown.
    """
    try:
        done = act()
    except REFUSALS as error:
        st.error(words.plain_markdown(str(error)))
        return
    st.session_state[_SAID] = (place, said if isinstance(said, str) else said(done))
    st.rerun()


def said(place: str) -> str:
    """What an act that belongs to this place came to, once; "" for nothing."""
    kept: tuple[str, str] = st.session_state.get(_SAID, ("", ""))
    if kept[0] != place:
        return ""
    st.session_state.pop(_SAID)
    return kept[1]


def _key() -> str:
    return f"publish_file_{st.session_state.get(_ROUND, 0)}"
