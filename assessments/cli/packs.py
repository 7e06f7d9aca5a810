"""Packs: lint, test; and the JSON Schemas of what people write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from assessments import answer_file
from assessments.authoring.trades import AGAINST, CODE_LENGTH, TradeRow, by_trade
from assessments.cli.output import console, parse_date, print_json, table
from assessments.cli.pack_changes import diff
from assessments.errors import KnownError
from assessments.packs import BUNDLED, default_pack
from assessments.profile import parse_profile
from assessments.recommend import STRENGTHS
from checklists.pack import Pack
from resources.texts import texts

MAX_SHOWN = 200
TOLD = (*STRENGTHS, AGAINST)


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    pack = typer.Typer(help="资料包 / packs", no_args_is_help=True)
    pack.command()(lint)
    pack.command()(test)
    pack.command("table")(table_)
    pack.command()(diff)
    pack.command()(sources)
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
    from assessments.authoring.cases import run

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


def table_(
    by: str = typer.Option("division", help="section | division | group | class"),
    profile: Path | None = typer.Option(None, help="其余情况照这家企业 / all else as in this profile file"),
    on: str | None = typer.Option(None, help="判断日期 / date, YYYY-MM-DD"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """每个行业得到什么建议 / what every trade is told."""
    if by not in CODE_LENGTH:
        raise KnownError("usage", why_code="usage.choice", option="--by", value=by, expected=" / ".join(CODE_LENGTH), command="certcheckup pack table")
    pack, words = default_pack(), texts("cli", lang)
    base = answer_file.read(profile)[0][0] if profile else parse_profile({})
    rows = by_trade(pack, CODE_LENGTH[by], base, on=parse_date(on))
    if json:
        print_json([_trade_json(row, lang) for row in rows])
        return
    heads = (words["code"], words["name"], *(words[f"strength.{s}"] for s in STRENGTHS), words["against"], words["count"])
    lines = [
        (r.trade.code, r.trade.name.get(lang), *(_told(r, s, pack, lang) for s in TOLD), f"{r.fewest}–{r.most}" if r.fewest < r.most else str(r.most))
        for r in rows
    ]  # fmt: skip
    print(words["table.how"])
    console().print(table("", heads, lines))


def _trade_json(row: TradeRow, lang: str) -> dict[str, Any]:
    told = {s: {scheme: n for (strength, scheme), n in row.told.items() if strength == s} for s in TOLD}
    return {"code": row.trade.code, "name": row.trade.name.get(lang), "classes": row.classes, **told, "fewest": row.fewest, "most": row.most}


def _told(row: TradeRow, strength: str, pack: Pack, lang: str) -> str:
    """The schemes told with one strength, those that only some classes are told with their number."""
    named = [(pack.schemes[scheme].short.get(lang), n) for (told, scheme), n in row.told.items() if told == strength]
    return ("、" if lang == "zh" else ", ").join(name if n == row.classes else f"{name} {n}/{row.classes}" for name, n in named)


def sources(
    folder: Path = typer.Argument(BUNDLED, help="资料包文件夹 / folder of the pack"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """每个来源支撑什么、有多可靠（Markdown） / every source, what rests on it, how sure it is."""
    from assessments.authoring.sources import as_markdown

    print(as_markdown(Pack(folder), lang, texts("cli", lang)), end="")


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
