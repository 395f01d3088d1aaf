"""What may be said of a change, in words a councillor can use?

Of two audits: whether the change is larger than chance would usually give, and
how large it may be. Of a series: whether the latest points leave the usual
range, and since when. A change is never called real, and nothing is said of a
series that is too short or too flat.

One case: "90%, up from 30%: a larger change than chance would usually give, if
cases were chosen the same way. The rise is probably 42 to 72 percentage points."
"""

from __future__ import annotations

from math import isnan

from data import words
from data.analysis import spc
from data.analysis.audit_change import AuditChange, Verdict
from data.analysis.audited import Result
from data.analysis.trends import BASELINE, Run, Trend
from data.plan import Better

_SMALL = 100  # cases below which an audit is called small
_GOOD = {
    "improvement": "That is the way this measure should go",
    "concern": "That is not the way this measure should go",
}


# --- two audits --------------------------------------------------------------


def of_audits(change: AuditChange) -> str:
    """What the latest two audits bear, or why they bear no comparison."""
    before, now = change.before, change.now
    if now is None:
        return f"No result is recorded for {change.measure.name}"
    period = now.audit.period.label
    nothing = {
        Verdict.CONTRADICTS: "No share can be worked out from these two numbers",
        Verdict.HIDDEN: f"{period}: {now.text}. What is hidden is not compared",
        Verdict.NO_FIGURE: f"No figure is given for {period}",
    }
    if change.verdict in nothing:
        return nothing[change.verdict]
    if before is None or change.difference is None:
        return _alone(change, now)
    if change.verdict is Verdict.SAME_CASES:
        return _same_cases(before, now)
    told = _larger if change.verdict is Verdict.LARGER else _chance
    return told(change, before, now)


def _alone(change: AuditChange, now: Result) -> str:
    share, before = _share(now), change.before
    if change.verdict is Verdict.NO_EARLIER or before is None:
        return f"{share}. There is no earlier figure to compare"
    if change.verdict is Verdict.NO_EARLIER_BASE:
        return (
            f"{share} in {now.audit.period.label}. {_share(before)} was reported for "
            f"{before.audit.period.label} with its number of cases not given, so the "
            "two cannot be compared"
        )
    return (
        f"{share} in {now.audit.period.label}. The figure for "
        f"{before.audit.period.label} is not of the same kind, so the two cannot be "
        "compared"
    )


def _larger(change: AuditChange, before: Result, now: Result) -> str:
    rise = (change.difference or 0) > 0
    low, high = sorted((abs(change.low or 0), abs(change.high or 0)))
    return (
        f"{_share(now)}, {'up' if rise else 'down'} from {_share(before)}: a larger "
        f"change than chance would usually give, {_chosen(change)}. The "
        f"{'rise' if rise else 'fall'} is probably {_points(low)} to {_points(high)} "
        "percentage points"
    )


def _chance(change: AuditChange, before: Result, now: Result) -> str:
    low, high = change.low or 0, change.high or 0
    pair = f"{_cases(before)}, then {_cases(now)}"
    could = (
        "the real change could be anything from "
        f"{_way(change, low)} to {_way(change, high)}"
    )
    if not change.difference:
        return f"{pair}, the same share: {could}"
    sizes = [one.audit.cases or 0 for one in (before, now)]
    small = "this small" if max(sizes) < _SMALL else "of this size"
    return (
        f"{pair}: {could}. Audits {small} cannot tell {_share(before)} from "
        f"{_share(now)}"
    )


def _same_cases(before: Result, now: Result) -> str:
    return (
        f"{_cases(before)}, then {_cases(now)}. The workbook says that the same cases "
        "were audited twice: they are not two samples, so no range is given for the "
        "change"
    )


def _chosen(change: AuditChange) -> str:
    """What the comparison rests on, as far as the workbook says."""
    before, now = change.before, change.now
    if change.chosen_alike is None or before is None or now is None:
        return "if cases were chosen the same way"
    if change.chosen_alike:
        return "with cases chosen the same way, as the workbook says"
    first, second = (words.quoted(one.audit.how_chosen) for one in (before, now))
    return f"but cases were chosen differently ({first}, then {second})"


def _way(change: AuditChange, points: float) -> str:
    """``24 points worse``; ``higher`` and ``lower`` where neither way is good."""
    if round(points) == 0:
        return "no change"
    up, down = {
        Better.HIGHER: ("better", "worse"),
        Better.LOWER: ("worse", "better"),
        Better.CONTEXT: ("higher", "lower"),
    }[change.measure.better]
    size = abs(round(points))
    point = words.plural(size, "point")
    return f"{words.number(size)} {point} {up if points > 0 else down}"


def _points(size: float) -> str:
    return words.number(round(size)) if round(size) else "less than 1"


def _share(one: Result) -> str:
    about = f"about{words.NBSP}" if one.audit.rounded else ""
    return f"{about}{_share_alone(one)}"


def _share_alone(one: Result) -> str:
    met, cases = one.audit.met, one.audit.cases
    if met is not None and cases:
        return words.percent(met, cases)
    return words.reported_percent(one.percentage or 0)


def _cases(one: Result) -> str:
    about = f"about{words.NBSP}" if one.audit.rounded else ""
    return f"{about}{words.of(one.audit.met or 0, one.audit.cases or 0)}"


# --- a series ----------------------------------------------------------------

POINTS = {
    "": "Within the usual range",
    spc.OUTSIDE[0]: "Above the upper limit",
    spc.OUTSIDE[1]: "Below the lower limit",
    spc.TREND[0]: "One of seven or more rising in a row",
    spc.TREND[1]: "One of seven or more falling in a row",
    spc.NEAR[0]: "One of two in three near the upper limit",
    spc.NEAR[1]: "One of two in three near the lower limit",
    spc.SHIFT[0]: "One of seven or more above the average",
    spc.SHIFT[1]: "One of seven or more below the average",
}


def headline(trend: Trend) -> str:
    """``Screening tools completed: more than usual since January 2023``."""
    name, run = trend.measure.name, trend.run
    if run is None:
        return f"{name}: no change beyond the usual variation"
    return f"{name}: {moved(run, counted=trend.counted)}"


def moved(run: Run, *, counted: bool) -> str:
    """``more than usual since January 2023``, ``falling since May 2022``."""
    if run.rising:
        return f"{'rising' if run.up else 'falling'} since {run.first}"
    when = f"in {run.last}" if run.points == 1 else f"since {run.first}"
    return f"{more(up=run.up, counted=counted)} than usual {when}"


def more(*, up: bool, counted: bool) -> str:
    """More and fewer of what is counted; higher and lower of a percentage."""
    if counted:
        return "more" if up else "fewer"
    return "higher" if up else "lower"


def of_series(trend: Trend) -> str:
    """What the series bears: the latest points, the limits, the target, cautions."""
    if not trend.judgeable:
        return words.paragraph((_count(trend), trend.caution))
    run = trend.run
    latest = (_unlikely(trend, run), _GOOD.get(run.kind, "")) if run else (_usual(),)
    return words.paragraph((*latest, _limits(trend), _target(trend), trend.caution))


def point(cause: str, value: float, *, judgeable: bool, hidden: bool = False) -> str:
    """What one point of a series is, for its table: "Above the upper limit"."""
    if isnan(value):
        return "Hidden" if hidden else "No result"
    return POINTS[cause] if judgeable else "Not judged"


def _count(trend: Trend) -> str:
    results = words.capital(words.count(trend.points, "result"))
    if not trend.counted:
        return f"{results} recorded"
    return f"{results} recorded, a plain count{' each' if trend.points > 1 else ''}"


def _usual() -> str:
    return "The latest result is within the usual range: nothing shows a change"


def _unlikely(trend: Trend, run: Run) -> str:
    each = words.plural(run.points, trend.each)
    side = "above the upper limit" if run.up else "below the lower limit"
    if run.rising:
        way = "higher" if run.up else "lower"
        said = (
            f"from {run.first} each {trend.each} is {way} than the one before, "
            f"{words.number(run.points)} {each} in a row"
        )
    elif run.outside == run.points == 1:
        said = f"{run.last} is {side}"
    elif run.outside == run.points:
        said = f"all {words.spelled(run.points)} {each} since {run.first} are {side}"
    elif run.outside:
        outside = words.of(run.outside, run.points)
        said = f"{outside} {each} since {run.first} are {side}, the rest near it"
    else:
        average = "above" if run.up else "below"
        said = f"the {trend.each}s since {run.first} lie {average} the average together"
    return f"Unlikely to be chance: {said}"


def _limits(trend: Trend) -> str:
    last = trend.limits.iloc[-1]
    unit = "" if trend.counted else "%"
    low = max(float(last["lower"]), 0.0)
    usual = (
        f"Average {_number(last['centre'])}{unit}, usual range {_number(low)}{unit} to "
        f"{_number(last['upper'])}{unit}"
    )
    basis = f"set on the first {BASELINE} {trend.each}s"
    if trend.rebases:
        since = words.day(trend.rebases[-1].on.on or trend.frame["start"].iloc[-1])
        basis = f"set anew from {since} ({words.quoted(trend.rebases[-1].event)})"
    elif trend.points <= BASELINE:
        basis = f"set on all {words.number(trend.points)} {trend.each}s"
    return f"{usual}, {basis}"


def _number(value: float) -> str:
    return "not known" if isnan(value) else words.number(value)


def _target(trend: Trend) -> str:
    target = trend.measure.target
    if target is None or trend.assurance is None:
        return ""
    unit = "" if trend.counted else "%"
    return (
        f"If nothing changes, the target of {words.number(target)}{unit} "
        f"{trend.assurance}"
    )
