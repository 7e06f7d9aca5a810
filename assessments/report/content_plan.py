"""The plan: first what the products need, then the gaps by date; the timeline over it; the same numbers everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from assessments.obligations import PUTS_ON_MARKET, ProductVerdict
from assessments.plan import DAYS_A_WEEK, FIRM_DAYS_A_WEEK, Action
from assessments.report.figures import RoundFigures, row_text
from assessments.report.inputs import ReportInput
from assessments.report.model import ActionRow, PlanPart
from assessments.report.model_calendar import Timeline, TimeRow
from assessments.report.model_front import Opener, Step, Table
from assessments.report.words import Words, number

TIMELINE_ROWS = 12
MOST_PRODUCT_STEPS = 3
SHORT_ANSWER = 4
"""Characters of an opening such as 要。 or Yes."""
MOST_FIRST_CHECKLISTS = 5
REQUIRED = ("required_third_party", "required_self_declaration")


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the plan before it is numbered; `round` and `action` are None for what is not a gap."""

    text: str
    basis: str
    scheme: str = ""
    gate: bool = False
    owner: str = ""
    due_text: str = ""
    due: date | None = None
    start: date | None = None
    days: Decimal | None = None
    done: bool = False
    key: tuple[str, str] = ("", "")


def must_have(verdict: ProductVerdict) -> bool:
    """Whether a product needs a certificate that the enterprise, in its role, has to get and does not hold."""
    return verdict.verdict in REQUIRED and not verdict.certificate_held and verdict.role in PUTS_ON_MARKET


def duty(v: ProductVerdict, words: Words) -> str:
    """What the pack says a role must do about a verdict, without the short yes or no that opens it on the screen."""
    text = words.of(v.headline).rstrip("。.")
    first, _, rest = text.partition(words("stop"))
    return rest.strip() if rest and len(first) <= SHORT_ANSWER else text


def must_check(verdict: ProductVerdict) -> bool:
    """Whether a listed product is somebody else's to certify, and this enterprise's to check."""
    return verdict.verdict in REQUIRED and not verdict.certificate_held and verdict.role not in PUTS_ON_MARKET


def undecided(verdict: ProductVerdict) -> bool:
    """Whether a fact, or the authority, still decides about a product."""
    return verdict.verdict in ("needs_facts", "possibly_exempt") and not verdict.certificate_held


def tasks(given: ReportInput, rounds: tuple[RoundFigures, ...], words: Words) -> tuple[Task, ...]:
    """Everything to do, in order: products first, then first steps or gaps by date."""
    found = [*_product_tasks(given, words), *(_first_tasks(given, words) if not rounds else ())]
    found += [_answer_task(f, words) for f in rounds if f.unanswered]
    dated = [_gap_task(f, action, given, words, several=len(rounds) > 1) for f in rounds for action in f.review.actions]
    dated.sort(key=lambda task: (task.due or given.on, not task.gate))
    return (*found, *dated)


def _product_tasks(given: ReportInput, words: Words) -> list[Task]:
    verdicts = given.applicability.products
    required = [v for v in verdicts if must_have(v)]
    checking = [v for v in verdicts if must_check(v)]
    asking = [v for v in verdicts if undecided(v)]
    owner, now, first = words("step.owner"), words("step.now"), words("step.first")
    basis = words("plan.basis.ccc")
    found: list[Task] = []
    if len(required) > MOST_PRODUCT_STEPS:
        found.append(Task(words("step.must.many", products=words.join(v.product for v in required[:2]), n=len(required)), basis, owner=owner, due_text=now))
    else:
        for v in required:
            todo = duty(v, words) or words("step.must.default")
            found.append(Task(words("step.must", product=v.product, todo=todo), basis, owner=owner, due_text=now))
    if len(checking) > MOST_PRODUCT_STEPS:
        found.append(Task(words("step.check.many", products=words.join(v.product for v in checking[:2]), n=len(checking)), basis, owner=owner, due_text=now))
    else:
        for v in checking:
            found.append(Task(words("step.must", product=v.product, todo=duty(v, words) or words("step.check")), basis, owner=owner, due_text=now))
    if len(asking) > MOST_PRODUCT_STEPS:
        found.append(Task(words("step.fact.many", products=words.join(v.product for v in asking[:2]), n=len(asking)), basis, owner=owner, due_text=first))
    else:
        for v in asking:
            question = words.of(v.questions[0].text) if v.questions else duty(v, words) or words(f"verdict.line.{v.verdict}")
            text = question if v.product in question else words("step.fact", product=v.product, question=question)
            found.append(Task(text, basis, owner=owner, due_text=first))
    return found


def _first_tasks(given: ReportInput, words: Words) -> list[Task]:
    """Without a round: fill the checklists of what is worth having, then clear up the open questions."""
    basis, owner = words("plan.basis.start"), words("step.owner")
    cards = given.pack.schemes
    found: list[Task] = []
    for one in given.applicability.recommendations:
        card = cards.get(one.scheme)
        if one.held or card is None or card.kind == "mandatory_product" or one.scheme not in given.pack.checklists:
            continue
        if len(found) < MOST_FIRST_CHECKLISTS:
            found.append(Task(words("step.checklist", scheme=words.of(card.short)), basis, owner=owner, due_text=words("none")))
    found += [Task(words("step.question", question=words.of(q.text)), basis, owner=owner, due_text=words("none")) for q in given.applicability.questions[:3]]
    return found


def _answer_task(f: RoundFigures, words: Words) -> Task:
    text = words("step.checklist", scheme=f.name) if f.percent is None else words("step.answer", scheme=f.name, n=f.unanswered)
    return Task(text, f.name, owner=words("step.owner"), due_text=words("step.first"))


def role(name: str, given: ReportInput) -> str:
    """A role of the pack in the report's language; a person's name as typed."""
    return given.pack.roles.get(name, name) if given.lang == "en" else name


def _gap_task(f: RoundFigures, action: Action, given: ReportInput, words: Words, *, several: bool) -> Task:
    item = action.gap.row.item
    text = action.text or row_text(action.gap.row, words.of(item.measure.text), words)
    return Task(
        text=text, scheme=f.name if several else "", basis=words.clause(item.clause), gate=item.gate, owner=role(action.owner, given), due_text=action.due.isoformat(), due=action.due, start=action.start,
        days=action.gap.effort_days, done=action.state == "done", key=(f.review.scheme, action.key),
    )  # fmt: skip


def steps(found: tuple[Task, ...], words: Words) -> tuple[Step, ...]:
    """The next steps for the boss page: what is not done, with the plan's numbers, ten at most."""
    rows: list[Step] = []
    for n, task in enumerate(found, start=1):
        if not task.done and len(rows) < 10:
            due = words.day(task.due) if task.due else task.due_text
            rows.append(Step(n, task.text.rstrip("。."), task.gate, task.owner, due))
    return tuple(rows)


def plan_part(given: ReportInput, rounds: tuple[RoundFigures, ...], found: tuple[Task, ...], words: Words, chapter: str) -> PlanPart | None:
    """The plan's pages; None where there is nothing to do."""
    if not found:
        return None
    total = sum((t.days for t in found if t.days is not None), Decimal(0))
    rows = tuple(
        ActionRow(n, t.text.rstrip("。."), t.scheme, t.basis, t.gate, t.owner, t.due_text, words("none") if t.days is None else number(t.days), t.done)
        for n, t in enumerate(found, start=1)
    )
    heads = tuple(words(f"plan.head.{k}") for k in ("number", "action", "basis", "who", "due", "days", "done"))
    dated = any(t.due for t in found)
    return PlanPart(
        opener=Opener(words("plan.section"), chapter, words("plan.section"), _title(found, total, rounds, words)),
        timeline=_timeline(given, rounds, found, words) if dated else None,
        actions=Table(words("plan.actions"), words("plan.actions.note"), heads),
        rows=rows,
        total=words("plan.total") if dated else "",
        total_days=number(total) if dated else "",
        note=words("plan.note", days=number(DAYS_A_WEEK), firm=number(FIRM_DAYS_A_WEEK)) if dated else "",
    )


def _title(found: tuple[Task, ...], total: Decimal, rounds: tuple[RoundFigures, ...], words: Words) -> str:
    last = max((t.due for t in found if t.due), default=None)
    if last is None:
        return words("plan.title.first", n=len(found), count=words.count(len(found)))
    reached = line_days(rounds)
    if len(reached) == 1 and rounds and len(rounds) == 1:
        return words("plan.title.path", date=words.full_day(next(iter(reached.values()))), days=words.about(total))
    return words("plan.title", date=words.full_day(last), n=len(found), count=words.count(len(found)), days=words.about(total))


def line_days(rounds: tuple[RoundFigures, ...]) -> dict[str, date]:
    """The day on which each round passes the line by the plan, by scheme, where its path is known."""
    found: dict[str, date] = {}
    for f in rounds:
        if f.path is not None:
            wanted = {g.row.key for g in f.path.steps}
            days = [a.due for a in f.review.actions if a.key in wanted]
            if days:
                found[f.review.scheme] = max(days)
    return found


def _timeline(given: ReportInput, rounds: tuple[RoundFigures, ...], found: tuple[Task, ...], words: Words) -> Timeline:
    wanted = {(f.review.scheme, g.row.key) for f in rounds if f.path is not None for g in f.path.steps}
    numbered = [(n, t) for n, t in enumerate(found, start=1) if t.due is not None and not t.done]
    milestones = line_days(rounds)
    room = TIMELINE_ROWS - len(milestones)
    chosen = sorted(sorted(numbered, key=lambda p: (p[1].key not in wanted, p[0]))[:room])
    rows = [TimeRow(str(n), t.text.rstrip("。."), t.gate, t.owner, t.start, t.due or given.on, "") for n, t in chosen]
    names = {f.review.scheme: f.name for f in rounds}
    rows += [TimeRow("", words("plan.milestone", scheme=names[s]), False, "", None, day, words.day(day)) for s, day in milestones.items()]
    first = min([given.on, *(r.start for r in rows if r.start)])
    last = max(r.due for r in rows) + timedelta(days=3)
    if (last - first).days < 28:
        last = first + timedelta(days=28)
    notes = [words("plan.timeline.milestone")] if milestones else []
    shown = tuple((h.first, h.last, words.of(h.name)) for h in given.holidays if h.last >= first and h.first <= last)
    notes += [words("plan.timeline.holiday", name=words.join(dict.fromkeys(name for _, _, name in shown)))] if shown else []
    if len(numbered) > len(chosen):
        notes.append(words("plan.timeline.more", n=len(chosen)))
    return Timeline(first, last, _months(first, last, words), tuple(rows), shown, tuple(notes))


def _months(first: date, last: date, words: Words) -> tuple[tuple[date, str, str], ...]:
    """First day of each month shown with its name, with and without the year. Long plans by quarter."""
    start = first.replace(day=1)
    months: list[date] = []
    while start <= last:
        months.append(start)
        start = (start + timedelta(days=32)).replace(day=1)
    step = 1 if len(months) <= 9 else 3 if len(months) <= 24 else 6
    chosen = [m for n, m in enumerate(months) if step == 1 or (m.month - 1) % step == 0 or n == 0]
    return tuple((m, words.month(m, year=True), words.month(m, year=False)) for m in chosen)
