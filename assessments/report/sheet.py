"""The sheets of a report: pages one after another, their heads and feet, what is marked and linked on them.

Pages are drawn first and handed to the PDF afterwards, so that page numbers and contents need no second pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessments.report.fonts import Codes
from assessments.report.model_front import Frame, Opener
from assessments.report.pen import Pen
from assessments.report.style import (
    ACCENT,
    BLACK,
    COLUMN,
    FOOT,
    KICKER,
    LEAD,
    LEFT,
    MEDIUM,
    MUTED,
    NOT_MET,
    REGULAR,
    RIGHT,
    ROW_RULE,
    RULE,
    TITLE,
    WIDTH,
    Style,
)
from assessments.report.textflow import Flow

_HEAD_NAME = Style(8, 12, MEDIUM)
_HEAD_TEXT = Style(8, 12, REGULAR, MUTED)
_DRAFT = Style(8, 12, MEDIUM, NOT_MET)
_PAGE_NUMBER = Style(8, 12, MEDIUM)
FIRST_BLOCK = 72.0


@dataclass(slots=True)
class Page:
    """One page: its pen, what its head says at the right, and the places that can be jumped to and from."""

    pen: Pen
    section: str
    framed: bool = True
    links: list[tuple[float, float, float, float, int]] = field(default_factory=list[tuple[float, float, float, float, int]])
    """Left, top, right, bottom and the index of the page it leads to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents and of the bookmarks."""

    title: str
    number: str
    page: int


class Sheets:
    """All pages of one document; `y` is how far down the current page is filled."""

    def __init__(self, flow: Flow, codes: Mapping[int, Codes], frame: Frame) -> None:
        self.flow = flow
        self.frame = frame
        self.pages: list[Page] = []
        self.entries: list[Entry] = []
        self.y = FIRST_BLOCK
        self._codes = codes

    @property
    def pen(self) -> Pen:
        """The pen of the current page."""
        return self.pages[-1].pen

    def turn(self, section: str, *, framed: bool = True) -> Page:
        """Begin a new page."""
        page = Page(Pen(self.flow, self._codes), section, framed)
        self.pages.append(page)
        self.y = FIRST_BLOCK
        return page

    def mark(self, title: str, number: str = "") -> None:
        """Name the current page in contents and bookmarks."""
        self.entries.append(Entry(title, number, len(self.pages) - 1))

    def opener(self, opener: Opener) -> None:
        """Begin a part on a new page: bar, number and name, the title that answers, one sentence under it."""
        self.turn(opener.section)
        self.mark(opener.name or opener.section, opener.number)
        self.head_of_part(opener)

    def head_of_part(self, opener: Opener) -> None:
        """Bar, kicker, title and lead at the top of the current page."""
        pen = self.pen
        pen.box(LEFT, FIRST_BLOCK, COLUMN, 3, fill=ACCENT)
        y = FIRST_BLOCK + 10
        if opener.number:
            number = pen.text(LEFT, y + 11, opener.number, KICKER.with_(weight=MEDIUM))
            pen.text(LEFT + max(number + 8, 18), y + 11, opener.name, KICKER)
            y += 20
        else:
            y += 4
        y = self._balanced(opener.title, TITLE, y)
        if opener.lead:
            y += 6
            for line in self.flow.wrap(opener.lead, LEAD.weight, WIDTH, LEAD.size):
                pen.line(LEFT, y + LEAD.base, line, LEAD)
                y += LEAD.lead
        self.y = y + 18

    def _balanced(self, text: str, style: Style, y: float) -> float:
        for line in self.flow.balanced(text, style.weight, WIDTH, style.size):
            self.pen.line(LEFT, y + style.base, line, style)
            y += style.lead
        return y

    def finish(self) -> None:
        """Draw head and foot of every page, now that their number is known."""
        total = len(self.pages)
        for number, page in enumerate(self.pages, start=1):
            if page.framed:
                self._frame(page, number, total)

    def _frame(self, page: Page, number: int, total: int) -> None:
        pen, frame = page.pen, self.frame
        right = self._head_right(page)
        room = right - LEFT - 24 - pen.flow.line(frame.report, REGULAR).width * _HEAD_TEXT.size / 1000
        name = frame.enterprise
        while name and pen.flow.line(name, MEDIUM).width * _HEAD_NAME.size / 1000 > room:
            name = name[:-2].rstrip("…") + "…"
        width = pen.text(LEFT, 43, name, _HEAD_NAME)
        pen.text(LEFT + (width + 9 if width else 0), 43, frame.report, _HEAD_TEXT)
        pen.rule(LEFT, 793, WIDTH, ROW_RULE, RULE)
        lines = self.flow.wrap(frame.foot, FOOT.weight, WIDTH - 48, FOOT.size)[:2]
        y = 806.0
        for line in lines:
            pen.line(LEFT, y, line, FOOT)
            y += 9.4
        tail = pen.flow.line(f"/ {total}", REGULAR).width * _PAGE_NUMBER.size / 1000 + 2.4
        pen.text(RIGHT, 806, f"/ {total}", _HEAD_TEXT, "right")
        pen.text(RIGHT - tail, 806, str(number), _PAGE_NUMBER, "right")

    def _head_right(self, page: Page) -> float:
        """What stands at the right of the head: the section, or the draft tag in its box; returns its left edge."""
        pen, frame = page.pen, self.frame
        if not frame.draft:
            return RIGHT - pen.text(RIGHT, 43, page.section, _HEAD_TEXT, "right")
        width = pen.flow.line(frame.draft, _DRAFT.weight).width * _DRAFT.size / 1000
        pen.box(RIGHT - width - 12, 32.5, width + 12, 15, line=NOT_MET, thickness=0.8)
        pen.text(RIGHT - 6, 43, frame.draft, _DRAFT, "right")
        return RIGHT - width - 12

    def rest(self) -> str:
        """The section named in the head of the current page."""
        return self.pages[-1].section


def fill_line(pen: Pen, x: float, y: float, width: float) -> None:
    """A line to write on."""
    pen.rule(x, y + 2, width, 0.5, BLACK)
