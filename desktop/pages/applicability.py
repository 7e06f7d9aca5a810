"""适用认证: do your products need CCC, and which other certifications are worth having."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from desktop.i18n import tr
from desktop.layout import Shape
from desktop.pages.base import ScrollPage, tab_in_order
from desktop.pages.recommendation_rows import AdviceList, RecommendationList
from desktop.pages.verdict_card import VerdictCard
from desktop.pages.year_card import YearCard
from desktop.theme import theme
from desktop.widgets.buttons import button
from desktop.widgets.cards import Card, EmptyState, clear, row
from desktop.widgets.chips import Flow, PillButton
from desktop.widgets.questions import QuestionBlock
from desktop.widgets.text import Text, rule

if TYPE_CHECKING:
    from assessments.profile import EnterpriseProfile
    from assessments.recommend import Applicability
    from assessments.year import Year
    from checklists.pack import Pack


@dataclass(frozen=True, slots=True)
class ApplicabilityFacts:
    """What the page shows: the judgement, the year of work that follows from it, the profile it was made of, the pack behind it, and the schemes already begun."""

    result: Applicability
    year: Year
    profile: EnterpriseProfile
    pack: Pack
    started: frozenset[str]


class ApplicabilityPage(ScrollPage):
    """Answer first, reasons under it, sources one click away."""

    addSchemeRequested = Signal(str)
    continueRequested = Signal(str)
    cardRequested = Signal(str)
    productsRequested = Signal()
    dateRequested = Signal(object)
    roleRequested = Signal(str)
    productAnswered = Signal(str, str, object)
    answered = Signal(str, object)
    groupRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("app.next"))
        self._facts: ApplicabilityFacts | None = None
        self._product = 0
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme().px(12))
        self._head.addWidget(Text(tr("app.title"), "title"))
        chips = QWidget()
        self._chips = Flow(chips)
        self._head.addWidget(chips, 1)
        self.body.addLayout(self._head)
        self.card = VerdictCard()
        self.card.dateRequested.connect(self.dateRequested)
        self.card.roleRequested.connect(self.roleRequested)
        self.card.answered.connect(self._product_answered)
        self.card.opened.connect(self._in_order)
        self._none = EmptyState("package", tr("app.no_products"), tr("app.no_products_hint"), (tr("app.add_product"), self.productsRequested.emit))
        self.body.addWidget(self.card)
        self.body.addWidget(self._none)
        title = row()
        title.addWidget(Text(tr("app.recommended"), "title"))
        title.addStretch(1)
        self._count = Text("", "small", "muted")
        title.addWidget(self._count)
        self.body.addLayout(title)
        self.list = RecommendationList()
        self.list.addRequested.connect(self.addSchemeRequested)
        self.list.continueRequested.connect(self.continueRequested)
        self.list.cardRequested.connect(self.cardRequested)
        self.list.unfolded.connect(self._in_order)
        self.body.addWidget(self.list)
        self._year_title = Text(tr("app.year"), "title")
        self.year = YearCard()
        self._questions_title = Text(tr("app.questions"), "title")
        self._questions = Card(spacing=10)
        self._advice_title = Text(tr("app.against"), "title")
        self.advice = AdviceList()
        for part in (self._year_title, self.year, self._questions_title, self._questions, self._advice_title, self.advice):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def apply_shape(self, shape: Shape) -> None:
        """Chips under the title where it is narrow."""
        super().apply_shape(shape)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if shape.narrow else QBoxLayout.Direction.LeftToRight)
        self.card.apply_shape(shape)
        if self._facts:
            self.show_facts(self._facts)

    def begin(self) -> None:
        """Another enterprise comes: at its first product, with nothing unfolded."""
        self._product = 0
        self.card.close_panel()
        self.list.fold()

    def show_facts(self, facts: ApplicabilityFacts) -> None:
        """Show a judgement."""
        with self.kept_place():
            self._show(facts)

    def _show(self, facts: ApplicabilityFacts) -> None:
        self._facts = facts
        result, pack = facts.result, facts.pack
        self._product = min(self._product, max(0, len(result.products) - 1))
        self._show_chips(result)
        self._show_verdict()
        self.list.schemes, self.list.sources = pack.schemes, pack.sources
        self.list.started, self.list.with_checklist = facts.started, frozenset(pack.checklist_ids)
        self.list.show_items(result.recommendations, result.further, self.shape_now)
        self.list.setVisible(bool(result.recommendations))
        self._count.setText(tr("app.rules", n=result.rules_fired) if result.recommendations else tr("app.nothing_yet"))
        self._year_title.setVisible(bool(facts.year.stages))
        self.year.setVisible(bool(facts.year.stages))
        self.year.show_year(facts.year, pack.schemes, result.on)
        self._show_questions(facts)
        self.advice.show_items(result.against)
        self._advice_title.setVisible(bool(result.against))
        self.advice.setVisible(bool(result.against))
        self.footer.say(tr("honesty.short" if self.shape_now.compact else "honesty", version=result.pack, as_of=result.as_of.isoformat()))
        self._in_order()

    def _in_order(self) -> None:
        tab_in_order(self.area.content)

    def _show_chips(self, result: Applicability) -> None:
        clear(self._chips)
        group = QButtonGroup(self)
        for n, verdict in enumerate(result.products):
            word = tr(f"verdict.short.{verdict.verdict}")
            chip = PillButton(f"{verdict.product} · {word}", f"{verdict.product}: {word}")
            group.addButton(chip)
            chip.setChecked(n == self._product)
            chip.clicked.connect(lambda *_, n=n: self.choose_product(n))
            self._chips.addWidget(chip)
        self._chips.addWidget(button(tr("app.add_product"), self.productsRequested.emit, "link", "plus"))

    def choose_product(self, at: int) -> None:
        """Show another product's verdict."""
        self._product = at
        self._show_verdict()
        self._in_order()

    def _show_verdict(self) -> None:
        facts = self._facts
        products = facts.result.products if facts else ()
        self.card.setVisible(bool(products))
        self._none.setVisible(not products)
        if facts and products:
            known: Mapping[str, object] = facts.profile.products[self._product].facts
            self.card.show_verdict(products[self._product], facts.pack.sources, known)

    def _show_questions(self, facts: ApplicabilityFacts) -> None:
        clear(self._questions.body)
        questions = facts.result.questions
        for n, question in enumerate(questions):
            if n:
                self._questions.body.addWidget(rule())
            block = QuestionBlock(question, inline=True)
            block.answered.connect(self._answered)
            self._questions.body.addWidget(block)
        self._questions_title.setVisible(bool(questions))
        self._questions.setVisible(bool(questions))

    def _product_answered(self, ask: str, value: object) -> None:
        if self._facts:
            self.productAnswered.emit(self._facts.result.products[self._product].product, ask.partition(":")[2], value)

    def _answered(self, ask: str, value: object) -> None:
        if value is None:
            name = ask.rpartition(":")[2]
            self.groupRequested.emit({"region": "basic", "role": "basic", "industry": "trade", "holds": "holds"}.get(name, "markets"))
        else:
            self.answered.emit(ask, value)
