"""What a pack holds, as frozen models. Texts carry both languages; the loader lays the English overlay over the Chinese base."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from checklists import conditions

Lang = Literal["zh", "en"]
Mode = Literal["third_party", "self_declaration", "not_listed", "removed"]
VerdictKind = Literal[
    "required_third_party", "required_self_declaration", "not_listed", "removed", "needs_facts", "possibly_exempt"
]
Strength = Literal["mandatory", "recommended", "optional", "against"]
Role = Literal["maker", "importer", "retailer", "user", "service"]
Size = Literal["micro", "small", "medium", "large"]
FactValue = bool | float | str


class Model(BaseModel):
    """Frozen, and an unknown key is an error: a typing slip in a pack must not pass silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Text(Model):
    """One text in both languages. `en` is empty where the pack has no translation yet."""

    zh: str
    en: str = ""

    def get(self, lang: str) -> str:
        """The text in `lang`; Chinese where English is missing, so that nothing is ever shown empty."""
        return self.en if lang == "en" and self.en else self.zh

    def __bool__(self) -> bool:
        return bool(self.zh)


def _as_text(value: object) -> object:
    return {"zh": value} if isinstance(value, str) else value


T = Annotated[Text, BeforeValidator(_as_text)]
EMPTY = Text(zh="")


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Ids = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
Condition = Annotated[Any, BeforeValidator(conditions.parse), PlainSerializer(conditions.unparse)]


class Source(Model):
    """A document something rests on. `verified` false = memory, second hand or unsure: shown as 未核实."""

    id: str
    title: T
    issuer: T = EMPTY
    date: str = ""
    locator: str = ""
    read: Literal["full", "excerpt", "summary", "none"] = "none"
    verified: bool = False


class FactSpec(Model):
    """A fact that conditions may ask for, with the question that asks for it."""

    name: T
    question: T
    type: Literal["number", "boolean", "choice", "text"] = "boolean"
    unit: T = EMPTY
    help: T = EMPTY
    choices: dict[str, T] = {}


class Facts(Model):
    """All facts of a pack by where they belong."""

    enterprise: dict[str, FactSpec] = {}
    activities: dict[str, FactSpec] = {}
    product: dict[str, FactSpec] = {}


class Word(Model):
    """A search word of a catalogue entry; it may state facts (轨道插座 runs on mains)."""

    word: str
    facts: dict[str, FactValue] = {}


def _as_word(value: object) -> object:
    return {"word": value} if isinstance(value, str) else value


class Period(Model):
    """What the law says of a product from when to when, both ends included; None = open."""

    start: date | None = Field(None, alias="from")
    end: date | None = Field(None, alias="to")
    mode: Mode
    note: T = EMPTY
    when: Condition | None = None
    verified: bool = True
    sources: Ids = ()

    def covers(self, on: date) -> bool:
        """Whether the period is in force on a date."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


class Exclusion(Model):
    """What falls out of an entry's scope. `ask` = an unknown fact leaves the verdict open until it is answered."""

    text: T
    when: Condition | None = None
    ask: bool = False
    verified: bool = False
    sources: Ids = ()


class Mark(Model):
    """A further duty with a date, e.g. a tracing code beside the CCC mark."""

    start: date | None = Field(None, alias="from")
    end: date | None = Field(None, alias="to")
    text: T
    verified: bool = True
    sources: Ids = ()


class CatalogueEntry(Model):
    """A product type that is, or was, in the CCC catalogue."""

    id: str
    code: str
    codes: Ids = ()
    category: str
    name: T
    rule: str = ""
    standards: Ids = ()
    standards_verified: bool = False
    scope: T = EMPTY
    scope_verified: bool = False
    periods: tuple[Period, ...]
    words: tuple[Annotated[Word, BeforeValidator(_as_word)], ...] = ()
    words_en: Ids = ()
    maybe: Ids = ()
    exclusions: tuple[Exclusion, ...] = ()
    industries: Ids = ()
    marks: tuple[Mark, ...] = ()
    note: T = EMPTY
    verified: bool = True
    sources: Ids = ()


class NotListed(Model):
    """An everyday product people ask about that is not in the catalogue; `see` names entries a part of it may fall under."""

    id: str
    name: T
    words: Ids = ()
    words_en: Ids = ()
    industries: Ids = ()
    """Trades whose products fall here even under a name the pack does not know (food, farm produce, services)."""
    note: T = EMPTY
    see: Ids = ()
    verified: bool = False
    sources: Ids = ()


class Duty(Model):
    """What one role does about one verdict: the big answer and the steps."""

    id: str
    role: Role
    verdict: VerdictKind
    headline: T
    todo: tuple[T, ...] = ()
    verified: bool = True
    sources: Ids = ()


class Step(Model):
    """A step towards a certificate with its usual duration (experience, so unverified)."""

    text: T
    duration: T = EMPTY


class Path(Model):
    """Steps and documents of one certification mode."""

    mode: Mode
    name: T = EMPTY
    steps: tuple[Step, ...] = ()
    documents: tuple[T, ...] = ()
    verified: bool = False
    sources: Ids = ()


class Exemption(Model):
    """A situation in which a listed product may need no CCC, decided by the authority."""

    id: str
    when: Condition
    text: T
    verified: bool = False
    sources: Ids = ()


class Category(Model):
    """One of the catalogue's categories."""

    code: str
    name: T


class Catalogue(Model):
    """The CCC catalogue: what is, was and is not in it, and what each role does about it."""

    entries: tuple[CatalogueEntry, ...] = ()
    not_listed: tuple[NotListed, ...] = ()
    categories: tuple[Category, ...] = ()
    duties: tuple[Duty, ...] = ()
    paths: tuple[Path, ...] = ()
    exemptions: tuple[Exemption, ...] = ()


class Precondition(Model):
    """Something that must be true before applying. `met_if` tells from the profile, where it can."""

    id: str
    text: T
    short: T = EMPTY
    met_if: Condition | None = None
    verified: bool = False
    sources: Ids = ()


class Editions(Model):
    """Current and coming edition of the standard behind a scheme, in words."""

    current: T = EMPTY
    upcoming: T = EMPTY


class SchemeRule(Model):
    """The certification rule a scheme runs under."""

    document: T = EMPTY
    effective: T = EMPTY


class Validity(Model):
    """How long a certificate lasts."""

    text: T = EMPTY
    months: int | None = None


class Surveillance(Model):
    """How often the body comes back."""

    text: T = EMPTY
    interval_months: int | None = None


class Scheme(Model):
    """The card of one kind of certification (or of something people take for one)."""

    id: str
    name: T
    short: T
    label: T = EMPTY
    kind: Literal[
        "mandatory_product", "voluntary_product", "voluntary_ms", "voluntary_service", "regional_brand", "label_or_mark",
        "evaluation", "programme", "legal_duty", "overseas_access",
    ]  # fmt: skip
    status: Literal["active", "pilot", "superseded", "abolished", "unclear"]
    status_note: T = EMPTY
    is_certification: bool = True
    priority: Literal["A", "B", "C", "D", "X"] = "B"
    after: Ids = ()
    proves: T = EMPTY
    does_not_prove: T = EMPTY
    fits: tuple[T, ...] = ()
    editions: Editions = Editions()
    rule: SchemeRule = SchemeRule()
    preconditions: tuple[Precondition, ...] = ()
    steps: tuple[Step, ...] = ()
    validity: Validity = Validity()
    surveillance: Surveillance = Surveillance()
    evidence: tuple[T, ...] = ()
    mistakes: tuple[T, ...] = ()
    enquiry: T = EMPTY
    instead: Ids = ()
    audit_table: str = "none"
    verified: bool = False
    sources: Ids = ()


class Rule(Model):
    """One sentence of policy, law or practice that ties a situation to schemes. `reason` may hold {facts}."""

    id: str
    schemes: Ids
    strength: Strength
    weight: int = Field(2, ge=1, le=3)
    when: Condition
    reason: T
    sources: Ids
    locator: T = EMPTY


class Measure(Model):
    """What to do about a gap: for a firm of 10–50 people, in person-days, by a role of the pack."""

    text: T
    effort_days: Decimal
    role: str


class Item(Model):
    """One statement of a checklist; docs/pack-format.md shows the yardstick."""

    id: str
    clause: str
    heading: T = EMPTY
    weight: int = Field(ge=1, le=3)
    gate: bool = False
    statement: T
    opposite: T
    gap: T = EMPTY
    look: T
    evidence: tuple[T, ...] = ()
    audit: T = EMPTY
    pitfall: T = EMPTY
    measure: Measure
    na: Literal["never", "reason", "free"] = "reason"
    show_if: Condition | None = None
    repeat: Literal["product", "listed_product", "site"] | None = None
    shares: Ids = ()
    sources: Ids

    @property
    def short_gap(self) -> Text:
        """The gap as a short phrase; the opposite where the pack gives none."""
        return self.gap or self.opposite


class Section(Model):
    """A part of a checklist, usually one clause."""

    id: str
    clause: str
    heading: T
    items: tuple[Item, ...]


class Edition(Model):
    """Which standard and rule a checklist is written to, from when, and what a coming edition changes."""

    standard: str
    rule: str = ""
    start: date | None = Field(None, alias="from")
    note: T = EMPTY
    sources: Ids = ()


class Checklist(Model):
    """The statements of one scheme."""

    scheme: str
    edition: Edition
    sections: tuple[Section, ...]

    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for section in self.sections for item in section.items)


class Level(Model):
    """A readiness level with its rule in one sentence; all conditions named must be met."""

    id: str
    name: T
    at_least: Decimal = Decimal(0)
    all_answered: bool = False
    gates_met: bool = False
    preconditions_met: bool = False
    rule: T


class Industry(Model):
    """A row of GB/T 4754-2017: section letter, division, group or class."""

    code: str
    level: str
    parent: str = ""
    name: T


class Region(Model):
    """A row of the region table (GB/T 2260)."""

    code: str
    name: T
    level: str
    parent: str = ""


class Manifest(Model):
    """pack.yaml: what the pack is, as of when, and what carries over from earlier packs."""

    id: str
    name: T
    version: str
    as_of: date
    rules_as_of: date | None = None
    enquiry: tuple[T, ...] = ()
    languages: tuple[Lang, ...] = ("zh",)
    roles: dict[str, str] = {}
    levels: tuple[Level, ...] = ()
    renamed: dict[str, str] = {}
    removed: dict[str, T] = {}
