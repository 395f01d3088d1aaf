"""A short way to an open version, for tests that are about something else."""

from datetime import date

from data.plan import Classification
from data.publications import Basis, Person, Store, VersionRecord

OFFICER = Person("", "A. Officer")


def publish(
    store: Store,
    content: bytes,
    *,
    plan_name: str,
    as_at: date,
    classification: Classification = Classification.OPEN,
    after: int | None = None,
    by: Person = OFFICER,
    note: str = "",
    file_name: str = "kept.xlsx",
) -> VersionRecord:
    """Begin, clear and open at once, having compared with version ``after``."""
    draft = store.begin(
        plan_name=plan_name,
        as_at=as_at,
        file_name=file_name,
        content=content,
        by=by,
        note=note,
    )
    store.clear(
        draft.id,
        name=by.name,
        role="QA lead",
        on=draft.begun_at.date(),
        plan_name=plan_name,
        as_at=as_at,
        classification=classification,
        basis=Basis(after, after),
        by=by,
    )
    return store.open(draft.id, by=by)
