"""What is known of an enterprise: the profile file's model, the credit code check and the size class."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from assessments.errors import KnownError, from_validation
from checklists.conditions import Condition, FactValue, Situation, evaluate
from checklists.pack import Pack
from checklists.schema import Region, Size
from checklists.tables import CreditCodeTable, SizeClass, Sizes
from checklists.yaml_files import YamlProblem, parse_documents

MAX_PROFILE_BYTES = 2 * 1024 * 1024
CLASS_DIGITS = 4
"""Digits of the finest code of GB/T 4754; a shorter one leaves open which class is meant."""
EnterpriseRole = Literal["maker", "importer", "retailer", "service", "user"]
CreditCodeProblem = Literal["length", "charset", "structure", "check"]


def _clean(value: object) -> object:
    """Text without control characters and lone surrogates, which no screen and no PDF can show."""
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if (c in "\n\t" or ord(c) >= 32) and ord(c) != 127 and not 0xD800 <= ord(c) <= 0xDFFF).strip()


Line = Annotated[str, Field(max_length=200), BeforeValidator(_clean)]


def _code(value: object) -> object:
    """A code someone wrote without quotes, which YAML read as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _finite(value: object) -> object:
    """Infinity and NaN are numbers to YAML, but no figure of an enterprise, and JSON cannot write them."""
    if isinstance(value, float) and not math.isfinite(value):
        raise PydanticCustomError("finite_number", "a finite number is needed")
    return value


Fact = Annotated[FactValue, BeforeValidator(_finite)]
Code = Annotated[str, Field(max_length=20), BeforeValidator(_code)]


class Model(BaseModel):
    """Frozen; an unknown key is an error, so that a slip in a profile file is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Product(Model):
    """A product with its own facts (ids of the pack's product facts; `catalogue_entry` names the entry someone chose)."""

    name: Line = Field(min_length=1)
    facts: dict[str, Fact] = {}


class HeldCertificate(Model):
    """A certificate the enterprise holds. `product` names the product of a product certificate."""

    scheme: Line
    expires: date | None = None
    number: Line = ""
    product: Line = ""


def _as_product(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _as_activities(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return {str(one): True for one in cast("list[object]", value)}
    return value


def _as_held(value: object) -> object:
    return {"scheme": value} if isinstance(value, str) else value


class EnterpriseProfile(Model):
    """An enterprise as the profile file describes it; None = nobody stated it. Amounts in 10,000 CNY, energy in tce a year."""

    name: Line = ""
    credit_code: Line | None = None
    region: Code | None = None
    industries: tuple[Code, ...] = ()
    employees: int | None = Field(None, ge=0, le=10_000_000)
    revenue_wan: Decimal | None = Field(None, ge=0)
    assets_wan: Decimal | None = Field(None, ge=0)
    size: Size | None = None
    role: EnterpriseRole | None = None
    products: tuple[Annotated[Product, BeforeValidator(_as_product)], ...] = Field((), max_length=500)
    sites: tuple[Line, ...] = ()
    export_markets: tuple[Code, ...] | None = None
    energy_tce: float | None = Field(None, ge=0, allow_inf_nan=False)
    activities: Annotated[dict[str, bool], BeforeValidator(_as_activities)] = {}
    facts: dict[str, Fact] = {}
    holds: tuple[Annotated[HeldCertificate, BeforeValidator(_as_held)], ...] = ()

    @field_validator("region", "credit_code", mode="before")
    @classmethod
    def _blank_is_none(cls, value: object) -> object:
        return None if value == "" else value


def read_profiles(path: Path) -> list[EnterpriseProfile]:
    """All profiles of a YAML file (`---` between them).

    Raises KnownError file-unreadable, file-not-yaml, profile-invalid (first problem named with its place).
    """
    return [parse_profile(data, path.name) for data in read_yaml(path) if data is not None]


def read_yaml(path: Path) -> list[Any]:
    """All documents of a user's YAML file. Raises KnownError file-unreadable, file-too-large or file-not-yaml."""
    try:
        size = path.stat().st_size
        if size > MAX_PROFILE_BYTES:
            raise KnownError("file-too-large", file=path.name, size=f"{size / 1e6:.1f}", limit=f"{MAX_PROFILE_BYTES / 1e6:.0f}")
        documents = parse_documents(path.read_bytes())
    except OSError as error:
        raise KnownError("file-unreadable", file=str(path), why=error.strerror or "") from error
    except YamlProblem as error:
        raise KnownError("file-not-yaml", file=path.name, line=error.line or 1, why=str(error), why_code=f"yaml.{error.code}") from error
    if not any(d is not None for d in documents):
        raise KnownError("file-empty", file=path.name)
    return documents


def parse_profile(data: object, file: str = "") -> EnterpriseProfile:
    """A profile from plain data. Raises KnownError profile-invalid naming the first wrong field."""
    try:
        return TypeAdapter(EnterpriseProfile).validate_python(data)
    except ValidationError as error:
        raise from_validation("profile-invalid", error, file) from error


def credit_code_problem(code: str, table: CreditCodeTable) -> CreditCodeProblem | None:
    """What is wrong with a unified social credit code, or None. It warns, it never blocks. Source: GB 32100-2015."""
    text = code.strip().upper()
    if len(text) != table.length:
        return "length"
    if any(c not in table.charset for c in text) or not text[2:8].isdigit():
        return "charset"
    department = table.departments.get(text[0])
    if department is None or text[1] not in department.types:
        return "structure"
    total = sum(table.charset.index(c) * w for c, w in zip(text, table.weights, strict=False))
    return None if table.charset[(31 - total % 31) % 31] == text[-1] else "check"


def size_row(code: str, section: str, sizes: Sizes) -> SizeClass | None:
    """The row of the size table an industry falls under, the most specific code first; None = the rule leaves it out."""

    def fit(codes: tuple[str, ...]) -> int:
        return max((len(c) if code.startswith(c) else 1 for c in codes if code.startswith(c) or c == section), default=0)

    left_out = max((fit(row.codes) for row in sizes.not_covered), default=0)
    best = max(sizes.industries, key=lambda row: fit(row.codes), default=None)
    return best if best is not None and fit(best.codes) > left_out else None


def size_class(row: SizeClass, figures: Mapping[str, float | Decimal | None]) -> Size | None:
    """Large, medium, small or micro by the listed indicators (X persons, Y revenue, Z assets in 10,000 CNY).

    A class needs every listed indicator at or above its bound, otherwise one class down. None where an indicator is
    missing. Source: 国统字〔2017〕213号.
    """
    bounds = {name: limits for name, limits in (("X", row.X), ("Y", row.Y), ("Z", row.Z)) if limits}
    if not bounds or any(figures.get(name) is None for name in bounds):
        return None
    classes: tuple[Size, ...] = ("large", "medium", "small")
    for n, name in enumerate(classes):
        if all(Decimal(str(figures[i])) >= Decimal(str(limits[n])) for i, limits in bounds.items()):
            return name
    return "micro"


def size_of(profile: EnterpriseProfile, pack: Pack) -> Size | None:
    """Size class of an enterprise by its main industry; the stated size where the figures are missing."""
    computed = None
    if profile.industries:
        code = profile.industries[0]
        row = size_row(code, section_of(code, pack), pack.tables.sizes)
        if row is not None:
            computed = size_class(row, {"X": profile.employees, "Y": profile.revenue_wan, "Z": profile.assets_wan})
    return computed or profile.size


def section_of(code: str, pack: Pack) -> str:
    """Section letter of an industry code, or an empty text for an unknown code."""
    return next((c for c in ancestors(code, pack) if c.isalpha()), "")


def ancestors(code: str, pack: Pack) -> tuple[str, ...]:
    """An industry code and all codes above it, up to the section letter."""
    found: list[str] = []
    while code and code not in found:
        found.append(code)
        row = pack.industries.get(code)
        code = row.parent if row else ""
    return tuple(found)


def finer(codes: tuple[str, ...], pack: Pack) -> frozenset[str]:
    """All codes below the codes given; none below a class (four digits)."""
    rough = {c for c in codes if c in pack.industries and len(c) < CLASS_DIGITS}
    return frozenset(c for c in pack.industries if c not in rough and not rough.isdisjoint(ancestors(c, pack))) if rough else frozenset()


def region_prefixes(code: str) -> frozenset[str]:
    """A region code with the codes above it, each without trailing zero pairs: 440600 -> 4406, 44."""
    digits = code
    while len(digits) > 2 and digits.endswith("00"):
        digits = digits[:-2]
    return frozenset(digits[:n] for n in (2, 4, 6) if n <= len(digits)) | {code}


def region_of(code: str, pack: Pack) -> Region | None:
    """The row of the region table for a code: its own, or that of the city or province it lies in; None for a code of nowhere."""
    rough = (code.ljust(6, "0"), f"{code[:4]}00", f"{code[:2]}0000")
    return next((pack.regions[c] for c in rough if c in pack.regions), None)


def situation(profile: EnterpriseProfile, pack: Pack, on: date) -> Situation:
    """What conditions may ask of an enterprise on a date (certificates that expired before it do not count as held)."""
    industries = frozenset(a for code in profile.industries for a in ancestors(code, pack)) if profile.industries else None
    numbers = {"employees": profile.employees, "revenue_wan": profile.revenue_wan, "assets_wan": profile.assets_wan, "energy_tce": profile.energy_tce}
    facts: dict[str, FactValue] = {k: float(v) for k, v in numbers.items() if v is not None}
    return Situation(
        industries=industries,
        finer_industries=finer(profile.industries, pack),
        regions=region_prefixes(profile.region) if profile.region else None,
        role=profile.role,
        size=size_of(profile, pack),
        markets=None if profile.export_markets is None else frozenset(profile.export_markets),
        holds=frozenset(h.scheme for h in profile.holds if h.expires is None or h.expires >= on),
        activities=profile.activities,
        facts={**facts, **profile.facts},
    )


def makes_sense(asked_if: Condition | None, known: Situation) -> bool:
    """Whether a question makes sense: not where its condition is known to fail, and not before the activity it follows from is answered."""
    if asked_if is None:
        return True
    outcome = evaluate(asked_if, known)
    return outcome.value is True or (outcome.value is None and not any(ask.startswith("activity:") for ask in outcome.asks))


def activities_to_ask(profile: EnterpriseProfile, pack: Pack, on: date, schemes: Collection[str] = ()) -> tuple[str, ...]:
    """The activities whose answer would decide a rule for this enterprise, or an item of the checklists of `schemes`; and those answered already.

    In the pack's order; without those whose question makes no sense here.
    """
    known = situation(profile, pack, on)
    conditions = [rule.when for rule in pack.rules]
    conditions += [item.show_if for scheme in schemes if scheme in pack.checklist_ids for item in pack.checklist(scheme).items() if item.show_if is not None]
    asked = {ask for condition in conditions for ask in evaluate(condition, known).asks}

    def decides(key: str, sensible_if: Condition | None) -> bool:
        return f"activity:{key}" in asked and makes_sense(sensible_if, known)

    return tuple(key for key, spec in pack.facts.activities.items() if key in profile.activities or decides(key, spec.asked_if))
