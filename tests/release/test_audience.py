"""Roles, as a truth table."""

import pytest

from data.plan import Classification
from data.release import audience
from data.release.audience import NotAllowed, Role

OPEN, RESTRICTED = Classification.OPEN, Classification.RESTRICTED
VIEW = {
    (Role.PUBLIC, OPEN): "",
    (Role.PUBLIC, RESTRICTED): "This version is restricted",
    (Role.MEMBER, OPEN): "",
    (Role.MEMBER, RESTRICTED): "",
    (Role.OFFICER, OPEN): "",
    (Role.OFFICER, RESTRICTED): "",
}


def test_the_table_of_who_may_view_is_total():
    assert set(VIEW) == {(role, kind) for role in Role for kind in Classification}


@pytest.mark.parametrize(("who", "refusal"), VIEW.items())
def test_who_may_view_what(who, refusal):
    assert audience.can_view(*who) is (not refusal)
    if refusal:
        with pytest.raises(NotAllowed, match=refusal):
            audience.check_can_view(*who)
    else:
        audience.check_can_view(*who)


@pytest.mark.parametrize("role", Role)
def test_only_officers_publish(role):
    assert audience.can_publish(role) is (role is Role.OFFICER)
    if role is not Role.OFFICER:
        with pytest.raises(NotAllowed, match="Only an officer"):
            audience.check_can_publish(role)
