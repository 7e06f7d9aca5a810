"""The models of the CCC catalogue: entries with their periods and exclusions, what is not listed, and each role's duties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from checklists.values import EMPTY, Condition, FactValue, Ids, Mode, Model, Role, T, VerdictKind


class Word(Model):
    """A search word of a catalogue entry; it may state facts (轨道插座 runs on mains)."""

    word: str
    facts: dict[str, FactValue] = Field({})


def _as_word(value: object) -> object:
    return {"word": value} if isinstance(value, str) else value


class Period(Model):
    """What the law says of a product from when to when, both ends included; None = open."""

    start: date | None = Field(None, alias="from")
    end: date | None = Field(None, alias="to")
    recorded_from: date | None = None
    """The law was so before, but how long is not on record: nothing is said of earlier days."""
    mode: Mode
    note: T = EMPTY
    when: Condition | None = None
    verified: bool = True
    sources: Ids = ()

    def covers(self, on: date) -> bool:
        """Whether the period is in force on a date."""
        first = self.start or self.recorded_from
        return (first is None or first <= on) and (self.end is None or on <= self.end)


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
    verdict: VerdictKind | Literal["unmatched"]
    """`unmatched`: a name nothing in the catalogue answers to; milder than a listed product of which a fact is missing."""
    headline: T
    todo: tuple[T, ...] = ()
    verified: bool = True
    sources: Ids = ()


class ActsAs(Model):
    """A situation in which the law takes an enterprise for another role: a shop with goods of its own brand is a maker."""

    id: str
    when: Condition
    role: Role
    sources: Ids = ()


class Step(Model):
    """A step towards a certificate with its usual duration (experience, so unverified)."""

    text: T
    duration: T = EMPTY
    effort_days: Decimal | None = None
    """Person-days the firm itself puts in; None where nobody said."""


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
    acts_as: tuple[ActsAs, ...] = ()
