"""The order of work over a year: what the law wants at once, then one group after the other, with what is cheaper done together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assessments.effort import to_half_day
from assessments.recommend import Applicability, Recommendation
from checklists.pack import Pack
from checklists.schema import EMPTY, Text
from checklists.tables import Months, OrderOfWork, Together


@dataclass(frozen=True, slots=True)
class JointAudit:
    """Days of one initial audit for several systems: the sum of the tables, and with the largest reduction allowed."""

    separate: Decimal
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """One scheme on the calendar: the certificate comes after `least` months at the earliest, `most` at the latest."""

    scheme: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Stage:
    """Schemes begun at one time, `start` months from now."""

    start: int
    spans: tuple[Span, ...]
    mandatory: bool = False
    together: Text = EMPTY
    """Why these are done together; empty where they only begin together."""
    audit: JointAudit | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """A year of work: its stages in order, and what has to wait for the next one."""

    stages: tuple[Stage, ...]
    next_year: tuple[str, ...]
    horizon: int
    note: Text
    verified: bool


def year_of_work(found: Applicability, pack: Pack) -> Year:
    """Stages for what is mandatory or recommended and not held yet, in the order of the recommendations; optional schemes are left out."""
    order = pack.tables.order_of_work
    waiting = [r for r in found.recommendations if not r.held and r.strength in ("mandatory", "recommended")]
    law = [r for r in waiting if r.strength == "mandatory"]
    beside = [r for r in waiting if r not in law and not _months(r, order).busy]
    rest = [r for r in waiting if r not in law and r not in beside]
    stages = [Stage(0, _spans(group, order), group is law) for group in (law, beside) if group]
    free = order.mandatory_busy if any(_months(r, order).busy for r in law) else 0
    late: list[Recommendation] = []
    while rest:
        together, chosen = _next_group(rest, order, pack)
        rest = [r for r in rest if r not in chosen]
        if free >= order.horizon:
            late += chosen
        else:
            stages.append(_stage(chosen, order, free, together, pack))
            free += max(_months(r, order).busy for r in chosen)
    return Year(tuple(stages), tuple(r.scheme for r in late), order.horizon, order.note, order.verified)


def _months(one: Recommendation, order: OrderOfWork) -> Months:
    return order.months.get(one.scheme, Months(least=1, most=1, busy=1))


def _spans(chosen: list[Recommendation], order: OrderOfWork) -> tuple[Span, ...]:
    return tuple(Span(r.scheme, _months(r, order).least, _months(r, order).most) for r in chosen)


def _next_group(rest: list[Recommendation], order: OrderOfWork, pack: Pack) -> tuple[Together | None, list[Recommendation]]:
    """The first scheme that waits, with those of its group that need nothing outside the group done before them."""
    first = rest[0]
    together = next((g for g in order.together if first.scheme in g.schemes), None)
    if together is None:
        return None, [first]
    chosen = [r for r in rest if r.scheme in together.schemes]
    outside = {r.scheme for r in rest} - {r.scheme for r in chosen}
    chosen = [r for r in chosen if r is first or outside.isdisjoint(pack.schemes[r.scheme].after)]
    return (together if len(chosen) > 1 else None), chosen


def _stage(chosen: list[Recommendation], order: OrderOfWork, start: int, together: Together | None, pack: Pack) -> Stage:
    if together is None:
        return Stage(start, _spans(chosen, order))
    audit = _joint_audit(chosen, pack) if together.one_audit else None
    return Stage(start, _spans(chosen, order), together=together.text, audit=audit, sources=together.sources)


def _joint_audit(chosen: list[Recommendation], pack: Pack) -> JointAudit | None:
    """Sum of the initial audits and the least it can become in one audit; None unless every scheme has its days."""
    days = [r.audit.initial for r in chosen if r.audit is not None]
    factor = pack.tables.audit_days.rules.get("integrated")
    if len(days) < len(chosen) or factor is None or factor.value is None:
        return None
    total = sum(days, Decimal(0))
    return JointAudit(total, to_half_day(total * (1 - factor.value)))
