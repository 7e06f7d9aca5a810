"""One round looked at as a whole: the rows asked, the score, the gaps, the plan and the cheapest path. Recomputed, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments import gaps as gap_list
from assessments.checklist import Answer, State, Visible, visible_rows
from assessments.compare import Comparison, compare
from assessments.gaps import Gap
from assessments.obligations import judge, with_products
from assessments.plan import Action, CheapestPath, Edit, cheapest_path, plan
from assessments.profile import EnterpriseProfile, situation
from assessments.scoring import Score, score
from checklists.conditions import Situation, evaluate
from checklists.pack import Pack
from checklists.schema import EMPTY, Checklist, Text


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An answer to an item the pack no longer has: kept, counted nowhere, told with the pack's reason."""

    item: str
    state: State
    reason: Text = EMPTY


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that follows from a profile, a scheme's checklist and the answers to it."""

    scheme: str
    checklist: Checklist
    visible: Visible
    answers: Mapping[str, Answer]
    score: Score
    gaps: tuple[Gap, ...]
    actions: tuple[Action, ...]
    path: CheapestPath | None
    comparison: Comparison | None = None
    left_over: tuple[LeftOver, ...] = ()


def situations(profile: EnterpriseProfile, pack: Pack, on: date) -> tuple[Situation, dict[str, Situation]]:
    """The situation of an enterprise with all its products, and for each product the one in which it stands alone."""
    firm = situation(profile, pack, on)
    verdicts = [judge(p, pack, on=on, role=profile.role, trades=firm.industries) for p in profile.products]
    return with_products(firm, verdicts, pack), {v.product: with_products(firm, (v,), pack) for v in verdicts}


def review(
    profile: EnterpriseProfile,
    scheme: str,
    answers: Mapping[str, Answer],
    pack: Pack,
    *,
    on: date,
    edits: Mapping[str, Edit] | None = None,
    before: Mapping[str, Answer] | None = None,
) -> Review:
    """The review of one round. `before` are the answers of the round to compare with. Raises KeyError for a scheme without checklist."""
    checklist = pack.checklist(scheme)
    known, products = situations(profile, pack, on)
    visible = visible_rows(checklist, known, answers, products=products, sites=profile.sites)
    ready = preconditions_met(scheme, known, pack)
    result = score(checklist, visible.rows, answers, pack.levels, preconditions_met=ready)
    found = gap_list.rank(visible.rows, answers, result)
    comparison = None
    if before is not None:
        earlier = visible_rows(checklist, known, before, products=products, sites=profile.sites)
        comparison = compare(visible.rows, answers, result, before, score(checklist, earlier.rows, before, pack.levels, preconditions_met=ready))
    return Review(
        scheme, checklist, visible, answers, result, found, plan(found, on, edits or {}), cheapest_path(found, result), comparison,
        _left_over(checklist, answers, pack),
    )  # fmt: skip


def _left_over(checklist: Checklist, answers: Mapping[str, Answer], pack: Pack) -> tuple[LeftOver, ...]:
    known = {item.id for item in checklist.items()}
    removed = pack.manifest.removed
    found: dict[str, LeftOver] = {}
    for key, answer in answers.items():
        item = key.partition("@")[0]
        if answer.state is not None and item not in known:
            found.setdefault(item, LeftOver(item, answer.state, removed.get(item, EMPTY)))
    return tuple(found.values())


def preconditions_met(scheme: str, known: Situation, pack: Pack) -> bool:
    """False when a precondition of the scheme is known to be missing."""
    card = pack.schemes.get(scheme)
    conditions = [p.met_if for p in card.preconditions if p.met_if is not None] if card else []
    return all(evaluate(c, known).value is not False for c in conditions)
