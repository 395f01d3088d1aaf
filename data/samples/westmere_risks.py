"""What has Westmere's committee been told, and what could go wrong?

Events and the dates given, the options considered, the risks, the
recommendations and the figures told to the committee, each as it stood by a
date. One case: R1's score falls in version 6 although no action linked to it
was completed between versions 5 and 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.samples.sheets import Row, Value

_COUNCIL = "Westmere Council"
_PARTNERSHIP = "Westmere Safeguarding Children's Partnership"
_JANUARY, _JULY = date(2023, 1, 16), date(2023, 7, 10)
_JANUARY_REPORT = "Report of 16 January 2023"
_JULY_REPORT = "Report of 10 July 2023"
_PAPERS = date(2023, 6, 30)  # when July's papers were published
_HAPPENED, _EXPECTED = "Happened", "Expected"
_LOWERED_SINCE = 6


def events(as_at: date) -> Iterator[Row]:
    """The rows of the Events sheet as they stood at a date."""
    yield _event(date(2022, 10, 1), "Cohort definition changed", "Definition change")
    yield _event(date(2022, 10, 3), "Daily multi-agency meeting began")
    happened = (
        (date(2023, 1, 9), "Strategy launched"),
        (date(2023, 1, 27), "Learning week ended"),
        (date(2023, 5, 3), "Front door agreed as addressed by the Improvement Board"),
        (date(2023, 6, 14), "Six-month review led by the improvement adviser"),
    )
    for on, event in happened:
        if on <= as_at:
            yield _event(on, event)
    yield from _dates_given(as_at)


def _dates_given(as_at: date) -> Iterator[Row]:
    report = _PAPERS if as_at >= _PAPERS else _JULY
    yield _given(
        report, "Six-monthly progress report", _JULY, as_at, "Agreed 16 January 2023"
    )
    begun = date(2023, 3, 31)
    yield _given(begun, "Bitesize learning begins", date(2023, 2, 28), as_at)
    team = "Contextual safeguarding team operational (6.1)"
    if as_at < _PAPERS:
        yield _given(date(2023, 4, 30), team, date(2023, 4, 30), None)
        return
    september, term = date(2023, 9, 30), date(2023, 7, 21)
    source = f"{_JULY_REPORT}; given as 30 April 2023 in January"
    yield _given(september, team, september, None, source)
    school = "Every school offered a support meeting (5.6)"
    yield _given(term, school, term, None, _JULY_REPORT)
    letter, due = (
        "Improvement Board letter on the six-month review",
        date(2023, 6, 23),
    )
    yield _given(due, letter, due, None, "Improvement Board, 14 June 2023")


def _given(
    on: date,
    event: str,
    given: date,
    as_at: date | None,
    source: str = _JANUARY_REPORT,
) -> Row:
    """An event with the date given; reported as happened once ``as_at`` is past it."""
    happened = as_at is not None and on <= as_at
    return {
        "on": on if happened else given,
        "event": event,
        "kind": _HAPPENED if happened else _EXPECTED,
        "given": given,
        "source": source,
    }


def _event(on: date, event: str, kind: str = _HAPPENED) -> Row:
    return {"on": on, "event": event, "kind": kind, "source": "Board minutes"}


def options() -> Iterator[Row]:
    """The rows of the Options sheet, the alternatives the report considered."""
    yield {
        "option": "Do nothing",
        "impact": "The committee would not see progress, and could not challenge it.",
        "risk": "Children at risk of exploitation may not be protected as well as "
        "they should be.",
    }
    yield {
        "option": "Receive less frequent updates",
        "impact": "This is not recommended, as the plan is to be delivered within a "
        "short period. The impact is the same as the above option.",
        "risk": "As above.",
    }


def _scores(
    gross: tuple[int, int], current: tuple[int, int], target: tuple[int, int]
) -> dict[str, Value]:
    """Likelihood and impact before controls, now, and aimed at."""
    named = {"gross": gross, "current": current, "target": target}
    return {
        f"{when}_{part}": score
        for when, pair in named.items()
        for part, score in zip(("likelihood", "impact"), pair, strict=True)
    }


_RISKS: tuple[Row, ...] = (
    {
        "ref": "R1",
        "risk": "Evidence of impact is not ready by sign-off",
        "cause": "Partners collect activity, and few collect outcomes",
        "consequence": "The plan is signed off without knowing whether it helped",
        **_scores((4, 4), (4, 4), (2, 3)),
        "owner": _PARTNERSHIP,
        "controls": "Multi-agency audit; quarterly report to the Improvement Board",
        "finding": "Scrutiny and quality assurance",
        "actions": "7.2; 7.5",
    },
    {
        "ref": "R2",
        "risk": "Recruiting and retaining practitioners",
        "cause": "Few applicants for specialist posts",
        "consequence": "Children wait longer for support",
        **_scores((4, 3), (3, 3), (2, 2)),
        "owner": _COUNCIL,
        "controls": "Repeat advertising; agency cover",
        "finding": "Contextual safeguarding team",
        "actions": "6.6",
    },
    {
        "ref": "R3",
        "risk": "Shortfall in partners' contributions",
        "cause": "Contributions have not kept pace with costs",
        "consequence": "The partnership cannot pay for training and audit",
        **_scores((3, 3), (3, 2), (1, 2)),
        "owner": _PARTNERSHIP,
        "controls": "Review of funding by the Executive",
    },
    {
        "ref": "R4",
        "risk": "Contextual safeguarding team not in place by September 2023",
        "cause": "Posts not filled in time",
        "consequence": "Work on places of concern stays spread across teams",
        **_scores((4, 2), (2, 2), (1, 1)),
        "owner": _COUNCIL,
        "controls": "Monthly recruitment report",
        "finding": "Contextual safeguarding team",
        "actions": "6.1",
    },
)


def risks(version: int) -> Iterator[Row]:
    """The rows of the Risks sheet in a version, on a scale of 1 to 4."""
    for risk in _RISKS:
        lowered = risk["ref"] == "R1" and version >= _LOWERED_SINCE
        yield {**risk, "current_likelihood": 3} if lowered else risk


def recommendations(as_at: date) -> Iterator[Row]:
    """The rows of the Recommendations sheet: each report's, once published."""
    agreed = "Agreed" if as_at >= _JANUARY else ""
    yield {"on": _JANUARY, "text": "Note the action plan", "status": agreed}
    yield {
        "on": _JANUARY,
        "text": "Agree to receive a report on progress every six months",
        "status": agreed,
        "response": "On the agenda for 10 July 2023" if as_at >= _PAPERS else "",
    }
    if as_at >= _PAPERS:
        yield {"on": _JULY, "text": "Scrutinise the progress made and its impact"}
        yield {"on": _JULY, "text": "Continue to support and challenge the partnership"}
        yield {"on": _JULY, "text": "Agree to receive a further report in six months"}


_TOLD_IN_JULY: tuple[tuple[str, str, int, str, str], ...] = (
    ("4", "82% of the actions are now complete", 82, "%", "reported_complete"),
    (
        "9",
        "A risk assessment was recorded in 90% of cases audited in Q4 2022/23",
        90,
        "%",
        "audit.M1.Q4 2022/23",
    ),
    (
        "9",
        "compared with 30% in Q1 2022/23",
        30,
        "%",
        "audit.M1.Q1 2022/23",
    ),
    (
        "9",
        "96% of cases had a clear plan at discharge in Q4 2022/23",
        96,
        "%",
        "audit.M2.Q4 2022/23",
    ),
    ("11", "148 children are identified as at risk", 148, "children", "cohort_count"),
    ("12", "Evidence is held for 35 actions", 35, "actions", "evidence_recorded"),
    ("12", "One priority action is addressed", 1, "", "priority_agreed"),
    ("13", "1,240 people attended the learning week", 1240, "people", ""),
)


def claims(as_at: date) -> Iterator[Row]:
    """The rows of the Claims sheet: what each report told the committee."""
    yield _claim("January", "4", "14 actions are complete", 14, "actions", "")
    if as_at < _PAPERS:
        return
    for told in _TOLD_IN_JULY:
        yield _claim("July", *told)
    yield {
        "statement": "The number of children at risk has fallen because of closer "
        "review of the list",
        "report": "Progress report, July 2023",
        "paragraph": "11",
    }


def _claim(
    month: str, paragraph: str, statement: str, figure: int, unit: str, against: str
) -> Row:
    return {
        "statement": statement,
        "figure": figure,
        "unit": unit,
        "report": f"Progress report, {month} 2023",
        "paragraph": paragraph,
        "checked_against": against,
    }
