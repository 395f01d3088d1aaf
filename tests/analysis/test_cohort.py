from __future__ import annotations

from datetime import date

import pytest

from data.analysis import cohort, cohort_limits
from data.plan import Cell, Claim, CohortPoint, CountOf, Plan, Protection, Row
from tests.samples.readings import WESTMERE
from tests.samples.readings import plan as sample

DEC, MAR, APR, MAY, JUN = (
    date(2022, 12, 31),
    date(2023, 3, 31),
    date(2023, 4, 30),
    date(2023, 5, 31),
    date(2023, 6, 30),
)


def plan(*points: CohortPoint, **fields: object) -> Plan:
    return Plan("Westmere plan", "Westmere", JUN, cohort=points, **fields)


def at(on: date, count: int, joined=None, left=None, group="A", **fields: object):
    return CohortPoint(on, group, count, joined=joined, left=left, **fields)


def figures(of: Plan) -> dict:
    return {made.name: made for made in cohort.figures(of, 7)}


# --- stock -----------------------------------------------------------------


def test_an_empty_plan_gives_empty_frames_and_no_bridge():
    assert tuple(cohort.stock(plan()).columns) == cohort.STOCK
    assert tuple(cohort.by_group(plan()).columns) == cohort.BY_GROUP
    assert cohort.stock(plan()).empty
    assert cohort.by_group(plan()).empty
    assert cohort.bridge(plan()) is None


def test_the_count_at_a_date_is_the_sum_of_its_groups():
    frame = cohort.stock(
        plan(
            at(JUN, 46, 5, 10, "12 to 14"),
            at(JUN, 90, 7, 25, "15 to 17"),
            at(MAR, 51, 1, 1, "12 to 14"),
            at(MAR, 105, 2, 2, "15 to 17"),
        )
    )
    assert frame["on"].tolist() == [MAR, JUN]
    assert frame["count"].tolist() == [51 + 105, 46 + 90]
    assert frame["joined"].tolist() == [1 + 2, 5 + 7]
    assert frame["left"].tolist() == [1 + 2, 10 + 25]
    assert frame["groups"].tolist() == [2, 2]
    assert frame["complete"].tolist() == [True, True]


@pytest.mark.parametrize("name", ["All", "total", "ALL CHILDREN", " all  children "])
def test_a_total_row_is_used_instead_of_the_sum(name: str):
    frame = cohort.stock(
        plan(at(JUN, 3), at(JUN, 4, group="B"), at(JUN, 8, group=name))
    )
    assert frame["count"].tolist() == [8]
    assert frame["groups"].tolist() == [2]


def test_a_total_row_without_joined_leaves_it_to_the_groups():
    frame = cohort.stock(plan(at(JUN, 3, 1, 2), at(JUN, 3, group="Total")))
    assert (frame["joined"][0], frame["left"][0]) == (1, 2)


def test_joined_is_missing_unless_every_group_gives_it():
    frame = cohort.stock(plan(at(JUN, 3, 1, 0), at(JUN, 4, None, 0, "B")))
    assert (frame["joined"][0], frame["left"][0]) == (None, 0)


def test_a_date_that_lacks_a_group_is_kept_and_its_count_is_missing():
    frame = cohort.stock(plan(at(MAR, 3), at(MAR, 4, group="B"), at(JUN, 3, 0, 0)))
    assert frame["count"].tolist() == [7, None]
    assert frame["joined"].tolist() == [None, None]
    assert frame["complete"].tolist() == [True, False]


def test_a_total_row_stands_in_for_an_absent_group_but_not_for_its_joiners():
    frame = cohort.stock(
        plan(
            at(MAR, 3),
            at(MAR, 4, group="B"),
            at(JUN, 3, 1, 0),
            at(JUN, 6, None, 2, "All"),
        )
    )
    assert frame["count"].tolist() == [7, 6]
    assert frame["complete"].tolist() == [True, True]
    assert (frame["joined"][1], frame["left"][1]) == (None, 2)


def test_a_change_of_definition_starts_a_segment_with_groups_of_its_own():
    frame = cohort.stock(
        plan(
            at(DEC, 3),
            at(DEC, 4, group="B"),
            at(MAR, 9, group="C", definition_changed="Daily meeting counted"),
            at(JUN, 8, group="C"),
        )
    )
    assert frame["segment"].tolist() == [0, 1, 1]
    assert frame["definition_changed"].tolist() == ["", "Daily meeting counted", ""]
    assert frame["count"].tolist() == [7, 9, 8]


def test_children_and_episodes_are_counted_apart():
    both = plan(at(JUN, 3), at(JUN, 5, counts=CountOf.EPISODES))
    assert cohort.stock(both)["count"].tolist() == [3]
    assert cohort.stock(both, CountOf.EPISODES)["count"].tolist() == [5]


def test_of_two_rows_for_one_group_and_date_the_first_counts():
    assert cohort.stock(plan(at(JUN, 3), at(JUN, 4)))["count"].tolist() == [3]


def test_a_row_rests_on_the_cells_used_and_is_made_up_where_any_is():
    cells = {"count": Cell("Cohort", "C2", "8")}
    total = at(JUN, 8, group="All", row=Row("Cohort", 2, cells))
    part = at(JUN, 3, row=Row("Cohort", 3, {"count": Cell("Cohort", "C3", "3")}, True))
    frame = cohort.stock(plan(total, part))
    assert [str(cell) for cell in frame["cells"][0]] == ["Cohort, C2"]
    assert frame["made_up"].tolist() == [True]


# --- bridge ----------------------------------------------------------------


def test_the_bridge_runs_from_the_last_quarter_end_over_the_months_since():
    found = cohort.bridge(
        plan(at(DEC, 186), at(MAR, 171, 9, 24), at(APR, 169, 4, 6), at(JUN, 148, 8, 29))
    )
    assert found is not None
    assert (found.start, found.start_count) == (MAR, 171)
    assert (found.joined, found.left) == (4 + 8, 6 + 29)
    assert (found.end, found.end_count, found.change) == (JUN, 148, -23)
    assert (found.gap, found.adds_up) == (148 - (171 + 12 - 35), True)


def test_a_bridge_that_does_not_add_up_tells_its_gap():
    found = cohort.bridge(plan(at(MAR, 10), at(JUN, 12, 1, 0)))
    assert found is not None
    assert (found.gap, found.adds_up) == (12 - (10 + 1 - 0), False)


def test_a_bridge_with_a_month_unrecorded_does_not_say_whether_it_adds_up():
    found = cohort.bridge(plan(at(MAR, 10), at(MAY, 11), at(JUN, 12, 1, 0)))
    assert found is not None
    assert (found.joined, found.left, found.gap, found.adds_up) == (None,) * 4
    assert found.change == 2


def test_without_a_quarter_end_the_segments_earliest_date_is_compared():
    found = cohort.bridge(plan(at(APR, 10), at(MAY, 11), at(JUN, 12)))
    assert found is not None
    assert found.start == APR


def test_no_bridge_crosses_a_change_of_definition():
    changed = at(APR, 20, definition_changed="Wider")
    assert cohort.bridge(plan(at(MAR, 10), changed)) is None
    found = cohort.bridge(plan(at(MAR, 10), changed, at(JUN, 19)))
    assert found is not None
    assert found.start == APR


def test_one_date_has_no_bridge():
    assert cohort.bridge(plan(at(JUN, 10))) is None


def test_an_incomplete_date_is_no_end_of_a_bridge():
    whole = (at(DEC, 3), at(DEC, 4, group="B"))
    assert cohort.bridge(plan(*whole, at(JUN, 3))) is None
    found = cohort.bridge(plan(*whole, at(MAR, 3), at(JUN, 3), at(JUN, 2, group="B")))
    assert found is not None
    assert found.start == DEC


def test_a_bridge_over_a_made_up_month_is_made_up():
    invented = at(APR, 10, 0, 0, row=Row("Cohort", 3, made_up=True))
    found = cohort.bridge(plan(at(MAR, 10), invented, at(JUN, 10, 0, 0)))
    assert found is not None
    assert found.made_up


# --- groups ----------------------------------------------------------------


def test_groups_stand_then_and_now_in_the_workbooks_order():
    frame = cohort.by_group(
        plan(
            at(MAR, 51, group="12 to 14"),
            at(MAR, 6, group="Under 12"),
            at(MAR, 57, group="All"),
            at(MAY, 50, 1, 2, "12 to 14"),
            at(MAY, 5, 0, 1, "Under 12"),
            at(JUN, 46, 3, 7, "12 to 14"),
            at(JUN, 4, None, 1, "Under 12"),
        )
    )
    assert frame["group"].tolist() == ["12 to 14", "Under 12"]
    assert frame["then"].tolist() == [51, 6]
    assert frame["now"].tolist() == [46, 4]
    assert frame["joined"].tolist() == [1 + 3, None]
    assert frame["left"].tolist() == [2 + 7, 1 + 1]


def test_a_group_absent_at_one_end_is_missing_there_not_nought():
    frame = cohort.by_group(
        plan(
            at(MAR, 5),
            at(MAR, 9, group="All"),
            at(JUN, 4, group="B"),
            at(JUN, 8, group="All"),
        )
    )
    assert frame["group"].tolist() == ["A", "B"]
    assert frame["then"].tolist() == [5, None]
    assert frame["now"].tolist() == [None, 4]


def test_with_one_date_the_groups_have_no_then():
    frame = cohort.by_group(plan(at(JUN, 5, 1, 1)))
    assert frame[["then", "now", "joined", "left"]].iloc[0].tolist() == [
        None,
        5,
        None,
        None,
    ]


# --- figures ---------------------------------------------------------------


def test_the_figures_count_children_and_carry_version_and_date():
    made = figures(
        plan(
            at(MAR, 171),
            at(JUN, 148, 12, 35),
            at(JUN, 160, counts=CountOf.EPISODES),
        )
    )
    assert {name: one.value for name, one in made.items()} == {
        "cohort_count": 148,
        "cohort_change": -23,
        "cohort_joined": 12,
        "cohort_left": 35,
        "cohort_count.A": 148,
        "episodes_count": 160,
    }
    assert all(one.counts_children for one in made.values())
    assert {one.version for one in made.values()} == {7}
    assert made["cohort_change"].label.endswith("since 31 March 2023")
    assert made["episodes_count"].unit == "episodes"


def test_without_a_cohort_sheet_every_figure_says_so():
    made = figures(plan())
    assert {one.text for one in made.values()} == {
        "The workbook holds no cohort figures."
    }


@pytest.mark.parametrize("against", ["cohort_count", "cohort_change", "Cohort_Count"])
def test_a_claim_without_a_figure_is_told_as_the_reports_gap(against: str):
    claim = Claim("The number has fallen.", checked_against=against)
    of = plan(claims=(claim,))
    assert cohort.claimed(of) is claim
    assert figures(of)["cohort_count"].text == (
        "The report gives no figure for the cohort."
    )


@pytest.mark.parametrize(
    "claim",
    [
        Claim("148 children", figure=148, checked_against="cohort_count"),
        Claim("82% complete", checked_against="reported_complete"),
    ],
)
def test_a_claim_with_a_figure_or_of_another_matter_is_no_gap(claim: Claim):
    assert cohort.claimed(plan(claims=(claim,))) is None


def test_a_hidden_count_is_told_as_what_stands_in_its_place():
    few = CohortPoint(JUN, "All", None, hidden="c")
    made = figures(plan(few, protection=Protection(threshold=5, nearest=5)))
    assert made["cohort_count"].text == "Fewer than 5."
    assert made["cohort_joined"].text.startswith("Not shown to the public")


def test_an_incomplete_latest_date_names_the_group_it_lacks():
    made = figures(plan(at(MAR, 3), at(MAR, 4, group="Under 12"), at(JUN, 3)))
    sentence = "No count is given for Under 12 at 30 June 2023."
    assert made["cohort_count"].text == sentence
    assert made["cohort_change"].text == sentence


def test_without_an_earlier_count_the_change_says_so():
    assert figures(plan(at(JUN, 3)))["cohort_change"].text == (
        "There is no earlier count by the same definition to compare with."
    )


def test_joined_unrecorded_is_not_nought():
    made = figures(plan(at(MAR, 3), at(JUN, 3, None, 0)))
    assert made["cohort_joined"].text == (
        "How many joined is not recorded for every group and date since 31 March 2023."
    )
    assert made["cohort_left"].value == 0


# --- between any two dates, and limits ---------------------------------------


def test_a_bridge_between_any_two_dates_adds_up_what_joined_and_left():
    book = sample(WESTMERE, 7)
    found = cohort.between(book, date(2022, 12, 31), date(2023, 6, 30))
    assert (found.start_count, found.end_count) == (186, 148)
    assert (found.joined, found.left) == (21 + 12, 36 + 35)
    assert found.adds_up


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2022, 9, 30), date(2023, 6, 30)),  # a change of definition between
        (date(2023, 1, 1), date(2023, 6, 30)),
        (date(2023, 3, 31), date(2023, 7, 1)),
        (date(2023, 6, 30), date(2023, 6, 30)),
        (date(2023, 6, 30), date(2023, 3, 31)),
    ],
)
def test_no_bridge_is_made_to_a_date_not_given_or_over_another_definition(start, end):
    assert cohort.between(sample(WESTMERE, 7), start, end) is None


def test_the_bridge_before_is_of_as_many_dates_and_crosses_no_definition():
    book = sample(WESTMERE, 7)
    found = cohort.before(book, cohort.bridge(book))
    assert (found.start, found.end) == (date(2022, 12, 31), date(2023, 3, 31))
    assert cohort.before(book, found) is None  # it would begin by the old definition
    first = cohort.between(book, date(2020, 7, 31), date(2020, 9, 30))
    assert cohort.before(book, first) is None


def test_each_definition_has_limits_of_its_own_and_no_good_or_bad():
    found = cohort_limits.limits(sample(WESTMERE, 7))
    assert found["phase"].nunique() == found["segment"].nunique() == 2
    assert found.groupby("segment")["centre"].nunique().tolist() == [1, 1]
    assert set(found["kind"]) <= {"common", "high", "low"}
    assert cohort_limits.caution(sample(WESTMERE, 7)) == (
        "Since the latest change of definition: trial limits, resting on 9 points: "
        "they will move as more are added."
    )


def test_too_few_dates_have_no_limits():
    found = cohort_limits.limits(plan(at(MAR, 5), at(JUN, 6)))
    assert found["upper"].isna().all()
    assert set(found["special_cause"]) == {""}
    assert cohort_limits.limits(plan()).empty
