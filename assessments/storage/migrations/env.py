"""Alembic's entry: one connection to the workspace, one transaction a migration."""

from __future__ import annotations

import sqlite3

from alembic import context
from sqlalchemy import Connection, create_engine, event

from assessments.storage import tables

path = context.config.attributes["path"]


def connected() -> sqlite3.Connection:
    """A connection that begins no transaction by itself: Python's would leave CREATE TABLE outside, so that a kill leaves half a schema."""
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("pragma journal_mode = wal")
    return made


def begun(connection: Connection) -> None:
    """Begin for real, so that a migration is in whole or not at all."""
    connection.exec_driver_sql("begin immediate")


engine = create_engine("sqlite://", creator=connected)
event.listen(engine, "begin", begun)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=tables.SQLModel.metadata, transaction_per_migration=True, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
