"""Checklists: list and show what the pack asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from assessments.cli.output import console, print_json, say, table
from assessments.errors import KnownError
from assessments.packs import default_pack
from checklists import coverage
from checklists.pack import Pack
from checklists.problems import nearest
from checklists.schema import Checklist
from resources.texts import texts


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    checklist = typer.Typer(help="清单 / checklists", no_args_is_help=True)
    checklist.command("list")(list_)
    checklist.command()(show)
    checklist.command("coverage")(coverage_)
    checklist.command()(blank)
    app.add_typer(checklist, name="checklist")


def checklist_of(scheme: str, pack: Pack) -> Checklist:
    """The checklist of a scheme. Raises KnownError scheme-unknown, no-checklist."""
    if scheme not in pack.schemes and scheme not in pack.checklist_ids:
        raise KnownError("scheme-unknown", scheme=scheme, near=nearest(scheme, pack.schemes))
    if scheme not in pack.checklist_ids:
        raise KnownError("no-checklist", scheme=scheme)
    return pack.checklist(scheme)


def list_(json: bool = typer.Option(False, "--json"), lang: str = typer.Option("zh", help="zh | en")) -> None:
    """有哪些清单 / which checklists there are."""
    pack = default_pack()
    rows = [_row(pack, scheme, lang) for scheme in pack.checklist_ids]
    if json:
        print_json(rows)
        return
    words = texts("cli", lang)
    heads = tuple(words[h] for h in ("scheme", "name", "items", "gates", "languages", "edition", "verified_share"))
    lines = [(r["scheme"], r["name"], str(r["items"]), str(r["gates"]), "/".join(r["languages"]), r["edition"], f"{r['verified_share']} %") for r in rows]
    console().print(table("", heads, lines))


def _row(pack: Pack, scheme: str, lang: str) -> dict[str, Any]:
    checklist = pack.checklist(scheme)
    items = checklist.items()
    sure = sum(1 for i in items if all(s in pack.sources and pack.sources[s].verified for s in i.sources))
    languages = ["zh", "en"] if all(i.statement.en for i in items) else ["zh"]
    card = pack.schemes.get(scheme)
    return {
        "scheme": scheme, "name": card.name.get(lang) if card else scheme, "items": len(items), "gates": sum(i.gate for i in items),
        "languages": languages, "edition": checklist.edition.standard.get(lang), "verified_share": round(100 * sure / len(items)) if items else 0,
    }  # fmt: skip


def show(scheme: str, json: bool = typer.Option(False, "--json"), lang: str = typer.Option("zh", help="zh | en")) -> None:
    """一张清单的全部条目 / every item of a checklist."""
    pack = default_pack()
    checklist = checklist_of(scheme, pack)
    if json:
        print_json(checklist.model_dump(mode="json", by_alias=True))
        return
    words, out = texts("cli", lang), console()
    for section in checklist.sections:
        out.print(f"\n{section.clause} {section.heading.get(lang)}", style="bold", markup=False)
        for item in section.items:
            gate = f" [{words['gate']}]" if item.gate else ""
            say(out, f"{item.statement.get(lang)}  ({item.id})", f"  {item.clause}{gate} ")
            say(out, f"{words['look']}: {item.look.get(lang)}", "      ", "dim")


def coverage_(scheme: str, json: bool = typer.Option(False, "--json"), lang: str = typer.Option("zh", help="zh | en")) -> None:
    """每个条款有没有条目 / which clauses of the standard or rule have items."""
    pack = default_pack()
    checklist = checklist_of(scheme, pack)
    rows = coverage.headings(checklist)
    words = texts("cli", lang)
    if json:
        print_json([{"clause": r.clause, "heading": r.heading.get(lang), "items": [i.id for i in r.items], "gates": sum(i.gate for i in r.items)} for r in rows])
    elif rows:
        heads = tuple(words[h] for h in ("blank.clause", "heading", "items", "gates"))
        lines = [(pack.manifest.clause(r.clause, lang), r.heading.get(lang), str(len(r.items) or "—"), str(sum(i.gate for i in r.items))) for r in rows]
        console().print(table("", heads, lines))
        print(words["coverage.sum"].format(covered=sum(bool(r.items) for r in rows), total=len(rows), items=len(checklist.items())))
    else:
        print(words["coverage.none"].format(scheme=scheme))
    if any(not r.items for r in rows):
        raise typer.Exit(2)


def blank(
    scheme: str,
    out: Path = typer.Option(..., help="FILE.xlsx | FILE.pdf"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """空白表格，发下去填 / a blank form to hand out."""
    pack = default_pack()
    checklist_of(scheme, pack)
    if out.suffix.lower() == ".xlsx":
        from assessments.exchange.blank import write_excel as write
    elif out.suffix.lower() == ".pdf":
        from assessments.report.blank import write_pdf as write
    else:
        raise KnownError("usage", why_code="usage.choice", option="--out", value=out.name, expected="FILE.xlsx / FILE.pdf", command="certcheckup checklist blank")
    print(texts("cli", lang)["blank.wrote"].format(file=write(scheme, pack, out, lang=lang)))
