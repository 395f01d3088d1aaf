"""What plan the rows of a workbook make."""

from __future__ import annotations

from datetime import date

import pytest

from data.plan import (
    Assurance,
    Band,
    Classification,
    CountOf,
    Delivery,
    Due,
    Precision,
    Rating,
    Score,
)
from data.workbook.issue import Verdict
from data.workbook.reading import interpret
from tests.workbook.books import (
    PLAN,
    actions,
    book,
    cell,
    grid,
    plan_sheet,
    read,
    said,
    table,
)

RATINGS = table(
    "Ratings",
    {
        "Word used": "Blue",
        "Delivery": "Complete",
        "Rating": None,
        "Assurance": "Embedded in practice",
    },
    {"Word used": "Amber E", "Delivery": "In progress", "Rating": "At risk"},
)


def only(*changes, also=()):
    return read(actions(*changes), *also).plan.actions[0]


def test_the_plan_sheet_gives_the_plans_own_fields():
    sheet = plan_sheet(
        Risk_bands="1-12 Low, 13-25 High", Inspection_date="July 2022", Contact="A Lee"
    )
    plan = interpret(book(sheet, actions({}))).plan
    assert plan.name == "Westmere JTAI action plan"
    assert plan.as_at == date(2023, 6, 30)
    assert plan.sign_off_due == date(2024, 1, 31)
    assert plan.inspection_date == Due(date(2022, 7, 31), Precision.MONTH, "July 2022")
    assert plan.classification is Classification.OPEN
    assert plan.risk_bands == (Band(1, 12, "Low"), Band(13, 25, "High"))
    assert plan.contact == "A Lee"
    assert plan.row.cells["as_at"].address == "B3"


@pytest.mark.parametrize("label", ["Plan", "Position_as_at"])
def test_there_is_no_plan_without_its_name_or_its_position(label):
    reading = interpret(book(plan_sheet(**{label: None}), actions({})))
    assert reading.plan is None
    assert reading.verdict is Verdict.ERRORS


def test_the_plan_stands_when_only_something_else_is_wrong():
    reading = interpret(book(plan_sheet(Partnership=None), actions({})))
    assert reading.plan.partnership == ""
    assert reading.verdict is Verdict.ERRORS


def test_without_a_plan_sheet_the_other_sheets_are_still_checked():
    reading = interpret(book(actions({"Start": "31/02/2023"}, {"Ref": "1.1"})))
    assert reading.plan is None
    assert {issue.code for issue in reading.issues} == {
        "missing_sheet",
        "not_a_date",
        "duplicate_ref",
    }


def test_the_plans_own_row_is_made_up_where_its_sheet_says_so():
    rows = [[name, value, "Yes"] for name, value in PLAN.items()]
    sheet = grid("Plan", ["Label", "Value", "Made up"], *rows)
    assert interpret(book(sheet, actions({}))).plan.row.made_up
    assert not read(actions({})).plan.row.made_up


def test_a_plan_that_does_not_say_is_restricted():
    plan = interpret(book(plan_sheet(Classification=None), actions({}))).plan
    assert plan.classification is Classification.RESTRICTED


def test_an_action_keeps_every_cell_and_its_address():
    action = only({"Evidence": None, "Made up": "Yes"})
    assert action.row.sheet == "Actions"
    assert action.row.number == 2
    assert action.row.made_up
    assert action.row.cells["delivery"].raw == "In progress"
    assert str(action.row.cells["evidence"]) == "Actions, F2"
    assert action.row.cells["evidence"].raw == ""
    assert "theme" not in action.row.cells


def test_the_plan_knows_which_columns_its_workbook_has():
    plan = read(actions({"Evidence": None})).plan
    assert plan.has_column("actions", "evidence")
    assert not plan.has_column("actions", "theme")
    assert not plan.has_sheet("risks")


def test_a_blank_current_due_means_the_date_has_not_moved():
    action = only({"Original due": "31 January 2023", "Current due": None})
    expected = Due(date(2023, 1, 31), Precision.DAY, "31 January 2023")
    assert action.current_due == action.original_due == expected


def test_a_current_due_that_cannot_be_read_is_no_date_and_keeps_its_text():
    assert only({"Current due": "TBC"}).current_due == Due(raw="TBC")


def test_a_row_whose_required_cell_cannot_be_read_is_left_out():
    reading = read(actions({"Original due": "31/02/2023"}, {}))
    assert [action.ref for action in reading.plan.actions] == ["1.2"]
    assert reading.rows["actions"] == 2
    assert said(reading, "not_a_date") == [
        "Actions, D2: '31/02/2023' is not a date. "
        "Write a real date, for example 28 February 2023."
    ]


def test_every_cell_of_a_row_that_is_left_out_is_still_checked():
    reading = read(actions({"Original due": "TBC", "Start": "ASAP", "Status": None}))
    assert [issue.code for issue in reading.issues] == [
        "not_a_date",
        "blank_required",
        "not_a_date",
    ]


def test_a_word_of_their_own_means_what_the_ratings_sheet_says():
    action = only({"Status": "BLUE", "Completed on": "3 May 2023"}, also=[RATINGS])
    assert action.delivery is Delivery.COMPLETE
    assert action.assurance is Assurance.EMBEDDED
    assert action.row.raw("delivery") == "BLUE"


def test_what_a_status_says_of_rating_gives_way_to_the_actions_own_cell():
    said_twice = {"Status": "Amber E", "Rating": "On track"}
    assert only({"Status": "Amber E"}, also=[RATINGS]).rating is Rating.AT_RISK
    assert only(said_twice, also=[RATINGS]).rating is Rating.ON_TRACK


def test_a_word_nobody_explained_is_unknown_and_never_complete():
    own = {"Status": "Amber E", "Rating": "Amber", "Assurance": "Signed off"}
    action = only(own)
    assert action.delivery is Delivery.UNKNOWN
    assert action.rating is Rating.UNKNOWN
    assert action.assurance is Assurance.UNKNOWN
    assert not action.complete


def test_a_workbook_with_unknown_words_can_be_published():
    assert read(actions({"Status": "Amber E"})).verdict is Verdict.PUBLISHABLE


def test_an_explanation_without_a_status_leaves_it_unknown():
    ratings = table("Ratings", {"Word used": "Amber", "Rating": "At risk"})
    reading = read(actions({"Status": "Amber"}), ratings)
    assert reading.plan.actions[0].delivery is Delivery.UNKNOWN
    assert reading.plan.actions[0].rating is Rating.AT_RISK
    assert len(said(reading, "unknown_status")) == 1


@pytest.mark.parametrize("written", ["n/a", "None", "TBC", "-"])
def test_a_word_for_nothing_is_no_evidence(written):
    assert not only({"Evidence": written}).evidenced


def test_several_agencies_stand_in_one_cell():
    action = only({"Lead agency": "Westmere Council; Westmere Police"})
    assert action.lead_agency == ("Westmere Council", "Westmere Police")


def test_text_that_starts_like_a_formula_is_text():
    reading = read(actions({"Update": "=1+1 is not worked out"}))
    assert reading.plan.actions[0].update == "=1+1 is not worked out"
    assert reading.issues == ()


@pytest.mark.parametrize("written", ["No", "no", None, "-"])
def test_a_definition_that_did_not_change_is_blank(written):
    point = {"Date": "30 June 2023", "Group": "All", "Count": 148}
    reading = read(table("Cohort", {**point, "Definition changed": written}))
    (found,) = reading.plan.cohort
    assert found.definition_changed == ""
    assert found.counts is CountOf.CHILDREN


def test_cases_meeting_without_cases_audited_are_a_plain_count():
    measure = {
        "Measure": "M1",
        "Name": "Staff trained",
        "Better": "Higher",
        "What it shows": "Activity",
    }
    audit = {"Measure": "M1", "Period": "January 2023", "Cases meeting": 2143}
    reading = read(table("Measures", measure), table("Audits", audit))
    assert reading.verdict is Verdict.PUBLISHABLE
    assert reading.issues == ()
    assert (reading.plan.audits[0].met, reading.plan.audits[0].cases) == (2143, None)


def test_a_score_needs_both_its_parts():
    risk = {"Ref": "R1", "Risk": "Posts not filled", "Gross likelihood": 4}
    scored = {**risk, "Gross impact": 5, "Current likelihood": 3}
    (found,) = read(table("Risks", scored)).plan.risks
    assert found.gross == Score(4, 5)
    assert found.current is None


def test_a_number_in_a_text_column_is_its_text():
    assert only({"Ref": 1.1}).ref == "1.1"


def test_problems_come_in_the_order_of_sheets_rows_and_columns():
    wrong = {"Start": "ASAP", "Ref": None}
    cohort = table("Cohort", {"Date": "soon", "Group": "All", "Count": -1})
    reading = read(cohort, actions({}, wrong, wrong))
    assert [(issue.sheet, issue.cell) for issue in reading.issues] == [
        ("Cohort", "A2"),
        ("Cohort", "C2"),
        ("Actions", "A3"),
        ("Actions", "F3"),
        ("Actions", "A4"),
        ("Actions", "F4"),
    ]


def test_columns_past_z_have_their_own_addresses():
    assert cell("x", row=3, column=27).address == "AA3"
