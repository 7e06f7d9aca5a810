"""报告: make the PDF; why it is a draft; the reports made before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QProgressBar, QWidget

from desktop.i18n import tr
from desktop.layout import Shape
from desktop.pages.base import ScrollPage
from desktop.pages.profile_fields import Field, LineField
from desktop.theme import theme
from desktop.widgets.buttons import Segments, bullet, button, icon_label
from desktop.widgets.cards import Card, clear, column, row
from desktop.widgets.chips import Chip
from desktop.widgets.text import Elided, Text, Wrapped, rule


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the user chose for the next report."""

    lang: str
    prepared_by: str
    logo: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report made before: file, when, pages, draft, whether the file is still there."""

    file: str
    name: str
    when: str
    pages: int
    draft: bool
    there: bool


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the report would hold, why it would be a draft, and what was made before."""

    contents: tuple[str, ...]
    draft_reasons: tuple[str, ...]
    earlier: tuple[ReportLine, ...]
    honesty: str
    read_only: bool = False


class ReportPage(ScrollPage):
    """Wishes: make a report, stop, open a file, show it in its folder."""

    createRequested = Signal(object)
    cancelRequested = Signal()
    openRequested = Signal(str)
    folderRequested = Signal(str)
    optionsChanged = Signal(object)

    def __init__(self, options: ReportOptions) -> None:
        super().__init__(tr("report.create"))
        assert self.footer.primary
        self.footer.primary.set_icon("file-text")
        self.options = options
        self.body.addWidget(Text(tr("report.title"), "title"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme().px(16))
        self.body.addLayout(self._columns)
        self._columns.addWidget(self._build_options(), 5)
        right = QWidget()
        side = column(right, spacing=12)
        self._build_result(side)
        self._build_earlier(side)
        side.addStretch(1)
        self._columns.addWidget(right, 6)
        self.body.addStretch(1)
        self.nextRequested.connect(lambda: self.createRequested.emit(self.options))

    def _build_options(self) -> QWidget:
        card = Card(spacing=14)
        self._draft = Card(margins=(14, 10, 14, 10), spacing=4, kind="notice")
        card.body.addWidget(self._draft)
        language = Segments([("zh", "中文"), ("en", "English")], lambda v: self._set(lang=str(v)), name=tr("report.language"), value=self.options.lang)
        card.body.addWidget(Field(tr("report.language"), language))
        self.author = LineField(tr("report.prepared_by"), tr("report.prepared_by_hint"))
        self.author.set_value(self.options.prepared_by)
        self.author.entered.connect(lambda text: self._set(prepared_by=text))
        card.body.addWidget(self.author)
        holder = QWidget()
        line = row(holder)
        self._logo = Elided(self.options.logo.rsplit("/", 1)[-1] or tr("report.no_logo"), color="muted")
        line.addWidget(button(tr("report.choose_logo"), self._choose_logo, icon_name="image"))
        self._no_logo = button(tr("report.remove_logo"), lambda: self._set_logo(""), "icon", "x")
        line.addWidget(self._no_logo)
        line.addWidget(self._logo, 1)
        self._no_logo.setVisible(bool(self.options.logo))
        card.body.addWidget(Field(tr("report.logo"), holder, tr("report.logo_hint")))
        card.body.addWidget(rule())
        card.body.addWidget(Text(tr("report.contains"), "medium"))
        self._contents = column(spacing=4)
        card.body.addLayout(self._contents)
        card.body.addStretch(1)
        return card

    def _build_result(self, side: QBoxLayout) -> None:
        self._result = Card(spacing=8)
        head = row(spacing=10)
        self._result_icon = icon_label("circle-check", "met", 24)
        self._result_words = Wrapped("", "strong")
        head.addWidget(self._result_icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._result_words, 1)
        self._result.body.addLayout(head)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("report.making"))
        self.progress.setRange(0, 0)
        self._result.body.addWidget(self.progress)
        self._result_note = Wrapped("", "small", "muted")
        self._result.body.addWidget(self._result_note)
        line = row()
        self._open = button(tr("report.open"), lambda: self.openRequested.emit(self._file), icon_name="file-text")
        self._folder = button(tr("report.folder"), lambda: self.folderRequested.emit(self._file), icon_name="folder-open")
        self._cancel = button(tr("cancel"), self.cancelRequested.emit)
        for part in (self._open, self._folder, self._cancel):
            line.addWidget(part)
        line.addStretch(1)
        self._result.body.addLayout(line)
        self._result.hide()
        self._file = ""
        side.addWidget(self._result)

    def _build_earlier(self, side: QBoxLayout) -> None:
        self._earlier_card = Card(spacing=0)
        self._earlier_card.body.addWidget(Text(tr("report.earlier"), "strong"))
        self._earlier = column(spacing=0)
        self._earlier_card.body.addLayout(self._earlier)
        side.addWidget(self._earlier_card)

    def _set(self, **fields: str) -> None:
        self.options = replace(self.options, **fields)
        self.optionsChanged.emit(self.options)

    def _choose_logo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("report.choose_logo"), "", "PNG, JPEG (*.png *.jpg *.jpeg)")
        if path:
            self._set_logo(path)

    def _set_logo(self, path: str) -> None:
        self._set(logo=path)
        self._logo.setText(path.replace("\\", "/").rsplit("/", 1)[-1] or tr("report.no_logo"))
        self._no_logo.setVisible(bool(path))

    def apply_shape(self, shape: Shape) -> None:
        """One column where it is big."""
        super().apply_shape(shape)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if shape.big else QBoxLayout.Direction.LeftToRight)

    def show_facts(self, facts: ReportFacts) -> None:
        """Show what there is to report."""
        clear(self._draft.body)
        self._draft.setVisible(bool(facts.draft_reasons))
        if facts.draft_reasons:
            head = row(spacing=8)
            head.addWidget(icon_label("triangle-alert", "partly", 18), 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(Wrapped(tr("report.draft"), "medium"), 1)
            self._draft.body.addLayout(head)
            for reason in facts.draft_reasons:
                self._draft.body.addWidget(Wrapped(reason))
        clear(self._contents)
        for words in facts.contents:
            line = row(spacing=8)
            line.addWidget(bullet("check"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Wrapped(words), 1)
            self._contents.addLayout(line)
        self._show_earlier(facts.earlier)
        self.footer.say(facts.honesty)
        if self.footer.primary:
            self.footer.primary.setEnabled(not facts.read_only)

    def _show_earlier(self, lines: Sequence[ReportLine]) -> None:
        clear(self._earlier)
        if not lines:
            self._earlier.addSpacing(theme().px(6))
            self._earlier.addWidget(Wrapped(tr("report.none"), color="muted"))
        for n, one in enumerate(lines):
            if n:
                self._earlier.addWidget(rule())
            line = row(margins=(0, 8, 0, 8), spacing=8)
            words = column(spacing=0)
            words.addWidget(Elided(one.name))
            words.addWidget(Elided(tr("report.line", when=one.when, n=one.pages), "small", "muted"))
            line.addLayout(words, 1)
            if one.draft:
                line.addWidget(Chip(tr("report.draft_mark"), "partly", "pencil"))
            if one.there:
                line.addWidget(button(tr("report.open_name", name=one.name), lambda f=one.file: self.openRequested.emit(f), "icon", "file-text"))
                line.addWidget(button(tr("report.folder_name", name=one.name), lambda f=one.file: self.folderRequested.emit(f), "icon", "folder-open"))
            else:
                line.addWidget(Text(tr("report.gone"), "small", "muted"))
            self._earlier.addLayout(line)

    def show_making(self) -> None:
        """A report is being made."""
        self._result.show()
        self._result_icon.hide()
        self._result_words.setText(tr("report.making"))
        self._result_note.setText("")
        self.progress.show()
        self._cancel.show()
        self._open.hide()
        self._folder.hide()
        if self.footer.primary:
            self.footer.primary.setEnabled(False)

    def _ended(self) -> None:
        self.progress.hide()
        self._cancel.hide()
        if self.footer.primary:
            self.footer.primary.setEnabled(True)

    def show_made(self, file: str, words: str, note: str) -> None:
        """The report is there."""
        self._ended()
        self._file = file
        self._result.show()
        self._result_icon.show()
        self._result_words.setText(words)
        self._result_note.setText(note)
        self._open.show()
        self._folder.show()

    def show_stopped(self, words: str) -> None:
        """Cancelled, or it could not be made."""
        self._ended()
        self._result_icon.hide()
        self._result_words.setText(words)
        self._open.hide()
        self._folder.hide()
