"""Contents released for one audience can be put together; for two, never."""

import pytest

from data.release.audience import Role
from data.release.released import Released, together


def test_contents_for_one_role_are_put_together_in_order():
    held = together([Released("a", Role.MEMBER), Released("b", Role.MEMBER)])
    assert held == Released(("a", "b"), Role.MEMBER)


def test_contents_for_different_roles_are_not():
    with pytest.raises(ValueError, match="one and the same role"):
        together([Released("a", Role.PUBLIC), Released("b", Role.OFFICER)])


def test_nothing_has_no_audience():
    with pytest.raises(ValueError, match="one and the same role"):
        together([])
