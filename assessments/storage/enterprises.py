"""Queries over enterprises."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, col, delete, select

from assessments.storage.tables import (
    AnswerRow,
    EnterpriseRow,
    EvidenceLinkRow,
    EvidenceRow,
    PlanRow,
    ReportRow,
    RoundRow,
)


def get(session: Session, id_: str) -> EnterpriseRow | None:
    """One enterprise, or None where it is gone."""
    return session.get(EnterpriseRow, id_)


def matching(session: Session, text: str) -> list[EnterpriseRow]:
    """Enterprises whose name, pinyin or initials contain `text` (lower case)."""
    return list(session.exec(select(EnterpriseRow).where(col(EnterpriseRow.search).contains(text, autoescape=True))).all())


def ids(session: Session) -> list[str]:
    """Ids of all enterprises by name."""
    return list(session.exec(select(EnterpriseRow.id).order_by(EnterpriseRow.search, EnterpriseRow.id)).all())


def remove(session: Session, id_: str) -> list[str]:
    """Remove an enterprise with everything that hangs on it; the ids of the rounds that went with it."""
    rounds = list(session.exec(select(RoundRow.id).where(RoundRow.enterprise_id == id_)).all())
    for table in (AnswerRow, PlanRow, EvidenceLinkRow):
        session.exec(delete(table).where(col(table.round_id).in_(rounds)))
    for table in (EvidenceRow, ReportRow, RoundRow):
        session.exec(delete(table).where(col(table.enterprise_id) == id_))
    session.exec(delete(EnterpriseRow).where(col(EnterpriseRow.id) == id_))
    return rounds


def rename_subject(session: Session, id_: str, before: str, now: str) -> None:
    """Carry answers, plan and evidence links of a product or site over to its new name; what the new name has already stays."""
    rounds = list(session.exec(select(RoundRow.id).where(RoundRow.enterprise_id == id_)).all())
    for table in (AnswerRow, PlanRow, EvidenceLinkRow):
        named = select(table).where(col(table.round_id).in_(rounds), col(table.key).endswith(f"@{before}", autoescape=True))
        for row in session.exec(named).all():
            key = row.key.removesuffix(f"@{before}") + f"@{now}"
            fields: dict[str, Any] = {**row.model_dump(), "key": key}
            taken = session.get(table, tuple(fields[c.name] for c in table.__table__.primary_key))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType, reportUnknownArgumentType]
            session.delete(row)
            if taken is None:
                session.flush()
                session.add(table(**fields))
