from __future__ import annotations

from datetime import date

import pytest

from data.analysis import risk
from data.plan import (
    Action,
    Band,
    Cell,
    Claim,
    Delivery,
    Due,
    Plan,
    Risk,
    Row,
    Score,
)


def plan(*risks: Risk, **fields: object) -> Plan:
    return Plan("Westmere plan", "Westmere", date(2023, 6, 30), risks=risks, **fields)


def scored(ref: str, likelihood: int, impact: int, **fields: object) -> Risk:
    return Risk(ref, f"Risk {ref}", current=Score(likelihood, impact), **fields)


def figures(of: Plan) -> dict:
    return {made.name: made for made in risk.figures(of, 7)}


def test_an_empty_plan_gives_empty_frames_with_their_columns():
    assert tuple(risk.register(plan()).columns) == risk.REGISTER
    assert tuple(risk.grid(plan()).columns) == risk.GRID
    assert risk.register(plan()).empty
    assert risk.grid(plan()).empty


# --- scale and bands -------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "steps"),
    [
        (plan(), 4),
        (plan(scored("R1", 4, 4)), 4),
        (plan(scored("R1", 1, 5)), 5),
        (plan(Risk("R1", "x", target=Score(5, 1))), 5),
        (plan(scored("R1", 1, 5), risk_scale=4), 4),
        (plan(risk_scale=5), 5),
        (plan(risk_bands=(Band(1, 25, "Any"),)), 5),
    ],
)
def test_the_scale_is_the_stated_one_or_the_least_that_holds_the_scores(of, steps):
    assert risk.scale(of) == steps


def test_stated_bands_are_used_from_the_lowest_and_said_to_be_stated():
    low, high = Band(1, 8, "Green"), Band(9, 16, "Red")
    assert risk.bands(plan(risk_bands=(high, low))) == ((low, high), True)


@pytest.mark.parametrize("steps", [4, 5])
def test_default_bands_are_not_stated_and_hold_every_product(steps: int):
    bands, stated = risk.bands(plan(risk_scale=steps))
    assert not stated
    products = {a * b for a in range(1, steps + 1) for b in range(1, steps + 1)}
    for product in products:
        assert sum(band.low <= product <= band.high for band in bands) == 1


@pytest.mark.parametrize(
    ("steps", "likelihood", "impact", "text"),
    [
        (4, 1, 3, "3 Low"),
        (4, 2, 3, "6 Medium"),
        (4, 3, 3, "9 High"),
        (4, 3, 4, "12 Very high"),
        (5, 3, 3, "9 Medium"),
        (5, 3, 5, "15 High"),
        (5, 4, 4, "16 Very high"),
    ],
)
def test_a_score_is_said_with_its_band(steps, likelihood, impact, text):
    frame = risk.register(plan(scored("R1", likelihood, impact), risk_scale=steps))
    assert frame["current_text"].tolist() == [text]


def test_a_score_in_no_band_says_so():
    bands = (Band(1, 3, "Low"), Band(12, 16, "High"))
    frame = risk.register(plan(scored("R1", 2, 3), risk_bands=bands))
    assert frame["current_band"].tolist() == ["No band given"]
    assert frame["current_text"].tolist() == ["6 No band given"]


# --- register --------------------------------------------------------------


def test_the_register_runs_from_the_highest_current_score_then_gross_then_ref():
    frame = risk.register(
        plan(
            Risk("R1", "unscored"),
            scored("R10", 2, 2),
            scored("R2", 2, 2),
            scored("R4", 1, 4, gross=Score(4, 4)),
            scored("R3", 4, 4),
        )
    )
    assert frame["ref"].tolist() == ["R3", "R4", "R2", "R10", "R1"]


def test_each_stage_keeps_its_score_and_its_parts():
    row = risk.register(
        plan(Risk("R1", "x", gross=Score(4, 3), current=Score(3, 3)))
    ).iloc[0]
    assert (row["gross"], row["gross_likelihood"], row["gross_impact"]) == (12, 4, 3)
    assert (row["current"], row["gross_text"]) == (9, "12 Very high")
    assert (row["target"], row["target_likelihood"]) == (None, None)
    assert (row["target_band"], row["target_text"]) == ("", "No score given")


def test_open_actions_are_those_in_the_plan_neither_complete_nor_superseded():
    def action(ref: str, delivery: Delivery) -> Action:
        return Action(ref, "Do it", ("The council",), Due(), delivery)

    actions = (
        action("1.1", Delivery.COMPLETE),
        action("1.2", Delivery.IN_PROGRESS),
        action("1.3", Delivery.SUPERSEDED),
        action("1.4a", Delivery.UNKNOWN),
        action("1.5", Delivery.NOT_STARTED),
    )
    linked = scored("R1", 1, 1, actions=("1.1", "1.2", "1.3", "1.4A", "9.9"))
    frame = risk.register(plan(linked, scored("R2", 1, 1), actions=actions))
    assert frame["actions_open"].tolist() == [2, 0]
    assert frame["actions"].tolist() == [("1.1", "1.2", "1.3", "1.4A", "9.9"), ()]


def test_a_row_carries_its_cells_and_the_made_up_mark():
    cells = {
        "ref": Cell("Risks", "A2", "R1"),
        "current_likelihood": Cell("Risks", "G2", "2"),
    }
    made = scored("R1", 2, 2, row=Row("Risks", 2, cells, made_up=True))
    frame = risk.register(plan(made, scored("R2", 1, 1)))
    assert [str(cell) for cell in frame["cells"][0]] == ["Risks, A2", "Risks, G2"]
    assert frame["made_up"].tolist() == [True, False]


# --- grid ------------------------------------------------------------------


def test_the_grid_has_a_row_a_cell_with_likelihood_from_the_top_down():
    frame = risk.grid(plan(scored("R1", 3, 4), risk_scale=4))
    assert len(frame) == 4 * 4
    assert frame["likelihood"].tolist()[:5] == [4, 4, 4, 4, 3]
    assert frame["impact"].tolist()[:5] == [1, 2, 3, 4, 1]
    assert len(risk.grid(plan(scored("R1", 1, 1), risk_scale=5))) == 5 * 5


def test_a_cell_lists_every_risk_that_stands_there_and_its_band():
    invented = scored("R2", 3, 4, row=Row("Risks", 3, made_up=True))
    frame = risk.grid(
        plan(invented, scored("R1", 3, 4), scored("R3", 4, 3), Risk("R4", "unscored"))
    )
    here = frame[(frame["likelihood"] == 3) & (frame["impact"] == 4)].iloc[0]
    assert here["refs"] == ("R1", "R2")
    assert (here["score"], here["band"], here["band_rank"]) == (12, "Very high", 4)
    assert here["made_up"]
    assert sum(len(refs) for refs in frame["refs"]) == 3
    assert frame["made_up"].sum() == 1


def test_a_cell_in_no_band_has_no_rank():
    frame = risk.grid(plan(scored("R1", 1, 1), risk_bands=(Band(1, 3, "Low"),)))
    assert frame["band_rank"].tolist()[0] == 1 - 1
    assert frame["band"].tolist()[0] == "No band given"


# --- figures ---------------------------------------------------------------


def test_high_risks_are_counted_of_those_with_a_current_score():
    made = figures(
        plan(
            scored("R1", 3, 4),
            scored("R2", 2, 4),
            scored("R3", 2, 3),
            Risk("R4", "unscored", gross=Score(4, 4)),
        )
    )
    high = made["risks_high"]
    assert (high.value, high.numerator, high.denominator) == (2, 2, 3)
    assert high.text == "2 of 3"
    assert high.label == "Risks now rated High or Very high"
    assert [(one.reason, one.count) for one in high.left_out] == [
        ("without a current score", 1)
    ]
    assert (made["risk_score.R1"].value, made["risk_score.R1"].note) == (
        12,
        "Very high",
    )
    assert made["risk_score.R4"].text == "No current score is given for R4."
    assert {one.version for one in made.values()} == {7}


def test_no_risk_in_the_higher_bands_is_nought_not_missing():
    high = figures(plan(scored("R1", 1, 1)))["risks_high"]
    assert (high.value, high.text, high.missing) == (0, "0 of 1", "")


def test_the_middle_of_three_bands_is_not_high():
    bands = (Band(1, 4, "Green"), Band(5, 9, "Amber"), Band(10, 16, "Red"))
    made = figures(plan(scored("R1", 3, 3), scored("R2", 4, 4), risk_bands=bands))
    assert made["risks_high"].value == 1
    assert made["risks_high"].label == "Risks now rated Red"


def test_without_risks_the_figure_says_so():
    assert figures(plan())["risks_high"].text == "The workbook holds no risks."


def test_risks_without_a_current_score_give_no_count():
    made = figures(plan(Risk("R1", "x")))["risks_high"]
    assert made.text == "No risk has a current score."


def test_a_register_mentioned_without_scores_is_told():
    claim = Claim("Progress is on the council's Corporate Risk Register")
    sentence = "The report mentions the corporate risk register but gives no scores."
    assert risk.mentioned(plan(claims=(claim,))) == sentence
    assert figures(plan(claims=(claim,)))["risks_high"].text == sentence


def test_another_register_is_not_called_corporate():
    claim = Claim("It is on the partnership's risk register")
    assert risk.mentioned(plan(claims=(claim,))) == (
        "The report mentions the risk register but gives no scores."
    )


def test_with_risks_or_without_a_mention_nothing_is_said():
    claim = Claim("Progress is on the corporate risk register")
    assert risk.mentioned(plan(scored("R1", 1, 1), claims=(claim,))) == ""
    assert risk.mentioned(plan(claims=(Claim("82% complete"),))) == ""
    assert risk.mentioned(plan()) == ""


def test_made_up_scores_mark_the_figures_that_rest_on_them():
    made = figures(
        plan(scored("R1", 1, 1, row=Row("Risks", 2, made_up=True)), scored("R2", 1, 1))
    )
    assert made["risks_high"].made_up
    assert made["risk_score.R1"].made_up
    assert not made["risk_score.R2"].made_up
