"""Gaps: rows not met or only partly, ranked by what closing them brings. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assessments.checklist import Answer, Row, State, answer_of
from assessments.scoring import SHARE, Score


@dataclass(frozen=True, slots=True)
class Gap:
    """A row that is not met: how many points of readiness closing it brings, and what it costs in person-days."""

    row: Row
    state: State
    note: str
    effect: Decimal
    effort_days: Decimal

    @property
    def gate(self) -> bool:
        """Whether the certificate stops here whatever the score."""
        return self.row.item.gate


def rank(rows: tuple[Row, ...], answers: Mapping[str, Answer], score: Score) -> tuple[Gap, ...]:
    """All gaps, gates first, then by effect, then by least effort. A part gap costs half the item's effort."""
    found: list[Gap] = []
    for row in rows:
        answer = answer_of(row, answers)
        if answer.state not in ("partly", "not_met"):
            continue
        lost = row.item.weight * (1 - SHARE[answer.state])
        effect = (100 * lost / score.possible).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        days = row.item.measure.effort_days * (Decimal("0.5") if answer.state == "partly" else 1)
        found.append(Gap(row, answer.state, answer.note, effect, days))
    return tuple(sorted(found, key=lambda g: (not g.gate, -g.effect, g.effort_days, g.row.key)))
