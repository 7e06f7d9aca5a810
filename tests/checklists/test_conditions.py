from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.conditions import (
    Activity,
    All,
    Any_,
    Compare,
    ConditionError,
    Not,
    OneOf,
    Outcome,
    Situation,
    evaluate,
    named,
    parse,
    unparse,
)

CODES = ("C", "38", "382", "3823", "14", "1411")
NAMES = ("tce", "volts", "supply")
DOES = ("sells_online", "grows_crops")
VALUES = {
    "industry": CODES,
    "region": ("44", "4406", "440606"),
    "role": ("maker", "importer"),
    "size": ("micro", "small"),
    "market": ("EU", "US", "any"),
    "holds": ("qms", "ems"),
    "product": ("02", "0201", "09"),
    "verdict": ("required_third_party", "removed"),
}
figures = st.one_of(st.integers(-5, 5), st.floats(-5, 5))
worths = st.one_of(st.booleans(), figures, st.sampled_from(["mains", "battery"]))


def subset(values):
    return st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True).map(tuple)


atoms = st.one_of(
    st.sampled_from(sorted(VALUES)).flatmap(lambda s: st.builds(OneOf, st.just(s), subset(VALUES[s]))),
    st.builds(Activity, st.sampled_from(DOES)),
    st.builds(Compare, st.sampled_from(NAMES), st.sampled_from(["at_least", "at_most", "above", "below"]), figures),
    st.builds(Compare, st.sampled_from(NAMES), st.sampled_from(["is", "is_not"]), worths),
    st.builds(Compare, st.sampled_from(NAMES), st.just("one_of"), st.lists(worths, min_size=1, max_size=3).map(tuple)),
    st.builds(Compare, st.sampled_from(["qms.a", "qms.b"]), st.just("is"), st.sampled_from(["met", "not_met"]), st.just(True)),
)
conditions = st.recursive(atoms, lambda inner: st.one_of(st.builds(Not, inner), *(st.builds(kind, st.lists(inner, min_size=1, max_size=3).map(tuple)) for kind in (All, Any_))), max_leaves=8)


def codes(values):
    return st.none() | st.frozensets(st.sampled_from(values), max_size=3)


situations = st.builds(
    Situation,
    industries=codes(CODES),
    regions=codes(VALUES["region"]),
    role=st.none() | st.sampled_from(VALUES["role"]),
    size=st.none() | st.sampled_from(VALUES["size"]),
    markets=codes(("EU", "US", "JP")),
    holds=st.frozensets(st.sampled_from(VALUES["holds"])),
    activities=st.dictionaries(st.sampled_from(DOES), st.booleans()),
    facts=st.dictionaries(st.sampled_from(NAMES), worths),
    product_codes=codes(("0201", "0914")),
    verdicts=codes(VALUES["verdict"]),
    answers=st.dictionaries(st.sampled_from(["qms.a", "qms.b"]), st.sampled_from(["met", "not_met"])),
)


@given(conditions)
def test_what_is_written_is_read_back(condition):
    assert parse(unparse(condition)) == condition


@given(conditions, situations)
def test_it_asks_exactly_when_it_does_not_know(condition, situation):
    outcome = evaluate(condition, situation)
    assert (outcome.value is None) == bool(outcome.asks)
    assert len(set(outcome.asks)) == len(outcome.asks)


@given(st.lists(conditions, min_size=1, max_size=3).map(tuple), situations)
def test_de_morgan(parts, situation):
    not_all = evaluate(Not(All(parts)), situation).value
    assert not_all is evaluate(Any_(tuple(Not(p) for p in parts)), situation).value
    not_any = evaluate(Not(Any_(parts)), situation).value
    assert not_any is evaluate(All(tuple(Not(p) for p in parts)), situation).value


@given(conditions, situations)
def test_twice_not_is_nothing(condition, situation):
    assert evaluate(Not(Not(condition)), situation) == evaluate(condition, situation)


@given(conditions, conditions, situations)
def test_order_does_not_matter(one, other, situation):
    for kind in (All, Any_):
        assert evaluate(kind((one, other)), situation).value is evaluate(kind((other, one)), situation).value


@given(conditions, situations, situations)
def test_one_more_fact_never_turns_a_decided_outcome(condition, known, more):
    """Whatever nobody had stated may be stated now: what was decided stays."""
    said = {}
    for one in fields(Situation):
        before, after = getattr(known, one.name), getattr(more, one.name)
        if isinstance(before, dict):
            said[one.name] = {**after, **before}
        elif before is None:
            said[one.name] = after
    before = evaluate(condition, known).value
    if before is not None:
        assert evaluate(condition, replace(known, **said)).value is before


@given(conditions, situations)
def test_asks_name_facts_of_the_condition(condition, situation):
    told = named(condition)
    for ask in evaluate(condition, situation).asks:
        kind, _, name = ask.partition(":")
        assert name in told[kind] if name else (kind in told or "verdict" in told)


def test_an_answer_to_every_ask_decides():
    condition = parse({"all": [{"activity": "grows_crops"}, {"fact": "tce", "at_least": 5000}, {"industry": ["01"]}]})
    assert evaluate(condition, Situation()) == Outcome(None, ("activity:grows_crops", "fact:tce", "industry"))
    known = Situation(industries=frozenset({"01", "A"}), activities={"grows_crops": True}, facts={"tce": 5000.0})
    assert evaluate(condition, known) == Outcome(True)


@pytest.mark.parametrize(
    ("how", "known", "expected"),
    [("at_least", 50.0, True), ("above", 50.0, False), ("at_most", 50.0, True), ("below", 50.0, False), ("above", 50.1, True), ("below", 49.9, True)],
)
def test_bounds(how, known, expected):
    assert evaluate(parse({"fact": "volts", how: 50}), Situation(facts={"volts": known})).value is expected


@pytest.mark.parametrize("typed", ["36", "36V", "", True, False])
def test_a_figure_of_the_wrong_kind_is_asked_again(typed):
    """'36V' compared with 50 must not say 'not below 50': that would be a wrong verdict."""
    assert evaluate(parse({"fact": "volts", "at_most": 50}), Situation(facts={"volts": typed})) == Outcome(None, ("fact:volts",))


def test_export_markets():
    anywhere, europe = parse({"market": "any"}), parse({"market": ["EU"]})
    assert evaluate(anywhere, Situation()).asks == ("market",)
    assert evaluate(anywhere, Situation(markets=frozenset())).value is False
    assert evaluate(anywhere, Situation(markets=frozenset({"JP"}))).value is True
    assert evaluate(europe, Situation(markets=frozenset({"JP"}))).value is False


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (None, "a condition is a mapping such as {industry: ['14']}, not None"),
        ({}, "a condition is a mapping such as {industry: ['14']}, not {}"),
        ({"industy": ["14"]}, "unknown condition 'industy'; known: all any not fact answer activity industry region role size market holds product verdict"),
        ({"industry": ["14"], "role": "maker"}, "one key a condition, join them with all: or any:, not ['industry', 'role']"),
        ({"fact": "tce"}, "compare tce with exactly one of above, at_least, at_most, below, is, is_not, one_of"),
        ({"fact": "tce", "at_least": 1, "at_most": 2}, "compare tce with exactly one of above, at_least, at_most, below, is, is_not, one_of"),
        ({"fact": "tce", "atleast": 1}, "unknown comparison 'atleast'; known: above, at_least, at_most, below, is, is_not, one_of"),
        ({"fact": "tce", "at_least": "much"}, "at_least needs a number, not 'much'"),
        ({"fact": "tce", "above": True}, "above needs a number, not True"),
        ({"industry": [1.5]}, "expected a code or a word in quotes, not 1.5"),
        ({"all": [{"not": {"any": ["x"]}}]}, "a condition is a mapping such as {industry: ['14']}, not 'x'"),
    ],
)
def test_a_condition_that_cannot_be_read_says_why(raw, sentence):
    with pytest.raises(ConditionError) as caught:
        parse(raw)
    assert str(caught.value) == sentence
