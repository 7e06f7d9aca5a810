"""Cover, boss page, contents and key: what is read first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from assessments.checklist import Answer
from assessments.gaps import Gap
from assessments.obligations import ProductVerdict
from assessments.recommend import Recommendation
from assessments.report.content_plan import Task, duty, must_check, must_have, steps, undecided
from assessments.report.figures import RoundFigures, remark, row_text, sentence
from assessments.report.inputs import ReportInput
from assessments.report.model_front import (
    Bar,
    Boss,
    Cover,
    CoverFigure,
    FieldRow,
    Figure,
    Key,
    Label,
    Named,
    Opener,
    ShortGap,
    Sign,
    Square,
    StrengthLine,
    VerdictLine,
)
from assessments.report.words import Words, number

COVER_PRODUCTS = 3
MUST_ROWS = 3
READY_ROWS = 4
WORTH_ROWS = 5
SHORT_NAME = 12
TITLE_LENGTH = 84
"""Half widths: what two lines of a page title hold."""
_URGENCY = {"required_third_party": 0, "required_self_declaration": 1, "needs_facts": 2, "possibly_exempt": 3, "removed": 4, "not_listed": 5}


def by_urgency(products: tuple[ProductVerdict, ...]) -> list[ProductVerdict]:
    """Products that need something first, as typed within one kind."""
    return sorted(products, key=lambda v: (v.certificate_held, _URGENCY[v.verdict]))


def field_rows(f: RoundFigures, words: Words) -> tuple[FieldRow, ...]:
    """One square an item, a row a section."""
    review = f.review
    rows: list[FieldRow] = []
    for section in review.score.sections:
        own = [r for r in review.visible.rows if r.section == section.section]
        squares = tuple(Square(_state(review.answers, r.key), r.item.gate) for r in own)
        rows.append(FieldRow(words.section(section.clause, section.heading), squares))
    return tuple(rows)


def _state(answers: Mapping[str, Answer], key: str) -> str:
    answer = answers.get(key)
    return (answer.state if answer is not None else None) or "unanswered"


def cover(given: ReportInput, rounds: tuple[RoundFigures, ...], words: Words, draft_reason: str) -> Cover:
    """The cover."""
    name = given.profile.name
    products = by_urgency(given.applicability.products)
    title = words("report.assessment" if rounds else "report.applicability")
    subtitle = words("cover.subtitle.rounds" if rounds else "cover.subtitle", n=max((f.given.number for f in rounds), default=0), date=words.full_day(given.on))
    facts = [
        Named(words("cover.on"), given.on.isoformat()),
        Named(words("cover.pack"), words("cover.pack_value", version=given.pack.version, as_of=given.pack.as_of.isoformat())),
    ]
    if given.prepared_by:
        facts.insert(0, Named(words("cover.prepared_by"), given.prepared_by))
    states = ("met", "partly", "not_met", "gate", "not_applicable", "unanswered")
    return Cover(
        enterprise=name, about=_about(given, words), initial=next((c for c in name if c.isalnum()), ""), logo=given.logo, preparer_logo=given.preparer_logo,
        title=title, subtitle=subtitle, figures=_cover_figures(given, rounds, words),
        bars=tuple(ready_bar(f, words) for f in rounds[1:5]) if len(rounds) > 2 else (), bars_title=words("cover.more_schemes"), line=given.pack.ready_at,
        field_key=words("cover.field_key"), field_words=tuple(Named(s, words(f"field.{s}")) for s in states) if rounds else (),
        products_title=words("cover.products"), products=tuple(verdict_line(v, words) for v in products[:COVER_PRODUCTS]),
        products_more=words("cover.products_more", n=len(products) - COVER_PRODUCTS) if len(products) > COVER_PRODUCTS else "",
        facts=tuple(facts), disclaimer=words("cover.disclaimer.rounds" if rounds else "cover.disclaimer"), draft_reason=draft_reason,
    )  # fmt: skip


def _about(given: ReportInput, words: Words) -> str:
    profile = given.profile
    parts = [words.of(given.pack.place), words.of(given.pack.industry)]
    if profile.employees is not None:
        parts.append(words("cover.employees", n=profile.employees))
    if given.applicability.size:
        parts.append(words(f"size.{given.applicability.size}"))
    return words("about_join").join(p for p in parts if p)


def _cover_figures(given: ReportInput, rounds: tuple[RoundFigures, ...], words: Words) -> tuple[CoverFigure, ...]:
    if not rounds:
        return _figures_without_rounds(given, words)
    first, *others = rounds
    main = _round_figure(first, words)
    if others:
        return (main, _round_figure(others[0], words)) if len(others) == 1 else (main,)
    return (main, _gate_figure(first, words)) if first.review.score.gates else (main,)


def _gate_figure(f: RoundFigures, words: Words) -> CoverFigure:
    """Gate items that are not met; where only answers are missing, how many. Unanswered is not not-met."""
    if f.gates_open:
        said = words("cover.gates.both", n=f.gates_unanswered) if f.gates_unanswered else words("cover.gates.sentence")
        return CoverFigure(words("cover.gates"), "", str(f.gates_open), words("cover.gates.unit"), said)
    if f.gates_unanswered:
        return CoverFigure(words("cover.gates"), "", str(f.gates_unanswered), words("cover.gates.unit_unanswered"), words("cover.gates.unanswered"))
    return CoverFigure(words("cover.gates"), "", "0", words("cover.gates.unit"), words("cover.gates.done"))


def _round_figure(f: RoundFigures, words: Words) -> CoverFigure:
    unit = words("percent_unit") if f.percent is not None else ""
    return CoverFigure(f.name, f.label, f.percent_text or words("scheme.no_value"), unit, sentence(f, words), field_rows(f, words))


def _figures_without_rounds(given: ReportInput, words: Words) -> tuple[CoverFigure, ...]:
    must = sum(must_have(v) for v in given.applicability.products)
    worth = sum(not r.held for r in given.applicability.recommendations)
    first = CoverFigure(words("cover.must"), "", str(must), words("cover.must.unit"), words("cover.must.sentence" if must else "cover.must.none"))
    second = CoverFigure(words("cover.worth"), "", str(worth), words("cover.worth.unit"), words("cover.worth.sentence"))
    return (first, second)


def ready_bar(f: RoundFigures, words: Words) -> Bar:
    """Readiness of a round as a bar."""
    return Bar(f.name, f"{f.percent_text}%" if f.percent is not None else words("none"), f.share, f.under, remark(f, words))


def verdict_line(v: ProductVerdict, words: Words) -> VerdictLine:
    """One product in a line: its duty in words where the pack has them."""
    if v.certificate_held:
        text, right = words("verdict.line.held"), words("verdict.held")
    else:
        text = words("verdict.line.ask", question=words.of(v.questions[0].text)) if v.verdict == "needs_facts" and v.questions else duty(v, words)
        text = text or words(f"verdict.line.{v.verdict}")
        modes = [e.mode for e in v.entries if e.mode is not None]
        right = words(f"mode.{modes[0]}") if modes and v.verdict in ("required_third_party", "required_self_declaration") else words(f"verdict.{v.verdict}")
    return VerdictLine(v.verdict, v.product, text, right)


def boss(given: ReportInput, rounds: tuple[RoundFigures, ...], found: tuple[Task, ...], words: Words) -> Boss:
    """The page for the head of the firm."""
    rows, more = _must_rows(given, words)
    gaps = _top_gaps(rounds, words)
    line = number(given.pack.ready_at)
    step_rows = steps(found, words)
    figures, note = _cost(given, rounds, words)
    return Boss(
        opener=Opener(words("boss.section"), "", "", boss_title(given, rounds, words)),
        must=Label(words("boss.must"), words("boss.must.note", date=given.on.isoformat())), must_rows=rows, must_more=more,
        ready=Label(words("boss.ready"), words("boss.ready.note", line=line)), line=given.pack.ready_at / 100, line_text=words("boss.line", line=line),
        ready_rows=tuple(ready_bar(f, words) for f in rounds[:READY_ROWS]),
        worth=Label(words("boss.worth"), words("boss.worth.note")), worth_rows=() if rounds else tuple(_worth(given, words)),
        gaps=Label(words("boss.gaps" if len(gaps) == 3 else "boss.gaps.some"), words("boss.gaps.note") if any(g.gate for g in gaps) else ""), gap_rows=gaps,
        steps=Label(words("boss.steps" if len(step_rows) == 10 else "boss.steps.some"), words("boss.steps.note")), step_rows=step_rows,
        cost=Label(words("boss.cost"), words("boss.cost.note")), cost_figures=figures, cost_note=note,
        opinion=words("boss.opinion"), choices=(words("boss.agree"), words("boss.agree_changed")), signature=words("boss.signature"), date=words("boss.date"),
    )  # fmt: skip


def _must_rows(given: ReportInput, words: Words) -> tuple[tuple[VerdictLine, ...], str]:
    products = by_urgency(given.applicability.products)
    law = [r for r in given.applicability.recommendations if r.strength == "mandatory" and not r.held and not _is_product_scheme(r, given)]
    pressing = [verdict_line(v, words) for v in products if _pressing(v)]
    rows = pressing + [VerdictLine("required_third_party", words.of(r.name), words.of(r.reasons[0].text), words("strength.mandatory")) for r in law]
    rows += [verdict_line(v, words) for v in products if not _pressing(v)]
    hidden = len(rows) - MUST_ROWS
    if not rows:
        return (), words("boss.must.no_products")
    return tuple(rows[:MUST_ROWS]), words("boss.must.more", n=hidden) if hidden > 0 else ""


def _pressing(v: ProductVerdict) -> bool:
    return must_have(v) or must_check(v) or undecided(v)


def _worth(given: ReportInput, words: Words) -> list[StrengthLine]:
    found: list[StrengthLine] = []
    for one in given.applicability.recommendations:
        card = given.pack.schemes.get(one.scheme)
        if not one.held and card is not None and not _is_product_scheme(one, given) and len(found) < WORTH_ROWS:
            found.append(StrengthLine(one.strength, words(f"strength.{one.strength}"), words.of(card.short), words.of(one.reasons[0].text)))
    return found


def _is_product_scheme(one: Recommendation, given: ReportInput) -> bool:
    card = given.pack.schemes.get(one.scheme)
    return card is not None and card.kind == "mandatory_product"


def _top_gaps(rounds: tuple[RoundFigures, ...], words: Words) -> tuple[ShortGap, ...]:
    found: list[tuple[RoundFigures, Gap]] = [(f, g) for f in rounds for g in f.review.gaps]
    found.sort(key=lambda pair: (not pair[1].gate, -pair[1].effect, pair[1].effort_days))
    return tuple(
        ShortGap(
            n, row_text(g.row, words.of(g.row.item.short_gap), words).rstrip("。."), f"{f.name} {words.clause(g.row.item.clause)}" if len(rounds) > 1 else words.clause(g.row.item.clause), g.gate,
            words("boss.gaps.brings", points=number(g.effect), days=number(g.effort_days)),
        )
        for n, (f, g) in enumerate(found[:3], start=1)
    )  # fmt: skip


def boss_title(given: ReportInput, rounds: tuple[RoundFigures, ...], words: Words) -> str:
    """The whole report in one sentence: what must be done first, then how far the main scheme is."""
    must = [v for v in given.applicability.products if must_have(v)]
    asking = [v for v in given.applicability.products if undecided(v)]
    checking = [v for v in given.applicability.products if must_check(v)]
    first = ""
    if len(must) == 1 and len(must[0].product) <= SHORT_NAME:
        first = words("boss.title.must_one", product=must[0].product)
    elif must:
        first = words("boss.title.must", n=len(must), count=words.count(len(must)))
    elif asking:
        first = words("boss.title.open", n=len(asking), count=words.count(len(asking)))
    elif checking:
        first = words("boss.title.check", n=len(checking), count=words.count(len(checking)))
    second = _title_of_round(rounds[0], words) if rounds else _title_without_round(given, words, after=bool(first))
    if not first or not second:
        return first or second or words("boss.title.nothing")
    both = words("boss.title.join").join((first, second))
    return both if _length(both) <= TITLE_LENGTH else first


def _length(text: str) -> int:
    """Length of a title in half widths, as Han characters take two."""
    return sum(2 if "\u2e80" <= c <= "\uffef" else 1 for c in text)


def _title_of_round(f: RoundFigures, words: Words) -> str:
    if f.situation == "top":
        return words("boss.title.ready", scheme=f.name)
    if f.path is not None:
        n = len(f.path.steps)
        return words("boss.title.path", scheme=f.name, n=n, count=words.count(n), days=words.about(f.path.days))
    if f.percent is None:
        return words("boss.title.no_answers", scheme=f.name)
    if f.unanswered:
        return words("boss.title.answer", scheme=f.name, n=f.unanswered)
    return words("boss.title.far", scheme=f.name, percent=f"{f.percent_text}%")


def _title_without_round(given: ReportInput, words: Words, *, after: bool) -> str:
    for one in given.applicability.recommendations:
        card = given.pack.schemes.get(one.scheme)
        if card is not None and not one.held and not _is_product_scheme(one, given) and one.scheme in given.pack.checklists:
            return words("boss.title.start" if after else "boss.title.start_first", scheme=words.of(card.short))
    return ""


def _cost(given: ReportInput, rounds: tuple[RoundFigures, ...], words: Words) -> tuple[tuple[Figure, ...], str]:
    found: list[Figure] = []
    unit = words("days_unit")
    path = sum((f.path.days for f in rounds if f.path), Decimal(0))
    every = sum((f.days_all for f in rounds), Decimal(0))
    if path and not any(f.unanswered for f in rounds):
        found.append(Figure(words.about(path), unit, words("boss.cost.path")))
    if every:
        found.append(Figure(words.about(every), unit, words("boss.cost.all")))
    last = max((a.due for f in rounds for a in f.review.actions), default=None)
    if last is not None:
        found.append(Figure(str(_months_until(given.on, last)), words("boss.cost.months_unit"), words("boss.cost.months")))
    note = ""
    audits = {r.scheme: r.audit for r in given.applicability.recommendations if r.audit is not None}
    wanted = [f.review.scheme for f in rounds] or [r.scheme for r in given.applicability.recommendations]
    audited = next((s for s in wanted if s in audits), None)
    if audited is not None:
        audit = audits[audited]
        found.append(Figure(number(audit.initial), unit, words("boss.cost.audit", scheme=words.of(given.pack.schemes[audited].short))))
        verified = "" if audit.verified else words("boss.cost.audit_unverified")
        note = words("boss.cost.audit_note", staff=given.profile.employees or "", verified=verified)
    if not rounds:
        found.append(Figure(str(len(given.applicability.recommendations)), words("boss.cost.schemes_unit"), words("boss.cost.schemes")))
        found.append(Figure(str(open_questions(given)), words("boss.cost.facts_unit"), words("boss.cost.facts")))
    return tuple(found[:4]), note


def open_questions(given: ReportInput) -> int:
    """How many questions would still change the outcome, of products and of the enterprise."""
    return len(given.applicability.questions) + sum(len(v.questions) for v in given.applicability.products)


def _months_until(start: date, end: date) -> int:
    return max(1, -(-(end - start).days // 30))


def key(words: Words) -> Key:
    """Contents and the meaning of every mark."""
    states = ("met", "partly", "not_met", "not_applicable", "unanswered")
    verdicts = (("required_third_party", "must"), ("needs_facts", "open"), ("not_listed", "free"))
    return Key(
        opener=Opener(words("key.section"), "", "", words("key.title")),
        contents=words("key.contents"), readers=words("key.readers"),
        reader_rows=tuple(Named(words(f"key.reader.{r}"), words(f"key.reader.{r}.text")) for r in ("boss", "quality", "staff", "auditor")),
        marks=words("key.marks"), states=tuple(Sign(s, words(f"state.{s}"), words(f"key.state.{s}")) for s in states), gate=words("key.gate"),
        verdicts=tuple(Sign(v, words(f"key.verdict.{k}.word"), words(f"key.verdict.{k}")) for v, k in verdicts),
        strengths=tuple(Sign(s, words(f"strength.{s}"), words(f"key.strength.{s}")) for s in ("mandatory", "recommended", "optional")),
        source=words("key.source"),
    )  # fmt: skip
