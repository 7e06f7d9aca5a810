"""What every trade is told, one row a trade: the table by which the rules are read over by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assessments.profile import CLASS_DIGITS, EnterpriseProfile, ancestors
from assessments.recommend import Applicability, applicability
from checklists.pack import Pack
from checklists.schema import Industry

CODE_LENGTH: Mapping[str, int] = {"section": 1, "division": 2, "group": 3, "class": CLASS_DIGITS}
"""How long the codes of GB/T 4754 are at each depth."""


AGAINST = "against"


@dataclass(frozen=True, slots=True)
class TradeRow:
    """One trade: in how many of its classes each scheme is told with which strength, and the shortest and longest answer."""

    trade: Industry
    classes: int
    told: Mapping[tuple[str, str], int]
    """(strength, scheme) → number of classes; strength `against` is negative advice."""
    fewest: int
    most: int


def by_trade(pack: Pack, digits: int, base: EnterpriseProfile, *, on: date) -> tuple[TradeRow, ...]:
    """A row for every trade whose code has that many digits: over its classes, the profile `base` as if the class were its only industry."""
    below: dict[str, list[Applicability]] = {}
    for code, found in _by_class(pack, base, on):
        trade = next(c for c in ancestors(code, pack) if len(c) == digits)
        below.setdefault(trade, []).append(found)
    return tuple(_row(pack.industries[code], found) for code, found in below.items())


def _by_class(pack: Pack, base: EnterpriseProfile, on: date) -> Iterator[tuple[str, Applicability]]:
    for code in pack.industries:
        if len(code) == CLASS_DIGITS:
            yield code, applicability(base.model_copy(update={"industries": (code,)}), pack, on=on)


def _row(trade: Industry, found: list[Applicability]) -> TradeRow:
    told: dict[tuple[str, str], int] = {}
    for one in found:
        advised: list[tuple[str, str]] = [(r.strength, r.scheme) for r in (*one.recommendations, *one.further)]
        advised += [(AGAINST, a.scheme) for a in one.against]
        for pair in advised:
            told[pair] = told.get(pair, 0) + 1
    lengths = [sum(not r.held for r in one.recommendations) for one in found]
    often_first = dict(sorted(told.items(), key=lambda item: -item[1]))
    return TradeRow(trade, len(found), often_first, min(lengths), max(lengths))
