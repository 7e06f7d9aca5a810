"""The state of each step in words, from what is known of the open enterprise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.case import Case
from desktop.i18n import tr
from desktop.pages.verdict_card import REQUIRED
from desktop.widgets.steps import StepFacts

if TYPE_CHECKING:
    from checklists.pack import Pack


def header_words(case: Case) -> tuple[str, str]:
    """Name of the enterprise, and which round of when."""
    name = case.profile.name if case.profile else ""
    if case.round is None:
        return name, ""
    started = case.round.round.started_on
    return name, tr("header.round", n=case.round.round.number, year=started.year, month=started.month)


def step_states(case: Case, pack: Pack) -> tuple[StepFacts, ...]:
    """The five steps."""
    return (_profile(case), _applicability(case, pack), *_round(case), _report(case))


def _profile(case: Case) -> StepFacts:
    profile = case.profile
    fields = (profile.name, profile.region, profile.industries, profile.role, profile.employees, profile.revenue_wan, profile.products) if profile else ()
    filled = sum(value not in (None, "", ()) for value in fields)
    return StepFacts("profile", tr("step.profile"), tr("step.s.filled", n=filled, total=7), filled == 7)


def _applicability(case: Case, pack: Pack) -> StepFacts:
    name = tr("step.applicability")
    if case.data is None:
        return StepFacts("applicability", name, "")
    result = case.data.result
    by_firm = [r for r in result.recommendations if r.strength == "mandatory" and pack.schemes[r.scheme].kind != "mandatory_product"]
    must = sum(v.verdict in REQUIRED for v in result.products) + len(by_firm)  # product certification counts product by product
    open_ = sum(v.verdict == "needs_facts" for v in result.products)
    if open_:
        return StepFacts("applicability", name, tr("step.s.ask", n=open_))
    profile = case.profile
    asked = any(v.questions for v in result.products)
    done = bool(profile and profile.industries and not asked and (profile.products or case.has_seen("applicability")))
    if must:
        return StepFacts("applicability", name, tr("step.s.must", n=must), done)
    if result.recommendations:
        return StepFacts("applicability", name, tr("step.s.advice", n=len(result.recommendations)), done)
    return StepFacts("applicability", name, tr("step.s.none"))


def _round(case: Case) -> tuple[StepFacts, StepFacts]:
    names = tr("step.checklist"), tr("step.results")
    if case.round is None:
        return StepFacts("checklist", names[0], tr("step.s.none")), StepFacts("results", names[1], tr("step.s.none"))
    score = case.round.review.score
    full = case.all_answered and score.answered == score.total  # every checklist, not only the one open
    percent = "—" if score.percent is None else f"{float(score.percent):.0f}%"
    answered = tr("step.s.answered", n=score.answered, total=score.total)
    checklist = StepFacts("checklist", names[0], answered, full)
    if not score.answered:
        return checklist, StepFacts("results", names[1], tr("step.s.unbegun"))
    if score.answered < score.total:
        long = f"{tr('step.s.ready', percent=percent)} · {answered}"
        return checklist, StepFacts("results", names[1], long, shorter=(f"{percent} · {answered}", f"{percent} · {score.answered}/{score.total}", percent))
    return checklist, StepFacts("results", names[1], tr("step.s.ready", percent=percent), score.next_level is None, shorter=(percent,))


def _report(case: Case) -> StepFacts:
    made = len(case.data.reports) if case.data else 0
    return StepFacts("report", tr("step.report"), tr("step.s.reports", n=made) if made else tr("step.s.no_report"), made > 0)
