"""设置: language, theme, text size, workspace and its backups, about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import tr
from desktop.pages.base import ScrollPage
from desktop.pages.profile_fields import Field
from desktop.theme import TEXT_SIZES, theme
from desktop.widgets.buttons import Segments, button, icon_label
from desktop.widgets.cards import Card, clear, column, row
from desktop.widgets.text import Elided, Text, Wrapped, rule


@dataclass(frozen=True, slots=True)
class SettingsFacts:
    """What is set, and what lies where."""

    language: str
    theme: str
    percent: int
    workspace: str
    read_only: bool
    backups: Sequence[tuple[str, str]]
    version: str
    pack: str
    licences: Sequence[tuple[str, str]]


class SettingsPage(ScrollPage):
    """Wishes: another language, theme or text size, another workspace, a backup, a licence to read."""

    languageRequested = Signal(str)
    themeRequested = Signal(str)
    percentRequested = Signal(int)
    workspaceRequested = Signal(str)
    folderRequested = Signal(str)
    backupRequested = Signal()
    licenceRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(Text(tr("set.title"), "title"))
        self._cards = column(spacing=12)
        holder = QWidget()
        holder.setLayout(self._cards)
        holder.setMaximumWidth(theme().px(900))
        self.body.addWidget(holder)
        self.body.addStretch(1)

    def show_facts(self, facts: SettingsFacts) -> None:
        """Show what is set."""
        clear(self._cards)
        self._cards.addWidget(self._look(facts))
        self._cards.addWidget(self._workspace(facts))
        self._cards.addWidget(self._about(facts))

    def _look(self, facts: SettingsFacts) -> Card:
        card = Card(spacing=14)
        card.body.addWidget(Text(tr("set.look"), "strong"))
        languages = Segments([("zh", "中文"), ("en", "English")], lambda v: self.languageRequested.emit(str(v)), name=tr("set.language"), value=facts.language)
        card.body.addWidget(Field(tr("set.language"), languages))
        themes = Segments([("light", tr("set.light")), ("dark", tr("set.dark"))], lambda v: self.themeRequested.emit(str(v)), name=tr("set.theme"), value=facts.theme)
        card.body.addWidget(Field(tr("set.theme"), themes))
        sizes = Segments([(n, f"{n}%") for n in TEXT_SIZES], lambda v: self.percentRequested.emit(int(str(v))), name=tr("set.text"), value=facts.percent, wrap=True)
        card.body.addWidget(Field(tr("set.text"), sizes, tr("set.text_hint")))
        return card

    def _workspace(self, facts: SettingsFacts) -> Card:
        card = Card(spacing=10)
        card.body.addWidget(Text(tr("set.workspace"), "strong"))
        card.body.addWidget(Wrapped(tr("set.workspace_hint"), color="muted"))
        line = row()
        line.addWidget(icon_label("folder", "muted", 20))
        line.addWidget(Elided(facts.workspace), 1)
        line.addWidget(button(tr("set.open_folder"), lambda: self.folderRequested.emit(facts.workspace), "link", "folder-open"))
        line.addWidget(button(tr("set.other_folder"), self._choose))
        card.body.addLayout(line)
        card.body.addWidget(rule())
        head = row()
        head.addWidget(Text(tr("set.backups"), "medium"), 1)
        back = button(tr("set.backup_now"), self.backupRequested.emit, icon_name="archive")
        back.setEnabled(not facts.read_only)
        head.addWidget(back)
        card.body.addLayout(head)
        for name, detail in facts.backups[:6]:
            one = row(spacing=8)
            one.addWidget(Elided(name), 1)
            one.addWidget(Text(detail, "small", "muted"))
            card.body.addLayout(one)
        if not facts.backups:
            card.body.addWidget(Wrapped(tr("set.no_backups"), color="muted"))
        return card

    def _about(self, facts: SettingsFacts) -> Card:
        card = Card(spacing=8)
        card.body.addWidget(Text(tr("set.about"), "strong"))
        card.body.addWidget(Wrapped(tr("set.about_words", version=facts.version, pack=facts.pack)))
        card.body.addWidget(Wrapped(tr("set.offline"), color="muted"))
        card.body.addWidget(Text(tr("set.licences"), "medium"))
        for name, file in facts.licences:
            line = row(spacing=8)
            line.addWidget(button(name, lambda file=file: self.licenceRequested.emit(file), "link", "file-text"))
            line.addStretch(1)
            card.body.addLayout(line)
        return card

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("set.other_folder"))
        if folder:
            self.workspaceRequested.emit(folder)
