"""All a report says, as plain data: every sentence and every figure, in one language. PDF, Word and Excel only draw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says of itself."""

    lang: str
    title: str
    author: str
    subject: str
    creator: str
    on: date


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round every page. `draft` is the tag in the head of a draft's pages, empty otherwise."""

    enterprise: str
    report: str
    foot: str
    draft: str
    continued: str
    next_page: str


@dataclass(frozen=True, slots=True)
class Opener:
    """How a part opens: short name for head and contents, number, title that answers, one sentence under it."""

    section: str
    number: str
    name: str
    title: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label column: name and a muted note under it."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its unit and what it counts."""

    value: str
    unit: str
    caption: str


@dataclass(frozen=True, slots=True)
class Square:
    """One item in the item field."""

    state: str
    gate: bool


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One section in the item field."""

    name: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class CoverFigure:
    """One large figure of the cover with its sentence and, for a round, its item field."""

    name: str
    label: str
    value: str
    unit: str
    sentence: str
    rows: tuple[FieldRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A share from 0 to 1, None where nothing was answered, with its text. `under` = below the line."""

    name: str
    value: str
    share: float | None
    under: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One product and what it means, in a line. `right` closes the line on the boss page."""

    verdict: str
    name: str
    text: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A label with its value: facts at the foot of the cover, terms of the key."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover: who, what, how far, until when."""

    enterprise: str
    about: str
    initial: str
    logo: bytes | None
    preparer_logo: bytes | None
    title: str
    subtitle: str
    figures: tuple[CoverFigure, ...]
    bars: tuple[Bar, ...]
    bars_title: str
    line: float
    field_key: str
    field_words: tuple[Named, ...]
    products_title: str
    products: tuple[VerdictLine, ...]
    products_more: str
    facts: tuple[Named, ...]
    disclaimer: str
    draft_reason: str


@dataclass(frozen=True, slots=True)
class ShortGap:
    """A gap in three words, with where it stands and what closing it brings."""

    number: int
    name: str
    clause: str
    gate: bool
    brings: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the next steps."""

    number: int
    text: str
    gate: bool
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class Boss:
    """The one page for the head of the firm, made to be signed."""

    opener: Opener
    must: Label
    must_rows: tuple[VerdictLine, ...]
    must_more: str
    ready: Label
    line: float
    line_text: str
    ready_rows: tuple[Bar, ...]
    gaps: Label
    gap_rows: tuple[ShortGap, ...]
    steps: Label
    step_rows: tuple[Step, ...]
    cost: Label
    cost_figures: tuple[Figure, ...]
    cost_note: str
    opinion: str
    choices: tuple[str, ...]
    signature: str
    date: str


@dataclass(frozen=True, slots=True)
class Key:
    """Contents, who reads what, and every mark explained once."""

    opener: Opener
    contents: str
    readers: str
    reader_rows: tuple[Named, ...]
    marks: str
    states: tuple[Named, ...]
    gate: str
    verdicts: tuple[Named, ...]
    strengths: tuple[Named, ...]
    field: str
    source: str
    pages: Named


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
class Table:
    """Name, note at the right and column heads of a table; the rows stand beside it."""

    title: str
    note: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Applicable:
    """Which products and schemes concern the enterprise, and what is still open."""

    opener: Opener
    products: Table
    product_rows: tuple[ProductRow, ...]
    schemes: Table
    scheme_rows: tuple[SchemeRow, ...]
    audit_note: str
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
class TimeRow:
    """A bar of the timeline, or a milestone where `start` is None."""

    number: str
    text: str
    gate: bool
    owner: str
    start: date | None
    due: date
    due_text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plan drawn over the calendar."""

    first: date
    last: date
    months: tuple[tuple[date, str], ...]
    rows: tuple[TimeRow, ...]
    holidays: tuple[tuple[date, date, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action of the plan."""

    number: int
    text: str
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
