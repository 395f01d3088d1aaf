"""How does Alembic reach the record? By the transaction it is handed."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], target_metadata=None
)
context.run_migrations()
