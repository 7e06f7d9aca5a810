"""What the law wanted of a product over the years: solid where a certificate, outlined where a self-declaration, a thin line where nothing.

Periods that run at one time, since they concern different kinds of the product, stand one under the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import theme

MARGIN = timedelta(days=366)
"""Shown before the first known day and after the last one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period; an open end is None. `mode` is third_party, self_declaration, removed or not_listed."""

    start: date | None
    end: date | None
    mode: str
    lane: int = 0


class PeriodBar(QWidget):
    """Bars over the years with a line at the day asked for."""

    HEAD, HIGH, GAP, FOOT = 22, 16, 6, 8

    def __init__(self, spans: tuple[Span, ...], on: date, spoken: str) -> None:
        super().__init__()
        self._spans, self._on = spans, on
        known = [day for span in spans for day in (span.start, span.end) if day is not None] or [on]
        self._first, self._last = min([*known, on]) - MARGIN, max([*known, on]) + MARGIN
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The bars under the years."""
        return QSize(theme().px(360), theme().px(self.HEAD + self._high() + self.FOOT))

    def minimumSizeHint(self) -> QSize:
        """Narrow."""
        return QSize(theme().px(200), self.sizeHint().height())

    def _high(self) -> int:
        """Height of all bars, before the text size."""
        many = max((span.lane for span in self._spans), default=0) + 1
        return many * self.HIGH + (many - 1) * self.GAP

    def _at(self, day: date) -> float:
        share = (day - self._first).days / (self._last - self._first).days
        return (self.width() - 2) * min(max(share, 0), 1) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, high = t.px(self.HEAD), t.px(self.HIGH)
        bottom = first + t.px(self._high())
        self._paint_years(painter, bottom + t.px(3))
        for span in self._spans:
            top = first + t.px(span.lane * (self.HIGH + self.GAP))
            start, end = self._at(span.start or self._first), self._at(span.end or self._last)
            body = QRectF(start, top, end - start, high)
            if span.mode == "third_party":
                painter.fillRect(body, t.color("accent"))
            elif span.mode == "self_declaration":
                painter.fillRect(body, t.color("surface"))
                painter.setPen(QPen(t.color("accent"), t.px(1.5)))
                painter.drawRect(body.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                painter.setPen(QPen(t.color("edge"), t.px(2)))
                painter.drawLine(QPointF(start, top + high / 2), QPointF(end, top + high / 2))
        painter.setPen(QPen(t.color("text"), t.px(2)))
        x = self._at(self._on)
        painter.drawLine(QPointF(x, first - t.px(4)), QPointF(x, bottom + t.px(4)))
        painter.end()

    def _paint_years(self, painter: QPainter, bottom: int) -> None:
        t = theme()
        painter.setFont(t.font("small"))
        room, last = painter.fontMetrics().horizontalAdvance("2026") + t.px(10), -1e9
        for year in range(self._first.year + 1, self._last.year + 1):
            x = self._at(date(year, 1, 1))
            painter.setPen(QPen(t.color("line"), 1))
            painter.drawLine(QPointF(x, t.px(self.HEAD) - t.px(4)), QPointF(x, bottom))
            if x - last >= room and x + room <= self.width():
                painter.setPen(t.color("muted"))
                painter.drawText(QRectF(x, 0, room, t.px(self.HEAD) - t.px(4)), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), str(year))
                last = x
