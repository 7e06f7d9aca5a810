"""Enterprises: add, change, list, copy, remove."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assessments.changes import Changes
from assessments.errors import KnownError
from assessments.profile import EnterpriseProfile
from assessments.services.workspace import Workspace, new_id, now
from assessments.storage import enterprises as stored
from assessments.storage.tables import EnterpriseRow
from checklists.search import normal


@dataclass(frozen=True, slots=True)
class Enterprise:
    """A client of the workspace with its profile."""

    id: str
    profile: EnterpriseProfile
    is_sample: bool
    updated_at: datetime


def search_text(name: str) -> str:
    """Name, pinyin and initials in one text: what the list is searched by."""
    from pypinyin import lazy_pinyin  # 57 MB of readings: only once a name is stored


    syllables = lazy_pinyin(normal(name))
    return "\n".join((name.lower(), "".join(syllables), "".join(s[0] for s in syllables if s)))


def add(workspace: Workspace, profile: EnterpriseProfile, *, is_sample: bool = False) -> Changes:
    """Add an enterprise; `created` of the changes is its id."""
    moment, id_ = now(), new_id()
    row = EnterpriseRow(
        id=id_, name=profile.name, search=search_text(profile.name), profile=profile.model_dump_json(), is_sample=is_sample,
        created_at=moment, updated_at=moment,
    )  # fmt: skip
    with workspace.database.writing() as session:
        session.add(row)
    return Changes(enterprises=frozenset({id_}), created=id_)


def save_profile(workspace: Workspace, id_: str, profile: EnterpriseProfile) -> Changes:
    """Store a changed profile. Raises KnownError enterprise-gone."""
    with workspace.database.writing() as session:
        row = stored.get(session, id_)
        if row is None:
            raise KnownError("enterprise-gone")
        renamed = _renamed(EnterpriseProfile.model_validate_json(row.profile), profile)
        for before, after in renamed.items():
            stored.rename_subject(session, id_, before, after)
        holds = tuple(h.model_copy(update={"product": renamed.get(h.product, h.product)}) for h in profile.holds)
        row.name, row.search = profile.name, search_text(profile.name)
        row.profile, row.updated_at = profile.model_copy(update={"holds": holds}).model_dump_json(), now()
    return Changes(enterprises=frozenset({id_}))


def _renamed(before: EnterpriseProfile, after: EnterpriseProfile) -> dict[str, str]:
    """Products and sites that only changed their name: same place in a list of the same length."""
    pairs = (
        ([p.name for p in before.products], [p.name for p in after.products]),
        (list(before.sites), list(after.sites)),
    )
    return {
        old: new
        for olds, news in pairs
        if len(olds) == len(news)
        for old, new in zip(olds, news, strict=True)
        if old != new and new not in olds and old not in news
    }


def get(workspace: Workspace, id_: str) -> Enterprise:
    """One enterprise. Raises KnownError enterprise-gone."""
    with workspace.database.reading() as session:
        row = stored.get(session, id_)
    if row is None:
        raise KnownError("enterprise-gone")
    return _enterprise(row)


def find(workspace: Workspace, name: str) -> Enterprise:
    """The enterprise of a name, whole or the only one that contains it. Raises KnownError enterprise-not-found, enterprise-ambiguous."""
    with workspace.database.reading() as session:
        rows = stored.matching(session, name.lower())
    whole = [r for r in rows if r.name == name]
    found = whole or rows
    if not found:
        raise KnownError("enterprise-not-found", name=name)
    if len(found) > 1:
        raise KnownError("enterprise-ambiguous", name=name, count=len(found))
    return _enterprise(found[0])


def is_only_of_its_name(workspace: Workspace, id_: str) -> bool:
    """Whether no other enterprise of the workspace has the same name."""
    name = get(workspace, id_).profile.name
    with workspace.database.reading() as session:
        return all(row.id == id_ or row.name != name for row in stored.matching(session, name.lower()))


def all_ids(workspace: Workspace) -> list[str]:
    """Ids of all enterprises by name."""
    with workspace.database.reading() as session:
        return stored.ids(session)


def remove(workspace: Workspace, id_: str) -> Changes:
    """Remove an enterprise with all its rounds, after a backup of the database."""
    workspace.database.backup("before-remove")
    with workspace.database.writing() as session:
        rounds = stored.remove(session, id_)
    return Changes(enterprises=frozenset({id_}), rounds=frozenset(rounds))


def _enterprise(row: EnterpriseRow) -> Enterprise:
    return Enterprise(row.id, EnterpriseProfile.model_validate_json(row.profile), row.is_sample, row.updated_at)
