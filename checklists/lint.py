"""What the schema cannot say of a pack: dangling ids, missing translations and sources, unreachable items, twins. Every problem at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel

from checklists import conditions, coverage, parts
from checklists.pack import Pack
from checklists.problems import PackProblems, Problem, did_you_mean
from checklists.schema import Checklist, Item, Text

MAX_STATEMENT = 45
MAX_GAP = 16
MAX_SHORT = 10
_HAN = re.compile("[\u4e00-\u9fff]")
_CURLY = re.compile("[\u2018\u2019\u201c\u201d]")
TWIN = 92.0
"""Similarity (0–100) from which two statements of one checklist say the same."""


def lint(folder: Path) -> tuple[Problem, ...]:
    """Every problem of a pack: what cannot be read or is of the wrong shape first; what hangs together only if all can be read."""
    problems: list[Problem] = []
    readers: tuple[Callable[[Path, list[Problem]], Any], ...] = (
        parts.manifest, parts.facts, parts.sources, parts.catalogue, parts.schemes, parts.rules, parts.tables, parts.industries,
        parts.regions, parts.industry_words,
    )  # fmt: skip
    for reader in readers:
        reader(folder, problems)
    for file in sorted((folder / "checklists").glob("*.yaml")):
        parts.checklist(folder, file.stem, problems)
    parts.cases(folder, problems)
    if problems:
        return tuple(sorted(set(problems)))
    try:
        return tuple(sorted(set(_Linter(Pack(folder)).run())))
    except PackProblems as error:
        return error.problems


class _Linter:
    """The checks over one readable pack, with the lines of the ids."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.problems: list[Problem] = []
        self.lines = _lines_of_ids(pack.folder)

    def run(self) -> list[Problem]:
        """All problems found."""
        self._ids()
        self._catalogue()
        self._schemes()
        self._rules()
        self._order_of_work()
        self._moved()
        for scheme in self.pack.checklist_ids:
            self._checklist(self.pack.checklist(scheme))
        for name, spec in self.pack.facts.activities.items():
            self._condition(name, spec.asked_if, "asked_if")
        for name, value in (("facts", self.pack.facts), ("catalogue", self.pack.catalogue)):
            self._translated(value, name)
        for source in self.pack.sources.values():
            self._translated(source.title, source.id, "title")
            self._translated(source.issuer, source.id, "issuer")
            if _HAN.search(source.locator.zh):  # GB/T 19001-2016 is the same in both languages
                self._translated(source.locator, source.id, "locator")
        for industry in self.pack.industries.values():
            if not industry.name.en:
                self._say(industry.code, "name", "no English name", file="industries.csv")
        return self.problems

    def _say(self, id_: str, path: str, text: str, hint: str = "", file: str = "") -> None:
        place = self.lines.get(id_, (file or "pack.yaml", 1))
        self.problems.append(Problem(place[0], place[1], f"{id_}.{path}" if path else id_, text, hint))

    def _ids(self) -> None:
        for key, places in _duplicate_ids(self.pack.folder).items():
            self.problems.append(Problem(*places[1], key, "this id is given twice", f"first in {places[0][0]}:{places[0][1]}"))

    def _known(self, id_: str, path: str, names: Iterable[str], known: Iterable[str]) -> None:
        pool = set(known)
        for name in names:
            if name not in pool:
                self._say(id_, path, f"{name!r} does not exist", did_you_mean(name, pool))

    def _sources(self, id_: str, sources: Iterable[str], *, needed: bool = True, path: str = "sources") -> None:
        listed = tuple(sources)
        if needed and not listed:
            self._say(id_, path, "no source")
        self._known(id_, path, listed, self.pack.sources)

    def _condition(self, id_: str, condition: Any, path: str, *, product: bool = False, items: Iterable[str] = ()) -> None:
        if condition is None:
            return
        named = conditions.named(condition)
        facts = self.pack.facts
        self._known(id_, path, named.get("activity", ()), facts.activities)
        self._known(id_, path, named.get("fact", ()), facts.product if product else facts.enterprise)
        self._known(id_, path, named.get("industry", ()), self.pack.industries)
        self._known(id_, path, named.get("holds", ()), self.pack.schemes)
        self._known(id_, path, named.get("answer", ()), items)
        self._known(id_, path, named.get("role", ()), ("maker", "importer", "retailer", "user", "service"))
        self._known(id_, path, named.get("size", ()), ("micro", "small", "medium", "large"))

    def _catalogue(self) -> None:
        catalogue = self.pack.catalogue
        for entry in catalogue.entries:
            self._sources(entry.id, entry.sources)
            self._known(entry.id, "industries", entry.industries, self.pack.industries)
            for n, period in enumerate(entry.periods):
                self._sources(entry.id, period.sources, needed=period.verified, path=f"periods[{n}].sources")
                self._condition(entry.id, period.when, f"periods[{n}].when", product=True)
                if period.start and period.end and period.start > period.end:
                    self._say(entry.id, f"periods[{n}]", "ends before it starts")
            for n, exclusion in enumerate(entry.exclusions):
                self._condition(entry.id, exclusion.when, f"exclusions[{n}].when", product=True)
                if exclusion.ask and exclusion.when is None:
                    self._say(entry.id, f"exclusions[{n}]", "asks, but has no condition (when)")
        for other in catalogue.not_listed:
            self._known(other.id, "see", other.see, self.pack.entries)
            self._sources(other.id, other.sources, needed=other.verified)
        for one in catalogue.acts_as:
            self._condition(one.id, one.when, "when")
            self._sources(one.id, one.sources)
        for exemption in catalogue.exemptions:
            self._condition(exemption.id, exemption.when, "when", product=True)

    def _schemes(self) -> None:
        for card in self.pack.schemes.values():
            self._known(card.id, "after", card.after, self.pack.schemes)
            self._known(card.id, "instead", card.instead, self.pack.schemes)
            self._sources(card.id, card.sources, needed=card.verified)
            if len(card.short.zh) > MAX_SHORT:
                self._say(card.id, "short", f"longer than {MAX_SHORT} characters")
            if card.audit_table != "none":
                self._known(card.id, "audit_table", (card.audit_table,), self.pack.tables.audit_days.tables)
            for n, one in enumerate(card.preconditions):
                self._condition(card.id, one.met_if, f"preconditions[{n}].met_if")
                self._sources(card.id, one.sources, needed=one.verified, path=f"preconditions[{n}].sources")
            self._translated(card, card.id)

    def _rules(self) -> None:
        for rule in self.pack.rules:
            self._known(rule.id, "schemes", rule.schemes, self.pack.schemes)
            self._sources(rule.id, rule.sources)
            self._condition(rule.id, rule.when, "when")
            self._translated(rule, rule.id)
            for scheme in rule.schemes:
                card = self.pack.schemes.get(scheme)
                if card and card.status == "abolished" and rule.strength != "against":
                    self._say(rule.id, "schemes", f"{scheme} is abolished and must not be recommended")

    def _moved(self) -> None:
        """Renamed ids lead to ids there are, and neither they nor removed ones still stand."""
        items = {item.id for scheme in self.pack.checklist_ids for item in self.pack.checklist(scheme).items()}
        manifest = self.pack.manifest
        self._known("pack.yaml", "renamed", manifest.renamed.values(), items)
        for id_ in (*manifest.renamed, *manifest.removed):
            if id_ in items:
                self._say("pack.yaml", id_, "is said to be renamed or removed, but still stands")
        self._translated(manifest.removed, "pack.yaml", "removed")

    def _order_of_work(self) -> None:
        order, file = self.pack.tables.order_of_work, "tables/order_of_work.yaml"
        if not order.months:
            return
        advised = {s for rule in self.pack.rules if rule.strength != "against" for s in rule.schemes}
        for scheme in sorted(advised & set(self.pack.schemes) - set(order.months)):
            self._say(scheme, "months", f"{scheme} may be recommended, but {file} does not say how long it takes")
        for scheme, months in order.months.items():
            if not months.busy <= months.least <= months.most:
                self._say(scheme, "months", "busy, least and most must not decrease", file=file)
        self._known("order_of_work", "months", order.months, self.pack.schemes)
        for group in order.together:
            self._known(group.id, "schemes", group.schemes, self.pack.schemes)
            self._sources(group.id, group.sources)
        self._translated(order, "order_of_work")

    def _checklist(self, checklist: Checklist) -> None:
        self._known(checklist.scheme, "scheme", (checklist.scheme,), self.pack.schemes)
        for field in ("standard", "rule"):
            name: Text = getattr(checklist.edition, field)
            if _HAN.search(name.zh) and not name.en:
                self._say(checklist.scheme, f"edition.{field}", "no English text")
        self._translated(checklist.headings, checklist.scheme, "headings")
        self._headings(checklist)
        ids = [item.id for item in checklist.items()]
        for section in checklist.sections:
            self._translated(section.heading, section.id)
            self._clause(section.id, section.clause)
            for item in section.items:
                self._item(item, ids)
        self._twins(checklist.items())

    def _headings(self, checklist: Checklist) -> None:
        for row in coverage.headings(checklist):
            self._clause(checklist.scheme, row.clause)
            if not row.items:
                self._say(checklist.scheme, f"headings.{row.clause}", "no item stands under this clause")
        for item in coverage.outside(checklist):
            self._say(item.id, "clause", f"{item.clause!r} belongs to none of the headings")

    def _clause(self, id_: str, clause: str) -> None:
        if _HAN.search(clause) and clause not in self.pack.manifest.clauses:
            self._say(id_, "clause", f"{clause!r} has no English in pack.yaml, clauses")

    def _item(self, item: Item, ids: list[str]) -> None:
        self._clause(item.id, item.clause)
        self._sources(item.id, item.sources)
        self._condition(item.id, item.show_if, "show_if", items=ids)
        self._known(item.id, "measure.role", (item.measure.role,), self.pack.manifest.roles)
        self._translated(item, item.id)
        if len(item.statement.zh) > MAX_STATEMENT:
            self._say(item.id, "statement", f"{len(item.statement.zh)} characters, at most {MAX_STATEMENT}")
        if len(item.gap.zh) > MAX_GAP:
            self._say(item.id, "gap", f"{len(item.gap.zh)} characters, at most {MAX_GAP}")
        if item.gate and item.na == "free":
            self._say(item.id, "na", "a gate that may be waved away without a reason")
        opened = [s.partition(".")[0] for s in item.shares]
        self._known(item.id, "shares", opened, self.pack.schemes)
        for share in item.shares:
            if share.partition(".")[0] in self.pack.checklist_ids:
                there = {i.id for i in self.pack.checklist(share.partition(".")[0]).items()}
                self._known(item.id, "shares", (share,), there)

    def _twins(self, items: tuple[Item, ...]) -> None:
        from rapidfuzz import fuzz

        for n, one in enumerate(items):
            for other in items[n + 1 :]:
                if fuzz.ratio(one.statement.zh, other.statement.zh) >= TWIN:
                    self._say(other.id, "statement", f"says the same as {one.id}")

    def _translated(self, value: object, id_: str, path: str = "") -> None:
        """Every text below a value has English, wherever the pack promises English."""
        if "en" not in self.pack.manifest.languages:
            return
        if isinstance(value, Text):
            if value.zh and not value.en:
                self._say(id_, path, "no English text")
            elif _CURLY.search(value.en):
                self._say(id_, path, "curly quotes in English", "use ' and \": the font draws curly ones full width")
        elif isinstance(value, BaseModel):
            for name in type(value).model_fields:
                inner = getattr(value, name)
                own = getattr(inner, "id", None) if isinstance(inner, BaseModel) else None
                self._translated(inner, own or id_, name if not path else f"{path}.{name}")
        elif isinstance(value, (tuple, list)):
            for n, one in enumerate(cast("tuple[object, ...]", value)):
                own = getattr(one, "id", None)
                self._translated(one, own or id_, "" if own else f"{path}[{n}]")
        elif isinstance(value, dict):
            for key, one in cast("dict[str, object]", value).items():
                self._translated(one, id_, f"{path}.{key}")


def _id_lines(folder: Path) -> Iterable[tuple[str, str, int]]:
    """(id, file, line) of every record with an id, outside overlays and tests."""
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        if name.startswith(("en/", "tests/")):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            text = line.strip().removeprefix("- ").removeprefix("{")
            if text.startswith("id:"):
                yield text[3:].split(",")[0].split("#")[0].strip(" '\"}"), name, number


def _lines_of_ids(folder: Path) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for id_, name, number in _id_lines(folder):
        found.setdefault(id_, (name, number))
    return found


def _duplicate_ids(folder: Path) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for id_, name, number in _id_lines(folder):
        if not name.startswith("tables/"):
            found.setdefault(id_, []).append((name, number))
    return {key: places for key, places in found.items() if len(places) > 1}
