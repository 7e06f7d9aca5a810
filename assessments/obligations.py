"""Which products need CCC: one product, one catalogue, one date -> a verdict with its trace. The role changes the duty, not the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assessments.judgement import Choice, Question, Reason, question_for
from assessments.profile import Product
from checklists.catalogue import Mark
from checklists.conditions import FactValue, Situation, evaluate
from checklists.pack import Pack
from checklists.schema import EMPTY, CatalogueEntry, Duty, Exclusion, Mode, NotListed, Path, Period, Text, VerdictKind
from checklists.search import ProductMatch, match_product, normal

CHOSEN = "catalogue_entry"
"""Product fact that names the catalogue entry someone chose for a product; `none` = none of those offered."""
NONE_OF_THESE = "none"

MODE_OF: Mapping[str, Mode] = {"required_third_party": "third_party", "required_self_declaration": "self_declaration"}
PUTS_ON_MARKET = ("maker", "importer")
"""The roles that have to hold the certificate; the others check it."""


@dataclass(frozen=True, slots=True)
class EntryRef:
    """A catalogue entry a verdict rests on; `mode` is what the law says of it on the date, None where facts decide."""

    id: str
    code: str
    name: Text
    mode: Mode | None
    rule: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A condition under which the verdict would be another."""

    text: Text
    verdict: VerdictKind
    verified: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What the law says of the product from a date on, for the timeline."""

    start: date | None
    end: date | None
    mode: Mode
    note: Text
    verified: bool
    sources: tuple[str, ...]
    lane: int = 0
    """Where it is drawn: periods that run at one time, since they concern different kinds of the product, stand one under the other."""

    @property
    def reach(self) -> str:
        """Which ends are known, for the sentence about it: both, from, to or always."""
        return ("both" if self.end else "from") if self.start else ("to" if self.end else "always")


@dataclass(frozen=True, slots=True)
class ProductVerdict:
    """The tool's reading of the catalogue for one product on one date: never an official decision."""

    product: str
    on: date
    verdict: VerdictKind
    entries: tuple[EntryRef, ...] = ()
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()
    headline: Text = EMPTY
    todo: tuple[Text, ...] = ()
    role: str = "maker"
    what_ifs: tuple[WhatIf, ...] = ()
    timeline: tuple[Change, ...] = ()
    marks: tuple[Reason, ...] = ()
    path: Path | None = None
    """Steps and documents of the way the product has to go, for those who have to go it."""
    verified: bool = True
    certificate_held: bool = False

    @property
    def unmatched(self) -> bool:
        """Whether the name may stand for nothing that has to be certified, as far as the pack knows: to be named better, not to be feared."""
        return self.verdict == "needs_facts" and all(e.mode in ("removed", "not_listed") for e in self.entries)


def judge(product: Product, pack: Pack, *, on: date, role: str | None = None, trades: frozenset[str] | None = None) -> ProductVerdict:
    """The verdict on one product for a date, told for a role (maker where nobody said).

    `trades` are the industry codes of the maker with those above them: a name the pack does not know is no open question
    where the whole trade is outside the catalogue.
    """
    match = match_product(product.name, pack)
    facts: dict[str, FactValue] = {**match.facts, **product.facts}
    chosen = facts.get(CHOSEN)
    if chosen == NONE_OF_THESE:
        verdict = _none_chosen(product, on)
    elif isinstance(chosen, str) and (entry := _entry(chosen, pack)) is not None:
        verdict = _by_entry(entry, product, facts, pack, on)
    elif isinstance(chosen, str) and chosen in pack.not_listed:
        verdict = _by_not_listed(pack.not_listed[chosen], product, on)
    else:
        verdict = _by_match(match, product, facts, pack, on, trades or frozenset())
    return _with_duty(_with_exemption(verdict, facts, pack), pack, role or "maker")


def _entry(chosen: str, pack: Pack) -> CatalogueEntry | None:
    if chosen in pack.entries:
        return pack.entries[chosen]
    return next((e for e in pack.catalogue.entries if chosen == e.code or chosen in e.codes), None)


def _by_match(
    match: ProductMatch, product: Product, facts: Mapping[str, FactValue], pack: Pack, on: date, trades: frozenset[str]
) -> ProductVerdict:
    if match.sure and len(match.entries) == 1:
        return _by_entry(pack.entries[match.entries[0]], product, facts, pack, on)
    if match.sure and not match.entries:
        return _by_not_listed(pack.not_listed[match.not_listed[0]], product, on)
    if match.one_of and (same := _whichever(match, product, facts, pack, on)) is not None:
        return same
    outside = next((n for n in pack.catalogue.not_listed if not trades.isdisjoint(n.industries)), None)
    if outside is not None and normal(product.name) not in pack.product_words:
        return _by_not_listed(outside, product, on)
    return _which_one(match, product, pack, on)


def _whichever(match: ProductMatch, product: Product, facts: Mapping[str, FactValue], pack: Pack, on: date) -> ProductVerdict | None:
    """The verdict all entries of a name agree on; None where they differ.

    Which one it is stays a question, since rules and steps differ, unless one fact decides for all of them.
    """
    each = [_by_entry(pack.entries[e], product, facts, pack, on) for e in match.entries]
    if len({(v.verdict, v.questions) for v in each}) != 1:
        return None
    names_zh = "、".join(e.name.zh for v in each for e in v.entries)
    names_en = ", ".join(e.name.get("en") for v in each for e in v.entries)
    first = Reason(Text(zh=f"这个品名可能是{names_zh}，不管是哪一种，结论都一样。", en=f"The name may stand for {names_en}; the verdict is the same for each."))
    questions = each[0].questions or _which_one(match, product, pack, on).questions
    return replace(
        each[0], entries=tuple(e for v in each for e in v.entries), reasons=(first, *dict.fromkeys(r for v in each for r in v.reasons)), questions=questions,
        what_ifs=tuple(dict.fromkeys(w for v in each for w in v.what_ifs)), timeline=(), verified=all(v.verified for v in each),
    )  # fmt: skip


def _which_one(match: ProductMatch, product: Product, pack: Pack, on: date) -> ProductVerdict:
    """Several entries, or only a near match: the user is asked which it is; nothing is guessed."""
    entries = [pack.entries[e] for e in match.entries]
    others = [pack.not_listed[n] for n in match.not_listed]
    choices = [Choice(e.id, Text(zh=f"{e.name.zh}（{e.code}）", en=f"{e.name.get('en')} ({e.code})")) for e in entries]
    choices += [Choice(n.id, n.name) for n in others]
    choices.append(Choice(NONE_OF_THESE, Text(zh="都不是", en="None of these")))
    if entries or others:
        zh, en = f"“{product.name}”是这几种里的哪一种？", f'Which of these is "{product.name}"?'
        why = Reason(Text(zh="这个品名对得上几种产品，是哪一种决定要不要认证。", en="The name fits several products; which one it is decides."))
    else:
        zh, en = f"没认出“{product.name}”，换个常用叫法，或者从目录里选。", f'"{product.name}" was not recognised. Try a common name or choose from the catalogue.'
        why = Reason(Text(zh="资料包里没有这个品名，不能断定它不在目录。", en="The pack does not know this name, which does not mean that it is not in the catalogue."))
    question = Question(f"fact:{CHOSEN}", Text(zh=zh, en=en), "choice", tuple(choices) if len(choices) > 1 else ())
    refs = tuple(_ref(e, _mode(e, {}, on)) for e in entries)
    return ProductVerdict(product.name, on, "needs_facts", refs, (why,), (question,))


def _none_chosen(product: Product, on: date) -> ProductVerdict:
    text = Text(zh="你说它不是目录里的任何一种。拿不准时拿产品资料问指定认证机构。", en="You said it is none of the listed products. If in doubt, ask a designated body with the product's papers.")
    return ProductVerdict(product.name, on, "not_listed", (), (Reason(text, verified=False),), verified=False)


def _by_not_listed(found: NotListed, product: Product, on: date) -> ProductVerdict:
    text = found.note or Text(zh=f"{found.name.zh}不在目录里。", en=f"{found.name.get('en')}: not in the catalogue.")
    return ProductVerdict(product.name, on, "not_listed", (), (Reason(text, found.sources, found.verified, found.id),), verified=found.verified)


def _ref(entry: CatalogueEntry, mode: Mode | None) -> EntryRef:
    return EntryRef(entry.id, entry.code, entry.name, mode, entry.rule, entry.verified)


def _mode(entry: CatalogueEntry, facts: Mapping[str, FactValue], on: date) -> Mode | None:
    period, asks = _period(entry, facts, on)
    return period.mode if period and not asks else None


def _period(entry: CatalogueEntry, facts: Mapping[str, FactValue], on: date) -> tuple[Period | None, tuple[str, ...]]:
    """The period in force, the latest that applies; with the asks where a fact decides which."""
    found: Period | None = None
    asks: list[str] = []
    for period in entry.periods:
        if not period.covers(on):
            continue
        value = True if period.when is None else None
        if period.when is not None:
            outcome = evaluate(period.when, Situation(facts=facts))
            value = outcome.value
            asks += outcome.asks if value is None else ()
        if value:
            found = period
    return found, tuple(dict.fromkeys(asks))


def _by_entry(entry: CatalogueEntry, product: Product, facts: Mapping[str, FactValue], pack: Pack, on: date) -> ProductVerdict:
    base = ProductVerdict(product.name, on, "needs_facts", (_ref(entry, None),), timeline=_timeline(entry), marks=_marks(entry, on))
    period, asks = _period(entry, facts, on)
    situation = Situation(facts=facts)
    outcomes = [(x, evaluate(x.when, situation)) for x in entry.exclusions if x.when is not None]
    falls_out = next((x for x, outcome in outcomes if outcome.value), None)
    if falls_out is not None and (period is None or period.mode not in ("removed", "not_listed")):
        reason = Reason(falls_out.text, falls_out.sources or entry.sources, falls_out.verified, entry.id)
        return replace(base, verdict="not_listed", reasons=(_listed_as(entry), reason), verified=falls_out.verified)
    if period is not None and period.mode in ("removed", "not_listed") and not asks:
        return replace(base, verdict=period.mode, entries=(_ref(entry, period.mode),), reasons=_period_reasons(entry, period), verified=period.verified and entry.verified)
    open_asks = [*asks, *(a for x, outcome in outcomes if x.ask and outcome.value is None for a in outcome.asks)]
    if open_asks or period is None:
        return _open(base, entry, open_asks, outcomes_text=[x for x, o in outcomes if x.ask and o.value is None], pack=pack)
    reasons = (*_period_reasons(entry, period), *_scope_reasons(entry))
    what_ifs = tuple(WhatIf(x.text, "not_listed", x.verified) for x, outcome in outcomes if outcome.value is None)
    verdict: VerdictKind = "required_third_party" if period.mode == "third_party" else "required_self_declaration"
    verified = entry.verified and period.verified
    return replace(base, verdict=verdict, entries=(_ref(entry, period.mode),), reasons=reasons, what_ifs=what_ifs, verified=verified)


def _open(base: ProductVerdict, entry: CatalogueEntry, asks: list[str], *, outcomes_text: list[Exclusion], pack: Pack) -> ProductVerdict:
    questions = tuple(q for a in dict.fromkeys(asks) if (q := question_for(a, pack)) is not None)
    reasons = (_listed_as(entry), *(Reason(x.text, x.sources or entry.sources, x.verified, entry.id) for x in outcomes_text))
    if not asks:
        gap = Text(zh="资料包没有这一天的记录，不能判断。", en="The pack has no record for this date, so nothing can be said.")
        reasons = (*reasons, Reason(gap, verified=False))
    return replace(base, questions=questions, reasons=reasons, verified=entry.verified)


def _listed_as(entry: CatalogueEntry) -> Reason:
    zh = f"它对应目录里的“{entry.name.zh}”（{entry.code}）。"
    return Reason(Text(zh=zh, en=f'It corresponds to "{entry.name.get("en")}" ({entry.code}) of the catalogue.'), entry.sources, entry.verified, entry.id)


def _period_reasons(entry: CatalogueEntry, period: Period) -> tuple[Reason, ...]:
    name, english = entry.name.zh, entry.name.get("en")
    since = f"自 {period.start} 起" if period.start else ""
    since_en = f" since {period.start}" if period.start else ""
    sentences = {
        "third_party": Text(zh=f"“{name}”（{entry.code}）在 CCC 目录里，{since}须经第三方认证。", en=f'"{english}" ({entry.code}) is in the CCC catalogue and needs third-party certification{since_en}.'),
        "self_declaration": Text(zh=f"“{name}”（{entry.code}）在 CCC 目录里，{since}用自我声明方式。", en=f'"{english}" ({entry.code}) is in the CCC catalogue, by self-declaration{since_en}.'),
        "removed": Text(zh=f"“{name}”（{entry.code}）{since}已调出 CCC 目录。", en=f'"{english}" ({entry.code}) was removed from the CCC catalogue{since_en}.'),
        "not_listed": Text(zh=f"这一天“{name}”（{entry.code}）还不在强制范围内。", en=f'On this date "{english}" ({entry.code}) was not yet compulsory.'),
    }
    first = Reason(sentences[period.mode], period.sources or entry.sources, entry.verified and period.verified, entry.id)
    note = Reason(period.note, period.sources or entry.sources, period.verified, entry.id) if period.note else None
    return (first, note) if note else (first,)


def _scope_reasons(entry: CatalogueEntry) -> tuple[Reason, ...]:
    if not entry.scope:
        return ()
    return (Reason(Text(zh=f"范围：{entry.scope.zh}", en=f"Scope: {entry.scope.get('en')}"), entry.sources, entry.scope_verified, entry.id),)


def _timeline(entry: CatalogueEntry) -> tuple[Change, ...]:
    at = lanes((p.start, p.end) for p in entry.periods)
    return tuple(Change(p.start, p.end, p.mode, p.note, p.verified, p.sources, lane) for p, lane in zip(entry.periods, at, strict=True))


def lanes(periods: Iterable[tuple[date | None, date | None]]) -> tuple[int, ...]:
    """The lane of each period: the first in which nothing before it runs at the same time."""
    taken: list[list[tuple[date, date]]] = []
    found: list[int] = []
    for start, end in ((first or date.min, last or date.max) for first, last in periods):
        at = next((n for n, lane in enumerate(taken) if all(end < a or start > b for a, b in lane)), len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append((start, end))
        found.append(at)
    return tuple(found)


def _marks(entry: CatalogueEntry, on: date) -> tuple[Reason, ...]:
    return tuple(Reason(_dated(m), m.sources, m.verified, entry.id) for m in entry.marks if m.end is None or m.end >= on)


def _dated(mark: Mark) -> Text:
    """A further duty with its days, since what is due in two years reads quite otherwise today."""
    if mark.start and mark.end:
        return Text(zh=f"{mark.start} 至 {mark.end}：{mark.text.zh}", en=f"{mark.start} to {mark.end}: {mark.text.get('en')}")
    if mark.start:
        return Text(zh=f"{mark.start}：{mark.text.zh}", en=f"{mark.start}: {mark.text.get('en')}")
    if mark.end:
        return Text(zh=f"到 {mark.end} 为止：{mark.text.zh}", en=f"Until {mark.end}: {mark.text.get('en')}")
    return mark.text


def _with_exemption(verdict: ProductVerdict, facts: Mapping[str, FactValue], pack: Pack) -> ProductVerdict:
    if verdict.verdict not in ("required_third_party", "required_self_declaration"):
        return verdict
    for exemption in pack.catalogue.exemptions:
        if evaluate(exemption.when, Situation(facts=facts)).value:
            reason = Reason(exemption.text, exemption.sources, exemption.verified, exemption.id)
            return replace(verdict, verdict="possibly_exempt", reasons=(reason, *verdict.reasons), verified=verdict.verified and exemption.verified)
    return verdict


def _with_duty(verdict: ProductVerdict, pack: Pack, role: str) -> ProductVerdict:
    if role in PUTS_ON_MARKET:
        mode = MODE_OF.get(verdict.verdict)
        verdict = replace(verdict, path=next((p for p in pack.catalogue.paths if p.mode == mode), None))
    duty = _duty("unmatched" if verdict.unmatched else verdict.verdict, pack, role) or _duty(verdict.verdict, pack, role)
    if duty is None:
        return replace(verdict, role=role)
    return replace(verdict, role=role, headline=duty.headline, todo=duty.todo)


def _duty(kind: str, pack: Pack, role: str) -> Duty | None:
    same = [d for d in pack.catalogue.duties if d.verdict == kind]
    return next((d for d in same if d.role == role), next((d for d in same if d.role == "maker"), None))


def acting_role(firm: Situation, pack: Pack) -> str | None:
    """The role the law takes an enterprise for: a seller who has goods made under its own brand is their maker."""
    return next((one.role for one in pack.catalogue.acts_as if evaluate(one.when, firm).value), firm.role)


def with_products(known: Situation, verdicts: Iterable[ProductVerdict], pack: Pack) -> Situation:
    """A situation with what the enterprise's products fall under; products still in question state nothing."""
    told = tuple(verdicts)
    codes = frozenset(c for v in told for e in v.entries if v.verdict != "needs_facts" for c in (pack.entries[e.id].codes or (e.code,)))
    return replace(known, product_codes=codes, verdicts=frozenset("unmatched" if v.unmatched else v.verdict for v in told))
