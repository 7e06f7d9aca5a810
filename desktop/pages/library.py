"""资料库: what the pack holds. Version and date, catalogue search, scheme cards, sources, problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import lang, tr
from desktop.layout import Shape
from desktop.pages.base import Page
from desktop.pages.library_cards import SchemeReader, read_entry
from desktop.pages.verdict_card import source_line
from desktop.theme import theme
from desktop.widgets.buttons import Segments, button
from desktop.widgets.cards import Card, Scroll, clear, column, row
from desktop.widgets.lists import Line, RowList, line_list
from desktop.widgets.search_box import HitField
from desktop.widgets.text import Elided, Text, Wrapped

if TYPE_CHECKING:
    from checklists.pack import Pack

Find = Callable[[str], Sequence[Line]]
TABS = ("schemes", "catalogue", "sources", "pack")


class LibraryPage(Page):
    """A list on the left, what was picked on the right. `opened` tells which card is read."""

    tabChanged = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pack: Pack | None = None
        self._find: Find = lambda _: []
        self._problems: Sequence[str] = ()
        self._tab = "schemes"
        self._head = QWidget()
        head = column(self._head, margins=(28, 14, 28, 0), spacing=10)
        line = row(spacing=16)
        line.addWidget(Text(tr("lib.title"), "title"))
        line.addStretch(1)
        self._version = Elided("", "small", "muted")
        line.addWidget(self._version)
        head.addLayout(line)
        self.tabs = Segments([(t, tr(f"lib.{t}")) for t in TABS], lambda t: self.open_tab(str(t)), name=tr("lib.title"), value="schemes")
        head.addWidget(self.tabs)
        self.layout_.addWidget(self._head)
        columns = row(margins=(28, 8, 28, 16), spacing=16)
        self._left = QWidget()
        side = column(self._left, spacing=8)
        self.search = HitField(tr("lib.search"), tr("lib.search_hint.name"))
        self.search.textChanged.connect(lambda _: self._fill())
        side.addWidget(self.search)
        frame = Card(margins=(6, 6, 6, 6))
        self.list: RowList = line_list(tr("lib.title"), dense=True, full=False)
        self.list.picked.connect(self._picked)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._row_changed(index.row()))
        frame.body.addWidget(self.list)
        side.addWidget(frame, 1)
        columns.addWidget(self._left, 4)
        self._card = Card(margins=(0, 0, 0, 0), spacing=0)
        self._reader = Scroll(margins=(28, 16, 28, 20), spacing=10)
        self._back = button(tr("lib.back"), self._to_list, "link", "arrow-left")
        self._card.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._card.body.addWidget(self._reader, 1)
        columns.addWidget(self._card, 7)
        self.layout_.addLayout(columns, 1)

    def apply_shape(self, shape: Shape) -> None:
        """A narrower list where it is narrow."""
        super().apply_shape(shape)
        self._left.setMaximumWidth(16_777_215 if shape.compact else theme().px(240 if shape.big else 420))
        self._back.setVisible(shape.compact and self._tab != "pack")
        self._version.setVisible(not shape.compact)
        self._to_list()

    def _to_list(self) -> None:
        """One at a time where it is compact: the list, or what was picked, which then has the whole page."""
        compact = self.shape_now.compact
        self._head.show()
        self._left.setVisible(self._tab != "pack")
        self._card.setVisible(not compact or self._tab == "pack")

    def _to_card(self) -> None:
        if self.shape_now.compact:
            self._left.hide()
            self._head.hide()
            self._card.show()

    def show_pack(self, pack: Pack, products: Find, problems: Sequence[str]) -> None:
        """Show a pack; `products` searches its catalogue."""
        self._pack, self._find, self._problems = pack, products, problems
        manifest = pack.manifest
        self._version.setText(tr("lib.version", name=manifest.name.get(lang()), version=manifest.version, as_of=manifest.as_of.isoformat()))
        self.footer.say(tr("honesty", version=manifest.version, as_of=manifest.as_of.isoformat()))
        self._fill()

    def open_tab(self, tab: str) -> None:
        """Show another part of the pack."""
        self._tab = tab
        self.tabs.set_value(tab)
        self.search.setText("")
        self.search.setPlaceholderText(tr("lib.search_hint" if tab == "catalogue" else "lib.search_hint.name"))
        self._back.setVisible(self.shape_now.compact and tab != "pack")
        self._to_list()
        self._fill()
        self.tabChanged.emit(tab)

    def open_scheme(self, scheme: str) -> None:
        """Read a scheme's card."""
        self.open_tab("schemes")
        self._choose(scheme)

    def open_product(self, entry: str) -> None:
        """Read a catalogue entry."""
        self.open_tab("catalogue")
        if self._pack and entry in self._pack.entries:
            self.search.setText(self._pack.entries[entry].code)
        self._choose(entry)

    def _choose(self, key: str) -> None:
        rows = self.list.rows.rows()
        at = next((n for n, line in enumerate(rows) if line.key == key), None)
        if at is not None:
            self.list.choose(at)
            self._read(key)
            self._to_card()

    def _picked(self, line: Line) -> None:
        self._read(line.key)
        self._to_card()

    def _row_changed(self, at: int) -> None:
        if 0 <= at < self.list.rows.rowCount():
            self._read(self.list.rows.row(at).key)

    def _fill(self) -> None:
        pack = self._pack
        if pack is None:
            return
        words = self.search.text().strip()
        rows = {"schemes": self._scheme_rows, "catalogue": self._catalogue_rows, "sources": self._source_rows, "pack": lambda _: []}[self._tab](words)
        self.list.rows.show([])
        self.list.rows.show(rows)
        if self._tab == "pack":
            self._read_pack(pack)
        elif rows:
            self.list.choose(0)
            self._read(rows[0].key)
        else:
            clear(self._reader.column)
            self._reader.column.addWidget(Wrapped(tr("lib.no_hit", words=words), color="muted"))
            self._reader.column.addStretch(1)

    def _scheme_rows(self, words: str) -> list[Line]:
        assert self._pack
        found = []
        for scheme in sorted(self._pack.schemes.values(), key=lambda s: (s.status == "abolished", s.priority, s.id)):
            text = f"{scheme.id} {scheme.name.zh} {scheme.name.en} {scheme.short.zh} {scheme.short.en} {scheme.label.zh}".lower()
            if words.lower() in text:
                found.append(Line(scheme.id, scheme.name.get(lang()), scheme.label.get(lang()) or tr(f"kind.{scheme.kind}")))
        return found

    def _catalogue_rows(self, words: str) -> list[Line]:
        assert self._pack
        if words:
            return list(self._find(words))
        return [Line(e.id, e.name.get(lang()), e.code) for e in self._pack.catalogue.entries]

    def _source_rows(self, words: str) -> list[Line]:
        assert self._pack
        needle = words.lower()
        sources = self._pack.sources.values()
        return [Line(s.id, s.title.get(lang()), " · ".join(p for p in (s.issuer.get(lang()), s.locator.get(lang())) if p))
                for s in sources if needle in f"{s.title.zh} {s.title.en} {s.issuer.zh} {s.issuer.en} {s.locator.zh} {s.locator.en}".lower()]

    def _read(self, key: object) -> None:
        pack = self._pack
        name = str(key)
        if pack is None:
            return
        body = self._reader.column
        clear(body)
        if self._tab == "schemes" and name in pack.schemes:
            SchemeReader(pack.schemes[name], pack, body).fill()
        elif self._tab == "catalogue" and name in pack.entries:
            read_entry(pack.entries[name], pack, body)
        elif self._tab == "catalogue" and name in pack.not_listed:
            other = pack.not_listed[name]
            body.addWidget(Wrapped(other.name.get(lang()), "display"))
            body.addWidget(Wrapped(other.note.get(lang()) or tr("verdict.not_listed")))
        elif self._tab == "sources" and name in pack.sources:
            source = pack.sources[name]
            body.addWidget(Wrapped(source.title.get(lang()), "title"))
            body.addLayout(source_line(source, source.id))
            body.addWidget(Wrapped(tr(f"lib.read.{source.read}"), color="muted"))
        body.addStretch(1)
        self._reader.verticalScrollBar().setValue(0)

    def _read_pack(self, pack: Pack) -> None:
        body = self._reader.column
        clear(body)
        manifest = pack.manifest
        body.addWidget(Wrapped(manifest.name.get(lang()), "display"))
        facts = [("lib.fact.version", manifest.version), ("lib.fact.as_of", manifest.as_of.isoformat()), ("lib.fact.schemes", str(len(pack.schemes))),
                 ("lib.fact.checklists", str(len(pack.checklist_ids))), ("lib.fact.entries", str(len(pack.catalogue.entries))),
                 ("lib.fact.rules", str(len(pack.rules))), ("lib.fact.sources", str(len(pack.sources))), ("lib.fact.fingerprint", pack.fingerprint[:16])]
        for key, value in facts:
            line = row(spacing=12)
            label = Text(tr(key), color="muted")
            label.setMinimumWidth(theme().px(150))
            line.addWidget(label)
            line.addWidget(Elided(value, "medium"), 1)
            body.addLayout(line)
        body.addWidget(Text(tr("lib.enquiry"), "strong"))
        for text in manifest.enquiry:
            body.addWidget(Wrapped(text.get(lang())))
        body.addWidget(Text(tr("lib.problems"), "strong"))
        body.addWidget(Wrapped("\n".join(self._problems) or tr("lib.no_problems")))
        body.addStretch(1)
