"""Rounds: start one, answer its rows, edit its plan, look at it as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from assessments.changes import Changes
from assessments.checklist import STATES, Answer
from assessments.errors import KnownError
from assessments.plan import Edit
from assessments.profile import EnterpriseProfile
from assessments.review import Review, review
from assessments.services.workspace import Workspace, new_id, now
from assessments.storage import enterprises as stored_enterprises
from assessments.storage import rounds as stored
from assessments.storage.tables import AnswerRow, RoundRow


@dataclass(frozen=True, slots=True)
class Round:
    """One assessment of one scheme: when it was started, with which pack, and where one stopped."""

    id: str
    enterprise_id: str
    scheme: str
    number: int
    started_on: date
    pack_version: str
    pack_fingerprint: str
    based_on: str | None
    last_key: str
    updated_at: datetime
    answered: int = 0


def start(workspace: Workspace, enterprise_id: str, scheme: str, *, on: date, based_on: str | None = None) -> Changes:
    """Start a round of a scheme, pinned to the pack. `based_on` copies the answers of an earlier round to go on from.

    Raises KnownError no-checklist, enterprise-gone, round-gone.
    """
    pack = workspace.pack
    if scheme not in pack.checklist_ids:
        raise KnownError("no-checklist", scheme=scheme)
    id_ = new_id()
    with workspace.database.writing() as session:
        if stored_enterprises.get(session, enterprise_id) is None:
            raise KnownError("enterprise-gone")
        number = stored.last_number(session, enterprise_id, scheme) + 1
        session.add(RoundRow(
            id=id_, enterprise_id=enterprise_id, scheme=scheme, number=number, started_on=on, pack_id=pack.manifest.id,
            pack_version=pack.manifest.version, pack_fingerprint=pack.fingerprint, based_on=based_on, last_key="", updated_at=now(),
        ))  # fmt: skip
        session.flush()
        if based_on is not None:
            if stored.get(session, based_on) is None:
                raise KnownError("round-gone")
            for row in stored.answer_rows(session, based_on):
                session.add(AnswerRow(round_id=id_, key=row.key, state=row.state, note=row.note, reason=row.reason, flagged=row.flagged, updated_at=now()))
    return Changes(rounds=frozenset({id_}), enterprises=frozenset({enterprise_id}), created=id_)


def answer(workspace: Workspace, round_id: str, key: str, value: Answer) -> Changes:
    """Store one answer (with its note, reason and flag). It is on disk when this returns.

    Raises KnownError round-gone, answer-invalid.
    """
    if value.state is not None and value.state not in STATES:
        raise KnownError("answer-invalid", key=key, value=value.state)
    moment = now()
    fields = {"state": value.state, "note": value.note, "reason": value.reason, "flagged": value.flagged, "updated_at": moment}
    with workspace.database.writing() as session:
        if not stored.put_answer(session, round_id, key, fields):
            raise KnownError("round-gone")
    return Changes(rounds=frozenset({round_id}), answers=frozenset({key}))


def answer_many(workspace: Workspace, round_id: str, values: Mapping[str, Answer]) -> Changes:
    """Store many answers in one transaction: all or none. Raises KnownError round-gone, answer-invalid."""
    moment = now()
    rows = [
        {"round_id": round_id, "key": key, "state": v.state, "note": v.note, "reason": v.reason, "flagged": v.flagged, "updated_at": moment}
        for key, v in values.items()
    ]
    wrong = next(((k, v.state) for k, v in values.items() if v.state is not None and v.state not in STATES), None)
    if wrong:
        raise KnownError("answer-invalid", key=wrong[0], value=wrong[1])
    with workspace.database.writing() as session:
        if not stored.touch(session, round_id, updated_at=moment):
            raise KnownError("round-gone")
        if rows:
            stored.put_answers(session, rows)
    return Changes(rounds=frozenset({round_id}), answers=frozenset(values))


def remember_place(workspace: Workspace, round_id: str, key: str) -> Changes:
    """Note where one stopped, to resume there."""
    with workspace.database.writing() as session:
        stored.touch(session, round_id, last_key=key)
    return Changes(rounds=frozenset({round_id}))


def edit_plan(workspace: Workspace, round_id: str, key: str, edit: Edit) -> Changes:
    """Store what someone changed in the plan for one row. Raises KnownError round-gone."""
    fields = {"owner": edit.owner, "due": edit.due, "state": edit.state, "text": edit.text}
    with workspace.database.writing() as session:
        if stored.get(session, round_id) is None:
            raise KnownError("round-gone")
        stored.put_edit(session, round_id, key, fields)
    return Changes(rounds=frozenset({round_id}), plan=frozenset({key}))


def get(workspace: Workspace, round_id: str) -> Round:
    """One round. Raises KnownError round-gone."""
    with workspace.database.reading() as session:
        row = stored.get(session, round_id)
        if row is None:
            raise KnownError("round-gone")
        answered = stored.answered(session, round_id)
    return _round(row, answered)


def of_enterprise(workspace: Workspace, enterprise_id: str) -> list[Round]:
    """All rounds of an enterprise, by scheme, the newest first."""
    with workspace.database.reading() as session:
        return [_round(row, answered) for row, answered in stored.of_enterprise(session, enterprise_id)]


def latest(workspace: Workspace, enterprise_id: str) -> list[Round]:
    """The newest round of each scheme of an enterprise."""
    found: dict[str, Round] = {}
    for one in of_enterprise(workspace, enterprise_id):
        found.setdefault(one.scheme, one)
    return list(found.values())


def answers(workspace: Workspace, round_id: str) -> dict[str, Answer]:
    """All answers of a round by row key, with how many evidence files each has."""
    with workspace.database.reading() as session:
        linked = stored.evidence_counts(session, round_id)
        rows = stored.answers(session, round_id)
    found = {r[0]: Answer(r[1], r[2], r[3], r[4], r[5], linked.pop(r[0], 0)) for r in rows}
    found.update({key: Answer(evidence=count) for key, count in linked.items()})
    return found


def edits(workspace: Workspace, round_id: str) -> dict[str, Edit]:
    """What was changed in the plan of a round, by row key."""
    with workspace.database.reading() as session:
        return {r.key: Edit(r.owner, r.due, r.state if r.state in ("doing", "done") else "open", r.text) for r in stored.edits(session, round_id)}  # pyright: ignore[reportArgumentType]


def review_of(workspace: Workspace, round_id: str, profile: EnterpriseProfile, *, on: date, compare_with: str | None = None) -> Review:
    """The review of a round as it stands, compared with an earlier round where one is named."""
    one = get(workspace, round_id)
    before = answers(workspace, compare_with) if compare_with else None
    return review(profile, one.scheme, answers(workspace, round_id), workspace.pack, on=on, edits=edits(workspace, round_id), before=before)


def _round(row: RoundRow, answered: int) -> Round:
    return Round(
        row.id, row.enterprise_id, row.scheme, row.number, row.started_on, row.pack_version, row.pack_fingerprint, row.based_on,
        row.last_key, row.updated_at, answered,
    )  # fmt: skip
