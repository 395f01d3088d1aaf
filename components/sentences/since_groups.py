"""What is in each group of changes? Its heading, its note and its rows.

A row leads to the action's history; where a text was re-worded, what was taken out
and what was put in are marked for eye and screen reader.

One case: "7 moved later", its first row 6.1, from 30 April to 30 September 2023,
"Version 4: 92 days later" and "Version 5: 61 days later".
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from components.markup import Link, Marked
from data import words
from data.analysis import completion, moved, since, timeliness
from data.analysis.changes.wording import Pieces, differences
from data.analysis.since import Comparison, Group

Address = tuple[tuple[str, str], ...]
_LINE_UP = 3  # refs named in a sentence before they are only counted

# What did not change, group by group, after "No change in".
_NOTHING = {
    Group.NO_LONGER_LISTED: "actions no longer listed",
    Group.REOPENED: "actions reopened",
    Group.MOVED_LATER: "dates moved later",
    Group.RE_DATED_ORIGINAL: "original dates",
    Group.NEWLY_OVERDUE: "actions newly overdue",
    Group.UNEVIDENCED: "actions complete without evidence recorded",
    Group.RE_WORDED: "wording",
    Group.COMPLETED: "actions completed",
    Group.ADDED: "actions added",
    Group.SPLIT_OR_MERGED: "actions split or merged",
    Group.SUPERSEDED: "actions superseded",
    Group.MOVED_EARLIER: "dates moved earlier",
    Group.DATE_CHANGED: "dates given or taken away",
    Group.RE_RATED: "ratings",
    Group.ASSURANCE_LOWERED: "assurance lowered",
    Group.ASSURANCE_RAISED: "assurance raised",
    Group.ASSURANCE_OTHER: "words used for assurance",
    Group.RE_OWNED: "leads",
    Group.STATUS_CHANGED: "other statuses",
    Group.EVIDENCE_CHANGED: "evidence of other actions",
    Group.COMPLETION_RE_DATED: "days of completion",
    Group.REF_CHANGED: "refs",
    Group.OTHER: "other details",
}


def groups(compared: Comparison) -> list[Group]:
    """The groups that hold a change, in their order."""
    return [group for group in Group if since.count(compared, group)]


def group_heading(compared: Comparison, group: Group) -> str:
    """``7 moved later``."""
    return f"{words.number(since.count(compared, group))} {group}"


def in_lines(compared: Comparison, but: tuple[Group, ...]) -> list[str]:
    """``2 superseded: 1.9 and 3.9``, a line a group, those in ``but`` left out."""
    return [
        f"{group_heading(compared, group)}: {words.listed(_refs(compared, group))}"
        for group in groups(compared)
        if group not in but
    ]


def _refs(compared: Comparison, group: Group) -> list[str]:
    return list(dict.fromkeys(map(str, since.rows(compared, group)["ref"])))


def nothing_in(compared: Comparison) -> str:
    """``No change in …``: the groups without a change, in one line."""
    if compared.changes.refused or compared.then.number == compared.now.number:
        return ""
    empty = [
        said for group, said in _NOTHING.items() if not since.count(compared, group)
    ]
    return f"No change in: {words.listed(empty, last='or')}." if empty else ""


def group_note(compared: Comparison, group: Group) -> str:
    """What a group's heading and table do not say by themselves."""
    if group is Group.MOVED_LATER:
        return _moved_note(compared)
    if group is Group.COMPLETED:
        return _completed_note(compared)
    if group is Group.ADDED:
        return _added_note(compared)
    if group is Group.RE_WORDED:
        return "Words taken out are struck through; words put in are underlined."
    return ""


def presented_note(compared: Comparison, group: Group, most: int) -> str:
    """Which rows a screen holds, where it does not hold all."""
    number = since.count(compared, group)
    if number <= most:
        return ""
    return (
        f"The first {words.spelled(most)} of {words.spelled(number)}. The ordinary "
        "page has all."
    )


def doubts(compared: Comparison) -> str:
    """How many actions were matched with doubt, and who can settle it."""
    number = len(compared.changes.doubtful)
    if not number:
        return ""
    actions = words.plural(number, "action was", "actions were")
    return (
        f"{words.number(number)} {actions} matched with doubt, as the rows say. An "
        "officer can confirm that both rows are one action."
    )


def _moved_note(compared: Comparison) -> str:
    found = moved.tally(compared)
    often = [
        f"{words.listed(refs)} ({count} times{' each' if len(refs) > 1 else ''})"
        for count, refs in _by_times(found).items()
    ]
    said = [
        f"Dates were moved {words.count(found.moves, 'time')} in all. The longest "
        "moves stand first"
    ]
    if often:
        said.append(f"More than once: {words.listed(often)}")
    if found.back:
        was = words.plural(len(found.back), "was", "were")
        said.append(f"{words.listed(found.back)} {was} moved and moved back")
    return words.paragraph(said)


def _by_times(found: moved.Tally) -> dict[int, list[str]]:
    by: dict[int, list[str]] = {}
    for ref in found.repeated():
        by.setdefault(found.times[ref], []).append(ref)
    return dict(sorted(by.items(), reverse=True))


def _completed_note(compared: Comparison) -> str:
    rows = timeliness.completed(compared)
    late = rows[rows["days_late_original"] > 0]
    by_moved = rows[rows["timing"] == str(timeliness.Timing.BY_MOVED)]
    on_time = int((rows["timing"] == str(timeliness.Timing.BY_ORIGINAL)).sum())
    said = [f"{_number(on_time)} by the original date, {_number(len(late))} after it"]
    if len(by_moved):
        refs = list(by_moved["ref"])
        is_ = words.plural(len(refs), "is", "are")
        named = f": {words.listed(refs)}" if len(refs) <= _LINE_UP else ""
        said.append(
            f"Of those after it, {_number(len(refs))} {is_} in time only against a "
            f"date moved later{named}"
        )
    return words.paragraph(said)


def _added_note(compared: Comparison) -> str:
    """How the number counted then becomes the number counted now."""
    then, now = (
        completion.headline(version.plan)["reported_complete"].denominator
        for version in (compared.then, compared.now)
    )
    if then is None or now is None:
        return ""
    lines = compared.changes.lines
    came = sum(1 for x in lines if x.after and x.after.counted and not x.before)
    went = sum(1 for x in lines if x.before and x.before.counted and not x.after)
    out = sum(
        1
        for x in lines
        if x.before and x.after and x.before.counted and not x.after.counted
    )
    back = sum(
        1
        for x in lines
        if x.before and x.after and x.after.counted and not x.before.counted
    )
    steps = [
        (came, "+", "added"),
        (went, words.MINUS, "no longer listed"),
        (out, words.MINUS, "superseded"),
        (back, "+", "counted again"),
    ]
    told = [f"{sign} {words.number(n)} {why}" for n, sign, why in steps if n]
    return (
        f"{words.number(then)} counted then {' '.join(told)} = {words.number(now)} now."
    )


def _number(count: int) -> str:
    return words.number(count) if count else "none"


# --- rows ----------------------------------------------------------------------


def rows(compared: Comparison, group: Group, address: Address) -> pd.DataFrame:
    """The group's rows as a reader has them.

    Columns as since.ROWS, then ``action_shown``, ``then_shown`` and ``now_shown``,
    with doubt, version and marked words, and ``history``, which leads to the
    action's history. ``address`` is the plan and version that links keep.
    """
    found = since.rows(compared, group)
    lines = found.to_dict("records")
    return found.assign(
        action_shown=_column(_action(line) for line in lines),
        then_shown=_column(_end(line, group, 0) for line in lines),
        now_shown=_column(_end(line, group, 1) for line in lines),
        history=_column(history_link(str(ref), address) for ref in found["ref"]),
    )


def _column(values: Iterable[object]) -> pd.Series[Any]:
    return pd.Series(list(values), dtype=object)


def history_link(ref: str, address: Address) -> Link:
    """A link to the action's history on the Action plan page."""
    query = urlencode([*address, ("action_plan_ref", ref)])
    return Link("History", f"action_plan?{query}#one-action", f"History of {ref}")


def _action(line: dict[Hashable, Any]) -> str:
    doubt = line["doubtful"]
    return (
        f"{line['action']}\nMay not be one action: {doubt}" if doubt else line["action"]
    )


def _end(line: dict[Hashable, Any], group: Group, end: int) -> str | Marked:
    then, now = line["then"], line["now"]
    if group is Group.RE_WORDED:
        return _marked(differences(then, now)[end], taken_out=not end)
    if not end:
        return str(then)
    return f"{now}\n{line['made']}" if line["made"] else str(now)


def _marked(pieces: Pieces, *, taken_out: bool) -> Marked:
    return Marked(tuple((one.text, one.changed) for one in pieces), taken_out)
