"""Parts of the results page: the cheapest way up, effect by effort, the comparison with an earlier round."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desktop.i18n import headed, lang, tr
from desktop.widgets.buttons import icon_label
from desktop.widgets.cards import Card, clear, column, row
from desktop.widgets.charts import GapMatrix, Mark, TrendLine, TrendPoint
from desktop.widgets.text import Elided, Text, Wrapped

if TYPE_CHECKING:
    from assessments.compare import Comparison, RowChange
    from assessments.gaps import Gap
    from assessments.plan import CheapestPath

MATRIX_AT_MOST = 12
STEPS_AT_MOST = 8
NAMED_AT_MOST = 6
CHANGE_MARKS = {"closed": ("circle-check", "met"), "worse": ("circle-x", "not_met"), "still": ("contrast", "partly")}


def percent_words(value: Decimal | None) -> str:
    """A percentage as shown, or the word for unanswered."""
    return tr("state.open") if value is None else f"{float(value):.0f}%"


def gap_words(gap: Gap) -> str:
    """A gap in a few words, with the product or site it was found at."""
    words = gap.row.item.short_gap.get(lang())
    return f"{words} · {gap.row.subject}" if gap.row.subject else words


class PathCard(Card):
    """The least effort that reaches the next level."""

    def __init__(self) -> None:
        super().__init__(margins=(20, 12, 20, 12), spacing=6)
        self.body.addWidget(Text(tr("result.path"), "strong"))
        self._steps = column(spacing=6)
        self.body.addLayout(self._steps)
        self.body.addStretch(1)

    def show_path(self, path: CheapestPath | None) -> None:
        """Show the way up; hidden at the highest level."""
        clear(self._steps)
        self.setVisible(path is not None)
        if path is None:
            return
        key = "path.not_enough" if not path.reachable else "path.answered" if path.unanswered else "path.words"
        words = tr(key, unanswered=path.unanswered, level=path.level.name.get(lang()), n=len(path.steps),
                   days=f"{float(path.days):g}", percent=percent_words(path.percent))  # fmt: skip
        self._steps.addWidget(Wrapped(words if path.steps else tr("path.only_answers", n=path.unanswered)))
        for n, step in enumerate(path.steps[:STEPS_AT_MOST], 1):
            line = row(spacing=10)
            line.addWidget(Text(str(n), "medium", "accent"))
            line.addWidget(Elided(("★ " if step.gate else "") + gap_words(step)), 1)
            line.addWidget(Text(tr("plan.days", n=f"{float(step.effort_days):g}"), "small", "muted"))
            self._steps.addLayout(line)
        if len(path.steps) > STEPS_AT_MOST:
            self._steps.addWidget(Text(tr("path.more", n=len(path.steps) - STEPS_AT_MOST), "small", "muted"))


class MatrixCard(Card):
    """The first gaps by effect and effort."""

    def __init__(self) -> None:
        super().__init__(margins=(20, 12, 20, 12))
        self.body.addWidget(Text(tr("result.matrix"), "strong"))
        self._matrix = GapMatrix(tr("matrix.effort"), tr("matrix.effect"), tr("matrix.first"))
        self.body.addWidget(self._matrix)
        self.body.addWidget(Text(tr("matrix.legend"), "small", "muted"))

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Show the gaps by their numbers in the gap table."""
        self.setVisible(bool(gaps))
        marks = (Mark(n, float(g.effort_days), float(g.effect), gap_words(g)) for n, g in enumerate(gaps[:MATRIX_AT_MOST], 1))
        self._matrix.show_marks(tuple(marks))


class ComparisonCard(Card):
    """What became of the gaps since an earlier round, and the line over all rounds."""

    def __init__(self) -> None:
        super().__init__(spacing=6)

    def show_comparison(self, comparison: Comparison | None, trend: tuple[TrendPoint, ...], line: float) -> None:
        """Show a comparison; hidden where none was asked for."""
        clear(self.body)
        self.setVisible(comparison is not None)
        if comparison is None:
            return
        self.body.addWidget(Text(tr("compare.title", before=percent_words(comparison.before), now=percent_words(comparison.now)), "strong"))
        if len(trend) > 1:
            chart = TrendLine()
            chart.show_points(trend, line)
            self.body.addWidget(chart)
        for key, changes in (("closed", comparison.closed), ("worse", comparison.worse), ("still", comparison.still_open)):
            self.body.addLayout(_changes(key, changes))


def _changes(key: str, changes: tuple[RowChange, ...]) -> QHBoxLayout:
    line = row(spacing=10)
    line.addWidget(icon_label(*CHANGE_MARKS[key], 18))
    names = [headed(c.row.item.clause, c.row.item.short_gap.get(lang())) for c in changes[:NAMED_AT_MOST]]
    more = tr("compare.more", n=len(changes) - NAMED_AT_MOST) if len(changes) > NAMED_AT_MOST else ""
    comma = "；" if lang() == "zh" else "; "
    words = tr(f"compare.{key}", n=len(changes))
    line.addWidget(Wrapped(f"{words}{tr('colon') + comma.join(names) if names else ''}{more}"), 1)
    return line
