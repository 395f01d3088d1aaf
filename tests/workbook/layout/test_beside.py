"""What stands in and beside a table of actions that is no action of its own."""

from __future__ import annotations

import pytest

from data.plan import Delivery, Rating
from tests.workbook.layout.kept import Filled, asked, plan, read, said, sheet

HEAD = ["No", "Action", "Agency", "Due", "Status", "RAG"]
MEET = ["1", "Hold a daily meeting", "Council", "30/06/2023", "Ongoing", None]
GREEN, BLUE = Filled(fill="00B050"), Filled(fill="0070C0")


@pytest.mark.parametrize(
    "total",
    [
        ["Total actions", "6"],
        ["Total", None, None, None, 4.0, 2.0],
        ["Grand total", "6 actions"],
        [None, "Count of actions", 6.0],
        ["Total", "Complete: 3", "On track: 2", "12%", "1 of 6", 0.0],
    ],
)
def test_totals_are_left_out_and_counted(total):
    made = read(sheet("S", HEAD, MEET, total))
    assert made.plan
    assert [action.ref for action in made.plan.actions] == ["1"]
    assert said(made, "layout_left_out") == ["S: 1 row (row 3) is not read. Totals."]


def test_an_action_that_begins_with_total_or_count_is_an_action():
    rows = [
        ["1", "Total review of thresholds", "Council", "30/06/2023", "Ongoing"],
        [None, "Count of missing children to be agreed", "Police", None, "Ongoing"],
    ]
    assert len(plan(sheet("S", HEAD, *rows)).actions) == 2


@pytest.mark.parametrize(
    "example",
    [
        ["<e.g. 1>", "Describe the action", "< Select >", "dd/mm/yyyy", "< Select >"],
        [None, "< Enter action >", "< Select >", "dd/mm/yyyy", "< Select >"],
        ["e.g. 1", "Hold a meeting", "Police", "30/06/2023", "Complete"],
        ["Example", "Hold a meeting", "Police", "30/06/2023", "Complete"],
    ],
)
def test_an_example_row_is_left_out_and_counted(example):
    made = read(sheet("S", HEAD, example, MEET))
    assert made.plan
    assert [action.ref for action in made.plan.actions] == ["1"]
    [left] = said(made, "layout_left_out")
    assert left.startswith("S: 1 row (row 2) is not read.")


def test_an_action_whose_status_nobody_chose_yet_is_an_action():
    rows = [["1", "Recruit", "Police", "dd/mm/yyyy", "< Select >", "< Select >"]]
    [action] = plan(sheet("S", HEAD, *rows)).actions
    assert (action.delivery, action.original_due.on) == (Delivery.UNKNOWN, None)


def test_a_key_beside_a_table_is_no_column_and_says_what_colours_mean():
    beside = [
        [*HEAD, None, None, "RAG key"],
        ["1", "Meet", "Council", "30/06/2023", None, GREEN, None, None, "Complete"],
        ["2", "Train", "Council", "30/06/2023", None, BLUE, None, None, "At risk"],
    ]
    for row, fill in zip(beside[1:], (GREEN, BLUE), strict=True):
        row.append(fill)
    made = read(sheet("S", *beside))
    assert made.plan
    assert made.understanding.tables[0].area == "A1:F3"
    first, second = made.plan.actions
    assert first.delivery is Delivery.COMPLETE
    assert second.rating is Rating.AT_RISK
    assert not [one for one in asked(made) if one.startswith("fill")]
    assert said(made, "layout_read")[-2:] == [
        "S, J2: The key on the sheet says 'Complete'. It is read so wherever the word "
        "or colour stands.",
        "S, J3: The key on the sheet says 'At risk'. It is read so wherever the word "
        "or colour stands.",
    ]


def test_a_colour_right_of_its_meaning_is_not_taken_for_the_next_ones():
    key = ["Key", "Complete", GREEN, "At risk", BLUE]
    rows = [["1", "Meet", "Council", "30/06/2023", None, GREEN]]
    [action] = plan(sheet("S", key, [], HEAD, *rows)).actions
    assert action.delivery is Delivery.COMPLETE


def test_a_key_in_one_row_below_is_no_action_and_explains_its_words():
    key = ["Key:", "Green = on track", "Amber = some slippage", "Red = off track"]
    rows = [[*MEET[:4], None, word] for word in ("Green", "Amber")]
    made = read(sheet("S", HEAD, *rows, [], key))
    assert made.plan
    assert made.plan.actions[0].rating is Rating.ON_TRACK
    assert len(made.plan.actions) == 2
    [question] = [one for one in asked(made).values() if one.id.startswith("word")]
    assert question.asks == "What does 'Amber' mean here? The key says 'some slippage'."


def test_where_a_colour_stands_for_the_status_it_is_told_as_that():
    key = ["Key", "Complete", BLUE]
    rows = [["1", "Meet", "Council", "30/06/2023", None, BLUE]]
    made = read(sheet("S", key, [], HEAD, *rows))
    [rag] = [one for one in made.understanding.tables[0].columns if one.letters == "F"]
    assert [(one.raw, one.read) for one in rag.examples] == [("blue fill", "Complete")]


@pytest.mark.parametrize(
    "count",
    [
        ["Blue: 1", "Green: 1", "Amber: 1", "Red: 1"],
        ["Partially complete", 1.0],
        ["Not complete", "1", "25%"],
        [None, "Overdue", 3.0],
        ["Green", 2.0],
    ],
)
def test_counts_of_each_status_below_a_table_are_no_actions(count):
    made = read(sheet("S", HEAD, MEET, count))
    assert made.plan
    assert [action.ref for action in made.plan.actions] == ["1"]
    [left] = said(made, "layout_left_out")
    assert left.startswith("S: 1 row (row 3) is not read.")


def test_a_list_of_tasks_as_a_planner_exports_it_is_found():
    head = "Task ID|Task Name|Bucket Name|Progress|Assigned To|Created By|Late|Due date"
    row = ["aB3x", "Meet", "Front door", "Completed", "Jo", "Jo", "false", "30/06/2023"]
    made = read(sheet("Tasks", head.split("|"), row))
    assert made.plan
    [action] = made.plan.actions
    assert (action.ref, action.action, action.theme) == ("aB3x", "Meet", "Front door")
