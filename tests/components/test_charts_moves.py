"""How far has each date moved? Rings, dots, and the days in words."""

from datetime import date

import pandas as pd

from components import theme
from components.charts import moves
from tests.components.specs import font_sizes, gridlines, marks, spec, texts

AS_AT = date(2023, 6, 30)
COLUMNS = ["ref", "action", "original_on", "current_on", "moved_days"]


def frame(*rows):
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


SEVERAL = frame(
    ("6.1", "Team operational", date(2023, 4, 30), date(2023, 9, 30), 153),
    ("2.6", "Daily sharing", date(2023, 2, 28), date(2023, 3, 31), 31),
    ("9.9", "One day", date(2023, 6, 1), date(2023, 6, 2), 1),
)


def test_a_line_runs_from_the_original_to_the_current_date():
    lines = next(
        x
        for x in marks(moves.moved(SEVERAL, as_at=AS_AT), "rule")
        if len(x["rows"]) == 3
    )
    assert [(row["from"], row["to"]) for row in lines["rows"]] == [
        ("2023-04-30", "2023-09-30"),
        ("2023-02-28", "2023-03-31"),
        ("2023-06-01", "2023-06-02"),
    ]


def test_each_end_is_named_by_shape_and_word():
    (points,) = marks(moves.moved(SEVERAL, as_at=AS_AT), "point")
    fill = points["encoding"]["fill"]["scale"]
    assert dict(zip(fill["domain"], fill["range"], strict=True)) == {
        "Original date": theme.PAPER,
        "Current date": theme.DONE,
    }
    assert len(points["rows"]) == 2 * 3


def test_the_days_stand_at_the_end_in_words_and_the_position_is_named():
    said = texts(moves.moved(SEVERAL, as_at=AS_AT))
    assert {"153 days", "31 days", "1 day", "Position, 30 Jun 2023"} <= said


def test_at_most_fifteen_are_drawn_in_the_order_given():
    many = pd.concat([SEVERAL] * 6, ignore_index=True)
    many["ref"] = [f"1.{number}" for number in range(18)]
    chart = moves.moved(many, as_at=AS_AT)
    (points,) = marks(chart, "point")
    assert len({row["row"] for row in points["rows"]}) == moves.MOST == 15
    assert spec(chart)["height"] == 15 * moves.ROW


def test_two_actions_of_one_ref_and_name_have_a_line_each():
    twice = pd.concat([SEVERAL.head(1)] * 2, ignore_index=True)
    (points,) = marks(moves.moved(twice, as_at=AS_AT), "point")
    assert [row["row"] for row in points["rows"]] == [0, 0, 1, 1]


def test_nothing_moved_is_said():
    assert texts(moves.moved(frame(), as_at=AS_AT)) == {"Nothing recorded"}


def test_words_are_large_enough_and_gridlines_few():
    chart = moves.moved(SEVERAL, as_at=AS_AT)
    assert min(font_sizes(chart)) >= theme.AXIS_SIZE
    assert max(gridlines(chart)) <= 10
