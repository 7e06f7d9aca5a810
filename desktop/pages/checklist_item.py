"""One item in large type: statement, four answers, note, evidence, flag, and the strip of its section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.i18n import headed, lang, tr
from desktop.layout import Shape
from desktop.theme import theme
from desktop.widgets.answers import AnswerBar
from desktop.widgets.buttons import Button, button, icon_label
from desktop.widgets.cards import Card, Scroll, clear, column, row
from desktop.widgets.chips import Chip, Flow
from desktop.widgets.lists import ItemStrip, StripCell
from desktop.widgets.text import Elided, Text, Wrapped, rule

if TYPE_CHECKING:
    from assessments.checklist import Answer, Row
    from assessments.services.evidence import Evidence

PAUSE_MS = 700  # a pause in typing after which a note is saved


class Note(QPlainTextEdit):
    """A field for a sentence or two; sends what was typed after a pause and as the focus leaves."""

    typed = Signal(str)

    def __init__(self, name: str, hint: str, lines: int = 2) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFont(theme().font("body"))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + theme().px(20))
        self._shown = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._timer.start)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless someone is typing."""
        if self.hasFocus() and self._shown != self.toPlainText() and text == self._shown:
            return
        self._shown = text
        if self.toPlainText() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self._timer.stop()

    def flush(self) -> None:
        """Send what was typed, if anything new."""
        self._timer.stop()
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.typed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing typed is left behind."""
        self.flush()
        super().focusOutEvent(event)


@dataclass(frozen=True, slots=True)
class Offer:
    """The same matter answered in another checklist: offered, never copied by itself."""

    state: str
    scheme: str
    note: str = ""


class ItemCard(Card):
    """The middle of the checklist page."""

    answered = Signal(str)
    cleared = Signal()
    noteTyped = Signal(str)
    reasonTyped = Signal(str)
    flagToggled = Signal(bool)
    evidenceRequested = Signal()
    evidenceOpened = Signal(str)
    evidenceRemoved = Signal(str)
    offerAccepted = Signal()
    jumped = Signal(str)
    helpRequested = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(0, 14, 0, 12), spacing=8)
        self._shape = Shape()
        self._pinned: bool | None = None
        self._read_only = False
        self._build_head()
        self._build_controls()
        self._scroll = Scroll(margins=(28, 0, 28, 0), spacing=10)
        self._column = self._scroll.column
        for part in (self._statement, self._opposite):
            self._column.addWidget(part)
        self._column.addWidget(self.bar)
        for part in (self._offer, self.reason, self.note, self._tools, self._files):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.body.addLayout(self._head)
        self.body.addWidget(self._scroll, 1)
        self._pin_rule = rule()
        self._pin = column(margins=(28, 4, 28, 4))
        self.body.addWidget(self._pin_rule)
        self.body.addLayout(self._pin)
        foot = column(margins=(28, 0, 28, 0), spacing=6)
        self._strip_caption = Text("", "small", "muted")
        self.strip = ItemStrip(tr("check.strip"))
        self.strip.picked.connect(lambda cell: self.jumped.emit(cell.key))
        foot.addWidget(self._strip_caption)
        foot.addWidget(self.strip)
        self.body.addLayout(foot)
        self.apply_shape(Shape())

    def _build_head(self) -> None:
        self._head = row(margins=(28, 0, 28, 0), spacing=16)
        self._count = Text("", "small", "muted")
        self._clause = Elided("", "small", "muted")
        self._subject = Chip("", "tint")
        self._gate = Chip(tr("check.gate"), "partly", "triangle-alert")
        self.help = button(tr("check.help"), self.helpRequested.emit, "link", "circle-question-mark")
        self._head.addWidget(self._count)
        self._head.addWidget(self._clause, 1)
        for part in (self._subject, self.help, self._gate):
            self._head.addWidget(part)

    def _build_controls(self) -> None:
        self._statement = Wrapped("", "statement")
        self._opposite = Wrapped("", "body", "muted")
        self.bar = AnswerBar()
        self.bar.answered.connect(self.answered)
        self.bar.cleared.connect(self.cleared)
        self.reason = Note(tr("check.reason"), tr("check.reason_hint"))
        self.reason.typed.connect(self.reasonTyped)
        self.note = Note(tr("check.note"), tr("check.note_hint"))
        self.note.typed.connect(self.noteTyped)
        self._tools = QWidget()
        line = row(self._tools)
        self.evidence = button(tr("check.evidence"), self.evidenceRequested.emit, icon_name="paperclip")
        self.flag = Button(tr("check.flag"), icon_name="flag")
        self.flag.setCheckable(True)
        self.flag.clicked.connect(self.flagToggled)
        self.clear = button(tr("check.clear"), self.cleared.emit, "link", "x", name=tr("check.clear_name"))
        for part in (self.evidence, self.flag, self.clear):
            line.addWidget(part)
        line.addStretch(1)
        self._files = QWidget()
        self._files_flow = Flow(self._files, 8)
        self._offer = Card(margins=(12, 6, 12, 6), kind="inset")
        offer = row(spacing=10)
        offer.addWidget(icon_label("link", "accent", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        self._offer_text = Wrapped()
        offer.addWidget(self._offer_text, 1)
        offer.addWidget(button(tr("check.take"), self.offerAccepted.emit))
        self._offer.body.addLayout(offer)

    def apply_shape(self, shape: Shape) -> None:
        """Answers pinned in a short window; two by two where it is narrow, four in a row again with the help away."""
        self._shape = shape
        self.help.setVisible(shape.big)
        pinned = shape.short
        if pinned != self._pinned:
            self._pinned = pinned
            if pinned:
                self._column.removeWidget(self.bar)
                self._pin.addWidget(self.bar)
            else:
                self._pin.removeWidget(self.bar)
                self._column.insertWidget(2, self.bar)
            self._pin_rule.setVisible(pinned)
        self.bar.arrange(two_rows=shape.narrow and not shape.big, low=pinned, tight=shape.compact)
        side = theme().px(12 if shape.compact else 28)
        for layout in (self._head, self._column, self._pin):
            m = layout.contentsMargins()
            layout.setContentsMargins(side, m.top(), side, m.bottom())
        self.body.setContentsMargins(0, theme().px(6 if shape.compact else 14), 0, theme().px(4 if shape.compact else 12))
        self._statement.setFont(theme().font("title" if shape.compact else "statement"))
        self.strip.setVisible(not pinned)
        self._strip_caption.setVisible(not pinned)
        self._opposite.setVisible(not pinned)

    def show_item(self, entry: Row, answer: Answer, count: tuple[int, int], files: list[Evidence], offer: Offer | None) -> None:
        """Show an item with its answer."""
        item = entry.item
        self._count.setText(tr("check.count", at=count[0], total=count[1]))
        self._clause.setText(headed(item.clause, item.heading.get(lang())))
        self._subject.setVisible(bool(entry.subject))
        self._subject.set(entry.subject, "tint", "package")
        self._gate.setVisible(item.gate)
        self._statement.setText(item.statement.get(lang()))
        self._opposite.setText(tr("check.opposite", text=item.opposite.get(lang())))
        self.bar.set_answer(answer.state, allow_na=item.na != "never")
        self.reason.setVisible(answer.state == "not_applicable" and item.na == "reason")
        self.reason.show_text(answer.reason)
        self.note.show_text(answer.note)
        self.flag.setChecked(answer.flagged)
        self.flag.set_text(tr("check.flagged" if answer.flagged else "check.flag"))
        self.flag.set_icon("flag", "on_tint" if answer.flagged else None)
        self.clear.setVisible(answer.state is not None)
        self.evidence.set_text(tr("check.evidence_n", n=len(files)) if files else tr("check.evidence"))
        self.evidence.set_icon("paperclip")
        self._show_files(files)
        self._offer.setVisible(offer is not None and answer.state is None)
        if offer:
            self._offer_text.setText(tr("check.offer", scheme=offer.scheme, state=tr(f"state.{offer.state}")))
        self._scroll.verticalScrollBar().setValue(0)

    def _show_files(self, files: list[Evidence]) -> None:
        clear(self._files_flow)
        self._files.setVisible(bool(files))
        for one in files:
            holder = QWidget()
            line = row(holder, spacing=0)
            name = one.name if len(one.name) <= 28 else f"{one.name[:16]}…{one.name[-10:]}"
            line.addWidget(button(name, lambda one=one: self.evidenceOpened.emit(one.id), "link", "file-text", name=tr("check.open_file", name=one.name)))
            remove = button(tr("check.remove_file", name=one.name), lambda one=one: self.evidenceRemoved.emit(one.id), "icon", "x")
            remove.setEnabled(not self._read_only)
            line.addWidget(remove)
            self._files_flow.addWidget(holder)

    def show_strip(self, cells: list[StripCell], current: str) -> None:
        """Show the items of the section."""
        self.strip.rows.show(cells)
        self.strip.choose(next((n for n, cell in enumerate(cells) if cell.key == current), -1))
        self._strip_caption.setText(tr("check.strip_caption", n=len(cells)))
        self.strip.refit()

    def set_read_only(self, read_only: bool) -> None:
        """Look, do not touch."""
        self._read_only = read_only
        for part in (self.bar, self.evidence, self.flag, self.clear, self._offer):
            part.setEnabled(not read_only)
        self.note.setReadOnly(read_only)
        self.reason.setReadOnly(read_only)
