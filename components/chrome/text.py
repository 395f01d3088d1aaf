"""How does a page say it? Headings, paragraphs, notes, captions and links.

Text may come from a workbook, so all of it is shown letter for letter.
"""

from __future__ import annotations

import streamlit as st

from components import markup, session
from components.chrome.pages import page
from components.sentences import lines, versions
from components.session import View
from data import words
from data.plan import Plan
from data.release.released import Released

Text = Released[str] | str

TEXT_WIDTH = 780
# A page grows while it is drawn, so that its reader is brought to the place named
# until it stands still, or until they do something themselves.
ARRIVING = """<div id="%s"></div><script>
(() => {
  const place = location.hash.slice(1);
  if (!place || !document.getElementById(place)) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  let left = 50;
  const end = () => clearInterval(bringing);
  const bringing = setInterval(() => {
    document.getElementById(place)?.scrollIntoView();
    if (--left < 1) end();
  }, 100);
  for (const own of ['wheel', 'keydown', 'pointerdown', 'touchmove'])
    addEventListener(own, end, { once: true });
})();
</script>"""


def safe(text: Text) -> str:
    """Text as Markdown that shows it letter for letter, dates held together."""
    shown = text.shown if isinstance(text, Released) else text
    return words.unbroken(words.plain_markdown(shown))


def title(text: Text) -> None:
    """The page's one dominant statement."""
    shown = text.shown if isinstance(text, Released) else text
    st.title(words.plain_markdown(shown), anchor=False)


def heading(view: View, text: Text) -> None:
    """The page's one dominant statement, the status line, and any correction."""
    title(text)
    status_line(view)
    for one in view.edition.corrections:
        note(versions.correction(one))


def status_line(view: View) -> None:
    """Which plan, how old the position, which version, and who may see it."""
    plan: Plan = view.plan.shown
    age = words.age((session.today() - plan.as_at).days)
    rest = lines.status(
        plan, view.edition.number, age, paragraph=view.edition.paragraph
    )
    st.caption(f"**{safe(plan.name)}** · {safe(rest)}")


def lead(text: Text) -> None:
    """The answer in words, under the heading: at most 60 of them."""
    st.markdown(safe(text), width=TEXT_WIDTH)


def say(text: Text) -> None:
    """A paragraph; an empty one is not drawn."""
    shown = safe(text)
    if shown:
        st.markdown(shown, width=TEXT_WIDTH)


def strong(text: Text) -> None:
    """A paragraph that carries a verdict."""
    st.markdown(f"**{safe(text)}**", width=TEXT_WIDTH)


def note(text: Text) -> None:
    """A boxed remark that belongs to what stands above it."""
    shown = safe(text)
    if shown:
        with st.container(border=True, width=TEXT_WIDTH):
            st.markdown(shown)


def caption(text: Text) -> None:
    """A subtitle or source: measure, place, period, source."""
    st.caption(safe(text), width=TEXT_WIDTH)


def acronyms(text: Text) -> None:
    """What the letters on a page stand for, in one line under its lead."""
    if safe(text):
        caption(text)


def section(text: Text, *, divided: bool = True, anchor: str = "") -> None:
    """A new question of the page's: a line across, then a second-level heading.

    ``anchor`` is what an address names it by: one that does arrives there. Not
    ``divided``, it is one more part of the question above it.
    """
    if divided:
        st.divider()
    if anchor:
        st.html(ARRIVING % anchor, unsafe_allow_javascript=True)
    st.header(safe(text), anchor=False)


def subsection(text: Text) -> None:
    """A third-level heading."""
    st.subheader(safe(text), anchor=False)


def bullets(items: Released[list[str]]) -> None:
    """A list, one line an item."""
    if items.shown:
        lines = "\n".join(f"- {words.unbroken(_inline(item))}" for item in items.shown)
        st.markdown(lines, width=TEXT_WIDTH)


def _inline(text: str) -> str:
    return words.plain_markdown(" ".join(text.split()))


def link(key: str, label: Text, view: View, **query: str) -> None:
    """A link to another page that keeps the plan and version shown.

    ``query`` is what else its address holds.
    """
    st.page_link(
        page(key).file,
        label=f":primary[{safe(label)} →]",
        query_params={**session.address(view.edition), **query},
    )


def to_copy(text: Text) -> None:
    """A text to take along as it stands, with a button that copies it."""
    shown = text.shown if isinstance(text, Released) else text
    st.code(shown, language=None, wrap_lines=True)


def copier(name: str, rich: str, plain: str) -> None:
    """A button that copies a part of a document; ``rich`` is HTML of our own."""
    st.html(markup.copier(name, rich, plain))


def can_copy() -> None:
    """What a page's copying buttons need, once for the page."""
    st.html(markup.COPIER, unsafe_allow_javascript=True)


def line(text: Text, key: str, label: Text, view: View) -> None:
    """A sentence with its link beside it; on a phone the link stands beneath."""
    with st.container(horizontal=True, vertical_alignment="center", width=TEXT_WIDTH):
        st.markdown(safe(text), width="content")
        link(key, label, view)


def source_note(view: View, sheets: str) -> str:
    """``Source: workbook version 7, Actions sheet. Sample data.``"""
    return lines.source(view.plan.shown, view.edition.number, sheets)
