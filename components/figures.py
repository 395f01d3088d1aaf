"""How is a figure shown, with its working? Cards, workings and charts.

Every figure opens to how it was counted: the rule, what was counted, what was
left out and why, the version, and for officers the cells. Every chart has a
headline that says what it shows, a subtitle, and its figures as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components import chrome, markup, tables
from components.chrome import Text
from components.session import View
from components.theme import Layer
from data import words
from data.figure import Figure
from data.release.audience import Role
from data.release.released import Released

CARDS_IN_A_ROW = 4
CELLS_SHOWN = 120  # a plan of sixty actions in full


def cards(view: View, shown: Released[Sequence[Figure]]) -> None:
    """Figures side by side, each with its denominator and its working."""
    columns = st.columns(min(len(shown.shown), CARDS_IN_A_ROW), border=True)
    for column, figure in zip(columns, shown.shown, strict=False):
        with column:
            _card(view, figure)


def _card(view: View, figure: Figure) -> None:
    st.markdown(chrome.safe(figure.label))
    if figure.value is None:
        st.markdown(chrome.safe(figure.missing))
    else:
        st.metric(figure.label, _large(figure), label_visibility="collapsed")
        st.caption(chrome.safe(_small(figure)))
    working(view, figure)


def _large(figure: Figure) -> str:
    if figure.numerator is not None and figure.denominator is not None:
        return words.of(figure.numerator, figure.denominator)
    return figure.text


def _small(figure: Figure) -> str:
    parts = []
    if figure.unit == "%" and figure.numerator is not None and figure.denominator:
        parts.append(words.percent(figure.numerator, figure.denominator))
    left = [f"{words.number(one.count)} {one.reason}" for one in figure.left_out]
    if figure.note:
        parts.append(figure.note)
    if left:
        parts.append(f"{words.listed(left)} left out")
    return "; ".join(parts)


def working(view: View, figure: Figure) -> None:
    """The opener "How this was counted" and what stands behind it."""
    label = (
        f":primary[How this was counted: {chrome.safe(words.uncapital(figure.label))}]"
    )
    with st.popover(label, type="tertiary", wrap=True):
        st.markdown(f"**{chrome.safe(figure.label)}: how this was counted**")
        st.markdown(chrome.safe(figure.definition))
        name = f"{figure.label}: how this was counted, step by step"
        st.html(markup.table((), _steps(figure), alt=name, numbers=(1,)))
        st.caption(chrome.safe(_origin(view, figure)))


def _steps(figure: Figure) -> list[tuple[str, str]]:
    steps: list[tuple[str, str]] = []
    if figure.numerator is not None and figure.denominator is not None:
        steps = [
            ("Counted towards it", words.number(figure.numerator)),
            ("Out of", words.number(figure.denominator)),
        ]
    steps += [
        (f"Left out: {one.reason}", words.number(one.count)) for one in figure.left_out
    ]
    steps.append(("Result", _result(figure)))
    return steps


def _result(figure: Figure) -> str:
    if figure.value is None:
        return figure.missing
    if figure.unit == "%":
        return f"{figure.value:.1f}%, shown as {figure.text}"
    return (
        f"{figure.text if figure.rounded else words.number(figure.value)} {figure.unit}"
    )


def _origin(view: View, figure: Figure) -> str:
    version = figure.version or view.edition.number
    as_at = figure.as_at or view.plan.shown.as_at
    sheets: dict[str, int] = {}
    for cell in figure.cells:
        sheets[cell.sheet] = sheets.get(cell.sheet, 0) + 1
    parts = [f"{name} sheet, {words.count(n, 'cell')}" for name, n in sheets.items()]
    parts += [
        f"version {version}, position at {words.day(as_at)}",
        *(["made-up figures"] if figure.made_up else []),
    ]
    text = " · ".join(parts)
    if view.reader.role is Role.OFFICER and figure.cells:
        text = f"{text}. Cells: {_addresses(figure)}"
    return text


def _addresses(figure: Figure) -> str:
    return tables.where(figure.cells[:CELLS_SHOWN], CELLS_SHOWN) + (
        f" and {len(figure.cells) - CELLS_SHOWN} more"
        if len(figure.cells) > CELLS_SHOWN
        else ""
    )


# --- charts ------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """What stands around a chart: headline, subtitle, verdict and its table."""

    headline: Text
    subtitle: Text
    alt: Text
    table: tables.Spec
    verdict: Text = ""


def chart(
    view: View,
    frame: Released[pd.DataFrame],
    draw: Callable[[pd.DataFrame], Layer],
    block: Block,
) -> None:
    """A chart with its headline, subtitle, text alternative, table and CSV."""
    chrome.subsection(block.headline)
    chrome.caption(block.subtitle)
    st.altair_chart(
        frame.map(draw).shown,
        theme=None,
        width="stretch",
        alt=_plain(block.alt),
        key=f"chart_{block.table.file}",
    )
    chrome.say(block.verdict)
    table = words.uncapital(block.table.alt)
    with st.expander(f"See the figures as a table: {table}", type="compact"):
        tables.show(view, frame, block.table)


def _plain(text: Text) -> str:
    return text.shown if isinstance(text, Released) else text
