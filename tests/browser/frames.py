"""What stood on the page, at every moment? Each state of it that could be seen.

An observer in the page notes its text after every change of the document,
before the browser can draw it, and again with every frame. Nothing a reader
could see, however briefly, is missing from the notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page

WATCH = """() => {
  const places = [
    '[data-testid="stMain"]',
    '[data-testid="stSidebar"] [data-testid="stCaptionContainer"]',
  ];
  const state = () => {
    const lines = [document.title];
    for (const place of document.querySelectorAll(places.join())) {
      lines.push(...place.innerText.split('\\n'));
      for (const one of place.querySelectorAll('[aria-label]')) {
        lines.push(one.ariaLabel);
      }
    }
    return lines.map(line => line.trim()).filter(Boolean);
  };
  const watch = {states: [], last: '', on: true};
  const note = () => {
    const now = state(), text = now.join('\\n');
    if (watch.on && text !== watch.last) {
      watch.last = text;
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


@dataclass(frozen=True)
class Frames:
    """Every state of the page, in order: its lines, and its pieces' names."""

    states: Sequence[frozenset[str]]

    @property
    def before(self) -> frozenset[str]:
        """The lines that only the first state has, of it and the last."""
        return told(self.states[0] - self.states[-1])

    @property
    def after(self) -> frozenset[str]:
        """The lines that only the last state has."""
        return told(self.states[-1] - self.states[0])

    @property
    def mixed(self) -> list[tuple[list[str], list[str]]]:
        """Each state that holds lines of the first's own and of the last's."""
        return [
            (sorted(state & self.before), sorted(state & self.after))
            for state in self.states
            if state & self.before and state & self.after
        ]


def told(lines: frozenset[str]) -> frozenset[str]:
    """The lines that tell a version: not a bare number, which any axis may have."""
    return frozenset(line for line in lines if any(map(str.isalpha, line)))


@contextmanager
def watched(page: Page) -> Iterator[list[Frames]]:
    """Notes what stands on the page meanwhile; the list holds it afterwards."""
    found: list[Frames] = []
    page.evaluate(WATCH)
    yield found
    found.append(Frames([frozenset(lines) for lines in page.evaluate(STOP)]))
