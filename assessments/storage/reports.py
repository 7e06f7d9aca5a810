"""Which reports were written, as rows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlmodel import col, select

from assessments.storage.database import Database
from assessments.storage.tables import ReportRow


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report that was written; `file` is its name in reports/, or a whole path when it was written elsewhere."""

    id: str
    enterprise_id: str
    file: str
    lang: str
    pages: int
    draft: bool
    created_at: datetime


def add(database: Database, kept: KeptReport) -> None:
    """Remember a report; an earlier one in the same file is forgotten, since its bytes are gone."""
    with database.writing() as session:
        for row in session.exec(select(ReportRow).where(ReportRow.enterprise_id == kept.enterprise_id, ReportRow.file == kept.file)).all():
            session.delete(row)
        session.add(ReportRow(**asdict(kept)))


def of_enterprise(database: Database, enterprise_id: str) -> list[KeptReport]:
    """Reports of an enterprise, the newest first."""
    with database.reading() as session:
        rows = session.exec(select(ReportRow).where(ReportRow.enterprise_id == enterprise_id).order_by(col(ReportRow.created_at).desc())).all()
        return [KeptReport(r.id, r.enterprise_id, r.file, r.lang, r.pages, r.draft, r.created_at) for r in rows]
