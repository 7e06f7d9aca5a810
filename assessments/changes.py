"""What a write touched, so that a screen refreshes only that."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The parts of a workspace a write touched; ids where there are many."""

    enterprises: frozenset[str] = frozenset()
    rounds: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    """Row keys of a round whose answer, note, flag or evidence changed."""
    plan: frozenset[str] = frozenset()
    evidence: bool = False
    reports: bool = False
    created: str = ""
    """Id of what the write made, where it made something."""
