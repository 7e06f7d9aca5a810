"""清单: one item at a time with four big answers, or the whole list for the fast."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assessments.checklist import Answer, Row, answer_of
from desktop.i18n import headed, lang, tr
from desktop.layout import Shape
from desktop.models.checklist_rows import filtered
from desktop.pages.base import Page
from desktop.pages.checklist_item import ItemCard, Offer
from desktop.pages.checklist_side import HelpPanel, SectionColumn
from desktop.pages.help_drawer import HelpDrawer
from desktop.theme import theme
from desktop.widgets.buttons import button
from desktop.widgets.cards import EmptyState
from desktop.widgets.footer import SavedIndicator
from desktop.widgets.lists import Line, SectionRow, StripCell, line_list
from desktop.widgets.search_box import focus_in_text

if TYPE_CHECKING:
    from assessments.review import Review
    from assessments.services.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ChecklistFacts:
    """What the page shows of one round, and which other rounds there are (id, name)."""

    round_id: str
    review: Review
    rounds: list[tuple[str, str]]
    roles: Mapping[str, str]
    evidence: list[Evidence] = field(default_factory=list)
    offers: Mapping[str, Offer] = field(default_factory=dict)
    read_only: bool = False


def _shortcut(page: Page, keys: str, act: Callable[[], object], *, typing: bool = False) -> None:
    """A key of the page; while text is typed only those that say so."""
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.activated.connect(lambda: act() if typing or not focus_in_text() else None)


def _show_help(panel: HelpPanel, row: Row, facts: ChecklistFacts) -> None:
    panel.show_item(row.item, facts.roles.get(row.item.measure.role, row.item.measure.role))


class ChecklistPage(Page):
    """Wishes: an answer for a row, another round, evidence, undo."""

    answerRequested = Signal(str, object)
    roundRequested = Signal(str)
    evidenceRequested = Signal(str)
    evidenceOpened = Signal(str)
    evidenceRemoved = Signal(str, str)
    undoRequested = Signal()
    placeChanged = Signal(str)
    startRequested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("check.next"))
        self._facts: ChecklistFacts | None = None
        self._rows: list[Row] = []
        self._key = ""
        self._filter, self._words = "all", ""
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme().px(16))
        holder = QWidget()
        self._outer = QVBoxLayout(holder)
        self._outer.addLayout(self._columns)
        self._empty = EmptyState("list-checks", tr("check.none"), tr("check.none_hint"), (tr("check.none_action"), self.startRequested.emit))
        self._whole = QStackedWidget()
        self._whole.addWidget(self._empty)
        self._whole.addWidget(holder)
        self.layout_.addWidget(self._whole, 1)
        self.side, self.card, self.help = SectionColumn(), ItemCard(), HelpPanel()
        self._build_middle()
        self._drawer = HelpDrawer(self, self.card.bar, self.card.help, lambda: self._middle.currentIndex() == 0)
        self._build_footer()
        self._connect()
        self.apply_shape(Shape())

    def _build_middle(self) -> None:
        frame = QFrame()
        frame.setProperty("kind", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(*[theme().px(8)] * 4)
        self.list = line_list(tr("check.list"), full=False)
        inner.addWidget(self.list)
        self._middle = QStackedWidget()
        self._nothing = EmptyState("funnel", tr("check.no_match"), tr("check.no_match_hint"), (tr("check.show_all"), self.reset_filter))
        for part in (self.card, frame, self._nothing):
            self._middle.addWidget(part)
        self._columns.addWidget(self.side)
        self._columns.addWidget(self._middle, 1)
        self._columns.addWidget(self.help)

    def _build_footer(self) -> None:
        self.previous = button(tr("check.previous"), lambda: self.step(-1), icon_name="arrow-left", name=tr("check.previous_name"))
        self.following = button(tr("check.following"), lambda: self.step(1), icon_name="arrow-right", trailing=True, name=tr("check.following_name"))
        self.saved = SavedIndicator()
        self.undo = button(tr("check.undo"), self.undoRequested.emit, "link", "undo-2", name=tr("check.undo_name"))
        self.undo.hide()
        for part in (self.previous, self.following, self.saved, self.undo):
            self.footer.left.addWidget(part)

    def _connect(self) -> None:
        self.side.schemeChosen.connect(self.roundRequested)
        self.side.sectionChosen.connect(self.go_section)
        self.side.filterChosen.connect(lambda name: self._refilter(name, self._words))
        self.side.searched.connect(lambda words: self._refilter(self._filter, words))
        self.side.listToggled.connect(lambda _: (self._place_help(), self._show()))
        card = self.card
        card.answered.connect(self.answer)
        card.bar.refused.connect(self.say)
        card.cleared.connect(lambda: self.answer(None))
        card.noteTyped.connect(lambda text: self._send(note=text))
        card.reasonTyped.connect(lambda text: self._send(reason=text))
        card.flagToggled.connect(lambda on: self._send(flagged=on))
        card.evidenceRequested.connect(lambda: self.evidenceRequested.emit(self._key))
        card.evidenceOpened.connect(self.evidenceOpened)
        card.evidenceRemoved.connect(lambda id_: self.evidenceRemoved.emit(id_, self._key))
        card.offerAccepted.connect(self._take_offer)
        card.jumped.connect(self.go)
        card.helpRequested.connect(self.toggle_help)
        self.list.picked.connect(lambda line: self._open_from_list(line.key))
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._list_moved(index.row()))
        for number in range(5):
            _shortcut(self, str(number), lambda n=number: self.card.bar.press(n))
        _shortcut(self, "J", lambda: self.step(1))
        _shortcut(self, "K", lambda: self.step(-1))
        _shortcut(self, "Delete", lambda: self.card.bar.press(0))
        _shortcut(self, "F1", self.toggle_help, typing=True)
        _shortcut(self, "Ctrl+Z", self.undoRequested.emit)
        _shortcut(self, "Ctrl+F", self.side.search.setFocus, typing=True)

    def apply_shape(self, shape: Shape) -> None:
        """Columns narrower, help as a drawer, sections as a combo box: by what there is room for."""
        super().apply_shape(shape)
        narrow = shape.narrow or shape.big
        self._outer.setContentsMargins(*(theme().px(n) for n in ((12, 8, 12, 8) if shape.compact else (28, 16, 20, 16))))
        self._columns.setSpacing(theme().px(8 if shape.compact else 16))
        self.previous.set_text("K" if shape.compact else tr("check.previous"), tr("check.previous_name"))
        self.following.set_text("J" if shape.compact else tr("check.following"), tr("check.following_name"))
        self.side.setFixedWidth(theme().px(200 if narrow else 228))
        self.help.setFixedWidth(theme().px(256 if narrow else 300))
        self.side.set_compact(shape.compact)
        direction = QHBoxLayout.Direction.TopToBottom if shape.compact else QHBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        if shape.compact:
            self.side.setFixedWidth(16_777_215)
            self.side.setMinimumWidth(0)
            self.help.setFixedWidth(16_777_215)
            self.help.setMinimumWidth(0)
        self.card.apply_shape(shape)
        self.saved.setVisible(not shape.compact)
        self._place_help()

    def _place_help(self) -> None:
        drawer = self.shape_now.big
        listing = self.side.list_view.isChecked() and self.shape_now.narrow
        self.help.setVisible(not drawer and not listing)
        if not drawer or listing:
            self._drawer.close()

    @property
    def help_open(self) -> bool:
        """Whether the help lies over the page."""
        return self._drawer.panel is not None

    def toggle_help(self) -> None:
        """F1: where there is no room beside, the help lies over the item and leaves the answers free; once more takes it away."""
        row = self._row()
        facts = self._facts
        if self.help_open or not self.shape_now.big or row is None or facts is None:
            self._drawer.close()
        else:
            self._drawer.open(lambda panel: _show_help(panel, row, facts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The help keeps to its place."""
        super().resizeEvent(event)
        self._drawer.lay()

    def show_nothing(self) -> None:
        """No checklist has been started."""
        self._facts = None
        self._whole.setCurrentIndex(0)
        for part in (self.previous, self.following, self.saved):
            part.setVisible(False)

    def show_facts(self, facts: ChecklistFacts, key: str = "") -> None:
        """Show a round; `key` is the row to resume at."""
        if self._facts is None or self._facts.round_id != facts.round_id:
            self._filter, self._words = "all", ""
            self.saved.quiet()
            self._key = key
        self._facts = facts
        self._whole.setCurrentIndex(1)
        for part in (self.previous, self.following):
            part.setVisible(True)
        self.saved.setVisible(not self.shape_now.compact)
        self.side.show_schemes(facts.rounds, facts.round_id)
        self.card.set_read_only(facts.read_only)
        self._show()

    def _refilter(self, name: str, words: str) -> None:
        self._filter, self._words = name, words
        self._show()

    def reset_filter(self) -> None:
        """Show all items again."""
        self.side.filter.setCurrentIndex(0)
        self.side.search.clear()
        self._refilter("all", "")

    def _show(self) -> None:
        facts = self._facts
        if facts is None:
            return
        keep = self._key if self._filter != "all" else ""
        self._rows = filtered(facts.review, self._filter, self._words, lang())
        if keep and all(r.key != keep for r in self._rows):
            # what was just answered stays in sight until one moves on
            whole = {r.key: r for r in facts.review.visible.rows}
            order = list(whole)
            if keep in whole and not self._words:
                self._rows = sorted([*self._rows, whole[keep]], key=lambda r: order.index(r.key))
        if self._rows and all(r.key != self._key for r in self._rows):
            answers = facts.review.answers
            self._key = next((r.key for r in self._rows if answer_of(r, answers).state is None), self._rows[0].key)
        self._show_side(facts)
        if not self._rows:
            self._middle.setCurrentIndex(2)
        elif self.side.list_view.isChecked():
            self._middle.setCurrentIndex(1)
            self._show_list(facts)
        else:
            self._middle.setCurrentIndex(0)
        if self._rows:
            self._show_item(facts)

    def _show_side(self, facts: ChecklistFacts) -> None:
        row = self._row()
        sections = [SectionRow(s.section, headed(s.clause, s.heading.get(lang())), s.answered, s.total) for s in facts.review.score.sections]
        score = facts.review.score
        words = tr("check.progress", answered=score.answered, total=score.total, n=len(facts.review.gaps))
        self.side.show_sections(sections, row.section if row else "", words)

    def _show_item(self, facts: ChecklistFacts) -> None:
        row = self._row()
        if row is None:
            return
        rows = facts.review.visible.rows
        at = next((n for n, one in enumerate(rows, 1) if one.key == row.key), 1)
        files = [e for e in facts.evidence if row.key in e.keys]
        self.card.show_item(row, answer_of(row, facts.review.answers), (at, len(rows)), files, facts.offers.get(row.key))
        for panel in (self.help, self._drawer.panel):
            if panel:
                _show_help(panel, row, facts)
        cells = []
        for n, one in enumerate((r for r in rows if r.section == row.section), 1):
            answer = answer_of(one, facts.review.answers)
            state = tr(f"state.{answer.state}") if answer.state else tr("state.open")
            cells.append(StripCell(one.key, str(n), answer.state, f"{n} {one.item.statement.get(lang())} {state}", answer.flagged))
        self.card.show_strip(cells, row.key)

    def _show_list(self, facts: ChecklistFacts) -> None:
        lines = []
        for row in self._rows:
            answer = answer_of(row, facts.review.answers)
            chip = (tr(f"state.{answer.state}"), answer.state) if answer.state else (tr("state.open"), "quiet")
            star = "★ " if row.item.gate else ""
            detail = " · ".join(p for p in (headed(row.item.clause, row.item.heading.get(lang())), row.subject, answer.note.replace("\n", " ")) if p)
            lines.append(Line(row.key, star + row.item.statement.get(lang()), detail, chip=chip))
        self.list.blockSignals(True)
        self.list.rows.show(lines)
        self.list.choose(next((n for n, line in enumerate(lines) if line.key == self._key), 0))
        self.list.blockSignals(False)

    def _list_moved(self, at: int) -> None:
        if self.side.list_view.isChecked() and 0 <= at < len(self._rows) and self._rows[at].key != self._key:
            self.go(self._rows[at].key)

    def _open_from_list(self, key: str) -> None:
        self.side.list_view.setChecked(False)
        self._place_help()
        self.go(key)
        self._show()

    def _row(self) -> Row | None:
        return next((r for r in self._rows if r.key == self._key), None)

    @property
    def current_key(self) -> str:
        """Key of the row shown."""
        return self._key

    def go(self, key: str) -> None:
        """Show another row."""
        self.card.note.flush()
        self.card.reason.flush()
        self.say(None)
        self._key = key
        self._show()
        self.placeChanged.emit(key)

    def go_section(self, section: str) -> None:
        """The first unanswered row of a section, or its first."""
        facts = self._facts
        rows = [r for r in self._rows if r.section == section]
        if facts and not rows:
            self.reset_filter()
            rows = [r for r in self._rows if r.section == section]
        if facts and rows:
            self.go(next((r.key for r in rows if answer_of(r, facts.review.answers).state is None), rows[0].key))

    def step(self, by: int) -> None:
        """The next or the previous row of those shown."""
        at = next((n for n, r in enumerate(self._rows) if r.key == self._key), 0) + by
        if 0 <= at < len(self._rows):
            self.go(self._rows[at].key)

    def answer(self, state: str | None) -> None:
        """Wish for an answer to the row shown."""
        reason = "" if state != "not_applicable" else None
        self._send(state=state, **({"reason": reason} if reason is not None else {}))
        if state == "not_applicable" and self._row() and self._row().item.na == "reason":  # type: ignore[union-attr]
            self.card.reason.setFocus()

    def _send(self, **changes: object) -> None:
        facts = self._facts
        if facts is None or facts.read_only or not self._key:
            return
        now = facts.review.answers.get(self._key) or Answer()
        self.answerRequested.emit(self._key, replace(now, **changes))  # type: ignore[arg-type]

    def _take_offer(self) -> None:
        offer = self._facts.offers.get(self._key) if self._facts else None
        if offer:
            self._send(state=offer.state, note=offer.note)

    def saved_at(self, clock: str, *, can_undo: bool) -> None:
        """The service has returned: say so."""
        self.saved.saved(clock)
        self.undo.setVisible(can_undo and not self.shape_now.compact)
