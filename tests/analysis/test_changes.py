"""Is nothing left unsaid between two versions, whatever they hold?"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.analysis.changes import COLUMNS, Changes, Kind, changes, said, summary
from data.analysis.changes.records import FIELDS
from data.plan import Action, Assurance, Delivery, Due, Plan, Precision, Rating
from tests.spec.plans import plan_of

# The same cases on every run, however busy the machine.
small = settings(deadline=None, derandomize=True)
POSITION = date(2023, 6, 30)
DUES = (
    Due(date(2023, 3, 31), Precision.DAY, "31 March 2023"),
    Due(date(2023, 7, 31), Precision.MONTH, "July 2023"),
    Due(raw="TBC"),
)
NAMES = (("Council",), ("Police",), ("Council", "Police"))
TEXTS = (
    "Audit files",
    "Train every school",
    "Hold a daily meeting of all the partners",
    "Hold a weekly meeting of all the partners",
)
# Refs that are the same, spelled otherwise, or each other's neighbours; a ref may
# stand twice, as it can in a draft.
REFS = ("1.1", "1.1.0", "1..1", "1.2", "1.10", "2.1", "1.1a", "1.1b", "1.1.2.1")
DAYS = (None, date(2023, 2, 1), date(2023, 5, 1))

actions = st.builds(
    Action,
    ref=st.sampled_from(REFS),
    action=st.sampled_from(TEXTS),
    lead_agency=st.sampled_from(NAMES),
    original_due=st.sampled_from(DUES),
    delivery=st.sampled_from(Delivery),
    finding=st.sampled_from(("", "Front door")),
    theme=st.sampled_from(("", "Audit")),
    lead_officer=st.sampled_from(((), ("Head of service",))),
    start=st.sampled_from(DAYS),
    current_due=st.sampled_from(DUES),
    rating=st.sampled_from((None, *Rating)),
    completed_on=st.sampled_from(DAYS),
    assurance=st.sampled_from((None, *Assurance)),
    evidence=st.sampled_from(("", "Minutes")),
    impact_rating=st.sampled_from(("", "Some")),
    update=st.sampled_from(("", "Posts advertised.", "Posts filled.")),
)
lists = st.lists(actions, max_size=6)
confirmations = st.lists(
    st.tuples(st.sampled_from(REFS), st.sampled_from(REFS)), max_size=2
)


def listing(found: list[Action]) -> Plan:
    """A plan that records every column there is."""
    return Plan(
        "Westmere plan",
        "Westmere",
        POSITION,
        actions=tuple(found),
        columns={"actions": frozenset(FIELDS)},
    )


def spelled(found: list[Action]) -> Counter[str]:
    return Counter(map(repr, found))


def applied(before: list[Action], found: Changes) -> list[Action]:
    """The later list, from the earlier one and the edits alone."""
    left, made = list(before), []
    for line in found.lines:
        edits = [edit for change in line.changes for edit in change.edits]
        assert len({edit.field for edit in edits}) == len(edits)
        now = {edit.field: edit.now for edit in edits}
        if line.before:
            left.remove(line.before)
            then = {edit.field: getattr(line.before, edit.field) for edit in edits}
            assert then == {edit.field: edit.then for edit in edits}
            if line.after:
                made.append(replace(line.before, **now))
        else:
            made.append(Action(**now))
    assert left == []
    return made


# --- whatever the two lists hold -----------------------------------------------


@small
@given(lists)
def test_a_plan_compared_with_itself_has_no_changes(held):
    found = changes(listing(held), listing(held))
    assert found.all == ()
    assert len(found.unchanged) == len(held)


@small
@given(lists, lists, confirmations)
def test_applying_the_changes_to_the_earlier_list_gives_the_later_one(
    before, after, confirmed
):
    found = changes(listing(before), listing(after), confirmed=confirmed)
    assert spelled(applied(before, found)) == spelled(after)


@small
@given(lists, lists, confirmations)
def test_every_action_of_both_is_accounted_for_exactly_once(before, after, confirmed):
    lines = changes(listing(before), listing(after), confirmed=confirmed).lines
    assert spelled([one.before for one in lines if one.before]) == spelled(before)
    assert spelled([one.after for one in lines if one.after]) == spelled(after)
    for line in lines:
        alone = line.kinds & {Kind.ADDED, Kind.NO_LONGER_LISTED, Kind.SPLIT_OR_MERGED}
        assert bool(alone) is (line.before is None or line.after is None)


@small
@given(lists, lists, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(before, after, chance):
    found = changes(listing(before), listing(after))
    chance.shuffle(before)
    chance.shuffle(after)
    assert changes(listing(before), listing(after)) == found


@small
@given(lists, lists)
def test_a_kind_stands_once_for_an_action_and_every_one_is_in_the_sentence(
    before, after
):
    found = changes(listing(before), listing(after))
    for line in found.lines:
        kinds = [c.kind for c in line.changes if c.kind is not Kind.OTHER]
        assert len(set(kinds)) == len(kinds)
        assert line.changes or line in found.unchanged
    assert summary(found).endswith(".")


# --- what the rules cover -------------------------------------------------------


def test_every_field_of_an_action_but_its_place_is_compared():
    assert {*FIELDS, "row"} == {one.name for one in fields(Action)}


def test_every_field_but_the_status_has_a_rule_that_takes_it():
    last = {field: rule for rule in said.RULES for field in rule.fields}
    assert set(last) == set(FIELDS) - {"delivery"}
    action = Action("1.1", "Audit", ("Council",), DUES[0], Delivery.IN_PROGRESS)
    assert all(rule.say(action, action) for rule in last.values())


# --- the frame ------------------------------------------------------------------

BEFORE = """
Ref | Action | Lead agency     | Original due  | Current due  | Made up
1.1 | Audit  | Council; Police | 31 March 2023 |              | Yes
1.2 | Train  | Council         | 31 March 2023 |              |
1.3 | Meet   | Council         | 31 March 2023 |              |
"""
AFTER = """
Ref | Action | Lead agency     | Original due  | Current due   | Made up
1.2 | Train  | Council         | 31 March 2023 | 1 March 2023  |
1.1 | Audit  | Council; Police | 31 March 2023 | 30 April 2023 |
"""


def test_the_frame_has_a_row_per_change_of_the_kinds_asked_for():
    found = changes(plan_of(BEFORE), plan_of(AFTER))
    moved = found.frame(Kind.MOVED_LATER, Kind.MOVED_EARLIER)
    assert tuple(moved.columns) == COLUMNS
    assert moved[["ref", "then", "now", "days", "direction"]].to_numpy().tolist() == [
        ["1.1", "31 March 2023", "30 April 2023", 30, "later"],
        ["1.2", "31 March 2023", "1 March 2023", -30, "earlier"],
    ]
    assert moved["lead_agency"].tolist() == ["Council; Police", "Council"]
    assert moved["made_up"].tolist() == [True, False]
    assert [str(cell) for cell in moved["cells"][0]] == ["Actions, A3", "Actions, E3"]


def test_the_cells_of_an_action_no_longer_listed_are_the_earlier_versions():
    found = changes(plan_of(BEFORE), plan_of(AFTER))
    (cells,) = found.frame(Kind.NO_LONGER_LISTED)["cells"]
    assert str(cells[0]) == "Actions, A4"


@pytest.mark.parametrize("kind", Kind)
def test_a_frame_without_rows_keeps_its_columns(kind):
    frame = changes(plan_of(BEFORE), plan_of(BEFORE)).frame(kind)
    assert frame.empty
    assert tuple(frame.columns) == COLUMNS
    assert frame["made_up"].dtype == bool


def test_without_a_kind_named_every_change_is_there():
    found = changes(plan_of(BEFORE), plan_of(AFTER))
    assert len(found.frame()) == len(found.all) == 3


# --- how long it takes -----------------------------------------------------------


def hundred(start: int) -> Plan:
    return listing(
        [
            Action(
                f"{number // 10}.{number % 10}",
                f"Audit of the files of team {number} by {number + start} staff",
                NAMES[(number + start) % 3],
                DUES[0],
                tuple(Delivery)[(number + start) % 5],
                current_due=Due(date(2023, 3, 31) + timedelta(start), Precision.DAY),
                update=f"Update {start}",
            )
            for number in range(start, start + 100)
        ]
    )


@pytest.mark.parametrize("later", [1, 1000])
def test_a_hundred_actions_compare_in_a_blink(later):
    """A few milliseconds on an idle machine; the bound leaves room for a busy one."""
    before, after = hundred(0), hundred(later)
    taken = []
    for _ in range(5):
        start = time.process_time()
        changes(before, after)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.1
