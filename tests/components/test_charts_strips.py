"""When would each change first stand in a paper? Rings, lines, squares and crosses."""

from datetime import date

import pandas as pd
import pytest

from components import theme
from components.charts import strips
from components.charts.strips import MEETING, NEVER, SEEN, Strip
from tests.components.specs import font_sizes, gridlines, marks, spec, texts

MAY, JUNE, JULY = date(2023, 5, 31), date(2023, 6, 30), date(2023, 7, 10)
SIGN_OFF = date(2024, 1, 31)
FRAME = pd.DataFrame(
    {
        "on": [MAY, MAY, JUNE],
        "seen_0": [JULY, JULY, JULY],
        "seen_1": [None, None, None],
    },
    dtype=object,
)
COURSES = (
    Strip("As recommended", "as listed", "3 of 3 appear", "", [JULY], "seen_0"),
    Strip("Do nothing", "no reports", "None of 3 appears", "", [], "seen_1"),
)


def drawn(frame=FRAME, courses=COURSES):
    return strips.strips(frame, courses, sign_off=SIGN_OFF)


def points(**given):
    (found,) = marks(drawn(**given), "point")
    return found["rows"]


def test_every_change_is_a_mark_under_every_course():
    kinds = [row["kind"] for row in points()]
    assert kinds == [MEETING, SEEN, SEEN, SEEN, NEVER, NEVER, NEVER]


def test_changes_of_one_day_are_stacked_and_none_covers_another():
    places = [(row["on"], row["y"]) for row in points()]
    assert len(set(places)) == len(places)


def test_a_line_runs_from_each_change_seen_to_its_paper_and_from_no_other():
    lines = next(
        one
        for one in marks(drawn(), "rule")
        if one["rows"] and "paper" in one["rows"][0]
    )
    ends = [(row["on"], row["paper"], row["base"]) for row in lines["rows"]]
    meeting = points()[0]
    assert ends == [
        ("2023-05-31", "2023-07-10", meeting["y"]),
        ("2023-05-31", "2023-07-10", meeting["y"]),
        ("2023-06-30", "2023-07-10", meeting["y"]),
    ]


def test_each_kind_has_a_shape_of_its_own_and_a_word():
    (found,) = marks(drawn(), "point")
    shape = found["encoding"]["shape"]["scale"]
    assert shape["domain"] == [SEEN, NEVER, MEETING]
    assert len(set(shape["range"])) == 3


def test_the_result_stands_at_the_row_s_end_and_sign_off_is_named():
    said = texts(drawn())
    assert {"3 of 3 appear", "None of 3 appears"} <= said
    assert "Sign-off due 31 Jan 2024" in said


def test_every_course_has_its_row():
    one, two = (spec(drawn(courses=COURSES[:n]))["height"] for n in (1, 2))
    assert two == 2 * one


@pytest.mark.parametrize("number", [1, 9, 60])
def test_a_tall_stack_stays_within_its_row(number: int):
    frame = pd.DataFrame({"on": [MAY] * number, "seen_0": [JULY] * number})
    rows = points(frame=frame, courses=COURSES[:1])
    chart = drawn(frame=frame, courses=COURSES[:1])
    assert all(40 < row["y"] < spec(chart)["height"] for row in rows)
    assert spec(chart)["height"] < 200


def test_nothing_to_draw_is_said():
    assert texts(drawn(frame=FRAME.head(0))) == {"Nothing recorded"}
    assert texts(drawn(courses=())) == {"Nothing recorded"}


def test_words_are_large_enough_and_gridlines_few():
    assert min(font_sizes(drawn())) >= theme.AXIS_SIZE
    assert max(gridlines(drawn())) <= 10
