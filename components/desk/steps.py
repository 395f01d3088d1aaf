"""Which of the four steps has this version come to, and what stands on its page?"""

from __future__ import annotations

from components import chrome
from components.desk import checking, clearing, comparing, opening, understanding
from components.publishing import Officer, Step, Work
from data.publications import Stage
from data.release.released import Released


def steps(work: Released[Work], officer: Officer | None) -> None:
    """The page of a draft, of a cleared version, or of one that has been open."""
    shown = work.shown
    if shown.record.stage is Stage.DISCARDED:
        opening.set_aside(work, officer)
    elif shown.unnumbered:
        _draft(work, officer)
    elif shown.record.stage is Stage.CLEARED:
        opening.open_it(work, officer)
        comparing.compare(work, officer)
        opening.withdraw(work, officer)
    else:
        opening.afterwards(work, officer)


def _draft(work: Released[Work], officer: Officer | None) -> None:
    """What is to be done next stands first; what was done before stands below it."""
    if work.shown.step is Step.CLEAR:
        chrome.section(str(Step.CLEAR))
        clearing.checks(work, officer)
        clearing.release(work)
        clearing.clear(work, officer)
        comparing.compare(work, officer)
        understanding.ask(work, officer)
        checking.check(work, officer)
        checking.files(work, officer)
    else:
        checking.files(work, officer)
        checking.question(work, officer)
        understanding.ask(work, officer)
        checking.check(work, officer)
        if work.shown.ready:
            comparing.compare(work, officer)
            clearing.send(work, officer)
    opening.set_aside(work, officer)
