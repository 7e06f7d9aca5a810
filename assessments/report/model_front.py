"""What a report says at its front, and the small pieces every part is made of: plain data in one language."""

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
class Named:
    """A label with its value: facts at the foot of the cover, terms of the key."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A drawn sign by its code, with its word and what it means."""

    code: str
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Name, note at the right and column heads of a table; the rows stand beside it."""

    title: str
    note: str
    heads: tuple[str, ...]


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
class StrengthLine:
    """One scheme worth having, in a line."""

    strength: str
    word: str
    name: str
    text: str


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
    worth: Label
    worth_rows: tuple[StrengthLine, ...]
    """Schemes worth having, where no round tells of readiness and gaps."""
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
    states: tuple[Sign, ...]
    gate: str
    verdicts: tuple[Sign, ...]
    strengths: tuple[Sign, ...]
    source: str
