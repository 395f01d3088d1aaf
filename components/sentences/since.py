"""What changed since the last meeting? The page's sentences.

Neutral words only: what is in one list and not in the other, from which date to
which, and what was recorded of it.

One case, Westmere: "14 of 60 actions were reported complete then; 50 of 61 now. One
action in January's list is not in July's. With it, the figure would be 50 of 62."
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from components.sentences import overview
from data import words
from data.analysis import completion, given, moved, since
from data.analysis.changes import Change
from data.analysis.ledger import Version
from data.analysis.meetings import Choice, Chosen
from data.analysis.since import Comparison, Group
from data.figure import Figure

FIRST = "This is the first version. Changes will appear when a second is published."
FIRST_HEADING = "Nothing to compare with yet"


def heading(compared: Comparison) -> str:
    """``What changed between 16 January and 10 July 2023``."""
    first, last = compared.chosen.then.on, compared.chosen.now.on
    same_year = first.year == last.year
    start = words.day_month(first) if same_year else words.day(first)
    return f"What changed between {start} and {words.day(last)}"


def lead(compared: Comparison) -> str:
    """The rate then and now, and restated with what is no longer listed."""
    if compared.then.number == compared.now.number:
        return f"Both had version {compared.now.number}, so nothing differs."
    if compared.changes.refused:
        return compared.changes.refused
    then, now = (
        completion.headline(version.plan)["reported_complete"]
        for version in (compared.then, compared.now)
    )
    return words.paragraph((_rates(then, now), *_gone(compared)))


def _rates(then: Figure, now: Figure) -> str:
    if then.denominator is None or now.denominator is None:
        return words.paragraph((then.missing, now.missing))
    actions = words.plural(then.denominator, "action was", "actions were")
    return (
        f"{words.of(then.numerator or 0, then.denominator)} {actions} reported "
        f"complete then; {words.of(now.numerator or 0, now.denominator)} now"
    )


def _gone(compared: Comparison) -> Sequence[str]:
    gone = len(compared.changes.no_longer_listed)
    if not gone:
        return ()
    then, now = _lists(compared.chosen)
    actions = words.plural(gone, "action", "actions")
    said = [
        f"{words.spelled(gone, capital=True)} {actions} in {then} "
        f"{words.plural(gone, 'is', 'are')} not in {now}"
    ]
    with_it = since.restated(compared)
    if with_it:
        it = words.plural(gone, "it", "them")
        part, whole = with_it.numerator or 0, with_it.denominator or 0
        said.append(f"With {it}, the figure would be {words.of(part, whole)}")
    return said


def _lists(chosen: Chosen) -> tuple[str, str]:
    """``January's list`` and ``July's``; by version where the months are the same."""
    first, last = chosen.then, chosen.now
    if not (first.meeting and last.meeting) or first.on.month == last.on.month:
        return f"version {first.version}'s list", f"version {last.version}'s"
    then, now = (words.month(one.on) for one in (first, last))
    if first.on.year == last.on.year:
        then, now = then.split()[0], now.split()[0]
    return f"{then}'s list", f"{now}'s"


def unread(numbers: Sequence[int]) -> str:
    """Which versions are left out because their workbook can no longer be read."""
    if not numbers:
        return ""
    versions = words.plural(len(numbers), "Version", "Versions")
    named = words.listed(map(str, numbers))
    are = words.plural(len(numbers), "is", "are")
    return f"{versions} {named} can no longer be read and {are} left out here."


# --- three counts --------------------------------------------------------------


def cards(compared: Comparison) -> list[Figure]:
    """No longer listed, moved later, completed: each a count with its working."""
    held = compared.changes
    return [
        _card(
            compared,
            ("no_longer_listed", "No longer listed"),
            "Actions in the earlier version that the later one does not list under "
            "any ref or text alike. What was split or merged is not counted.",
            held.no_longer_listed,
            _reasons(compared),
            compared.then,
        ),
        _card(
            compared,
            ("moved_later", "Moved later"),
            "Actions in both versions whose current date is later in the later one. "
            "A month means its last day.",
            held.moved_later,
            _moves(compared),
        ),
        _card(
            compared,
            ("completed", "Completed"),
            "Actions in both versions reported complete in the later one and not in "
            "the earlier.",
            held.completed,
            _unevidenced(compared),
        ),
    ]


def _card(
    compared: Comparison,
    naming: tuple[str, str],
    rule: str,
    found: Sequence[Change],
    note: str,
    rests_on: Version | None = None,
) -> Figure:
    then, now = compared.then, compared.now
    name, title = naming
    between = f"Version {then.number} is compared with version {now.number}."
    return Figure(
        name=name,
        label=title,
        value=None if compared.changes.refused else len(found),
        unit=words.plural(len(found), "action"),
        definition=f"{rule} {between}",
        cells=tuple(
            cell for one in found for cell in one.cells_after or one.cells_before
        ),
        version=(rests_on or now).number,
        as_at=(rests_on or now).as_at,
        made_up=any(one.made_up for one in found),
        missing=compared.changes.refused,
        note=note,
    )


def _reasons(compared: Comparison) -> str:
    rows = since.rows(compared, Group.NO_LONGER_LISTED)
    if rows.empty:
        return ""
    given = int((rows["reason"] != "No reason recorded").sum())
    if not given:
        return "no reason recorded"
    return f"reason recorded for {words.of(given, len(rows))}"


def _moves(compared: Comparison) -> str:
    rows = since.rows(compared, Group.MOVED_LATER)
    if rows.empty:
        return ""
    moves = moved.tally(compared).moves
    longest = words.count(int(rows["days"].max()), "day")
    return f"{words.count(moves, 'move')} in all; the longest {longest}"


def _unevidenced(compared: Comparison) -> str:
    number = since.count(compared, Group.UNEVIDENCED)
    if not compared.changes.evidence_known[1]:
        return "evidence is not recorded"
    if not compared.changes.completed:
        return ""
    return f"{_number(number)} with no evidence recorded"


def _number(count: int) -> str:
    return words.number(count) if count else "none"


# --- elsewhere -----------------------------------------------------------------


def in_one_line(compared: Comparison) -> str:
    """The Overview's line: ``Since 16 January: 37 completed, 7 moved later, …``."""
    if compared.changes.refused or compared.then.number == compared.now.number:
        return ""
    first = compared.chosen.then.on
    same_year = first.year == compared.now.as_at.year
    day = words.day_month(first) if same_year else words.day(first)
    told = [
        f"{_number(since.count(compared, group))} {group}"
        for group in (Group.COMPLETED, Group.MOVED_LATER, Group.NO_LONGER_LISTED)
    ]
    return f"Since {day}: {', '.join(told)}"


def moves_headline(compared: Comparison) -> str:
    """How many dates were moved later, and how far they now stand from the first."""
    found = moved.moved(compared)
    days = found["moved_days"]
    least, most = int(days.min()), int(days.max())
    far = words.count(most, "day") if least == most else f"{least} to {most} days"
    number = len(found)
    dates = words.plural(number, "its original date", "their original dates")
    count = words.spelled(number, capital=True)
    actions = words.plural(number, "action")
    return f"{count} {actions} moved later, now {far} after {dates}"


def moves_alt(compared: Comparison) -> str:
    """The chart in words: each action's two dates."""
    rows = moved.moved(compared).to_dict("records")
    told = [
        f"{row['ref']}, {row['original_text']} to {row['current_text']}" for row in rows
    ]
    return f"{moves_headline(compared)}: {'; '.join(told)}"


def moves_subtitle(compared: Comparison, most: int) -> str:
    """What the chart shows: measure, place and period."""
    found = moved.moved(compared)
    number = len(found)
    which = f"the {most} moved farthest of {number}" if number > most else "every one"
    first, last = (words.day(one.on) for one in (_ends(compared)))
    partnership = compared.now.plan.partnership
    return (
        f"Original to current date of actions moved later, {which}, {partnership}, "
        f"{first} to {last}."
    )


def _ends(compared: Comparison) -> tuple[Choice, Choice]:
    return compared.chosen.then, compared.chosen.now


def position(compared: Comparison) -> date:
    """The date of the later version's position."""
    return compared.now.as_at


# --- what the committee was told -------------------------------------------------


def dates_given(compared: Comparison) -> str:
    """``1 met, 1 met late, 2 not yet due``, and which date was given again."""
    again = given.dates(compared.versions)["first_given"].notna().sum()
    said = [overview.dates_given(compared.now.plan)]
    if again:
        dates = words.plural(int(again), "date was", "dates were")
        said.append(
            f"{words.number(int(again))} {dates} given again: the position is against "
            "the newest one"
        )
    return words.paragraph(said)


def given_rows(compared: Comparison) -> pd.DataFrame:
    """Each date given with what became of it, and the first where there were others.

    Columns as given.GIVEN, and ``first_given_text``.
    """
    found = given.dates(compared.versions)
    return found.assign(
        first_given_text=[_first_given(line) for line in found.to_dict("records")]
    )


def _first_given(line: dict[Hashable, Any]) -> str:
    if line["first_given"] is None:
        return "The same date"
    late = line["position_first"]
    against = f": {words.uncapital(late)}" if late.startswith("Met") else ""
    return f"{line['first_given']}, in version {line['first_version']}{against}"


def recommendations(compared: Comparison) -> pd.DataFrame:
    """What the committee was recommended to agree; columns as given.RECOMMENDED."""
    return given.recommendations(compared.now.plan)
