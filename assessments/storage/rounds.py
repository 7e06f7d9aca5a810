"""Queries over rounds, their answers and their plans. Answers go by Core statements: they are saved one a keystroke."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import bindparam, func
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select, update

from assessments.checklist import State
from assessments.storage.tables import AnswerRow, EnterpriseRow, EvidenceLinkRow, PlanRow, RoundRow

ANSWER = ("state", "note", "reason", "flagged", "updated_at")
_NEW = insert(AnswerRow)
_PUT = _NEW.on_conflict_do_update(["round_id", "key"], set_={name: _NEW.excluded[name] for name in ANSWER})
_ANSWERED = (
    update(RoundRow).where(col(RoundRow.id) == bindparam("round")).values(updated_at=bindparam("moment"), last_key=bindparam("place"))
)
_ENTERPRISE_SEEN = (
    update(EnterpriseRow)
    .where(col(EnterpriseRow.id) == select(RoundRow.enterprise_id).where(RoundRow.id == bindparam("round")).scalar_subquery())
    .values(updated_at=bindparam("moment"))
)
"""The list shows what was worked on last on top. All built once: building them anew takes as long as SQLite takes to put an answer on disk."""


def get(session: Session, id_: str) -> RoundRow | None:
    """One round, or None where it is gone."""
    return session.get(RoundRow, id_)


def last_number(session: Session, enterprise_id: str, scheme: str) -> int:
    """Number of the newest round of a scheme; 0 where there is none."""
    newest = select(func.max(RoundRow.number)).where(RoundRow.enterprise_id == enterprise_id, RoundRow.scheme == scheme)
    return session.exec(newest).one() or 0


def answered(session: Session, round_id: str) -> int:
    """How many rows of a round have an answer."""
    return session.exec(select(func.count()).where(AnswerRow.round_id == round_id, col(AnswerRow.state).is_not(None))).one()


def of_enterprise(session: Session, enterprise_id: str) -> list[tuple[RoundRow, int]]:
    """All rounds of an enterprise with how many rows are answered, by scheme, the newest first."""
    counted = (
        select(RoundRow, func.count(col(AnswerRow.state)))
        .outerjoin(AnswerRow, col(AnswerRow.round_id) == RoundRow.id)
        .where(RoundRow.enterprise_id == enterprise_id)
        .group_by(col(RoundRow.id))
        .order_by(RoundRow.scheme, col(RoundRow.number).desc())
    )
    return [(row, count) for row, count in session.exec(counted).all()]


def touch(session: Session, round_id: str, **values: object) -> bool:
    """Set fields of a round; False where it is gone."""
    return session.connection().execute(update(RoundRow).where(col(RoundRow.id) == round_id).values(**values)).rowcount > 0


def answer_rows(session: Session, round_id: str) -> list[AnswerRow]:
    """The stored answers of a round, to copy them."""
    return list(session.exec(select(AnswerRow).where(AnswerRow.round_id == round_id)).all())


def answers(session: Session, round_id: str) -> Sequence[tuple[str, State | None, str, str, bool, datetime]]:
    """(key, state, note, reason, flagged, updated_at) of every answer of a round."""
    columns = [col(getattr(AnswerRow, name)) for name in ("key", *ANSWER)]
    return [tuple(row) for row in session.connection().execute(sqlalchemy.select(*columns).where(col(AnswerRow.round_id) == round_id))]  # pyright: ignore[reportReturnType]


def evidence_counts(session: Session, round_id: str) -> dict[str, int]:
    """How many evidence files are linked to each row of a round."""
    counted = select(EvidenceLinkRow.key, func.count()).where(EvidenceLinkRow.round_id == round_id).group_by(EvidenceLinkRow.key)
    return dict(session.exec(counted).all())


def put_answer(session: Session, round_id: str, key: str, fields: dict[str, Any]) -> bool:
    """Store one answer, whether there was one or not, and where one stopped; False where the round is gone."""
    connection = session.connection()
    touched = connection.execute(_ANSWERED, {"round": round_id, "moment": fields["updated_at"], "place": key})
    connection.execute(_ENTERPRISE_SEEN, {"round": round_id, "moment": fields["updated_at"]})
    if not touched.rowcount:
        return False
    connection.execute(_PUT, {"round_id": round_id, "key": key, **fields})
    return True


def put_answers(session: Session, rows: list[dict[str, Any]]) -> None:
    """Store many answers, each a row with round_id and key."""
    session.connection().execute(_PUT, rows)


def put_edit(session: Session, round_id: str, key: str, fields: dict[str, Any]) -> None:
    """Store what someone changed in the plan for one row."""
    session.connection().execute(insert(PlanRow).values(round_id=round_id, key=key, **fields).on_conflict_do_update(["round_id", "key"], set_=fields))


def edits(session: Session, round_id: str) -> list[PlanRow]:
    """What was changed in the plan of a round."""
    return list(session.exec(select(PlanRow).where(PlanRow.round_id == round_id)).all())


def rename_items(session: Session, pack_id: str, renamed: Mapping[str, str]) -> int:
    """Answers, plan and evidence of items that a newer pack renamed go on under the new id, in all rounds of that pack; how many rows moved.

    Where both ids have one, the new id's stands and the old one stays beside it, unseen.
    """
    moved = 0
    rounds = sqlalchemy.select(col(RoundRow.id)).where(col(RoundRow.pack_id) == pack_id)
    for old, new in renamed.items():
        for table in (AnswerRow, PlanRow, EvidenceLinkRow):
            key = col(table.key)
            named = (key == old) | (func.substr(key, 1, len(old) + 1) == f"{old}@")
            renaming = update(table).where(named, col(table.round_id).in_(rounds)).values(key=new + func.substr(key, len(old) + 1)).prefix_with("OR IGNORE")
            moved += session.connection().execute(renaming).rowcount
    return moved


def has_items(session: Session, pack_id: str, items: Collection[str]) -> bool:
    """Whether any round of a pack holds something under one of these item ids."""
    rounds = sqlalchemy.select(col(RoundRow.id)).where(col(RoundRow.pack_id) == pack_id)
    for table in (AnswerRow, PlanRow, EvidenceLinkRow):
        key = col(table.key)
        item = sqlalchemy.case((func.instr(key, "@") > 0, func.substr(key, 1, func.instr(key, "@") - 1)), else_=key)
        if session.connection().execute(sqlalchemy.select(key).where(item.in_(items), col(table.round_id).in_(rounds)).limit(1)).first():
            return True
    return False
