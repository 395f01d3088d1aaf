from __future__ import annotations

from datetime import date

import pytest

from data.analysis import measures
from data.plan import (
    AuditResult,
    Better,
    Cell,
    Finding,
    FindingKind,
    Measure,
    Period,
    Plan,
    Row,
    Shows,
)

Q1 = Period("Q1 2022/23", date(2022, 4, 1), date(2022, 6, 30))
Q4 = Period("Q4 2022/23", date(2023, 1, 1), date(2023, 3, 31))
YEAR = Period("2022/23", date(2022, 4, 1), date(2023, 3, 31))


def plan(**sheets: object) -> Plan:
    return Plan("Westmere plan", "Westmere", date(2023, 6, 30), **sheets)


def measure(ref: str = "M1", **fields: object) -> Measure:
    given = {
        "name": f"Measure {ref}",
        "better": Better.HIGHER,
        "shows": Shows.PRACTICE,
        **fields,
    }
    return Measure(ref, **given)


def one(**fields: object) -> dict[str, object]:
    """The single row of results for one audit of M1."""
    audit = AuditResult("M1", Q4, **fields)
    frame = measures.results(plan(measures=(measure(),), audits=(audit,)))
    assert len(frame) == 1
    return frame.iloc[0].to_dict()


# --- results ---------------------------------------------------------------


def test_an_empty_plan_gives_empty_frames_with_their_columns():
    assert measures.results(plan()).empty
    assert tuple(measures.results(plan()).columns) == measures.RESULTS
    assert tuple(measures.summary(plan()).columns) == measures.SUMMARY
    assert measures.figures(plan()) == []


def test_a_result_with_its_base_is_said_as_a_count_and_has_an_interval():
    row = one(met=45, cases=50)
    assert row["text"] == "45 of 50 cases"
    assert row["kind"] == "proportion"
    assert row["percentage"] == 90.0
    assert row["base_given"]
    assert (row["low"], row["high"]) == (78.6, 95.7)


def test_the_counts_outrank_the_percentage_reported_beside_them():
    assert one(met=1, cases=3, percentage=33.0)["percentage"] == 33.3


def test_a_percentage_alone_says_its_base_is_not_given_and_has_no_interval():
    row = one(percentage=96.0)
    assert row["text"] == "96%, number of cases not given"
    assert row["kind"] == "percentage"
    assert row["percentage"] == 96.0
    assert not row["base_given"]
    assert row["low"] is None
    assert row["high"] is None


def test_a_percentage_of_known_cases_has_no_interval_without_the_cases_meeting():
    row = one(percentage=96.0, cases=50)
    assert row["text"] == "96% of 50 cases"
    assert row["kind"] == "percentage"
    assert row["base_given"]
    assert row["low"] is None


def test_a_plain_count_is_a_count():
    row = one(met=27)
    assert (row["text"], row["kind"], row["percentage"]) == ("27", "count", None)
    assert not row["base_given"]


def test_a_result_without_any_figure_says_so():
    row = one()
    assert (row["text"], row["kind"]) == ("no figure given", "")


@pytest.mark.parametrize(("met", "cases"), [(0, 0), (51, 50), (-1, 50)])
def test_counts_that_cannot_be_shares_have_no_percentage(met: int, cases: int):
    row = one(met=met, cases=cases)
    assert row["percentage"] is None
    assert row["low"] is None
    assert not row["base_given"]


def test_nought_of_some_is_a_proportion_of_nought():
    row = one(met=0, cases=5)
    assert (row["percentage"], row["low"]) == (0.0, 0.0)
    assert row["base_given"]


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("", "9 of 10 cases"),
        ("%", "9 of 10 cases"),
        ("Percentage", "9 of 10 cases"),
        ("children", "9 of 10 children"),
    ],
)
def test_the_unit_is_named_unless_it_is_only_a_percentage(unit: str, text: str):
    audit = AuditResult("M1", Q4, met=9, cases=10)
    frame = measures.results(
        plan(measures=(measure(unit=unit.lower()),), audits=(audit,))
    )
    assert frame["text"].tolist() == [text]


def test_measures_follow_their_findings_priority_actions_first():
    findings = (
        Finding("Training", FindingKind.IMPROVEMENT, "…"),
        Finding("Front door", FindingKind.PRIORITY, "…"),
        Finding("Hospitals", FindingKind.PRIORITY, "…"),
    )
    of_findings = (
        measure("none"),
        measure("t", finding="Training"),
        measure("h", finding="hospitals"),
        measure("f1", finding="Front door"),
        measure("f2", finding="Front door"),
    )
    audits = tuple(AuditResult(m.ref, Q4, met=1) for m in of_findings)
    frame = measures.results(
        plan(findings=findings, measures=of_findings, audits=audits)
    )
    assert frame["measure"].tolist() == ["f1", "f2", "h", "t", "none"]


def test_results_of_a_measure_follow_the_start_of_their_periods():
    audits = (AuditResult("m1", Q4, met=2), AuditResult("M1", Q1, met=1))
    frame = measures.results(plan(measures=(measure(),), audits=audits))
    assert frame["period"].tolist() == ["Q1 2022/23", "Q4 2022/23"]
    assert frame["start"].tolist() == [date(2022, 4, 1), date(2023, 1, 1)]


def test_a_result_for_an_undefined_measure_is_left_out():
    audits = (AuditResult("M9", Q4, met=2),)
    assert measures.results(plan(measures=(measure(),), audits=audits)).empty


def test_a_row_carries_its_cells_and_the_made_up_mark_of_result_or_measure():
    cells = {"met": Cell("Audits", "C2", "45"), "cases": Cell("Audits", "D2", "50")}
    audit = AuditResult("M1", Q4, met=45, cases=50, row=Row("Audits", 2, cells))
    real = measures.results(plan(measures=(measure(),), audits=(audit,)))
    assert [str(cell) for cell in real["cells"][0]] == ["Audits, C2", "Audits, D2"]
    assert real["made_up"].tolist() == [False]
    invented = measure(row=Row("Measures", 2, made_up=True))
    frame = measures.results(plan(measures=(invented,), audits=(audit,)))
    assert frame["made_up"].tolist() == [True]


# --- summary and tally -----------------------------------------------------


def summed(*audits: AuditResult) -> dict[str, object]:
    frame = measures.summary(plan(measures=(measure(),), audits=audits))
    return frame.iloc[0].to_dict()


def test_a_measure_without_a_result_is_listed_with_no_periods():
    row = summed()
    assert row["periods"] == 0
    assert row["latest_text"] == ""
    assert not row["comparable"]


def test_two_audits_with_their_bases_can_be_compared():
    row = summed(
        AuditResult("M1", Q4, met=45, cases=50), AuditResult("M1", Q1, met=15, cases=50)
    )
    assert row["comparable"]
    assert (row["latest_text"], row["latest_period"]) == (
        "45 of 50 cases",
        "Q4 2022/23",
    )
    assert (row["earlier_text"], row["earlier_period"]) == (
        "15 of 50 cases",
        "Q1 2022/23",
    )


def test_two_counts_can_be_compared():
    assert summed(AuditResult("M1", Q1, met=0), AuditResult("M1", Q4, met=27))[
        "comparable"
    ]


def test_one_result_is_not_a_comparison():
    row = summed(AuditResult("M1", Q4, met=9, cases=10))
    assert (row["periods"], row["earlier_text"]) == (1, "")
    assert not row["comparable"]


@pytest.mark.parametrize(
    "earlier",
    [
        AuditResult("M1", Q1, percentage=30.0),
        AuditResult("M1", Q1, met=15),
        AuditResult("M1", Q1, met=0, cases=0),
        AuditResult("M1", YEAR, met=15, cases=50),
    ],
    ids=["base not given", "another kind", "nobody audited", "periods overlap"],
)
def test_a_result_of_another_kind_or_an_overlapping_period_is_not_compared(earlier):
    row = summed(AuditResult("M1", Q4, met=45, cases=50), earlier)
    assert row["periods"] == 2
    assert not row["comparable"]
    assert row["earlier_text"]


def test_two_percentages_without_bases_are_not_compared():
    row = summed(
        AuditResult("M1", Q1, percentage=30.0), AuditResult("M1", Q4, percentage=90.0)
    )
    assert not row["comparable"]


def test_the_earlier_result_is_the_nearest_that_compares_with_the_latest():
    q2 = Period("Q2 2022/23", date(2022, 7, 1), date(2022, 9, 30))
    q3 = Period("Q3 2022/23", date(2022, 10, 1), date(2022, 12, 31))
    audits = (
        AuditResult("M1", Q1, met=1, cases=5),
        AuditResult("M1", q2, met=2, cases=5),
        AuditResult("M1", q3, percentage=60.0),
        AuditResult("M1", Q4, met=4, cases=5),
    )
    assert summed(*audits)["earlier_period"] == "Q2 2022/23"
    assert summed(*audits)["comparable"]
    found = measures.compared(plan(measures=(measure(),), audits=audits), "m1")
    assert found is not None
    assert [one.text for one in found] == ["2 of 5 cases", "4 of 5 cases"]


@pytest.mark.parametrize("ref", ["M1", "M9"])
def test_a_measure_with_one_result_or_none_has_no_pair_to_compare(ref: str):
    audits = (AuditResult("M1", Q4, met=4, cases=5),)
    of = plan(measures=(measure(),), audits=audits)
    assert measures.compared(of, ref) is None


def test_a_tally_counts_measures_comparisons_and_every_kind_of_evidence():
    audits = (
        AuditResult("a", Q1, met=1),
        AuditResult("a", Q4, met=2),
        AuditResult("b", Q4, met=2),
    )
    found = measures.tally(
        plan(
            measures=(measure("a", shows=Shows.ACTIVITY), measure("b"), measure("c")),
            audits=audits,
        )
    )
    assert (found.measures, found.comparable) == (3, 1)
    assert found.shows == {
        Shows.ACTIVITY: 1,
        Shows.PRACTICE: 2,
        Shows.OUTCOME: 0,
        Shows.VOICE: 0,
    }


def test_a_tally_of_nothing_is_nought():
    found = measures.tally(plan())
    assert (found.measures, found.comparable, found.made_up) == (0, 0, False)


# --- figures ---------------------------------------------------------------


def figure(audit: AuditResult, **fields: object):
    made = measures.figures(plan(measures=(measure(**fields),), audits=(audit,)), 7)
    assert len(made) == 1
    return made[0]


def test_a_proportion_is_a_percentage_with_its_counts():
    made = figure(
        AuditResult("M1", Q4, met=45, cases=50),
        children=True,
        counting_rule="form complete",
    )
    assert made.name == "audit.M1.Q4 2022/23"
    assert (made.value, made.numerator, made.denominator) == (90.0, 45, 50)
    assert made.text == "45 of 50 (90%)"
    assert made.definition == "Form complete."
    assert (made.version, made.as_at) == (7, date(2023, 6, 30))
    assert made.counts_children


def test_a_percentage_alone_has_no_numerator_and_says_why():
    made = figure(AuditResult("M1", Q4, percentage=96.0))
    assert (made.value, made.numerator, made.denominator) == (96.0, None, None)
    assert (made.text, made.missing, made.note) == ("96%", "", "Base not given.")
    assert not made.counts_children


def test_a_percentage_of_known_cases_lacks_only_the_number_meeting():
    made = figure(AuditResult("M1", Q4, percentage=96.0, cases=50))
    assert (made.denominator, made.note) == (50, "Number meeting not given.")


def test_a_count_has_the_measures_own_unit():
    made = figure(AuditResult("M1", Q4, met=27), unit="screening tools")
    assert (made.value, made.unit, made.text) == (27, "screening tools", "27")


@pytest.mark.parametrize(
    ("audit", "missing"),
    [
        (AuditResult("M1", Q4), "No figure is given for Q4 2022/23."),
        (AuditResult("M1", Q4, met=0, cases=0), "No case was audited in Q4 2022/23."),
        (
            AuditResult("M1", Q4, met=51, cases=50),
            "The counts for Q4 2022/23 contradict each other: 51 of 50 cases.",
        ),
    ],
)
def test_a_figure_that_cannot_be_given_says_why(audit: AuditResult, missing: str):
    made = figure(audit)
    assert (made.value, made.text) == (None, missing)
