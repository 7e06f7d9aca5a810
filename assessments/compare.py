"""Two rounds of one scheme side by side: what was closed, what got worse, what is still open. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assessments.checklist import Answer, Row, State, answer_of
from assessments.scoring import Score
from checklists.schema import Text

ORDER: Mapping[str, int] = {"not_met": 0, "partly": 1, "met": 2}


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that was answered in both rounds and what became of it."""

    row: Row
    before: State
    now: State


@dataclass(frozen=True, slots=True)
class SectionChange:
    """Readiness of one section then and now; None where nothing was answered."""

    section: str
    clause: str
    heading: Text
    before: Decimal | None
    now: Decimal | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference between an earlier round and this one."""

    before: Decimal | None
    now: Decimal | None
    closed: tuple[RowChange, ...]
    worse: tuple[RowChange, ...]
    still_open: tuple[RowChange, ...]
    sections: tuple[SectionChange, ...]


def compare(rows: tuple[Row, ...], answers: Mapping[str, Answer], score: Score, before: Mapping[str, Answer], score_before: Score) -> Comparison:
    """What changed between an earlier round's answers and these, over the rows asked now."""
    closed: list[RowChange] = []
    worse: list[RowChange] = []
    still_open: list[RowChange] = []
    for row in rows:
        then, now = answer_of(row, before).state, answer_of(row, answers).state
        if then is None or now is None or then not in ORDER or now not in ORDER:
            continue
        change = RowChange(row, then, now)
        if ORDER[now] > ORDER[then] and now == "met":
            closed.append(change)
        elif ORDER[now] < ORDER[then]:
            worse.append(change)
        elif now != "met":
            still_open.append(change)
    earlier = {s.section: s.percent for s in score_before.sections}
    sections = tuple(SectionChange(s.section, s.clause, s.heading, earlier.get(s.section), s.percent) for s in score.sections)
    return Comparison(score_before.percent, score.percent, tuple(closed), tuple(worse), tuple(still_open), sections)
