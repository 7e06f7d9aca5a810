"""How commands speak: one JSON document and nothing else on stdout, or tables for people; one sentence on stderr when it fails."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

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
