import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.profile import EnterpriseProfile, parse_profile, region_of
from assessments.recommend import MAX_QUESTIONS, STRENGTHS, applicability, filled
from checklists.schema import Text

ON = date(2026, 11, 22)
SOCKETS = {
    "name": "某电器厂", "region": "4406", "industries": ["3823"], "employees": 42, "revenue_wan": 1800, "assets_wan": 900, "role": "maker",
    "products": [{"name": "延长线插座", "facts": {"rated_voltage_v": 250}}], "export_markets": ["EU"], "energy_tce": 120,
    "activities": ["bids_for_public_contracts", "stores_customer_data"], "holds": [{"scheme": "qms", "expires": date(2027, 5, 1)}],
}  # fmt: skip


def found(pack, data=None, **more):
    return applicability(parse_profile({**(data or {}), **more}), pack, on=ON)


def by_scheme(told):
    return {r.scheme: r for r in told.recommendations}


def test_a_socket_maker(pack):
    told = found(pack, SOCKETS)
    first = told.recommendations[0]
    assert (first.scheme, first.strength, first.rank) == ("ccc", "mandatory", 1)
    assert told.size == "small"
    assert [v.verdict for v in told.products] == ["required_third_party"]
    assert by_scheme(told)["qms"].held


def test_a_retailer_is_told_not_to_apply(pack):
    told = found(pack, SOCKETS, role="retailer", industries=["5274"])
    assert "ccc" not in by_scheme(told)
    assert "ccc" in {a.scheme for a in told.against}
    assert told.products[0].verdict == "required_third_party"


def test_everything_about_every_class(pack):
    """All 1,382 classes: reasons with sources, ranks without gaps, no abolished scheme, ten questions at most, in both languages."""
    abolished = {s.id for s in pack.schemes.values() if s.status == "abolished"}
    assert abolished
    for code in (c for c in pack.industries if len(c) == 4):
        told = applicability(EnterpriseProfile(industries=(code,)), pack, on=ON)
        assert abolished.isdisjoint(r.scheme for r in told.recommendations), code
        assert [r.rank for r in told.recommendations] == list(range(1, len(told.recommendations) + 1))
        assert len(told.questions) <= MAX_QUESTIONS
        for reason in (r for one in (*told.recommendations, *told.against) for r in one.reasons):
            assert reason.sources, (code, reason.rule)
            assert all(s in pack.sources for s in reason.sources), reason.rule
            assert "{" not in reason.text.zh + reason.text.en, reason.rule
            assert reason.text.en, reason.rule


activities = st.dictionaries(st.sampled_from(["bids_for_public_contracts", "processes_food", "grows_crops", "key_energy_user", "builds_software", "sells_online"]), st.booleans())


@st.composite
def profiles(draw, pack):
    codes = sorted(c for c in pack.industries if len(c) == 4)
    return EnterpriseProfile(
        industries=tuple(draw(st.lists(st.sampled_from(codes), max_size=2, unique=True))),
        region=draw(st.none() | st.sampled_from(sorted(pack.regions))),
        employees=draw(st.none() | st.integers(0, 3000)),
        revenue_wan=draw(st.none() | st.integers(0, 100_000)),
        role=draw(st.none() | st.sampled_from(["maker", "importer", "retailer", "service"])),
        export_markets=draw(st.none() | st.lists(st.sampled_from(["EU", "US", "JP"]), max_size=2, unique=True).map(tuple)),
        energy_tce=draw(st.none() | st.floats(0, 20_000)),
        activities=draw(activities),
        products=tuple({"name": n} for n in draw(st.lists(st.sampled_from(["充电宝", "手机壳", "小夜灯", "腊肉", "某物"]), max_size=3, unique=True))),
    )


@given(st.data())
def test_any_firm_is_answered(pack, data):
    profile = data.draw(profiles(pack))
    told = applicability(profile, pack, on=ON)
    assert told == applicability(profile, pack, on=ON)
    strengths = [STRENGTHS.index(r.strength) for r in told.recommendations if not r.held]
    assert strengths == sorted(strengths)
    everything = (*told.recommendations, *told.further)
    assert len({r.scheme for r in everything}) == len(everything)
    waiting = [r for r in told.recommendations if not r.held]
    at_most = pack.manifest.recommendations_at_most
    assert len(waiting) == at_most if told.further else len(waiting) <= at_most
    assert not any(r.held or r.strength == "mandatory" for r in told.further)
    assert not told.further or STRENGTHS.index(told.further[0].strength) >= max(strengths)
    assert len({q.ask for q in told.questions}) == len(told.questions) <= MAX_QUESTIONS
    for one in told.recommendations:
        assert one.reasons and all(r.sources for r in one.reasons)
        assert one.strength != "mandatory" or any(rule.strength == "mandatory" for rule in pack.rules if rule.id in {r.rule for r in one.reasons})


@given(st.data())
def test_mandatory_stays_mandatory_when_more_is_known(pack, data):
    """What law demands of a firm is not lost by stating an activity or the energy use nobody had stated."""
    profile = data.draw(profiles(pack))
    more = profile.model_copy(update={"activities": {**data.draw(activities), **profile.activities}, "energy_tce": profile.energy_tce if profile.energy_tce is not None else data.draw(st.floats(0, 20_000))})
    before = {r.scheme for r in applicability(profile, pack, on=ON).recommendations if r.strength == "mandatory"}
    assert before <= {r.scheme for r in applicability(more, pack, on=ON).recommendations if r.strength == "mandatory"}


def test_a_trade_stated_roughly_is_asked_for_its_class_and_nothing_is_guessed(pack):
    rough, fine = found(pack, industries=["01"]), found(pack, industries=["0141"])
    assert "promise_cert" in by_scheme(fine)
    assert "promise_cert" not in by_scheme(rough)
    assert "industry" in {q.ask for q in rough.questions}
    assert "industry" not in {q.ask for q in fine.questions}


def test_within_a_strength_first_things_come_first(pack):
    for code in ("3823", "1411", "6513", "0111", "3011", "4710"):
        told = applicability(EnterpriseProfile(industries=(code,), employees=60), pack, on=ON)
        place = {(r.strength, r.scheme): r.rank for r in told.recommendations if not r.held}
        for (strength, scheme), rank in place.items():
            for earlier in pack.schemes[scheme].after:
                if scheme not in pack.schemes[earlier].after:
                    assert place.get((strength, earlier), 0) < rank, (code, earlier, scheme)


def test_what_is_answered_is_not_asked_again(pack):
    asked = [q.ask for q in found(pack, industries=["3823"]).questions]
    assert asked
    data = {"industries": ["3823"]}
    for ask in asked:
        kind, _, name = ask.partition(":")
        if kind == "activity":
            data.setdefault("activities", {})[name] = True
        elif kind == "fact" and name in ("employees", "revenue_wan", "assets_wan", "energy_tce"):
            data[name] = 50
        elif kind == "fact":
            data.setdefault("facts", {})[name] = True
        else:
            data[ask] = {"role": "maker", "region": "440600", "export_markets": ["EU"], "industry": ["3823"]}[ask]
    assert not set(asked) & {q.ask for q in found(pack, data).questions}


@pytest.mark.parametrize(("tce", "scheme_strength"), [(12_000, True), (600, False)])
def test_energy_use_decides_about_energy_management(pack, tce, scheme_strength):
    told = found(pack, industries=["3011"], energy_tce=tce)
    assert (by_scheme(told).get("enms") is not None and by_scheme(told)["enms"].strength in ("mandatory", "recommended")) is scheme_strength or tce == 600
    reasons = [r.text.zh for one in (*told.recommendations, *told.against) if one.scheme == "enms" for r in one.reasons]
    assert any(f"{tce}" in text for text in reasons), reasons


def test_certificates_that_ran_out_are_not_held(pack):
    assert not by_scheme(found(pack, SOCKETS, holds=[{"scheme": "qms", "expires": date(2026, 11, 21)}]))["qms"].held


def test_facts_are_filled_into_reasons():
    values = {"zh": {"energy_tce": "120", "region": ""}, "en": {"energy_tce": "120"}}
    assert filled(Text(zh="用能 {energy_tce}，在{region}", en="{energy_tce} tce in {region}"), values) == Text(zh="用能 120，在…", en="120 tce in …")


def test_a_name_with_braces_or_tags_is_only_text(pack):
    told = found(pack, SOCKETS, name="{0.__class__}<img src=x>", products=["{industry}", "<b>插座</b>"])
    assert told.name == "{0.__class__}<img src=x>"
    assert [v.product for v in told.products] == ["{industry}", "<b>插座</b>"]


def test_one_recommendation_is_a_matter_of_milliseconds(pack):
    profile = parse_profile(SOCKETS)
    applicability(profile, pack, on=ON)
    start = time.perf_counter()
    for _ in range(20):
        applicability(profile, pack, on=ON)
    assert (time.perf_counter() - start) / 20 < 0.02


def test_one_certificate_is_not_all(pack):
    """A CCC certificate for one product leaves the other product's duty where it was."""
    both = {"industries": ["3823"], "role": "maker", "products": ["插座", "充电宝"]}
    one = by_scheme(found(pack, both, holds=[{"scheme": "ccc", "product": "插座"}]))["ccc"]
    assert (one.strength, one.held) == ("mandatory", False)
    all_held = by_scheme(found(pack, both, holds=[{"scheme": "ccc", "product": "插座"}, {"scheme": "ccc", "product": "充电宝"}]))["ccc"]
    assert all_held.held


def test_nothing_is_recommended_and_advised_against_at_once(pack):
    told = found(pack, industries=["6513"], employees=30, activities=["tender_names_dcmm", "sells_data_services"])
    assert {r.scheme for r in (*told.recommendations, *told.further)}.isdisjoint(a.scheme for a in told.against)


def test_a_county_lies_in_its_city(pack):
    assert region_of("370783", pack).name.zh == "潍坊市"
    assert region_of("120100", pack).name.zh == "天津市"
    assert region_of("999999", pack) is None


def test_size_is_asked_for_by_the_figures_of_the_trade(pack):
    builder = {q.ask for q in found(pack, industries=["4710"]).questions}
    assert "fact:assets_wan" in builder
