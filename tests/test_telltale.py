"""Which texts look as if they told of a child, and which do not?"""

import pytest

from data.telltale import signs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seen again; DOB 03/04/2009", "a date of birth"),
        ("born on 3 April 2009", "a date of birth"),
        ("a 14-year-old was missing", "an age"),
        ("one aged 9, in Crewe", "an age"),
        ("J.B. (14) was seen at home", "initials with an age"),
        ("KS (aged 15) not located", "initials with an age"),
        ("Jamie (aged 12) moved school", "a name with an age"),
        ("Jamie, 12, moved school", "a name with an age"),
        ("NHS 943 476 5919 checked", "an NHS number"),
        ("UPN A123456789012", "a unique pupil number"),
        ("see case no. 48213", "a case number"),
        ("Liquidlogic ID 1048213", "a case number"),
        ("visited at CW1 2BJ", "a postcode"),
        ("visited at 12 Mill Lane", "an address"),
        ("three girls were moved", "a small number of children"),
        ("3 looked-after children", "a small number of children"),
    ],
)
def test_what_looks_like_a_childs_data_is_named(text: str, found: str):
    assert found in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Children aged 10 to 17 are offered a return interview",
        "J. Smith, head of service, front door",
        "Meeting notes, 3 October 2022 onwards; attendance log",
        "2,143 children attended learning week",
        "12 children's homes were visited",
        "within 2 working days of a child going missing",
        "Reported at the Board of 03/05/2023, item 4",
        "Phone 0123 456 7890 for the single front door",
        "Version 3 of the guidance, on the partnership's website",
        "943 476 5918 is no NHS number: its last digit does not check the others",
        "Q4 2022/23: 45 of 50 cases",
        "JTAI (2022), paragraph 12",
    ],
)
def test_what_is_an_officers_or_a_plans_own_is_left_alone(text: str):
    assert signs(text) == ()


def test_several_signs_in_one_text_are_each_told_once():
    assert signs("Two girls, then two boys, at 12 Mill Lane") == (
        "an address",
        "a small number of children",
    )
