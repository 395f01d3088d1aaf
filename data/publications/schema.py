"""How is the record kept in a database? Four tables that can only be added to.

A draft is begun, files are uploaded for it, it is given a number, and every act
is an entry. What an entry means is told in ``entries``; nothing but its entries
says how a version stands. The database refuses UPDATE, DELETE, REPLACE and
TRUNCATE on all of them by triggers of its own, so that no program that opens it
can change what was published.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
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
        """The moment as an aware one, in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


METADATA = MetaData()

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
)

UPLOADS = Table(
    "uploads",
    METADATA,
    Column("version_id", ForeignKey("drafts.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint("position > 0", name="uploads_count_from_1"),
)

NUMBERS = Table(
    "numbers",
    METADATA,
    Column("version_id", ForeignKey("drafts.id"), primary_key=True),
    Column("plan_key", Text, nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("plan_key", "number", name="numbers_are_given_once"),
    CheckConstraint("number > 0", name="numbers_count_from_1"),
)

ENTRIES = Table(
    "entries",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False, index=True),
    Column("version_id", ForeignKey("drafts.id"), index=True),
    Column("plan_key", Text, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("by_identity", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("details", Text, nullable=False),  # JSON, as entries.py says
)
