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
from components.sentences import working as says
from components.session import View
from components.theme import Layer
from data import words
from data.figure import Figure
from data.release.released import Released

CARDS_IN_A_ROW = 4


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
        st.html(markup.table((), says.steps(figure), alt=name, numbers=(1,)))
        origin = says.origin(
            figure, view.edition.number, view.plan.shown.as_at, view.reader.role
        )
        st.caption(chrome.safe(origin))


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


def picture(chart: Layer, *, alt: str, key: str) -> None:
    """A chart alone, whose words and table stand beside it in a document."""
    st.altair_chart(chart, theme=None, width="stretch", alt=alt, key=f"chart_{key}")


def _plain(text: Text) -> str:
    return text.shown if isinstance(text, Released) else text
