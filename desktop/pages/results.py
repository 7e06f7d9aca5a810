"""结果: how far is it to an application, what lifts it most, who does what by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.i18n import headed, lang, tr
from desktop.layout import Shape
from desktop.models.rows import Column, TableModel
from desktop.pages.base import ScrollPage
from desktop.pages.checklist_side import combo
from desktop.pages.results_parts import ComparisonCard, MatrixCard, PathCard, gap_words, percent_words
from desktop.theme import theme
from desktop.widgets.buttons import Button, button, icon_label
from desktop.widgets.cards import Card, EmptyState, column, row
from desktop.widgets.charts import Bar, Ring, SectionBars, TrendPoint
from desktop.widgets.tables import FactTable
from desktop.widgets.text import Elided, Text, Wrapped

if TYPE_CHECKING:
    from assessments.gaps import Gap
    from assessments.plan import Action
    from assessments.review import Review
    from checklists.schema import Scheme

LEVEL_MARKS = {0: ("circle-x", "not_met"), 1: ("contrast", "partly")}
ROWS_AT_FIRST = 8


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What the page shows of one round; `earlier` are the rounds to compare with, `trend` all rounds of the scheme with their readiness."""

    round_id: str
    review: Review
    scheme: Scheme
    rounds: list[tuple[str, str]]
    line: Decimal
    roles: Mapping[str, str]
    pack: str
    as_of: str
    earlier: list[tuple[str, str]]
    trend: tuple[TrendPoint, ...] = ()
    comparing: str = ""
    read_only: bool = False


class ResultsPage(ScrollPage):
    """Wishes: an edit of the plan (row key, field, value), another round, an earlier round to compare with, an item to look at."""

    planEdited = Signal(str, str, object)
    roundRequested = Signal(str)
    compareRequested = Signal(str)
    itemRequested = Signal(str)
    startRequested = Signal()
    checklistRequested = Signal()
    againRequested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("result.next"))
        self._facts: ResultFacts | None = None
        self._numbers: dict[str, int] = {}
        self._all = False
        self._links: list[Button] = []
        self._empty = EmptyState("chart-column", tr("result.none"), tr("result.none_hint"), (tr("check.none_action"), self.startRequested.emit))
        self.body.addWidget(self._empty)
        self._content = QWidget()
        inner = column(self._content, spacing=12)
        inner.addLayout(self._build_head())
        self.unbegun = EmptyState("list-checks", tr("result.unbegun"), tr("result.unbegun_hint"), (tr("result.unbegun_action"), self.checklistRequested.emit))
        inner.addWidget(self.unbegun)
        self._findings = QWidget()
        inner.addWidget(self._findings)
        inner = column(self._findings, spacing=12)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._more = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.compare_card = ComparisonCard()
        for n, layout in enumerate((self._top, self._lower, self._more)):
            layout.setSpacing(theme().px(16))
            inner.addLayout(layout)
            if n == 0:
                inner.addWidget(self.compare_card)
        self._build_level()
        self._build_bars()
        self._build_gaps()
        self._build_plan()
        self._build_path()
        self.body.addWidget(self._content)
        self.body.addStretch(1)

    def _build_head(self):  # noqa: ANN202 - a layout of Qt
        head = row(spacing=12)
        head.addWidget(Elided(tr("result.title"), "title"))
        self._rounds = combo(tr("check.scheme"))
        self._rounds.setMinimumWidth(theme().px(210))
        self._rounds.activated.connect(lambda _: self.roundRequested.emit(self._rounds.currentData()))
        head.addWidget(self._rounds)
        head.addStretch(1)
        self._again = button(tr("result.again"), self.againRequested.emit, icon_name="refresh-cw")
        head.addWidget(self._again)
        self._compare = Button(tr("result.compare"), icon_name="history")
        self._compare.setCheckable(True)
        self._compare.clicked.connect(self._ask_compare)
        head.addWidget(self._compare)
        return head

    def _ask_compare(self, on: bool) -> None:
        earlier = self._facts.earlier if self._facts else []
        self.compareRequested.emit(earlier[0][0] if on and earlier else "")

    def _build_level(self) -> None:
        card = Card(margins=(24, 16, 24, 16))
        self._level = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._level.setSpacing(theme().px(24))
        self.ring = Ring()
        self._level.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(spacing=4)
        words.addStretch(1)
        self._scheme = Elided("", "small", "muted")
        words.addWidget(self._scheme)
        line = row(spacing=8)
        self._level_icon = QWidget()
        self._level_line = line
        self._level_name = Text("", "title")
        line.addWidget(self._level_icon)
        line.addWidget(self._level_name, 1)
        words.addLayout(line)
        self._advice = Wrapped()
        self._rule = Wrapped("", "small", "muted")
        words.addWidget(self._advice)
        words.addWidget(self._rule)
        words.addStretch(1)
        self._level.addLayout(words, 1)
        card.body.addLayout(self._level)
        self._top.addWidget(card, 5)

    def _build_bars(self) -> None:
        card = Card(margins=(24, 12, 24, 12))
        card.body.addWidget(Text(tr("result.sections"), "strong"))
        self.bars = SectionBars()
        card.body.addWidget(self.bars)
        card.body.addStretch(1)
        self._top.addWidget(card, 6)

    def _build_gaps(self) -> None:
        card = Card(margins=(20, 12, 16, 12), spacing=4)
        head = row()
        self._gaps_title = Text("", "strong")
        head.addWidget(self._gaps_title, 1)
        head.addWidget(Text(f"★ {tr('check.gate')}", "small", "muted"))
        card.body.addLayout(head)
        columns: list[Column[Gap]] = [
            Column("#", lambda g: str(self._numbers.get(g.row.key, "")), width=38),
            Column(tr("gap.clause"), lambda g: g.row.item.clause if g.row.item.clause.isascii() else "—", width=64),
            Column(tr("gap.gap"), lambda g: ("★ " if g.gate else "") + gap_words(g)),
            Column(tr("gap.state"), lambda g: tr(f"state.{g.state}"), width=112 if lang() == "zh" else 128, chip=lambda g: (g.state, None)),
            Column(tr("gap.effect"), lambda g: tr("gap.points", n=f"{float(g.effect):g}"), width=104 if lang() == "zh" else 84),
        ]
        self.gaps = FactTable(TableModel(columns), tr("result.gaps_name"))
        self.gaps.picked.connect(lambda g: self.itemRequested.emit(g.row.key))
        card.body.addWidget(self.gaps)
        self._no_gaps = Wrapped(tr("result.no_gaps"), color="muted")
        card.body.addWidget(self._no_gaps)
        card.body.addWidget(self._all_link(), 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        self._lower.addWidget(card, 5)

    def _build_plan(self) -> None:
        card = Card(margins=(20, 12, 16, 12), spacing=4)
        head = row()
        head.addWidget(Text(tr("result.plan"), "strong"), 1)
        head.addWidget(Text(tr("result.plan_hint"), "small", "muted"))
        card.body.addLayout(head)
        columns: list[Column[Action]] = [
            Column(tr("plan.what"), lambda a: a.text or a.gap.row.item.measure.text.get(lang()), edit=lambda a: a.text or a.gap.row.item.measure.text.get(lang())),
            Column(tr("plan.who"), self._owner, width=104, edit=self._owner),
            Column(tr("plan.due"), lambda a: a.due.isoformat(), width=128, edit=lambda a: QDate(a.due.year, a.due.month, a.due.day)),
            Column(tr("plan.effort"), lambda a: tr("plan.days", n=f"{float(a.gap.effort_days):g}"), width=70),
            Column(tr("plan.state"), lambda a: tr(f"action.{a.state}"), width=92 if lang() == "zh" else 112, edit=lambda a: a.state),
        ]
        self.plan = FactTable(TableModel(columns, self._plan_wish), tr("result.plan"), self._plan_choices)
        card.body.addWidget(self.plan)
        self.plan.refused.connect(self.say_of_plan)
        self.plan_said = Wrapped("", "small", "partly")
        self.plan_said.hide()
        card.body.addWidget(self.plan_said)
        self._no_plan = Wrapped(tr("result.no_plan"), color="muted")
        card.body.addWidget(self._no_plan)
        card.body.addWidget(self._all_link(), 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        self._lower.addWidget(card, 6)

    def _owner(self, action: Action) -> str:
        roles = self._facts.roles if self._facts else {}
        return roles.get(action.owner, action.owner)

    def _plan_choices(self, at: int) -> list[tuple[str, str]]:
        return [(s, tr(f"action.{s}")) for s in ("open", "doing", "done")] if at == 4 else []

    def _plan_wish(self, action: Action, at: int, value: Any) -> None:
        name = {0: "text", 1: "owner", 2: "due", 4: "state"}[at]
        if isinstance(value, QDate):
            value = date(value.year(), value.month(), value.day())
            gone = value < date.today()  # noqa: DTZ011 - the user's own calendar
            self.say_of_plan(tr("date.past", day=value.isoformat()) if gone else "")
        else:
            self.say_of_plan("")
        if name == "owner":
            value = next((key for key, word in (self._facts.roles if self._facts else {}).items() if word == value), value)
        self.planEdited.emit(action.key, name, value)

    def say_of_plan(self, words: str) -> None:
        """A calm sentence under the plan, about what was just typed in it."""
        self.plan_said.setText(words)
        self.plan_said.setVisible(bool(words))

    def _build_path(self) -> None:
        self._path_card, self._matrix_card = PathCard(), MatrixCard()
        self._more.addWidget(self._path_card, 5)
        self._more.addWidget(self._matrix_card, 6)

    def apply_shape(self, shape: Shape) -> None:
        """Gap list above the plan where it is narrow, ring above bars where it is big."""
        super().apply_shape(shape)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if shape.big else across)
        self._lower.setDirection(down if shape.narrow else across)
        self._more.setDirection(down if shape.narrow else across)
        self._level.setDirection(down if (shape.narrow and not shape.big) or shape.compact else across)
        self._compare.set_text("" if shape.compact else tr("result.compare"), tr("result.compare"))
        self._compare.set_icon("history")
        self.plan.setColumnHidden(3, shape.compact)
        self.gaps.setColumnHidden(1, shape.compact)
        if shape.compact:
            self.plan.setColumnHidden(1, True)

    def show_nothing(self) -> None:
        """No round yet."""
        self._facts = None
        self._empty.show()
        self._content.hide()
        self.footer.say("")

    def show_facts(self, facts: ResultFacts) -> None:
        """Show the result of a round."""
        with self.kept_place():
            self._show(facts)

    def _show(self, facts: ResultFacts) -> None:
        if self._facts is None or self._facts.round_id != facts.round_id:
            self.say_of_plan("")
        self._facts = facts
        self._empty.hide()
        self._content.show()
        review = facts.review
        self._rounds.clear()
        for key, name in facts.rounds:
            self._rounds.addItem(name, key)
            if key == facts.round_id:
                self._rounds.setCurrentIndex(self._rounds.count() - 1)
        self._rounds.setVisible(len(facts.rounds) > 1)
        score = facts.review.score
        self._again.setVisible(score.answered == score.total and not facts.read_only and not self.shape_now.compact)
        self._compare.setVisible(bool(facts.earlier))
        self._compare.setChecked(bool(facts.comparing))
        begun = score.answered > 0
        self.unbegun.setVisible(not begun)
        self._findings.setVisible(begun)
        self._show_level(facts)
        bars = [Bar(headed(s.clause, s.heading.get(lang())), None if s.percent is None else float(s.percent), percent_words(s.percent)) for s in review.score.sections]
        self.bars.show_bars(tuple(bars), float(facts.line), tr("result.line", n=f"{float(facts.line):g}"))
        self._gaps_title.setText(tr("result.gaps", n=len(review.gaps)))
        self._numbers = {g.row.key: n for n, g in enumerate(review.gaps, 1)}
        self._show_tables(review)
        for table, words, full in ((self.gaps, self._no_gaps, review.gaps), (self.plan, self._no_plan, review.actions)):
            table.setVisible(bool(full))
            words.setVisible(not full)
        self._path_card.show_path(review.path)
        self._matrix_card.show_gaps(review.gaps)
        self.compare_card.show_comparison(review.comparison, facts.trend, float(facts.line))
        score = review.score
        self.footer.say(tr("result.honesty", unanswered=score.total - score.answered, na=score.not_applicable, version=facts.pack))

    def _show_tables(self, review: Review) -> None:
        """The first rows of both tables, or all: the way up stands under them."""
        most = len(review.gaps) if self._all else ROWS_AT_FIRST
        self.gaps.facts.show(review.gaps[:most])
        self.plan.facts.show(review.actions[:most])
        for link in self._links:
            link.setVisible(len(review.gaps) > ROWS_AT_FIRST)
            link.set_text(tr("result.fewer") if self._all else tr("result.all", n=len(review.gaps)))
            link.set_icon("chevron-up" if self._all else "chevron-down")

    def _toggle_all(self) -> None:
        self._all = not self._all
        if self._facts:
            self.show_facts(self._facts)

    def _all_link(self) -> Button:
        link = button(tr("result.all", n=0), self._toggle_all, "link", "chevron-down")
        self._links.append(link)
        return link

    def _show_level(self, facts: ResultFacts) -> None:
        score = facts.review.score
        percent = None if score.percent is None else float(score.percent)
        caption = tr("result.answered", answered=score.answered, total=score.total)
        self.ring.show_value(percent, caption, f"{percent_words(score.percent)} {caption}")
        self._scheme.setText(f"{facts.scheme.name.get(lang())}  {facts.scheme.label.get(lang())}".strip())
        icon, colour = ("circle-check", "met") if score.next_level is None else LEVEL_MARKS[1 if score.level.at_least > 0 else 0]
        fresh = icon_label(icon, colour, 24)
        self._level_line.replaceWidget(self._level_icon, fresh)
        self._level_icon.deleteLater()
        self._level_icon = fresh
        name = score.level.name.get(lang())
        self._level_name.setText(tr("result.ready") if score.next_level is None else tr("result.not_ready", level=name))
        self._advice.setText(self._advice_words(facts))
        self._rule.setText(tr("result.rule", level=name, rule=score.level.rule.get(lang())))

    def _advice_words(self, facts: ResultFacts) -> str:
        score, path = facts.review.score, facts.review.path
        parts = []
        gates = sum(g.gate for g in facts.review.gaps)
        if gates:
            parts.append(tr("result.gates", n=gates))
        open_ = score.total - score.answered
        if path and path.steps:
            key = "result.can_reach_answered" if open_ else "result.can_reach"
            parts.append(tr(key, n=len(path.steps), days=f"{float(path.days):g}", percent=percent_words(path.percent), unanswered=open_))
        elif open_:
            parts.append(tr("result.unanswered", n=open_))
        return (" " if lang() == "en" else "").join(parts) or tr("result.keep")
