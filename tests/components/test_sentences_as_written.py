"""Raw beside read: what a cell says is told where it is not what was made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.sentences import action_plan, as_written
from data.plan import Action, Cell, Delivery, Due, Plan, Precision, Row
from data.release.audience import Role

DAY = date(2023, 9, 30)


def plan(raw: dict[str, str], **said) -> Plan:
    """A plan of one action whose cells say this."""
    cells = {name: Cell("Actions", f"{name}2", text) for name, text in raw.items()}
    asked = {
        "ref": "1.1",
        "action": "Meet daily",
        "lead_agency": ("Westmere Council",),
        "original_due": Due(DAY, Precision.DAY),
        "delivery": Delivery.COMPLETE,
        **said,
    }
    action = Action(**asked, row=Row("Actions", 2, cells))
    return Plan("Small plan", "Westmere", DAY, actions=(action,))


@pytest.mark.parametrize(
    ("field", "raw", "said"),
    [
        ("delivery", "complete ", Delivery.COMPLETE),
        ("original_due", "30/09/2023", Due(DAY, Precision.DAY)),
        ("original_due", "30 September 2023", Due(DAY, Precision.DAY)),
        ("original_due", "September 2023", Due(DAY, Precision.MONTH)),
        ("lead_agency", "Police;\nHealth", ("Police", "Health")),
        ("completed_on", "2023-09-30", DAY),
        ("evidence", " ", ""),
    ],
)
def test_what_says_the_same_in_another_form_is_not_told(field, raw, said):
    assert as_written.differences(plan({field: raw}, **{field: said})).empty


@pytest.mark.parametrize(
    ("field", "raw", "said", "understood"),
    [
        ("delivery", "Amber E", Delivery.UNKNOWN, "Unknown"),
        ("original_due", "Sept 23", Due(DAY, Precision.MONTH), "September 2023"),
        ("original_due", "TBC", Due(raw="TBC"), "No date (“TBC”)"),
        ("lead_agency", "Police / Health", ("Police", "Health"), "Police; Health"),
        ("evidence", "n/a", "", "Nothing recorded"),
    ],
)
def test_what_was_understood_stands_beside_what_is_written(
    field, raw, said, understood
):
    (told,) = as_written.differences(plan({field: raw}, **{field: said})).to_dict(
        "records"
    )
    assert (told["written"], told["understood"]) == (raw, understood)
    assert told["cell"] == f"Actions, {field}2"


def test_officers_see_it_beside_every_action_and_nobody_else_does():
    odd = plan({"delivery": "Amber E"}, delivery=Delivery.UNKNOWN)
    even = plan({"delivery": "Complete"})
    both = replace(odd, actions=(*odd.actions, *even.actions))
    shown = action_plan.chosen(both, ())
    assert list(shown["written"]) == ["Status: Amber E", "As understood"]
    assert "written" in action_plan.columns(shown, Role.OFFICER)
    assert "written" not in action_plan.columns(shown, Role.MEMBER)
    plain = action_plan.chosen(even, ())
    assert action_plan.columns(plain, Role.OFFICER) == action_plan.COLUMNS
