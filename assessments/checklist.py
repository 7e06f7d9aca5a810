"""A checklist being filled: which items are asked, once or once per product or site, and what an answer is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from checklists.conditions import Situation, evaluate
from checklists.schema import Checklist, Item, Section

State = Literal["met", "partly", "not_met", "not_applicable"]
STATES: tuple[State, ...] = ("met", "partly", "not_met", "not_applicable")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one row. `state` None = not answered yet (a note or a flag may stand alone)."""

    state: State | None = None
    note: str = ""
    reason: str = ""
    """Why the item does not apply, where it wants a reason."""
    flagged: bool = False
    at: datetime | None = None
    evidence: int = 0
    """How many evidence files are linked."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item as it is asked: `subject` is the product or site it is asked for, empty when asked once."""

    key: str
    item: Item
    section: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Visible:
    """The rows that are asked, and the items that are not, with what would decide the undecided ones."""

    rows: tuple[Row, ...]
    hidden: tuple[Item, ...] = ()
    undecided: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Row key -> asks: shown although it is not known whether they apply."""


def row_key(item: str, subject: str = "") -> str:
    """The key an answer is stored under: the item's id, with the product or site where it is asked once for each."""
    return f"{item}@{subject}" if subject else item


def item_of(key: str) -> str:
    """The item's id of a row key."""
    return key.partition("@")[0]


def visible_rows(checklist: Checklist, known: Situation, answers: Mapping[str, Answer], *, products: tuple[str, ...] = (), sites: tuple[str, ...] = ()) -> Visible:
    """The rows to ask in this situation and after these answers.

    An item whose condition is false is hidden; one whose condition is unknown is shown and named in `undecided`, so that
    nothing is dropped by mere ignorance.
    """
    states = {key: a.state for key, a in answers.items() if a.state is not None}
    asked = replace(known, answers=states)
    rows: list[Row] = []
    hidden: list[Item] = []
    undecided: dict[str, tuple[str, ...]] = {}
    for section in checklist.sections:
        for item in section.items:
            asks: tuple[str, ...] = ()
            if item.show_if is not None:
                outcome = evaluate(item.show_if, asked)
                if outcome.value is False:
                    hidden.append(item)
                    continue
                asks = outcome.asks if outcome.value is None else ()
            for row in _rows(section, item, products, sites):
                rows.append(row)
                if asks:
                    undecided[row.key] = asks
    return Visible(tuple(rows), tuple(hidden), undecided)


def _rows(section: Section, item: Item, products: tuple[str, ...], sites: tuple[str, ...]) -> list[Row]:
    subjects = {"product": products, "site": sites}.get(item.repeat or "", ())
    if len(subjects) < 2:
        return [Row(item.id, item, section.id)]
    return [Row(row_key(item.id, s), item, section.id, s) for s in subjects]


def answer_of(row: Row, answers: Mapping[str, Answer]) -> Answer:
    """The answer to a row; an unanswered one where there is none."""
    return answers.get(row.key) or Answer()
