"""How earlier forecasts did, in a sentence and the cells of its table."""

from datetime import date

import pandas as pd
import pytest

from components.sentences import scores

FIRST = {
    "version": 1,
    "as_at": date(2021, 1, 31),
    "date_50": None,
    "date_85": None,
    "met_50": "",
    "met_85": "",
    "refused": "No forecast: 5 months.",
    "happened": "All reported complete by 13 December 2022.",
    "stored": False,
    "made_up": False,
}
SECOND = {
    **FIRST,
    "version": 2,
    "date_50": date(2022, 11, 30),
    "met_50": "Not met",
    "met_85": "No date given",
    "refused": None,
    "stored": True,
}


def frame(*rows):
    return pd.DataFrame(rows, dtype=object)


def test_a_date_says_what_became_of_it_and_a_refusal_why_there_is_none():
    told = scores.table(frame(FIRST, SECOND))
    why = "No forecast: 5 months."
    assert list(told["of"]) == [
        "Version 2, 31 January 2021",
        "Version 1, 31 January 2021",
    ]
    assert list(told["said_50"]) == ["30 November 2022 (not met)", why]
    assert list(told["said_85"]) == ["No date given", why]


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ((True, True), "Each is shown as it was stored when its version opened."),
        (
            (False, False),
            "None was stored when its version opened; each is made anew by today's "
            "method, from its version alone.",
        ),
        (
            (False, True),
            "1 of 2 are shown as stored when their version opened; each of the rest "
            "is made anew by today's method, from its version alone.",
        ),
    ],
)
def test_it_says_honestly_which_stand_as_stored(stored, said):
    first, second = stored
    rows = frame({**FIRST, "stored": first}, {**SECOND, "stored": second})
    assert scores.said(rows).endswith(said)


def test_what_happened_follows_how_they_did():
    assert scores.said(frame(FIRST, SECOND)).startswith(
        "Of earlier forecasts, 0 of 1 of the 50% dates were met. They share one end, "
        "so they are not independent proofs. All reported complete by 13 December 2022."
    )


def test_made_up_rows_are_said_to_be_that():
    assert scores.said(frame({**SECOND, "made_up": True})).endswith(
        "The actions are made up."
    )


def test_a_first_version_has_no_earlier_forecast():
    assert scores.said(frame().assign(stored=[])) == scores.NONE
