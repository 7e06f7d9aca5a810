"""Queries over evidence and its links to rows."""

from __future__ import annotations

from sqlmodel import Session, col, delete, select

from assessments.storage.tables import EvidenceLinkRow, EvidenceRow


def get(session: Session, id_: str) -> EvidenceRow | None:
    """One piece of evidence, or None where it is gone."""
    return session.get(EvidenceRow, id_)


def all_rows(session: Session) -> list[EvidenceRow]:
    """Every piece of evidence of the workspace."""
    return list(session.exec(select(EvidenceRow)).all())


def same(session: Session, enterprise_id: str, sha256: str) -> EvidenceRow | None:
    """The evidence of an enterprise that holds these very bytes already."""
    return session.exec(select(EvidenceRow).where(EvidenceRow.enterprise_id == enterprise_id, EvidenceRow.sha256 == sha256)).first()


def is_linked(session: Session, evidence_id: str, round_id: str, key: str) -> bool:
    """Whether a piece of evidence is linked to a row."""
    return session.get(EvidenceLinkRow, (evidence_id, round_id, key)) is not None


def of_round(session: Session, round_id: str) -> list[tuple[EvidenceRow, str]]:
    """(evidence, row key) of every link of a round."""
    linked = select(EvidenceRow, EvidenceLinkRow.key).join(EvidenceLinkRow, col(EvidenceLinkRow.evidence_id) == EvidenceRow.id)
    return [(row, key) for row, key in session.exec(linked.where(EvidenceLinkRow.round_id == round_id)).all()]


def unlink(session: Session, evidence_id: str, round_id: str, key: str) -> None:
    """Take a piece of evidence off a row."""
    link = (col(EvidenceLinkRow.evidence_id) == evidence_id, col(EvidenceLinkRow.round_id) == round_id, col(EvidenceLinkRow.key) == key)
    session.exec(delete(EvidenceLinkRow).where(*link))
