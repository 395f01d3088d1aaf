"""How does a database keep its tables append-only by itself?

Triggers refuse UPDATE and DELETE on every table, and TRUNCATE where there is
such a thing. SQLite's REPLACE removes the old row without asking a DELETE
trigger, so there an INSERT over a key that is taken is refused too.

One case: ``UPDATE uploads SET content = ''``, from any program, ends with
"uploads: what was published is never changed".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import PrimaryKeyConstraint, Table, UniqueConstraint

from data.publications.schema import METADATA

SAID = "what was published is never changed"
_REFUSAL = "refuse_to_change_the_record"
# integrity_constraint_violation: what SQLite's own refusal is told as.
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_REFUSAL}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = '23000', MESSAGE = TG_TABLE_NAME || ': {SAID}';
END $$
"""


def guards(dialect: str) -> Mapping[str, str]:
    """The statements that put each guard in its place, by the trigger's name."""
    return dict(_sqlite() if dialect == "sqlite" else _postgresql())


def before(dialect: str) -> tuple[str, ...]:
    """What has to stand before any guard can be put in its place."""
    return () if dialect == "sqlite" else (_FUNCTION,)


def names(dialect: str) -> str:
    """The query for the names of the triggers that are there."""
    if dialect == "sqlite":
        return "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    return (
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE relnamespace = current_schema()::regnamespace AND tgenabled <> 'D'"
    )


def _sqlite() -> Iterator[tuple[str, str]]:
    for table in METADATA.sorted_tables:
        for verb in ("UPDATE", "DELETE"):
            name = f"{table.name}_no_{verb.lower()}"
            yield name, _sqlite_trigger(name, verb, table, "")
        name = f"{table.name}_no_replace"
        yield name, _sqlite_trigger(name, "INSERT", table, f"WHEN {_taken(table)}")


def _sqlite_trigger(name: str, verb: str, table: Table, condition: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table.name} "
        f"{condition} BEGIN SELECT RAISE(ABORT, '{table.name}: {SAID}'); END"
    )


def _taken(table: Table) -> str:
    keys = [
        [column.name for column in constraint.columns]
        for constraint in table.constraints
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)
    ]
    matches = " OR ".join(
        "(" + " AND ".join(f"{name} = NEW.{name}" for name in names) + ")"
        for names in sorted(keys)
    )
    return f"EXISTS (SELECT 1 FROM {table.name} WHERE {matches})"  # noqa: S608 - our own names


def _postgresql() -> Iterator[tuple[str, str]]:
    for table in METADATA.sorted_tables:
        for verb in ("UPDATE", "DELETE", "TRUNCATE"):
            name = f"{table.name}_no_{verb.lower()}"
            yield (
                name,
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {_REFUSAL}()",
            )
