import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assessments.checklist import Answer
from assessments.errors import KnownError
from assessments.profile import EnterpriseProfile
from assessments.services import backups, enterprises, evidence, rounds
from assessments.services.workspace import open_workspace
from assessments.storage.database import KEEP_DAILY, SCHEMA_VERSION
from assessments.storage.first_list import DATABASE
from assessments.storage.first_list import enterprises as first_list

OLD = Path(__file__).parents[1] / "old_workspaces"
VERSIONS = sorted(int(p.name[1:]) for p in OLD.glob("v*"))


def added(folder: Path, pack, name: str = "某厂") -> None:
    workspace = open_workspace(folder, pack)
    enterprises.add(workspace, EnterpriseProfile(name=name))
    workspace.close()


def copies(folder: Path) -> list[str]:
    return sorted(p.name for p in (folder / "backups").iterdir())


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("pragma user_version").fetchone()[0]


def told(code: str, **params: object) -> str:
    return KnownError(code, **params).sentence("zh")


def test_a_fresh_workspace(tmp_path, pack):
    workspace = open_workspace(tmp_path / "w", pack)
    try:
        assert version(tmp_path / "w" / DATABASE) == SCHEMA_VERSION
        assert sorted(p.name for p in workspace.folder.iterdir() if p.is_dir()) == ["backups", "evidence", "reports"]
        assert copies(workspace.folder) == []
        assert backups.verify(workspace).clean
        with workspace.database.reading() as session:
            settings = {name: session.connection().exec_driver_sql(f"pragma {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
        assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    finally:
        workspace.close()


@pytest.mark.parametrize("name", ["客户 #1", "100%41", "a?b=c&d", "q'\"x", "%", "一二三 四五", "a;b"])
def test_a_folder_may_have_any_name(tmp_path, pack, name):
    added(tmp_path / name, pack)
    assert os.listdir(tmp_path / name)
    assert [p.name for p in tmp_path.iterdir() if p.name not in ("home",)] == [name]
    workspace = open_workspace(tmp_path / name, pack, read_only=True)
    assert enterprises.find(workspace, "某厂").profile.name == "某厂"
    workspace.close()


@pytest.mark.parametrize("number", VERSIONS)
def test_a_workspace_of_every_released_schema_opens_with_all_it_held(tmp_path, pack, number):
    folder = tmp_path / "w"
    folder.mkdir()
    shutil.copy(OLD / f"v{number}" / DATABASE, folder / DATABASE)
    workspace = open_workspace(folder, pack)
    try:
        assert version(folder / DATABASE) == SCHEMA_VERSION
        assert (f"before-v{SCHEMA_VERSION}.db" in copies(folder)) == (number < SCHEMA_VERSION)
        factory = enterprises.find(workspace, "老电器厂")
        assert (factory.profile.industries, factory.profile.employees, factory.profile.products[0].name) == (("3823",), 42, "插线板")
        assert enterprises.find(workspace, "laochachang").is_sample
        second, first, other = sorted(rounds.of_enterprise(workspace, factory.id), key=lambda r: (r.scheme != "qms", -r.number))
        assert [(r.scheme, r.number, r.answered) for r in (first, second, other)] == [("qms", 1, 40), ("qms", 2, 40), ("ccc", 1, 0)]
        kept = rounds.answers(workspace, first.id)
        assert len(kept) == 41
        assert kept["qms.legal-entity"].evidence == 1
        assert {a.state for a in kept.values()} == {"met", "partly", "not_met", "not_applicable", None}
        assert all(a.reason for a in kept.values() if a.state == "not_applicable")
        plan = next(iter(rounds.edits(workspace, first.id).values()))
        assert (plan.owner, plan.due, plan.state, plan.text) == ("张三", date(2026, 1, 31), "doing", "先停用过期的")
        assert [(e.name, e.expires) for e in evidence.of_round(workspace, first.id)] == [("照片.txt", date(2026, 12, 31))]
        assert backups.verify(workspace).missing == ("照片.txt",)
        assert workspace.database.problems() == []
    finally:
        workspace.close()


def test_every_schema_has_its_stored_workspace():
    assert list(range(1, SCHEMA_VERSION + 1)) == VERSIONS
    migrations = sorted(p.stem for p in Path("assessments/storage/migrations/versions").glob("v*.py"))
    assert len(migrations) == SCHEMA_VERSION
    assert all(version(OLD / f"v{n}" / DATABASE) == n for n in VERSIONS)


def test_the_migrated_tables_are_those_of_the_program(tmp_path, pack):
    """What the migrations make and what the rows declare must not drift apart."""
    from sqlalchemy import create_engine, inspect

    from assessments.storage.tables import SQLModel

    added(tmp_path / "w", pack)
    declared = create_engine("sqlite://")
    SQLModel.metadata.create_all(declared)

    def shape(engine):
        found = inspect(engine)
        tables = [t for t in found.get_table_names() if t != "alembic_version"]
        return {
            t: (
                {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(t)},
                found.get_pk_constraint(t)["constrained_columns"],
                sorted((f["constrained_columns"], f["referred_table"]) for f in found.get_foreign_keys(t)),
                sorted(i["column_names"] for i in found.get_indexes(t)),
            )
            for t in sorted(tables)
        }

    migrated = create_engine(f"sqlite:///{tmp_path / 'w' / DATABASE}")
    try:
        assert shape(migrated) == shape(declared)
    finally:
        migrated.dispose()
        declared.dispose()


def test_a_newer_workspace_can_be_read_and_not_changed(tmp_path, pack):
    folder = tmp_path / "w"
    added(folder, pack)
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute(f"pragma user_version = {SCHEMA_VERSION + 4}")
    before = (folder / DATABASE).read_bytes()
    workspace = open_workspace(folder, pack)
    try:
        assert workspace.read_only
        assert enterprises.find(workspace, "某厂").profile.name == "某厂"
        with pytest.raises(KnownError) as caught:
            enterprises.add(workspace, EnterpriseProfile(name="新厂"))
        assert caught.value.sentence("zh") == f"这个工作区是更新版本的程序建的（版本 {SCHEMA_VERSION + 4}，本程序认识到 {SCHEMA_VERSION}），只能看，不能改。升级程序后就能改；数据没有动。"
    finally:
        workspace.close()
    assert (folder / DATABASE).read_bytes() == before
    assert copies(folder) == []


def test_a_second_instance_is_refused_and_may_read(tmp_path, pack):
    first = open_workspace(tmp_path / "w", pack)
    try:
        enterprises.add(first, EnterpriseProfile(name="某厂"))
        with pytest.raises(KnownError) as caught:
            open_workspace(tmp_path / "w", pack)
        assert caught.value.sentence("zh") == f"工作区 {tmp_path / 'w'} 正被另一个窗口或程序使用。请先关掉那一个，再打开。"
        reader = open_workspace(tmp_path / "w", pack, read_only=True)
        assert len(enterprises.all_ids(reader)) == 1
        with pytest.raises(KnownError, match="workspace-read-only"):
            enterprises.add(reader, EnterpriseProfile(name="x"))
        reader.close()
    finally:
        first.close()
    open_workspace(tmp_path / "w", pack).close()


def test_a_lock_left_by_a_killed_program_does_not_keep_anyone_out(tmp_path, pack):
    added(tmp_path / "w", pack)
    (tmp_path / "w" / "workspace.lock").write_text("left behind")
    open_workspace(tmp_path / "w", pack).close()


def test_one_backup_a_day_and_the_oldest_go(tmp_path, pack):
    folder = tmp_path / "w"
    added(folder, pack, "第一家")
    today = datetime.now(UTC).date()
    for days in range(1, 40):
        (folder / "backups" / f"daily-{today - timedelta(days=days)}.db").write_bytes(b"old")
    (folder / "backups" / "manual-2020-01-01-000000.db").write_bytes(b"mine")
    added(folder, pack, "第二家")
    made = copies(folder)
    assert [n for n in made if n.startswith("daily")] == sorted(f"daily-{today - timedelta(days=d)}.db" for d in range(KEEP_DAILY))
    assert "manual-2020-01-01-000000.db" in made
    daily = folder / "backups" / f"daily-{today}.db"
    stamp = daily.read_bytes()
    added(folder, pack, "第三家")
    assert daily.read_bytes() == stamp
    with closing(sqlite3.connect(daily)) as connection:
        assert connection.execute("select name from enterprise").fetchall() == [("第一家",)]


def test_a_backup_is_whole_while_the_workspace_is_in_use(workspace):
    enterprises.add(workspace, EnterpriseProfile(name="还在WAL里"))
    made = backups.make(workspace)
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("select name from enterprise").fetchall() == [("还在WAL里",)]
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert [b.path for b in backups.listed(workspace)] == [made]


def test_removing_a_client_leaves_a_way_back(workspace):
    gone = enterprises.add(workspace, EnterpriseProfile(name="要删的")).created
    enterprises.remove(workspace, gone)
    with closing(sqlite3.connect(workspace.folder / "backups" / "before-remove.db")) as connection:
        assert connection.execute("select name from enterprise").fetchall() == [("要删的",)]


def test_a_workspace_behind_is_backed_up_before_it_is_migrated(tmp_path, pack, monkeypatch):
    """With only one schema so far: a program that knows the next one, and has no migration to it yet, still copies first."""
    added(tmp_path / "w", pack)
    monkeypatch.setattr("assessments.storage.database.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    open_workspace(tmp_path / "w", pack).close()
    copy = tmp_path / "w" / "backups" / f"before-v{SCHEMA_VERSION + 1}.db"
    assert version(copy) == SCHEMA_VERSION
    assert version(tmp_path / "w" / DATABASE) == SCHEMA_VERSION + 1


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path, pack, content):
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / DATABASE).write_bytes(content)
    with pytest.raises(KnownError) as caught:
        open_workspace(folder, pack)
    assert caught.value.code == "workspace-damaged"
    assert "backups" in caught.value.sentence("zh")
    assert (folder / DATABASE).read_bytes() == content
    (folder / DATABASE).unlink()
    open_workspace(folder, pack).close()  # and the lock was given back


def filled(folder: Path, pack) -> bytes:
    workspace = open_workspace(folder, pack)
    for n in range(300):
        enterprises.add(workspace, EnterpriseProfile(name=f"企业{n}"))
    workspace.close()
    return (folder / DATABASE).read_bytes()


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.97])
def test_a_cut_off_database_is_told(tmp_path, pack, share):
    whole = filled(tmp_path / "w", pack)
    (tmp_path / "w" / DATABASE).write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(KnownError, match="workspace-damaged"):
        open_workspace(tmp_path / "w", pack)


def test_a_database_damaged_inside_is_told_at_the_latest_when_it_is_read(tmp_path, pack):
    folder = tmp_path / "w"
    whole = bytearray(filled(folder, pack))
    for page in range(2, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 200] = b"\xee" * 200
    (folder / DATABASE).write_bytes(whole)
    with pytest.raises(KnownError) as caught:
        workspace = open_workspace(folder, pack)
        try:
            assert not backups.verify(workspace).clean
        finally:
            workspace.close()
    assert caught.value.code == "workspace-damaged"


def test_an_emptied_database_beside_backups_is_not_taken_for_a_fresh_one(tmp_path, pack):
    added(tmp_path / "w", pack)
    added(tmp_path / "w", pack)
    (tmp_path / "w" / DATABASE).write_bytes(b"")
    with pytest.raises(KnownError, match="workspace-damaged"):
        open_workspace(tmp_path / "w", pack)


def test_a_place_that_cannot_be_a_workspace(tmp_path, pack):
    (tmp_path / "file").write_text("x")
    with pytest.raises(KnownError, match="workspace-unreadable"):
        open_workspace(tmp_path / "file", pack)


LIMITED = """
import resource, signal, sys
from datetime import date
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from assessments.checklist import Answer
from assessments.errors import KnownError
from assessments.packs import BUNDLED
from assessments.profile import EnterpriseProfile
from assessments.services import enterprises, rounds
from assessments.services.workspace import open_workspace
from checklists.pack import Pack

folder, limit, cache = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
pack = Pack(BUNDLED, cache=cache)
pack.checklist("qms")
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    workspace = open_workspace(folder, pack)
    one = rounds.start(workspace, enterprises.add(workspace, EnterpriseProfile(name="某厂")).created, "qms", on=date(2026, 11, 22)).created
    for n in range(4000):
        rounds.answer(workspace, one, f"key{n}", Answer("met", note="备注" * 200))
        print("kept", n, flush=True)
except KnownError as error:
    print(error.code, error.sentence("zh"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files the POSIX way")
@pytest.mark.parametrize("kilobytes", [4, 36, 88, 400])
def test_a_full_disk_loses_nothing_that_was_kept(tmp_path, pack, cache_home, kilobytes):
    """No file may grow beyond a limit: the program says so, and once there is room again everything kept is there."""
    folder = tmp_path / "w"
    command = [sys.executable, "-c", LIMITED, str(folder), str(kilobytes * 1024), str(pack._cache.parent)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.stderr == ""
    *kept, last = ran.stdout.splitlines()
    assert last.split()[0] in ("workspace-write-failed", "workspace-damaged"), last
    workspace = open_workspace(folder, pack)
    try:
        assert backups.verify(workspace).clean
        there = {r.id for e in enterprises.all_ids(workspace) for r in rounds.of_enterprise(workspace, e)}
        answers = {k for one in there for k in rounds.answers(workspace, one)}
        assert {f"key{line.split()[1]}" for line in kept} <= answers
        assert len(answers) <= len(kept) + 1
        if there:
            rounds.answer(workspace, there.pop(), "qms.legal-entity", Answer("met"))
    finally:
        workspace.close()


def test_the_first_list_needs_no_sqlmodel(tmp_path, pack):
    folder = tmp_path / "w"
    workspace = open_workspace(folder, pack)
    old = enterprises.add(workspace, EnterpriseProfile(name="上海茶厂")).created
    new = enterprises.add(workspace, EnterpriseProfile(name="北京插座厂"), is_sample=True).created
    one = rounds.start(workspace, old, "qms", on=date(2026, 11, 22)).created
    rounds.answer_many(workspace, one, {"a": Answer("met"), "b": Answer("not_met"), "c": Answer(note="没答")})
    rounds.start(workspace, old, "ccc", on=date(2026, 11, 22))
    found = first_list(folder)
    assert [(e.id, e.name, e.is_sample, e.rounds, e.answered) for e in found] == [(new, "北京插座厂", True, 0, 0), (old, "上海茶厂", False, 2, 2)]
    for query, names in (("cz", ["北京插座厂"]), ("shanghai", ["上海茶厂"]), ("茶", ["上海茶厂"]), ("C", ["北京插座厂", "上海茶厂"]), ("%", []), ("_", []), ("'", []), ("\\", []), ("  ", ["北京插座厂", "上海茶厂"])):
        assert [e.name for e in first_list(folder, query=query)] == names, query
    workspace.close()
    code = "import sys; from pathlib import Path; from assessments.storage.first_list import enterprises; print(len(enterprises(Path(sys.argv[1]))), [m for m in ('sqlmodel', 'sqlalchemy', 'alembic', 'pydantic') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("2 []", "")


def test_the_first_list_of_no_workspace_is_empty(tmp_path):
    assert first_list(tmp_path / "nowhere") == []
    sqlite3.connect(tmp_path / DATABASE).close()
    assert first_list(tmp_path) == []


def test_an_up_to_date_workspace_opens_without_alembic(tmp_path, pack):
    added(tmp_path / "w", pack)
    code = "import sys; from pathlib import Path; from assessments.storage.database import Database; Database(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path / "w")], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("False", "")


def test_a_daily_backup_that_cannot_be_made_is_told_and_keeps_nobody_out(tmp_path, pack):
    folder = tmp_path / "w"
    open_workspace(folder, pack).close()
    today = datetime.now(UTC).date()
    (folder / "backups" / f"daily-{today}.db").unlink(missing_ok=True)
    (folder / "backups" / f"daily-{today}.part").mkdir()  # where the copy would be made first
    found = open_workspace(folder, pack)
    assert found.database.warning is not None and found.database.warning.code == "backup-failed"
    assert not found.read_only
    found.close()


def test_the_list_puts_what_was_answered_last_on_top(tmp_path, pack):
    folder = tmp_path / "w"
    workspace = open_workspace(folder, pack)
    older = enterprises.add(workspace, EnterpriseProfile(name="甲厂")).created
    enterprises.add(workspace, EnterpriseProfile(name="乙厂"))
    started = rounds.start(workspace, older, pack.checklist_ids[0], on=date(2026, 11, 22)).created
    assert [e.name for e in first_list(folder)] == ["乙厂", "甲厂"]
    rounds.answer(workspace, started, "x", Answer(state="met"))
    assert [e.name for e in first_list(folder)] == ["甲厂", "乙厂"]
    workspace.close()
