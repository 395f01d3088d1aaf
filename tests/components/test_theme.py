"""Can everybody read the charts' words and tell their marks apart?"""

import altair as alt
import pytest

from components import theme


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_the_guidelines_say():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("words", "behind"), theme.TEXT_ON)
def test_words_stand_out_from_what_is_behind_them(words, behind):
    assert contrast(words, behind) >= 4.5


@pytest.mark.parametrize(("mark", "behind"), theme.MARKS_ON)
def test_marks_stand_out_from_what_is_behind_them(mark, behind):
    assert contrast(mark, behind) >= 3


def test_the_ramp_deepens_with_every_band():
    depths = [luminance(band) for band in theme.RAMP]
    assert depths == sorted(depths, reverse=True)
    assert len(set(depths)) == len(theme.RAMP)


def test_the_theme_is_in_force_once_it_is_imported():
    assert alt.theme.active == "scrutiny"


def test_no_word_is_turned_or_small():
    config = theme.scrutiny()["config"]
    assert config["axis"]["labelAngle"] == 0
    sizes = [
        config["axis"]["labelFontSize"],
        config["axis"]["titleFontSize"],
        config["legend"]["labelFontSize"],
        config["text"]["fontSize"],
    ]
    assert min(sizes) >= 13.5


def test_a_halo_is_drawn_beneath_its_words():
    place = alt.Chart(alt.InlineData(values=[{}]))
    beneath, above = theme.haloed(place, text="61 counted").to_dict()["layer"]
    assert beneath["mark"]["stroke"] == theme.PAPER
    assert "stroke" not in above["mark"]
    assert beneath["mark"]["text"] == above["mark"]["text"] == "61 counted"


def test_a_chart_is_as_wide_as_its_container_and_as_tall_as_it_is_told():
    place = alt.Chart(alt.InlineData(values=[{}])).mark_point()
    spec = theme.finished(place, height=120).to_dict()
    assert (spec["width"], spec["height"]) == ("container", 120)
    assert spec["autosize"] == {"contains": "padding", "type": "fit-x"}
    assert "title" not in spec


def test_nothing_to_draw_says_so():
    assert "Nothing recorded" in str(theme.nothing_recorded().to_dict())
