"""一年怎么排: what to take up when, what is cheaper done together, what can wait for next year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from desktop.i18n import lang, tr
from desktop.widgets.cards import Card, clear, column
from desktop.widgets.text import Wrapped
from desktop.widgets.year_bars import YearBar, YearBars

if TYPE_CHECKING:
    from assessments.year import Stage, Year
    from checklists.schema import Scheme


class YearCard(Card):
    """The order of work over a year."""

    def __init__(self) -> None:
        super().__init__(margins=(24, 12, 24, 12), spacing=8)
        self.bars = YearBars()
        self.body.addWidget(self.bars)
        self._lines = column(spacing=4)
        self.body.addLayout(self._lines)

    def show_year(self, year: Year, schemes: Mapping[str, Scheme], on: date) -> None:
        """Show it from the month of `on`."""
        names = {key: card.short.get(lang()) for key, card in schemes.items()}
        bars = tuple(
            YearBar(names[span.scheme], stage.start, span.least, span.most, months_words(span.least, span.most), n)
            for n, stage in enumerate(year.stages)
            for span in stage.spans
        )
        months = tuple(tr(f"month.{(on.month - 1 + n) % 12 + 1}") for n in range(year.horizon))
        self.bars.show_bars(bars, months, tr("year.spoken", what="; ".join(f"{b.name} {tr('year.start', n=b.start) if b.start else tr('year.now')}{b.value}" for b in bars)))
        clear(self._lines)
        for words in (*(_together(stage, names) for stage in year.stages if stage.together), *_rest(year, names)):
            self._lines.addWidget(Wrapped(words))
        note = tr("year.key") + year.note.get(lang()) + ("" if year.verified else tr("unverified.paren"))
        self._lines.addWidget(Wrapped(note, "small", "muted"))


def months_words(least: int, most: int) -> str:
    """How many months in words."""
    return tr("year.months", n=least) if least == most else tr("year.months.range", least=least, most=most)


def _together(stage: Stage, names: Mapping[str, str]) -> str:
    named = tr("list.comma").join(names[span.scheme] for span in stage.spans)
    words = f"{named}{tr('colon')}{stage.together.get(lang())}"
    if stage.audit is None:
        return words
    return tr("year.audit", words=words, separate=f"{float(stage.audit.separate):g}", together=f"{float(stage.audit.at_least):g}")


def _rest(year: Year, names: Mapping[str, str]) -> tuple[str, ...]:
    return (tr("year.next", names=tr("list.comma").join(names[s] for s in year.next_year)),) if year.next_year else ()
