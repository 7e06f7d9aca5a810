"""All a report says, as plain data: every sentence and every figure, in one language. PDF, Word and Excel only draw it."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.report.model_calendar import PathPart, Timeline, Transitions, YearPart
from assessments.report.model_front import (
    Bar,
    Boss,
    Cover,
    Figure,
    Frame,
    Key,
    Label,
    Meta,
    Named,
    Opener,
    ShortGap,
    Table,
)


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One product's verdict with its reasons, what to do, and what it rests on."""

    product: str
    verdict: str
    word: str
    reasons: tuple[str, ...]
    basis: str
    todo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One scheme that concerns the enterprise."""

    strength: str
    word: str
    name: str
    label: str
    reasons: tuple[str, ...]
    preconditions: str
    audit: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """A name and what is said of it."""

    name: str
    note: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Applicable:
    """Which products and schemes concern the enterprise, and what is still open."""

    opener: Opener
    products: Table
    product_rows: tuple[ProductRow, ...]
    transitions: Transitions | None
    paths: tuple[PathPart, ...]
    schemes: Table
    scheme_rows: tuple[SchemeRow, ...]
    scheme_notes: tuple[str, ...]
    year: YearPart | None
    against: Table
    against_rows: tuple[TextRow, ...]
    questions: Table
    question_rows: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True)
class GateRow:
    """One gate item and how it stands."""

    state: str
    word: str
    clause: str
    text: str
    remark: str


@dataclass(frozen=True, slots=True)
class MatrixPoint:
    """One gap as a numbered disc."""

    number: int
    state: str
    gate: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Gaps binned by effect (rows, largest first) and effort (columns, least first)."""

    title: str
    effect: str
    effort: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[tuple[MatrixPoint, ...], ...], ...]
    key: tuple[Named, ...]
    gate_word: str
    first: str
    first_note: str
    first_rows: tuple[ShortGap, ...]
    first_more: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """One gap with its measure."""

    number: int
    clause: str
    gate: bool
    text: str
    note: str
    state: str
    word: str
    measure: str
    owner: str
    days: str
    brings: str


@dataclass(frozen=True, slots=True)
class SchemePart:
    """How far one scheme is."""

    opener: Opener
    value: str
    unit: str
    share: float | None
    line: float
    line_text: str
    bars: tuple[Bar, ...]
    level: Label
    gates: Table
    gate_rows: tuple[GateRow, ...]
    matrix: Matrix | None
    gaps: Table
    gap_rows: tuple[GapRow, ...]
    gaps_empty: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action of the plan."""

    number: int
    text: str
    scheme: str
    """Short name of the scheme where the plan covers several, else empty."""
    basis: str
    gate: bool
    owner: str
    due: str
    days: str
    done: bool


@dataclass(frozen=True, slots=True)
class PlanPart:
    """What to do, who, by when."""

    opener: Opener
    timeline: Timeline | None
    actions: Table
    rows: tuple[ActionRow, ...]
    total: str
    total_days: str
    note: str


@dataclass(frozen=True, slots=True)
class LimitBlock:
    """One kind of limit: label, and rows of clause and sentence."""

    label: Label
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What this report does not know and what it is not."""

    opener: Opener
    figures: tuple[Figure, ...]
    blocks: tuple[LimitBlock, ...]


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One section in two rounds, shares from 0 to 1."""

    name: str
    before: float | None
    now: float | None
    change: str
    loss: bool


@dataclass(frozen=True, slots=True)
class ChangeColumn:
    """What was closed, got worse or is still open."""

    label: Label
    rows: tuple[ShortGap, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ComparePart:
    """Two rounds of one scheme side by side."""

    opener: Opener
    figures: tuple[Figure, ...]
    sections: Table
    line: float
    rows: tuple[Dumbbell, ...]
    columns: tuple[ChangeColumn, ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item with its answer, as asked. `other` is the statement in the other language, for the side-by-side form."""

    clause: str
    gate: bool
    statement: str
    other: str
    subject: str
    state: str
    word: str
    other_word: str
    note: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The items of one section."""

    name: str
    summary: str
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class ItemsPart:
    """Every item of one scheme."""

    opener: Opener
    heads: tuple[str, ...]
    groups: tuple[ItemGroup, ...]
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One evidence file."""

    number: str
    name: str
    clauses: str
    expires: str
    expired: bool
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One document the report cites."""

    number: str
    title: str
    issuer: str
    date: str
    read: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """Evidence, sources and how the figures are computed."""

    evidence: Opener
    evidence_heads: tuple[str, ...]
    evidence_rows: tuple[EvidenceRow, ...]
    sources: Opener
    source_heads: tuple[str, ...]
    source_rows: tuple[SourceRow, ...]
    method: Opener
    method_rows: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ReportContent:
    """One report in one language."""

    meta: Meta
    frame: Frame
    cover: Cover
    boss: Boss
    key: Key
    applicable: Applicable
    schemes: tuple[SchemePart, ...]
    plan: PlanPart | None
    limits: Limits
    compares: tuple[ComparePart, ...]
    items: tuple[ItemsPart, ...]
    appendix: Appendix
    keep: tuple[str, ...]
    """Words a line break must not go through."""
