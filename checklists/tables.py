"""The tables of a pack: size classes, audit days, credit codes. Remarks beside the figures are kept in the files, not here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from checklists.schema import EMPTY, Ids, T


class TableModel(BaseModel):
    """Frozen; further keys are remarks for the reader of the file."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class SizeClass(TableModel):
    """Lower bounds of large, medium and small for the indicators an industry uses: X persons, Y revenue, Z assets (10,000 CNY)."""

    key: str
    name: T
    codes: Ids
    X: tuple[Decimal, Decimal, Decimal] | None = None
    Y: tuple[Decimal, Decimal, Decimal] | None = None
    Z: tuple[Decimal, Decimal, Decimal] | None = None


class NotCovered(TableModel):
    """Industries the size rule leaves out, and why."""

    codes: Ids
    why: T
    verified: bool = False


class Sizes(TableModel):
    """国统字〔2017〕213号 as a table."""

    rule: T = EMPTY
    note: T = EMPTY
    verified: bool = False
    sources: Ids = ()
    names: dict[str, T] = {}
    industries: tuple[SizeClass, ...] = ()
    not_covered: tuple[NotCovered, ...] = ()


class AuditTable(TableModel):
    """Initial audit days by number of people; several columns where a complexity, risk or category level decides."""

    name: T
    level_by: str = "none"
    default_level: str = ""
    columns: Ids
    rows: tuple[tuple[Decimal | str, ...], ...]
    tfte: tuple[tuple[int | None, int | None, Decimal], ...] = ()
    default_studies: int = 1
    later_columns: Ids = ()
    later_rows: tuple[tuple[Decimal, ...], ...] = ()
    verified: bool = False
    sources: Ids = ()


class AuditFactor(TableModel):
    """A share or limit applied to table values, e.g. surveillance is about a third of the initial audit."""

    value: Decimal | None = None
    step: Decimal | None = None
    text: T = EMPTY
    verified: bool = False
    sources: Ids = ()


class AuditDays(TableModel):
    """Audit time tables and what is done with their values."""

    note: T = EMPTY
    verified: bool = False
    sources: Ids = ()
    rules: dict[str, AuditFactor] = {}
    tables: dict[str, AuditTable] = {}
    defaults: dict[str, dict[str, Ids] | bool | Ids] = {}


class Department(TableModel):
    """A registering department and its kinds of organisation."""

    name: T
    types: dict[str, T]


class CreditCodeTable(TableModel):
    """GB 32100-2015: character set, weights, departments, and what to say about each problem."""

    length: int = 18
    charset: str = ""
    weights: tuple[int, ...] = ()
    departments: dict[str, Department] = {}
    messages: dict[str, T] = {}
    verified: bool = False
    sources: Ids = ()


class Holiday(TableModel):
    """Days on which a plan rests, both ends included."""

    name: T
    start: date = Field(alias="from")
    end: date = Field(alias="to")
    verified: bool = False
    sources: Ids = ()


class Months(TableModel):
    """How long a scheme takes from the first step to the certificate, in months, and how long before hands are free for the next one."""

    least: int = Field(ge=1)
    most: int = Field(ge=1)
    busy: int = Field(ge=0)
    """0 = it takes hardly any hands and runs beside the others from the start."""


class Together(TableModel):
    """Schemes that are cheaper done together, and why; `one_audit` = the body can audit them at one time."""

    id: str
    schemes: Ids
    one_audit: bool = False
    text: T
    sources: Ids = ()


class OrderOfWork(TableModel):
    """What a year of certification work is laid out by. Months are experience, never a promise."""

    note: T = EMPTY
    verified: bool = False
    sources: Ids = ()
    horizon: int = Field(default=12, ge=1)
    mandatory_busy: int = Field(default=1, ge=0)
    months: dict[str, Months] = {}
    together: tuple[Together, ...] = ()


class Tables(TableModel):
    """All tables of a pack."""

    sizes: Sizes = Sizes()
    audit_days: AuditDays = AuditDays()
    credit_code: CreditCodeTable = CreditCodeTable()
    holidays: tuple[Holiday, ...] = ()
    order_of_work: OrderOfWork = OrderOfWork()
