"""One scheme in words and figures: how far, what stops it, what is missing, what to do first."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from assessments.checklist import answer_of
from assessments.gaps import Gap
from assessments.report.content_plan import role
from assessments.report.figures import RoundFigures, row_text
from assessments.report.inputs import ReportInput
from assessments.report.model import GapRow, GateRow, Matrix, MatrixPoint, SchemePart
from assessments.report.model_front import Bar, Label, Named, Opener, ShortGap, Table
from assessments.report.words import Words, number, whole
from assessments.scoring import SectionScore

FIRST_ROWS = 8
TOP_SECTIONS = 2
EFFECT_BOUNDS = (Decimal(2), Decimal(1))
EFFORT_BOUNDS = (Decimal("0.5"), Decimal(1), Decimal(2))


def scheme_part(f: RoundFigures, given: ReportInput, words: Words, chapter: str) -> SchemePart:
    """The part on one round."""
    score = f.review.score
    gates = _gates(f, words)
    kicker = f.name if f.label in f.name else f"{f.name} {f.label}"
    level = words.of(score.level.name)
    heads = tuple(words(f"scheme.head.{h}") for h in ("number", "clause", "gap", "now", "measure", "who", "days", "points"))
    return SchemePart(
        opener=Opener(f.name, chapter, kicker, title(f, words), _lead(f, words)),
        value=f.percent_text or words("scheme.no_value"), unit=words("percent_unit") if f.percent is not None else "", share=f.share, line=f.line / 100,
        line_text=words("scheme.line", line=number(f.line)), bars=tuple(_bar(s, f, words) for s in score.sections),
        level=Label(words("scheme.level", level=level), words.of(score.level.rule)),
        gates=Table(words("scheme.gates"), _gates_note(f, words), tuple(words(f"scheme.head.{h}") for h in ("now", "clause", "must", "lacks"))),
        gate_rows=gates, matrix=_matrix(f, words) if f.review.gaps else None,
        gaps=Table(words("scheme.gaps"), words("scheme.gaps.note") if f.gates_open else "", heads),
        gap_rows=tuple(_gap(n, g, given, words) for n, g in enumerate(f.review.gaps, start=1)),
        gaps_empty="" if f.review.gaps or f.percent is None else words("scheme.gaps.empty"),
    )  # fmt: skip


def title(f: RoundFigures, words: Words) -> str:
    """The part's title: whether to apply, and what it takes."""
    if f.percent is None:
        return words("scheme.title.no_answers")
    if f.situation == "top":
        return words("scheme.title.ready", before=f.percent)
    if f.path is not None:
        n = len(f.path.steps)
        return words("scheme.title.path", n=n, count=words.count(n), before=f.percent, after=f.path_percent())
    if f.unanswered:
        return words("scheme.title.answer", n=f.unanswered, before=f.percent)
    if f.situation == "preconditions":
        return words("scheme.title.preconditions", before=f.percent)
    return words("scheme.title.far" if f.under else "scheme.title.plain", before=f.percent)


def _lead(f: RoundFigures, words: Words) -> str:
    score = f.review.score
    if f.percent is None:
        return ""
    if f.unanswered:
        first = words("scheme.lead.open", n=score.total, done=score.answered)
    else:
        first = words("scheme.lead.answered_na" if score.not_applicable else "scheme.lead.answered", n=score.total, m=score.not_applicable)
    known = [s for s in score.sections if s.percent is not None]
    weak = sorted((s for s in known if float(s.percent or 0) < f.line), key=lambda s: s.percent or Decimal(0))[:TOP_SECTIONS]
    strong = [s for s in known if float(s.percent or 0) >= f.line][:TOP_SECTIONS]
    parts = [words(f"scheme.lead.{k}", names=words.join(words.of(s.heading) for s in found)) for k, found in (("weak", weak), ("strong", strong)) if found]
    return words.sentences(first, words("scheme.lead.join").join(parts) + words("stop") if parts else "")


def _bar(s: SectionScore, f: RoundFigures, words: Words) -> Bar:
    name = words.section(s.clause, s.heading)
    if s.percent is None:
        return Bar(name, words("state.unanswered") if s.answered < s.total else words("state.not_applicable"), None, False)
    return Bar(name, f"{whole(s.percent, f.line)}%", float(s.percent) / 100, float(s.percent) < f.line)


_WORST_FIRST: Mapping[str, int] = {"not_met": 0, "partly": 1, "unanswered": 2, "met": 3, "not_applicable": 4}


def _gates(f: RoundFigures, words: Words) -> tuple[GateRow, ...]:
    rows: list[GateRow] = []
    for row in f.review.visible.rows:
        if not row.item.gate:
            continue
        answer = answer_of(row, f.review.answers)
        state = answer.state or "unanswered"
        lacks = words.of(row.item.short_gap) if state in ("not_met", "partly") else ""
        remark = answer.note or lacks or (answer.reason if state == "not_applicable" else "")
        rows.append(GateRow(state, words.state(answer.state), words.clause(row.item.clause), row_text(row, words.of(row.item.statement), words), remark))
    return tuple(sorted(rows, key=lambda r: _WORST_FIRST[r.state]))


def _gates_note(f: RoundFigures, words: Words) -> str:
    if f.gates_open and f.gates_unanswered:
        return words("scheme.gates.note_both", n=f.gates_open, m=f.gates_unanswered)
    return words("scheme.gates.note_unanswered", n=f.gates_unanswered) if f.gates_unanswered else words("scheme.gates.note")


def _brief(g: Gap, n: int, words: Words, brings: str = "") -> ShortGap:
    return ShortGap(n, row_text(g.row, words.of(g.row.item.short_gap), words).rstrip("。."), words.clause(g.row.item.clause), g.gate, brings)


def _matrix(f: RoundFigures, words: Words) -> Matrix:
    gaps = f.review.gaps
    cells: list[list[list[MatrixPoint]]] = [[[] for _ in range(4)] for _ in range(3)]
    for n, g in enumerate(gaps, start=1):
        row = sum(g.effect < bound for bound in EFFECT_BOUNDS)
        column = sum(g.effort_days > bound for bound in EFFORT_BOUNDS)
        cells[row][column].append(MatrixPoint(n, g.state, g.gate))
    first = f.path.steps if f.path is not None else gaps[:6]
    n = len(first)
    days = words.about(sum((g.effort_days for g in first), Decimal(0)))
    if f.path is not None:
        head, note = words("scheme.first", n=n, count=words.count(n)), words("scheme.first.note", days=days, percent=f.path_percent())
    else:
        points = number(sum((g.effect for g in first), Decimal(0)))
        head = words("scheme.first.far", n=n, count=words.count(n))
        note = words("scheme.first.open_note", days=days, n=f.unanswered) if f.unanswered else words("scheme.first.far_note", days=days, points=points)
    ordered = sorted(first, key=lambda g: f.gap_numbers[g.row.key])
    return Matrix(
        title=words("scheme.matrix" if f.gates_open else "scheme.matrix.no_gate", n=len(gaps)), effect=words("scheme.matrix.effect"),
        effort=words("scheme.matrix.effort"), rows=tuple(words(f"scheme.effect.{k}") for k in range(3)), columns=tuple(words(f"scheme.effort.{k}") for k in range(4)),
        cells=tuple(tuple(tuple(cell) for cell in row) for row in cells),
        key=tuple(Named(s, words(f"state.{s}")) for s in ("not_met", "partly")), gate_word=words("scheme.gates") if any(g.gate for g in gaps) else "",
        first=head, first_note=note, first_rows=tuple(_brief(g, f.gap_numbers[g.row.key], words) for g in ordered[:FIRST_ROWS]),
        first_more=words("scheme.first.more", n=n - FIRST_ROWS) if n > FIRST_ROWS else "",
    )  # fmt: skip


def _gap(n: int, g: Gap, given: ReportInput, words: Words) -> GapRow:
    item = g.row.item
    return GapRow(
        number=n, clause=words.clause(item.clause), gate=g.gate, text=row_text(g.row, words.of(item.short_gap), words).rstrip("。."), note=g.note, state=g.state,
        word=words.state(g.state), measure=words.of(item.measure.text).rstrip("。"), owner=role(item.measure.role, given), days=number(g.effort_days), brings=f"{g.effect:.1f}",
    )  # fmt: skip
