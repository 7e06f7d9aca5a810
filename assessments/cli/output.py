"""How commands speak: one JSON document and nothing else on stdout, or tables for people; one sentence on stderr when it fails."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from assessments.errors import KnownError
from assessments.judgement import Question, Reason
from checklists.pack import Pack


def plain(value: object) -> object:
    """What json cannot write by itself: dates as ISO text, decimals as numbers."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def print_json(value: object) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=plain) + "\n")


def console() -> Console:
    """The console for people; plain text when stdout is no terminal."""
    return Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=140)


_WORD = re.compile(r"\s+|[^\s\u2e80-\uffef]+|.", re.DOTALL)
_NO_START = "，。、；：？！）》”’〉】…"
_NO_END = "（《“‘〈【"


def wrapped(prefix: str, text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells behind `prefix`, further lines set in below it. Han text breaks anywhere but beside its marks."""
    indent = " " * cell_len(prefix)
    room = max(width - len(indent), 20)
    parts: list[str] = []
    for part in _WORD.findall(text):
        together = parts and ((part in _NO_START and not parts[-1].isspace()) or parts[-1][-1] in _NO_END)
        if together:
            parts[-1] += part
        else:
            parts.append(part)
    lines = [""]
    for part in parts:
        if cell_len(lines[-1]) + cell_len(part.rstrip()) > room and lines[-1]:
            lines.append("")
        lines[-1] += "" if part.isspace() and not lines[-1] else " " if part.isspace() else part
    return [(indent if n else prefix) + line.rstrip() for n, line in enumerate(lines)]


def say(out: Console, text: str, prefix: str = "", style: str | None = None) -> None:
    """A text for people behind a bullet; where it is too long for the terminal its lines are set in below each other."""
    for line in wrapped(prefix, text, out.width):
        out.print(line, style=style, markup=False, soft_wrap=True)


def table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A plain table; texts are shown as typed, never read as markup."""
    from rich.text import Text

    made = Table(title=title or None, box=None, pad_edge=False, title_justify="left", header_style="bold")
    for head in heads:
        made.add_column(head, overflow="fold")
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    return made


def parse_date(text: str | None) -> date:
    """The date of `--on`, today by default. Raises KnownError date-invalid."""
    if not text:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise KnownError("date-invalid", value=text) from error


def source_titles(ids: Iterable[str], pack: Pack, lang: str) -> str:
    """Titles of sources in one line."""
    return "；".join(pack.sources[i].title.get(lang) for i in ids if i in pack.sources)


def reason_json(reason: Reason, pack: Pack, lang: str) -> dict[str, Any]:
    """A reason as JSON: text, source titles and ids, whether it is verified, the rule that said it."""
    found: dict[str, Any] = {"text": reason.text.get(lang), "source": source_titles(reason.sources, pack, lang), "sources": list(reason.sources), "verified": reason.verified}
    return {"rule": reason.rule, **found} if reason.rule else found


def question_json(question: Question, lang: str) -> dict[str, Any]:
    """A question as JSON; `fact` is the name `--fact` takes."""
    choices = [{"value": c.value, "text": c.text.get(lang)} for c in question.choices]
    return {"fact": question.ask.partition(":")[2] or question.ask, "ask": question.ask, "text": question.text.get(lang), "choices": choices}


def text_of(labels: Mapping[str, str], key: str) -> str:
    """A label of the command line, or the key where there is none."""
    return labels.get(key, key)
