"""How does a reader get onto a page? The menu, the checks and the frame.

Every page begins ``with chrome.enter("overview") as view:``. That sends a run
that reached the page without the entry script through it, checks what the
reader may see, draws the sample line, and hands over the one released view.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import markup, session, tables
from components.chrome import body, coming_back, presenting, sidebar
from components.chrome.pages import PAGES, check_can_enter, page
from components.sentences import lines
from components.session import Edition, Reader, Standing, View
from data import words
from data.publications import StoreUnavailable
from data.release.audience import NotAllowed, Role, can_publish

SIDEBAR_WIDTH = 256
# Streamlit's page says it is in "en": a screen reader should say dates our way.
BRITISH = "<script>document.documentElement.lang = 'en-GB';</script>"
_RUN = "chrome_entered"


def navigate() -> None:
    """The entry script's whole work: the menu, then the page asked for."""
    st.html(markup.STYLE)
    st.html(BRITISH, unsafe_allow_javascript=True)
    st.html(coming_back.SCRIPT, unsafe_allow_javascript=True)
    st.set_page_config(layout="wide", initial_sidebar_state=SIDEBAR_WIDTH)
    asked = st.navigation(_menu())
    if presenting.begun(asked.url_path):
        asked = st.navigation(_menu(), position="hidden")
    session.warm_up()
    st.session_state[_RUN] = True
    asked.run()


def _menu() -> list[st.Page]:
    role = session.reader().role
    return [
        st.Page(
            one.file,
            title=one.title,
            default=one.key == "overview",
            visibility="visible" if can_publish(role) or not one.officers else "hidden",
        )
        for one in PAGES
    ]


@contextmanager
def enter(key: str) -> Iterator[View]:
    """Frame a page; yields what this reader may see of the chosen version.

    Where there is nothing they may see, a sentence stands in its place and the
    run stops.
    """
    title = _begin(key)
    who = session.reader()
    stands = session.standing(who.role, key)
    session.refused_version(who, stands.withheld)
    shown = presenting.begun(key)
    with _body(key, who, stands.edition, presented=shown):
        if not shown:
            sidebar.draw(stands.offered, stands.edition, who)
        view, refusal = _look(stands, who)
        if view is None:
            _stop(title, refusal)
            return
        st.set_page_config(page_title=_browser_title(title, view))
        _told(stands)
        _sample_line(view)
        session.begin()
        yield view
        tables.whole_page(view, key, title)


@contextmanager
def enter_as_officer(key: str) -> Iterator[Role]:
    """Frame an officers' page, which works even where nothing can be read yet.

    Readers who are not officers get the sentence that says so, and nothing else.
    """
    title = _begin(key)
    who = session.reader()
    stands = session.standing(who.role)
    with _body(key, who):
        sidebar.draw(stands.offered, stands.edition, who)
        try:
            check_can_enter(who.role, key)
        except NotAllowed as error:
            session.refused(who, f"the page {title}")
            _stop(title, f"{error} {who.reason}")
            return
        st.set_page_config(page_title=title)
        yield who.role


def _begin(key: str) -> str:
    if not st.session_state.pop(_RUN, False):
        # A cold server's first request runs a page without the entry script.
        st.navigation(_menu())
        st.rerun()
    return page(key).title


def _body(
    key: str, who: Reader, edition: Edition | None = None, *, presented: bool = False
) -> DeltaGenerator:
    """The container of a page's body, emptied where it held something else."""
    of = (edition.plan_key, str(edition.number)) if edition else ("no_version",)
    sample = ("sample",) if edition and edition.sample else ()
    how = ("presented",) if presented else ()
    name = "_".join((key, who.role.name.lower(), *of, *sample, *how))
    return body.body(name, width="stretch" if presented else body.WIDTH)


def _look(stands: Standing, who: Reader) -> tuple[View | None, str]:
    """The chosen version's view, or the sentence that says why there is none."""
    if stands.edition is None:
        return None, stands.refusal
    try:
        return session.view(stands.edition, stands.offered, who), ""
    except (NotAllowed, StoreUnavailable, LookupError, ValueError) as error:
        return None, str(error)


def _told(stands: Standing) -> None:
    """What a reader is told of the version before they read it."""
    if stands.news:
        st.html(markup.status(stands.news), unsafe_allow_javascript=True)
    for sentence in (stands.sorry, stands.trouble):
        if sentence:
            st.caption(words.plain_markdown(sentence))


def _stop(title: str, sentence: str) -> None:
    st.set_page_config(page_title=title)
    st.title(title, anchor=False)
    st.markdown(words.plain_markdown(sentence))
    st.stop()


def _browser_title(title: str, view: View) -> str:
    made_up = "Sample data" if view.plan.shown.made_up else ""
    return " · ".join(part for part in (title, view.plan.shown.name, made_up) if part)


def made_up_line() -> None:
    """The line above the heading wherever a made-up row bears on the page."""
    st.badge(lines.SAMPLE_LINE, color="orange")


def _sample_line(view: View) -> None:
    """Where it is an example, that it is; on paper, on every sheet, with its status."""
    plan = view.plan.shown
    line = lines.example(plan, sample=view.edition.sample)
    status = f"{plan.name} · {lines.status(plan, view.edition.number)}"
    st.html(markup.on_every_sheet(f"{line} {status}"))
    if line:
        st.badge(line, color="orange")
