"""What a reader may be shown, and nothing else.

``Released`` is the only form in which content reaches a page, an export or a
download. ``release.gate`` makes it, for one audience, from a plan from which
everything that audience may not see has already been taken out; whatever is
worked out from it with ``map`` is then safe by construction. It refuses to be
written into a text by accident.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Concatenate, Generic, NoReturn, ParamSpec, TypeVar

from data.release.audience import Role

T = TypeVar("T")
U = TypeVar("U")
P = ParamSpec("P")


@dataclass(frozen=True)
class Released(Generic[T]):
    """Content that this role may see."""

    shown: T
    role: Role

    def map(
        self, work: Callable[Concatenate[T, P], U], *args: P.args, **kwargs: P.kwargs
    ) -> Released[U]:
        """The same audience's view of something worked out from this content."""
        return Released(work(self.shown, *args, **kwargs), self.role)

    def __format__(self, spec: str) -> NoReturn:
        message = "released content is shown by a component, not put into a text"
        raise TypeError(message)


def together(held: Iterable[Released[T]]) -> Released[tuple[T, ...]]:
    """Several contents released for one role, as one released content.

    Raises:
        ValueError: when there is none, or they were released for different roles.
    """
    every = tuple(held)
    roles = {one.role for one in every}
    if len(roles) != 1:
        message = "what is put together was released for one and the same role"
        raise ValueError(message)
    return Released(tuple(one.shown for one in every), roles.pop())
