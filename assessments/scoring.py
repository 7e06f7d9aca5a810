"""Readiness: the share of weighted applicable items met. Unanswered is not zero, not applicable leaves the denominator. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assessments.checklist import Answer, Row, answer_of
from checklists.schema import Checklist, Level, Text

SHARE: Mapping[str, Decimal] = {"met": Decimal(1), "partly": Decimal("0.5"), "not_met": Decimal(0)}


@dataclass(frozen=True, slots=True)
class SectionScore:
    """Readiness of one section; `percent` None = nothing applicable answered there."""

    section: str
    clause: str
    heading: Text
    percent: Decimal | None
    answered: int
    total: int
    met: int
    partly: int
    not_met: int
    not_applicable: int


@dataclass(frozen=True, slots=True)
class Score:
    """Readiness of a round, with its level and what the level still wants."""

    percent: Decimal | None
    earned: Decimal
    possible: Decimal
    answered: int
    total: int
    met: int
    partly: int
    not_met: int
    not_applicable: int
    gates: int
    gates_open: tuple[str, ...]
    """Row keys of gate items that are not met (or only partly)."""
    gates_unanswered: tuple[str, ...]
    sections: tuple[SectionScore, ...]
    level: Level
    next_level: Level | None
    missing: tuple[str, ...]
    """Why the next level is not reached: percent, unanswered, gates, preconditions."""


def percent(earned: Decimal, possible: Decimal) -> Decimal | None:
    """Share met in percent to one place, or None when nothing applicable was answered."""
    return None if not possible else (100 * earned / possible).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _sums(rows: tuple[Row, ...], answers: Mapping[str, Answer]) -> tuple[Decimal, Decimal, dict[str, int]]:
    earned = possible = Decimal(0)
    counts = {"met": 0, "partly": 0, "not_met": 0, "not_applicable": 0}
    for row in rows:
        state = answer_of(row, answers).state
        if state is None:
            continue
        counts[state] += 1
        if state != "not_applicable":
            possible += row.item.weight
            earned += row.item.weight * SHARE[state]
    return earned, possible, counts


def score(checklist: Checklist, rows: tuple[Row, ...], answers: Mapping[str, Answer], levels: tuple[Level, ...], *, preconditions_met: bool = True) -> Score:
    """Readiness of the visible rows. `preconditions_met` is False when one is known to be missing."""
    earned, possible, counts = _sums(rows, answers)
    share = percent(earned, possible)
    gate_rows = [r for r in rows if r.item.gate]
    states = {r.key: answer_of(r, answers).state for r in gate_rows}
    gates_open = tuple(k for k, s in states.items() if s in ("not_met", "partly"))
    unanswered_gates = tuple(k for k, s in states.items() if s is None)
    answered = sum(counts.values())

    def lacks(level: Level) -> tuple[str, ...]:
        tests = {
            "percent": share is None or share < level.at_least,
            "unanswered": level.all_answered and answered < len(rows),
            "gates": level.gates_met and bool(gates_open or unanswered_gates),
            "preconditions": level.preconditions_met and not preconditions_met,
        }
        return tuple(name for name, failed in tests.items() if failed)

    reached = [n for n, level in enumerate(levels) if n == 0 or not lacks(level)]
    at = reached[-1]
    following = levels[at + 1] if at + 1 < len(levels) else None
    return Score(
        share, earned, possible, answered, len(rows), counts["met"], counts["partly"], counts["not_met"], counts["not_applicable"],
        len(gate_rows), gates_open, unanswered_gates, _sections(checklist, rows, answers), levels[at], following,
        lacks(following) if following else (),
    )  # fmt: skip


def _sections(checklist: Checklist, rows: tuple[Row, ...], answers: Mapping[str, Answer]) -> tuple[SectionScore, ...]:
    found: list[SectionScore] = []
    for section in checklist.sections:
        own = tuple(r for r in rows if r.section == section.id)
        if not own:
            continue
        earned, possible, counts = _sums(own, answers)
        found.append(SectionScore(section.id, section.clause, section.heading, percent(earned, possible), sum(counts.values()), len(own), **counts))
    return tuple(found)
