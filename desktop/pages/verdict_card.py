"""The big answer for one product: headline, reasons, facts; sources, what-if and next steps behind one click."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QWidget

from desktop.i18n import lang, tr
from desktop.layout import Shape
from desktop.theme import theme
from desktop.widgets.buttons import Button, Segments, bullet, icon_label
from desktop.widgets.cards import Card, clear, column, row
from desktop.widgets.chips import Chip
from desktop.widgets.dates import DateField
from desktop.widgets.period_bar import PeriodBar, Span
from desktop.widgets.questions import QuestionBlock
from desktop.widgets.text import Elided, Text, Wrapped, rule

if TYPE_CHECKING:
    from assessments.obligations import ProductVerdict
    from checklists.schema import Path, Source

SHIELDS = {
    "required_third_party": "shield-alert", "required_self_declaration": "shield-alert", "not_listed": "shield-check",
    "removed": "shield-check", "needs_facts": "shield-question-mark", "possibly_exempt": "shield-question-mark",
}
REQUIRED = ("required_third_party", "required_self_declaration")
ROLES = ("maker", "importer", "retailer", "user")


def period_words(start: date | None, end: date | None, mode: str, note: str) -> str:
    """From when to when what holds, in words."""
    key = ("both" if end else "from") if start else ("to" if end else "always")
    words = tr(f"period.{key}", start=start, end=end, mode=tr(f"mode.{mode}"))
    return f"{words}{tr('colon')}{note}" if note else words


class VerdictCard(Card):
    """One product's verdict. Wishes: another date, another role, an answer to a question."""

    dateRequested = Signal(object)
    roleRequested = Signal(str)
    answered = Signal(str, object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__(margins=(24, 14, 24, 14), spacing=8)
        self._open = ""
        self._verdict: ProductVerdict | None = None
        self._sources: Mapping[str, Source] = {}
        self._shape = Shape()
        self._head = column(spacing=0)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(theme().px(24))
        self._links = row(spacing=12)
        self._panel = QFrame()
        self._panel_body = column(self._panel, margins=(0, 8, 0, 4), spacing=8)
        self.body.addLayout(self._head)
        self.body.addWidget(rule())
        self.body.addLayout(self._middle)
        self.body.addWidget(self._panel)

    def apply_shape(self, shape: Shape) -> None:
        """Facts under the reasons where it is narrow."""
        self._shape = shape
        below = shape.compact or (shape.big and shape.short)
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def show_verdict(self, verdict: ProductVerdict, sources: Mapping[str, Source], facts: Mapping[str, object]) -> None:
        """Show a verdict with the documents it rests on."""
        if self._verdict is None or self._verdict.product != verdict.product:
            self._open = ""
        self._verdict, self._sources, self._facts = verdict, sources, facts
        clear(self._head)
        clear(self._middle)
        self._fill_head(verdict)
        self._fill_middle(verdict)
        self._fill_panel()

    def _fill_head(self, verdict: ProductVerdict) -> None:
        line = row(spacing=20)
        line.addWidget(icon_label(SHIELDS[verdict.verdict], "accent", 40), 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(spacing=2)
        top = row(spacing=8)
        top.addWidget(Elided(verdict.product), 1)
        if verdict.verdict in REQUIRED and verdict.role in ("maker", "importer"):
            held = verdict.certificate_held
            top.addWidget(Chip(tr("verdict.held" if held else "verdict.not_held"), "met" if held else "not_met"))
        if not verdict.verified:
            top.addWidget(Chip(tr("unverified"), "partly", "triangle-alert"))
        words.addLayout(top)
        headline = verdict.headline.get(lang()) or tr(f"verdict.{verdict.verdict}")
        words.addWidget(Wrapped(headline, "display"))
        line.addLayout(words, 1)
        self._head.addLayout(line)

    def _fill_middle(self, verdict: ProductVerdict) -> None:
        left = column(spacing=6)
        for reason in verdict.reasons[:3]:
            words = reason.text.get(lang()) + ("" if reason.verified else tr("unverified.paren"))
            left.addLayout(_ticked(words, "check" if reason.verified else "triangle-alert", "accent" if reason.verified else "partly"))
        for question in verdict.questions:
            block = QuestionBlock(question, self._facts.get(question.ask.partition(":")[2]))
            block.answered.connect(self.answered)
            left.addWidget(block)
        left.addLayout(self._make_links(verdict))
        left.addStretch(1)
        holder, facts = QWidget(), self._make_facts(verdict)
        holder.setLayout(left)
        self._middle.addWidget(holder, 1)
        if self._middle.direction() == QBoxLayout.Direction.LeftToRight:
            self._middle.addWidget(rule(vertical=True))
        self._middle.addWidget(facts)

    def _make_links(self, verdict: ProductVerdict):  # noqa: ANN202 - a layout of Qt
        links = row(spacing=10)
        count = len({s for r in (*verdict.reasons, *verdict.marks) for s in r.sources})
        self._toggles: dict[str, Button] = {}
        entries = [("sources", "file-text", tr("verdict.sources", n=count)), ("what_if", "contrast", tr("verdict.what_if"))]
        if len(verdict.timeline) > 1:
            entries.append(("timeline", "clock", tr("verdict.timeline")))
        if verdict.todo:
            entries.append(("todo", "list-checks", tr("verdict.todo")))
        for key, icon, text in entries:
            link = Button(text, "link", icon)
            link.setCheckable(True)
            link.setChecked(key == self._open)
            link.clicked.connect(lambda *_, key=key: self.toggle(key))
            links.addWidget(link)
            self._toggles[key] = link
        links.addStretch(1)
        return links

    def _make_facts(self, verdict: ProductVerdict) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(theme().px(4))
        entry = verdict.entries[0] if len(verdict.entries) == 1 else None
        mode = tr(f"mode.{entry.mode}") if entry and entry.mode else tr("fact.none")
        facts = [(tr("fact.entry"), f"{entry.code} {entry.name.get(lang())}" if entry else tr("fact.none"))]
        facts += [(tr("fact.mode"), mode), (tr("fact.role"), tr(f"role.{verdict.role}")), (tr("fact.date"), verdict.on.isoformat())]
        for n, (label, value) in enumerate(facts):
            grid.addWidget(Text(label, "small", "muted"), n, 0)
            shown = Elided(value, "medium")
            shown.setMinimumWidth(theme().px(110))
            shown.setMaximumWidth(theme().px(240))
            grid.addWidget(shown, n, 1)
        grid.setRowStretch(len(facts), 1)
        holder.setMinimumWidth(theme().px(210))
        return holder

    def close_panel(self) -> None:
        """The next verdict is shown without a panel under it."""
        self._open = ""

    def toggle(self, key: str) -> None:
        """Open or close one of the panels."""
        self._open = "" if self._open == key else key
        for name, link in self._toggles.items():
            link.setChecked(name == self._open)
        self._fill_panel()
        self.opened.emit()

    def _fill_panel(self) -> None:
        clear(self._panel_body)
        self._panel.setVisible(bool(self._open))
        verdict = self._verdict
        if not self._open or verdict is None:
            return
        self._panel_body.addWidget(rule())
        fill = {"sources": self._fill_sources, "what_if": self._fill_what_if, "timeline": self._fill_timeline, "todo": self._fill_todo}
        fill[self._open](verdict)

    def _fill_sources(self, verdict: ProductVerdict) -> None:
        named: dict[str, None] = {}
        for reason in (*verdict.reasons, *verdict.marks):
            named.update(dict.fromkeys(reason.sources))
        for source in named:
            self._panel_body.addLayout(source_line(self._sources.get(source), source))
        if not named:
            self._panel_body.addWidget(Wrapped(tr("verdict.no_source"), "body", "muted"))

    def _fill_todo(self, verdict: ProductVerdict) -> None:
        for n, step in enumerate(verdict.todo, 1):
            line = row(spacing=10)
            line.addWidget(Text(str(n), "medium", "accent"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Wrapped(step.get(lang())), 1)
            self._panel_body.addLayout(line)
        for mark in verdict.marks:
            self._panel_body.addLayout(_ticked(mark.text.get(lang()), "calendar", "accent"))
        if verdict.path is not None:
            self._fill_path(verdict.path)

    def _fill_what_if(self, verdict: ProductVerdict) -> None:
        picker = DateField(tr("fact.date"), verdict.on)
        picker.entered.connect(self.dateRequested)
        roles = Segments([(r, tr(f"role.{r}")) for r in ROLES], lambda r: self.roleRequested.emit(str(r)), name=tr("fact.role"), value=verdict.role)
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if self._shape.big else QBoxLayout.Direction.LeftToRight)
        line.setSpacing(theme().px(10))
        for control in (Text(tr("fact.date"), "small", "muted"), picker, Text(tr("fact.role"), "small", "muted"), roles):
            line.addWidget(control)
        line.addStretch(1)
        self._panel_body.addLayout(line)
        for what_if in verdict.what_ifs:
            text = what_if.text.get(lang()) + ("" if what_if.verified else tr("unverified.paren"))
            self._panel_body.addLayout(_ticked(text, "circle-question-mark", "muted" if what_if.verified else "partly"))

    def _fill_timeline(self, verdict: ProductVerdict) -> None:
        lines = [period_words(c.start, c.end, c.mode, c.note.get(lang())) for c in verdict.timeline]
        spans = tuple(Span(c.start, c.end, c.mode, c.lane) for c in verdict.timeline)
        self._panel_body.addWidget(PeriodBar(spans, verdict.on, "; ".join(lines)))
        self._panel_body.addWidget(Wrapped(tr("verdict.timeline.key"), "small", "muted"))
        for change, words in zip(verdict.timeline, lines, strict=True):
            shown = words + ("" if change.verified else tr("unverified.paren"))
            self._panel_body.addLayout(_ticked(shown, "clock", "muted" if change.verified else "partly"))

    def _fill_path(self, path: Path) -> None:
        """The way to the certificate: steps with durations and the firm's own days, then the papers."""
        self._panel_body.addWidget(rule())
        self._panel_body.addWidget(Text(tr("path.title", way=path.name.get(lang())), "strong"))
        for n, step in enumerate(path.steps, 1):
            line = row(spacing=10)
            line.addWidget(Text(str(n), "medium", "accent"), 0, Qt.AlignmentFlag.AlignTop)
            days = tr("path.days", n=step.effort_days, days=f"{step.effort_days:g}") if step.effort_days is not None else ""
            words = tr("path.gap").join(part for part in (step.duration.get(lang()), days) if part)
            text, takes = Wrapped(step.text.get(lang())), Text(words, "small", "muted")
            if self._shape.big:
                both = column(spacing=0)
                both.addWidget(text)
                both.addWidget(takes)
                line.addLayout(both, 1)
            else:
                line.addWidget(text, 1)
                line.addWidget(takes, 0, Qt.AlignmentFlag.AlignTop)
            self._panel_body.addLayout(line)
        self._panel_body.addWidget(Text(tr("path.papers"), "strong"))
        for paper in path.documents:
            self._panel_body.addLayout(_ticked(paper.get(lang()), "file-text", "muted"))
        if not path.verified:
            self._panel_body.addWidget(Wrapped(tr("path.experience"), "small", "muted"))


def _ticked(text: str, icon: str, role: str):  # noqa: ANN202 - a layout of Qt
    line = row(spacing=8)
    line.addWidget(bullet(icon, role), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Wrapped(text), 1)
    return line


def source_line(source: Source | None, number: str):  # noqa: ANN201 - a layout of Qt
    """A document as a line: title, issuer, number, whether it was checked."""
    line = row(spacing=8)
    verified = bool(source and source.verified)
    line.addWidget(bullet("file-text", "muted"), 0, Qt.AlignmentFlag.AlignTop)
    if source is None:
        line.addWidget(Wrapped(number), 1)
        return line
    parts = [source.title.get(lang()), source.issuer.get(lang()), source.locator.get(lang()), source.date]
    line.addWidget(Wrapped(" · ".join(dict.fromkeys(p for p in parts if p)), "small"), 1)
    if not verified:
        line.addWidget(Chip(tr("unverified"), "partly", "triangle-alert"), 0, Qt.AlignmentFlag.AlignTop)
    return line
