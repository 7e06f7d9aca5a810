"""Applicability in words: every product, every scheme, what is better left alone, what is still to be asked."""

from __future__ import annotations

from assessments.judgement import Question
from assessments.obligations import ProductVerdict
from assessments.recommend import Advice, Recommendation
from assessments.report.content_ccc import paths, transitions
from assessments.report.content_front import by_urgency
from assessments.report.content_plan import duty, must_check, must_have, undecided
from assessments.report.content_year import year_part
from assessments.report.inputs import ReportInput
from assessments.report.model import Applicable, ProductRow, SchemeRow, TextRow
from assessments.report.model_front import Opener, Table
from assessments.report.words import Cites, Words, number

MOST_CHOICES = 8
MOST_PRECONDITIONS = 4


def applicable(given: ReportInput, words: Words, cites: Cites, chapter: str) -> Applicable:
    """The applicability part."""
    found = given.applicability
    role = given.profile.role
    lead = words(
        "applicable.lead" if role else "applicable.lead.no_role", role=words(f"role.{role or 'maker'}"), on=given.on.isoformat(), as_of=found.as_of.isoformat()
    )
    products = tuple(_product(v, words, cites) for v in by_urgency(found.products))
    schemes = tuple(_scheme(r, given, words, cites) for r in found.recommendations)
    against = tuple(_against(a, given, words, cites) for a in found.against)
    questions = tuple(_questions(given, words))
    return Applicable(
        opener=Opener(words("applicable.section"), chapter, words("applicable.section"), _title(given, words), lead),
        products=Table(words("applicable.products"), "", tuple(words(f"applicable.head.{h}") for h in ("product", "why", "todo"))), product_rows=products,
        transitions=transitions(given, words, cites), paths=paths(given, words, cites),
        schemes=Table(
            words("applicable.schemes"), words("applicable.schemes.note", n=found.rules_fired),
            tuple(words(f"applicable.head.{h}") for h in ("strength", "scheme", "reason", "precondition", "audit")),
        ),
        scheme_rows=schemes, scheme_notes=_scheme_notes(given, words, cites), year=year_part(given, words, cites),
        against=Table(words("applicable.against"), words("applicable.against.note"), (words("applicable.head.name"), words("applicable.head.against"))),
        against_rows=against,
        questions=Table(words("applicable.questions"), words("applicable.questions.note"), (words("applicable.head.about"), words("applicable.head.question"))),
        question_rows=questions,
    )  # fmt: skip


def _scheme_notes(given: ReportInput, words: Words, cites: Cites) -> tuple[str, ...]:
    """Under the table: where the audit days come from, and what concerns the enterprise too without a row of its own."""
    found, cards = given.applicability, given.pack.schemes
    notes: list[str] = []
    if any(r.audit is not None for r in found.recommendations):
        notes.append(_audit_note(given, words, cites))
    if found.further:
        names = words.join(words.of(cards[r.scheme].short) if r.scheme in cards else words.of(r.name) for r in found.further)
        notes.append(words("applicable.further", names=names))
    return tuple(notes)


def _title(given: ReportInput, words: Words) -> str:
    products = given.applicability.products
    if not products:
        n = len(given.applicability.recommendations)
        return words("applicable.title.schemes", n=n, count=words.count(n)) if n else words("applicable.title.none")
    total = len(products)
    must = sum(must_have(v) for v in products)
    checking, asking = sum(must_check(v) for v in products), sum(undecided(v) for v in products)
    kind = _title_kind(total, must, asking, checking, held=any(v.certificate_held for v in products))
    return words(f"applicable.title.{kind}", n=total, total=words.count(total), count=words.count(must or checking), open=words.count(asking))


def _title_kind(total: int, must: int, asking: int, checking: int, *, held: bool) -> str:
    single = "_single" if total == 1 else ""
    if must:
        if total == 1:
            return "must_single"
        return "must_open" if asking else "must_all" if must == total else "must"
    if asking:
        return f"open{single}"
    if checking:
        return f"check{single}"
    return "held" if held else f"free{single}"


def _product(v: ProductVerdict, words: Words, cites: Cites) -> ProductRow:
    reasons = [cites.sentence(r, v.product, refs=False) for r in v.reasons]
    reasons += [words("applicable.mark", text=cites.sentence(m, v.product, refs=False)) for m in v.marks]
    word = words("verdict.held") if v.certificate_held else words(f"verdict.{v.verdict}")
    return ProductRow(v.product, v.verdict, word, tuple(reasons), _basis(v, words, cites), tuple(_todo(v, words)))


def _basis(v: ProductVerdict, words: Words, cites: Cites) -> str:
    parts: list[str] = []
    if v.entries:
        parts.append(words("applicable.basis", codes=words.join(dict.fromkeys(e.code for e in v.entries))))
    rules = list(dict.fromkeys(e.rule for e in v.entries if e.rule))
    if rules:
        parts.append(words("applicable.basis.rule", rule=words.join(rules[:2])))
    sources = cites.refs(s for r in (*v.reasons, *v.marks) for s in r.sources)
    if sources:
        parts.append(words("applicable.basis.sources", sources=sources))
    elif not v.verified:
        parts.append(words("applicable.basis.none"))
    return words("about_join").join(parts)


def _todo(v: ProductVerdict, words: Words) -> list[str]:
    if v.certificate_held:
        return [words("applicable.held")]
    found: list[str] = []
    for q in v.questions:
        found.append(words("applicable.ask", question=words.of(q.text)) + _choices(q, words))
    found.append(duty(v, words) or words(f"verdict.line.{v.verdict}"))
    found += [words.of(t) for t in v.todo]
    found += [words("applicable.what_if", text=words.of(w.text)) for w in v.what_ifs[:2]]
    return [words.ended(t) for t in found if t]


def _choices(q: Question, words: Words) -> str:
    if not q.choices or q.type == "boolean":
        return ""
    named = [words.of(c.text) for c in q.choices[:MOST_CHOICES]]
    if len(q.choices) > MOST_CHOICES:
        named.append("…")
    return words("choice_gap") + words("applicable.choices", choices=words.join(named))


def _scheme(r: Recommendation, given: ReportInput, words: Words, cites: Cites) -> SchemeRow:
    card = given.pack.schemes.get(r.scheme)
    name = words.of(card.short) if card else words.of(r.name)
    label = words.of(card.label) if card else ""
    audit = words("applicable.audit", n=number(r.audit.initial), days=number(r.audit.initial)) if r.audit else words("applicable.audit.body")
    if r.held:
        label = words.join(p for p in (label, words("applicable.held_scheme")) if p)
    return SchemeRow(
        r.strength, words(f"strength.{r.strength}"), name, label, tuple(cites.sentence(reason, name) for reason in r.reasons), _preconditions(r, words), audit
    )


def _preconditions(r: Recommendation, words: Words) -> str:
    missing = [words.of(p.short) for p in r.preconditions if p.state == "missing"]
    unknown = [words.of(p.short) for p in r.preconditions if p.state == "unknown"]
    if missing:
        return words("applicable.pre.missing", n=len(missing), names=words.join(missing[:MOST_PRECONDITIONS]))
    if unknown:
        return words("applicable.pre.unknown", names=words.join(unknown[:MOST_PRECONDITIONS]))
    return words("applicable.pre.met" if r.preconditions else "applicable.pre.none")


def _audit_note(given: ReportInput, words: Words, cites: Cites) -> str:
    audits = [r.audit for r in given.applicability.recommendations if r.audit is not None]
    refs = cites.refs(s for a in audits for s in a.sources)
    note = words.of(given.pack.audit_note)
    if not all(a.verified for a in audits):
        cites.doubt(words("applicable.head.audit"), note or words("method.audit.text"))
        note += words("unverified")
    text = words("applicable.audit_note", staff=given.profile.employees or words("none"), note=note)
    return f"{text} {refs}" if refs else text


def _against(a: Advice, given: ReportInput, words: Words, cites: Cites) -> TextRow:
    card = given.pack.schemes.get(a.scheme)
    name = words.of(card.short) if card else words.of(a.name)
    return TextRow(name, words.of(card.label) if card else "", tuple(cites.sentence(r, name) for r in a.reasons))


def _questions(given: ReportInput, words: Words) -> list[TextRow]:
    rows: list[TextRow] = []
    for v in given.applicability.products:
        rows += [TextRow(v.product, "", (words.of(q.text) + _choices(q, words),)) for q in v.questions]
    about = words("applicable.about.enterprise")
    for q in given.applicability.questions:
        help_text = words.of(q.help)
        rows.append(TextRow(about, "", tuple(t for t in (words.of(q.text) + _choices(q, words), help_text) if t)))
    return rows
