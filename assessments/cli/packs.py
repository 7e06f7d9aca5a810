"""Packs: lint, test; and the JSON Schemas of what people write."""

from __future__ import annotations

from pathlib import Path

import typer

from assessments.cli.output import console, print_json
from assessments.errors import KnownError
from assessments.packs import BUNDLED
from checklists.pack import Pack
from resources.texts import texts

MAX_SHOWN = 200


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    pack = typer.Typer(help="资料包 / packs", no_args_is_help=True)
    pack.command()(lint)
    pack.command()(test)
    app.add_typer(pack, name="pack")
    app.command()(schema)


def lint(
    folder: Path = typer.Argument(BUNDLED, help="资料包文件夹 / folder of the pack"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """检查资料包 / find every problem of a pack."""
    from checklists.lint import lint as find

    problems = find(folder)
    if json:
        print_json([{"file": p.file, "line": p.line, "path": p.path, "text": p.text, "hint": p.hint} for p in problems])
    else:
        for problem in problems[:MAX_SHOWN]:
            print(problem)
        print(texts("cli", lang)["pack.problems"].format(count=len(problems)))
    if problems:
        raise typer.Exit(2)


def test(
    folder: Path = typer.Argument(BUNDLED, help="资料包文件夹 / folder of the pack"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """跑资料包自带的用例 / run the pack's own cases."""
    from assessments.pack_tests import run

    report = run(Pack(folder))
    if json:
        print_json({"runs": report.runs, "failures": report.failures, "covered": {kind: len(ids) for kind, ids in report.covered.items()}, "uncovered": report.uncovered})
    else:
        for failure in report.failures[:MAX_SHOWN]:
            print(failure)
        words = texts("cli", lang)
        for kind, ids in report.uncovered.items():
            covered = len(report.covered.get(kind, ()))
            console().print(words["pack.coverage"].format(kind=words[f"pack.kind.{kind}"], covered=covered, total=covered + len(ids), missing=" ".join(ids[:12])), markup=False)
        print(words["pack.tests"].format(runs=report.runs, failures=len(report.failures)))
        if not report.failures and not report.passed:
            print(words["pack.uncovered"])
    if not report.passed:
        raise typer.Exit(2)


def schema(what: str = typer.Argument(..., help="profile | pack")) -> None:
    """JSON Schema / of a profile file or of a pack's files."""
    from pydantic import TypeAdapter

    from assessments.profile import EnterpriseProfile
    from checklists import schema as models

    if what == "profile":
        print_json(TypeAdapter(EnterpriseProfile).json_schema())
    elif what == "pack":
        parts = (models.Manifest, models.Facts, models.Source, models.CatalogueEntry, models.NotListed, models.Scheme, models.Rule, models.Checklist)
        print_json({part.__name__: part.model_json_schema(by_alias=True) for part in parts})
    else:
        raise KnownError("usage", why_code="usage.choice", option="WHAT", value=what, expected="profile / pack", command="certcheckup schema")
