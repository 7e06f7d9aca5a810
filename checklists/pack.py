"""A pack that is open: its manifest at once, every other part when first asked for, validated and kept as JSON for the next start."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from checklists import parts, schema, search, tables
from checklists.problems import PackProblems, Problem
from checklists.schema import (
    Catalogue,
    CatalogueEntry,
    Checklist,
    Facts,
    FactSpec,
    Industry,
    Level,
    Manifest,
    NotListed,
    Region,
    Rule,
    Scheme,
    Source,
)
from checklists.tables import Tables

V = TypeVar("V")


def _keep(path: Path, data: bytes) -> None:
    """Write a cache file whole or not at all; a cache that cannot be written is only slower."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
        os.replace(name, path)
    except OSError:
        return


def _kept(path: Path) -> bytes | None:
    """The data of a cache file; None where there is none, or where its bytes are not those that were written."""
    try:
        digest, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest().encode() == digest else None


def _shape() -> str:
    """A digest of the fields of all models: a cache written by a program with other fields must not be read."""
    models = {thing for module in (schema, tables) for thing in vars(module).values() if isinstance(thing, type) and issubclass(thing, BaseModel)}
    fields = sorted((model.__name__, *model.model_fields) for model in models)
    return hashlib.sha256(repr((fields, search.Key.__slots__)).encode()).hexdigest()[:8]


def fingerprint(folder: Path) -> str:
    """SHA-256 over names and bytes of every file of a pack, in sorted order."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix in (".yaml", ".csv")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class Pack:
    """One pack. Opening reads and hashes the files; parts load on first use, from `cache` where it holds this fingerprint.

    Raises PackProblems, with every problem of the part at once, where a file does not hold what it should.
    """

    def __init__(self, folder: Path, *, cache: Path | None = None) -> None:
        self.folder = folder
        self.fingerprint = fingerprint(folder)
        self._cache = cache / f"{self.fingerprint[:32]}-{_shape()}" if cache else None
        self.manifest = self._part("manifest", TypeAdapter(Manifest), parts.manifest)
        self._checklists: dict[str, Checklist] = {}

    def _part(self, name: str, adapter: TypeAdapter[V], read: Callable[[Path, list[Problem]], V]) -> V:
        place = self._cache / f"{name}.cache" if self._cache else None
        kept = _kept(place) if place else None
        if kept is not None:
            try:
                return adapter.validate_json(kept)
            except ValidationError:
                pass  # written by another program: read afresh
        problems: list[Problem] = []
        value = read(self.folder, problems)
        if problems:
            raise PackProblems(tuple(problems))
        if place is not None:
            _keep(place, adapter.dump_json(value, by_alias=True))
        return value

    def derived(self, name: str, adapter: TypeAdapter[V], build: Callable[[], V]) -> V:
        """A value computed from the pack (a search index), kept beside the parts for the next start."""
        return self._part(name, adapter, lambda _folder, _problems: build())

    @cached_property
    def facts(self) -> Facts:
        """The facts conditions may ask for, with their questions."""
        return self._part("facts", TypeAdapter(Facts), parts.facts)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return {s.id: s for s in self._part("sources", TypeAdapter(tuple[Source, ...]), parts.sources)}

    @cached_property
    def catalogue(self) -> Catalogue:
        """The CCC catalogue."""
        return self._part("catalogue", TypeAdapter(Catalogue), parts.catalogue)

    @cached_property
    def entries(self) -> Mapping[str, CatalogueEntry]:
        """Catalogue entries by id."""
        return {e.id: e for e in self.catalogue.entries}

    @cached_property
    def not_listed(self) -> Mapping[str, NotListed]:
        """Everyday products that are not in the catalogue, by id."""
        return {e.id: e for e in self.catalogue.not_listed}

    @cached_property
    def schemes(self) -> Mapping[str, Scheme]:
        """All scheme cards by id."""
        return {s.id: s for s in self._part("schemes", TypeAdapter(tuple[Scheme, ...]), parts.schemes)}

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in file order."""
        return self._part("rules", TypeAdapter(tuple[Rule, ...]), parts.rules)

    @cached_property
    def tables(self) -> Tables:
        """Size classes, audit days, credit codes."""
        return self._part("tables", TypeAdapter(Tables), parts.tables)

    @cached_property
    def industries(self) -> Mapping[str, Industry]:
        """The industry table by code, in its order."""
        return {i.code: i for i in self._part("industries", TypeAdapter(tuple[Industry, ...]), parts.industries)}

    @cached_property
    def industry_words(self) -> tuple[tuple[str, str], ...]:
        """Everyday words for a trade: (code, word)."""
        return self._part("industry_words", TypeAdapter(tuple[tuple[str, str], ...]), parts.industry_words)

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """The region table by code, in its order."""
        return {r.code: r for r in self._part("regions", TypeAdapter(tuple[Region, ...]), parts.regions)}

    @cached_property
    def checklist_ids(self) -> tuple[str, ...]:
        """Schemes that have a checklist, in the order of their ids."""
        return tuple(sorted(p.stem for p in (self.folder / "checklists").glob("*.yaml")))

    def checklist(self, scheme: str) -> Checklist:
        """The checklist of a scheme, loaded when first opened. Raises KeyError where the pack has none."""
        if scheme not in self.checklist_ids:
            raise KeyError(scheme)
        if scheme not in self._checklists:
            self._checklists[scheme] = self._part(
                f"checklist-{scheme}", TypeAdapter(Checklist), lambda folder, problems: parts.checklist(folder, scheme, problems)
            )
        return self._checklists[scheme]

    @cached_property
    def industry_index(self) -> search.Index:
        """Search index over industry names, English names and everyday words."""
        return search.Index(self.derived("industry_index", search.KEYS, lambda: search.industry_keys(self)))

    @cached_property
    def product_index(self) -> search.Index:
        """Search index over catalogue entries and everyday products."""
        return search.Index(self.derived("product_index", search.KEYS, lambda: search.product_keys(self)))

    @cached_property
    def region_index(self) -> search.Index:
        """Search index over regions."""
        return search.Index(self.derived("region_index", search.KEYS, lambda: search.region_keys(self)))

    @cached_property
    def product_words(self) -> Mapping[str, search.WordTargets]:
        """Every word of the catalogue by its normal form."""
        return search.product_words(self)

    @property
    def levels(self) -> tuple[Level, ...]:
        """Readiness levels from lowest to highest."""
        return self.manifest.levels

    def fact(self, ask: str) -> FactSpec | None:
        """The fact behind an ask of a condition (`activity:x`, `fact:x`, or a word such as `role`), or None."""
        kind, _, name = ask.partition(":")
        if kind == "activity":
            return self.facts.activities.get(name)
        name = name or kind
        return self.facts.product.get(name) or self.facts.enterprise.get(name)
