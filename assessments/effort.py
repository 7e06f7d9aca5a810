"""Audit days from the pack's tables: an estimate by number of people, never a legal minimum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from assessments.errors import KnownError
from checklists.pack import Pack
from checklists.schema import Scheme
from checklists.tables import AuditDays, AuditTable

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class AuditTime:
    """Days of 8 hours of the initial audit, a yearly surveillance and a recertification."""

    initial: Decimal
    surveillance: Decimal
    recertification: Decimal
    table: str
    level: str
    verified: bool
    sources: tuple[str, ...]


def to_half_day(days: Decimal) -> Decimal:
    """The nearest half day (IAF MD5 2.2.3)."""
    return (days / HALF).quantize(Decimal(1), rounding=ROUND_HALF_UP) * HALF


def audit_time(scheme: Scheme, staff: int | None, industries: tuple[str, ...], pack: Pack) -> AuditTime | None:
    """Audit time of a scheme for `staff` effective persons; None where the scheme has no table or the staff is unknown."""
    days = pack.tables.audit_days
    table = days.tables.get(scheme.audit_table)
    if table is None or not staff:
        return None
    level = level_of(scheme.audit_table, industries, days)
    try:
        initial = initial_days(table, staff, level)
    except KnownError:
        return None
    later = _later(table, staff, level)
    share = {k: days.rules[k].value or Decimal(0) for k in ("surveillance", "recertification") if k in days.rules}
    surveillance = later[0] if later else max(to_half_day(initial * share.get("surveillance", Decimal(0))), HALF)
    recertification = later[1] if later else max(to_half_day(initial * share.get("recertification", Decimal(0))), HALF)
    return AuditTime(initial, surveillance, recertification, scheme.audit_table, level, table.verified, table.sources)


def level_of(table: str, industries: tuple[str, ...], days: AuditDays) -> str:
    """Complexity, risk or category by the main industry (codes with their parents), the longest code first."""
    by_level = days.defaults.get(table)
    if isinstance(by_level, Mapping):
        groups = cast("Mapping[str, tuple[str, ...]]", by_level)
        found = [(len(code) if not code.isalpha() else 1, level) for level, codes in groups.items() for code in codes if any(i.startswith(code) for i in industries)]
        if found:
            return max(found)[1]
    return days.tables[table].default_level if table in days.tables else ""


def initial_days(table: AuditTable, staff: int, level: str = "") -> Decimal:
    """Initial audit (stage 1 and 2) in days for `staff` effective persons.

    Raises KnownError no-audit-days where the table ends below that number or lacks the level. Sources: IAF MD5:2023,
    ISO 22003-1:2022, ISO 50003:2021, ISO/IEC 27006-1:2024, as named in the pack.
    """
    if table.tfte:
        row = next((r for r in table.rows if str(r[0]) == level), None)
        extra = next((d for low, high, d in table.tfte if (low or 0) <= staff and (high is None or staff <= high)), None)
        if row is None or extra is None:
            raise KnownError("no-audit-days", staff=staff)
        return to_half_day(Decimal(row[1]) + Decimal(row[2]) * (table.default_studies - 1) + extra)
    row = next((r for r in table.rows if int(r[0]) <= staff <= int(r[1])), None)
    columns = table.columns[2:]
    if row is None or (len(columns) > 1 and level not in columns):
        raise KnownError("no-audit-days", staff=staff)
    return Decimal(row[2 + (columns.index(level) if len(columns) > 1 else 0)])


def _later(table: AuditTable, staff: int, level: str) -> tuple[Decimal, Decimal] | None:
    row = next((r for r in table.later_rows if r[0] <= staff <= r[1]), None)
    names = (f"{level}_surveillance", f"{level}_recert")
    if row is None or any(n not in table.later_columns for n in names):
        return None
    return row[table.later_columns.index(names[0])], row[table.later_columns.index(names[1])]
