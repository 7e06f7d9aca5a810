"""Every source of a pack: what rests on it, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from pydantic import BaseModel

from checklists.pack import Pack
from checklists.schema import Source

MOST_NAMED = 6
"""Ids named for a kind; further ones are only counted."""


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source and the ids that rest on it, by kind; statements are counted by checklist."""

    source: Source
    schemes: tuple[str, ...]
    rules: tuple[str, ...]
    entries: tuple[str, ...]
    tables: tuple[str, ...]
    items: dict[str, int]

    @property
    def total(self) -> int:
        """How many records rest on it."""
        return len(self.schemes) + len(self.rules) + len(self.entries) + len(self.tables) + sum(self.items.values())


def uses(pack: Pack) -> tuple[SourceUse, ...]:
    """Every source with what rests on it, what is used most first."""
    catalogue = pack.catalogue
    schemes = _resting(pack.schemes)
    rules = _resting({rule.id: rule for rule in pack.rules})
    entries = _resting({one.id: one for one in (*catalogue.entries, *catalogue.not_listed, *catalogue.duties)})
    tables = _resting({name: getattr(pack.tables, name) for name in type(pack.tables).model_fields})
    items: dict[str, dict[str, int]] = {}
    for scheme in pack.checklist_ids:
        checklist = pack.checklist(scheme)
        for id_ in (*checklist.edition.sources, *(source for item in checklist.items() for source in item.sources)):
            counted = items.setdefault(id_, {})
            counted[scheme] = counted.get(scheme, 0) + 1
    found = [SourceUse(s, schemes.get(s.id, ()), rules.get(s.id, ()), entries.get(s.id, ()), tables.get(s.id, ()), items.get(s.id, {})) for s in pack.sources.values()]
    return tuple(sorted(found, key=lambda u: (-u.total, u.source.id)))


def _resting(records: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Source → ids of the records that name it."""
    found: dict[str, list[str]] = {}
    for id_, record in records.items():
        for source in dict.fromkeys(_named(record)):
            found.setdefault(source, []).append(id_)
    return {source: tuple(ids) for source, ids in found.items()}


def _named(value: object) -> Iterator[str]:
    """Every source named in a record or anywhere below it."""
    if isinstance(value, BaseModel):
        for field in type(value).model_fields:
            inner = getattr(value, field)
            yield from cast("tuple[str, ...]", inner) if field == "sources" else _named(inner)
    elif isinstance(value, (tuple, list)):
        for one in cast("tuple[object, ...]", value):
            yield from _named(one)
    elif isinstance(value, dict):
        for one in cast("dict[str, object]", value).values():
            yield from _named(one)


def as_markdown(pack: Pack, lang: str, words: Mapping[str, str]) -> str:
    """The list as a page: how many are verified, then each source with what rests on it."""
    found = uses(pack)
    verified = [u for u in found if u.source.verified]
    lines = [f"# {words['sources.title']}", "", words["sources.how"], ""]
    lines += [words["sources.sum"].format(total=len(found), verified=len(verified), unused=sum(not u.total for u in found)), ""]
    for head, group in (("sources.verified", verified), ("sources.unverified", [u for u in found if not u.source.verified])):
        lines += [f"## {words[head]}", "", f"| id | {words['sources.source']} | {words['sources.read']} | {words['sources.rests']} |", "| --- | --- | --- | --- |"]
        lines += [_line(use, pack, lang, words) for use in group] + [""]
    return "\n".join(lines)


def _line(use: SourceUse, pack: Pack, lang: str, words: Mapping[str, str]) -> str:
    source = use.source
    about = " · ".join(part for part in (source.title.get(lang), source.issuer.get(lang), source.date, source.locator.get(lang)) if part)
    parts: list[str] = []
    for kind, ids in (("schemes", use.schemes), ("rules", use.rules), ("entries", use.entries), ("tables", use.tables)):
        if ids:
            parts.append(f"{words[f'sources.{kind}']} {len(ids)}: {' '.join(ids[:MOST_NAMED])}{' …' if len(ids) > MOST_NAMED else ''}")
    if use.items:
        parts.append(f"{words['sources.items']} {sum(use.items.values())}: {' '.join(f'{s} {n}' for s, n in use.items.items())}")
    return f"| {source.id} | {_cell(about)} | {words[f'sources.read.{source.read}']} | {_cell('; '.join(parts) or words['sources.nothing'])} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
