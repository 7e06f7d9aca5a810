"""Reports: assess a file, report on a workspace, and the demo."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import typer

from assessments import answer_file
from assessments.cli.lookups import applicability_json, check_codes
from assessments.cli.output import parse_date, print_json
from assessments.cli.workspaces import opened
from assessments.errors import KnownError
from assessments.packs import default_pack
from assessments.profile import EnterpriseProfile
from assessments.report import Earlier, PdfResult, RoundInput, build, write_pdf
from assessments.review import Review, review
from assessments.services import enterprises
from assessments.services import reports as service
from assessments.services.workspace import Workspace
from checklists.pack import Pack
from checklists.problems import nearest
from resources import SAMPLES
from resources.texts import texts

MANIFEST = "manifest.json"
DEMO_SAMPLE = "socket-maker.yaml"


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(assess)
    app.command()(report)
    app.command()(demo)


def assess(
    answers: Path = typer.Argument(..., help="企业信息加回答的文件 / profile and answers"),
    out: Path = typer.Option(..., help="PDF 放到哪个文件夹 / folder for the PDF"),
    on: str | None = typer.Option(None, help="判断日期 / date, YYYY-MM-DD"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en | both"),
) -> None:
    """评估一个文件，写出 PDF / assess a file and write the PDF."""
    pack = default_pack()
    found: list[dict[str, Any]] = []
    written: list[tuple[str, PdfResult]] = []
    for profile, given in answer_file.read(answers):
        day = parse_date(on) if on or given.on is None else given.on
        found.append(_assessed(profile, given, pack, out, day, lang, written))
    listed = _list_run(written, out)
    if json:
        print_json(found)
        return
    for one in found:
        _print_assessed(one, lang)
    _print_listed(listed, lang)


def _assessed(profile: EnterpriseProfile, given: answer_file.AnswerFile, pack: Pack, out: Path, on: date, lang: str, written: list[tuple[str, PdfResult]]) -> dict[str, Any]:
    check_codes(profile, pack)
    found: list[RoundInput] = []
    for scheme, own in given.answers.items():
        if scheme not in pack.checklist_ids:
            raise KnownError("no-checklist", scheme=scheme)
        _check_keys(own, scheme, pack)
        before = given.earlier.get(scheme)
        seen = review(
            profile, scheme, answer_file.answers_of(own), pack, on=on, edits=answer_file.edits_of(given.plan.get(scheme, {})),
            before=answer_file.answers_of(before) if before else None,
        )  # fmt: skip
        earlier = Earlier(1, given.earlier_on or on) if before else None
        found.append(RoundInput(seen, 2 if before else 1, on, on, (), earlier))
    wishes = service.Wishes(lang=lang, prepared_by=given.prepared_by)
    content = build(service.input_for(profile, pack, found, wishes, on))
    result = write_pdf(content, out / service.file_name(profile.name, on, lang))
    written.append((profile.name, result))
    text_lang = "en" if lang == "en" else "zh"
    applicable = service.input_for(profile, pack, (), wishes, on).applicability
    rounds = [_review_json(r.review, pack, text_lang) for r in found]
    return {**applicability_json(applicable, pack, text_lang), "rounds": rounds, "pdf": result.path, "pages": result.pages, "replaced_glyphs": result.replaced_glyphs}


def _check_keys(answers: Mapping[str, object], scheme: str, pack: Pack) -> None:
    known = {item.id for item in pack.checklist(scheme).items()}
    for key in answers:
        item = key.partition("@")[0]
        if item not in known:
            raise KnownError("item-unknown", item=item, scheme=scheme, near=nearest(item, known))


def _review_json(seen: Review, pack: Pack, lang: str) -> dict[str, Any]:
    score, path = seen.score, seen.path
    return {
        "scheme": seen.scheme,
        "name": pack.schemes[seen.scheme].name.get(lang) if seen.scheme in pack.schemes else seen.scheme,
        "readiness": score.percent,
        "level": score.level.id,
        "level_name": score.level.name.get(lang),
        "answered": score.answered,
        "total": score.total,
        "gates_open": score.gates_open,
        "sections": [{"clause": s.clause, "heading": s.heading.get(lang), "readiness": s.percent, "answered": s.answered, "total": s.total} for s in score.sections],
        "gaps": [
            {"key": g.row.key, "clause": g.row.item.clause, "gap": g.row.item.short_gap.get(lang), "state": g.state, "gate": g.gate, "effect": g.effect, "effort_days": g.effort_days}
            for g in seen.gaps
        ],
        "plan": [{"key": a.key, "measure": a.text or a.gap.row.item.measure.text.get(lang), "owner": a.owner, "start": a.start, "due": a.due, "effort_days": a.gap.effort_days} for a in seen.actions],
        "cheapest_path": {"level": path.level.id, "steps": [g.row.key for g in path.steps], "days": path.days, "readiness": path.percent, "reachable": path.reachable} if path else None,
        "hidden": [item.id for item in seen.visible.hidden],
    }


def _print_assessed(one: Mapping[str, Any], lang: str) -> None:
    words = texts("cli", "en" if lang == "en" else "zh")
    print(one["name"])
    for r in one["rounds"]:
        percent = words["assess.none"] if r["readiness"] is None else f"{r['readiness']} %"
        print("  " + words["assess.line"].format(scheme=r["name"], percent=percent, level=r["level_name"], gaps=len(r["gaps"]), answered=r["answered"], total=r["total"]))
    _print_written(PdfResult(one["pdf"], one["pages"], tuple(one["replaced_glyphs"])), lang)


def _print_written(result: PdfResult, lang: str) -> None:
    words = texts("cli", "en" if lang == "en" else "zh")
    if result.replaced_glyphs:
        print(words["report.replaced"].format(count=len(result.replaced_glyphs), chars=" ".join(result.replaced_glyphs)))
    print(words["report.wrote"].format(pages=result.pages, file=result.path))


def _list_run(written: list[tuple[str, PdfResult]], out: Path) -> Path | None:
    """The list of a run beside its reports, where there is more than one."""
    if len(written) < 2:
        return None
    from assessments.report.batch import Done, manifest
    from assessments.report.pdf import put

    target = out / MANIFEST
    put(manifest(Done.of(result, name) for name, result in written).encode("utf-8"), target)
    return target


def _print_listed(listed: Path | None, lang: str) -> None:
    if listed is not None:
        print(texts("cli", "en" if lang == "en" else "zh")["report.manifest"].format(file=listed))


@contextmanager
def _to_read(folder: Path | None) -> Generator[Workspace]:
    """The workspace, only for reading where a window has it open: a report is written beside it and not remembered in it."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(opened(folder))
        except KnownError as error:
            if error.code != "workspace-in-use":
                raise
            found = stack.enter_context(opened(folder, read_only=True))
        yield found


def report(
    out: Path = typer.Option(..., help="PDF 放到哪个文件夹 / folder for the PDF"),
    enterprise: str | None = typer.Option(None, help="企业名 / name of the enterprise"),
    all_: bool = typer.Option(False, "--all", help="全部企业 / every enterprise"),
    workspace: Path | None = typer.Option(None, help="工作区文件夹 / workspace folder"),
    on: str | None = typer.Option(None, help="判断日期 / date, YYYY-MM-DD"),
    format_: str = typer.Option("pdf", "--format", help="pdf"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en | both"),
) -> None:
    """写工作区里企业的报告 / write reports on enterprises of a workspace."""
    if format_ != "pdf":
        raise KnownError("usage", why_code="usage.choice", option="--format", value=format_, expected="pdf", command="certcheckup report")
    if bool(enterprise) == all_:
        raise KnownError("usage", why_code="usage.either", expected="--enterprise NAME / --all", command="certcheckup report")
    day = parse_date(on)
    results: list[tuple[str, PdfResult]] = []
    with _to_read(workspace) as ws:
        ids = enterprises.all_ids(ws) if all_ else [enterprises.find(ws, enterprise or "").id]
        for id_ in ids:
            _, result = service.write(ws, id_, service.Wishes(lang=lang), on=day, folder=out)
            results.append((enterprises.get(ws, id_).profile.name, result))
    listed = _list_run(results, out)
    if json:
        print_json([{"name": name, "pdf": r.path, "pages": r.pages, "replaced_glyphs": r.replaced_glyphs} for name, r in results])
        return
    for _, result in results:
        _print_written(result, lang)
    _print_listed(listed, lang)


def demo(
    out: Path = typer.Option(..., help="PDF 放到哪个文件夹 / folder for the PDF"),
    on: str | None = typer.Option(None, help="判断日期 / date, YYYY-MM-DD"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en | both"),
) -> None:
    """用示例企业走一遍主要工作 / the main job on the sample enterprise."""
    assess(SAMPLES / DEMO_SAMPLE, out=out, on=on, json=json, lang=lang)
