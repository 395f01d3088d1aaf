"""A page run without a browser, and everything it says to its reader."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from components import session
from components.chrome.pages import PAGES
from data import workbook
from data.publications import Store, open_store
from data.publications.settings import ADDRESS
from data.release.audience import Role
from tests.kept import publish
from tests.pages.written import Table, Written

ENTRY = Path(__file__).parents[2] / "streamlit_app.py"
OFFICERS_ONLY = {one.key for one in PAGES if one.officers}
READERS_PAGES = [one.key for one in PAGES if not one.officers]
SECONDS = 60
# Names of things, which no reader is shown.
_INTERNAL = {"id", "deferred_file_id", "page_script_hash", "name", "tag", "type"}
_ESCAPED = re.compile(r"\\([^\w\s])")


class Started(PagesManager):
    """What a server knows from its first request on, and AppTest forgets.

    Before each run AppTest has its ``PagesManager`` look for a pages folder
    again, as a server does once; every run is then a cold server's first, which
    loses the press of a button. In this one's place nothing is looked for again.
    """


@contextmanager
def record_at(url: str) -> Iterator[Store]:
    """The application's record is the one at this URL, and no other."""
    before = os.environ.get(ADDRESS)
    os.environ[ADDRESS] = url
    session.store.clear()
    kept = open_store(url)
    try:
        yield kept
    finally:
        kept.close()
        session.store.clear()
        os.environ.pop(ADDRESS)
        if before is not None:
            os.environ[ADDRESS] = before


def keep(store: Store, content: bytes, *, after: int | None = None) -> str:
    """Publish a workbook as it is, whatever is wrong in it; the plan's key."""
    plan = workbook.read(content, "kept.xlsx").plan
    assert plan is not None
    return publish(
        store,
        content,
        plan_name=plan.name,
        as_at=plan.as_at,
        classification=plan.classification,
        after=after,
    ).plan_key


def opened(page: str, role: Role = Role.OFFICER, **query: str) -> AppTest:
    """The page, opened first by a reader in this role at this address."""
    at = AppTest.from_file(str(ENTRY), default_timeout=SECONDS)
    at.query_params.update(query)
    at.session_state["chrome_role"] = role.value
    if page != PAGES[0].key:
        at.switch_page(f"pages/{page}.py")
    return at.run()


def turned(at: AppTest, page: str) -> AppTest:
    """The same reader's session on another page."""
    return at.switch_page(f"pages/{page}.py").run()


# --- what it says --------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """What a run of a page came to, as a reader has it."""

    titles: tuple[str, ...]
    exceptions: tuple[str, ...]
    texts: tuple[str, ...]
    drawn: tuple[str, ...]

    @property
    def text(self) -> str:
        """All that is written, in one text; what charts are drawn from is not."""
        return "\n".join(self.texts)

    @property
    def sent(self) -> str:
        """All that is sent to the reader's browser, charts' data too."""
        return "\n".join((*self.texts, *self.drawn))


def shown(at: AppTest) -> Shown:
    """What this run of a page holds."""
    return Shown(
        titles=tuple(plain(one.value) for one in at.title),
        exceptions=tuple(one.message for one in at.exception),
        texts=tuple(_sent(at, charts=False)),
        drawn=tuple(_sent(at, charts=True)),
    )


def _sent(at: AppTest, *, charts: bool) -> Iterator[str]:
    """Every text sent: labels, tables and so on, or charts with their data."""
    for node in at:
        proto = getattr(node, "proto", None)
        if isinstance(proto, Message):
            if (proto.DESCRIPTOR.name == "VegaLiteChart") is charts:
                yield from map(plain, _strings(proto))
            elif not charts:
                yield plain(proto.alt)


def plain(text: str) -> str:
    """The text as it is read: Markdown's escapes and ties undone."""
    return _ESCAPED.sub(r"\1", text.replace("\u00a0", " "))


def htmls(at: AppTest) -> list[Written]:
    """What the page's pieces of HTML say."""
    return [Written(one.proto.body) for one in at.main.get("html")]


def tables(at: AppTest) -> list[Table]:
    """Every table on the page, as a screen reader has it."""
    return [one for html in htmls(at) for one in html.tables]


def _strings(message: Any) -> Iterator[str]:
    if message.DESCRIPTOR.name == "Html":
        yield from Written(message.body).texts
        return
    for field, held in message.ListFields():
        if field.name in _INTERNAL:
            continue
        for value in held if field.is_repeated else [held]:
            yield from _said(field, value)


def _said(field: FieldDescriptor, value: Any) -> Iterator[str]:
    if isinstance(value, Message):
        yield from _strings(value)
    elif isinstance(value, bytes):
        yield from _cells(convert_arrow_bytes_to_pandas_df(value))
    elif field.name == "spec":
        yield from _leaves(json.loads(value))
    elif isinstance(value, str):
        yield value


def _cells(frame: pd.DataFrame) -> Iterator[str]:
    yield from map(str, frame.columns)
    for column in frame:
        yield from map(_written, frame[column])


def _leaves(spec: Any) -> Iterator[str]:
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name != "name":  # a data set's, made from its content
                yield from _leaves(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from _leaves(value)
    else:
        yield _written(spec)


def _written(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)
