"""Which forecast stands for a version: the stored one, else one made anew."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from data import workbook
from data.analysis.forecast import Fate, kept, made
from data.analysis.ledger import Version
from data.samples.library import library


@cache
def versions(plan_key: str) -> tuple[Version, ...]:
    (plan,) = (one for one in library() if one.key == plan_key)
    return tuple(
        Version(one.number, read) for one in plan.versions if (read := _plan(one))
    )


def _plan(version):
    return workbook.read(version.content(), "workbook.xlsx").plan


def opened_with_forecasts(numbers: set[int]) -> list[Version]:
    """The first sample, these versions of it with a forecast of a sure 2030."""
    return [
        replace(one, forecast=stored(one)) if one.number in numbers else one
        for one in versions("westmere-jtai")
    ]


def stored(one: Version) -> dict[str, object]:
    """The forecast of a version as stored, told apart by its sign-off date."""
    record = made(one.plan, one.number).as_record()
    return {**record, "sign_off": "2030-01-31"}


def test_a_version_opened_with_a_forecast_stands_by_it():
    assert kept.newest(opened_with_forecasts({7})).sign_off == date(2030, 1, 31)


def test_without_one_it_is_made_anew_from_that_version_alone():
    found = versions("westmere-jtai")
    assert kept.newest(found) == made(found[-1].plan, 7)


def test_the_newest_version_is_no_earlier_forecast():
    assert list(kept.earlier(versions("westmere-jtai"))["version"]) == [*range(1, 7)]


def test_each_earlier_one_says_whether_it_is_as_stored():
    frame = kept.earlier(opened_with_forecasts({4, 6, 7})).set_index("version")
    assert list(frame.index[frame["stored"]]) == [4, 6]
    assert set(frame["sign_off"][[4, 6]]) == {date(2030, 1, 31)}
    assert set(frame["sign_off"][[1, 2, 3, 5]]) == {date(2024, 1, 31)}


def test_one_version_has_no_earlier_forecast():
    assert kept.earlier(versions("westmere-jtai")[:1]).empty


def test_the_history_of_the_second_sample_scores_every_date_it_gave():
    frame = kept.earlier(versions("westmere-inclusion"))
    assert set(frame["finished_on"]) == {date(2022, 12, 13)}
    fates = {name: list(frame[f"met_{name}"]) for name in (50, 85)}
    assert fates[50].count(str(Fate.MET)) == 10
    assert fates[50].count(str(Fate.MISSED)) == 10
    assert fates[85].count(str(Fate.MET)) == 17
    assert str(Fate.MISSED) not in fates[85]


def test_what_is_stored_and_is_no_forecast_is_refused():
    first = replace(versions("westmere-jtai")[0], forecast={"method": 1})
    with pytest.raises(ValueError, match="not a forecast as stored"):
        kept.newest([first])
