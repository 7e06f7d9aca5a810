"""What stands on a calendar: the plan, the year, the catalogue over time; and the way to a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessments.report.model_front import Table


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
    latest: date | None = None
    """Where a bar may also end: drawn in outline from `due`."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plan drawn over the calendar."""

    first: date
    last: date
    months: tuple[tuple[date, str, str], ...]
    """First day, name with the year, name without."""
    rows: tuple[TimeRow, ...]
    holidays: tuple[tuple[date, date, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearPart:
    """The order of work over a year: the calendar, and in words what is done together and what waits."""

    title: str
    timeline: Timeline
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TransitionSpan:
    """What holds from one day to another: third_party, self_declaration, removed or not_listed."""

    start: date
    end: date
    mode: str
    lane: int


@dataclass(frozen=True, slots=True)
class TransitionRow:
    """One product over time, and each period in words."""

    product: str
    spans: tuple[TransitionSpan, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transitions:
    """How the catalogue changed, or will change, for products of the enterprise."""

    title: str
    note: str
    first: date
    last: date
    today: date
    years: tuple[tuple[date, str], ...]
    rows: tuple[TransitionRow, ...]
    key: str


@dataclass(frozen=True, slots=True)
class PathRow:
    """A step towards the certificate: usual duration, and the firm's own days."""

    number: int
    text: str
    duration: str
    days: str


@dataclass(frozen=True, slots=True)
class PathPart:
    """One way to CCC: its steps and the papers to have ready."""

    steps: Table
    rows: tuple[PathRow, ...]
    papers: str
