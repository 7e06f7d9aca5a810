from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.obligations import CHOSEN, NONE_OF_THESE, judge, lanes, with_products
from assessments.profile import Product, parse_profile
from assessments.recommend import applicability
from checklists.conditions import Situation

ON = date(2026, 11, 22)
KINDS = ("required_third_party", "required_self_declaration", "not_listed", "removed", "needs_facts", "possibly_exempt")


def verdict(pack, name, on=ON, role=None, **facts):
    return judge(Product(name=name, facts=facts), pack, on=on, role=role)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("充电宝", "required_third_party"), ("插线板", "required_third_party"), ("热水壶", "required_third_party"), ("断路器", "required_third_party"),
        ("暖风机", "required_third_party"), ("电动车头盔", "required_third_party"), ("电表箱", "required_self_declaration"), ("手机壳", "not_listed"),
        ("数据线", "not_listed"), ("小夜灯", "needs_facts"), ("瓷砖", "needs_facts"), ("儿童滑板车", "needs_facts"),
    ],
)  # fmt: skip
def test_everyday_products(pack, name, expected):
    assert verdict(pack, name).verdict == expected


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("充电宝", date(2024, 7, 31), "not_listed"),
        ("充电宝", date(2024, 8, 1), "required_third_party"),
        ("断路器", date(2024, 10, 31), "required_self_declaration"),
        ("断路器", date(2024, 11, 1), "required_third_party"),
        ("电钻", date(2026, 6, 30), "required_self_declaration"),
        ("电钻", date(2026, 7, 1), "required_third_party"),
        ("圆锯", date(2019, 10, 16), "required_third_party"),
        ("圆锯", date(2019, 10, 17), "removed"),
        ("电刨", ON, "removed"),
    ],
)
def test_a_verdict_is_for_a_day(pack, name, day, expected):
    assert verdict(pack, name, on=day).verdict == expected


def test_every_day_a_period_begins_or_ends_is_on_the_right_side(pack):
    """At both ends of every period without a condition the mode is that of the period."""
    modes = {"third_party": "required_third_party", "self_declaration": "required_self_declaration"}
    for entry in pack.catalogue.entries:
        if any(p.when is not None for p in entry.periods):
            continue
        for period in entry.periods:
            for day in (d for d in (period.start, period.end) if d is not None):
                found = judge(Product(name="x", facts={CHOSEN: entry.id}), pack, on=day)
                if found.verdict == "needs_facts":
                    assert found.questions, (entry.id, day)
                else:
                    assert found.verdict == modes.get(period.mode, period.mode), (entry.id, day)


def test_no_entry_has_two_periods_for_one_day(pack):
    for entry in pack.catalogue.entries:
        plain = sorted((p for p in entry.periods if p.when is None), key=lambda p: p.start or date.min)
        for one, other in pairwise(plain):
            assert one.end is not None, entry.id
            assert other.start == one.end + timedelta(days=1), entry.id


def test_a_day_without_record_is_said_and_not_guessed(pack):
    found = verdict(pack, "电钻", on=date(2010, 1, 1))
    assert found.verdict == "needs_facts"
    assert any("没有这一天的记录" in r.text.zh for r in found.reasons)


def test_a_fact_takes_a_product_out_of_scope(pack):
    found = verdict(pack, "插线板", rated_voltage_v=36.0)
    assert found.verdict == "not_listed"
    assert "50 V" in found.reasons[1].text.zh
    assert verdict(pack, "插线板", rated_voltage_v=250.0).verdict == "required_third_party"


def test_an_exclusion_nobody_decided_is_shown_as_what_if(pack):
    assert [w.verdict for w in verdict(pack, "插线板").what_ifs] == ["not_listed"]
    assert verdict(pack, "插线板", rated_voltage_v=250.0).what_ifs == ()


def test_a_figure_typed_as_text_does_not_decide(pack):
    """'36V' is no number: the exclusion stays open instead of counting as not met."""
    assert [w.verdict for w in verdict(pack, "插线板", rated_voltage_v="36V").what_ifs] == ["not_listed"]


def test_the_deciding_fact_is_asked_and_then_decides(pack):
    open_one = verdict(pack, "小夜灯")
    assert [q.ask for q in open_one.questions] == ["fact:power_source"]
    question = open_one.questions[0]
    answered = {str(c.value): verdict(pack, "小夜灯", power_source=c.value).verdict for c in question.choices}
    assert answered["mains"] == "required_third_party"
    assert answered["battery"] == "not_listed"


def test_which_one_is_asked_and_the_choice_decides(pack):
    question = verdict(pack, "儿童滑板车").questions[0]
    assert question.ask == f"fact:{CHOSEN}"
    assert [c.value for c in question.choices][-1] == NONE_OF_THESE
    toy = verdict(pack, "儿童滑板车", catalogue_entry="ccc.2202")
    assert [e.id for e in toy.entries] == ["ccc.2202"]
    assert toy.verdict != "needs_facts" or f"fact:{CHOSEN}" not in [q.ask for q in toy.questions]


def test_none_of_these_is_taken_with_a_warning(pack):
    found = verdict(pack, "儿童滑板车", catalogue_entry=NONE_OF_THESE)
    assert (found.verdict, found.verified, found.reasons[0].verified) == ("not_listed", False, False)


def test_an_unknown_name_is_no_free_ticket(pack):
    found = verdict(pack, "乱七八糟的新东西")
    assert found.verdict == "needs_facts"
    assert "不能断定" in found.reasons[0].text.zh


def test_a_code_may_be_chosen_too(pack):
    assert [e.id for e in verdict(pack, "某物", catalogue_entry="0201").entries] == ["ccc.0201"]


def test_the_role_changes_the_duty_not_the_verdict(pack):
    found = {role: verdict(pack, "插线板", role=role) for role in ("maker", "importer", "retailer", "user", "service")}
    assert {v.verdict for v in found.values()} == {"required_third_party"}
    assert len({v.headline.zh for v in found.values()}) >= 4
    assert "不用你申请" in found["retailer"].headline.zh
    assert verdict(pack, "插线板").headline == found["maker"].headline


def test_every_role_has_a_word_for_every_verdict(pack):
    told = {(d.role, d.verdict) for d in pack.catalogue.duties}
    assert told == {*((r, v) for r in ("maker", "importer", "retailer", "user", "service") for v in KINDS), ("maker", "unmatched")}
    assert all(d.headline.zh and d.headline.en and d.todo for d in pack.catalogue.duties)


@pytest.mark.parametrize("purpose", ["export_only", "research", "repair_parts", "exhibition", "production_line"])
def test_an_exemption_is_possible_never_certain(pack, purpose):
    found = verdict(pack, "充电宝", purpose=purpose)
    assert found.verdict == "possibly_exempt"
    assert found.reasons[0].rule.startswith("ccc.exempt.")
    assert verdict(pack, "手机壳", purpose=purpose).verdict == "not_listed"


@given(st.data())
def test_every_verdict_has_reasons_and_sources(pack, data):
    """Whatever the name, the day and the facts: a verdict, a headline, and a source for every claim that is verified."""
    words = sorted(pack.product_words)
    name = data.draw(st.one_of(st.sampled_from(words), st.text(min_size=1, max_size=8)))
    specs = pack.facts.product
    stated = data.draw(st.lists(st.sampled_from(sorted(specs)), max_size=4, unique=True))
    kinds = {"number": st.floats(0, 2000), "boolean": st.booleans(), "text": st.text(max_size=5)}
    facts = {f: data.draw(st.sampled_from(sorted(specs[f].choices)) if specs[f].type == "choice" else kinds[specs[f].type]) for f in stated}
    on = data.draw(st.dates(date(2012, 1, 1), date(2030, 1, 1)))
    try:
        product = Product(name=name, facts=facts)
    except ValueError:
        return
    found = judge(product, pack, on=on, role=data.draw(st.sampled_from(["maker", "importer", "retailer", "user", "service", None])))
    assert found.verdict in KINDS
    assert found.headline.zh and found.headline.en
    assert found.reasons
    assert all(s in pack.sources for r in found.reasons for s in r.sources)
    assert all(r.sources for r in found.reasons if r.verified and r.rule)
    if found.verdict == "needs_facts":
        assert found.questions or any(not r.verified for r in found.reasons)
    if found.verdict == "removed":
        assert all(e.mode == "removed" for e in found.entries)


def test_all_texts_of_every_word_are_bilingual(pack):
    missing = set()
    for entry in pack.catalogue.entries:
        found = judge(Product(name="x", facts={CHOSEN: entry.id}), pack, on=ON)
        for text in (found.headline, *found.todo, *(r.text for r in found.reasons), *(q.text for q in found.questions), *(w.text for w in found.what_ifs), *(m.text for m in found.marks)):
            if text.zh and not text.en:
                missing.add(f"{entry.id}: {text.zh}")
    assert not missing


def test_products_in_question_state_no_code(pack):
    told = with_products(Situation(), [verdict(pack, "充电宝"), verdict(pack, "小夜灯")], pack)
    assert told.product_codes == {"0914"}
    assert told.verdicts == {"required_third_party", "needs_facts"}


def test_a_name_nothing_answers_to_is_to_be_named_better_not_to_be_feared(pack):
    unknown, open_fact = verdict(pack, "没人听过的新玩意儿"), verdict(pack, "玩具")
    assert unknown.unmatched and unknown.verdict == "needs_facts"
    assert not open_fact.unmatched and open_fact.verdict == "needs_facts"
    assert "没确定之前先不要销售" in [t.zh for t in open_fact.todo]
    assert "没确定之前先不要销售" not in [t.zh for t in unknown.todo]


def test_a_shop_with_goods_of_its_own_brand_is_their_maker(pack):
    def told(**activities):
        profile = parse_profile({"industries": ["5274"], "role": "retailer", "products": ["插线板"], "activities": activities})
        return applicability(profile, pack, on=ON).products[0]

    assert told().role == "retailer"
    assert told(sells_own_brand_made_by_others=True).role == "maker"
    assert told(imports_products=True).role == "importer"
    assert told(sells_own_brand_made_by_others=True).path is not None


def test_periods_that_run_at_one_time_stand_one_under_the_other(pack):
    whole, early, late = (None, None), (None, date(2024, 7, 31)), (date(2024, 8, 1), None)
    assert lanes((whole, early)) == (0, 1)
    assert lanes((early, late)) == (0, 0)
    assert {c.lane for c in verdict(pack, "断路器").timeline} == {0}


def test_a_seller_of_its_own_brand_is_never_told_not_to_apply(pack):
    for role in ("retailer", "service"):
        told = applicability(parse_profile({"industries": ["5292"], "role": role, "products": ["充电宝"], "activities": {"sells_own_brand_made_by_others": True}}), pack, on=ON)
        ccc = next(r for r in told.recommendations if r.scheme == "ccc")
        assert ccc.strength == "mandatory"
        assert "ccc" not in {a.scheme for a in told.against}
        assert not any("不用" in reason.text.zh for reason in ccc.reasons)
