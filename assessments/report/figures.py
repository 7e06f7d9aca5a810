"""The figures of one round, each computed once: whatever occurs twice in a report comes from here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from assessments.checklist import Row, answer_of
from assessments.plan import CheapestPath, cheapest_path
from assessments.report.inputs import PackInfo, RoundInput
from assessments.report.words import Words, whole
from assessments.review import Review


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """A round as the report tells it."""

    given: RoundInput
    name: str
    """Short name of the scheme."""
    label: str
    line: float
    percent: int | None
    unanswered: int
    gates_open: int
    """Gate items answered not met or partly."""
    gates_unanswered: int
    path: CheapestPath | None
    """The cheapest steps to the line, where they reach it and no answer is missing."""
    days_all: Decimal
    gap_numbers: dict[str, int]

    @property
    def review(self) -> Review:
        """The review the figures are taken from."""
        return self.given.review

    @property
    def share(self) -> float | None:
        """Readiness from 0 to 1, as drawn."""
        return None if self.review.score.percent is None else float(self.review.score.percent) / 100

    @property
    def under(self) -> bool:
        """Whether readiness is under the line."""
        return self.review.score.percent is None or float(self.review.score.percent) < self.line

    @property
    def percent_text(self) -> str:
        """Readiness as whole percent, or an empty text."""
        return "" if self.percent is None else str(self.percent)

    @property
    def short_of_line(self) -> int:
        """Points missing to the line."""
        return 0 if self.percent is None else max(round(self.line) - self.percent, 0)

    @property
    def situation(self) -> str:
        """Where the round stands, most pressing first: no_answers, unanswered, gates, under, preconditions, all_met or top."""
        score = self.review.score
        if score.percent is None:
            return "no_answers"
        if score.next_level is None:
            return "top"
        if self.gates_open:
            return "gates"
        if self.unanswered:
            return "unanswered"
        if self.under:
            return "under"
        return "preconditions" if "preconditions" in score.missing else "all_met"

    def path_percent(self) -> int | None:
        """Readiness after the path, as whole percent."""
        return None if self.path is None or self.path.percent is None else whole(self.path.percent, self.line)

    def range(self) -> tuple[int, int] | None:
        """Lowest and highest readiness once everything is answered, or None where nothing is open."""
        score, answers = self.review.score, self.review.answers
        open_weight = Decimal(sum(r.item.weight for r in self.review.visible.rows if answer_of(r, answers).state is None))
        if not open_weight or not score.possible:
            return None
        possible = score.possible + open_weight
        return whole(100 * score.earned / possible, self.line), whole(100 * (score.earned + open_weight) / possible, self.line)


def figures(given: RoundInput, pack: PackInfo, words: Words) -> RoundFigures:
    """The figures of a round in the language of the report."""
    review = given.review
    card = pack.schemes.get(review.scheme)
    score = review.score
    line = pack.ready_at
    path = _to_line(review, pack)
    return RoundFigures(
        given=given,
        name=words.of(card.short) if card else review.scheme,
        label=words.of(card.label) if card else "",
        line=line,
        percent=None if score.percent is None else whole(score.percent, line),
        unanswered=score.total - score.answered,
        gates_open=len(score.gates_open),
        gates_unanswered=len(score.gates_unanswered),
        path=path if path is not None and path.reachable and path.steps and not path.unanswered else None,
        days_all=sum((g.effort_days for g in review.gaps), Decimal(0)),
        gap_numbers={g.row.key: n for n, g in enumerate(review.gaps, start=1)},
    )


def _to_line(review: Review, pack: PackInfo) -> CheapestPath | None:
    """The cheapest steps to the highest level, not only to the next one: the line is what the reader asks about."""
    if review.score.percent is None or review.score.next_level is None:
        return None
    return cheapest_path(review.gaps, replace(review.score, next_level=pack.levels[-1]))


def row_text(row: Row, text: str, words: Words) -> str:
    """A text about a row, with the product or site it was asked for."""
    return words("per_subject", text=text, subject=row.subject) if row.subject else text


def remark(f: RoundFigures, words: Words) -> str:
    """Where a round stands in four words, for the boss page."""
    key, values = _standing(f, words)
    return words(f"remark.{key}", **values)


def sentence(f: RoundFigures, words: Words) -> str:
    """Where a round stands in one sentence, for the cover."""
    key, values = _standing(f, words)
    return words(f"sentence.{key}", **values)


def _standing(f: RoundFigures, words: Words) -> tuple[str, dict[str, object]]:
    """What to say of a round, with its figures. An unanswered gate is told apart from one that is not met."""
    if f.situation == "gates" and f.gates_unanswered:
        return "gates_unanswered", {"n": f.gates_open, "m": f.gates_unanswered}
    counts = {"gates": f.gates_open, "unanswered": f.unanswered, "under": f.short_of_line}
    n = counts.get(f.situation, 0)
    return f.situation, {"n": n, "count": words.count(n)}
