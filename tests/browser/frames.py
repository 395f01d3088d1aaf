"""What stood on the page, at every moment? Each state of it that could be seen.

An observer in the page notes its text after every change of the document, before
the browser can draw it, and again with every frame. Nothing a reader could see,
however briefly, is missing from the notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise

from playwright.sync_api import Page

WATCH = """() => {
  const lines = query => [...document.querySelectorAll(query)].flatMap(place => [
    ...place.innerText.split('\\n'),
    ...[...place.querySelectorAll('[aria-label]')].map(one => one.ariaLabel),
  ]).map(line => line.trim()).filter(Boolean);
  const state = () => ({
    text: lines('[data-testid="stMain"]'),
    beside: [
      document.title,
      ...lines('[data-testid="stSidebar"] [data-testid="stCaptionContainer"]'),
    ],
    said: document.getElementById('scrutiny-status')?.textContent ?? '',
  });
  const watch = {states: [], last: '', on: true};
  const note = () => {
    const now = state(), written = JSON.stringify(now);
    if (watch.on && written !== watch.last) {
      watch.last = written;
      watch.states.push(now);
    }
  };
  watch.observer = new MutationObserver(note);
  watch.observer.observe(document, {
    attributes: true, characterData: true, childList: true, subtree: true,
  });
  const frame = () => { note(); if (watch.on) requestAnimationFrame(frame); };
  note();
  requestAnimationFrame(frame);
  window.scrutinyWatch = watch;
}"""
STOP = """() => {
  const watch = window.scrutinyWatch;
  watch.on = false;
  watch.observer.disconnect();
  return watch.states;
}"""

Lines = frozenset[str]


@dataclass(frozen=True)
class State:
    """The page's text, what tells of it beside it, and what is announced."""

    text: Lines
    beside: Lines
    said: str

    @property
    def all(self) -> Lines:
        return self.text | self.beside


@dataclass
class Frames:
    """Every state of the page, in order; empty until the watch is over."""

    states: list[State] = field(default_factory=list)

    @property
    def before(self) -> Lines:
        """The lines that only the first state has, of it and the last."""
        return telling(self.states[0].all - self.states[-1].all)

    @property
    def after(self) -> Lines:
        """The lines that only the last state has."""
        return telling(self.states[-1].all - self.states[0].all)

    @property
    def mixed(self) -> list[tuple[list[str], list[str]]]:
        """Each state whose text is of the one page, beside anything of the other.

        The window's title and the sidebar may change one after the other, as
        long as no text stands there meanwhile.
        """
        return [
            (sorted(state.all & self.before), sorted(state.all & self.after))
            for state in self.states
            if (state.text & self.before and state.all & self.after)
            or (state.text & self.after and state.all & self.before)
        ]

    @property
    def announced(self) -> list[str]:
        """What a screen reader was given to say, in order."""
        given: Sequence[str] = ["", *(state.said for state in self.states)]
        return [new for old, new in pairwise(given) if new and new != old]


def telling(lines: Lines) -> Lines:
    """The lines that tell a version: not a bare number, which any axis may have."""
    return frozenset(line for line in lines if any(map(str.isalpha, line)))


@contextmanager
def watched(page: Page) -> Iterator[Frames]:
    """Notes what stands on the page meanwhile."""
    found = Frames()
    page.evaluate(WATCH)
    yield found
    found.states += [
        State(frozenset(one["text"]), frozenset(one["beside"]), one["said"])
        for one in page.evaluate(STOP)
    ]
