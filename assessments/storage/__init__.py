"""Where a workspace is kept: SQLite by SQLModel. The only room that knows SQLModel, SQLAlchemy and Alembic."""
