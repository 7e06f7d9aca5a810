"""What changed between two packs: schemes, rules, catalogue entries, questions, items; and which verdicts came out otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from assessments.obligations import judge
from assessments.profile import EnterpriseProfile, Product
from assessments.recommend import applicability
from checklists.pack import Pack
from checklists.schema import Item, Text

Kind = Literal["scheme", "rule", "entry", "not_listed", "question", "item"]
What = Literal["added", "removed", "renamed", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record before and after, as plain data."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is new, gone, renamed or reads otherwise. `reason` is what the new pack says of a removal."""

    kind: Kind
    id: str
    what: What
    name: Text
    fields: tuple[FieldChange, ...] = ()
    renamed_to: str = ""
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A product name whose verdict differs on the day compared."""

    product: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FirmChange:
    """An enterprise for which something came out otherwise: verdicts of its products, schemes told to it."""

    name: str
    verdicts: tuple[VerdictChange, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackDiff:
    """Everything that differs between two packs."""

    changes: tuple[Change, ...]
    verdicts: tuple[VerdictChange, ...]

    @property
    def unexplained(self) -> tuple[Change, ...]:
        """Items that are gone although the new pack says neither `renamed` nor `removed`: answers to them would be left behind unexplained."""
        return tuple(c for c in self.changes if c.kind == "item" and c.what == "removed" and c.reason is None)


def diff(old: Pack, new: Pack, *, on: date) -> PackDiff:
    """Compare two packs; verdicts are compared for every product name either of them knows, on one day."""
    changes = [
        *_records("scheme", old.schemes, new.schemes, new),
        *_records("rule", {r.id: r for r in old.rules}, {r.id: r for r in new.rules}, new),
        *_records("entry", old.entries, new.entries, new),
        *_records("not_listed", {n.id: n for n in old.catalogue.not_listed}, {n.id: n for n in new.catalogue.not_listed}, new),
        *_records("question", _questions(old), _questions(new), new),
        *_records("item", _items(old), _items(new), new),
    ]
    return PackDiff(tuple(changes), _verdicts(sorted(_names(old) | _names(new)), old, new, on))


def firm_change(profile: EnterpriseProfile, old: Pack, new: Pack, *, on: date) -> FirmChange | None:
    """What comes out otherwise for one enterprise; None where nothing does."""
    before, after = applicability(profile, old, on=on), applicability(profile, new, on=on)
    pairs = zip(before.products, after.products, strict=True)
    verdicts = tuple(VerdictChange(b.product, b.verdict, a.verdict) for b, a in pairs if b.verdict != a.verdict)
    had, has = {r.scheme for r in before.recommendations}, {r.scheme for r in after.recommendations}
    if not verdicts and had == has:
        return None
    return FirmChange(profile.name, verdicts, tuple(sorted(has - had)), tuple(sorted(had - has)))


def _questions(pack: Pack) -> dict[str, BaseModel]:
    facts = pack.facts
    return {**{f"fact:{k}": v for k, v in (*facts.enterprise.items(), *facts.product.items())}, **{f"activity:{k}": v for k, v in facts.activities.items()}}


def _items(pack: Pack) -> dict[str, Item]:
    return {item.id: item for scheme in pack.checklist_ids for item in pack.checklist(scheme).items()}


def _records(kind: Kind, old: Mapping[str, BaseModel], new: Mapping[str, BaseModel], pack: Pack) -> Iterable[Change]:
    renamed, removed = pack.manifest.renamed, pack.manifest.removed
    for id_, record in old.items():
        target = renamed.get(id_, "")
        if id_ in new:
            if fields := _fields(record, new[id_]):
                yield Change(kind, id_, "changed", name_of(new[id_]), fields)
        elif target in new:
            yield Change(kind, id_, "renamed", name_of(new[target]), _fields(record, new[target]), target)
        else:
            yield Change(kind, id_, "removed", name_of(record), reason=removed.get(id_))
    came_by_name = {renamed[id_] for id_ in old if id_ in renamed}
    yield from (Change(kind, id_, "added", name_of(record)) for id_, record in new.items() if id_ not in old and id_ not in came_by_name)


def name_of(record: BaseModel) -> Text:
    """How a record is called: its name, its statement, its reason or its question."""
    found = (getattr(record, field, None) for field in ("name", "statement", "reason", "question"))
    return next((text for text in found if isinstance(text, Text)), Text(zh=""))


def _fields(old: BaseModel, new: BaseModel) -> tuple[FieldChange, ...]:
    before, after = old.model_dump(mode="json", by_alias=True), new.model_dump(mode="json", by_alias=True)
    return tuple(FieldChange(field, before.get(field), value) for field, value in after.items() if field != "id" and before.get(field) != value)


def _names(pack: Pack) -> set[str]:
    listed = {word.word for entry in pack.catalogue.entries for word in entry.words}
    return listed | {word for other in pack.catalogue.not_listed for word in other.words}


def _verdicts(names: Iterable[str], old: Pack, new: Pack, on: date) -> tuple[VerdictChange, ...]:
    found: list[VerdictChange] = []
    for name in names:
        before, after = (judge(Product(name=name), pack, on=on, role="maker").verdict for pack in (old, new))
        if before != after:
            found.append(VerdictChange(name, before, after))
    return tuple(found)
