"""Bringing a workspace to the newest schema with Alembic: ordered scripts, one transaction each. Imported only when behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def upgrade(path: Path, version: int) -> None:
    """Run every migration the database at `path` lacks, then note the schema version in user_version."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["path"] = path
    command.upgrade(config, "head")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma user_version = {int(version)}")
