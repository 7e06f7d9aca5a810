"""The condition language of packs: all / any / not over comparisons of facts. No code in it, three-valued, pure.

A fact nobody stated makes a condition unknown, never false; the facts that would decide it come back as `asks`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

_NUMERIC: Mapping[str, Callable[[float, float], bool]] = {"at_least": operator.ge, "at_most": operator.le, "above": operator.gt, "below": operator.lt}
COMPARISONS = {*_NUMERIC, "is", "is_not", "one_of"}

FactValue = bool | float | str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Truth of a condition: True, False or None (unknown), and the facts that would decide an unknown one.

    An ask is `fact:<id>`, `activity:<id>`, `industry`, `region`, `role`, `size`, `market`, `product` or `answer:<item>`.
    """

    value: bool | None
    asks: tuple[str, ...] = ()


TRUE, FALSE = Outcome(True), Outcome(False)


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known when a condition is asked. None means nobody stated it; an empty collection means stated: none."""

    industries: frozenset[str] | None = None
    """All codes an enterprise falls under: class, group, division and section letter of each industry."""
    finer_industries: frozenset[str] = frozenset()
    """Codes below a trade stated only roughly (a division or section): the enterprise may be any of these."""
    regions: frozenset[str] | None = None
    """Region code and the codes above it, each without trailing zeros."""
    role: str | None = None
    size: str | None = None
    markets: frozenset[str] | None = None
    holds: frozenset[str] = frozenset()
    activities: Mapping[str, bool] = field(default_factory=dict[str, bool])
    facts: Mapping[str, FactValue] = field(default_factory=dict[str, FactValue])
    product_codes: frozenset[str] | None = None
    verdicts: frozenset[str] | None = None
    answers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any_:
    """One part must hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the codes or words named is among what is known of the subject (industry, region, role …)."""

    subject: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """The enterprise does this."""

    activity: str


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact compared with a value; `answer` subjects are earlier answers of a checklist."""

    fact: str
    how: str
    value: FactValue | tuple[FactValue, ...]
    is_answer: bool = False


Condition = All | Any_ | Not | OneOf | Activity | Compare

_LIST_SUBJECTS = ("industry", "region", "role", "size", "market", "holds", "product", "verdict")


class ConditionError(ValueError):
    """A condition that cannot be read; the text says which part and why."""


def parse(raw: object) -> Condition:
    """Read a condition from YAML data. Raises ConditionError naming the part that is wrong."""
    if isinstance(raw, (All, Any_, Not, OneOf, Activity, Compare)):
        return raw
    if not isinstance(raw, dict) or not raw:
        raise ConditionError(f"a condition is a mapping such as {{industry: ['14']}}, not {raw!r}")
    data = cast("dict[str, Any]", raw)
    if "fact" in data or "answer" in data:
        return _comparison(data)
    if len(data) != 1:
        raise ConditionError(f"one key a condition, join them with all: or any:, not {sorted(map(str, data))}")
    key, value = next(iter(data.items()))
    if key in ("all", "any"):
        parts = tuple(parse(part) for part in _listed(value))
        return All(parts) if key == "all" else Any_(parts)
    if key == "not":
        return Not(parse(value))
    if key == "activity":
        return Activity(str(value))
    if key in _LIST_SUBJECTS:
        return OneOf(key, tuple(_code(v) for v in _listed(value)))
    raise ConditionError(f"unknown condition {key!r}; known: all any not fact answer activity {' '.join(_LIST_SUBJECTS)}")


def _code(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ConditionError(f"expected a code or a word in quotes, not {value!r}")
    return str(value)


def _listed(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _comparison(data: dict[str, Any]) -> Compare:
    is_answer = "answer" in data
    subject = str(data["answer" if is_answer else "fact"])
    rest = {k: v for k, v in data.items() if k not in ("fact", "answer")}
    if len(rest) != 1:
        raise ConditionError(f"compare {subject} with exactly one of {', '.join(sorted(COMPARISONS))}")
    how, value = next(iter(rest.items()))
    if how not in COMPARISONS:
        raise ConditionError(f"unknown comparison {how!r}; known: {', '.join(sorted(COMPARISONS))}")
    if how in _NUMERIC and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise ConditionError(f"{how} needs a number, not {value!r}")
    return Compare(subject, how, tuple(cast("list[FactValue]", _listed(value))) if how == "one_of" else value, is_answer)


def unparse(condition: Condition) -> dict[str, Any]:
    """The YAML data of a condition; `parse(unparse(c)) == c`."""
    match condition:
        case All(parts):
            return {"all": [unparse(p) for p in parts]}
        case Any_(parts):
            return {"any": [unparse(p) for p in parts]}
        case Not(part):
            return {"not": unparse(part)}
        case OneOf(subject, values):
            return {subject: list(values)}
        case Activity(activity):
            return {"activity": activity}
        case Compare(fact, how, value, is_answer):
            return {"answer" if is_answer else "fact": fact, how: list(value) if isinstance(value, tuple) else value}


def evaluate(condition: Condition, situation: Situation) -> Outcome:
    """Truth of a condition in a situation (Kleene's three-valued logic)."""
    match condition:
        case All(parts):
            return _joined(parts, situation, decisive=False)
        case Any_(parts):
            return _joined(parts, situation, decisive=True)
        case Not(part):
            inner = evaluate(part, situation)
            return Outcome(None if inner.value is None else not inner.value, inner.asks)
        case OneOf():
            return _one_of(condition, situation)
        case Activity(activity):
            known = situation.activities.get(activity)
            return Outcome(None, (f"activity:{activity}",)) if known is None else Outcome(known)
        case Compare():
            return _compare(condition, situation)


def _joined(parts: Iterable[Condition], situation: Situation, *, decisive: bool) -> Outcome:
    asks: dict[str, None] = {}
    unknown = False
    for part in parts:
        outcome = evaluate(part, situation)
        if outcome.value is decisive:
            return Outcome(decisive)
        if outcome.value is None:
            unknown = True
            asks.update(dict.fromkeys(outcome.asks))
    return Outcome(None, tuple(asks)) if unknown else Outcome(not decisive)


def _one_of(condition: OneOf, situation: Situation) -> Outcome:
    wanted = condition.values
    match condition.subject:
        case "holds":
            return Outcome(not situation.holds.isdisjoint(wanted))
        case "role":
            return _single(situation.role, wanted, "role")
        case "size":
            return _single(situation.size, wanted, "size")
        case "market":
            return _market(situation.markets, wanted)
        case "industry":
            if not situation.finer_industries.isdisjoint(wanted) and (situation.industries or frozenset[str]()).isdisjoint(wanted):
                return Outcome(None, ("industry",))
            return _among(situation.industries, wanted, "industry")
        case "region":
            return _among(situation.regions, wanted, "region")
        case "product":
            codes = situation.product_codes
            return Outcome(None, ("product",)) if codes is None else Outcome(any(c.startswith(w) for c in codes for w in wanted))
        case _:
            return _among(situation.verdicts, wanted, "product")


def _single(known: str | None, wanted: tuple[str, ...], ask: str) -> Outcome:
    return Outcome(None, (ask,)) if known is None else Outcome(known in wanted)


def _among(known: frozenset[str] | None, wanted: tuple[str, ...], ask: str) -> Outcome:
    return Outcome(None, (ask,)) if known is None else Outcome(not known.isdisjoint(wanted))


def _market(markets: frozenset[str] | None, wanted: tuple[str, ...]) -> Outcome:
    if markets is None:
        return Outcome(None, ("market",))
    return Outcome(bool(markets) if "any" in wanted else not markets.isdisjoint(wanted))


def _compare(condition: Compare, situation: Situation) -> Outcome:
    known: FactValue | None = situation.answers.get(condition.fact) if condition.is_answer else situation.facts.get(condition.fact)
    if known is None or (condition.how in _NUMERIC and isinstance(known, (bool, str))):
        # "36V" where a number is compared: as good as not stated, so it is asked for; never read as "does not hold".
        return Outcome(None, (f"{'answer' if condition.is_answer else 'fact'}:{condition.fact}",))
    return Outcome(_holds(known, condition.how, condition.value))


def _holds(known: FactValue, how: str, value: FactValue | tuple[FactValue, ...]) -> bool:
    if how == "is":
        return known == value
    if how == "is_not":
        return known != value
    if how == "one_of":
        return known in cast("tuple[FactValue, ...]", value)
    return _NUMERIC[how](cast("float", known), cast("float", value))


def named(condition: Condition) -> dict[str, set[str]]:
    """Every id a condition names, by subject (fact, activity, answer, industry …): what lint checks for dangling ids."""
    found: dict[str, set[str]] = {}

    def walk(node: Condition) -> None:
        match node:
            case All(parts) | Any_(parts):
                for part in parts:
                    walk(part)
            case Not(part):
                walk(part)
            case OneOf(subject, values):
                found.setdefault(subject, set()).update(values)
            case Activity(activity):
                found.setdefault("activity", set()).add(activity)
            case Compare(fact, _, _, is_answer):
                found.setdefault("answer" if is_answer else "fact", set()).add(fact)

    walk(condition)
    return found
