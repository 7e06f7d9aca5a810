"""Reading one part of a pack from its files: base, English overlay, validation. Problems are collected, never raised one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from checklists import overlay
from checklists.catalogue import ActsAs
from checklists.problems import Problem, from_validation
from checklists.schema import (
    Catalogue,
    CatalogueEntry,
    Category,
    Checklist,
    Duty,
    Exemption,
    Facts,
    Industry,
    Manifest,
    NotListed,
    Region,
    Rule,
    Scheme,
    Source,
)
from checklists.schema import Path as CertificationPath
from checklists.tables import Tables
from checklists.yaml_files import YamlProblem, read_documents

V = TypeVar("V")
Data = dict[str, Any]


def _read(folder: Path, file: Path, problems: list[Problem]) -> tuple[Any, bytes]:
    """Data and bytes of one YAML file of a pack; None with a problem noted where it cannot be read."""
    name = file.relative_to(folder).as_posix()
    try:
        documents = read_documents(file)
        raw = file.read_bytes()
    except YamlProblem as error:
        problems.append(Problem(name, error.line or 1, "(file)", str(error)))
        return None, b""
    except OSError as error:
        problems.append(Problem(name, 1, "(file)", f"cannot be read: {error.strerror}"))
        return None, b""
    if len(documents) != 1:
        problems.append(Problem(name, 1, "(file)", f"one document a file, not {len(documents)}"))
        return None, raw
    return documents[0], raw


def _overlay(folder: Path, file: Path, problems: list[Problem]) -> Data:
    path = folder / "en" / file.relative_to(folder)
    if not path.is_file():
        return {}
    data, _ = _read(folder, path, problems)
    if not isinstance(data, dict):
        if data is not None:
            problems.append(Problem(path.relative_to(folder).as_posix(), 1, "(file)", "an overlay is a mapping by id"))
        return {}
    return cast("Data", data)


def _files(folder: Path, part: str) -> Iterator[Path]:
    return iter(sorted((folder / part).glob("*.yaml"), key=lambda file: file.stem))


def _validated(adapter: TypeAdapter[V], data: object, name: str, raw: bytes, problems: list[Problem], prefix: tuple[str | int, ...] = ()) -> V | None:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        problems.extend(from_validation(error, name, raw, prefix))
        return None


def _records(model: type[V], data: object, file: Path, folder: Path, raw: bytes, problems: list[Problem], prefix: tuple[str | int, ...] = ()) -> list[V]:
    """Records of a list, each validated on its own so that one bad record hides no other."""
    name = file.relative_to(folder).as_posix()
    if not isinstance(data, list):
        problems.append(Problem(name, 1, "(file)", "expected a list of records, each starting with '- '"))
        return []
    adapter = TypeAdapter(model)
    found = [_validated(adapter, one, name, raw, problems, (*prefix, n)) for n, one in enumerate(cast("list[Any]", data))]
    return [one for one in found if one is not None]


def _record_files(folder: Path, part: str, model: type[V], problems: list[Problem]) -> tuple[V, ...]:
    found: list[V] = []
    for file in _files(folder, part):
        data, raw = _read(folder, file, problems)
        if data is not None:
            merged = overlay.merged(data, _overlay(folder, file, problems))
            found += _records(model, merged, file, folder, raw, problems)
    return tuple(found)


def manifest(folder: Path, problems: list[Problem]) -> Manifest:
    """pack.yaml."""
    file = folder / "pack.yaml"
    data, raw = _read(folder, file, problems)
    if isinstance(data, dict):
        translated = _overlay(folder, file, problems)
        value = _validated(TypeAdapter(Manifest), overlay.merged(data, translated), "pack.yaml", raw, problems)
        if value is not None:
            return value
    elif data is not None or raw:
        problems.append(Problem("pack.yaml", 1, "(file)", "expected a mapping"))
    return Manifest.model_construct()


def facts(folder: Path, problems: list[Problem]) -> Facts:
    """facts/*.yaml, merged; a fact defined twice is a problem."""
    joined: dict[str, Data] = {"enterprise": {}, "activities": {}, "product": {}}
    for file in _files(folder, "facts"):
        data, raw = _read(folder, file, problems)
        name = file.relative_to(folder).as_posix()
        merged = overlay.merged(data or {}, _overlay(folder, file, problems))
        value = _validated(TypeAdapter(Facts), merged, name, raw, problems)
        if value is None:
            continue
        for kind, into in joined.items():
            for fact, spec in getattr(value, kind).items():
                if fact in into:
                    problems.append(Problem(name, 1, f"{kind}.{fact}", "this fact is defined twice"))
                into[fact] = spec
    return Facts(**joined)


def sources(folder: Path, problems: list[Problem]) -> tuple[Source, ...]:
    """sources/*.yaml."""
    return _record_files(folder, "sources", Source, problems)


def rules(folder: Path, problems: list[Problem]) -> tuple[Rule, ...]:
    """rules/*.yaml."""
    return _record_files(folder, "rules", Rule, problems)


def schemes(folder: Path, problems: list[Problem]) -> tuple[Scheme, ...]:
    """schemes/*.yaml, one card a file."""
    found: list[Scheme] = []
    for file in _files(folder, "schemes"):
        data, raw = _read(folder, file, problems)
        name = file.relative_to(folder).as_posix()
        if data is None:
            continue
        card = _validated(TypeAdapter(Scheme), overlay.merged(data, _overlay(folder, file, problems)), name, raw, problems)
        if card is not None:
            found.append(card)
            if card.id != file.stem:
                problems.append(Problem(name, 1, "id", f"is {card.id!r}, the file is named {file.stem!r}"))
    return tuple(found)


_SPECIAL: dict[str, dict[str, type[Any]]] = {
    "categories": {"categories": Category},
    "duties": {"duties": Duty, "paths": CertificationPath, "exemptions": Exemption, "acts_as": ActsAs},
    "not_listed": {"not_listed": NotListed},
}


def catalogue(folder: Path, problems: list[Problem]) -> Catalogue:
    """catalogue/*.yaml: entries by category, and the files with a shape of their own."""
    found: dict[str, list[Any]] = {"entries": []}
    for file in _files(folder, "catalogue"):
        data, raw = _read(folder, file, problems)
        if data is None:
            continue
        translated = _overlay(folder, file, problems)
        shapes = _SPECIAL.get(file.stem, {"entries": CatalogueEntry})
        for key, model in shapes.items():
            inside = isinstance(data, dict)
            part = cast("Data", data).get(key, []) if inside else data
            words = translated.get(key) if isinstance(translated.get(key), dict) else translated
            merged = overlay.merged(part, words)
            found.setdefault(key, []).extend(_records(model, merged, file, folder, raw, problems, (key,) if inside else ()))
    return Catalogue(**{key: tuple(records) for key, records in found.items()})


def checklist(folder: Path, scheme: str, problems: list[Problem]) -> Checklist:
    """checklists/<scheme>.yaml with its overlay."""
    file = folder / "checklists" / f"{scheme}.yaml"
    data, raw = _read(folder, file, problems)
    name = file.relative_to(folder).as_posix()
    if isinstance(data, dict):
        merged = overlay.merged_checklist(cast("Data", data), _overlay(folder, file, problems))
        value = _validated(TypeAdapter(Checklist), merged, name, raw, problems)
        if value is not None:
            return value
    elif data is not None or raw:
        problems.append(Problem(name, 1, "(file)", "expected a mapping with scheme, edition and sections"))
    return Checklist.model_construct(scheme=scheme, sections=())


def tables(folder: Path, problems: list[Problem]) -> Tables:
    """tables/*.yaml, merged into one value; a table given twice is a problem."""
    joined: Data = {}
    origin: dict[str, tuple[str, bytes]] = {}
    for file in _files(folder, "tables"):
        data, raw = _read(folder, file, problems)
        name = file.relative_to(folder).as_posix()
        if not isinstance(data, dict):
            continue
        merged = overlay.merged(cast("Data", data), _overlay(folder, file, problems))
        for key, value in merged.items():
            if key in joined:
                problems.append(Problem(name, 1, key, "this table is given twice"))
            joined[key], origin[key] = value, (name, raw)
    try:
        return Tables.model_validate(joined)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            name, raw = origin.get(str(one["loc"][0]), ("tables", b""))
            problems.extend(p for p in from_validation(error, name, raw) if p.path.startswith(str(one["loc"][0])))
        return Tables.model_construct()


def _rows(folder: Path, name: str, columns: tuple[str, ...], problems: list[Problem]) -> list[dict[str, str]]:
    path = folder / name
    if not path.is_file():
        return []
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
        rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(Problem(name, 1, "(file)", f"cannot be read: {error}"))
        return []
    missing = [c for c in columns if c not in (reader.fieldnames or [])]
    if missing:
        problems.append(Problem(name, 1, "(head)", f"columns missing: {', '.join(missing)}"))
        return []
    return rows


def _table(folder: Path, name: str, columns: tuple[str, ...], model: Callable[..., V], problems: list[Problem]) -> tuple[V, ...]:
    english = {row["code"]: row["name"] for row in _rows(folder, f"en/{name}", ("code", "name"), problems)}
    found: list[V] = []
    seen: set[str] = set()
    for line, row in enumerate(_rows(folder, name, columns, problems), start=2):
        code = row["code"]
        if code in seen:
            problems.append(Problem(name, line, code, "this code is given twice"))
        seen.add(code)
        text = {"zh": row["name"], "en": english.get(code, "")}
        found.append(model(code=code, level=row["level"], parent=row["parent"] or "", name=text))
    return tuple(found)


def industries(folder: Path, problems: list[Problem]) -> tuple[Industry, ...]:
    """industries.csv with English names."""
    return _table(folder, "industries.csv", ("code", "level", "parent", "name"), Industry, problems)


def regions(folder: Path, problems: list[Problem]) -> tuple[Region, ...]:
    """regions.csv with English names."""
    return _table(folder, "regions.csv", ("code", "level", "parent", "name"), Region, problems)


def cases(folder: Path, problems: list[Problem]) -> tuple[tuple[str, Data], ...]:
    """tests/*.yaml: (file name, case) of every case of the pack."""
    found: list[tuple[str, Data]] = []
    for file in _files(folder, "tests"):
        data, _ = _read(folder, file, problems)
        if data is not None and not isinstance(data, list):
            problems.append(Problem(f"tests/{file.name}", 1, "(file)", "expected a list of cases, each starting with '- '"))
        for case in cast("list[Any]", data) if isinstance(data, list) else []:
            if isinstance(case, dict):
                found.append((file.name, cast("Data", case)))
            else:
                problems.append(Problem(f"tests/{file.name}", 1, repr(case), "a case is a mapping with id and expect"))
    return tuple(found)


def industry_words(folder: Path, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    """industry_words.csv as (code, word)."""
    return tuple((r["code"], r["word"]) for r in _rows(folder, "industry_words.csv", ("code", "word"), problems))
