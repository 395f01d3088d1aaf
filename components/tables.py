"""How is a table shown? As a real HTML table, 50 rows a page, with its download.

Streamlit's grid is a canvas that no screen reader can walk; readers' tables
are HTML, from ``markup``. Cells are text a reader understands: dates written out, an
empty cell said in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import streamlit as st

from components import markup, session
from components.exports import tabular
from components.exports.book import XLSX, Cover, Sheet, book
from components.sentences import downloads
from components.sentences.working import where
from components.session import View
from components.written import NOTHING, written
from data import words
from data.release.audience import Role
from data.release.released import Released

PAGE_ROWS = 50


@dataclass(frozen=True)
class Spec:
    """A table's columns (frame column → heading), accessible name and file.

    ``cells`` adds, for officers, the cells each row rests on; their download
    always has them. ``in_file`` are the download's columns where they are others
    than the screen's; ``stacked`` sets rows under one another on a phone.
    """

    columns: Mapping[str, str]
    alt: str
    file: str
    nothing: str = NOTHING
    wide: bool = True
    cells: bool = False
    in_file: Mapping[str, str] = field(default_factory=dict)
    stacked: bool = False


def show(
    view: View, frame: Released[pd.DataFrame], spec: Spec, *, download: bool = True
) -> None:
    """The frame's chosen columns as a table, then its download.

    An empty frame draws nothing: the page says in words what is missing.
    """
    if frame.shown.empty:
        return
    pages = _drawn(frame, spec)
    if pages < 2 and not download:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        _pagination(frame, spec, pages)
        if download:
            csv(view, frame, spec)


def first(
    view: View, frame: Released[pd.DataFrame], spec: Spec, most: int, *, label: str
) -> None:
    """The frame's first rows as a table; where there are more, all behind ``label``."""
    if len(frame.shown) <= most:
        show(view, frame, spec)
        return
    some = replace(spec, alt=f"{spec.alt}, the first {words.spelled(most)}")
    every = words.spelled(len(frame.shown))
    st.caption(f"The first {words.spelled(most)} of {every}")
    show(view, frame.map(pd.DataFrame.head, most), some, download=False)
    with st.expander(label, type="compact"):
        show(view, frame, spec)


def officers(frame: Released[pd.DataFrame], spec: Spec) -> None:
    """A table of the officers' own work, which belongs to no version."""
    if not frame.shown.empty:
        _pagination(frame, spec, _drawn(frame, spec))


def plain(headings: Sequence[str], rows: Sequence[Sequence[str]], *, alt: str) -> None:
    """A table whose cells are texts already; no rows draw nothing."""
    if rows:
        st.html(markup.table(headings, rows, alt=alt, stacked=True))


def _drawn(frame: Released[pd.DataFrame], spec: Spec) -> int:
    rows = frame.shown
    columns = _columns(frame, spec.columns) if spec.cells else spec.columns
    pages = -(-len(rows) // PAGE_ROWS)
    number = int(st.session_state.get(f"table_{spec.file}_page", 1))
    first = (min(max(number, 1), pages) - 1) * PAGE_ROWS
    shown = rows.iloc[first : first + PAGE_ROWS]
    numbers = [at for at, name in enumerate(columns) if _is_number(shown[name])]
    text = as_text(shown, columns, spec.nothing)
    st.html(
        markup.table(
            list(text.columns),
            list(text.itertuples(index=False, name=None)),
            alt=spec.alt,
            numbers=numbers,
            wide=spec.wide,
            stacked=spec.stacked,
        )
    )
    return pages


def _columns(
    frame: Released[pd.DataFrame], columns: Mapping[str, str]
) -> Mapping[str, str]:
    if frame.role is Role.OFFICER and "cells" in frame.shown:
        return {**columns, "cells": "Cells"}
    return columns


def _pagination(frame: Released[pd.DataFrame], spec: Spec, pages: int) -> None:
    if pages > 1:
        st.caption(f"{words.count(len(frame.shown), 'row')}, {PAGE_ROWS} a page")
        st.pagination(pages, key=f"table_{spec.file}_page")


def csv(view: View, frame: Released[pd.DataFrame], spec: Spec) -> None:
    """A link that builds the table's CSV when it is pressed."""
    edition, columns = view.edition, _columns(frame, spec.in_file or spec.columns)
    name = file_name(view, spec.file, "csv")
    session.gather(spec.file, (frame, spec))
    session.offer_from(
        edition,
        f"Download CSV: {spec.alt}",
        session.File(
            name,
            "text/csv",
            lambda: tabular.csv_bytes(frame.map(_located), columns),
        ),
        key=f"csv_{spec.file}",
        wrap=True,
    )


def file_name(view: View, what: str, kind: str) -> str:
    """A file's name: plan, version, what it holds, as at, for whom, and if sample."""
    edition = view.edition
    return tabular.file_name(
        edition.plan_key,
        edition.number,
        what,
        made_up=view.plan.shown.made_up,
        kind=kind,
        as_at=edition.as_at,
        role=view.reader.role,
    )


def whole_page(view: View, key: str, title: str) -> None:
    """A link to every table that the page has shown, as one workbook."""
    shown = session.gathered()
    if shown:
        workbook(view, shown, downloads.PAGE, (key, title))


def workbook(
    view: View,
    shown: Sequence[tuple[Released[pd.DataFrame], Spec]],
    label: str,
    named: tuple[str, str],
) -> None:
    """A link that builds a workbook of these tables when it is pressed.

    ``named`` is what its file and its title call it.
    """
    file, title = named
    plan, edition = view.plan.shown, view.edition
    cover = Cover(
        downloads.title(plan, title),
        downloads.cover(plan, edition.number, view.reader.role, sample=edition.sample),
        downloads.NOTES,
    )
    session.offer_from(
        edition,
        label,
        session.File(
            file_name(view, file.replace("_", "-"), "xlsx"),
            XLSX,
            lambda: book(cover, [_sheet(frame, spec) for frame, spec in shown]),
        ),
        key=f"{file}_workbook",
        wrap=True,
    )


def _sheet(frame: Released[pd.DataFrame], spec: Spec) -> Sheet:
    columns = _columns(frame, spec.in_file or spec.columns)
    rows = frame.map(_located).shown
    return Sheet(spec.file, spec.alt, rows, columns, spec.nothing)


def _located(rows: pd.DataFrame) -> pd.DataFrame:
    if "cells" not in rows:
        return rows
    return rows.assign(cells=[where(cells, len(cells)) for cells in rows["cells"]])


def as_text(
    rows: pd.DataFrame, columns: Mapping[str, str], nothing: str = NOTHING
) -> pd.DataFrame:
    """The chosen columns under their headings, every cell as text."""
    return pd.DataFrame(
        {
            heading: [_cell(value) or nothing for value in rows[name]]
            for name, heading in columns.items()
        }
    )


def _is_number(values: pd.Series[Any]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(
        isinstance(value, int | float) and not isinstance(value, bool)
        for value in known
    )


def _cell(value: object) -> markup.Cell:
    return value if isinstance(value, markup.Link | markup.Marked) else written(value)
