"""The order of work over a year, over the shipped pack and every kind of firm."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assessments.profile import parse_profile
from assessments.recommend import applicability
from assessments.year import year_of_work
from tests.assessments.test_recommend import profiles

ON = date(2026, 11, 22)
SYSTEMS = ["discharges_pollutants", "has_hazardous_work", "customer_requires_qms"]


def year(pack, **data):
    return year_of_work(applicability(parse_profile(data), pack, on=ON), pack)


def names(stage):
    return [span.scheme for span in stage.spans]


def test_three_systems_are_one_piece_of_work_and_one_audit(pack):
    found = year(pack, industries=["3311"], employees=60, revenue_wan=30000, activities=SYSTEMS)
    stage = next(s for s in found.stages if "qms" in names(s))
    assert set(names(stage)) == {"qms", "ems", "ohsms"}
    assert stage.together and stage.sources
    assert stage.audit and stage.audit.at_least < stage.audit.separate


def test_what_the_law_wants_begins_at_once(pack):
    found = year(pack, industries=["3823"], role="maker", products=[{"name": "延长线插座"}], activities=["customer_requires_qms"])
    assert found.stages[0].mandatory and names(found.stages[0]) == ["ccc"] and found.stages[0].start == 0
    assert next(s for s in found.stages if "qms" in names(s)).start > 0


def test_free_help_runs_beside_the_rest_from_the_start(pack):
    found = year(pack, industries=["6513"], size="small", activities=["first_certification"])
    assert next(s for s in found.stages if "sme_uplift" in names(s)).start == 0


@given(st.data())
def test_every_year_holds_together(pack, data):
    told = applicability(data.draw(profiles(pack)), pack, on=ON)
    found = year_of_work(told, pack)
    wanted = [r.scheme for r in told.recommendations if not r.held and r.strength != "optional"]
    planned = [s for stage in found.stages for s in names(stage)]
    assert sorted([*planned, *found.next_year]) == sorted(wanted), "each scheme once, none lost"
    assert all(stage.start < found.horizon and stage.spans for stage in found.stages)
    starts = [s.start for s in found.stages]
    assert starts == sorted(starts)
    place = {s: (stage.start, n) for n, stage in enumerate(found.stages) for s in names(stage)}
    for scheme, (start, n) in place.items():
        for earlier in pack.schemes[scheme].after:
            if earlier in place and scheme not in pack.schemes[earlier].after and place[earlier][1] != n:
                assert place[earlier][0] <= start, (earlier, scheme)
