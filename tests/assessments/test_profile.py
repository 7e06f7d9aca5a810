from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.authoring.cases import cases
from assessments.errors import KnownError
from assessments.packs import BUNDLED
from assessments.profile import (
    EnterpriseProfile,
    activities_to_ask,
    ancestors,
    credit_code_problem,
    parse_profile,
    read_profiles,
    region_prefixes,
    section_of,
    situation,
    size_class,
    size_of,
    size_row,
)

ON = date(2026, 11, 22)
CODES = [(c["credit_code"], c["expect"]["problem"]) for _, c in cases(BUNDLED) if "credit_code" in c]


@pytest.mark.parametrize(("code", "problem"), CODES)
def test_credit_codes(pack, code, problem):
    assert credit_code_problem(code, pack.tables.credit_code) == (None if problem == "none" else problem)


def test_the_pack_has_good_and_bad_codes():
    assert {problem for _, problem in CODES} == {"none", "length", "charset", "structure", "check"}


@pytest.mark.parametrize("code", [c for c, problem in CODES if problem == "none"])
def test_every_single_slip_of_the_pen_is_noticed(pack, code):
    table = pack.tables.credit_code
    for n, right in enumerate(code.upper()):
        for wrong in "019AX":
            if wrong != right:
                assert credit_code_problem(code[:n] + wrong + code[n + 1 :], table) is not None


@given(st.text(max_size=40))
def test_any_text_gets_an_answer_as_a_credit_code(pack, text):
    assert credit_code_problem(text, pack.tables.credit_code) in (None, "length", "charset", "structure", "check")


figures = st.one_of(st.integers(0, 400), st.integers(0, 300_000))


@given(st.data())
def test_more_people_or_money_never_make_a_firm_smaller(pack, data):
    row = data.draw(st.sampled_from(pack.tables.sizes.industries))
    before = {name: data.draw(figures) for name in "XYZ"}
    after = {name: value + data.draw(st.integers(0, 50_000)) for name, value in before.items()}
    order = ["micro", "small", "medium", "large"]
    assert order.index(size_class(row, after)) >= order.index(size_class(row, before))


@pytest.mark.parametrize("row", range(16))
def test_each_bound_belongs_to_the_class_above_it(pack, row):
    """国统字〔2017〕213号: "及以上" includes the bound; one indicator below it is one class down."""
    found = pack.tables.sizes.industries[row]
    bounds = {name: limits for name, limits in (("X", found.X), ("Y", found.Y), ("Z", found.Z)) if limits}
    for n, (name, below) in enumerate((("large", "medium"), ("medium", "small"), ("small", "micro"))):
        at = {indicator: limits[n] for indicator, limits in bounds.items()}
        assert size_class(found, at) == name
        for indicator in bounds:
            assert size_class(found, {**at, indicator: at[indicator] - Decimal("0.01")}) == below
            assert size_class(found, {**at, indicator: None}) is None


@pytest.mark.parametrize(
    ("code", "people", "revenue", "assets", "size"),
    [
        ("3823", 42, 1800, 900, "small"), ("3823", 19, 1800, 900, "micro"), ("3823", 300, 2000, None, "medium"), ("3823", 1000, 40000, None, "large"),
        ("0111", 3, 500, None, "medium"), ("6513", 10, 50, None, "small"), ("7020", 1000, 4999, None, "medium"), ("7020", 99, 4999, None, "micro"), ("5241", 10, 99, None, "micro"),
        ("8321", 500, 9000, 9000, None), ("6620", 500, 9000, 9000, None),
    ],
)  # fmt: skip
def test_size_of_a_firm(pack, code, people, revenue, assets, size):
    assert size_of(EnterpriseProfile(industries=(code,), employees=people, revenue_wan=revenue, assets_wan=assets), pack) == size


def test_a_stated_size_stands_where_the_figures_are_missing(pack):
    assert size_of(EnterpriseProfile(industries=("3823",), size="small"), pack) == "small"
    assert size_of(EnterpriseProfile(industries=("3823",), size="large", employees=5, revenue_wan=10), pack) == "micro"


def test_every_class_has_a_size_row_or_is_left_out_on_purpose(pack):
    left_out = {code for row in pack.tables.sizes.not_covered for code in row.codes}
    for code in pack.industries:
        if len(code) == 4 and size_row(code, section_of(code, pack), pack.tables.sizes) is None:
            assert any(a in left_out for a in ancestors(code, pack)) or any(code.startswith(x) for x in left_out), code


@pytest.mark.parametrize(
    ("region", "found"),
    [("440600", {"44", "4406", "440600"}), ("4406", {"44", "4406"}), ("440606", {"44", "4406", "440606"}), ("44", {"44"}), ("440000", {"44", "440000"})],
)
def test_a_region_counts_for_those_above_it(region, found):
    assert region_prefixes(region) == found


def test_a_situation_knows_what_was_stated_and_nothing_else(pack):
    nothing = situation(EnterpriseProfile(), pack, ON)
    assert (nothing.industries, nothing.regions, nothing.role, nothing.size, nothing.markets, nothing.facts) == (None, None, None, None, None, {})
    told = situation(parse_profile({"industries": ["3823"], "employees": 42, "export_markets": [], "activities": ["sells_online"]}), pack, ON)
    assert told.industries == {"3823", "382", "38", "C"}
    assert (told.markets, told.facts, told.activities) == (frozenset(), {"employees": 42.0}, {"sells_online": True})


@pytest.mark.parametrize(("expires", "held"), [(None, True), ("2026-11-22", True), ("2026-11-21", False)])
def test_a_certificate_counts_until_its_last_day(pack, expires, held):
    profile = parse_profile({"holds": [{"scheme": "qms", **({"expires": expires} if expires else {})}]})
    assert ("qms" in situation(profile, pack, ON).holds) is held


def test_names_lose_what_no_screen_can_show():
    assert parse_profile({"name": "  某\x00\x1b[31m\ud800厂\x7f "}).name == "某[31m厂"
    assert parse_profile({"products": ["插\x08座"]}).products[0].name == "插座"


@pytest.mark.parametrize(
    ("data", "field", "why"),
    [
        ({"employes": 3}, "employes", "没有这一项，可能写错了名字"),
        ({"employees": "many"}, "employees", "要填整数"),
        ({"employees": -1}, "employees", "不能小于 0"),
        ({"employees": 4.5}, "employees", "要填整数"),
        ({"energy_tce": float("inf")}, "energy_tce", "要填普通的数字"),
        ({"energy_tce": float("nan")}, "energy_tce", "要填普通的数字"),
        ({"facts": {"x": float("inf")}}, "facts.x", "要填普通的数字"),
        ({"revenue_wan": float("inf")}, "revenue_wan", "要填普通的数字"),
        ({"role": "boss"}, "role", "只能是 maker / importer / retailer / service / user 之一"),
        ({"products": [{"name": ""}]}, "products.0.name", "不能空着"),
        ({"products": "插座"}, "products", "要填一个列表"),
        ({"name": "x" * 201}, "name", "太长，最多 200 个字"),
        ({"name": ["某厂"]}, "name", "要填文字"),
        ({"holds": [{"scheme": "qms", "expires": "soon"}]}, "holds.0.expires", "日期要写成 2026-11-22 这样"),
        ("某厂", "(…)", "要填“名称: 值”的形式"),
        ([], "(…)", "要填“名称: 值”的形式"),
    ],
)
def test_a_wrong_field_is_named_in_plain_words(data, field, why):
    with pytest.raises(KnownError) as caught:
        parse_profile(data, "profile.yaml")
    assert caught.value.sentence("zh") == f"profile.yaml 里 {field} 填得不对：{why}。请改好再试；什么都没有保存。"
    assert "{" not in caught.value.sentence("en")


def test_short_ways_of_writing_mean_the_same():
    short = parse_profile({"industries": [3823], "region": 4406, "products": ["插座"], "holds": ["qms"], "activities": ["sells_online"], "credit_code": ""})
    long = parse_profile({
        "industries": ["3823"], "region": "4406", "products": [{"name": "插座"}], "holds": [{"scheme": "qms"}],
        "activities": {"sells_online": True}, "credit_code": None,
    })  # fmt: skip
    assert short == long


def test_a_farm_code_without_quotes_stays_itself(tmp_path):
    path = tmp_path / "farm.yaml"
    path.write_text("name: 某合作社\nindustries: [0111]\n", encoding="utf-8")
    assert read_profiles(path)[0].industries == ("0111",)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*EnterpriseProfile.model_fields, "other"]), inner, max_size=4), max_leaves=12))
def test_any_data_is_a_profile_or_a_known_error(data):
    try:
        assert isinstance(parse_profile(data), EnterpriseProfile)
    except KnownError as error:
        assert error.code == "profile-invalid"


@given(st.text(max_size=300))
def test_what_is_stored_comes_back(text):
    try:
        profile = parse_profile({"name": text, "products": [{"name": text, "facts": {"a": True, "b": 1.5, "c": text}}]})
    except KnownError:
        return
    assert EnterpriseProfile.model_validate_json(profile.model_dump_json()) == profile


def test_only_activities_that_would_decide_something_are_asked(pack):
    def asked(*schemes, **data):
        return set(activities_to_ask(parse_profile(data), pack, ON, schemes))

    shop = asked(industries=["5272"], role="retailer")
    assert {"bids_for_public_contracts", "sells_online"} <= shop
    assert shop.isdisjoint({"supplies_car_makers", "grows_crops", "discharges_pollutants", "uses_special_processes"})
    assert "supplies_car_makers" in asked(industries=["3670"])
    assert "uses_special_processes" in asked("qms", industries=["3670"]), "the checklist being filled wants to know"
    assert "grows_crops" in asked(industries=["5272"], activities={"grows_crops": False}), "what was answered stays"
