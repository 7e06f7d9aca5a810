"""Both sides of the checklist page: sections with progress and filters on the left, help on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.i18n import lang, tr
from desktop.models.checklist_rows import FILTERS
from desktop.theme import theme
from desktop.widgets.buttons import Button, button, icon_label
from desktop.widgets.cards import Card, Scroll, clear, column, row
from desktop.widgets.lists import RowList, SectionDelegate, SectionRow
from desktop.widgets.search_box import HitField
from desktop.widgets.text import Elided, Text, Wrapped

if TYPE_CHECKING:
    from checklists.schema import Item


def combo(name: str) -> QComboBox:
    """A list of choices that never pushes the page wider."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    box.setFont(theme().font("body"))
    return box


class SectionColumn(QWidget):
    """Which checklist, how far, which sections, which items to show."""

    schemeChosen = Signal(str)
    sectionChosen = Signal(str)
    filterChosen = Signal(str)
    searched = Signal(str)
    listToggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._compact = False
        self._body = column(self, spacing=6)
        self._schemes = combo(tr("check.scheme"))
        self._schemes.activated.connect(lambda _: self.schemeChosen.emit(self._schemes.currentData()))
        self._title = Elided("", "strong")
        self._progress = Elided("", "small", "muted")
        self.sections = RowList(lambda s: f"{s.name} {s.done}/{s.total}", SectionDelegate(), tr("check.sections"))
        self.sections.picked.connect(lambda s: self.sectionChosen.emit(s.key))
        self._combo = combo(tr("check.sections"))
        self._combo.activated.connect(lambda _: self.sectionChosen.emit(self._combo.currentData()))
        self.filter = combo(tr("check.filter"))
        for name in FILTERS:
            self.filter.addItem(tr(f"check.filter.{name}"), name)
        self.filter.activated.connect(lambda _: self.filterChosen.emit(self.filter.currentData()))
        self.search = HitField(tr("check.search"), tr("check.search_hint"))
        self.search.textChanged.connect(self.searched)
        self.list_view = Button(tr("check.list"), "icon", "list", name=tr("check.list"))
        self.list_view.setCheckable(True)
        self.list_view.clicked.connect(self.listToggled)
        for part in (self._schemes, self._title, self._progress):
            self._body.addWidget(part)
        self._body.addWidget(self._combo)
        self._body.addWidget(self.sections, 1)
        self._line = row(spacing=6)
        self._line.addWidget(self.filter, 1)
        self._line.addWidget(self.list_view)
        self._body.addWidget(self.search)
        self._body.addLayout(self._line)

    def set_compact(self, compact: bool) -> None:
        """Everything in one row, sections as a list to drop down."""
        self._compact = compact
        for part in (self.sections, self.search, self._progress, self.filter):
            part.setVisible(not compact)
        self._combo.setVisible(compact)
        home, at = (self._line, 0) if compact else (self._body, 3)
        for layout in (self._line, self._body):
            layout.removeWidget(self._combo)
        home.insertWidget(at, self._combo, 1 if compact else 0)
        for layout in (self._line, self._body):
            layout.removeWidget(self._schemes)
        (self._line if compact else self._body).insertWidget(0, self._schemes, 1 if compact else 0)
        self._title.setVisible(not compact and self._schemes.count() <= 1)

    def show_schemes(self, schemes: list[tuple[str, str]], current: str) -> None:
        """The checklists this enterprise fills in: (round id, name)."""
        self._schemes.clear()
        for key, name in schemes:
            self._schemes.addItem(name, key)
            if key == current:
                self._schemes.setCurrentIndex(self._schemes.count() - 1)
                self._title.setText(name)
        self._schemes.setVisible(len(schemes) > 1)
        self._title.setVisible(len(schemes) <= 1 and not self._compact)

    def show_sections(self, rows: list[SectionRow], current: str, progress: str) -> None:
        """Progress by section and in total."""
        self.sections.rows.show(rows)
        at = next((n for n, one in enumerate(rows) if one.key == current), -1)
        self.sections.choose(at)
        if [self._combo.itemData(n) for n in range(self._combo.count())] != [one.key for one in rows]:
            self._combo.clear()
            for one in rows:
                self._combo.addItem("", one.key)
        for n, one in enumerate(rows):
            self._combo.setItemText(n, f"{one.name}  {one.done}/{one.total}")
        self._combo.setCurrentIndex(at)
        self._progress.setText(progress)


class HelpPanel(Card):
    """去哪里看, 审核员看什么, 常见错误, 怎么补. As a drawer it lies over the page and has a way back."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, drawer: bool = False) -> None:
        super().__init__(margins=(0, 6 if drawer else 14, 0, 8), kind="drawer" if drawer else "inset", spacing=4 if drawer else 8)
        if parent:
            self.setParent(parent)
        if drawer:
            head = row(margins=(18, 0, 8, 0), spacing=8)
            head.addWidget(Elided(tr("check.help_title"), "strong"), 1)
            self.close_button = button(tr("check.help_close"), self.closed.emit, icon_name="x", name=tr("check.help_close_name"))
            head.addWidget(self.close_button)
            self.body.addLayout(head)
        self._scroll = Scroll(margins=(18, 0, 18, 8), spacing=14)
        self.body.addWidget(self._scroll)

    def show_item(self, item: Item, role: str) -> None:
        """Show the help of an item."""
        content = self._scroll.column
        clear(content)
        comma = "、" if lang() == "zh" else "; "
        evidence = comma.join(e.get(lang()) for e in item.evidence)
        audit = item.audit.get(lang())
        asks = "\n".join(part for part in (audit, tr("help.evidence", what=evidence) if evidence else "") if part)
        measure = item.measure
        effort = tr("help.effort", days=f"{float(measure.effort_days):g}", role=role)
        parts = [("map-pin", "help.look", item.look.get(lang())), ("eye", "help.audit", asks), ("triangle-alert", "help.pitfall", item.pitfall.get(lang()))]
        parts.append(("wrench", "help.measure", f"{measure.text.get(lang()).rstrip('。.')}{tr('stop')}{effort}"))
        for icon, title, text in parts:
            if text:
                content.addWidget(_part(icon, tr(title), text))
        content.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)


def _part(icon: str, title: str, text: str) -> QWidget:
    holder = QWidget()
    body = column(holder, spacing=4)
    head = row(spacing=8)
    head.addWidget(icon_label(icon, "accent", 18), 0, Qt.AlignmentFlag.AlignVCenter)
    head.addWidget(Text(title, "medium"), 1)
    body.addLayout(head)
    body.addWidget(Wrapped(text))
    holder.setMinimumWidth(theme().px(80))
    return holder
