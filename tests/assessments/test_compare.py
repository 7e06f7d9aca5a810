from decimal import Decimal

from hypothesis import given

from assessments.compare import compare
from tests.assessments.made import checklist, filled, item, scored


def compared(form, before, now):
    rows, answers, result = scored(form, now)
    _, then, earlier = scored(form, before)
    return compare(rows, answers, result, then, earlier)


def test_what_was_closed_what_got_worse_what_stays_open():
    form = checklist(*(item(n) for n in "abcdefgh"), per_section=4)
    before = {"x.a": "not_met", "x.b": "met", "x.c": "not_met", "x.d": "partly", "x.e": "met", "x.f": "not_applicable", "x.g": "not_met"}
    now = {"x.a": "met", "x.b": "partly", "x.c": "partly", "x.d": "partly", "x.e": "met", "x.f": "not_met", "x.h": "not_met"}
    found = compared(form, before, now)
    assert [c.row.key for c in found.closed] == ["x.a"]
    assert [(c.row.key, c.before, c.now) for c in found.worse] == [("x.b", "met", "partly")]
    assert [c.row.key for c in found.still_open] == ["x.c", "x.d"]
    assert (found.before, found.now) == (Decimal("41.7"), Decimal("50.0"))
    assert [(s.before, s.now) for s in found.sections] == [(Decimal("37.5"), Decimal("62.5")), (Decimal("50.0"), Decimal("33.3"))]


@given(filled())
def test_a_round_compared_with_itself_changed_nothing(made):
    form, answers = made
    found = compared(form, answers, answers)
    assert (found.closed, found.worse) == ((), ())
    assert found.before == found.now


@given(filled(), filled())
def test_no_row_is_told_twice(one, other):
    form, now = one
    found = compared(form, other[1], now)
    told = [c.row.key for c in (*found.closed, *found.worse, *found.still_open)]
    assert len(set(told)) == len(told)
