from decimal import Decimal

import pytest

from assessments.authoring.cases import cases
from assessments.effort import audit_time, initial_days, level_of, to_half_day
from assessments.errors import KnownError
from assessments.packs import BUNDLED

VECTORS = [(c["audit_days"]["table"], c["audit_days"]["staff"], str(c["audit_days"].get("level", "")), str(c["expect"]["days"])) for _, c in cases(BUNDLED) if "audit_days" in c]


@pytest.mark.parametrize(("table", "staff", "level", "days"), VECTORS)
def test_vectors_of_the_pack(pack, table, staff, level, days):
    assert initial_days(pack.tables.audit_days.tables[table], staff, level) == Decimal(days)


@pytest.mark.parametrize(
    ("staff", "days"),
    [(1, "1.5"), (5, "1.5"), (6, "2"), (10, "2"), (11, "2.5"), (15, "2.5"), (25, "3"), (26, "4"), (45, "4"), (46, "5"), (65, "5"), (85, "6"), (125, "7"), (175, "8"), (275, "9"), (425, "10"), (625, "11"), (875, "12"), (1175, "13")],
)
def test_quality_by_the_table_of_iaf_md5(pack, staff, days):
    """IAF MD5:2023 annex A, table QMS 1."""
    assert initial_days(pack.tables.audit_days.tables["qms"], staff) == Decimal(days)


def test_more_people_never_need_fewer_days(pack):
    for name, table in pack.tables.audit_days.tables.items():
        levels = table.columns[2:] if len(table.columns) > 3 and not table.tfte else [str(r[0]) for r in table.rows] if table.tfte else [""]
        for level in levels:
            days = []
            for staff in (1, 4, 5, 6, 10, 11, 25, 26, 45, 46, 65, 66, 125, 126, 275, 625, 1175, 2000, 5000, 10000):
                try:
                    days.append(initial_days(table, staff, level))
                except KnownError:
                    continue
            assert days == sorted(days), (name, level)
            assert days and days[0] > 0, (name, level)


def test_beyond_the_table_nothing_is_made_up(pack):
    with pytest.raises(KnownError, match="no-audit-days"):
        initial_days(pack.tables.audit_days.tables["qms"], 10**7)
    assert audit_time(pack.schemes["qms"], 10**7, (), pack) is None
    assert audit_time(pack.schemes["qms"], None, (), pack) is None
    assert audit_time(pack.schemes["qms"], 0, (), pack) is None


def test_a_scheme_without_table_has_no_days(pack):
    assert audit_time(pack.schemes["ccc"], 50, (), pack) is None


def test_surveillance_is_about_a_third(pack):
    found = audit_time(pack.schemes["qms"], 42, ("3823", "382", "38", "C"), pack)
    assert (found.initial, found.surveillance) == (Decimal(4), Decimal("1.5"))
    assert found.initial > found.recertification > found.surveillance
    assert found.sources


def test_half_days():
    assert [to_half_day(Decimal(d)) for d in ("1.24", "1.25", "1.26", "1.75", "0")] == [Decimal(d) for d in ("1.0", "1.5", "1.5", "2.0", "0")]


def test_the_level_of_a_trade_is_one_its_table_knows(pack):
    days = pack.tables.audit_days
    for name, table in days.tables.items():
        if len(table.columns) <= 3 and not table.tfte:
            continue
        known = {str(r[0]) for r in table.rows} if table.tfte else set(table.columns[2:])
        for code in ("3823", "1411", "6513", "0111", "3011", "5241", "4710", "8321"):
            row = pack.industries[code]
            chain = [code]
            while row.parent:
                chain.append(row.parent)
                row = pack.industries[row.parent]
            level = level_of(name, tuple(chain), days)
            assert level in known or (level == "" and not table.default_level), (name, code)
