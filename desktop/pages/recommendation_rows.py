"""Ranked recommendations: strength, name, reason, preconditions, audit days, one button; details behind one click."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.i18n import lang, tr
from desktop.layout import Shape
from desktop.pages.verdict_card import source_line
from desktop.theme import theme
from desktop.widgets.buttons import Button, bullet, button, icon_label
from desktop.widgets.cards import Card, clear, column, row
from desktop.widgets.chips import Chip, chip_size
from desktop.widgets.text import Elided, Named, Text, Wrapped, rule

if TYPE_CHECKING:
    from assessments.recommend import Advice, Recommendation
    from checklists.schema import Scheme, Source

STRENGTH = {"mandatory": ("solid", "circle-alert"), "recommended": ("tint", "circle-check"), "optional": ("outline", "circle")}
FIRST = 6
SPARE = 1
"""So many more are shown at once rather than folded: a click for one line is not worth it."""


def chip_column() -> int:
    """Width of the widest strength chip, so that the names stand in one line."""
    metrics = QFontMetrics(theme().font("small_medium"))
    return max(chip_size(metrics, tr(f"strength.{name}"), icon).width() for name, (_, icon) in STRENGTH.items())


def days_words(days: object) -> str:
    """Audit days in words."""
    return tr("rec.days", days=f"{float(str(days)):g}")


def precondition_words(item: Recommendation) -> tuple[str, str, str]:
    """(icon, colour role, words) of how the preconditions stand."""
    missing = [p for p in item.preconditions if p.state == "missing"]
    unknown = [p for p in item.preconditions if p.state == "unknown"]
    if len(missing) == 1:
        return "triangle-alert", "partly", tr("rec.missing_one", what=missing[0].short.get(lang()))
    if missing:
        return "triangle-alert", "partly", tr("rec.missing", n=len(missing))
    if unknown:
        return "circle-dashed", "muted", tr("rec.check", n=len(unknown))
    return "circle-check", "met", tr("rec.ready")


class RecommendationRow(QWidget):
    """One scheme."""

    def __init__(self, owner: RecommendationList, item: Recommendation, shape: Shape) -> None:
        super().__init__()
        self._owner, self._item = owner, item
        body = column(self, margins=(0, 10, 0, 10), spacing=4)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(0)
        body.addLayout(grid)
        number = Text(str(item.rank), "title")
        number.setMinimumWidth(theme().px(26))
        tone, icon = STRENGTH[item.strength]
        chip = Chip(tr(f"strength.{item.strength}"), tone, icon)
        words, state = self._words(), self._state(stacked=not shape.narrow and not shape.compact)
        grid.addWidget(number, 0, 0)
        if shape.compact:
            grid.addWidget(chip, 0, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, 1, 0, 1, 3)
            grid.addWidget(state, 2, 0, 1, 3)
            grid.addLayout(self._actions(), 0, 2)
        elif shape.narrow:
            self._words_column.addWidget(state)
            grid.addWidget(chip, 0, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, 0, 2)
            grid.addLayout(self._actions(), 0, 3)
        else:
            grid.addWidget(chip, 0, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, 0, 2)
            state.setFixedWidth(theme().px(200))
            grid.addWidget(state, 0, 3)
            grid.addLayout(self._actions(), 0, 4)
        grid.setColumnStretch(2, 1)
        if not shape.compact:
            grid.setColumnMinimumWidth(1, chip_column())
        self._detail = QWidget()
        self._detail.hide()
        body.addWidget(self._detail)

    def _words(self) -> QWidget:
        holder = QWidget()
        self._words_column = words = column(holder, spacing=0)
        card = self._owner.schemes.get(self._item.scheme)
        name, label = self._item.name.get(lang()), card.label.get(lang()) if card and card.label else ""
        words.addWidget(Named(name, "" if label in name else label))
        reason = self._item.reasons[0].text.get(lang()) if self._item.reasons else ""
        words.addWidget(Wrapped(reason))
        return holder

    def _state(self, stacked: bool) -> QWidget:
        """Preconditions and audit days, one over the other where they have a column, else side by side."""
        holder = QWidget()
        icon, role, words = precondition_words(self._item)
        parts = [(icon, role, words)]
        if self._item.audit:
            parts.append(("clock", "muted", days_words(self._item.audit.initial)))
        outer = column(holder, spacing=2) if stacked else row(holder, spacing=12)
        if stacked:
            outer.addStretch(1)
        for name, colour, text in parts:
            line = row(spacing=6)
            line.addWidget(icon_label(name, colour, 16))
            line.addWidget(Elided(text, "small", "muted"), 1)
            outer.addLayout(line)
        outer.addStretch(1)
        return holder

    def _actions(self):  # noqa: ANN202 - a layout of Qt
        line = row(spacing=8)
        name, scheme = self._item.name.get(lang()), self._item.scheme
        self.more = Button(tr("rec.why", name=name), "icon", "chevron-down")
        self.more.setCheckable(True)
        self.more.clicked.connect(self._toggle)
        line.addWidget(self.more)
        owner = self._owner
        if scheme in owner.started:
            main = button(tr("rec.continue"), lambda: owner.continueRequested.emit(scheme), name=f"{tr('rec.continue')}: {name}")
        elif scheme in owner.with_checklist:
            main = button(tr("rec.add"), lambda: owner.addRequested.emit(scheme), name=f"{tr('rec.add')}: {name}")
        else:
            main = button(tr("rec.card"), lambda: owner.cardRequested.emit(scheme), name=f"{tr('rec.card')}: {name}")
        widest = max(main.fontMetrics().horizontalAdvance(tr(f"rec.{key}")) for key in ("continue", "add", "card"))
        main.setMinimumWidth(widest + theme().px(36))
        line.addWidget(main)
        return line

    def _toggle(self) -> None:
        opened = not self._detail.isVisible()
        self.more.setChecked(opened)
        self.more.set_icon("chevron-up" if opened else "chevron-down")
        if opened and self._detail.layout() is None:
            self._fill_detail()
            self._owner.unfolded.emit()
        self._detail.setVisible(opened)

    def _fill_detail(self) -> None:
        body = column(self._detail, margins=(38, 6, 0, 4), spacing=6)
        for reason in self._item.reasons:
            body.addWidget(Wrapped(reason.text.get(lang()), "medium"))
            for source in reason.sources:
                body.addLayout(source_line(self._owner.sources.get(source), source))
        if self._item.preconditions:
            body.addWidget(Text(tr("rec.preconditions"), "strong"))
        marks = {"met": ("circle-check", "met"), "missing": ("circle-x", "not_met"), "unknown": ("circle-dashed", "muted")}
        for one in self._item.preconditions:
            line = row(spacing=8)
            line.addWidget(bullet(*marks[one.state]), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Wrapped(f"{tr('pre.' + one.state)}{tr('colon')}{one.text.get(lang())}"), 1)
            body.addLayout(line)
        link = button(tr("rec.card"), lambda: self._owner.cardRequested.emit(self._item.scheme), "link", "book-open")
        body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


class RecommendationList(Card):
    """All recommendations, the first six at once; what concerns the enterprise too stays folded below them."""

    addRequested = Signal(str)
    continueRequested = Signal(str)
    cardRequested = Signal(str)
    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(24, 4, 20, 4), spacing=0)
        self.schemes: Mapping[str, Scheme] = {}
        self.sources: Mapping[str, Source] = {}
        self.started: frozenset[str] = frozenset()
        self.with_checklist: frozenset[str] = frozenset()
        self._items: tuple[Recommendation, ...] = ()
        self._further: tuple[Recommendation, ...] = ()
        self._shape = Shape()
        self._all = self._open = False

    def show_items(self, items: tuple[Recommendation, ...], further: tuple[Recommendation, ...], shape: Shape) -> None:
        """Show the ranked list."""
        self._items, self._further, self._shape = items, further, shape
        clear(self.body)
        shown = items if self._all or len(items) <= FIRST + SPARE else items[:FIRST]
        for n, item in enumerate(shown):
            if n:
                self.body.addWidget(rule())
            self.body.addWidget(RecommendationRow(self, item, shape))
        if len(items) > len(shown):
            self._fold(tr("rec.more", n=len(items) - len(shown)), self._show_all)
        elif further and not self._open:
            self._fold(tr("rec.further", n=len(further)), self._show_further)
        elif further:
            self.body.addWidget(rule())
            why = row(margins=(0, 8, 0, 8))
            why.addWidget(Wrapped(tr("rec.further_why"), "small", "muted"))
            self.body.addLayout(why)
            for item in further:
                self.body.addWidget(rule())
                self.body.addWidget(RecommendationRow(self, item, shape))

    def _fold(self, words: str, opened: Callable[[], None]) -> None:
        self.body.addWidget(rule())
        self.body.addWidget(button(words, opened, "link", "chevron-down"), 0, Qt.AlignmentFlag.AlignLeft)

    def fold(self) -> None:
        """The next list is shown short again."""
        self._all = self._open = False

    def _show_all(self) -> None:
        self._all = True
        self._unfold(FIRST)

    def _show_further(self) -> None:
        self._open = True
        self._unfold(len(self._items))

    def _unfold(self, first: int) -> None:
        """Show more; who opened it by the keyboard goes on at the first row that is new."""
        self.show_items(self._items, self._further, self._shape)
        self.unfolded.emit()
        rows = [w for n in range(self.body.count()) if (i := self.body.itemAt(n)) and isinstance(w := i.widget(), RecommendationRow)]
        if first < len(rows):
            rows[first].more.setFocus(Qt.FocusReason.TabFocusReason)


class AdviceList(Card):
    """What is better left alone for now, and why."""

    def __init__(self) -> None:
        super().__init__(margins=(24, 8, 24, 8), spacing=0)

    def show_items(self, items: tuple[Advice, ...]) -> None:
        """Show negative advice."""
        clear(self.body)
        for n, item in enumerate(items):
            if n:
                self.body.addWidget(rule())
            line = row(margins=(0, 8, 0, 8), spacing=12)
            line.addWidget(icon_label("circle-slash", "muted", 20), 0, Qt.AlignmentFlag.AlignTop)
            words = column(spacing=0)
            words.addWidget(Elided(item.name.get(lang()), "strong"))
            words.addWidget(Wrapped("\n".join(r.text.get(lang()) for r in item.reasons)))
            line.addLayout(words, 1)
            self.body.addLayout(line)
