"""A checklist being filled: which items are asked, once or once per product or site, and what an answer is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from checklists.conditions import Outcome, Situation, evaluate
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


LISTED = frozenset({"required_third_party", "required_self_declaration", "needs_facts", "possibly_exempt"})
"""Verdicts under which a product is, or may be, in the CCC catalogue."""


def visible_rows(
    checklist: Checklist,
    known: Situation,
    answers: Mapping[str, Answer],
    *,
    products: Mapping[str, Situation] | None = None,
    sites: tuple[str, ...] = (),
) -> Visible:
    """The rows to ask in this situation and after these answers.

    `products` gives each product's name the situation in which it stands alone: an item repeated per product is shown for
    those products whose own condition holds.

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
            found = _rows(section, item, asked, products or {}, sites)
            if not found:
                hidden.append(item)
            for row, asks in found:
                rows.append(row)
                if asks:
                    undecided[row.key] = asks
    return Visible(tuple(rows), tuple(hidden), undecided)


def _rows(section: Section, item: Item, asked: Situation, products: Mapping[str, Situation], sites: tuple[str, ...]) -> list[tuple[Row, tuple[str, ...]]]:
    """The rows of one item with what would decide an undecided one; empty = hidden."""
    subjects: dict[str, Situation] = {}
    if item.repeat == "site":
        subjects = dict.fromkeys(sites, asked)
    elif item.repeat is not None:
        subjects = {name: replace(own, answers=asked.answers) for name, own in products.items()}
        if item.repeat == "listed_product":
            subjects = {name: own for name, own in subjects.items() if own.verdicts is None or not LISTED.isdisjoint(own.verdicts)}
    found: list[tuple[Row, tuple[str, ...]]] = []
    for subject, situation in (subjects or {"": asked}).items():
        outcome = Outcome(True) if item.show_if is None else evaluate(item.show_if, situation)
        if outcome.value is not False:
            found.append((Row(row_key(item.id, subject), item, section.id, subject), outcome.asks if outcome.value is None else ()))
    return found


def answer_of(row: Row, answers: Mapping[str, Answer]) -> Answer:
    """The answer to a row; an unanswered one where there is none."""
    return answers.get(row.key) or Answer()
