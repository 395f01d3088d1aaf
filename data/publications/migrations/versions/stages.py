"""From one step to stages: every published version becomes an open one.

Its files are copied byte for byte by the database itself; its event stays what
it was, ``PUBLISHED``, and says what the version was. The first release's tables
are dropped once all of it stands in today's.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from data import words
from data.publications.errors import ASK, StoreUnavailable

revision = "0002"
down_revision = "0001"

_CLASSIFIED = {"Open": "OPEN", "Restricted": "RESTRICTED"}
_GUARDED = ("events", "files", "versions", "plans")  # those that refer first


def upgrade() -> None:
    """Make today's tables, copy everything into them, drop the first ones."""
    entries = _make_tables()
    _copy_versions()
    rows = list(_entries())
    if rows:
        op.bulk_insert(entries, rows)
    _check_nothing_is_lost()
    for table in _GUARDED:
        op.drop_table(table)


def _make_tables() -> sa.Table:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    )
    op.create_table(
        "uploads",
        sa.Column(
            "version_id", sa.Integer, sa.ForeignKey("drafts.id"), primary_key=True
        ),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("position > 0", name="uploads_count_from_1"),
    )
    op.create_table(
        "numbers",
        sa.Column(
            "version_id", sa.Integer, sa.ForeignKey("drafts.id"), primary_key=True
        ),
        sa.Column("plan_key", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.UniqueConstraint("plan_key", "number", name="numbers_are_given_once"),
        sa.CheckConstraint("number > 0", name="numbers_count_from_1"),
    )
    return op.create_table(
        "entries",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(40), nullable=False, index=True),
        sa.Column("version_id", sa.Integer, sa.ForeignKey("drafts.id"), index=True),
        sa.Column("plan_key", sa.Text, nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_identity", sa.Text, nullable=False),
        sa.Column("by_name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
    )


def _copy_versions() -> None:
    for statement in (
        "INSERT INTO drafts (id) SELECT id FROM versions ORDER BY id",
        "INSERT INTO numbers (version_id, plan_key, number) "
        "SELECT id, plan_key, number FROM versions ORDER BY id",
        "INSERT INTO uploads (version_id, position, name, sha256, size, content) "
        "SELECT version_id, position, name, sha256, size, content FROM files "
        "ORDER BY version_id, position",
    ):
        op.execute(statement)


def _entries() -> Iterator[dict[str, Any]]:
    """One entry for each event, with what its version's row said."""
    versions = _table("versions", as_at=sa.Date())
    events = _table("events", at=sa.DateTime(timezone=True))
    kept = sa.select(
        *events.c["id", "version_id", "plan_key", "at", "by", "note"],
        *versions.c["plan_name", "as_at", "classification"],
    ).join(versions, versions.c.id == events.c.version_id)
    files = _files()
    for row in op.get_bind().execute(kept.order_by(events.c.id)):
        details = {
            "plan_name": row.plan_name,
            "as_at": row.as_at.isoformat(),
            "classification": _CLASSIFIED[row.classification],
            "files": files[row.version_id],
        }
        yield {
            "id": row.id,
            "kind": "PUBLISHED",
            "version_id": row.version_id,
            "plan_key": row.plan_key,
            "at": row.at,
            "by_identity": "",
            "by_name": row.by,
            "role": "Officer",
            "note": row.note,
            "details": json.dumps(details, ensure_ascii=False),
        }


def _files() -> dict[int, list[dict[str, Any]]]:
    files = _table("files")
    told = files.c["position", "name", "sha256", "size"]
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    query = sa.select(files.c.version_id, *told).order_by(files.c.position)
    for version_id, *values in op.get_bind().execute(query):
        found[version_id].append(
            dict(zip(("position", "name", "sha256", "size"), values, strict=True))
        )
    return found


def _table(name: str, **types: Any) -> sa.TableClause:
    columns = {
        "versions": ("id", "plan_name", "as_at", "classification"),
        "events": ("id", "version_id", "plan_key", "at", "by", "note"),
        "files": ("version_id", "position", "name", "sha256", "size"),
    }[name]
    return sa.table(name, *(sa.column(one, types.get(one)) for one in columns))


def _check_nothing_is_lost() -> None:
    """Each version has its event, as the first release wrote them; or stop here."""
    count = "SELECT count(*) FROM "
    pairs = (
        *(("versions", "numbers"), ("files", "uploads")),
        *(("events", "entries"), ("versions", "entries")),
    )
    for before, after in pairs:
        old, new = (
            int(op.get_bind().exec_driver_sql(count + table).scalar() or 0)
            for table in (before, after)
        )
        if old != new:
            message = (
                "The record of an earlier release is not whole: it holds "
                f"{words.count(old, 'row')} in {before}, and {new} would be moved. "
                f"Nothing was changed. {ASK} put back its latest copy."
            )
            raise StoreUnavailable(message)
