"""Reading a scheme's card or a catalogue entry, laid out as text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.i18n import lang, tr
from desktop.pages.verdict_card import period_words, source_line
from desktop.widgets.buttons import bullet
from desktop.widgets.cards import row
from desktop.widgets.chips import Chip, Flow
from desktop.widgets.text import Text, Wrapped

if TYPE_CHECKING:
    from checklists.pack import Pack
    from checklists.schema import CatalogueEntry, Scheme

STATUS_TONES = {"active": "met", "pilot": "tint", "superseded": "partly", "abolished": "not_met", "unclear": "partly"}


class SchemeReader:
    """Lays out a scheme's card for reading."""

    def __init__(self, scheme: Scheme, pack: Pack, body: QBoxLayout) -> None:
        self._scheme, self._pack, self._body = scheme, pack, body

    def fill(self) -> None:
        """Put the card into the body."""
        scheme, body = self._scheme, self._body
        body.addWidget(Wrapped(scheme.name.get(lang()), "display"))
        holder = QWidget()
        line = Flow(holder)
        line.addWidget(Chip(tr(f"status.{scheme.status}"), STATUS_TONES[scheme.status], "info"))
        line.addWidget(Chip(tr(f"kind.{scheme.kind}"), "quiet"))
        if not scheme.verified:
            line.addWidget(Chip(tr("unverified"), "partly", "triangle-alert"))
        if scheme.label:
            line.addWidget(Chip(scheme.label.get(lang()), "outline"))
        body.addWidget(holder)
        self._text("", scheme.status_note.get(lang()))
        self._text("card.proves", scheme.proves.get(lang()))
        self._text("card.does_not_prove", scheme.does_not_prove.get(lang()))
        self._list("card.fits", [t.get(lang()) for t in scheme.fits])
        self._text("card.editions", "\n".join(t.get(lang()) for t in (scheme.editions.current, scheme.editions.upcoming) if t))
        self._text("card.rule", "\n".join(t.get(lang()) for t in (scheme.rule.document, scheme.rule.effective) if t))
        self._list("card.preconditions", [p.text.get(lang()) for p in scheme.preconditions])
        self._list("card.steps", [tr("card.step", text=s.text.get(lang()), duration=s.duration.get(lang())) if s.duration else s.text.get(lang()) for s in scheme.steps])
        self._text("card.validity", "\n".join(t.get(lang()) for t in (scheme.validity.text, scheme.surveillance.text) if t))
        self._list("card.evidence", [t.get(lang()) for t in scheme.evidence])
        self._list("card.mistakes", [t.get(lang()) for t in scheme.mistakes], "x")
        self._text("card.enquiry", scheme.enquiry.get(lang()))
        names = [self._pack.schemes[i].name.get(lang()) for i in scheme.instead if i in self._pack.schemes]
        self._list("card.instead", names, "arrow-right")
        self._body.addWidget(Text(tr("lib.sources"), "strong"))
        for source in scheme.sources:
            self._body.addLayout(source_line(self._pack.sources.get(source), source))

    def _text(self, title: str, text: str) -> None:
        if text:
            if title:
                self._body.addWidget(Text(tr(title), "strong"))
            self._body.addWidget(Wrapped(text))

    def _list(self, title: str, texts: list[str], icon: str = "check") -> None:
        if not texts:
            return
        self._body.addWidget(Text(tr(title), "strong"))
        for text in texts:
            line = row(spacing=8)
            line.addWidget(bullet(icon), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Wrapped(text), 1)
            self._body.addLayout(line)


def read_entry(entry: CatalogueEntry, pack: Pack, body: QBoxLayout) -> None:
    """Put a catalogue entry into the body."""
    add = body.addWidget
    add(Wrapped(f"{entry.code} {entry.name.get(lang())}", "display"))
    if not entry.verified:
        add(Chip(tr("unverified"), "partly", "triangle-alert"))
    if entry.scope:
        add(Text(tr("card.scope"), "strong"))
        add(Wrapped(entry.scope.get(lang()) + ("" if entry.scope_verified else tr("unverified.paren"))))
    add(Text(tr("card.periods"), "strong"))
    for period in entry.periods:
        add(Wrapped(period_words(period.start, period.end, period.mode, period.note.get(lang()))))
    facts = [(tr("card.rule"), entry.rule), (tr("card.standards"), tr("list.comma").join(entry.standards))]
    for title, text in facts:
        if text:
            add(Text(title, "strong"))
            add(Wrapped(text))
    if entry.exclusions:
        add(Text(tr("card.exclusions"), "strong"))
        for one in entry.exclusions:
            add(Wrapped(one.text.get(lang()) + ("" if one.verified else tr("unverified.paren"))))
    today = date.today()  # noqa: DTZ011 - the user's own calendar
    marks = [m for m in entry.marks if m.end is None or m.end >= today]
    for mark in marks:
        add(Wrapped(mark.text.get(lang())))
    add(Text(tr("lib.sources"), "strong"))
    for source in entry.sources:
        body.addLayout(source_line(pack.sources.get(source), source))
