from assessments.checklist import Answer, item_of, row_key, visible_rows
from checklists.conditions import Situation
from tests.assessments.made import checklist, item

NOBODY = Situation()


def keys(found):
    return [r.key for r in found.rows]


def test_an_item_whose_condition_is_false_is_hidden_and_told():
    form = checklist(item("a", show_if={"activity": "designs_products"}), item("b"))
    found = visible_rows(form, Situation(activities={"designs_products": False}), {})
    assert keys(found) == ["x.b"]
    assert [i.id for i in found.hidden] == ["x.a"]


def test_an_item_nobody_can_decide_is_shown_with_what_would_decide():
    found = visible_rows(checklist(item("a", show_if={"activity": "designs_products"})), NOBODY, {})
    assert keys(found) == ["x.a"]
    assert found.undecided == {"x.a": ("activity:designs_products",)}


def test_an_earlier_answer_may_hide_a_later_item():
    form = checklist(item("a"), item("b", show_if={"answer": "x.a", "is": "met"}))
    assert keys(visible_rows(form, NOBODY, {})) == ["x.a", "x.b"]
    assert keys(visible_rows(form, NOBODY, {"x.a": Answer("not_met")})) == ["x.a"]
    assert keys(visible_rows(form, NOBODY, {"x.a": Answer("met")})) == ["x.a", "x.b"]
    assert visible_rows(form, NOBODY, {"x.a": Answer(note="只有备注")}).undecided == {"x.b": ("answer:x.a",)}


def test_an_item_is_asked_once_for_each_product_it_is_about():
    form = checklist(item("p", repeat="product", show_if={"verdict": ["required_third_party"]}), item("once"))
    products = {name: Situation(verdicts=frozenset({verdict})) for name, verdict in (("插座", "required_third_party"), ("手机壳", "not_listed"), ("充电宝", "required_third_party"))}
    everything = Situation(verdicts=frozenset({"required_third_party", "not_listed"}))
    assert keys(visible_rows(form, everything, {}, products=products)) == ["x.p@插座", "x.p@充电宝", "x.once"]
    none = {"手机壳": products["手机壳"]}
    found = visible_rows(form, Situation(verdicts=frozenset({"not_listed"})), {}, products=none)
    assert keys(found) == ["x.once"]
    assert [i.id for i in found.hidden] == ["x.p"]


def test_without_products_or_sites_an_item_is_asked_once():
    form = checklist(item("p", repeat="product"), item("s", repeat="site"))
    assert keys(visible_rows(form, NOBODY, {})) == ["x.p", "x.s"]
    assert keys(visible_rows(form, NOBODY, {}, sites=("东厂", "西厂"))) == ["x.p", "x.s@东厂", "x.s@西厂"]


def test_keys_lead_back_to_items():
    assert item_of(row_key("x.p", "A@B 插座")) == "x.p"
    assert row_key("x.p") == "x.p"


def test_row_keys_of_the_shipped_checklists_are_unique(pack):
    for scheme in pack.checklist_ids:
        found = keys(visible_rows(pack.checklist(scheme), NOBODY, {}))
        assert len(set(found)) == len(found) > 0
