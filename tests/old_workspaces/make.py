"""Makes the stored workspace of a released schema: run once when a schema is released, never again for the same number.

python -m tests.old_workspaces.make 1
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from assessments.checklist import Answer
from assessments.packs import BUNDLED
from assessments.plan import Edit
from assessments.profile import parse_profile
from assessments.services import enterprises, evidence, rounds
from assessments.services.workspace import open_workspace
from assessments.storage.database import SCHEMA_VERSION
from checklists.pack import Pack

HERE = Path(__file__).parent


def make(version: int) -> Path:
    """Two enterprises, three rounds, answers of every kind, a plan, evidence; as one database file."""
    assert version == SCHEMA_VERSION, f"this program writes schema {SCHEMA_VERSION}"
    target = HERE / f"v{version}" / "workspace.db"
    assert not target.exists(), "a stored workspace is never made again"
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder), Pack(BUNDLED))
        first = enterprises.add(workspace, parse_profile({"name": "老电器厂", "industries": ["3823"], "employees": 42, "role": "maker", "products": ["插线板"]})).created
        enterprises.add(workspace, parse_profile({"name": "老茶厂", "industries": ["1530"]}), is_sample=True)
        one = rounds.start(workspace, first, "qms", on=date(2025, 11, 1)).created
        items = [i.id for i in workspace.pack.checklist("qms").items()]
        states = ("met", "partly", "not_met", "not_applicable")
        rounds.answer_many(workspace, one, {key: Answer(states[n % 4], note=f"备注{n}", reason="没有这项" if n % 4 == 3 else "", flagged=n % 5 == 0) for n, key in enumerate(items[:40])})
        rounds.answer(workspace, one, items[40], Answer(note="只有备注"))
        rounds.edit_plan(workspace, one, items[2], Edit("张三", date(2026, 1, 31), "doing", "先停用过期的"))
        photo = Path(folder) / "照片.txt"
        photo.write_text("照片", encoding="utf-8")
        evidence.add(workspace, first, one, items[0], photo, expires=date(2026, 12, 31))
        rounds.start(workspace, first, "qms", on=date(2026, 11, 1), based_on=one)
        rounds.start(workspace, first, "ccc", on=date(2026, 11, 1))
        workspace.close()
        target.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(Path(folder) / "workspace.db")) as source:
            source.execute("pragma journal_mode = delete")
            source.execute("vacuum")
        target.write_bytes((Path(folder) / "workspace.db").read_bytes())
    return target


if __name__ == "__main__":
    print(make(int(sys.argv[1])))
