"""Charts drawn with their numbers on them, readable in black and white: ring, section bars, gap matrix, trend line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import theme


class Ring(QWidget):
    """Readiness in one figure; `percent` None draws an empty ring and a dash."""

    def __init__(self) -> None:
        super().__init__()
        self._percent: float | None = None
        self._caption = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_value(self, percent: float | None, caption: str, spoken: str) -> None:
        """Show a figure with a line under it; `spoken` is what a screen reader says."""
        self._percent, self._caption = percent, caption
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """168 logical pixels square."""
        return QSize(theme().px(168), theme().px(168))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = t.px(14)
        rect = QRectF(self.rect()).adjusted(thick / 2 + 1, thick / 2 + 1, -thick / 2 - 1, -thick / 2 - 1)
        painter.setPen(QPen(t.color("inset"), thick))
        painter.drawEllipse(rect)
        if self._percent:
            painter.setPen(QPen(t.color("accent"), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(rect, 90 * 16, -round(self._percent * 360 * 16 / 100))
        painter.setPen(t.color("text"))
        painter.setFont(t.font("figure"))
        figure = "—" if self._percent is None else f"{self._percent:.0f}%"
        middle = rect.center().y()
        painter.drawText(QRectF(0, middle - t.px(36), self.width(), t.px(52)), int(Qt.AlignmentFlag.AlignCenter), figure)
        painter.setPen(t.color("muted"))
        painter.setFont(t.font("small"))
        painter.drawText(QRectF(0, middle + t.px(18), self.width(), t.px(24)), int(Qt.AlignmentFlag.AlignCenter), self._caption)
        painter.end()


@dataclass(frozen=True, slots=True)
class Bar:
    """One section: name, percent or None where nothing is answered, and the words of its value."""

    name: str
    percent: float | None
    value: str


class SectionBars(QWidget):
    """A bar a section with a dashed line across at the level to apply from."""

    ROW, DENSE, MANY = 26, 22, 9

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._line: float | None = None
        self._line_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...], line: float | None, line_text: str) -> None:
        """Show sections and the line."""
        self._bars, self._line, self._line_text = bars, line, line_text
        self.setAccessibleName("; ".join(f"{b.name} {b.value}" for b in bars))
        self.updateGeometry()
        self.update()

    def _row(self) -> int:
        return theme().px(self.ROW if len(self._bars) <= self.MANY else self.DENSE)

    def sizeHint(self) -> QSize:
        """A row each, and one for the line's words."""
        return QSize(theme().px(320), self._row() * len(self._bars) + theme().px(26 if self._line else 4))

    def minimumSizeHint(self) -> QSize:
        """Narrow."""
        return QSize(theme().px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        t = theme()
        painter = QPainter(self)
        painter.setFont(t.font("body"))
        metrics = painter.fontMetrics()
        names = max((metrics.horizontalAdvance(b.name) for b in self._bars), default=0) + t.px(16)
        names = min(names, int(self.width() * 0.42))
        values = max((metrics.horizontalAdvance(b.value) for b in self._bars), default=0) + t.px(14)
        track = QRectF(names, 0, max(10, self.width() - names - values), 0)
        row, high = self._row(), t.px(14 if len(self._bars) <= self.MANY else 12)
        for n, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, n * row, row, high, track)
        if self._line is not None and self._bars:
            x = track.left() + track.width() * self._line / 100
            bottom = len(self._bars) * row
            painter.setPen(QPen(t.color("text"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom + t.px(2)))
            painter.setFont(t.font("small"))
            painter.setPen(t.color("muted"))
            width = painter.fontMetrics().horizontalAdvance(self._line_text) + 4
            left = min(max(0, x - width / 2), self.width() - width)
            painter.drawText(QRectF(left, bottom + t.px(3), width, t.px(20)), int(Qt.AlignmentFlag.AlignCenter), self._line_text)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: Bar, top: int, row: int, high: int, track: QRectF) -> None:
        t = theme()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(t.font("body"))
        painter.setPen(t.color("text"))
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, int(track.left()) - t.px(10))
        painter.drawText(QRectF(0, top, track.left(), row), int(middle), name)
        body = QRectF(track.left(), top + (row - high) / 2, track.width(), high)
        if bar.percent is None:
            painter.fillRect(body, t.color("inset"))
            painter.setPen(QPen(t.color("edge"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(body.adjusted(0, 0, -1, -1))
            painter.setPen(t.color("muted"))
        else:
            painter.fillRect(body, t.color("inset"))
            painter.fillRect(QRectF(body.left(), body.top(), body.width() * bar.percent / 100, high), t.color("accent"))
            painter.setPen(t.color("text"))
            painter.setFont(t.font("medium"))
        painter.drawText(QRectF(track.right(), top, self.width() - track.right(), row), int(middle | Qt.AlignmentFlag.AlignRight), bar.value)


@dataclass(frozen=True, slots=True)
class Mark:
    """One gap on the matrix: its number in the gap list, effort in days, effect in points."""

    number: int
    effort: float
    effect: float
    name: str


class GapMatrix(QWidget):
    """Effect by effort: numbered marks, the worthwhile corner top left said in words."""

    def __init__(self, effort: str, effect: str, first: str) -> None:
        super().__init__()
        self._marks: tuple[Mark, ...] = ()
        self._effort, self._effect, self._first = effort, effect, first
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show gaps."""
        self._marks = marks
        self.setAccessibleName("; ".join(f"{m.number} {m.name}: {m.effect:g}, {m.effort:g}" for m in marks))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and 220 high."""
        return QSize(theme().px(320), theme().px(220))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(t.px(14), t.px(24), self.width() - t.px(28), self.height() - t.px(50))
        painter.setPen(QPen(t.color("edge"), 1))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        painter.drawLine(frame.bottomLeft(), frame.topLeft())
        painter.setPen(QPen(t.color("line"), 1, Qt.PenStyle.DashLine))
        centre = frame.center()
        painter.drawLine(QPointF(centre.x(), frame.top()), QPointF(centre.x(), frame.bottom()))
        painter.drawLine(QPointF(frame.left(), centre.y()), QPointF(frame.right(), centre.y()))
        painter.setFont(t.font("small"))
        painter.setPen(t.color("muted"))
        painter.drawText(QRectF(0, 0, self.width(), t.px(20)), int(Qt.AlignmentFlag.AlignLeft), f"↑ {self._effect}")
        painter.drawText(QRectF(0, self.height() - t.px(20), self.width(), t.px(20)), int(Qt.AlignmentFlag.AlignRight), f"{self._effort} →")
        painter.drawText(QRectF(0, 0, self.width(), t.px(20)), int(Qt.AlignmentFlag.AlignRight), self._first)
        self._paint_marks(painter, frame)
        painter.end()

    def _paint_marks(self, painter: QPainter, frame: QRectF) -> None:
        t = theme()
        effort = max((m.effort for m in self._marks), default=1) or 1
        effect = max((m.effect for m in self._marks), default=1) or 1
        taken: list[QRectF] = []
        side = t.px(22)
        for mark in self._marks:
            x = frame.left() + t.px(16) + (frame.width() - t.px(34)) * (mark.effort / effort) ** 0.5
            y = frame.bottom() - t.px(16) - (frame.height() - t.px(38)) * mark.effect / effect
            disc = QRectF(x - side / 2, y - side / 2, side, side)
            while any(disc.intersects(other) for other in taken) and disc.right() + side < frame.right() + side:
                disc.translate(side * 0.6, side * 0.35 if disc.bottom() + side * 0.35 < frame.bottom() else 0)
            taken.append(disc)
            painter.setPen(QPen(t.color("accent"), 1.5))
            painter.setBrush(t.color("surface"))
            painter.drawEllipse(disc)
            painter.setPen(t.color("text"))
            painter.setFont(t.font("small_medium"))
            painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(mark.number))


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One round: its date in words and its readiness."""

    name: str
    percent: float


class TrendLine(QWidget):
    """Readiness over rounds, each point with its figure and date."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[TrendPoint, ...] = ()
        self._line: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: tuple[TrendPoint, ...], line: float | None) -> None:
        """Show rounds, oldest first."""
        self._points, self._line = points, line
        self.setAccessibleName("; ".join(f"{p.name} {p.percent:.0f}%" for p in points))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and 150 high."""
        return QSize(theme().px(320), theme().px(150))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(t.px(44), t.px(26), self.width() - t.px(88), self.height() - t.px(54))
        if self._line is not None:
            y = frame.bottom() - frame.height() * self._line / 100
            painter.setPen(QPen(t.color("edge"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawLine(QPointF(0, frame.bottom()), QPointF(self.width(), frame.bottom()))
        count = max(1, len(self._points) - 1)
        spots = [QPointF(frame.left() + frame.width() * n / count, frame.bottom() - frame.height() * p.percent / 100)
                 for n, p in enumerate(self._points)]
        painter.setPen(QPen(t.color("accent"), 2))
        if len(spots) > 1:
            painter.drawPolyline(spots)
        for spot, point in zip(spots, self._points, strict=True):
            painter.setPen(QPen(t.color("accent"), 2))
            painter.setBrush(t.color("surface"))
            painter.drawEllipse(spot, t.px(4), t.px(4))
            painter.setFont(t.font("medium"))
            painter.setPen(t.color("text"))
            painter.drawText(QRectF(spot.x() - t.px(40), spot.y() - t.px(28), t.px(80), t.px(22)), int(Qt.AlignmentFlag.AlignCenter), f"{point.percent:.0f}%")
            painter.setFont(t.font("small"))
            painter.setPen(t.color("muted"))
            painter.drawText(QRectF(spot.x() - t.px(60), frame.bottom() + t.px(4), t.px(120), t.px(20)), int(Qt.AlignmentFlag.AlignCenter), point.name)
        painter.end()
