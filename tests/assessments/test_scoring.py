from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.checklist import Answer
from assessments.scoring import percent, score
from tests.assessments.made import LEVELS, checklist, filled, item, scored


@given(filled())
def test_readiness_is_a_share(made):
    _, _, found = scored(*made)
    assert found.percent is None or 0 <= found.percent <= 100
    assert (found.percent is None) == (found.answered == found.not_applicable)
    assert found.met + found.partly + found.not_met + found.not_applicable == found.answered <= found.total
    assert sum(s.total for s in found.sections) == found.total
    assert sum(s.answered for s in found.sections) == found.answered


@given(filled(), st.data())
def test_not_applicable_leaves_the_denominator(made, data):
    """Saying "does not apply" of an unanswered row, or taking that back, changes no percentage."""
    form, answers = made
    rows, _, before = scored(form, answers)
    open_rows = [r.key for r in rows if r.key not in answers]
    if open_rows:
        _, _, after = scored(form, {**answers, data.draw(st.sampled_from(open_rows)): "not_applicable"})
        assert (after.percent, after.earned, after.possible) == (before.percent, before.earned, before.possible)


@given(filled(), st.data())
def test_one_more_item_met_never_lowers_it(made, data):
    form, answers = made
    rows, _, before = scored(form, answers)
    key = data.draw(st.sampled_from([r.key for r in rows if answers.get(r.key) != "not_applicable"] or [rows[0].key]))
    _, _, after = scored(form, {**answers, key: "met"})
    if answers.get(key) != "not_applicable":
        assert before.percent is None or after.percent >= before.percent
        ids = [level.id for level in LEVELS]
        assert ids.index(after.level.id) >= ids.index(before.level.id)


@given(filled(), st.randoms())
def test_the_order_of_answers_does_not_matter(made, random):
    form, answers = made
    keys = list(answers)
    random.shuffle(keys)
    assert scored(form, {k: answers[k] for k in keys})[2] == scored(form, answers)[2]


def test_unanswered_is_not_zero():
    form = checklist(item("a"), item("b"), item("c"))
    found = scored(form, {"x.a": "met"})[2]
    assert (found.percent, found.answered, found.total) == (Decimal("100.0"), 1, 3)
    assert found.level.id == "building"
    assert found.missing == ("unanswered",)


def test_nothing_answered_is_no_percentage():
    found = scored(checklist(item("a")), {})[2]
    assert (found.percent, found.level.id, found.missing) == (None, "starting", ("percent",))


def test_weights_and_halves():
    form = checklist(item("a", 3), item("b", 2), item("c", 1))
    found = scored(form, {"x.a": "met", "x.b": "partly", "x.c": "not_met"})[2]
    assert (found.earned, found.possible, found.percent) == (4, 6, Decimal("66.7"))


@pytest.mark.parametrize(
    ("gate", "level", "gates_open", "missing"),
    [("met", "ready", (), ()), ("partly", "building", ("x.g",), ("gates",)), ("not_met", "building", ("x.g",), ("gates",)), ("not_applicable", "ready", (), ())],
)
def test_a_gate_stops_whatever_the_score(gate, level, gates_open, missing):
    form = checklist(item("g", 1, gate=True), *(item(f"i{n}", 3) for n in range(20)))
    found = scored(form, {"x.g": gate, **{f"x.i{n}": "met" for n in range(20)}})[2]
    assert found.percent >= Decimal("98")
    assert (found.level.id, found.gates_open, found.missing) == (level, gates_open, missing)


def test_an_unanswered_gate_is_told_apart_from_an_open_one():
    form = checklist(item("g", gate=True), item("a"))
    found = scored(form, {"x.a": "met"})[2]
    assert (found.gates, found.gates_open, found.gates_unanswered) == (1, (), ("x.g",))


def test_a_missing_precondition_keeps_from_ready():
    form = checklist(item("a"))
    assert scored(form, {"x.a": "met"})[2].level.id == "ready"
    held_back = scored(form, {"x.a": "met"}, preconditions_met=False)[2]
    assert (held_back.level.id, held_back.missing) == ("building", ("preconditions",))


@pytest.mark.parametrize(("met", "of", "level"), [(0, 10, "starting"), (4, 10, "starting"), (5, 10, "building"), (7, 10, "building"), (8, 10, "ready"), (10, 10, "ready")])
def test_levels_begin_at_their_share(met, of, level):
    form = checklist(*(item(f"i{n}") for n in range(of)))
    assert scored(form, {f"x.i{n}": "met" if n < met else "not_met" for n in range(of)})[2].level.id == level


def test_rounding_is_the_schoolbook_kind():
    assert percent(Decimal(1), Decimal(3)) == Decimal("33.3")
    assert percent(Decimal("0.25"), Decimal(1000)) == Decimal("0.0")
    assert percent(Decimal("0.5"), Decimal(1000)) == Decimal("0.1")
    assert percent(Decimal(0), Decimal(0)) is None


def test_answers_to_rows_that_are_not_asked_do_not_count():
    form = checklist(item("a"))
    rows, _, _ = scored(form, {})
    found = score(form, rows, {"x.a": Answer("met"), "x.gone": Answer("not_met")}, LEVELS)
    assert (found.percent, found.answered) == (100, 1)
