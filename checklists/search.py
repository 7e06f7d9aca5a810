"""Finding industries and products by words, synonyms, code, pinyin and pinyin initials, ranked; and saying which entry a product name is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from checklists.schema import FactValue, Text

if TYPE_CHECKING:
    from checklists.pack import Pack

SHORTEST_SUFFIX = 2
"""A known word of this many characters or more at the end of a longer name is offered as the answer, never taken for it:
防爆空调 is no 空调."""
NEAR = 60.0
"""Least similarity (0–100) at which a name is offered as a guess."""


@dataclass(frozen=True, slots=True)
class Key:
    """One searchable text: what it stands for, its normal form, pinyin and initials; everyday words rank before names."""

    target: str
    text: str
    pinyin: str
    initials: str
    everyday: bool


KEYS: TypeAdapter[tuple[Key, ...]] = TypeAdapter(tuple[Key, ...])


def normal(text: str) -> str:
    """Text as it is compared: half-width, lower case, without spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in folded if c.isalnum())


def _key(target: str, text: str, *, everyday: bool) -> Key:
    from pypinyin import lazy_pinyin

    plain = normal(text)
    syllables = lazy_pinyin(plain) if any("\u4e00" <= c <= "\u9fff" for c in plain) else []
    return Key(target, plain, "".join(syllables), "".join(s[0] for s in syllables if s), everyday)


class Index:
    """Keys to search through, and each normal form's targets."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        self.keys = keys
        self.exact: dict[str, dict[str, None]] = {}
        for key in keys:
            self.exact.setdefault(key.text, {})[key.target] = None

    def hits(self, query: str, limit: int) -> list[tuple[str, str, float]]:
        """(target, text that matched, score 0–100) best first, one a target."""
        plain = normal(query)
        if not plain:
            return []
        best: dict[str, tuple[float, str]] = {}
        for key in self.keys:
            score = _score(plain, key)
            if score > best.get(key.target, (0.0, ""))[0]:
                best[key.target] = (score, key.text)
        if not best:
            best = self._near(plain, limit)
        ordered = sorted(best.items(), key=lambda kv: (-kv[1][0], len(kv[1][1]), kv[0]))
        return [(target, text, round(score, 1)) for target, (score, text) in ordered[:limit]]

    def _near(self, plain: str, limit: int) -> dict[str, tuple[float, str]]:
        """Look-alikes, for slips: only when nothing matched outright."""
        from rapidfuzz import fuzz, process

        texts = [key.text for key in self.keys]
        found = process.extract(plain, texts, scorer=fuzz.ratio, limit=limit * 3, score_cutoff=NEAR)
        best: dict[str, tuple[float, str]] = {}
        for text, score, n in found:
            best.setdefault(self.keys[n].target, (score / 2, text))
        return best


def _score(plain: str, key: Key) -> float:
    bonus = 2.0 if key.everyday else 0.0
    text = key.text
    if text == plain:
        return 98 + bonus
    if text.startswith(plain):
        return 84 + bonus + 6 * len(plain) / len(text)
    if plain.isdigit() and text.isdigit():
        return 0.0  # a code is meant from its first digit on
    if plain in text:
        return 70 + bonus + 6 * len(plain) / len(text)
    if len(text) >= 2 and text in plain:
        return 56 + bonus + 8 * len(text) / len(plain)
    if plain.isascii() and key.pinyin:
        return _pinyin_score(plain, key) + (bonus if _pinyin_score(plain, key) else 0)
    return 0.0


def _pinyin_score(plain: str, key: Key) -> float:
    if key.pinyin == plain:
        return 90
    if key.initials == plain:
        return 80
    if key.pinyin.startswith(plain):
        return 72 + 6 * len(plain) / len(key.pinyin)
    if key.initials.startswith(plain):
        return 60 + 6 * len(plain) / len(key.initials)
    if len(plain) >= 4 and plain in key.pinyin:
        return 50 + 6 * len(plain) / len(key.pinyin)
    return 0.0


def industry_keys(pack: Pack) -> tuple[Key, ...]:
    """Keys of all industries: codes, names in both languages, everyday words."""
    keys: list[Key] = []
    for row in pack.industries.values():
        keys.append(Key(row.code, row.code.lower(), "", "", False))
        keys.append(_key(row.code, row.name.zh, everyday=False))
        if row.name.en:
            keys.append(_key(row.code, row.name.en, everyday=False))
    keys += [_key(code, word, everyday=True) for code, word in pack.industry_words]
    return tuple(keys)


def region_keys(pack: Pack) -> tuple[Key, ...]:
    """Keys of all regions: codes and names in both languages."""
    keys: list[Key] = []
    for row in pack.regions.values():
        keys += [Key(row.code, row.code, "", "", False), _key(row.code, row.name.zh, everyday=False)]
        if row.name.en:
            keys.append(_key(row.code, row.name.en, everyday=False))
    return tuple(keys)


def product_keys(pack: Pack) -> tuple[Key, ...]:
    """Keys of all catalogue entries and everyday products."""
    keys: list[Key] = []
    for entry in pack.catalogue.entries:
        keys += [Key(entry.id, code.lower(), "", "", False) for code in dict.fromkeys((entry.code, *entry.codes))]
        names = [entry.name.zh, entry.name.en]
        keys += [_key(entry.id, n, everyday=False) for n in names if n]
        keys += [_key(entry.id, w, everyday=True) for w in (*(x.word for x in entry.words), *entry.words_en, *entry.maybe)]
    for other in pack.catalogue.not_listed:
        keys += [_key(other.id, n, everyday=False) for n in (other.name.zh, other.name.en) if n]
        keys += [_key(other.id, w, everyday=True) for w in (*other.words, *other.words_en)]
    return tuple(keys)


@dataclass(frozen=True, slots=True)
class IndustryHit:
    """An industry found: code, name, the names above it from section down, score 0–100 and the text that matched."""

    code: str
    name: Text
    path: tuple[Text, ...]
    score: float
    matched: str


def find_industries(query: str, pack: Pack, limit: int = 20) -> list[IndustryHit]:
    """Industries for a query by words, code, pinyin or initials, best first; a class before the group of the same name."""
    found: list[IndustryHit] = []
    for code, text, score in pack.industry_index.hits(query, limit * 2):
        row = pack.industries.get(code)
        if row is None:
            continue
        path: list[Text] = []
        parent = row.parent
        while parent and (above := pack.industries.get(parent)):
            path.insert(0, above.name)
            parent = above.parent
        found.append(IndustryHit(code, row.name, tuple(path), score, text))
    found.sort(key=lambda h: (-h.score, -len(h.code) if not h.code.isalpha() else 0, h.code))
    return found[:limit]


@dataclass(frozen=True, slots=True)
class ProductHit:
    """A catalogue entry (or an everyday product outside the catalogue, `code` empty) found for a query."""

    id: str
    code: str
    name: Text
    score: float
    matched: str


def find_products(query: str, pack: Pack, limit: int = 20) -> list[ProductHit]:
    """Catalogue entries and everyday products for a query, best first."""
    found: list[ProductHit] = []
    for target, text, score in pack.product_index.hits(query, limit):
        if target in pack.entries:
            entry = pack.entries[target]
            found.append(ProductHit(target, entry.code, entry.name, score, text))
        elif target in pack.not_listed:
            found.append(ProductHit(target, "", pack.not_listed[target].name, score, text))
    return found


@dataclass(frozen=True, slots=True)
class ProductMatch:
    """What a product name stands for: `sure` when the name settles it, and what the word itself states."""

    sure: bool
    """One target, and the name settles it."""
    entries: tuple[str, ...] = ()
    not_listed: tuple[str, ...] = ()
    facts: Mapping[str, FactValue] = field(default_factory=dict[str, FactValue])
    one_of: bool = False
    """The name is a word of every target and of nothing else: it is one of them for sure."""


_TAIL = re.compile(r"[（(\[【].*?[)）\]】]|[a-z0-9\-./]+$", re.IGNORECASE)


def match_product(name: str, pack: Pack) -> ProductMatch:
    """Which entry a product name stands for. Never guesses: what is only near comes back with `sure` false."""
    words = pack.product_words
    plain = normal(name)
    bare = normal(_TAIL.sub("", name.strip())) or plain
    for form in dict.fromkeys((plain, bare)):
        if form in words:
            return _settled(words[form])
    suffix = next((bare[n:] for n in range(1, len(bare) - SHORTEST_SUFFIX + 1) if bare[n:] in words), None)
    if suffix is not None:
        near = _settled(words[suffix])
        return ProductMatch(False, near.entries, near.not_listed, near.facts)
    targets = [t for t, _, _ in pack.product_index.hits(bare, 5)] if bare else []
    return ProductMatch(False, tuple(t for t in targets if t in pack.entries), tuple(t for t in targets if t in pack.not_listed))


@dataclass(frozen=True, slots=True)
class WordTargets:
    """What a normal form stands for: sure targets, possible ones, and the facts the word states."""

    sure: tuple[str, ...]
    maybe: tuple[str, ...]
    facts: Mapping[str, FactValue]


def product_words(pack: Pack) -> Mapping[str, WordTargets]:
    """Every word of the catalogue by normal form."""
    sure: dict[str, dict[str, Mapping[str, FactValue]]] = {}
    maybe: dict[str, dict[str, None]] = {}

    def put(words: Iterable[str], target: str, facts: Mapping[str, FactValue]) -> None:
        for word in words:
            if word:
                sure.setdefault(normal(word), {}).setdefault(target, facts)

    for entry in pack.catalogue.entries:
        for word in entry.words:
            put((word.word,), entry.id, word.facts)
        put((entry.name.zh, entry.name.en, *entry.words_en), entry.id, {})
        for word in entry.maybe:
            maybe.setdefault(normal(word), {})[entry.id] = None
    for other in pack.catalogue.not_listed:
        put((other.name.zh, other.name.en, *other.words, *other.words_en), other.id, {})
    found: dict[str, WordTargets] = {}
    for form in {*sure, *maybe}:
        targets = sure.get(form, {})
        facts: Mapping[str, FactValue] = next(iter(targets.values())) if len(targets) == 1 else dict[str, FactValue]()
        found[form] = WordTargets(tuple(targets), tuple(maybe.get(form, {})), facts)
    return found


def _settled(found: WordTargets) -> ProductMatch:
    targets = (*found.sure, *(t for t in found.maybe if t not in found.sure))
    sure = len(targets) == 1 and bool(found.sure)
    entries = tuple(t for t in targets if not t.startswith("nl."))
    one_of = len(found.sure) > 1 and len(targets) == len(found.sure) == len(entries)
    return ProductMatch(sure, entries, tuple(t for t in targets if t not in entries), found.facts, one_of)
