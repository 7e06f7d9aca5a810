"""企业信息: what is known of the enterprise, in groups of at most seven fields, saved as each is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from desktop.i18n import tr
from desktop.layout import Shape
from desktop.pages.base import Page
from desktop.pages.checklist_side import combo
from desktop.pages.profile_groups import (
    ActivitiesGroup,
    BasicGroup,
    CertificatesGroup,
    Group,
    MarketsGroup,
    TradeGroup,
    Vocabulary,
)
from desktop.pages.profile_products import ProductsGroup
from desktop.theme import theme
from desktop.widgets.buttons import button
from desktop.widgets.cards import Card, Scroll
from desktop.widgets.footer import SavedIndicator
from desktop.widgets.lists import RowList, SectionDelegate, SectionRow
from desktop.widgets.text import Text, Wrapped

if TYPE_CHECKING:
    from assessments.obligations import ProductVerdict
    from assessments.profile import EnterpriseProfile

GROUPS: tuple[type[Group], ...] = (BasicGroup, TradeGroup, ProductsGroup, MarketsGroup, ActivitiesGroup, CertificatesGroup)


class ProfilePage(Page):
    """Wishes: fields to store."""

    changed = Signal(object)
    removeRequested = Signal()

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(tr("profile.next"))
        self.groups = [kind(words) for kind in GROUPS]
        self._profile: EnterpriseProfile | None = None
        self._stale: set[int] = set()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme().px(20))
        holder = QWidget()
        holder.setLayout(self._columns)
        self.layout_.addWidget(holder, 1)
        self.sections = RowList(lambda s: f"{s.name} {s.done}/{s.total}", SectionDelegate(), tr("profile.groups"))
        self.sections.setFixedWidth(theme().px(228))
        self.sections.picked.connect(lambda s: self.open_group(s.key))
        self.sections.selectionModel().currentChanged.connect(lambda index, _: self._open(index.row()))
        self._combo = combo(tr("profile.groups"))
        self._combo.activated.connect(lambda at: self._open(at))
        for group in self.groups:
            self._combo.addItem(tr(f"group.{group.key}"))
        self._stack = QStackedWidget()
        self._titles: list[Text] = []
        self._scrolls: list[Scroll] = []
        for group in self.groups:
            self._stack.addWidget(self._framed(group))
            group.changed.connect(self.changed)
            if isinstance(group, BasicGroup):
                group.removeRequested.connect(self.removeRequested)
        self._columns.addWidget(self.sections)
        self._columns.addWidget(self._combo)
        self._columns.addWidget(self._stack, 1)
        self._combo.hide()
        self.saved = SavedIndicator()
        self.following = button(tr("profile.following"), self._next_group, icon_name="arrow-down")
        self.footer.left.addWidget(self.following)
        self.footer.left.addWidget(self.saved)

    def _framed(self, group: Group) -> QWidget:
        card = Card(margins=(0, 0, 0, 0))
        scroll = Scroll(margins=(28, 20, 28, 20), spacing=16)
        title = Text(tr(f"group.{group.key}"), "title")
        self._titles.append(title)
        self._scrolls.append(scroll)
        scroll.column.addWidget(title)
        scroll.column.addWidget(Wrapped(tr(f"group.{group.key}.hint"), color="muted"))
        group.setMaximumWidth(theme().px(860))
        scroll.column.addWidget(group)
        scroll.column.addStretch(1)
        card.body.addWidget(scroll)
        return card

    def apply_shape(self, shape: Shape) -> None:
        """Groups as a list to drop down where it is narrow."""
        super().apply_shape(shape)
        self.sections.setVisible(not shape.compact)
        self.sections.setFixedWidth(theme().px(200 if shape.narrow or shape.big else 228))
        self._combo.setVisible(shape.compact)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if shape.compact else QBoxLayout.Direction.LeftToRight)
        self.saved.setVisible(not shape.compact)
        self.following.set_text("" if shape.compact else tr("profile.following"), tr("profile.following"))
        self.following.set_icon("arrow-down")
        edge = theme().px(12 if shape.compact else 28)
        self._columns.setContentsMargins(edge, theme().px(8 if shape.compact else 16), edge, theme().px(8 if shape.compact else 16))
        self._columns.setSpacing(theme().px(8 if shape.compact else 20))
        for group, title, scroll in zip(self.groups, self._titles, self._scrolls, strict=True):
            group.apply_shape(shape)
            title.setVisible(not shape.compact)
            inner = theme().px(14 if shape.compact else 28)
            scroll.column.setContentsMargins(inner, theme().px(10 if shape.compact else 20), inner, theme().px(16))

    def show_facts(self, profile: EnterpriseProfile, verdicts: dict[str, ProductVerdict], schemes: tuple[str, ...] = (), *, read_only: bool = False) -> None:
        """Show a profile with the verdicts on its products; `schemes` are those being checked."""
        with self.kept_place():
            self._show(profile, verdicts, schemes, read_only=read_only)

    def _show(self, profile: EnterpriseProfile, verdicts: dict[str, ProductVerdict], schemes: tuple[str, ...], *, read_only: bool) -> None:
        rows = []
        self._profile = profile
        self._stale = set(range(len(self.groups)))
        for group in self.groups:
            if isinstance(group, ProductsGroup):
                group.verdicts = verdicts
            if isinstance(group, ActivitiesGroup):
                group.schemes = schemes
            group.setEnabled(not read_only)
            rows.append(SectionRow(group.key, tr(f"group.{group.key}"), *group.filled(profile)))
        at = max(0, self._stack.currentIndex())
        self.sections.rows.show(rows)
        self.sections.choose(at)
        self._freshen(at)

    def _freshen(self, at: int) -> None:
        """Fill in a group when it is looked at: all of them at once would take too long."""
        if self._profile is not None and at in self._stale:
            self._stale.discard(at)
            self.groups[at].show_profile(self._profile)

    def _open(self, at: int) -> None:
        if at >= 0:
            self._freshen(at)
            self._stack.setCurrentIndex(at)
            self._combo.setCurrentIndex(at)
            self.following.setVisible(at + 1 < len(self.groups))

    def open_group(self, key: str) -> None:
        """Show a group."""
        at = next(n for n, g in enumerate(self.groups) if g.key == key)
        self.sections.choose(at)
        self._open(at)

    def _next_group(self) -> None:
        at = min(self._stack.currentIndex() + 1, len(self.groups) - 1)
        self.sections.choose(at)
        self._open(at)
        first = self.groups[at].nextInFocusChain()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
