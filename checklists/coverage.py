"""Which clauses of a standard or rule the items of a checklist stand under. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from checklists.schema import Checklist, Item, Text


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """One clause a checklist promises to cover, with the items that do."""

    clause: str
    heading: Text
    items: tuple[Item, ...]


def headings(checklist: Checklist) -> tuple[HeadingRow, ...]:
    """A row for every clause the checklist names, in its order; `items` empty = nothing asks about it. No rows where it names none."""
    items = checklist.items()
    return tuple(HeadingRow(clause, heading, tuple(i for i in items if under(i.clause, clause))) for clause, heading in checklist.headings.items())


def outside(checklist: Checklist) -> tuple[Item, ...]:
    """Items whose clause belongs to none of the headings, where the checklist names any: a slip in one or the other."""
    if not checklist.headings:
        return ()
    return tuple(i for i in checklist.items() if not any(under(i.clause, clause) for clause in checklist.headings))


def under(clause: str, heading: str) -> bool:
    """Whether a clause is the heading's own or lies below it: 7.1.5 is under 7.1, 10.1 is not under 1."""
    return clause == heading or clause.startswith(f"{heading}.")
