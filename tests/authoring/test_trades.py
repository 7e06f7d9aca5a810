"""The table by which the rules are read over: every trade is told something, nobody too much, and no nonsense."""

from datetime import date

import pytest

from assessments.authoring.trades import CODE_LENGTH, by_trade
from assessments.profile import parse_profile

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def divisions(pack):
    return {row.trade.code: row for row in by_trade(pack, CODE_LENGTH["division"], parse_profile({}), on=ON)}


def told(row, *strengths):
    return {scheme for strength, scheme in row.told if strength in (strengths or ("mandatory", "recommended", "optional"))}


def test_every_division_gets_a_short_answer(divisions, pack):
    assert len(divisions) == 97
    assert [code for code, row in divisions.items() if row.fewest == 0] == []
    assert [code for code, row in divisions.items() if row.most > pack.manifest.recommendations_at_most] == []
    assert sum(row.classes for row in divisions.values()) == sum(len(code) == CODE_LENGTH["class"] for code in pack.industries)


@pytest.mark.slow
def test_a_firm_that_does_everything_gets_a_short_answer_too(pack):
    everything = {
        "employees": 120, "revenue_wan": 9000, "role": "maker", "export_markets": ["EU", "US", "HK"], "energy_tce": 12000, "region": "4406",
        "activities": [a for a in pack.facts.activities if a != "no_measuring_equipment"],
    }  # fmt: skip
    rows = by_trade(pack, CODE_LENGTH["division"], parse_profile(everything), on=ON)
    assert max(row.most for row in rows) == pack.manifest.recommendations_at_most
    assert min(row.fewest for row in rows) > 0


def test_no_nonsense(divisions):
    """What a reader would laugh at: food safety for a school without a canteen, farming labels for factories, product marks for offices."""
    food, farm = {"haccp", "fsms"}, {"organic", "green_food", "gap", "promise_cert"}
    products = {"energy_saving", "water_saving", "green_building_material", "robot_cr", "china_rohs", "ce", "ccc"}
    services = {code for code in divisions if "53" <= code <= "97"}
    assert all(food.isdisjoint(told(divisions[code])) for code in services - {"59", "61", "62"})
    assert all(products.isdisjoint(told(divisions[code])) for code in services)
    assert all(farm.isdisjoint(told(row)) for code, row in divisions.items() if "16" <= code <= "50")
    assert all("svc_eldercare" not in told(row) for code, row in divisions.items() if code != "85")
    assert all("ccc" not in told(row, "mandatory") for row in divisions.values()), "only a product makes CCC mandatory"
