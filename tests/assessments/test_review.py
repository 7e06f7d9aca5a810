from datetime import date
from decimal import Decimal

import pytest

from assessments.checklist import Answer
from assessments.profile import parse_profile
from assessments.review import preconditions_met, review, situations

ON = date(2026, 11, 22)
FIRM = parse_profile({"name": "某电器厂", "industries": ["3823"], "role": "maker", "employees": 42, "products": ["插线板", "手机壳", "充电宝"], "activities": {"designs_products": True}})


def met(pack, scheme, **but):
    rows = review(FIRM, scheme, {}, pack, on=ON).visible.rows
    return {r.key: Answer(but.get(r.item.id.partition(".")[2].replace("-", "_"), "met"), reason="-") for r in rows}


@pytest.mark.parametrize("scheme", ["qms", "ccc", "enms", "organic"])
def test_all_met_is_a_hundred_percent(pack, scheme):
    found = review(FIRM, scheme, met(pack, scheme), pack, on=ON)
    assert (found.score.percent, found.gaps, found.score.answered) == (Decimal(100), (), found.score.total)
    known, _ = situations(FIRM, pack, ON)
    assert found.score.level.id == ("ready" if preconditions_met(scheme, known, pack) else "building")


def test_every_part_tells_the_same_story(pack):
    answers = met(pack, "qms", internal_audit="not_met", measuring_devices="partly")
    found = review(FIRM, "qms", answers, pack, on=ON)
    assert found.score.gates_open == ("qms.internal-audit",)
    assert [g.row.key for g in found.gaps] == ["qms.internal-audit", "qms.measuring-devices"]
    assert {a.key for a in found.actions} == {g.row.key for g in found.gaps}
    assert [g.row.key for g in found.path.steps] == ["qms.internal-audit"]
    assert found.path.level.id == "ready"


def test_repeated_rows_are_asked_for_products_in_the_catalogue_only(pack):
    subjects = {r.subject for r in review(FIRM, "ccc", {}, pack, on=ON).visible.rows}
    assert subjects >= {"", "插线板", "充电宝"}
    per_product = [r for r in review(FIRM, "ccc", {}, pack, on=ON).visible.rows if r.item.repeat == "listed_product"]
    assert per_product
    assert {r.subject for r in per_product} == {"插线板", "充电宝"}


def test_a_round_before_is_compared(pack):
    before = met(pack, "qms", internal_audit="not_met")
    found = review(FIRM, "qms", met(pack, "qms"), pack, on=ON, before=before)
    assert [c.row.key for c in found.comparison.closed] == ["qms.internal-audit"]
    assert found.comparison.now == 100 > found.comparison.before


def test_a_scheme_without_checklist(pack):
    with pytest.raises(KeyError):
        review(FIRM, "nothing", {}, pack, on=ON)


def test_an_unknown_precondition_does_not_block_a_missing_one_does(pack):
    scheme, condition = next((s.id, p.met_if) for s in pack.schemes.values() for p in s.preconditions if p.met_if is not None)
    known, _ = situations(parse_profile({}), pack, ON)
    from checklists.conditions import evaluate

    assert preconditions_met(scheme, known, pack) is (evaluate(condition, known).value is not False) or len(pack.schemes[scheme].preconditions) > 1
    assert preconditions_met("no-such-scheme", known, pack)
