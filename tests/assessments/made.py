"""Checklists and answers made up by hand or by Hypothesis; levels as the shipped pack has them."""

from decimal import Decimal

from hypothesis import strategies as st

from assessments.checklist import Answer, visible_rows
from assessments.scoring import score
from checklists.conditions import Situation
from checklists.schema import Checklist, Level

LEVELS = (
    Level(id="starting", name="起步", at_least=Decimal(0), rule="从零开始"),
    Level(id="building", name="建设中", at_least=Decimal(50), rule="一半以上"),
    Level(id="ready", name="可申请", at_least=Decimal(80), all_answered=True, gates_met=True, preconditions_met=True, rule="八成以上"),
)
STATES = ("met", "partly", "not_met", "not_applicable")


def item(name: str, weight: int = 2, *, days: str = "1", **more) -> dict:
    return {
        "id": f"x.{name}", "clause": "1", "weight": weight, "statement": f"有{name}", "opposite": f"没有{name}", "look": "看",
        "measure": {"text": "做", "effort_days": days, "role": more.pop("role", "质量负责人")}, "sources": ["s"], **more,
    }  # fmt: skip


def checklist(*items: dict, per_section: int = 100) -> Checklist:
    sections = [items[n : n + per_section] for n in range(0, len(items), per_section)]
    return Checklist.model_validate({
        "scheme": "x", "edition": {"standard": "S"},
        "sections": [{"id": f"x.s{n}", "clause": str(n), "heading": f"第{n}章", "items": list(part)} for n, part in enumerate(sections)],
    })  # fmt: skip


def scored(made: Checklist, answers: dict[str, str], **more):
    """(rows, answers as the domain has them, score)."""
    told = {key: Answer(state=state) for key, state in answers.items()}
    rows = visible_rows(made, Situation(), told).rows
    return rows, told, score(made, rows, told, LEVELS, **more)


@st.composite
def filled(draw, states=(*STATES, None), most=12):
    """A checklist of up to `most` items of any weight and effort, some of them gates, with an answer or none to each."""
    items = [
        item(f"i{n}", draw(st.integers(1, 3)), days=draw(st.sampled_from(["0.5", "1", "2", "3.5", "5"])), gate=draw(st.booleans()))
        for n in range(draw(st.integers(1, most)))
    ]
    answers = {i["id"]: s for i in items if (s := draw(st.sampled_from(states))) is not None}
    return checklist(*items, per_section=draw(st.integers(1, 5))), answers
