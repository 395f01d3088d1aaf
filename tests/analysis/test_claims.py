"""Does what the committee was told agree with the workbook?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.analysis import claims
from data.analysis.claims import Outcome
from data.plan import Claim, Due, Row
from data.release import gate
from tests.analysis.books import measured
from tests.samples.readings import CHESHIRE_EAST, INCLUSION, WESTMERE, plan
from tests.spec.plans import due, plan_of

ACTIONS = """
Times | Status      | Evidence | Original due
50    | Complete    | Minutes  | 31 May 2023
11    | In progress |          | 31 May 2023
"""
MADE_UP = Row("Claims", 2, {}, made_up=True)


def of(figure=None, unit="%", against="reported_complete", *, book=None, **fields):
    claim = Claim("Told", figure, unit, checked_against=against, **fields)
    book = book or plan_of(ACTIONS)
    (found,) = claims.checked(replace(book, claims=(claim,)))
    return found


# --- agrees and differs ------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "unit", "outcome"),
    [
        (82, "%", Outcome.AGREES),  # 50 of 61 is 81.967%
        (81.97, "%", Outcome.AGREES),
        (81.9, "%", Outcome.DIFFERS),
        (81, "%", Outcome.DIFFERS),
        (50, "actions", Outcome.AGREES),
        (50, "", Outcome.AGREES),
        (51, "actions", Outcome.DIFFERS),
    ],
)
def test_a_figure_agrees_to_the_last_digit_it_was_told_with(figure, unit, outcome):
    assert of(figure, unit).outcome is outcome


def test_all_is_not_nearly_all():
    book = plan_of("Times | Status\n399 | Complete\n1 | In progress")
    assert of(100, book=book).outcome is Outcome.DIFFERS
    assert of(99.8, book=book).outcome is Outcome.AGREES
    assert of(0, book=plan_of("Status\nIn progress")).outcome is Outcome.AGREES


def test_where_they_differ_both_are_shown():
    found = of(35, "actions", "evidence_recorded")
    assert (found.reported, found.workbook) == ("35 actions", "50 of 50 (100%)")
    assert found.why == (
        "35 actions told; the workbook gives 50 of 50 (100%) at 30 June 2023."
    )


def test_where_they_agree_nothing_more_need_be_said():
    assert of(82).why == ""
    assert of(82).workbook == "50 of 61 (82%)"


def test_a_figure_is_found_whatever_case_and_space_it_was_named_in():
    assert of(82, against=" Reported_Complete ").outcome is Outcome.AGREES


# --- cannot be checked -------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (of(), "The statement gives no figure."),
        (of(82, against=""), "The workbook names no figure to check it against."),
        (of(82, against="progress"), "The workbook has no figure called “progress”."),
        (
            of(82, book=plan_of()),
            "82% reported; the number of actions is not given.",
        ),
        (of(82, row=MADE_UP), "This row is made up."),
    ],
)
def test_what_cannot_be_checked_says_why(found, why):
    assert (found.outcome, found.why) == (Outcome.CANNOT, why)


def test_a_percentage_told_of_a_plain_count_is_not_in_its_unit():
    book = measured("M1", "M1 | Q4 2022/23 | 27")
    found = of(27, "%", "audit.M1.Q4 2022/23", book=book)
    assert found.why == (
        "The statement and the workbook's figure are not in the same unit."
    )


def test_a_percentage_that_only_repeats_the_reports_own_proves_nothing():
    book = measured("M1", "M1 | Q4 2022/23 | 90%")
    found = of(90, "%", "audit.M1.Q4 2022/23", book=book)
    assert found.outcome is Outcome.CANNOT
    assert found.workbook == "90%"
    assert "number of cases is not given" in found.why


def test_made_up_rows_check_only_made_up_statements():
    book = plan_of("Status | Made up\nComplete | Yes")
    assert of(100, book=book).why == "The workbook's figure rests on made-up rows."
    assert of(100, book=book, row=MADE_UP).outcome is Outcome.AGREES
    assert of(100, book=book, row=MADE_UP).made_up


# --- a quarter that is not the inspection's ----------------------------------

AT_INSPECTION = "30% in quarter 1 (at the time of the inspection)"


def of_inspection(statement, when):
    book = replace(plan_of(), inspection_date=due(when) if when else Due())
    book = replace(book, claims=(Claim(statement),))
    (found,) = claims.checked(book)
    return found


def test_a_quarter_called_the_inspections_that_it_is_not_in_contradicts_it():
    found = of_inspection(AT_INSPECTION, "July 2022")
    assert found.outcome is Outcome.DIFFERS
    assert found.workbook == "July 2022, in Q2 2022/23"
    assert found.why == (
        "The report calls quarter 1 the time of the inspection, and gives July 2022 "
        "as its date, which falls in quarter 2 of the financial year."
    )


@pytest.mark.parametrize(
    ("statement", "when"),
    [
        (AT_INSPECTION, "June 2022"),
        (AT_INSPECTION, ""),
        ("30% in quarter 1", "July 2022"),
        ("In quarter 1, before the inspection, 30%", "July 2022"),
    ],
)
def test_nothing_contradicts_where_the_quarter_is_right_or_not_said(statement, when):
    assert of_inspection(statement, when).outcome is Outcome.CANNOT


# --- the samples -------------------------------------------------------------


def test_nothing_that_cheshire_easts_report_says_can_agree():
    book = plan(CHESHIRE_EAST, 1)
    assert claims.tally(book) == {
        Outcome.AGREES: 0,
        Outcome.DIFFERS: 1,
        Outcome.CANNOT: len(book.claims) - 1,
    }
    rows = claims.frame(book)
    assert rows.loc[0, "why"] == "82% reported; the number of actions is not given."
    (contradiction,) = rows.loc[rows["outcome"] == "Differs", "why"]
    assert "July 2022" in contradiction


def test_westmeres_july_report_says_two_more_have_evidence_than_the_workbook():
    rows = claims.frame(plan(WESTMERE, 7))
    (differs,) = rows[rows["outcome"] == "Differs"].to_dict("records")
    assert (differs["reported"], differs["workbook"]) == (
        "35 actions",
        "33 of 50 (66%)",
    )
    assert differs["key"] == "claim/Evidence is held for 35 actions"
    assert list(rows["outcome"]).count("Agrees") == 5
    assert rows["made_up"].all()


def test_the_public_sees_no_statement_about_a_number_of_children():
    rows = claims.frame(gate.for_public(plan(WESTMERE, 7)))
    assert not rows["statement"].str.contains("148").any()
    assert not rows["workbook"].str.contains("148").any()


def test_a_plan_without_claims_gives_an_empty_frame():
    rows = claims.frame(plan(INCLUSION, 24))
    assert rows.empty
    assert list(rows.columns) == list(claims.COLUMNS)
