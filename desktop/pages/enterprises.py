"""企业: the clients of the workspace; search by name, pinyin or initials; the empty list offers the samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n import tr
from desktop.pages.base import ScrollPage
from desktop.theme import theme
from desktop.widgets.buttons import Button, button, icon_label
from desktop.widgets.cards import Card, clear, column, row
from desktop.widgets.chips import Flow
from desktop.widgets.lists import Line, line_list
from desktop.widgets.search_box import HitField
from desktop.widgets.text import Elided, Text, Wrapped


@dataclass(frozen=True, slots=True)
class EnterpriseLine:
    """An enterprise as the list shows it."""

    id: str
    name: str
    rounds: int
    answered: int
    is_sample: bool
    updated_at: str


@dataclass(frozen=True, slots=True)
class SampleLine:
    """A sample enterprise that can be opened by one click."""

    key: str
    name: str
    about: str
    icon: str


def local_time(stored: str) -> str:
    """A stored UTC time as the user's clock shows it; as it stands where it cannot be read."""
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return stored
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone().strftime("%Y-%m-%d %H:%M")


class EnterprisesPage(ScrollPage):
    """Wishes: open one, make one, open a sample."""

    openRequested = Signal(str)
    createRequested = Signal(str)
    sampleRequested = Signal(str)
    removeRequested = Signal(str)
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("ent.new"))
        assert self.footer.primary
        self.footer.primary.set_icon("plus")
        head = row(spacing=16)
        head.addWidget(Text(tr("ent.title"), "title"))
        head.addStretch(1)
        self.search = HitField(tr("ent.search"), tr("ent.search_hint"))
        self.search.setMinimumWidth(0)
        self.search.setMaximumWidth(theme().px(360))
        self.search.textChanged.connect(self.searched)
        self.search.moved.connect(lambda _: self.list.setFocus())
        self.search.entered.connect(self._open_first)
        head.addWidget(self.search, 2)
        self.body.addLayout(head)
        self._build_new()
        self._card = Card(margins=(8, 8, 8, 8))
        self.list = line_list(tr("ent.title"))
        self.list.picked.connect(lambda line: self.openRequested.emit(line.key))
        self._card.body.addWidget(self.list)
        self._none = Wrapped("", color="muted")
        self._none.setContentsMargins(theme().px(10), theme().px(4), 0, theme().px(4))
        self._card.body.addWidget(self._none)
        self.body.addWidget(self._card)
        self._build_samples()
        self.body.addStretch(1)
        self.nextRequested.connect(self.ask_name)

    def _build_new(self) -> None:
        self._new = Card(margins=(20, 14, 20, 14), spacing=8)
        self._new.body.addWidget(Text(tr("ent.new_title"), "strong"))
        line = row()
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("profile.name"))
        self.name.setPlaceholderText(tr("ent.name_hint"))
        self.name.returnPressed.connect(self._create)
        line.addWidget(self.name, 1)
        line.addWidget(button(tr("ent.create"), self._create))
        line.addWidget(button(tr("cancel"), self._new.hide, "link"))
        self._new.body.addLayout(line)
        self._new.hide()
        self.body.addWidget(self._new)

    def _build_samples(self) -> None:
        self._samples = QWidget()
        body = column(self._samples, spacing=8)
        self._samples_title = Text(tr("ent.samples"), "title")
        body.addWidget(self._samples_title)
        body.addWidget(Wrapped(tr("ent.samples_hint"), color="muted"))
        holder = QWidget()
        self._sample_flow = Flow(holder, 12, level=True)
        body.addWidget(holder)
        self.body.addWidget(self._samples)


    def ask_name(self) -> None:
        """Open the card that asks for a name."""
        self._new.show()
        self.name.clear()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def _create(self) -> None:
        name = self.name.text().strip()
        if name:
            self._new.hide()
            self.createRequested.emit(name)

    def _open_first(self) -> None:
        rows = self.list.rows.rows()
        if rows:
            self.openRequested.emit(rows[0].key)

    def show_list(self, lines: Sequence[EnterpriseLine], query: str = "") -> None:
        """Show enterprises, the last touched first."""
        rows = []
        for one in lines:
            progress = tr("ent.progress", rounds=one.rounds, n=one.answered) if one.rounds else tr("ent.no_round")
            chip = (tr("ent.sample"), "quiet") if one.is_sample else None
            rows.append(Line(one.id, one.name, progress, local_time(one.updated_at), chip, "building-2"))
        self.list.rows.show(rows)
        self.list.updateGeometry()
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._none.setText(tr("ent.no_hit", words=query) if query else tr("ent.empty"))
        self._samples.setVisible(not query and len(rows) < 8)
        self.footer.say(tr("ent.count", n=len(rows)) if rows else tr("ent.private"))

    def show_samples(self, samples: Sequence[SampleLine]) -> None:
        """Offer samples."""
        clear(self._sample_flow)
        for one in samples:
            self._sample_flow.addWidget(SampleCard(one, self.sampleRequested.emit))


class SampleCard(Card):
    """A sample with what it shows and the button that opens it."""

    def __init__(self, sample: SampleLine, opened: object) -> None:
        super().__init__(margins=(16, 12, 16, 12), spacing=6)
        self.setFixedWidth(theme().px(236))
        self.setMinimumHeight(theme().px(140))
        head = row(spacing=10)
        head.addWidget(icon_label(sample.icon, "accent", 22))
        head.addWidget(Elided(sample.name, "medium"), 1)
        self.body.addLayout(head)
        about = Wrapped(sample.about, "small", "muted")
        self.body.addWidget(about)
        self.body.addStretch(1)
        act = Button(tr("ent.open_sample"), "link", "play", name=f"{tr('ent.open_sample')}: {sample.name}")
        act.clicked.connect(lambda *_: opened(sample.key))  # type: ignore[operator]
        self.body.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
