"""Which schemes concern an enterprise: profile x rules -> ranked recommendations with reasons, preconditions and audit days."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assessments.effort import AuditTime, audit_time
from assessments.judgement import Question, Reason, question_for
from assessments.obligations import MODE_OF, ProductVerdict, acting_role, judge, with_products
from assessments.profile import (
    EnterpriseProfile,
    ancestors,
    makes_sense,
    region_of,
    section_of,
    situation,
    size_of,
    size_row,
)
from checklists.conditions import Situation, evaluate
from checklists.pack import Pack
from checklists.schema import Precondition, Rule, Scheme, Size, Strength, Text

MAX_QUESTIONS = 10
STRENGTHS: tuple[Literal["mandatory", "recommended", "optional"], ...] = ("mandatory", "recommended", "optional")
PRIORITIES = "ABCDX"


@dataclass(frozen=True, slots=True)
class PreconditionState:
    """A precondition of a scheme and whether the profile tells that it is met, missing or unknown."""

    id: str
    text: Text
    short: Text
    state: str
    verified: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A scheme that concerns the enterprise, with every rule that fired."""

    scheme: str
    name: Text
    strength: Strength
    rank: int
    reasons: tuple[Reason, ...]
    preconditions: tuple[PreconditionState, ...]
    audit: AuditTime | None
    held: bool
    verified: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """Negative advice: a scheme that is better left alone for now, and why."""

    scheme: str
    name: Text
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Applicability:
    """The answer for one enterprise on one date: products, schemes, and what is still to be asked."""

    name: str
    on: date
    size: Size | None
    products: tuple[ProductVerdict, ...]
    recommendations: tuple[Recommendation, ...]
    """What to look at, ranked: all the law wants, then as many as a small firm can weigh; what is held stands last."""
    further: tuple[Recommendation, ...]
    """What concerns the enterprise too, but weighs less than all of these: named, not argued."""
    against: tuple[Advice, ...]
    questions: tuple[Question, ...]
    as_of: date
    pack: str
    rules_fired: int


def applicability(profile: EnterpriseProfile, pack: Pack, *, on: date) -> Applicability:
    """Verdicts, ranked recommendations, negative advice and open questions for a profile on a date."""
    firm = situation(profile, pack, on)
    firm = replace(firm, role=acting_role(firm, pack))
    judged = (judge(p, pack, on=on, role=firm.role, trades=firm.industries) for p in profile.products)
    verdicts = tuple(_with_certificate(v, profile, on) for v in judged)
    known = with_products(firm, verdicts, pack)
    fired: dict[str, list[Rule]] = {}
    asks: dict[str, int] = {}
    for rule in pack.rules:
        outcome = evaluate(rule.when, known)
        if outcome.value:
            for scheme in rule.schemes:
                fired.setdefault(scheme, []).append(rule)
        for ask in outcome.asks:
            asks[ask] = asks.get(ask, 0) + _decisiveness(rule)
    values = _values(profile, pack)
    held = frozenset(s for s in known.holds if s in pack.schemes and _covers_all(pack.schemes[s], verdicts))
    ranked = _ranked(fired, profile, known, held, pack, values)
    against = _against(fired, {r.scheme for r in ranked}, pack, values)
    first, further = _short_list(ranked, pack.manifest.recommendations_at_most)
    return Applicability(
        profile.name, on, size_of(profile, pack), verdicts, first, further, against, _questions(asks, profile, known, pack),
        pack.manifest.as_of, pack.manifest.version, len({r.id for rules in fired.values() for r in rules}),
    )  # fmt: skip


def _with_certificate(verdict: ProductVerdict, profile: EnterpriseProfile, on: date) -> ProductVerdict:
    """The verdict with whether a certificate for this very product is held on the date."""
    held = any(h.product == verdict.product and (h.expires is None or h.expires >= on) for h in profile.holds)
    return replace(verdict, certificate_held=held)


def _covers_all(card: Scheme, verdicts: tuple[ProductVerdict, ...]) -> bool:
    """Whether what is held of a scheme is all there is to hold: of a compulsory product scheme, a certificate for every product that needs one."""
    return card.kind != "mandatory_product" or all(v.certificate_held for v in verdicts if v.verdict in MODE_OF)


def _decisiveness(rule: Rule) -> int:
    return {"mandatory": 12, "recommended": 4, "optional": 1, "against": 2}[rule.strength] * rule.weight


def _values(profile: EnterpriseProfile, pack: Pack) -> Mapping[str, Mapping[str, str]]:
    """The facts a reason may name, as text in both languages."""
    main = pack.industries.get(profile.industries[0]) if profile.industries else None
    region = region_of(profile.region, pack) if profile.region else None
    numbers = {"energy_tce": profile.energy_tce, "employees": profile.employees, "revenue_wan": profile.revenue_wan, "assets_wan": profile.assets_wan}
    plain = {k: f"{v:g}" if isinstance(v, float) else str(v) for k, v in numbers.items() if v is not None}
    found: dict[str, dict[str, str]] = {}
    for lang, comma in (("zh", "、"), ("en", ", ")):
        found[lang] = {
            **plain,
            "industry": main.name.get(lang) if main else "",
            "region": region.name.get(lang) if region else "",
            "products": comma.join(p.name for p in profile.products),
            "markets": comma.join(profile.export_markets or ()),
        }
    return found


def filled(text: Text, values: Mapping[str, Mapping[str, str]]) -> Text:
    """A reason with the facts filled in; a fact nobody stated stands as … ."""
    return Text(zh=_fill(text.zh, values["zh"]), en=_fill(text.en, values["en"]))


def _fill(template: str, values: Mapping[str, str]) -> str:
    if "{" not in template:
        return template
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    return template.format_map({name: values.get(name) or "…" for name in names})


def _reasons(rules: list[Rule], pack: Pack, values: Mapping[str, Mapping[str, str]]) -> tuple[Reason, ...]:
    ordered = sorted(rules, key=lambda r: (_strength_order(r.strength), -r.weight))
    return tuple(Reason(filled(r.reason, values), r.sources, all(s in pack.sources and pack.sources[s].verified for s in r.sources), r.id) for r in ordered)


_ORDER: Mapping[str, int] = {"mandatory": 0, "recommended": 1, "optional": 2, "against": 3}


def _strength_order(strength: str) -> int:
    return _ORDER[strength]


def _ranked(
    fired: Mapping[str, list[Rule]], profile: EnterpriseProfile, known: Situation, held: frozenset[str], pack: Pack, values: Mapping[str, Mapping[str, str]]
) -> tuple[Recommendation, ...]:
    found: list[tuple[tuple[object, ...], Recommendation]] = []
    main = tuple(ancestors(profile.industries[0], pack)) if profile.industries else ()
    for scheme_id, rules in fired.items():
        card = pack.schemes.get(scheme_id)
        positive = [r for r in rules if r.strength != "against"]
        if card is None or not positive or card.status == "abolished":
            continue
        strength = _strength(positive, rules)
        if strength is None:
            continue
        recommendation = Recommendation(
            scheme_id, card.name, strength, 0, _reasons(positive if strength == "mandatory" else rules, pack, values), _preconditions(card, known),
            audit_time(card, profile.employees, main, pack), scheme_id in held, card.verified,
        )  # fmt: skip
        settled = card.status in ("active", "pilot")
        weight = sum(r.weight for r in positive)
        key = (_strength_order(strength), not settled, -weight, PRIORITIES.index(card.priority), len(card.after), scheme_id)
        found.append((key, recommendation))
    ordered = _in_order_of_work([r for _, r in sorted(found, key=lambda pair: pair[0])], pack)
    return tuple(replace(r, rank=n) for n, r in enumerate(ordered, start=1))


def _strength(positive: list[Rule], rules: list[Rule]) -> Strength | None:
    """The strongest rule speaks, unless negative advice weighs more: it lowers a recommendation to optional and drops an optional one."""
    best: Strength = next(s for s in STRENGTHS if any(r.strength == s for r in positive))
    against = max((r.weight for r in rules if r.strength == "against"), default=0)
    if best == "mandatory" or not against:
        return best
    if against >= max(r.weight for r in positive):
        return "optional" if best == "recommended" else None
    return best


def _in_order_of_work(ranked: list[Recommendation], pack: Pack) -> list[Recommendation]:
    """Within one strength, a scheme's prerequisites are pulled up before it; what is held already stands last."""
    result: list[Recommendation] = []
    todo = [[r for r in ranked if r.strength == strength and not r.held] for strength in STRENGTHS]
    for waiting in (*todo, [r for r in ranked if r.held]):
        while waiting:
            ready = _first_step(waiting[0], waiting, pack)
            waiting.remove(ready)
            result.append(ready)
    return result


def _first_step(wanted: Recommendation, waiting: list[Recommendation], pack: Pack) -> Recommendation:
    """What has to be begun with for `wanted`: itself, or the prerequisite of a prerequisite that is still waiting."""
    seen = {wanted.scheme}
    while True:
        before = next((r for r in waiting if r.scheme in pack.schemes[wanted.scheme].after and r.scheme not in seen), None)
        if before is None:
            return wanted
        seen.add(before.scheme)
        wanted = before


def _short_list(ranked: tuple[Recommendation, ...], at_most: int) -> tuple[tuple[Recommendation, ...], tuple[Recommendation, ...]]:
    """The first `at_most` that are not held, and never fewer than the mandatory ones; with what is held. Then the rest."""
    waiting = [r for r in ranked if not r.held]
    mandatory = sum(r.strength == "mandatory" for r in waiting)
    cut = max(at_most, mandatory)
    first = (*waiting[:cut], *(r for r in ranked if r.held))
    return tuple(replace(r, rank=n) for n, r in enumerate(first, start=1)), tuple(waiting[cut:])


def _preconditions(card: Scheme, known: Situation) -> tuple[PreconditionState, ...]:
    return tuple(PreconditionState(p.id, p.text, p.short or p.text, _state(p, known), p.verified, p.sources) for p in card.preconditions)


def _state(precondition: Precondition, known: Situation) -> str:
    if precondition.met_if is None:
        return "unknown"
    return {True: "met", False: "missing", None: "unknown"}[evaluate(precondition.met_if, known).value]


def _against(fired: Mapping[str, list[Rule]], recommended: set[str], pack: Pack, values: Mapping[str, Mapping[str, str]]) -> tuple[Advice, ...]:
    """Negative advice on what is not recommended, the heaviest first."""
    found: list[tuple[tuple[object, ...], Advice]] = []
    for scheme_id, rules in fired.items():
        negative = [r for r in rules if r.strength == "against"]
        card = pack.schemes.get(scheme_id)
        if negative and card is not None and scheme_id not in recommended:
            found.append(((-max(r.weight for r in negative), scheme_id), Advice(scheme_id, card.name, _reasons(negative, pack, values))))
    return tuple(advice for _, advice in sorted(found, key=lambda pair: pair[0]))


def _questions(asks: Mapping[str, int], profile: EnterpriseProfile, known: Situation, pack: Pack) -> tuple[Question, ...]:
    """Enterprise facts that would change the outcome, the most decisive first, never more than ten."""
    ordered = sorted(asks, key=lambda a: (-asks[a], a))
    found = [q for a in _asked_for(ordered, _size_figures(profile, pack), known) if _sensible(a, known, pack) and (q := question_for(a, pack)) is not None]
    return tuple(found[:MAX_QUESTIONS])


def _size_figures(profile: EnterpriseProfile, pack: Pack) -> tuple[str, ...]:
    """The figures that decide the size class in this trade: staff, revenue, assets, as its row of the table has them."""
    if not profile.industries:
        return ("employees", "revenue_wan")
    code = profile.industries[0]
    row = size_row(code, section_of(code, pack), pack.tables.sizes)
    figures = {"employees": row.X, "revenue_wan": row.Y, "assets_wan": row.Z} if row else {}
    return tuple(name for name, bounds in figures.items() if bounds is not None)


def _sensible(ask: str, known: Situation, pack: Pack) -> bool:
    """Whether the pack lets the question be asked of this enterprise, now."""
    spec = pack.fact(ask)
    return spec is None or makes_sense(spec.asked_if, known)


def _asked_for(asks: list[str], size_figures: tuple[str, ...], known: Situation) -> list[str]:
    """The size is not asked for: the figures it follows from are, where they are missing."""
    result: dict[str, None] = {}
    for ask in asks:
        if ask == "size":
            result.update({f"fact:{name}": None for name in size_figures if name not in known.facts})
        else:
            result["export_markets" if ask == "market" else ask] = None
    return list(result)
