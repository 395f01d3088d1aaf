"""How does a file reach a reader, and nobody else?

Every download of the application is offered here. The file is built when the
button is pressed, after asking once more who is there and whether they may have
it; one that is not for everybody is written to the record before it is handed
over. Streamlit serves it from an address that asks no questions: a hash of the
content, the type and the name, which whoever can guess a small table could work
out and so confirm. So the type carries a random value, and the file is taken
away when the reader's page closes.

One case: a member presses "Download CSV" on a restricted version. Their name is
in the record; the address cannot be worked out from the table; when they close
the window it holds nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st
from streamlit import runtime
from streamlit.runtime.memory_media_file_storage import (
    MemoryMediaFileStorage,
    _calculate_file_id,
)

from components.session import events
from components.session.editions import Edition, check_still_offered
from components.session.reader import Reader, asked_again
from data.plan import Classification
from data.release.audience import Act, NotAllowed, Role, check_can

ROLE_CHANGED = "What you may see has changed. Open this page again."
PAGE_CLOSED = "This page is closed."


@dataclass(frozen=True)
class File:
    """A file to be offered: its name, its type, and how its bytes are made."""

    name: str
    mime: str
    build: Callable[[], bytes]


@dataclass
class _HandedOut:
    """The addresses at which one open page's files stand."""

    addresses: set[str] = field(default_factory=set)
    closed: bool = False
    lock: Lock = field(default_factory=Lock)

    def add(self, address: str) -> None:
        with self.lock:
            if self.closed:
                raise NotAllowed(PAGE_CLOSED)
            self.addresses.add(address)

    def close(self) -> None:
        with self.lock:
            self.closed = True
            storage = _storage()
            for address in self.addresses:
                storage.delete_file(address)


# Streamlit releases what belongs to a session when its page closes.
@st.cache_resource(
    scope="session", show_spinner=False, on_release=lambda held: held.close()
)
def _handed_out() -> _HandedOut:
    return _HandedOut()


def offer(
    label: str,
    file: File,
    *,
    key: str,
    check: Callable[[Role], None],
    record: Callable[[Reader], None] | None = None,
    wrap: bool = False,
) -> None:
    """A link that builds the file when it is pressed, for whoever may have it.

    ``check`` is asked at the press, with the role the reader has then, and
    raises NotAllowed where it does not give the file; a reader whose role is no
    longer the one this page was drawn for gets nothing. ``record`` then writes
    what must be written before the file is handed over.
    """
    mime = f"{file.mime}; unguessable={secrets.token_hex(16)}"
    st.download_button(
        f":primary[{label}]",
        _on_press(file, mime, check, record),
        file_name=file.name,
        mime=mime,
        key=key,
        type="tertiary",
        on_click="ignore",
        wrap=wrap,
    )


def offer_from(
    edition: Edition, label: str, file: File, *, key: str, wrap: bool = False
) -> None:
    """A file worked out from a version, for whoever may still see that version.

    What is taken from a restricted version is written to the record.
    """

    def check(role: Role) -> None:
        check_still_offered(edition, role)
        if restricted:
            check_can(role, Act.DOWNLOAD_RESTRICTED)

    def record(who: Reader) -> None:
        events.downloaded(who, file.name, edition.plan_key, edition.number)

    restricted = edition.classification is Classification.RESTRICTED
    kept = record if restricted else None
    offer(label, file, key=key, check=check, record=kept, wrap=wrap)


def _on_press(
    file: File,
    mime: str,
    check: Callable[[Role], None],
    record: Callable[[Reader], None] | None,
) -> Callable[[], bytes]:
    who, held = asked_again(), _handed_out()
    drawn_for = who().role

    def build() -> bytes:
        now = who()
        if now.role is not drawn_for:
            raise NotAllowed(ROLE_CHANGED)
        check(now.role)
        content = file.build()
        held.add(_calculate_file_id(content, mime, file.name))
        if record:
            record(now)
        return content

    return build


def _storage() -> MemoryMediaFileStorage:
    """Where Streamlit keeps the files that it serves."""
    storage = runtime.get_instance().media_file_mgr._storage  # noqa: SLF001
    if not isinstance(storage, MemoryMediaFileStorage):
        message = "Streamlit keeps its files where this application does not know."
        raise TypeError(message)
    return storage
