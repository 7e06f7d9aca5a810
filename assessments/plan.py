"""The action plan: gaps put in order of work with dates, and the cheapest steps to the next level. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from assessments.gaps import Gap
from assessments.scoring import Score, percent
from checklists.schema import Level

ActionState = Literal["open", "doing", "done"]
DAYS_A_WEEK = Decimal(3)
"""Person-days a week one person spares for this beside the daily work; a planning assumption, said in the report."""
FIRM_DAYS_A_WEEK = Decimal(6)
"""Person-days a week the whole firm spares, so that not everybody starts everything on one day; said in the report."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What someone changed in the plan for one row: owner, due date, state, words."""

    owner: str = ""
    due: date | None = None
    state: ActionState = "open"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: the gap's measure with owner, dates and effort."""

    key: str
    gap: Gap
    owner: str
    start: date
    due: date
    state: ActionState
    text: str
    """The measure in someone's own words; empty = the pack's measure."""


def plan(gaps: tuple[Gap, ...], start: date, edits: Mapping[str, Edit]) -> tuple[Action, ...]:
    """Actions by due date, gates first. Without an edit a role works its measures one after another at DAYS_A_WEEK, and the firm
    begins no more of them a week than FIRM_DAYS_A_WEEK; a measure that has to wait is due when the wait is over. What someone
    changes in one row moves no other.
    """
    busy_until: dict[str, date] = {}
    begun = Decimal(0)
    actions: list[Action] = []
    for gap in gaps:
        edit = edits.get(gap.row.key, Edit())
        measure = gap.row.item.measure
        begin = max(busy_until.get(measure.role, start), start + timedelta(weeks=int(begun // FIRM_DAYS_A_WEEK)))
        begun += gap.effort_days
        weeks = (gap.effort_days / DAYS_A_WEEK).quantize(Decimal(1), rounding=ROUND_CEILING)
        busy_until[measure.role] = begin + timedelta(weeks=int(max(weeks, 1)))
        due = edit.due or max(busy_until[measure.role], begin + timedelta(days=measure.wait_days))
        actions.append(Action(gap.row.key, gap, edit.owner or measure.role, min(begin, due), due, edit.state, edit.text))
    return tuple(sorted(actions, key=lambda a: (a.due, not a.gap.gate, -a.gap.effect, a.key)))


@dataclass(frozen=True, slots=True)
class CheapestPath:
    """The least effort that lifts a round to a level: the gaps to close, their days, and the readiness after it."""

    level: Level
    steps: tuple[Gap, ...]
    days: Decimal
    percent: Decimal | None
    unanswered: int
    """How many items must still be answered before the level can be reached."""
    reachable: bool
    """False when closing every known gap does not reach the level's share."""


def cheapest_path(gaps: tuple[Gap, ...], score: Score) -> CheapestPath | None:
    """The cheapest steps to the next level, or None at the highest.

    Gates the level wants come first; then the cheapest set of further gaps that reaches the share, by dynamic programming over
    half points of weight, so that no cheaper set exists.
    """
    level = score.next_level
    if level is None:
        return None
    must = [g for g in gaps if g.gate] if level.gates_met else []
    rest = [g for g in gaps if g not in must]
    need = level.at_least * score.possible / 100 - score.earned - sum((_lost(g) for g in must), Decimal(0))
    chosen = _cheapest(rest, need)
    steps = (*must, *(chosen if chosen is not None else rest))
    earned = score.earned + sum((_lost(g) for g in steps), Decimal(0))
    days = sum((g.effort_days for g in steps), Decimal(0))
    return CheapestPath(level, steps, days, percent(earned, score.possible), score.total - score.answered, chosen is not None)


def _lost(gap: Gap) -> Decimal:
    return gap.row.item.weight * (Decimal("0.5") if gap.state == "partly" else Decimal(1))


def _cheapest(gaps: list[Gap], need: Decimal) -> list[Gap] | None:
    """The cheapest gaps whose weights sum to `need`; an empty list where nothing is needed, None where all do not suffice."""
    target = int((need * 2).quantize(Decimal(1), rounding=ROUND_CEILING))
    if target <= 0:
        return []
    best: list[tuple[Decimal, int, list[Gap]] | None] = [None] * (target + 1)
    best[0] = (Decimal(0), 0, [])
    for gap in gaps:
        gain = int(_lost(gap) * 2)
        for reached in range(target, -1, -1):
            here = best[reached]
            if here is None:
                continue
            to = min(target, reached + gain)
            candidate = (here[0] + gap.effort_days, here[1] + 1, [*here[2], gap])
            there = best[to]
            if there is None or candidate[:2] < there[:2]:
                best[to] = candidate
    found = best[target]
    return found[2] if found else None
