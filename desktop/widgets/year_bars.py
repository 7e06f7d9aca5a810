"""A year of months with a bar a scheme: solid until the earliest certificate, outlined until the latest."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import theme


@dataclass(frozen=True, slots=True)
class YearBar:
    """One bar: begins `start` months from the first column; `value` is said at its right. `group` numbers what is done together."""

    name: str
    start: int
    least: int
    most: int
    value: str
    group: int


class YearBars(QWidget):
    """The bars under the names of the months; what runs on beyond the last month ends in a point."""

    ROW, HEAD, HIGH = 26, 26, 12

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[YearBar, ...] = ()
        self._months: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[YearBar, ...], months: tuple[str, ...], spoken: str) -> None:
        """Show bars over the months named; `spoken` is what a screen reader says."""
        self._bars, self._months = bars, months
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row each under the months."""
        return QSize(theme().px(480), theme().px(self.HEAD + self.ROW * len(self._bars) + 4))

    def minimumSizeHint(self) -> QSize:
        """Narrow."""
        return QSize(theme().px(260), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        if not self._bars:
            return
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(t.font("small"))
        values = max(painter.fontMetrics().horizontalAdvance(b.value) for b in self._bars) + t.px(16)  # a point runs 6 into it
        painter.setFont(t.font("body"))
        names = min(max(painter.fontMetrics().horizontalAdvance(b.name) for b in self._bars) + t.px(14), int(self.width() * 0.34))
        track = QRectF(names, 0, max(10, self.width() - names - values), self.height())
        self._paint_months(painter, track)
        for n, bar in enumerate(self._bars):
            top = t.px(self.HEAD + n * self.ROW)
            if n and bar.group != self._bars[n - 1].group:
                painter.setPen(QPen(t.color("line"), 1))
                painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
            self._paint_bar(painter, bar, top, track)
        painter.end()

    def _paint_months(self, painter: QPainter, track: QRectF) -> None:
        """Names where they fit, the first always; a rule at each month."""
        t = theme()
        painter.setFont(t.font("small"))
        width = track.width() / len(self._months)
        widest = max(painter.fontMetrics().horizontalAdvance(m) for m in self._months) + t.px(4)
        step = next(s for s in (1, 2, 3, 6, 12) if s * width >= widest or s == 12)
        for n, month in enumerate(self._months):
            x = track.left() + n * width
            painter.setPen(QPen(t.color("line"), 1))
            painter.drawLine(QPointF(x, t.px(self.HEAD)), QPointF(x, self.height()))
            if n % step == 0:
                painter.setPen(t.color("muted"))
                painter.drawText(QRectF(x, 0, step * width, t.px(self.HEAD)), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), month)

    def _paint_bar(self, painter: QPainter, bar: YearBar, top: int, track: QRectF) -> None:
        t = theme()
        row, high, end = t.px(self.ROW), t.px(self.HIGH), len(self._months)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(t.font("body"))
        painter.setPen(t.color("text"))
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, int(track.left()) - t.px(10))
        painter.drawText(QRectF(0, top, track.left(), row), int(middle), name)

        def at(month: int) -> float:
            return track.left() + track.width() * min(month, end) / end

        y = top + (row - high) / 2
        left, sure, latest = at(bar.start), at(bar.start + bar.least), at(bar.start + bar.most)
        painter.setPen(QPen(t.color("accent"), 1))
        painter.setBrush(t.color("surface"))
        painter.drawRect(QRectF(left + 0.5, y + 0.5, latest - left - 1, high - 1))
        painter.fillRect(QRectF(left, y, sure - left, high), t.color("accent"))
        if bar.start + bar.most > end:
            painter.setBrush(t.color("accent"))
            x = track.right()
            painter.drawPolygon(QPolygonF([QPointF(x, y - 2), QPointF(x + t.px(6), y + high / 2), QPointF(x, y + high + 2)]))
        painter.setFont(t.font("small"))
        painter.setPen(t.color("muted"))
        painter.drawText(QRectF(track.right(), top, self.width() - track.right(), row), int(middle | Qt.AlignmentFlag.AlignRight), bar.value)
