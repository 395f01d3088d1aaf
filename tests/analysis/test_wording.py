"""Which words were taken out of a text, and which put in?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from data.analysis.changes.wording import Pieces, differences

texts = st.lists(st.sampled_from(["all", "staff", "every", "month"]), max_size=8)


def shown(pieces: Pieces) -> str:
    return " ".join(f"[{one.text}]" if one.changed else one.text for one in pieces)


def test_only_what_differs_is_marked():
    then, now = differences("offered to all staff", "offered to eligible staff")
    assert shown(then) == "offered to [all] staff"
    assert shown(now) == "offered to [eligible] staff"


def test_words_put_in_leave_the_earlier_text_unmarked():
    then, now = differences("Train staff", "Train all staff")
    assert (shown(then), shown(now)) == ("Train staff", "Train [all] staff")


def test_a_text_from_nothing_is_all_put_in():
    assert differences("", "Train staff")[0] == ()
    assert shown(differences("", "Train staff")[1]) == "[Train staff]"


@settings(deadline=None, derandomize=True)
@given(texts, texts)
def test_the_pieces_make_both_texts_again_and_share_what_is_not_marked(old, new):
    then, now = differences(" ".join(old), " ".join(new))
    assert " ".join(one.text for one in then) == " ".join(old)
    assert " ".join(one.text for one in now) == " ".join(new)
    kept = [[one.text for one in side if not one.changed] for side in (then, now)]
    assert kept[0] == kept[1]
