"""Reports: assess a file, report on a workspace, and the demo."""

from __future__ import annotations

import typer


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
