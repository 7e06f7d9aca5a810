"""Alembic's entry: one connection to the workspace, one transaction a migration."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine

from assessments.storage import tables

path = context.config.attributes["path"]
engine = create_engine(f"sqlite:///{path}")
with engine.connect() as connection:
    connection.exec_driver_sql("pragma journal_mode = wal")
    context.configure(connection=connection, target_metadata=tables.SQLModel.metadata, transaction_per_migration=True, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
