"""What changed between two packs, in words."""

from __future__ import annotations

import json as to_json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, cast

import typer

from assessments.authoring.diff import Change, FieldChange, FirmChange, PackDiff, VerdictChange, firm_change
from assessments.authoring.diff import diff as find_changes
from assessments.cli.output import console, parse_date, print_json, say
from checklists.pack import Pack
from resources.texts import texts

LONGEST = 160
ASIDE = ("id", "sources", "verified")
"""Told by fields of their own, or too small a detail for one line."""


def diff(
    old: Path = typer.Argument(..., help="旧资料包文件夹 / folder of the old pack"),
    new: Path = typer.Argument(..., help="新资料包文件夹 / folder of the new pack"),
    workspace: Path | None = typer.Option(None, help="工作区：哪些企业的结论变了 / workspace: which enterprises change"),
    on: str | None = typer.Option(None, help="判断日期 / date, YYYY-MM-DD"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """两个资料包有什么不同 / what changed between two packs."""
    before, after, day = Pack(old), Pack(new), parse_date(on)
    found = find_changes(before, after, on=day)
    firms = _firms(workspace, before, after, day) if workspace else []
    if json:
        print_json({"changes": [_change_json(c, lang) for c in found.changes], "verdicts": [asdict(v) for v in found.verdicts], "enterprises": [asdict(f) for f in firms]})
        return
    _print(found, firms, before, after, lang)


def _firms(folder: Path, old: Pack, new: Pack, day: date) -> list[FirmChange]:
    """What comes out otherwise for the enterprises of a workspace, which is only read."""
    from assessments.cli.workspaces import opened
    from assessments.services import enterprises

    with opened(folder, read_only=True) as workspace:
        profiles = [enterprises.get(workspace, id_).profile for id_ in enterprises.all_ids(workspace)]
    changed = [firm_change(profile, old, new, on=day) for profile in profiles]
    return [one for one in changed if one is not None]


def _change_json(change: Change, lang: str) -> dict[str, Any]:
    return {
        "kind": change.kind, "id": change.id, "what": change.what, "name": change.name.get(lang), "renamed_to": change.renamed_to,
        "reason": change.reason.get(lang) if change.reason else None,
        "fields": [{"field": f.field, "before": f.before, "after": f.after} for f in change.fields],
    }  # fmt: skip


def _print(found: PackDiff, firms: list[FirmChange], old: Pack, new: Pack, lang: str) -> None:
    words, out = texts("cli", lang), console()
    say(out, words["diff.title"].format(old=f"{old.manifest.id} {old.manifest.version}", new=f"{new.manifest.id} {new.manifest.version}"))
    for kind in dict.fromkeys(c.kind for c in found.changes):
        changes = [c for c in found.changes if c.kind == kind]
        out.print(f"\n{words[f'diff.kind.{kind}']}  {_counted(changes, words)}", style="bold", markup=False)
        for change in changes:
            _print_change(change, words, lang)
    if found.verdicts:
        out.print(f"\n{words['diff.verdicts'].format(n=len(found.verdicts))}", style="bold", markup=False)
        for one in found.verdicts:
            say(out, _verdict(one, words), "  - ")
    for firm in firms:
        told = [*(_verdict(v, words) for v in firm.verdicts), *(f"+ {_short(s, new, lang)}" for s in firm.added), *(f"- {_short(s, old, lang)}" for s in firm.dropped)]
        out.print(f"\n{firm.name}", style="bold", markup=False)
        for line in told:
            say(out, line, "  - ")
    if not found.changes and not found.verdicts:
        print(words["diff.none"])
    if found.unexplained:
        say(out, words["diff.unexplained"].format(ids=" ".join(c.id for c in found.unexplained)))


def _counted(changes: Iterable[Change], words: Mapping[str, str]) -> str:
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.what] = counts.get(change.what, 0) + 1
    return words["comma"].join(words[f"diff.{what}"].format(n=n) for what, n in counts.items())


def _print_change(change: Change, words: Mapping[str, str], lang: str) -> None:
    out = console()
    mark = {"added": "+", "removed": "-", "renamed": "→", "changed": "~"}[change.what]
    target = f" → {change.renamed_to}" if change.renamed_to else ""
    reason = f"{words['colon']}{change.reason.get(lang)}" if change.reason else ""
    say(out, f"{change.id}{target}  {_cut(change.name.get(lang))}{reason}", f"  {mark} ")
    for field in change.fields:
        say(out, _field(field, words, lang), "      ", "dim")


def _field(change: FieldChange, words: Mapping[str, str], lang: str) -> str:
    name = words.get(f"diff.field.{change.field}", change.field)
    old, new = _members(change.before), _members(change.after)
    if old is not None and new is not None:
        return _list_field(name, old, new, words, lang)
    before, after = _told(change.before, words, lang), _told(change.after, words, lang)
    if before == after:
        return words["diff.details"].format(field=name)
    return words["diff.from_to"].format(field=name, before=_cut(before) or "—", after=_cut(after) or "—")


def _members(value: Any) -> list[Any] | None:
    return cast("list[Any]", value) if isinstance(value, list) else None


def _list_field(name: str, old: list[Any], new: list[Any], words: Mapping[str, str], lang: str) -> str:
    """Only the members that came or went."""
    before = [_told(one, words, lang) for one in old]
    after = [_told(one, words, lang) for one in new]
    gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
    if not gone and not come:
        return words["diff.details"].format(field=name)
    parts = [words["diff.minus"].format(what=words["comma"].join(_cut(one) for one in gone))] if gone else []
    parts += [words["diff.plus"].format(what=words["comma"].join(_cut(one) for one in come))] if come else []
    return words["diff.members"].format(field=name, what=words["diff.and"].join(parts))


def _told(value: Any, words: Mapping[str, str], lang: str) -> str:
    """A field's value in one line: texts in the language asked for, records by their texts, words of the program by their name, the rest as data."""
    if isinstance(value, str):
        return words.get(f"strength.{value}", value)
    if isinstance(value, bool):
        return words["diff.yes" if value else "diff.no"]
    if isinstance(value, list):
        return words["comma"].join(_told(one, words, lang) for one in cast("list[Any]", value))
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    record = cast("dict[str, Any]", value)
    if set(record) == {"zh", "en"}:
        return record[lang] or record["zh"]
    texts_inside = [_told(one, words, lang) for one in record.values() if isinstance(one, dict) and "zh" in one]
    shown = " / ".join(one for one in texts_inside if one)
    is_text = {key for key, value in record.items() if isinstance(value, dict) and "zh" in value}
    rest = {key: value for key, value in record.items() if key not in (*ASIDE, *is_text) and value not in (None, "", [], {})}
    data = to_json.dumps(rest, ensure_ascii=False).replace('"', "") if rest else ""
    return " ".join(part for part in (shown, data) if part)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _verdict(one: VerdictChange, words: Mapping[str, str]) -> str:
    return words["diff.from_to"].format(field=one.product, before=words[f"verdict.{one.before}"], after=words[f"verdict.{one.after}"])


def _short(scheme: str, pack: Pack, lang: str) -> str:
    return pack.schemes[scheme].short.get(lang)
