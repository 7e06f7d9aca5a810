from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from hypothesis import given

from assessments import gaps
from assessments.checklist import Answer
from assessments.plan import Edit, cheapest_path, plan
from tests.assessments.made import checklist, filled, item, scored

MONDAY = date(2026, 11, 23)


def found_gaps(made):
    rows, answers, result = scored(*made)
    return gaps.rank(rows, answers, result), result


@given(filled())
def test_effects_make_up_what_is_missing(made):
    found, result = found_gaps(made)
    if result.percent is not None:
        assert abs(sum((g.effect for g in found), Decimal(0)) + result.percent - 100) <= Decimal("0.05") * (len(found) + 1)


@given(filled())
def test_closing_a_gap_brings_its_effect(made):
    form, answers = made
    found, result = found_gaps(made)
    for gap in found[:3]:
        after = scored(form, {**answers, gap.row.key: "met"})[2]
        assert abs(after.percent - result.percent - gap.effect) <= Decimal("0.15")


@given(filled())
def test_gates_come_first_then_what_brings_most(made):
    found, _ = found_gaps(made)
    order = [(not g.gate, -g.effect, g.effort_days) for g in found]
    assert order == sorted(order)
    assert len({g.row.key for g in found}) == len(found)


@given(filled(most=9))
def test_no_cheaper_set_reaches_the_next_level(made):
    found, result = found_gaps(made)
    path = cheapest_path(found, result)
    if path is None:
        assert result.next_level is None
        return
    must = {g.row.key for g in found if g.gate and path.level.gates_met}
    need = path.level.at_least * result.possible / 100 - result.earned

    def weight(gap):
        return gap.row.item.weight * (Decimal("0.5") if gap.state == "partly" else 1)

    enough = [
        sum((g.effort_days for g in chosen), Decimal(0))
        for size in range(len(found) + 1)
        for chosen in combinations(found, size)
        if must <= {g.row.key for g in chosen} and sum(weight(g) for g in chosen) >= need
    ]
    assert path.reachable == bool(enough)
    assert must <= {g.row.key for g in path.steps}
    if enough:
        assert path.days == min(enough) == sum((g.effort_days for g in path.steps), Decimal(0))


@given(filled(states=("met", "partly", "not_met", "not_applicable")))
def test_walking_the_path_reaches_the_level(made):
    """With every row answered, doing the steps is enough: what the report promises must come true."""
    form, answers = made
    found, result = found_gaps(made)
    path = cheapest_path(found, result)
    if path is not None and path.reachable and result.percent is not None:
        after = scored(form, {**answers, **{g.row.key: "met" for g in path.steps}})[2]
        assert after.percent == path.percent
        assert after.level.at_least >= path.level.at_least


def test_the_cheapest_way_is_not_the_greedy_one():
    """9 of 15 points are met and 12 are wanted: one dear item brings them, and so do two cheap ones together."""
    form = checklist(*(item(f"met{n}", 3) for n in range(3)), item("dear", 3, days="9"), item("one", 1, days="1"), item("two", 2, days="2"))
    told = {**{f"x.met{n}": "met" for n in range(3)}, "x.dear": "not_met", "x.one": "not_met", "x.two": "not_met"}
    rows, answers, result = scored(form, told)
    found = gaps.rank(rows, answers, result)
    path = cheapest_path(found, result)
    assert found[0].row.key == "x.dear"
    assert (path.level.id, sorted(g.row.key for g in path.steps), path.days, path.percent) == ("ready", ["x.one", "x.two"], Decimal(3), Decimal("80.0"))


def test_a_level_out_of_reach_is_said():
    form = checklist(item("a", 1), item("b", 1))
    rows, answers, result = scored(form, {"x.a": "not_met"})
    path = cheapest_path(gaps.rank(rows, answers, result), result)
    assert (path.level.id, path.reachable, path.unanswered) == ("building", True, 1)


def actions(edits=None, **roles):
    items = [item(name, role=role, days=days) for name, (role, days) in roles.items()]
    form = checklist(*items)
    rows, answers, result = scored(form, dict.fromkeys([i["id"] for i in items], "not_met"))
    return plan(gaps.rank(rows, answers, result), MONDAY, edits or {})


def test_one_role_works_one_measure_after_another():
    made = actions(a=("质量负责人", "3"), b=("质量负责人", "4"), c=("采购主管", "1"))
    assert {a.key: (a.start, a.due) for a in made} == {
        "x.a": (MONDAY, MONDAY + timedelta(weeks=1)),
        "x.b": (MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=3)),
        "x.c": (MONDAY, MONDAY + timedelta(weeks=1)),
    }


def test_an_edit_wins():
    due = MONDAY + timedelta(days=3)
    made = {a.key: a for a in actions({"x.a": Edit("张三", due, "doing", "自己的话")}, a=("质量负责人", "6"), b=("质量负责人", "1"))}
    assert (made["x.a"].owner, made["x.a"].due, made["x.a"].state, made["x.a"].text) == ("张三", due, "doing", "自己的话")
    assert made["x.b"].start == MONDAY


def test_a_due_date_in_the_past_leaves_no_action_that_ends_before_it_starts():
    made = actions({"x.a": Edit(due=MONDAY - timedelta(days=30))}, a=("质量负责人", "1"), b=("质量负责人", "1"))
    assert all(a.start <= a.due for a in made)
    assert [a.due for a in made] == sorted(a.due for a in made)


@given(filled())
def test_every_gap_is_in_the_plan_once(made):
    found, _ = found_gaps(made)
    made_actions = plan(found, MONDAY, {})
    assert sorted(a.key for a in made_actions) == sorted(g.row.key for g in found)
    assert all(a.start >= MONDAY and a.due > a.start for a in made_actions)


def test_a_part_gap_costs_half():
    form = checklist(item("a", days="3"))
    rows, answers, result = scored(form, {"x.a": "partly"})
    assert gaps.rank(rows, answers, result)[0].effort_days == Decimal("1.5")
    assert gaps.rank(rows, {"x.a": Answer("not_met", note="没做")}, result)[0].note == "没做"


def planned(form, edits=None):
    rows, answers, result = scored(form, {i.id: "not_met" for i in form.items()})
    return {a.key: a for a in plan(gaps.rank(rows, answers, result), MONDAY, edits or {})}


def test_what_has_to_wait_is_due_when_the_wait_is_over():
    form = checklist(item("运行", 3, days="3"), item("量具", 2, days="1"))
    waiting = form.model_copy(deep=True)
    first = waiting.sections[0].items[0]
    held = first.model_copy(update={"measure": first.measure.model_copy(update={"wait_days": 90})})
    section = waiting.sections[0].model_copy(update={"items": (held, *waiting.sections[0].items[1:])})
    waiting = waiting.model_copy(update={"sections": (section,)})
    assert planned(form)["x.运行"].due == MONDAY + timedelta(weeks=1)
    assert planned(waiting)["x.运行"].due == MONDAY + timedelta(days=90)
    assert planned(waiting)["x.量具"].due == planned(form)["x.量具"].due  # the wait keeps nobody from the next measure


@given(filled(states=("not_met", "partly")))
def test_what_is_changed_in_one_row_moves_no_other(made):
    form, _ = made
    before = planned(form)
    changed = form.items()[0].id
    after = planned(form, {changed: Edit(owner="李厂长", due=MONDAY + timedelta(days=200))})
    assert {k: (a.start, a.due) for k, a in before.items() if k != changed} == {k: (a.start, a.due) for k, a in after.items() if k != changed}
