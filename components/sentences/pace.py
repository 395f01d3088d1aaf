"""When may it be finished? The forecast's sentences, and what they do not say.

Two paces stand side by side: if it slows, as finite plans usually do, and if the
pace so far holds. Neither predicts sign-off, which is somebody's decision.

One case, of a plan of 61: "About 6 in 10 chance (62%) that all 61 are reported
complete by 31 January 2024, if the pace slows as it usually does. This does not
predict sign-off."
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from data import words
from data.analysis.earned_schedule import EarnedSchedule
from data.analysis.forecast import HORIZON, Fate, Made, Monthly, Pace
from data.release.audience import Role

NOT_SIGN_OFF = "This does not predict sign-off."
MADE_UP = "The actions are made up."
NO_DATE = "cannot be dated from this record"
SLOWS, HOLDS = "If it slows, as finite plans usually do", "If the pace so far holds"
_IF: dict[Pace, str] = {
    "slowing": "if the pace slows as it usually does",
    "steady": "if the pace so far holds",
}
_CASE: dict[Pace, str] = {"slowing": SLOWS, "steady": HOLDS}
METHOD = (
    "Each month's completions are taken as drawn from a pace that may slow as the "
    "plan empties. Every such pace is weighed by how well it fits the months so far, "
    "and the plan is carried on from here many times to its last action, or for "
    f"{HORIZON} months. The forecast knows the number of actions and when they were "
    "completed; it knows nothing of how hard the rest are, of their dates, or of who "
    "does them."
)


def may_see(role: Role) -> bool:
    """Whether this role is shown forecasts: members and officers are."""
    return role is not Role.PUBLIC


def heading(one: Made) -> str:
    """The forecast's finding in at most twelve words."""
    if one.refused:
        return "No forecast of when it will be finished"
    day = one.done_by(0.85) or one.done_by(0.5)
    if day is None:
        return f"When all {_all(one)} are reported complete {NO_DATE}"
    return (
        f"{words.capital(_chance(one, day, 'slowing', percent=False))}: all "
        f"{_all(one)} reported complete by {words.month(day)}"
    )


def by_sign_off(one: Made, pace: Pace = "slowing") -> str:
    """The chance that all is complete by sign-off, in words and numbers.

    Where there is no forecast, no sign-off date or none ahead, why.
    """
    if one.refused:
        return one.refused
    if one.sign_off is None:
        return (
            "No date is given for sign-off, so no chance of finishing by it is given."
        )
    month_end, chance = (
        one.month_end_by(one.sign_off),
        one.chance_by(one.sign_off, pace),
    )
    if month_end is None or chance is None:
        return _too_near(one, one.sign_off)
    return _sentence(
        one,
        f"{words.capital(words.chance(chance))} that all {_all(one)} are reported "
        f"complete by {words.day(month_end)}{_before(month_end, one.sign_off)}, "
        f"{_IF[pace]}",
        NOT_SIGN_OFF,
    )


def dates(one: Made, pace: Pace = "slowing") -> str:
    """The 50% and the 85% date at one pace, or that there is none."""
    if one.refused:
        return one.refused
    likely, sure = one.done_by(0.5, pace), one.done_by(0.85, pace)
    if likely is None:
        return _sentence(
            one, f"{_CASE[pace]}, when all {_all(one)} are reported complete {NO_DATE}"
        )
    told = (
        f"{_CASE[pace]}: {_chance(one, likely, pace)} that all {_all(one)} are "
        f"reported complete by {words.day(likely)}"
    )
    if sure is None:
        return _sentence(one, f"{told}; a date that is 85% sure {NO_DATE}")
    if sure == likely:
        return _sentence(one, told)
    return _sentence(one, f"{told}, {_chance(one, sure, pace)} by {words.day(sure)}")


def said(one: Made) -> tuple[str, ...]:
    """The two sentences, the slowing pace first; the one of refusal if refused."""
    if one.refused:
        return (one.refused,)
    return dates(one, "slowing"), dates(one, "steady")


def on_sign_off(one: Made) -> str:
    """The chance by sign-off, and that it predicts none; "" where it is refused."""
    if one.refused:
        return ""
    told = by_sign_off(one)
    return told if NOT_SIGN_OFF in told else words.paragraph((told, NOT_SIGN_OFF))


def drawn(one: Made) -> str:
    """What the burn-up draws of the forecast; "" where it is refused."""
    if one.refused:
        return ""
    rings = [f"{round(100 * chance)}%" for chance in (0.5, 0.85) if one.done_by(chance)]
    stand = (
        f"a ring stands at the {words.listed(rings)} {words.plural(len(rings), 'date')}"
        if rings
        else "there is no ring, because no date can be given"
    )
    return (
        "The pale band is how many may be complete if the pace slows: 85% sure at "
        f"its lower edge, 50% along the dotted line, 15% at its upper edge; {stand}."
    )


def made_from(seen: Monthly) -> str:
    """What the forecast goes by, and what of the record it leaves out."""
    if seen.refused:
        return seen.refused
    done, ends = sum(seen.completed), seen.ends
    if not ends:
        return "No month of work is recorded."
    told = (
        f"{words.capital(words.count(done, 'action'))} completed in "
        f"{words.count(len(ends), 'month')} to {words.day(seen.as_at)}, "
        f"{words.number(seen.total - done) if done < seen.total else 'none'} still to "
        "complete"
    )
    before = (
        f"{words.capital(words.count(seen.before, 'action'))} complete before then "
        f"{words.plural(seen.before, 'is', 'are')} no part of the pace"
    )
    undated = (
        f"{words.capital(words.count(seen.undated, 'action'))} reported complete with "
        f"no day of completion {words.plural(seen.undated, 'is', 'are')} left out of it"
    )
    parts = (told, before if seen.before else "", undated if seen.undated else "")
    return words.paragraph((*parts, MADE_UP if seen.made_up else ""))


def earlier(frame: pd.DataFrame) -> str:
    """How earlier forecasts did: of the frame that ``forecast.scored`` gives."""
    known = [
        (name, frame[f"met_{name}"])
        for name in (50, 85)
        if frame[f"met_{name}"].isin([str(Fate.MET), str(Fate.MISSED)]).any()
    ]
    if not known:
        return "What earlier forecasts said cannot be held against an end yet."
    parts = [
        f"{words.of(int((met == str(Fate.MET)).sum()), _judged(met))} of the {name}% "
        "dates"
        for name, met in known
    ]
    return (
        f"Of earlier forecasts, {words.listed(parts)} were met. "
        "They share one end, so they are not independent proofs."
    )


def timetable(found: EarnedSchedule) -> str:
    """The earned schedule in words, with its SPI(t) and what is left out."""
    if found.refused or found.schedule is None or found.spi is None:
        return found.refused or ""
    stands = (
        f"With {words.number(found.earned)} complete the plan stands where its "
        f"original dates had it after {_months(found.schedule)}; it has taken "
        f"{_months(found.time)} (SPI(t) {found.spi:.2f})"
    )
    flat = (
        f"{words.capital(_months(found.flat))} of that "
        f"{words.plural(found.flat, 'is a stretch', 'are a stretch')} in which nothing "
        "was due"
    )
    left_out = (
        f"{words.capital(words.count(found.undated, 'action'))} without an original "
        f"date {words.plural(found.undated, 'is', 'are')} left out"
    )
    return words.paragraph(
        (stands, flat if found.flat else "", left_out if found.undated else "")
    )


# --- their parts ---------------------------------------------------------------


def _sentence(one: Made, *said: str) -> str:
    """What is said, and that it rests on made-up rows where it does."""
    return words.paragraph((*said, MADE_UP if one.made_up else ""))


def _all(one: Made) -> str:
    return words.number(one.counted)


def _before(month_end: date, sign_off: date) -> str:
    """That the chance is at a month's end before sign-off, where it is not on it."""
    if month_end == sign_off:
        return ""
    return f", the last month's end before sign-off is due on {words.day(sign_off)}"


def _too_near(one: Made, sign_off: date) -> str:
    left = words.number(one.forecast.remaining)
    when = (
        f"was due by {words.day(sign_off)}"
        if sign_off <= one.as_at
        else f"is due by {words.day(sign_off)}, less than a month on"
    )
    return f"Sign-off {when}; {left} of {_all(one)} were still to be completed."


def _chance(one: Made, day: date, pace: Pace, *, percent: bool = True) -> str:
    """The chance that all is complete by a day at which a month ends."""
    told = words.chance(one.chance_by(day, pace) or 0.0)
    return told if percent else told.partition(" (")[0]


def _months(number: float) -> str:
    return words.count(round(number, 1), "month")


def _judged(met: pd.Series) -> int:
    return int(met.isin([str(Fate.MET), str(Fate.MISSED)]).sum())
