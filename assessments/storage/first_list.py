"""The first list of enterprises by plain sqlite3, for the moment after the first paint: importing SQLModel takes longer than the whole window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

DATABASE = "workspace.db"


@dataclass(frozen=True, slots=True)
class ListedEnterprise:
    """An enterprise as the list shows it: how many rounds, how many rows answered, when last touched (ISO, UTC)."""

    id: str
    name: str
    search: str
    is_sample: bool
    rounds: int
    answered: int
    updated_at: str


_QUERY = """
select e.id, e.name, e.search, e.is_sample,
       (select count(*) from round r where r.enterprise_id = e.id),
       (select count(*) from answer a join round r on r.id = a.round_id where r.enterprise_id = e.id and a.state is not null),
       e.updated_at
from enterprise e {where} order by e.updated_at desc, e.id limit ?
"""


def enterprises(folder: Path, *, query: str = "", limit: int = 200) -> list[ListedEnterprise]:
    """Enterprises, the last touched first; `query` matches name, pinyin or initials. An empty list where there is no workspace yet.

    Raises sqlite3.Error where the file is no workspace database.
    """
    path = folder / DATABASE
    if not path.is_file():
        return []
    where = ""
    params: list[str] = []
    if query.strip():
        where = "where e.search like ? escape '\\'"
        text = query.strip().lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        params.append(f"%{text}%")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        if not connection.execute("select 1 from sqlite_master where name = 'enterprise'").fetchone():
            return []
        rows = connection.execute(_QUERY.format(where=where), (*params, limit)).fetchall()
    return [ListedEnterprise(r[0], r[1], r[2], bool(r[3]), r[4], r[5], str(r[6])) for r in rows]
