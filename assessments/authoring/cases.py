"""The pack's own cases: enterprises, products and checklists with what they should come out as, run by `certcheckup pack test`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from assessments.checklist import Answer, State
from assessments.effort import initial_days
from assessments.errors import KnownError
from assessments.obligations import judge
from assessments.profile import Product, credit_code_problem, parse_profile, section_of, size_class, size_row
from assessments.recommend import STRENGTHS, Applicability, applicability
from assessments.review import review
from checklists import parts
from checklists.pack import Pack
from checklists.problems import PackProblems, Problem

Case = dict[str, Any]
DEFAULT_ON = date(2026, 11, 22)


@dataclass(slots=True)
class TestReport:
    """What running a pack's cases gave: how many ran, what failed, and which ids no case covers."""

    __test__ = False
    runs: int = 0
    failures: list[str] = field(default_factory=list[str])
    covered: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    uncovered: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    @property
    def passed(self) -> bool:
        """Whether no case failed and nothing stands uncovered."""
        return not self.failures and not any(self.uncovered.values())


def cases(folder: Path) -> tuple[tuple[str, Case], ...]:
    """(file name, case) of every case in the pack's tests folder. Raises PackProblems for a file that cannot be read."""
    problems: list[Problem] = []
    found = parts.cases(folder, problems)
    if problems:
        raise PackProblems(tuple(problems))
    return found


def run(pack: Pack) -> TestReport:
    """Run every case of a pack and see which rules, entries, gates and schemes they cover. A case that cannot run is a failure."""
    report = TestReport()
    for file, case in cases(pack.folder):
        name = f"{file} {case.get('id', '?')}"
        wrong = _unknown(case)
        if wrong:
            report.failures.append(f"{name}: {wrong}")
            continue
        try:
            for label, problems in _run_case(case, pack, report):
                report.runs += 1
                report.failures += [f"{name}{label}: {p}" for p in problems]
        except (KnownError, LookupError, TypeError, ValueError) as error:
            report.failures.append(f"{name}: cannot be run: {error!r}")
    _coverage(pack, report)
    return report


PROFILE = ("profile", "each_industry"), ("schemes", "any_of", "strength", "absent", "against", "rules", "size")
SHAPES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # what tells the kind -> further keys, expectations
    "product": (("product", "role", "facts"), ("verdict", "entry", "asks", "choices")),
    "products": (("products", "role", "facts"), ("verdict", "entry", "asks", "choices")),
    "checklist": (("checklist", "profile", "answers"), ("level", "readiness", "gates_open")),
    "size": (("size",), ("size",)),
    "credit_code": (("credit_code",), ("problem",)),
    "audit_days": (("audit_days",), ("days",)),
}


def _unknown(case: Case) -> str:
    """What a case says that no run looks at: a slip there would make it pass whatever happens."""
    keys, expectations = next((shape for kind, shape in SHAPES.items() if kind in case), PROFILE)
    expect = case.get("expect")
    if not isinstance(expect, dict):
        return "no expectation"
    strange = [*(k for k in case if k not in (*keys, "id", "on", "note", "expect")), *(f"expect.{k}" for k in cast("Case", expect) if k not in expectations)]
    return f"unknown: {', '.join(strange)}" if strange else ""


def _run_case(case: Case, pack: Pack, report: TestReport) -> Iterator[tuple[str, list[str]]]:
    if "product" in case:
        yield "", _product_case(case, str(case["product"]), pack, report)
    elif "products" in case:
        for name in cast("list[Any]", case["products"]):
            yield f" [{name}]", _product_case(case, str(name), pack, report)
    elif "checklist" in case:
        yield "", _checklist_case(case, pack, report)
    elif "size" in case:
        yield "", _size_case(case, pack)
    elif "credit_code" in case:
        found = credit_code_problem(str(case["credit_code"]), pack.tables.credit_code) or "none"
        yield "", _differs("problem", case["expect"]["problem"], found)
    elif "audit_days" in case:
        wanted = case["audit_days"]
        found = initial_days(pack.tables.audit_days.tables[wanted["table"]], wanted["staff"], str(wanted.get("level", "")))
        yield "", _differs("days", Decimal(str(case["expect"]["days"])), found)
    else:
        for code in case.get("each_industry") or [None]:
            yield (f" [{code}]" if code else ""), _profile_case(case, code, pack, report)


def _differs(what: str, expected: object, found: object) -> list[str]:
    return [] if expected == found else [f"{what}: expected {expected}, found {found}"]


def _product_case(case: Case, name: str, pack: Pack, report: TestReport) -> list[str]:
    on = case.get("on", DEFAULT_ON)
    found = judge(Product(name=name, facts=case.get("facts") or {}), pack, on=on, role=case.get("role"))
    expect = case["expect"]
    problems = _differs("verdict", expect.get("verdict", found.verdict), found.verdict)
    ids = [e.id for e in found.entries]
    if "entry" in expect and expect["entry"] not in ids:
        problems.append(f"entry: expected {expect['entry']}, found {ids}")
    asked = [q.ask.partition(":")[2] or q.ask for q in found.questions]
    problems += [f"asks: {a} is not asked, but {asked}" for a in expect.get("asks", ()) if a not in asked]
    choices = [str(c.value) for q in found.questions for c in q.choices]
    problems += [f"choices: {c} is not offered, but {choices}" for c in expect.get("choices", ()) if c not in choices]
    if not problems:
        report.covered.setdefault("entries", set()).update(ids)
    return problems


def _profile_case(case: Case, code: str | None, pack: Pack, report: TestReport) -> list[str]:
    data: Case = dict(case.get("profile") or {})
    if code is not None:
        data["industries"] = [code]
    found = applicability(parse_profile(data, case.get("id", "")), pack, on=case.get("on", DEFAULT_ON))
    warnings = {rule.id for rule in pack.rules if rule.strength == "against"}
    return _expected(case["expect"], found, warnings, report)


def _expected(expect: Mapping[str, Any], found: Applicability, warnings: Set[str], report: TestReport) -> list[str]:
    strengths = {r.scheme: r.strength for r in found.recommendations}
    weakest = STRENGTHS.index(expect.get("strength", "optional"))
    counting = {s for s, strength in strengths.items() if STRENGTHS.index(strength) <= weakest}
    problems = [f"{s} is not recommended strongly enough ({strengths.get(s, 'not at all')})" for s in expect.get("schemes", ()) if s not in counting]
    any_of = expect.get("any_of")
    if any_of and counting.isdisjoint(any_of):
        problems.append(f"none of {any_of} is recommended")
    problems += [f"{s} must not be recommended" for s in expect.get("absent", ()) if s in strengths]
    told = (*found.recommendations, *found.further)
    against = {a.scheme for a in found.against} | {r.scheme for r in told if any(reason.rule in warnings for reason in r.reasons)}
    problems += [f"no advice against {s}" for s in expect.get("against", ()) if s not in against]
    fired = {r.rule for rec in told for r in rec.reasons} | {r.rule for a in found.against for r in a.reasons}
    problems += [f"rule {r} did not fire" for r in expect.get("rules", ()) if r not in fired]
    if "size" in expect:
        problems += _differs("size", expect["size"], found.size)
    report.covered.setdefault("rules", set()).update(r for r in expect.get("rules", ()) if r in fired)
    if not problems:
        report.covered.setdefault("schemes", set()).update((*expect.get("schemes", ()), *expect.get("against", ())))
        report.covered.setdefault("absent", set()).update(expect.get("absent", ()))
    return problems


def _checklist_case(case: Case, pack: Pack, report: TestReport) -> list[str]:
    scheme = case["checklist"]
    profile = parse_profile(case.get("profile") or {}, case.get("id", ""))
    given: dict[str, State] = dict(case.get("answers") or {})
    default = given.pop("default", None)  # pyright: ignore[reportArgumentType, reportCallIssue]
    answers: dict[str, Answer] = {k: Answer(state=v, reason="-") for k, v in given.items()}
    on = case.get("on", DEFAULT_ON)
    if default is not None:
        rows = review(profile, scheme, answers, pack, on=on).visible.rows
        answers = {r.key: answers.get(r.key) or answers.get(r.item.id) or Answer(state=default) for r in rows}
    found = review(profile, scheme, answers, pack, on=on).score
    expect = case["expect"]
    problems: list[str] = []
    if "level" in expect:
        problems += _differs("level", expect["level"], found.level.id)
    if "readiness" in expect:
        problems += _differs("readiness", Decimal(str(expect["readiness"])), found.percent)
    if "gates_open" in expect:
        open_gates = {k.partition("@")[0] for k in found.gates_open}
        problems += _differs("gates_open", sorted(expect["gates_open"]), sorted(open_gates))
        report.covered.setdefault("gates", set()).update(open_gates if not problems else ())
    return problems


def _size_case(case: Case, pack: Pack) -> list[str]:
    wanted = case["size"]
    code = str(wanted["code"])
    row = size_row(code, section_of(code, pack), pack.tables.sizes)
    figures = {"X": wanted.get("employees"), "Y": wanted.get("revenue_wan"), "Z": wanted.get("assets_wan")}
    return _differs("size", case["expect"]["size"], size_class(row, figures) if row else None)


def _coverage(pack: Pack, report: TestReport) -> None:
    gates = {i.id for s in pack.checklist_ids for i in pack.checklist(s).items() if i.gate}
    recommendable = {s for rule in pack.rules if rule.strength != "against" for s in rule.schemes}
    absent = report.covered.pop("absent", set[str]())
    report.covered.setdefault("schemes", set()).update(absent - recommendable)  # what no rule may recommend is covered by its absence
    wanted = {"rules": {r.id for r in pack.rules}, "entries": set(pack.entries), "gates": gates, "schemes": set(pack.schemes)}
    for kind, ids in wanted.items():
        report.covered[kind] = report.covered.get(kind, set()) & ids
        report.uncovered[kind] = sorted(ids - report.covered[kind])
