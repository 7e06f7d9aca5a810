"""What a pack holds, as frozen models. Texts carry both languages; the loader lays the English overlay over the Chinese base.

The models of the catalogue stand in `checklists.catalogue`, what all are made of in `checklists.values`; both are named here too.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from checklists.catalogue import (
    Catalogue,
    CatalogueEntry,
    Category,
    Duty,
    Exclusion,
    Exemption,
    Mark,
    NotListed,
    Path,
    Period,
    Step,
    Word,
)
from checklists.values import (
    EMPTY,
    Condition,
    FactValue,
    Ids,
    Lang,
    Mode,
    Model,
    Role,
    Size,
    Strength,
    T,
    Text,
    VerdictKind,
)

__all__ = [
    "EMPTY",
    "Catalogue",
    "CatalogueEntry",
    "Category",
    "Checklist",
    "Condition",
    "Duty",
    "Edition",
    "Editions",
    "Exclusion",
    "Exemption",
    "FactSpec",
    "FactValue",
    "Facts",
    "Ids",
    "Industry",
    "Item",
    "Lang",
    "Level",
    "Manifest",
    "Mark",
    "Measure",
    "Mode",
    "Model",
    "NotListed",
    "Path",
    "Period",
    "Precondition",
    "Region",
    "Role",
    "Rule",
    "Scheme",
    "SchemeRule",
    "Section",
    "Size",
    "Source",
    "Step",
    "Strength",
    "Surveillance",
    "T",
    "Text",
    "Validity",
    "VerdictKind",
    "Word",
]  # fmt: skip


class Source(Model):
    """A document something rests on. `verified` false = memory, second hand or unsure: shown as 未核实."""

    id: str
    title: T
    issuer: T = EMPTY
    date: str = ""
    locator: T = EMPTY
    read: Literal["full", "excerpt", "summary", "none"] = "none"
    verified: bool = False


class FactSpec(Model):
    """A fact that conditions may ask for, with the question that asks for it."""

    name: T
    question: T
    type: Literal["number", "boolean", "choice", "text"] = "boolean"
    unit: T = EMPTY
    help: T = EMPTY
    choices: dict[str, T] = Field({})
    asked_if: Condition | None = None
    """Where the question makes sense; the screen leaves it out where this is known to be false."""


class Facts(Model):
    """All facts of a pack by where they belong."""

    enterprise: dict[str, FactSpec] = Field({})
    activities: dict[str, FactSpec] = Field({})
    product: dict[str, FactSpec] = Field({})


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
    wait_days: int = Field(0, ge=0)
    """Calendar days that must pass whatever the effort: a system that has to run three months, a ban that has to end."""


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

    standard: T
    rule: T = EMPTY
    start: date | None = Field(None, alias="from")
    note: T = EMPTY
    sources: Ids = ()


class Checklist(Model):
    """The statements of one scheme."""

    scheme: str
    edition: Edition
    headings: dict[str, T] = Field({})
    """What the standard or rule asks under: clause → short heading of our own. Every one needs an item."""
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
    roles: dict[str, str] = Field({})
    clauses: dict[str, str] = Field({})
    """Words that stand for a clause where a rule has no numbers, with their English."""
    levels: tuple[Level, ...] = ()
    recommendations_at_most: int = Field(9, ge=1)
    """How many recommendations an enterprise is given to weigh; mandatory ones are never cut."""
    renamed: dict[str, str] = Field({})
    removed: dict[str, T] = Field({})

    def clause(self, clause: str, lang: str) -> str:
        """A clause as it stands, or the English of a word that stands for one."""
        return self.clauses.get(clause, clause) if lang == "en" else clause
