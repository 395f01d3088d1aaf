"""What went the wrong way in a plan's own history, when, and until when?"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from data.analysis.falls import COLUMNS, Fall, falls
from data.analysis.ledger import Version
from data.samples import westmere_story as story
from data.samples.sheets import table
from tests.samples.readings import INCLUSION, WESTMERE, plan
from tests.spec.plans import plan_of

HEADER = "Ref | Action | Original due | Current due | Status | Rating"
DATES = ["31 January 2023", "28 February 2023", "31 March 2023", "30 April 2023"]
FEBRUARY, MARCH, APRIL = date(2023, 2, 28), date(2023, 3, 31), date(2023, 4, 30)


def versions(*tables: str) -> list[Version]:
    """A version a month, from January 2023."""
    return [
        Version(number, plan_of(f"{HEADER}\n{table}", as_at=DATES[number - 1]))
        for number, table in enumerate(tables, 1)
    ]


def told(*tables: str) -> list[tuple[object, ...]]:
    found = falls(versions(*tables))
    return list(found[["ref", "kind", "on", "over"]].itertuples(index=False, name=None))


def line(due: str = "", status: str = "In progress", rating: str = "", ref="1.1"):
    return f"{ref} | Hold a daily meeting | 31 March 2023 | {due} | {status} | {rating}"


OTHER = "9.9 | Train every worker | 31 March 2023 | | In progress | "
LATER, LATEST = "30 June 2023", "31 July 2023"
MOVED, WORSENED, REOPENED, GONE = map(str, Fall)


def test_a_date_moved_later_is_dated_by_the_version_that_shows_it():
    assert told(line(), line(LATER)) == [("1.1", MOVED, FEBRUARY, None)]


def test_a_move_is_over_once_complete_or_superseded_or_the_date_is_back():
    moved = ("1.1", MOVED, FEBRUARY)
    complete, superseded = line(LATER, "Complete"), line(LATER, "Superseded")
    assert told(line(), line(LATER), complete) == [(*moved, MARCH)]
    assert told(line(), line(LATER), superseded) == [(*moved, MARCH)]
    assert told(line(), line(LATER), line()) == [(*moved, MARCH)]


def test_each_move_is_one_of_its_own_and_part_of_the_way_back_is_not_back():
    found = told(line(), line(LATER), line(LATEST), line(LATER))
    assert found == [("1.1", MOVED, FEBRUARY, None), ("1.1", MOVED, MARCH, APRIL)]


def test_a_move_of_what_is_completed_in_the_same_version_is_over_as_it_happens():
    found = told(line(), line(LATER, "Complete"))
    assert found == [("1.1", MOVED, FEBRUARY, FEBRUARY)]


def test_a_rating_worsens_and_is_over_once_it_is_as_good_as_before():
    steps = [line(rating=one) for one in ("On track", "Off track", "At risk")]
    assert told(*steps) == [("1.1", WORSENED, FEBRUARY, None)]
    back = told(*steps, line(rating="On track"))
    assert back == [("1.1", WORSENED, FEBRUARY, APRIL)]


@pytest.mark.parametrize(
    ("then", "now"),
    [("At risk", "On track"), ("", "Off track"), ("On track", "Amber E"), ("", "")],
)
def test_a_rating_raised_first_given_or_not_explained_has_not_worsened(then, now):
    assert told(line(rating=then), line(rating=now)) == []


def test_a_reopened_action_is_over_once_complete_again():
    done, again = line(status="Complete"), line(status="In progress")
    reopened = ("1.1", REOPENED, FEBRUARY)
    assert told(done, again) == [(*reopened, None)]
    assert told(done, again, done) == [(*reopened, MARCH)]


def test_an_action_no_longer_listed_is_over_once_listed_again():
    both = f"{line()}\n{OTHER}"
    gone = ("1.1", GONE, FEBRUARY)
    assert told(both, OTHER) == [(*gone, None)]
    assert told(both, OTHER, both) == [(*gone, MARCH)]


def test_what_is_split_completed_earlier_or_re_worded_is_no_fall():
    reworded = line().replace("a daily meeting", "one meeting a day")
    assert told(line(), reworded) == []
    assert told(line(), line("28 February 2023")) == []
    assert told(line(), line(status="Complete")) == []


def test_two_falls_of_one_action_in_one_version_are_two_rows():
    found = told(line(rating="On track"), line(LATER, rating="At risk"))
    assert [kind for _, kind, _, _ in found] == [MOVED, WORSENED]


def test_without_versions_or_changes_the_frame_keeps_its_columns():
    for found in (falls([]), falls(versions(line(), line()))):
        assert tuple(found.columns) == COLUMNS
        assert found.empty


def test_a_fall_carries_its_positions_its_cells_and_whether_it_is_made_up():
    (row,) = falls(versions(line(), line(LATER))).to_dict("records")
    assert (row["then"], row["now"], row["version"]) == ("31 March 2023", LATER, 2)
    assert [cell.address for cell in row["cells"]] == ["A2", "D2"]
    assert row["made_up"] is False


# --- the samples -----------------------------------------------------------------


def of(sample, until: int):
    kept = [Version(n, plan(sample, n)) for n in range(1, until + 1)]
    return falls(kept)


def planted() -> Counter[tuple[str, str, date]]:
    """Every fall that Westmere's story plants, by ref, kind and position."""
    found: Counter[tuple[str, str, date]] = Counter()

    def plant(ref: str, kind: str, version: int) -> None:
        found[ref, kind, story.POSITIONS[version - 1]] += 1

    for ref, moves in story.MOVED.items():
        for version in moves:
            plant(ref, MOVED, version)
    for ref, version in story.REOPENED.items():
        plant(ref, REOPENED, version)
    for ref, version in story.GONE.items():
        plant(ref, GONE, version)
    order = ["Off track", "At risk", "On track"]
    for ref, course in story.RATED.items():
        rated = [word for _, word in sorted(course.items())]
        for at, version in enumerate(sorted(course)[1:], 1):
            if order.index(rated[at]) < order.index(rated[at - 1]):
                plant(ref, WORSENED, version)
    return found


def test_westmere_s_planted_falls_are_all_told_and_no_other():
    found = of(WESTMERE, 7)
    rows = found[["ref", "kind", "on"]].itertuples(index=False, name=None)
    assert Counter(rows) == planted()
    assert len(found) == 14
    assert found["made_up"].all()


def test_westmere_s_falls_that_were_over_are_those_completed_or_raised_again():
    found = of(WESTMERE, 7)
    over = found[found["over"].notna()]
    told = over[["ref", "kind", "over"]].itertuples(index=False, name=None)
    assert list(told) == [
        ("6.1", WORSENED, date(2023, 4, 30)),
        ("2.6", MOVED, date(2023, 3, 31)),
        ("3.8", MOVED, date(2023, 4, 30)),
        ("4.7", MOVED, date(2023, 5, 31)),
    ]


def test_an_earlier_version_knows_nothing_of_later_ones():
    assert of(WESTMERE, 3)["ref"].tolist() == ["6.1", "2.6", "7.5"]
    assert of(WESTMERE, 3)["over"].isna().all()


def test_the_second_plan_s_falls_are_told_over_all_its_months():
    found = of(INCLUSION, 24)
    first = f"{INCLUSION.versions[0].as_at:%Y-%m-%d}>"  # moved before any version
    moves = [
        row["moved"].count(">")
        for row in table("inclusion_actions")
        if row["moved"] and not row["moved"].startswith(first)
    ]
    # At risk once moved twice, off track once moved thrice: the officer's habit.
    worse = [min(number, 3) - 1 for number in moves]
    assert Counter(found["kind"]) == {MOVED: sum(moves), WORSENED: sum(worse)}
    assert found["on"].is_monotonic_increasing
