"""How is the record kept? Four tables that can only be added to.

A plan has versions, a version has files, and every change has its event. The
database refuses UPDATE, DELETE and REPLACE on all of them by triggers of its
own, so that no program that opens it can change what was published. Whatever
happens to a version later (cleared, opened, withdrawn) is one more event.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides, also where the database has no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - the signature is SQLAlchemy's
    ) -> datetime | None:
        """The same moment in UTC; ValueError for one that names no zone."""
        if value is not None and value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        return value.astimezone(UTC) if value else None

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - the signature is SQLAlchemy's
    ) -> datetime | None:
        """The moment as an aware one."""
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


METADATA = MetaData()

PLANS = Table(
    "plans",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("added_at", Moment, nullable=False),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("plan_key", ForeignKey("plans.key"), nullable=False),
    Column("number", Integer, CheckConstraint("number > 0"), nullable=False),
    Column("plan_name", Text, nullable=False),
    Column("as_at", Date, nullable=False),
    Column("classification", String(20), nullable=False),
    Column("published_at", Moment, nullable=False),
    Column("published_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    UniqueConstraint("plan_key", "number"),
)

FILES = Table(
    "files",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("version_id", ForeignKey("versions.id"), nullable=False),
    Column("position", Integer, CheckConstraint("position > 0"), nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("version_id", "position"),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("plan_key", ForeignKey("plans.key"), nullable=False, index=True),
    Column("version_id", ForeignKey("versions.id")),
    Column("kind", String(40), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
)


def guards() -> dict[str, str]:
    """The triggers, by name, that keep every table append-only in SQLite.

    An INSERT over a key that is taken is refused too: SQLite's REPLACE removes
    the old row without asking a DELETE trigger.
    """
    made: dict[str, str] = {}
    for table in METADATA.sorted_tables:
        for verb in ("UPDATE", "DELETE"):
            name = f"{table.name}_no_{verb.lower()}"
            made[name] = _trigger(name, verb, table, "")
        name = f"{table.name}_no_replace"
        made[name] = _trigger(name, "INSERT", table, f"WHEN {_taken(table)}")
    return made


def _trigger(name: str, verb: str, table: Table, condition: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table.name} "
        f"{condition} BEGIN SELECT RAISE(ABORT, "
        f"'{table.name}: what was published is never changed'); END"
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
