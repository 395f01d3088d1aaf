from __future__ import annotations

from datetime import date

import pytest

from data.analysis import options
from data.plan import Cell, Option, Plan, Recommendation, Row

NOTHING = Option("Do nothing", "Progress is not seen.", "Children are not protected.")


def plan(*considered: Option, **fields: object) -> Plan:
    return Plan(
        "Westmere plan", "Westmere", date(2023, 6, 30), options=considered, **fields
    )


def last(*considered: Option) -> dict[str, object]:
    return options.considered(plan(*considered)).iloc[-1].to_dict()


def test_an_empty_plan_gives_empty_frames_with_their_columns():
    assert tuple(options.considered(plan()).columns) == options.CONSIDERED
    assert tuple(options.recommended(plan()).columns) == options.RECOMMENDED
    assert options.considered(plan()).empty
    assert options.recommended(plan()).empty


def test_an_option_in_its_own_words_is_left_as_it_is():
    row = last(NOTHING)
    assert (row["impact"], row["risk"]) == (NOTHING.impact, NOTHING.risk)
    assert (row["impact_from"], row["impact_points_at"]) == ("", "")
    assert not row["unresolved"]


@pytest.mark.parametrize(
    "said",
    [
        "As above",
        "As above.",
        "AS ABOVE",
        "Same as above",
        "As per above",
        "The same as the above option.",
        "The risk is the same as the above option.",
        "Same as Do nothing",
        "Same as “Do nothing”.",
        "As per 'do nothing'",
    ],
)
def test_a_text_that_only_points_takes_the_text_it_points_at(said: str):
    row = last(NOTHING, Option("Report yearly", "Less is seen.", said, 12))
    assert row["risk"] == "Children are not protected."
    assert row["risk_said"] == said
    assert row["risk_from"] == "Do nothing"
    assert row["risk_points_at"] == ""
    assert row["impact"] == "Less is seen."
    assert row["reports_every"] == 12
    assert not row["unresolved"]


@pytest.mark.parametrize(
    "pointer",
    [
        "The impact is the same as the above option.",
        "It is the same as the above option.",
        "The impact is the same as “Do nothing”.",
    ],
)
def test_a_longer_text_keeps_its_words_and_shows_what_it_points_at(pointer: str):
    said = f"This is not recommended. {pointer}"
    row = last(NOTHING, Option("Report yearly", said, "As above"))
    assert row["impact"] == row["impact_said"] == said
    assert row["impact_points_at"] == "Progress is not seen."
    assert row["impact_from"] == "Do nothing"


def test_as_above_twice_is_followed_to_the_words_themselves():
    row = last(
        NOTHING,
        Option("Report yearly", "Less is seen.", "As above"),
        Option("Report never", "As above", "As above"),
    )
    assert row["impact"] == "Less is seen."
    assert row["impact_from"] == "Report yearly"
    assert row["risk"] == "Children are not protected."
    assert row["risk_from"] == "Do nothing"


def test_pointing_at_a_text_that_also_points_loses_neither():
    mixed = "Not recommended. The impact is the same as the above option."
    row = last(
        NOTHING,
        Option("Report yearly", mixed, "x"),
        Option("Report never", "As above", "x"),
    )
    assert row["impact"] == mixed
    assert row["impact_points_at"] == "Progress is not seen."


@pytest.mark.parametrize(
    "said", ["As above", "Worse; the same as the above option", "Same as option 9"]
)
def test_a_text_that_points_at_nothing_is_left_and_flagged(said: str):
    row = last(Option("Do nothing", said, "x"))
    assert (row["impact"], row["impact_from"]) == (said, "")
    assert row["unresolved"]


def test_pointing_at_an_unresolved_text_is_unresolved():
    row = last(Option("A plan", "As above", "x"), Option("B plan", "As above", "y"))
    assert row["impact"] == "As above"
    assert row["unresolved"]


def test_options_that_point_at_each_other_are_unresolved():
    frame = options.considered(
        plan(
            Option("Go slow", "Same as Stop", "x"),
            Option("Stop", "Same as Go slow", "y"),
        )
    )
    assert frame["unresolved"].tolist() == [True, True]
    assert frame["impact"].tolist() == ["Same as Stop", "Same as Go slow"]


def test_the_longest_name_that_fits_is_meant():
    row = last(
        NOTHING,
        Option("Do nothing more", "Some is seen.", "x"),
        Option("Report yearly", "Same as Do nothing more", "y"),
    )
    assert row["impact"] == "Some is seen."


def test_words_that_merely_contain_above_are_not_a_pointer():
    said = "Costs rise above the budget"
    assert last(NOTHING, Option("Report monthly", said, "x"))["impact"] == said


def test_the_cell_used_is_named_and_a_made_up_source_marks_the_row():
    cells = {"risk": Cell("Options", "C2", NOTHING.risk)}
    row = Row("Options", 2, cells, made_up=True)
    source = Option("Do nothing", NOTHING.impact, NOTHING.risk, row=row)
    own = Row("Options", 3, {"risk": Cell("Options", "C3", "As above")})
    frame = options.considered(
        plan(source, Option("Report yearly", "Less.", "As above", row=own))
    )
    assert frame["risk_from"][1] == "Do nothing (Options, C2)"
    assert [str(cell) for cell in frame["cells"][1]] == ["Options, C3", "Options, C2"]
    assert frame["made_up"].tolist() == [True, True]


def test_a_row_that_points_at_nothing_made_up_is_not_made_up():
    source = Option("Do nothing", "a", "b", row=Row("Options", 2, made_up=True))
    frame = options.considered(plan(source, Option("Report yearly", "c", "d")))
    assert frame["made_up"].tolist() == [True, False]


# --- recommendations -------------------------------------------------------


def recommended(*dates: date) -> list[date]:
    made = tuple(Recommendation(on, f"Note of {on}") for on in dates)
    return options.recommended(plan(recommendations=made))["on"].tolist()


def test_the_newest_recommendations_are_given_the_next_meeting_s_included():
    january, april, july = date(2023, 1, 16), date(2023, 4, 3), date(2023, 7, 10)
    assert recommended(january, july, july, april) == [july, july]


@pytest.mark.parametrize(
    ("text", "reporting"),
    [
        ("Receive a further report in early 2024", True),
        ("That an update report is brought in six months", True),
        ("Scrutinise the progress made", False),
        ("Note the report", False),
        ("Receive assurance that the board will keep reporting lines", False),
        ("Agree the further support reported", False),
    ],
)
def test_a_recommendation_about_a_further_report_is_known(text: str, reporting: bool):
    made = Recommendation(date(2023, 1, 16), text, "Agreed", "Done")
    frame = options.recommended(plan(recommendations=(made,)))
    assert frame["reporting"].tolist() == [reporting]
    assert frame[["status", "response"]].iloc[0].tolist() == ["Agreed", "Done"]
    assert frame["made_up"].tolist() == [False]
