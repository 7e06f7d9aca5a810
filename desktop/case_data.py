"""What the window knows of the open enterprise, read off the GUI thread as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from assessments.profile import EnterpriseProfile
from assessments.recommend import Applicability, applicability
from assessments.review import Review
from assessments.services import enterprises, evidence, reports, rounds
from assessments.services.enterprises import Enterprise
from assessments.services.evidence import Evidence
from assessments.services.reports import WrittenReport
from assessments.services.rounds import Round
from assessments.services.workspace import Workspace
from assessments.year import Year, year_of_work
from desktop.pages.checklist_item import Offer


@dataclass(frozen=True, slots=True)
class EnterpriseData:
    """An enterprise, what applies to it and in which order, its rounds (newest first by scheme) and its reports."""

    enterprise: Enterprise
    result: Applicability
    year: Year
    rounds: tuple[Round, ...]
    reports: tuple[WrittenReport, ...]
    full: Mapping[str, bool] = field(default_factory=dict)
    """Whether every item of the newest round of each scheme is answered, by round."""

    @property
    def latest(self) -> tuple[Round, ...]:
        """The newest round of each scheme."""
        found: dict[str, Round] = {}
        for one in self.rounds:
            found.setdefault(one.scheme, one)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class RoundData:
    """One round with its review, evidence, shared answers on offer, and the readiness of all rounds of its scheme."""

    round: Round
    review: Review
    evidence: tuple[Evidence, ...]
    offers: Mapping[str, Offer]
    trend: tuple[tuple[str, float], ...]
    earlier: tuple[Round, ...]
    comparing: str = ""


def read_enterprise(workspace: Workspace, id_: str, on: date, role: str | None) -> EnterpriseData:
    """Read an enterprise and judge it for a date and, where one is tried out, another role."""
    one = enterprises.get(workspace, id_)
    found = tuple(rounds.of_enterprise(workspace, id_))
    result = judged(one.profile, workspace, on, role)
    data = EnterpriseData(one, result, year_of_work(result, workspace.pack), found, tuple(reports.listed(workspace, id_)))
    full = {r.id: r.answered > 0 and is_full(rounds.review_of(workspace, r.id, one.profile, on=on)) for r in data.latest}
    return replace(data, full=full)


def is_full(review: Review) -> bool:
    """Whether every item is answered."""
    return 0 < review.score.total == review.score.answered


def judged(profile: EnterpriseProfile, workspace: Workspace, on: date, role: str | None) -> Applicability:
    """What applies to a profile; `role` tries out another role for the products."""
    result = applicability(profile, workspace.pack, on=on)
    if role is None:
        return result
    from assessments.obligations import judge

    products = tuple(judge(p, workspace.pack, on=on, role=role) for p in profile.products)
    return replace(result, products=tuple(replace(p, certificate_held=old.certificate_held) for p, old in zip(products, result.products, strict=True)))


def read_round(workspace: Workspace, round_id: str, profile: EnterpriseProfile, on: date, compare_with: str = "") -> RoundData:
    """Read a round as it stands."""
    one = rounds.get(workspace, round_id)
    review = rounds.review_of(workspace, round_id, profile, on=on, compare_with=compare_with or None)
    all_rounds = rounds.of_enterprise(workspace, one.enterprise_id)
    same = [r for r in all_rounds if r.scheme == one.scheme]
    earlier = tuple(r for r in same if r.number < one.number)
    trend = _trend(workspace, same, one, review, profile, on) if compare_with else ()
    offers = _offers(workspace, one, review, all_rounds)
    return RoundData(one, review, tuple(evidence.of_round(workspace, round_id)), offers, trend, earlier, compare_with)


@dataclass(frozen=True, slots=True)
class ReportOutline:
    """What a report would say now: why it would be a draft, and each round's scheme, readiness and number of gaps."""

    draft_reason: str
    rounds: tuple[tuple[str, Decimal | None, int], ...]


def read_outline(workspace: Workspace, data: EnterpriseData, language: str, on: date) -> ReportOutline:
    """Build the report's content without drawing it."""
    content = reports.content_of(workspace, data.enterprise.id, reports.Wishes(lang=language), on=on)
    found = []
    for one in data.latest:
        review = rounds.review_of(workspace, one.id, data.enterprise.profile, on=on)
        found.append((one.scheme, review.score.percent, len(review.gaps)))
    return ReportOutline(content.cover.draft_reason, tuple(found))


def _trend(workspace: Workspace, same: list[Round], one: Round, review: Review, profile: EnterpriseProfile, on: date) -> tuple[tuple[str, float], ...]:
    points: list[tuple[str, float]] = []
    for each in sorted(same, key=lambda r: r.number):
        score = review.score if each.id == one.id else rounds.review_of(workspace, each.id, profile, on=on).score
        if score.percent is not None:
            points.append((each.started_on.isoformat(), float(score.percent)))
    return tuple(points)


def _offers(workspace: Workspace, one: Round, review: Review, all_rounds: list[Round]) -> dict[str, Offer]:
    """Answers to the same matter in the enterprise's other checklists, by row key."""
    others: dict[str, Round] = {}
    for each in all_rounds:
        if each.scheme != one.scheme and each.answered:
            others.setdefault(each.scheme, each)
    given: dict[str, tuple[str, str, str]] = {}
    shared_by: dict[str, set[str]] = {}
    for scheme, other in others.items():
        if scheme not in workspace.pack.checklist_ids:
            continue
        name = workspace.pack.schemes[scheme].short.zh, workspace.pack.schemes[scheme].short.en
        found = rounds.answers(workspace, other.id)
        for item in workspace.pack.checklist(scheme).items():
            answer = found.get(item.id)
            if answer and answer.state:
                given[item.id] = (answer.state, "\n".join(name), answer.note)
                for target in item.shares:
                    shared_by.setdefault(target, set()).add(item.id)
    offers: dict[str, Offer] = {}
    for row in review.visible.rows:
        sources = [*row.item.shares, *sorted(shared_by.get(row.item.id, ()))]
        hit = next((given[s] for s in sources if s in given), None)
        if hit:
            offers[row.key] = Offer(*hit)
    return offers
