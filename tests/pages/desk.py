"""A record in memory, its clock, and an officer's acts in one line each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from components.session.catalogue import Shelf
from data.plan import Classification
from data.publications import Basis, Store, StoreUnavailable
from data.publications.memory import InMemory, Rows
from tests.kept import OFFICER
from tests.pages import books

NOON = datetime(2023, 7, 3, 12, 0, tzinfo=UTC)
AS_AT = date(2023, 6, 30)
NAME, KEY = "Small plan", "small-plan"


class Watched(InMemory):
    """A record in memory that counts what it is asked, and can be out of reach."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.away = False

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        if self.away:
            raise StoreUnavailable("The record cannot be opened.")
        self.asked += 1
        with super().reading() as rows:
            yield rows


class Desk:
    """A record, the catalogue of it, and the clock that both go by."""

    def __init__(self) -> None:
        self.now = NOON
        self.storage = Watched()
        self.store = Store(self.storage, now=self.clock)
        self.shelf = Shelf(self.store, now=self.clock)

    def clock(self) -> datetime:
        return self.now

    def passes(self, **time: int) -> None:
        """So much time goes by: ``passes(minutes=2)``."""
        self.now += timedelta(**time)

    def clears(
        self, *, after: int | None = None, restricted: bool = False, plan: str = NAME
    ) -> int:
        """Clear a version of so many actions as its number says; its id."""
        draft = self.store.begin(
            plan_name=plan,
            as_at=AS_AT,
            file_name="small.xlsx",
            content=workbook(plan, (after or 0) + 1),
            by=OFFICER,
        )
        live = self.store.basis(draft.plan_key).live
        self.store.clear(
            draft.id,
            name="A. Officer",
            role="QA lead",
            on=AS_AT,
            plan_name=plan,
            as_at=AS_AT,
            classification=(
                Classification.RESTRICTED if restricted else Classification.OPEN
            ),
            basis=Basis(live, after),
            by=OFFICER,
        )
        return draft.id

    def opens(
        self, *, after: int | None = None, restricted: bool = False, plan: str = NAME
    ) -> int:
        """Clear a version and open it now; its id."""
        version = self.clears(after=after, restricted=restricted, plan=plan)
        self.store.open(version, by=OFFICER)
        return version


def workbook(plan: str, actions: int) -> bytes:
    """A plan of this name with so many actions, all of them complete."""
    headings: list[object] = ["Ref", "Action", "Lead agency", "Original due", "Status"]
    rows: list[list[object]] = [
        [str(number), "Meet daily", "Westmere Council", "31 May 2023", "Complete"]
        for number in range(1, actions + 1)
    ]
    return books.in_sheets(plan=plan, Actions=[headings, *rows])
