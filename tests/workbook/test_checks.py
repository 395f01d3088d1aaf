"""What is checked: one failing example, in its own words, for every rule."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from data.workbook import contract, rules
from data.workbook.build import build
from data.workbook.checks import CHECKS
from data.workbook.issue import Reading, Severity, Verdict
from data.workbook.matching import match
from data.workbook.raw import RawBook
from data.workbook.reading import interpret
from data.workbook.rules import RULES
from tests.workbook.books import (
    ACTION,
    PLAN,
    actions,
    book,
    grid,
    in_file,
    plan_sheet,
    said,
    table,
)

WORKBOOK = Path(rules.__file__).parent
FINDING = {
    "Finding": "Front door",
    "Kind": "Priority action",
    "What inspectors found": "Referrals were not looked at together.",
}
MEASURE = {
    "Measure": "M1",
    "Name": "Risk assessment recorded",
    "Better": "Higher",
    "What it shows": "Practice",
}
AUDIT = {
    "Measure": "M1",
    "Period": "Q1 2022/23",
    "Cases meeting": 45,
    "Cases audited": 50,
    "Percentage reported": None,
}
POINT = {
    "Date": date(2023, 3, 31),
    "Group": "All",
    "Count": 171,
    "Joined": None,
    "Left": None,
    "Definition changed": None,
}
NEXT = {**POINT, "Date": date(2023, 6, 30), "Count": 148, "Joined": 12, "Left": 34}
RISK = {
    "Ref": "R1",
    "Risk": "Posts are not filled",
    "Current likelihood": 4,
    "Current impact": 5,
    "Actions": "1.1",
}
COMPLETE = {
    "Status": "Complete",
    "Completed on": date(2023, 3, 31),
    "Evidence": "Minutes",
}
TEMPLATE_ROW = {
    column.heading: column.example or None for column in contract.ACTIONS.columns
} | {"Made up": "Example"}


def of(*sheets) -> RawBook:
    return book(plan_sheet(), *sheets)


def audits(*rows, measures=(MEASURE,)) -> RawBook:
    return of(table("Measures", *measures), table("Audits", *rows))


def cohort(*rows) -> RawBook:
    return of(table("Cohort", *rows))


def risks(*rows) -> RawBook:
    return of(actions({}), table("Risks", *rows))


def and_return(*sheets) -> RawBook:
    """A tracker of a Plan sheet and one action, and these sheets in another file."""
    tracker = in_file("tracker.xlsx", plan_sheet(), actions({}))
    return book(*tracker, *in_file("audit-return.xlsx", *sheets))


TRACKED = {
    "No": "1.1",
    "What?": "Hold a daily meeting",
    "Agency": "Westmere Council",
    "By when": date(2023, 9, 29),
    "Status": "In progress",
    "RAG": "On track",
}


def tracker(*rows) -> RawBook:
    """Actions as officers keep them, beside a Plan sheet of the template."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    lines = [[row.get(heading) for heading in headings] for row in rows]
    return of(grid("Tracker", headings, *lines))


# For every rule: a workbook that breaks it, and the whole of what is said.
EXAMPLES: dict[str, tuple[RawBook, str]] = {
    "question_open": (
        tracker({**TRACKED, "Status": "Amber E"}),
        "Tracker, E2: What does 'Amber E' mean here? Answer with one of: Not started; "
        "In progress; In progress, on track; Leave it unknown; or one of 8 others.",
    ),
    "question_waiting": (
        tracker({**TRACKED, "Our own": "Ask the chair"}),
        "Tracker, G1: What does the column 'Our own' hold? Answer with one of: Ref; "
        "Finding; Theme; Leave it out; or one of 14 others.",
    ),
    "layout_read": (
        tracker(TRACKED),
        "Tracker, A1: The table A1:F2 is read as Actions, 1 row. Its columns: 'No' as "
        "Ref, 'What?' as Action, 'Agency' as Lead agency, 'By when' as Original due "
        "and 'RAG' as Rating.",
    ),
    "layout_left_out": (
        tracker(TRACKED, {"No": "Total", "By when": 1}),
        "Tracker: 1 row (row 3) is not read. Totals.",
    ),
    "date_not_understood": (
        tracker(TRACKED, {**TRACKED, "No": "1.2", "By when": "3 months"}),
        "Tracker, D3: '3 months' is not understood as a date. Original due is left "
        "without one, and the words are kept.",
    ),
    "not_given": (
        tracker(TRACKED, {**TRACKED, "No": "1.2", "Agency": None}),
        "Tracker, C3: 1 action gives no lead agency. It is shown as not recorded.",
    ),
    "ref_made": (
        tracker(TRACKED, {**TRACKED, "No": None}),
        "Tracker, B3: The action has no ref. It is called 'No ref c68b' here.",
    ),
    "status_and_rating_disagree": (
        tracker({**TRACKED, "RAG": "Complete"}),
        "Tracker, F2: The status is 'In progress', but the rating is 'Complete'. The "
        "status counts. Correct one of them where it is wrong.",
    ),
    "missing_sheet": (
        book(actions({})),
        "Plan: There is no Plan sheet. Add the Plan sheet of the template, with the "
        "plan's name and position.",
    ),
    "duplicate_sheet": (
        of(actions({}), grid(" ACTIONS ", list(ACTION))),
        "Actions: There are two sheets called 'Actions'. Keep one of them.",
    ),
    "sheet_in_two_files": (
        and_return(actions({})),
        "Actions in audit-return.xlsx: The sheet is filled in in both tracker.xlsx and "
        "audit-return.xlsx. Keep it in one of them.",
    ),
    "plan_sheets_disagree": (
        and_return(plan_sheet(Position_as_at=date(2023, 5, 31))),
        "Plan, B3 in audit-return.xlsx: Position as at is 30 June 2023 in "
        "tracker.xlsx, but 31 May 2023 in audit-return.xlsx. Correct one of them, or "
        "leave the Plan sheet out of one file.",
    ),
    "missing_column": (
        of(table("Meetings", {"Date": "16 January 2023"})),
        "Meetings: There is no column 'Meeting'. Add it to the headings in row 1.",
    ),
    "duplicate_heading": (
        of(grid("Actions", [*ACTION, "REF"])),
        "Actions, F1: 'REF' stands there twice. Keep one column of that name.",
    ),
    "blank_required": (
        of(actions({"Lead agency": None})),
        "Actions, C2: 'Lead agency' is blank. Fill it in.",
    ),
    "legend_row": (
        of(grid("Actions", list(ACTION), list(ACTION.values()), ["Green = on track"])),
        "Actions, A3: 'Green = on track' looks like part of a key, not a row. "
        "The row is left out.",
    ),
    "unknown_sheet": (
        of(actions({}), grid("Master v7", ["anything"])),
        "Master v7: 'Master v7' is not a sheet of the template. Nothing on it is read "
        "or shown.",
    ),
    "empty_sheet": (
        of(actions({}), grid("Risks")),
        "Risks: The sheet holds nothing. It is treated as if it were not there.",
    ),
    "unknown_column": (
        of(actions({"BRAG": "Green"})),
        "Actions, F1: 'BRAG' is not a column of the template. What stands there is "
        "not read or shown.",
    ),
    "example_row": (
        of(actions({}, TEMPLATE_ROW)),
        "Actions, A3: This is the template's example row. The row is left out.",
    ),
    "error_cell": (
        of(actions({"Action": "#REF!"})),
        "Actions, B2: '#REF!' is an error, not a value. Mend the formula, or write "
        "the value.",
    ),
    "formula_without_value": (
        cohort({**POINT, "Count": "=SUM(B1:B4)"}),
        "Cohort, C2: The formula '=SUM(B1:B4)' was saved without its value. Open the "
        "workbook, let it calculate, and save it; or write the value.",
    ),
    "not_a_date": (
        of(actions({"Current due": "31/02/2023"})),
        "Actions, F2: '31/02/2023' is not a date. Write a real date, for example "
        "28 February 2023.",
    ),
    "date_out_of_range": (
        of(actions({"Start": date(1923, 2, 28)})),
        "Actions, F2: '28/02/1923' is not between 2000 and 2100. Correct the year.",
    ),
    "not_a_number": (
        cohort({**POINT, "Count": "about 170"}),
        "Cohort, C2: 'about 170' is not a number. Write it in figures, for example 50.",
    ),
    "negative_count": (
        cohort({**POINT, "Joined": -2}),
        "Cohort, D2: '-2' is below nought. Write a whole number, 0 or more.",
    ),
    "fractional_count": (
        cohort({**POINT, "Left": 2.5}),
        "Cohort, E2: '2.5' is not a whole number. Write a whole number, 0 or more.",
    ),
    "number_out_of_range": (
        book(plan_sheet(Risk_scale=3), actions({})),
        "Plan, B6: A risk scale of 3 is not known here. Write 4 or 5.",
    ),
    "looks_like_fraction": (
        audits({**AUDIT, "Cases meeting": None, "Percentage reported": 0.96}),
        "Audits, E2: '0.96' looks like a fraction. It is read as 0.96%. If it means "
        "96%, write 96.",
    ),
    "not_yes_or_no": (
        of(actions({"Made up": "Example"}, {"Action": "x", "Made up": "Maybe"})),
        "Actions, F3: 'Maybe' is neither Yes nor No. Write Yes or No.",
    ),
    "unknown_word": (
        of(table("Findings", {**FINDING, "Kind": "Weakness"})),
        "Findings, B2: 'Weakness' is not a word known here. Write Priority action or "
        "Area for improvement.",
    ),
    "period_not_understood": (
        audits({**AUDIT, "Period": "Spring"}),
        "Audits, B2: 'Spring' is not a period known here. Write it as Q1 2022/23, "
        "June 2023 or 2022/23.",
    ),
    "not_a_band": (
        book(plan_sheet(Risk_bands="Low, High"), actions({})),
        "Plan, B7: 'Low' is not a range of scores with its word. Write them as "
        "1-3 Low, 4-6 Medium, 8-9 High.",
    ),
    "unknown_status": (
        of(actions({"Status": "Amber E"})),
        "Actions, E2: 'Amber E' is not a status known here. It is shown as unknown. "
        "To say what it means, add it to the Ratings sheet.",
    ),
    "unknown_rating": (
        of(actions({"Rating": "Amber"})),
        "Actions, F2: 'Amber' is not a rating known here. It is shown as unknown. To "
        "say what it means, add it to the Ratings sheet.",
    ),
    "unknown_assurance": (
        of(actions({"Assurance": "Signed off"})),
        "Actions, F2: 'Signed off' is not an assurance known here. It is shown "
        "as unknown. To say what it means, add it to the Ratings sheet.",
    ),
    "classification_blank": (
        book(plan_sheet(Classification=None), actions({})),
        "Plan, B5: The workbook does not say whether it is open or restricted. It is "
        "treated as restricted. Write Open if anyone may read it.",
    ),
    "placeholder_evidence": (
        of(actions({**COMPLETE, "Evidence": "n/a"})),
        "Actions, G2: 'n/a' is read as no evidence. It will show as no evidence "
        "recorded.",
    ),
    "complete_without_date": (
        of(actions({**COMPLETE, "Completed on": None})),
        "Actions, F2: Status is 'Complete' but Completed on is blank. Give the date, "
        "or change the status.",
    ),
    "completion_dates_absent": (
        of(actions({"Status": "Complete"}, {"Status": "Complete"})),
        "Actions: There is no column 'Completed on'. 2 complete actions will show "
        "without their dates.",
    ),
    "dated_without_complete": (
        of(actions({"Completed on": date(2023, 5, 3)})),
        "Actions, F2: Status is 'In progress' but Completed on says 3 May 2023. Clear "
        "the date, or change the status.",
    ),
    "future_completion": (
        of(actions({**COMPLETE, "Completed on": date(2023, 7, 1)})),
        "Actions, F2: 1 July 2023 is after the position, 30 June 2023. Correct the "
        "date, or the position on the Plan sheet.",
    ),
    "due_before_start": (
        of(actions({"Start": "3 February 2023"})),
        "Actions, D2: Original due is 31 January 2023, before the action starts. "
        "Correct F2 or D2.",
    ),
    "evidence_blank": (
        of(actions({**COMPLETE, "Evidence": None})),
        "Actions, G2: Complete since 31 March 2023, evidence blank. It will show as "
        "no evidence recorded.",
    ),
    "moved_later": (
        of(actions({"Current due": "2 June 2023"})),
        "Actions, F2: Current due is 122 days after original due. It will be listed "
        "as moved later.",
    ),
    "duplicate_ref": (
        of(actions({"Ref": "1.1a"}, {"Ref": "1.1A "})),
        "Actions, A3: '1.1A' stands in A2 already. Give each action a name of its own.",
    ),
    "finding_not_defined": (
        of(actions({"Finding": "Back door"}), table("Findings", FINDING)),
        "Actions, F2: 'Back door' is not in the Findings sheet. Write the name of a "
        "finding there, or add this one.",
    ),
    "findings_not_listed": (
        of(actions({"Finding": "Front door"}, {"Finding": "Health"})),
        "Actions: Findings are named, but there is no Findings sheet. They will show "
        "by name only.",
    ),
    "measure_not_defined": (
        audits({**AUDIT, "Measure": "M2"}),
        "Audits, A2: 'M2' is not in the Measures sheet. Write a measure that is there, "
        "or add this one.",
    ),
    "actions_not_defined": (
        risks({**RISK, "Actions": "1.1; 9.9"}),
        "Risks, E2: '9.9' is not in the Actions sheet. The risk will show without it, "
        "unless the ref is corrected.",
    ),
    "cases_meeting_exceed_audited": (
        audits({**AUDIT, "Cases meeting": 54}),
        "Audits, C2: 54 cases meet the measure, but 50 cases were audited. Correct C2 "
        "or D2.",
    ),
    "percentage_disagrees": (
        audits({**AUDIT, "Percentage reported": 96}),
        "Audits, E2: 96% is reported, but 45 of 50 is 90%. Correct C2, D2 or E2.",
    ),
    "percentage_without_cases": (
        audits(
            {"Measure": "M1", "Period": "Q4 2022/23", "Percentage reported": 96},
        ),
        "Audits, C2: 96% is given without the number of cases. It will show as number "
        "of cases not given.",
    ),
    "no_result": (
        audits({**AUDIT, "Cases meeting": None}),
        "Audits, A2: No result is given for Q1 2022/23. It will show as not given.",
    ),
    "duplicate_result": (
        audits(AUDIT, {**AUDIT, "Period": "q1 2022-23"}),
        "Audits, B3: 'M1' has a result for Q1 2022/23 in row 2 already. Keep one of "
        "the two.",
    ),
    "duplicate_date": (
        cohort(POINT, {**POINT, "Date": "31 March 2023"}),
        "Cohort, A3: 31 March 2023 is given for 'All' in row 2 already. Keep one of "
        "the two.",
    ),
    "flow_does_not_add_up": (
        cohort(POINT, NEXT),
        "Cohort, C3: 171 + 12 joined − 34 left is 149, but the count is 148. It will "
        "show as it stands, with the difference named.",
    ),
    "score_off_scale": (
        risks({**RISK, "Current likelihood": 6}),
        "Risks, C2: 6 is not on the scale from 1 to 5. Correct the score, or the risk "
        "scale on the Plan sheet.",
    ),
    "score_incomplete": (
        risks({**RISK, "Current impact": None}),
        "Risks, D2: The current score has only one of likelihood and impact. It will "
        "show as not scored.",
    ),
    "tells_of_a_child": (
        of(actions({"Action": "Two girls at 12 Mill Lane seen, born on 3/4/2009"})),
        "Actions, B2: The text seems to hold a date of birth, an address and a small "
        "number of children. If it is about a child, take it out before this is "
        "cleared; an officer's or an organisation's own may stay.",
    ),
}


def codes(reading: Reading) -> set[str]:
    return {issue.code for issue in reading.issues}


# --- the registry ----------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_failing_example_that_says_what_to_do(rule):
    workbook, sentence = EXAMPLES[rule.code]
    reading = interpret(workbook)
    assert sentence in said(reading, rule.code)
    assert {issue.severity for issue in reading.issues if issue.code == rule.code} == {
        rule.severity
    }


def test_no_example_stands_for_a_rule_that_is_gone():
    assert set(EXAMPLES) == {rule.code for rule in RULES}


def test_no_two_rules_share_a_code():
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_a_sentence(rule):
    assert re.fullmatch(r"[A-Z“].*\.", rule.checks)


def test_a_problem_no_rule_names_cannot_be_raised():
    with pytest.raises(KeyError):
        rules.issue("no_such_rule", "Actions", "A1", "Wrong.", "Mend it.")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_finds_something_in_one_of_the_examples(check):
    drafts = (build(match(workbook)) for workbook, _ in EXAMPLES.values())
    assert any(list(check(draft)) for draft in drafts)


def test_every_function_of_the_checks_that_gives_issues_is_wired_in():
    written = {
        node.name
        for path in (WORKBOOK / "checks").glob("*.py")
        if path.name != "__init__.py"
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert written == {check.__name__ for check in CHECKS}


# --- what is not a problem -------------------------------------------------


def test_a_workbook_with_nothing_wrong_has_no_issue_at_all():
    reading = interpret(
        of(
            actions(COMPLETE, {"Finding": "front door"}, {"Status": "Superseded"}),
            table("Findings", FINDING),
            table("Measures", MEASURE),
            table("Audits", AUDIT, {**AUDIT, "Period": "Q2 2022/23"}),
            table("Cohort", POINT, {**NEXT, "Left": 35}),
            table("Risks", RISK),
        )
    )
    assert reading.issues == ()
    assert reading.verdict is Verdict.PUBLISHABLE


def test_warnings_and_notes_do_not_stop_publishing():
    reading = interpret(cohort(POINT, NEXT))
    assert [issue.severity for issue in reading.issues] == [Severity.WARNING]
    assert reading.verdict is Verdict.PUBLISHABLE


def test_a_plan_sheet_alone_lacks_something_to_show():
    reading = interpret(book(plan_sheet()))
    assert said(reading, "missing_sheet") == [
        (
            "Workbook: There is no sheet besides Plan that can be read. "
            "Add at least one other sheet of the template, for example Actions."
        )
    ]
    assert reading.plan is not None


def test_a_missing_column_is_said_once_and_not_row_by_row():
    record = {name: value for name, value in ACTION.items() if name != "Status"}
    reading = interpret(of(table("Actions", record, {**record, "Ref": "1.2"})))
    assert [issue.code for issue in reading.issues] == ["missing_column"]
    assert reading.plan.actions == ()


def test_a_missing_label_is_said_as_a_label():
    labels = {name: value for name, value in PLAN.items() if name != "Sign-off due"}
    sheet = grid("Plan", *([name, value] for name, value in labels.items()))
    assert said(interpret(book(sheet, actions({}))), "missing_column") == [
        (
            "Plan: There is no label 'Sign-off due'. "
            "Add it to column A, with its value in column B."
        )
    ]


def test_a_completion_date_that_cannot_be_read_is_not_also_called_blank():
    reading = interpret(of(actions({**COMPLETE, "Completed on": "31/02/2023"})))
    assert codes(reading) == {"not_a_date"}


def test_a_completion_date_beside_an_unknown_status_is_kept_without_complaint():
    reading = interpret(of(actions({**COMPLETE, "Status": "Blue"})))
    assert codes(reading) == {"unknown_status"}


def test_a_status_of_their_own_is_quoted_with_what_it_was_read_as():
    ratings = table("Ratings", {"Word used": "Blue", "Delivery": "Complete"})
    blue = {**COMPLETE, "Status": "Blue", "Completed on": None}
    assert said(interpret(of(actions(blue), ratings)), "complete_without_date") == [
        (
            "Actions, F2: Status is 'Blue', read as Complete, but Completed on is "
            "blank. Give the date, or change the status."
        )
    ]


def test_a_name_defined_in_a_row_that_is_left_out_is_still_defined():
    broken = {**FINDING, "Kind": "Weakness"}
    reading = interpret(
        of(actions({"Finding": "Front door"}), table("Findings", broken))
    )
    assert codes(reading) == {"unknown_word"}


@pytest.mark.parametrize(
    ("met", "cases", "percentage"), [(2, 3, 67), (2, 3, 66.7), (1, 8, 12), (1, 8, 13)]
)
def test_a_rounded_percentage_agrees_with_its_counts(met, cases, percentage):
    row = {"Cases meeting": met, "Cases audited": cases}
    row["Percentage reported"] = percentage
    assert interpret(audits({**AUDIT, **row})).issues == ()


def test_a_percentage_of_no_cases_at_all_disagrees():
    row = {**AUDIT, "Cases meeting": 0, "Cases audited": 0, "Percentage reported": 0}
    assert said(interpret(audits(row)), "percentage_disagrees") == [
        ("Audits, E2: 0% is reported, but no cases were audited. Correct C2, D2 or E2.")
    ]


def test_results_without_a_measures_sheet_are_one_error():
    reading = interpret(of(table("Audits", AUDIT, {**AUDIT, "Period": "2022/23"})))
    assert len(said(reading, "measure_not_defined")) == 1


def test_the_flow_is_not_reckoned_across_a_change_of_definition():
    changed = {**NEXT, "Definition changed": "16 and 17 year olds are now included"}
    assert interpret(cohort(POINT, changed)).issues == ()


def test_the_flow_is_not_reckoned_between_groups_or_kinds_of_count():
    other = {**NEXT, "Group": "Girls"}
    episodes = {**NEXT, "Counts": "Episodes"}
    assert interpret(cohort(POINT, other, episodes)).issues == ()


def test_the_flow_is_not_reckoned_past_a_row_that_could_not_be_read():
    unread = {**POINT, "Date": "soon"}
    assert codes(interpret(cohort(POINT, unread, NEXT))) == {"not_a_date"}


def test_the_flow_is_reckoned_in_order_of_date_whatever_the_order_of_rows():
    assert codes(interpret(cohort(NEXT, POINT))) == {"flow_does_not_add_up"}


def test_scores_lie_on_the_scale_the_plan_states():
    sheets = (actions({}), table("Risks", {**RISK, "Current impact": 4}))
    assert interpret(book(plan_sheet(Risk_scale=4), *sheets)).issues == ()
    five = (actions({}), table("Risks", RISK))
    assert codes(interpret(book(plan_sheet(Risk_scale=4), *five))) == {
        "score_off_scale"
    }


def test_reports_that_are_no_months_apart_are_not_understood():
    option = {"Option": "Monthly", "Impact": "Seen", "Risk": "Few"}
    reading = interpret(of(table("Options", {**option, "Reports every (months)": 0})))
    assert said(reading, "number_out_of_range") == [
        (
            "Options, D2: Reports cannot be 0 months apart. "
            "Write 1 or more, or leave it blank."
        )
    ]
