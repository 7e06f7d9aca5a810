"""The words of a report in its language: sentences by key, figures and dates as text, and the numbering of what is cited."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from assessments.judgement import Reason
from assessments.report.inputs import PackInfo
from checklists.schema import Source, Text
from resources.texts import texts

_MONTHS = tuple(calendar.month_name)[1:]
_WHOLE = Decimal(1)
_HAN = re.compile("[\u4e00-\u9fff]")


# A count in digits is set off by spaces; beside a full-width mark they fall away.
_COUNTS = ("count", "total", "open")
_LOOSE = re.compile("(?<=[，。：；、（“]) | (?=[，。：；、）”])")


class Words:
    """Sentences and figures in one language."""

    def __init__(self, lang: str, clauses: Mapping[str, str] | None = None) -> None:
        self.lang = lang
        self._clauses = clauses or {}
        self._texts = texts("report", lang)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key with its values; `one|many` in a text is chosen by `n`."""
        template = self._texts[key]
        if "|" in template:
            one, many = template.split("|", 1)
            template = one if str(values.get("n")) == "1" else many
        text = template.format(**values) if values else template
        return _LOOSE.sub("", text).strip(" ") if " " in text and self.lang == "zh" and not values.keys().isdisjoint(_COUNTS) else text

    def other(self) -> Words:
        """The same in the other language."""
        return Words("en" if self.lang == "zh" else "zh", self._clauses)

    def has(self, key: str) -> bool:
        """Whether there is a sentence for a key."""
        return key in self._texts

    def of(self, text: Text) -> str:
        """A text of the pack in this language."""
        return text.get(self.lang)

    def join(self, parts: Iterable[str]) -> str:
        """A list in words."""
        return self("list").join(parts)

    def sentences(self, *parts: str) -> str:
        """Sentences one after another."""
        return self("sentence_gap").join(p for p in parts if p)

    def ended(self, text: str) -> str:
        """A sentence with its full stop, where the pack left it off."""
        return text if not text or text[-1] in "。.!?！？…）)" else text + self("stop")

    def count(self, number: int) -> str:
        """A small number as a word (三种), a larger one in digits set off by a space (12 种)."""
        if number <= 10:
            return self(f"number.{number}")
        return f" {number} " if self.lang == "zh" else str(number)

    def day(self, on: date) -> str:
        """A date in prose, without the year."""
        return self("date.day", y=on.year, m=on.month, d=on.day, month=_MONTHS[on.month - 1][:3])

    def full_day(self, on: date) -> str:
        """A date in prose with its year."""
        return self("date.full", y=on.year, m=on.month, d=on.day, month=_MONTHS[on.month - 1])

    def month(self, on: date, *, year: bool) -> str:
        """A month for the head of the timeline."""
        name = _MONTHS[on.month - 1][:3]
        return self("date.month_year" if year else "date.month", y=on.year, m=on.month, month=name)

    def span(self, least: int, most: int) -> str:
        """How many months something takes."""
        return self("months", n=least) if least == most else self("months.range", least=least, most=most)

    def about(self, value: Decimal) -> str:
        """A sum of person-days for sentences and figures, rounded up to half a day; tables give it to the quarter."""
        return number((value * 2).to_integral_value(rounding=ROUND_CEILING) / 2)

    def clause(self, clause: str) -> str:
        """A clause as the pack has it. Where a rule has no numbers a word stands for it, which English translates."""
        if self.lang == "en" and _HAN.search(clause):
            return self._clauses.get(clause) or self("clause.rule")
        return clause

    def section(self, clause: str, heading: Text) -> str:
        """Number and heading of a section; a word in place of a number would only repeat the heading."""
        name = self.of(heading)
        if not clause or _HAN.search(clause) or name.startswith(clause):
            return name
        return f"{clause} {name}"

    def state(self, state: str | None) -> str:
        """The word for an answer."""
        return self(f"state.{state or 'unanswered'}")

    def keep(self) -> tuple[str, ...]:
        """Words of the program's own that a line break must not go through."""
        return tuple(self("keep").split()) if self.has("keep") else ()


def number(value: Decimal | float) -> str:
    """A figure without trailing zeros."""
    text = f"{value:f}" if isinstance(value, Decimal) else f"{value:g}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def whole(percent: Decimal, line: float) -> int:
    """A share as whole percent. One that is under the line is never rounded up onto it."""
    rounded = percent.quantize(_WHOLE, rounding=ROUND_HALF_UP)
    if float(percent) < line <= float(rounded):
        rounded = percent.quantize(_WHOLE, rounding=ROUND_FLOOR)
    return int(rounded)


class Cites:
    """Numbers sources in the order the report first cites them, and gathers what rests on nothing that was read."""

    def __init__(self, words: Words, pack: PackInfo) -> None:
        self._words, self._pack = words, pack
        self._numbers: dict[str, int] = {}
        self.unverified: dict[tuple[str, str], None] = {}

    def refs(self, ids: Iterable[str]) -> str:
        """[S01] [S03] for source ids; an id the pack does not know is left out."""
        found: list[str] = []
        for one in dict.fromkeys(ids):
            if one in self._pack.sources:
                found.append(f"[{self._number(one)}]")
        return " ".join(found)

    def _number(self, source: str) -> str:
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        return f"S{number:02d}"

    def sentence(self, reason: Reason, about: str, *, refs: bool = True) -> str:
        """A reason with its sources; one that is not verified says so and is listed among the limits under `about`."""
        text = self._words.ended(self._words.of(reason.text))
        if not reason.verified:
            self.doubt(about, text)
            text += self._words("unverified")
        cited = self.refs(reason.sources) if refs else ""
        return f"{text} {cited}" if cited else text

    def doubt(self, about: str, text: str) -> None:
        """Something used that was not verified."""
        self.unverified[about, text] = None

    def cited(self) -> tuple[tuple[str, Source], ...]:
        """The sources cited, with their numbers."""
        return tuple((self._number(s), self._pack.sources[s]) for s in self._numbers)
