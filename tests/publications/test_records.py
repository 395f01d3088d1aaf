import pytest

from data.publications import plan_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Westmere JTAI action plan", "westmere-jtai-action-plan"),
        ("  westmere: JTAI  Action-Plan ", "westmere-jtai-action-plan"),
        ("Llŷn a’r Cylch", "llyn-a-r-cylch"),
        ("SEND_2024/25", "send-2024-25"),
        ("План", "план"),
    ],
)
def test_a_plan_is_keyed_by_the_letters_and_digits_of_its_name(name, key):
    assert plan_key(name) == key
    assert plan_key(key) == key


@pytest.mark.parametrize("name", ["", "  ", "—", "___"])
def test_a_name_without_a_letter_or_digit_has_no_key(name):
    with pytest.raises(ValueError, match="at least one letter or digit"):
        plan_key(name)
