"""Workspaces: backup and verify."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import typer

from assessments.cli.output import print_json
from assessments.errors import KnownError
from assessments.packs import default_pack, default_workspace
from assessments.services.workspace import Workspace, open_workspace
from assessments.storage.first_list import DATABASE
from resources.texts import texts


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(backup)
    app.command()(verify)


@contextmanager
def opened(folder: Path | None, *, read_only: bool = False) -> Generator[Workspace]:
    """An existing workspace, closed again at the end. Raises KnownError workspace-missing and those of `open_workspace`."""
    place = folder or default_workspace()
    if not (place / DATABASE).is_file():
        raise KnownError("workspace-missing", folder=str(place))
    workspace = open_workspace(place, default_pack(), read_only=read_only)
    try:
        yield workspace
    finally:
        workspace.close()


def backup(
    workspace: Path | None = typer.Option(None, help="工作区文件夹 / workspace folder"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """马上备份 / back the database up now."""
    from assessments.services import backups

    with opened(workspace) as open_one:
        path = backups.make(open_one)
    if json:
        print_json({"backup": path, "size": path.stat().st_size})
    else:
        print(texts("cli", lang)["backup.made"].format(file=path))


def verify(
    workspace: Path | None = typer.Option(None, help="工作区文件夹 / workspace folder"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """检查工作区是否完好 / check that a workspace is whole."""
    from assessments.services import backups

    with opened(workspace, read_only=True) as open_one:
        found = backups.verify(open_one)
    words = texts("cli", lang)
    if json:
        print_json({"clean": found.clean, "database": found.database, "missing": found.missing, "changed": found.changed, "evidence_files": found.evidence_files})
    elif found.clean:
        print(words["verify.clean"].format(count=found.evidence_files))
    else:
        for kind, names in (("database", found.database), ("missing", found.missing), ("changed", found.changed)):
            for name in names:
                print(words[f"verify.{kind}"].format(name=name))
    if not found.clean:
        raise typer.Exit(2)
