"""What a ledger keeps of an action that moves, goes, comes back or changes its ref."""

from __future__ import annotations

from data.analysis.ledger import HISTORY, MOVES, Ledger, Version, confirmed, ledger
from tests.spec.plans import plan_of

HEADER = "Ref | Action | Original due | Current due | Status | Update"


def book(*tables: str | None, confirmed=()) -> Ledger:
    """A ledger of versions, each a few lines under HEADER; None lists no actions."""
    versions = [
        Version(number, plan_of(None if table is None else f"{HEADER}\n{table}"))
        for number, table in enumerate(tables, 1)
    ]
    return ledger(versions, confirmed=confirmed)


def kinds(found: Ledger, ref: str) -> list[tuple[int, str]]:
    history = found.entry(ref).history()
    return list(zip(history["version"], history["kind"], strict=True))


def line(
    due: str = "", *, ref="1.1", text="Hold a daily meeting of partners", update=""
) -> str:
    return f"{ref} | {text} | 31 March 2023 | {due} | In progress | {update}"


def test_a_date_moved_and_moved_back_is_two_moves_and_no_days():
    found = book(line(), line("30 April 2023"), line("31 March 2023"))
    entry = found.entry("1.1")
    assert [step.change.days for step in entry.moves] == [30, -30]
    assert entry.days == 0
    assert len(found.moves()) == 2


def test_the_original_date_is_the_first_that_any_version_gave():
    altered = line().replace("31 March 2023", "31 May 2023")
    entry = book(line(), altered).entry("1.1")
    assert entry.original.raw == "31 March 2023"
    assert entry.days == 30 + 31


def test_a_date_first_given_later_is_the_original():
    entry = book(line().replace("31 March 2023", ""), line()).entry("1.1")
    assert entry.original.raw == "31 March 2023"


def test_an_action_that_is_listed_again_is_followed_on():
    found = book(line(), line(ref="2.1", text="Train"), line("30 April 2023"))
    assert kinds(found, "1.1") == [
        (2, "No longer listed"),
        (3, "Added"),
        (3, "Moved later"),
    ]
    assert found.entry("1.1").history().loc[1, "then"] == (
        "Last listed in version 1, then not listed"
    )
    assert [entry.ref for entry in found.gone] == ["2.1"]


def test_an_action_stays_gone_without_being_told_so_again():
    other = line(ref="2.1", text="Train every worker")
    found = book(f"{line()}\n{other}", other, other)
    assert kinds(found, "1.1") == [(2, "No longer listed")]
    assert found.entry("2.1").steps == ()


def test_a_ref_spelled_otherwise_is_the_same_action():
    found = book(line(), line(ref="1.1.0"), line("30 April 2023", ref="1.1.0"))
    assert kinds(found, "1.1.0") == [(2, "Ref changed"), (3, "Moved later")]
    assert found.entry("1.1") is None
    assert len(found.entries) == 1


def test_a_match_that_an_officer_confirmed_joins_two_histories():
    apart = book(line(text="Audit files"), line(ref="6.4", text="Train all"))
    joined = book(
        line(text="Audit files"),
        line(ref="6.4", text="Train all"),
        confirmed=[("1.1", "6.4")],
    )
    assert len(apart.entries) == 2
    assert kinds(joined, "6.4") == [(2, "Re-worded"), (2, "Ref changed")]


def test_what_was_confirmed_of_a_version_holds_in_its_own_step_alone():
    lines = [
        line(text="Audit files"),
        line(ref="6.4", text="Train all"),
        f"{line(ref='6.4', text='Train all')}\n{line(text='Buy cars')}",
    ]
    plans = [plan_of(f"{HEADER}\n{one}") for one in lines]
    found = ledger(
        [
            Version(1, plans[0]),
            Version(2, plans[1], confirmed=(("1.1", "6.4"),)),
            Version(3, plans[2]),
        ]
    )
    assert kinds(found, "6.4") == [(2, "Re-worded"), (2, "Ref changed")]
    assert kinds(found, "1.1") == [(3, "Added")]


def test_matches_confirmed_one_after_another_join_the_first_ref_with_the_last():
    plan = plan_of(f"{HEADER}\n{line()}")
    on_the_way = [
        Version(3, plan, confirmed=(("1.4", "1.9"), ("2.1", "2.1"))),
        Version(4, plan),
        Version(5, plan, confirmed=(("1.9", "2.2"), ("3.1", "1.9"))),
    ]
    assert confirmed(on_the_way) == (("1.4", "2.2"), ("2.1", "2.1"), ("3.1", "1.9"))
    assert confirmed([]) == ()


def test_a_version_that_lists_no_actions_is_passed_over():
    found = book(line(), None, line("30 April 2023"))
    assert kinds(found, "1.1") == [(3, "Moved later")]


def test_steps_between_two_versions_leave_out_the_earlier_one_s_own():
    found = book(line(), line("30 April 2023"), line("31 May 2023"))
    made = found.entry("1.1").within(2, 3)
    assert [step.version.number for step in made] == [3]


def test_a_ledger_without_moves_or_versions_keeps_its_columns():
    assert tuple(book(line()).moves().columns) == MOVES
    assert tuple(book(line()).entry("1.1").history().columns) == HISTORY
    assert book().entries == book().gone == ()


def test_the_order_of_the_rows_does_not_matter():
    other = line("30 April 2023", ref="2.1", text="Train every worker")
    first = book(f"{line()}\n{other}", f"{line('31 May 2023')}\n{other}")
    second = book(f"{other}\n{line()}", f"{other}\n{line('31 May 2023')}")
    columns = ["ref", "version", "then", "now", "days"]
    assert first.moves()[columns].equals(second.moves()[columns])
