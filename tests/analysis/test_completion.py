from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest

from data.analysis import actions, completion, groups
from data.analysis.counting import RULES, rule
from data.plan import Plan
from tests.spec.plans import plan_of

PLAN = """
Ref | Finding    | Theme    | Lead agency     | Status      | Original due  | Current due   | Completed on | Evidence | Made up
1.1 | Front door | Training | Council; Police | Complete    | 31 March 2023 |               | 3 April 2023 | Minutes  |
1.2 | Strategy   | training | Council         | Complete    | 31 March 2023 | 30 April 2023 | 3 April 2023 |          |
1.3 | strategy   |          | Police          | In progress | 31 March 2023 | 31 July 2023  |              |          | Yes
1.4 |            | Audit    | Hospital        | Amber E     | May 2023      |               |              |          |
1.5 | Strategy   | Audit    | Council         | Superseded  | TBC           |               |              |          |
1.6 | Strategy   | Audit    | Council         | Not started | TBC           |               |              |          |
"""  # noqa: E501 - one line an action
FINDINGS = """
Finding    | Kind                 | Agreed as addressed on | Agreed by
Schools    | Area for improvement |                        |
Front door | Priority action      | 3 May 2023             | Improvement Board
Strategy   | Area for improvement |                        |
"""


def plan() -> Plan:
    return plan_of(PLAN, findings=FINDINGS)


def column(frame, name: str) -> list[object]:
    return frame[name].tolist()


# --- headline ---------------------------------------------------------------


def test_the_headline_names_every_figure_others_rely_on():
    assert list(completion.headline(plan(), 7)) == [
        "reported_complete",
        "evidence_recorded",
        "past_original_date",
        "past_current_date",
        "due_next_90_days",
        "embedded",
        "verified",
        "status_unknown",
        "superseded",
        "reported_complete_restated",
        "findings_agreed",
        "priority_agreed",
    ]


def test_every_figure_carries_its_version_date_and_rule_and_counts_no_child():
    for name, figure in completion.headline(plan(), 7).items():
        assert figure.name == name
        assert (figure.version, figure.as_at) == (7, date(2023, 6, 30))
        assert figure.definition.endswith(".")
        assert not figure.counts_children


@pytest.mark.parametrize("empty", [Plan("P", "W", date(2023, 6, 30)), plan_of("")])
def test_a_figure_has_a_value_or_says_why_it_has_none(empty):
    for figure in completion.headline(empty).values():
        assert figure.value is None
        assert figure.missing.endswith(".")
        assert figure.cells == ()


def test_each_rule_has_a_name_of_its_own():
    assert len({one.name for one in RULES}) == len(RULES)
    with pytest.raises(KeyError):
        rule("on_track")


# --- actions ----------------------------------------------------------------


def test_every_action_listed_has_a_row_in_the_workbooks_order():
    frame = completion.actions(plan())
    assert tuple(frame.columns) == actions.COLUMNS
    assert column(frame, "ref") == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]


def test_a_position_says_where_each_action_stands():
    assert column(completion.actions(plan()), "position") == [
        "Complete, evidence recorded",
        "Complete, no evidence recorded",
        "In progress, past its original date",
        "Status not explained (“Amber E”)",
        "Superseded, left out of the count",
        "Not started, no date given",
    ]


@pytest.mark.parametrize(
    ("current", "position"),
    [
        ("", "past its original date"),
        ("31 May 2023", "past its original date and its current date"),
        ("31 July 2023", "past its original date"),
    ],
)
def test_an_open_action_says_which_of_its_dates_is_past(current, position):
    table = "Status | Original due | Current due\nIn progress | 31 March 2023 | {}"
    frame = completion.actions(plan_of(table.format(current)))
    assert column(frame, "position") == [f"In progress, {position}"]


def test_a_date_brought_forward_can_be_past_while_the_original_is_not():
    table = "Status | Original due | Current due\nNot started | July 2023 | May 2023"
    row = completion.actions(plan_of(table)).iloc[0]
    assert row["position"] == "Not started, past its current date"
    assert row["moved_days"] == -(31 + 30)  # 31 July back to 31 May


def test_without_an_evidence_column_nothing_is_said_of_evidence():
    frame = completion.actions(plan_of("Status\nComplete"))
    assert column(frame, "position") == ["Complete"]


def test_days_are_reckoned_from_each_of_its_dates():
    frame = completion.actions(plan()).set_index("ref")
    third, fourth = frame.loc["1.3"], frame.loc["1.4"]
    assert third["moved_days"] == 30 + 31 + 30 + 31  # April to July
    assert third["days_past_original"] == 30 + 31 + 30  # April to June
    assert third["days_past_current"] == 0
    assert fourth["days_past_original"] == fourth["days_past_current"] == 30
    assert column(frame, "days_past_original")[:2] == [0, 0]  # complete


def test_a_completed_action_keeps_how_late_it_was():
    frame = completion.actions(plan()).set_index("ref")
    assert column(frame, "completed_late_original") == [3, 3, 0, 0, 0, 0]
    assert column(frame, "completed_late_current") == [3, 0, 0, 0, 0, 0]


def test_dates_are_said_as_they_were_given():
    frame = completion.actions(plan()).set_index("ref")
    assert frame.loc["1.4", "original_text"] == "May 2023"
    assert frame.loc["1.4", "original_due"] == date(2023, 5, 31)
    assert frame.loc["1.3", "current_text"] == "31 July 2023"
    assert frame.loc["1.5", "current_text"] == "No date (“TBC”)"
    assert frame.loc["1.5", "current_due"] is None


def test_agencies_stand_as_one_text_and_as_a_tuple():
    row = completion.actions(plan()).iloc[0]
    assert row["lead_agency"] == "Council; Police"
    assert row["lead_agencies"] == ("Council", "Police")


def test_a_finding_is_spelled_as_its_own_sheet_spells_it():
    assert column(completion.actions(plan()), "finding")[2] == "Strategy"


def test_each_row_keeps_its_cells_and_whether_it_is_made_up():
    frame = completion.actions(plan())
    assert column(frame, "made_up") == [False, False, True, False, False, False]
    assert str(frame.iloc[2]["cells"][0]) == "Actions, A4"
    assert frame.iloc[3]["status_word"] == "Amber E"
    assert frame.iloc[3]["delivery"] == "Unknown"


# --- by ---------------------------------------------------------------------


def test_findings_come_priority_actions_first_and_the_blank_one_last():
    frame = completion.by(plan(), "finding")
    assert tuple(frame.columns) == groups.COLUMNS
    assert column(frame, "group") == [
        "Front door",
        "Schools",
        "Strategy",
        "No finding given",
    ]
    assert column(frame, "kind") == [
        "Priority action",
        "Area for improvement",
        "Area for improvement",
        "",
    ]


def test_a_findings_row_counts_its_actions():
    row = completion.by(plan(), "finding").set_index("group").loc["Strategy"]
    counts = {name: row[name] for name in groups.COLUMNS[2:11]}
    assert counts == {
        "counted": 3,
        "complete": 1,
        "evidenced": 0,
        "unevidenced": 1,
        "open": 2,
        "unknown": 0,
        "past_original": 1,
        "past_current": 0,
        "left_out": 1,
    }
    assert row["made_up"]


def test_a_findings_row_says_who_agreed_it():
    assert column(completion.by(plan(), "finding"), "agreed") == [
        "Agreed as addressed by Improvement Board on 3 May 2023",
        "No agreement recorded",
        "No agreement recorded",
        "No agreement recorded",
    ]


def test_a_finding_without_actions_keeps_its_row():
    row = completion.by(plan(), "finding").set_index("group").loc["Schools"]
    assert (row["counted"], row["left_out"]) == (0, 0)


def test_a_finding_that_only_the_actions_name_has_a_row_too():
    found = completion.by(plan_of("Finding | Status\nHidden | Complete"), "finding")
    assert column(found, "group") == ["Hidden"]


def test_themes_that_differ_in_case_are_one():
    frame = completion.by(plan(), "theme")
    assert column(frame, "group") == ["Training", "Audit", "No theme given"]
    assert column(frame, "counted") == [2, 2, 1]
    assert column(frame, "agreed") == ["", "", ""]


def test_a_joint_action_is_counted_under_each_of_its_agencies():
    frame = completion.by(plan(), "lead_agency")
    assert column(frame, "group") == ["Council", "Police", "Hospital"]
    assert column(frame, "counted") == [3, 2, 1]
    assert sum(column(frame, "counted")) == 5 + completion.joint(plan())


def test_a_superseded_joint_action_is_not_counted_as_joint():
    table = "Lead agency | Status\nCouncil; Police | Superseded"
    assert completion.joint(plan_of(table)) == 0


def test_without_an_evidence_column_groups_have_no_count_of_evidence():
    frame = completion.by(plan_of("Theme | Status\nAudit | Complete"), "theme")
    assert column(frame, "evidenced") == column(frame, "unevidenced") == [None]


def test_without_actions_there_are_no_groups_to_count():
    empty = completion.by(plan_of(findings=FINDINGS), "finding")
    assert empty.empty
    assert tuple(empty.columns) == groups.COLUMNS


# --- ages, due soon, left out -------------------------------------------------


def test_open_actions_stand_in_the_band_of_each_of_their_dates():
    frame = completion.ages(plan())
    assert tuple(frame.columns) == actions.AGES
    assert column(frame, "band") == [
        "1 to 30 days",
        "31 to 90 days",
        "91 to 180 days",
        "Over 180 days",
    ]
    assert column(frame, "past_original") == [1, 0, 1, 0]
    assert column(frame, "past_current") == [1, 0, 0, 0]
    assert column(frame, "refs") == ["1.4", "", "1.3", ""]
    assert column(frame, "made_up") == [False, False, True, False]


@pytest.mark.parametrize(
    ("due", "band"),
    [
        ("29 June 2023", 0),  # 1 day
        ("31 May 2023", 0),  # 30 days
        ("30 May 2023", 1),  # 31
        ("1 April 2023", 1),  # 90
        ("31 March 2023", 2),  # 91
        ("1 January 2023", 2),  # 180
        ("31 December 2022", 3),  # 181
    ],
)
def test_every_day_past_falls_into_one_band(due, band):
    frame = completion.ages(plan_of(f"Status | Original due\nIn progress | {due}"))
    assert column(frame, "past_original") == [int(at == band) for at in range(4)]


def test_what_is_due_soon_comes_soonest_first():
    table = """
    Ref | Status      | Original due
    1   | In progress | 31 August 2023
    2   | Not started | 31 July 2023
    3   | In progress | 31 August 2023
    4   | Complete    | 31 July 2023
    5   | In progress | 29 June 2023
    """
    frame = completion.due_soon(plan_of(table))
    assert tuple(frame.columns) == actions.COLUMNS
    assert column(frame, "ref") == ["2", "1", "3"]
    assert column(completion.due_soon(plan_of(table), days=31), "ref") == ["2"]


def test_what_is_left_out_has_its_reason_and_refs():
    frame = completion.left_out(plan())
    assert frame.loc[0, ["reason", "count", "refs"]].tolist() == [
        "Superseded",
        1,
        "1.5",
    ]
    assert completion.left_out(plan_of("Status\nComplete")).empty


@pytest.mark.parametrize(
    ("work", "columns"),
    [
        (completion.actions, actions.COLUMNS),
        (completion.due_soon, actions.COLUMNS),
        (completion.ages, actions.AGES),
        (completion.left_out, actions.LEFT_OUT),
    ],
)
def test_an_empty_plan_gives_an_empty_frame_with_its_columns(work, columns):
    frame = work(plan_of())
    assert frame.empty
    assert tuple(frame.columns) == columns


def test_nothing_changes_the_plan_it_is_given():
    given = plan()
    before = deepcopy(given)
    completion.headline(given)
    for field in ("finding", "theme", "lead_agency"):
        completion.by(given, field)
    completion.actions(given)
    completion.ages(given)
    completion.burn_up(given)
    assert given == before
