"""Every command in-process; one JSON document and nothing else with --json; the shapes scripts rely on."""

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from assessments.checklist import Answer
from assessments.cli import main
from assessments.profile import EnterpriseProfile, parse_profile
from assessments.services import enterprises, rounds
from assessments.services.workspace import open_workspace
from resources import ROOT as RESOURCES

ROOT = Path(__file__).parents[2]
SAMPLE = RESOURCES / "samples" / "socket-maker.yaml"


@pytest.fixture
def run(capsys):
    """Run a command: (exit code, stdout, stderr)."""

    def runner(*words):
        code = main([str(w) for w in words])
        out = capsys.readouterr()
        return code, out.out, out.err

    return runner


@pytest.fixture
def json_of(run):
    """The one JSON document of a command that succeeds."""

    def runner(*words):
        code, out, err = run(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))

    return runner


def test_industry(json_of):
    found = json_of("industry", "插座")
    assert "3839" in [h["code"] for h in found[:3]]
    assert set(found[0]) == {"code", "name", "path", "score"}
    assert found[0]["path"][0] == "制造业"
    assert json_of("industry", "插座", "--limit", 2) == found[:2]
    assert json_of("industry", "3839", "--lang", "en")[0]["path"][0] == "Manufacturing"
    assert json_of("industry", "🙂") == json_of("industry", "zzzz") == []


def test_ccc(json_of):
    found = json_of("ccc", "延长线插座", "手机壳", "--on", "2026-11-22", "--fact", "rated_voltage_v=250")
    assert [(v["product"], v["verdict"], v["on"]) for v in found] == [("延长线插座", "required_third_party", "2026-11-22"), ("手机壳", "not_listed", "2026-11-22")]
    assert set(found[0]) >= {"product", "on", "verdict", "entries", "reasons", "questions", "as_of", "pack"}
    assert {(e["code"], e["mode"]) for e in found[0]["entries"]} == {("0201", "third_party")}
    assert all(r["text"] and r["source"] for r in found[0]["reasons"] if r["verified"])


def test_ccc_asks_what_decides(json_of):
    question = json_of("ccc", "小夜灯")[0]["questions"][0]
    assert question["fact"] == "power_source"
    value = next(c["value"] for c in question["choices"] if c["value"] == "mains")
    assert json_of("ccc", "小夜灯", "--fact", f"power_source={value}")[0]["verdict"] == "required_third_party"


@pytest.mark.parametrize(("fact", "verdict"), [("rated_voltage_v=36", "not_listed"), ("rated_voltage_v= 250", "required_third_party"), ("catalogue_entry=none", "not_listed"), ("purpose=exhibition", "possibly_exempt")])
def test_facts_of_the_command_line(json_of, fact, verdict):
    assert json_of("ccc", "插线板", "--fact", fact)[0]["verdict"] == verdict


def test_ccc_of_a_list_and_a_role(json_of, tmp_path):
    names = tmp_path / "list.txt"
    names.write_text("\ufeff充电宝\r\n\r\n  手机壳  \n", encoding="utf-8")
    found = json_of("ccc", "--file", names, "--role", "retailer")
    assert [(v["product"], v["role"]) for v in found] == [("充电宝", "retailer"), ("手机壳", "retailer")]
    assert "不用你申请" in found[0]["headline"]


def test_recommend(json_of, tmp_path):
    profiles = tmp_path / "two.yaml"
    profiles.write_text("name: 甲\nindustries: ['3823']\nrole: maker\nproducts: [充电宝]\nemployees: 42\nrevenue_wan: 1800\n---\nname: 乙\nindustries: ['1411']\n", encoding="utf-8")
    found = json_of("recommend", profiles, "--on", "2026-11-22")
    assert [p["name"] for p in found] == ["甲", "乙"]
    first = found[0]
    assert set(first) >= {"name", "size_class", "products", "recommendations", "not_recommended", "questions", "as_of", "pack"}
    assert (first["size_class"], first["products"][0]["verdict"]) == ("small", "required_third_party")
    top = first["recommendations"][0]
    assert (top["scheme"], top["strength"], top["rank"]) == ("ccc", "mandatory", 1)
    assert set(top) >= {"scheme", "name", "strength", "rank", "reasons", "preconditions", "audit_days"}
    assert all(set(r) >= {"rule", "text", "source"} and r["source"] for p in found for one in p["recommendations"] for r in one["reasons"])
    assert all(set(c) >= {"text", "state"} for one in first["recommendations"] for c in one["preconditions"])
    assert all(isinstance(one["audit_days"], int | float | None) for one in first["recommendations"])
    assert json_of("recommend", profiles, "--on", "2026-11-22") == found


def test_what_is_held_says_until_when(run, json_of, tmp_path):
    path = tmp_path / "p.yaml"
    path.write_text("name: 甲\nindustries: ['3823']\nholds: [{scheme: qms, expires: 2027-05-01}, {scheme: ems}]\n", encoding="utf-8")
    held = [r["scheme"] for r in json_of("recommend", path, "--on", "2026-11-22")[0]["recommendations"] if r["held"]]
    assert "qms" in held
    assert "已有证书，2027-05-01 到期" in run("recommend", path, "--on", "2026-11-22")[1]
    assert "held until" in run("recommend", path, "--on", "2026-11-22", "--lang", "en")[1]


def test_checklists(json_of, run):
    listed = {r["scheme"]: r for r in json_of("checklist", "list")}
    assert listed["qms"]["items"] >= 70
    assert listed["qms"]["languages"] == ["zh", "en"]
    shown = json_of("checklist", "show", "qms")
    assert sum(len(s["items"]) for s in shown["sections"]) == listed["qms"]["items"]
    code, out, _ = run("checklist", "show", "qms", "--lang", "en")
    assert code == 0
    assert "qms.measuring-devices" in out


def test_blank_forms(run, tmp_path):
    for suffix in ("xlsx", "pdf"):
        code, out, err = run("checklist", "blank", "qms", "--out", tmp_path / f"form.{suffix}")
        assert (code, err) == (0, "")
        assert (tmp_path / f"form.{suffix}").stat().st_size > 5000
        assert f"form.{suffix}" in out


def test_assess(json_of, tmp_path):
    found = json_of("assess", SAMPLE, "--out", tmp_path / "new" / "folder")
    assert len(found) == 1
    assert Path(found[0]["pdf"]).read_bytes().startswith(b"%PDF")
    assert found[0]["replaced_glyphs"] == []
    qms = next(r for r in found[0]["rounds"] if r["scheme"] == "qms")
    assert 0 < qms["readiness"] < 100
    assert set(qms) >= {"readiness", "level", "gaps", "plan", "sections", "cheapest_path", "gates_open"}
    assert {g["key"] for g in qms["gaps"]} == {a["key"] for a in qms["plan"]}


def test_the_demo_is_the_main_job_on_a_sample(json_of, tmp_path):
    assert Path(json_of("demo", "--out", tmp_path, "--lang", "both")[0]["pdf"]).is_file()


def test_a_report_of_a_workspace(json_of, run, tmp_path, pack):
    folder = tmp_path / "w"
    workspace = open_workspace(folder, pack)
    for name in ("甲厂", "乙厂"):
        id_ = enterprises.add(workspace, EnterpriseProfile(name=name, industries=("3823",))).created
        one = rounds.start(workspace, id_, "qms", on=date(2026, 11, 22)).created
        rounds.answer(workspace, one, "qms.internal-audit", Answer("not_met"))
    workspace.close()
    found = json_of("report", "--workspace", folder, "--all", "--out", tmp_path / "out", "--on", "2026-11-22")
    assert {r["name"] for r in found} == {"甲厂", "乙厂"}
    assert len({r["pdf"] for r in found}) == 2
    run_list = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert {r["name"]: r["file"] for r in run_list} == {r["name"]: Path(r["pdf"]).name for r in found}
    for r in run_list:
        assert r["sha256"] == hashlib.sha256((tmp_path / "out" / r["file"]).read_bytes()).hexdigest()
        assert (r["draft"], r["pages"] > 5, r["error"]) == (True, True, "")
    assert json_of("report", "--workspace", folder, "--enterprise", "yc", "--out", tmp_path / "out")[0]["name"] == "乙厂"
    assert json_of("verify", "--workspace", folder)["clean"] is True
    assert Path(json_of("backup", "--workspace", folder)["backup"]).is_file()
    code, out, _ = run("verify", "--workspace", folder)
    assert (code, out) == (0, "工作区完好：数据库没有问题，0 份证据都对得上。\n")


def test_a_report_can_be_written_while_the_window_has_the_workspace_open(json_of, run, tmp_path, pack):
    folder = tmp_path / "w"
    workspace = open_workspace(folder, pack)
    try:
        enterprises.add(workspace, EnterpriseProfile(name="甲厂", industries=("3823",)))
        made = json_of("report", "--workspace", folder, "--enterprise", "甲厂", "--out", tmp_path / "out")
        assert Path(made[0]["pdf"]).is_file() and not (tmp_path / "out" / "manifest.json").exists()
        assert "正被另一个窗口" in run("backup", "--workspace", folder)[2]
    finally:
        workspace.close()


def test_verify_says_what_is_wrong_by_its_exit_code(run, tmp_path):
    import shutil

    (tmp_path / "w").mkdir()
    shutil.copy(ROOT / "tests" / "old_workspaces" / "v1" / "workspace.db", tmp_path / "w" / "workspace.db")
    code, out, err = run("verify", "--workspace", tmp_path / "w")
    assert (code, out, err) == (2, "证据不见了：照片.txt\n", "")


def test_packs(json_of, run, tmp_path):
    assert json_of("pack", "lint") == []
    report = json_of("pack", "test")
    assert report["failures"] == []
    from tests.checklists.small_pack import broken

    code, out, _ = run("pack", "lint", broken(tmp_path, "checklists/qms.yaml", "weight: 2", "weigth: 2"), "--json")
    assert code == 2
    assert [(p["file"], p["line"], p["hint"]) for p in json.loads(out)] == [("checklists/qms.yaml", 8, ""), ("checklists/qms.yaml", 10, 'did you mean "weight"?')]
    assert run("pack", "test", tmp_path)[0] == 2


def test_schemas(run):
    _, out, _ = run("schema", "profile")
    schema = json.loads(out)
    assert set(schema["properties"]) >= {"name", "credit_code", "region", "industries", "employees", "revenue_wan", "assets_wan", "role", "products", "export_markets", "energy_tce", "activities", "holds"}
    assert schema["additionalProperties"] is False
    assert set(json.loads(run("schema", "pack")[1])) >= {"Manifest", "Scheme", "Rule", "Checklist", "CatalogueEntry"}


@pytest.mark.parametrize("path", sorted((RESOURCES / "samples").glob("*.yaml")), ids=lambda p: p.stem)
def test_every_sample_is_a_profile_file(json_of, path):
    assert json_of("recommend", path)[0]["recommendations"]


HUMAN = [
    ("industry", "插座"), ("industry", "🙂"), ("ccc", "充电宝", "小夜灯", "乱七八糟"), ("recommend", str(SAMPLE)), ("checklist", "list"), ("checklist", "show", "ccc"),
]  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", HUMAN, ids=" ".join)
def test_tables_for_people(run, words, lang):
    code, out, err = run(*words, "--lang", lang)
    assert (code, err) == (0, "")
    assert out.strip()
    assert "{" not in out and "Text(" not in out


def test_long_lines_are_set_in_below_their_bullet(run):
    from rich.cells import cell_len

    from assessments.cli.output import wrapped

    _, out, _ = run("ccc", "断路器")
    lines = out.splitlines()
    assert not [x for x in lines if x.strip() in ("-", "?", "~", ">", "×")]
    lines = wrapped("  - ", "范围：低压开关（0302）、继电器（0303），交流 1000 V、直流 1500 V 及以下。" * 3, 40)
    assert len(lines) > 3 and all(cell_len(x) <= 42 for x in lines)
    assert lines[0].startswith("  - 范围") and all(x.startswith("    ") and x[4] not in " ，。、）" for x in lines[1:])
    assert "".join(x[4:] for x in lines).replace(" ", "") == ("范围：低压开关（0302）、继电器（0303），交流 1000 V、直流 1500 V 及以下。" * 3).replace(" ", "")


def test_packs_in_words(run, tmp_path):
    from tests.checklists.small_pack import written

    assert run("pack", "lint", written(tmp_path)) == (0, "问题 0 处\n", "")
    code, out, err = run("pack", "test", tmp_path, "--lang", "en")
    assert (code, err) == (2, "")
    assert out.splitlines()[-1] == "Coverage is below 100 %: no case covers the ids above."
    assert not any("\u4e00" <= c <= "\u9fff" for c in out)


def test_a_pack_against_a_newer_one_in_words_and_for_the_clients(run, json_of, tmp_path, pack):
    from tests.checklists.small_pack import broken, written

    old, new = written(tmp_path / "old"), broken(tmp_path / "new", "catalogue/02.yaml", "{mode: third_party, sources: [s1]}", "{to: 2020-01-01, mode: third_party, sources: [s1]}")
    workspace = open_workspace(tmp_path / "workspace", pack)
    enterprises.add(workspace, parse_profile({"name": "某厂", "industries": ["38"], "products": [{"name": "插座", "facts": {"volts": 250}}]}))
    workspace.close()
    code, out, err = run("pack", "diff", old, new, "--workspace", tmp_path / "workspace")
    assert (code, err) == (0, "")
    assert "ccc.0201 插头插座" in out and "目录状态和日期：" in out and "\n某厂\n  - 插座：必须认证 → " in out
    assert run("pack", "diff", old, old)[1].endswith("没有不同。\n")
    assert json_of("pack", "diff", old, new)["changes"][0]["id"] == "ccc.0201"
    assert not any("\u4e00" <= c <= "\u9fff" for c in run("pack", "diff", old, old, "--lang", "en")[1])


def test_what_every_trade_is_told(run, json_of):
    rows = json_of("pack", "table", "--by", "section")
    assert [r["code"] for r in rows] == list("ABCDEFGHIJKLMNOPQRST")
    assert "3/" in run("pack", "table")[1]
    assert run("pack", "table", "--by", "street")[0] == 2


def test_the_list_of_sources_in_the_docs_is_the_packs(run):
    assert (ROOT / "docs" / "sources.md").read_text(encoding="utf-8") == run("pack", "sources", "--lang", "en")[1], "certcheckup pack sources --lang en > docs/sources.md"


def test_the_clauses_of_a_checklist(run, json_of):
    rows = json_of("checklist", "coverage", "qms")
    assert rows and all(r["items"] for r in rows)
    assert f"{len(rows)} 个条款" in run("checklist", "coverage", "qms")[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Usage: certcheckup"),
        (("nope",), "没有命令“nope”（用法：certcheckup --help）"),
        (("industry",), "少写了 QUERY（用法：certcheckup industry --help）"),
        (("industry", "x", "--limit", "0"), "--limit 的值“0”不对，不能小于 1（"),
        (("industry", "x", "--limit", "many"), "--limit 的值“many”不对，要填整数（"),
        (("industry", "x", "y"), "多写了“y”（用法：certcheckup industry --help）"),
        (("industry", "x", "--limt", "3"), "没有选项 --limt，是不是 --limit？（"),
        (("industry", "x", "--limit"), "--limit 后面要写一个值（用法：certcheckup industry --help）"),
        (("checklist", "shw", "qms"), "没有命令“shw”，是不是“show”？（用法：certcheckup checklist --help）"),
        (("industry", "x", "--limit", "900"), "不能大于 200（"),
        (("industry", "x", "--json=3"), "--json 后面不能写值（"),
        (("indusry", "x"), "没有命令“indusry”，是不是“industry”？（用法：certcheckup --help）"),
        (("assess", str(SAMPLE)), "少写了 --out（用法：certcheckup assess --help）"),
        (("ccc",), "少写了 PRODUCT（用法：certcheckup ccc --help）"),
        (("ccc", ""), "PRODUCT 里 name 填得不对：不能空着。"),
        (("ccc", "\x07"), "PRODUCT 里 name 填得不对：不能空着。"),
        (("ccc", "x" * 300), "PRODUCT 里 name 填得不对：太长，最多 200 个字。"),
        (("ccc", "充电宝", "--on", "tomorrow"), "日期“tomorrow”不对"),
        (("ccc", "充电宝", "--on", "2026-02-30"), "日期“2026-02-30”不对"),
        (("ccc", "充电宝", "--role", "boss"), "--role 的值“boss”不对，可以写：maker / importer"),
        (("ccc", "充电宝", "--fact", "volts"), "“volts”看不懂"),
        (("ccc", "充电宝", "--fact", "=3"), "“=3”看不懂"),
        (("ccc", "充电宝", "--fact", "rated_voltage_v=lots"), "看不懂"),
        (("ccc", "充电宝", "--fact", "rated_voltage_v=inf"), "看不懂"),
        (("ccc", "充电宝", "--fact", "rated_voltag_v=3"), "没有叫“rated_voltag_v”的产品事实。是不是“rated_voltage_v”？"),
        (("ccc", "小夜灯", "--fact", "power_source=sun"), "“power_source”填的“sun”不对：只能是 mains / "),
        (("ccc", "充电宝", "--lang", "fr"), "--lang 的值“fr”不对，可以写：zh / en（"),
        (("ccc", "充电宝", "--lang", "both"), "--lang 的值“both”不对，可以写：zh / en（"),
        (("ccc", "--file", "/nowhere/list.txt"), "读不了 /nowhere/list.txt（没有这个文件或文件夹）"),
        (("recommend", "/nowhere.yaml"), "读不了 /nowhere.yaml（没有这个文件或文件夹）"),
        (("recommend", "."), "读不了 .（这是文件夹，不是文件）"),
        (("checklist", "show", "qmss"), "没有叫“qmss”的认证制度。是不是“qms”？"),
        (("checklist", "show", "../schemes/qms"), "没有叫“../schemes/qms”的认证制度。"),
        (("checklist", "blank", "qms", "--out", "form.doc"), "--out 的值“form.doc”不对，可以写：FILE.xlsx / FILE.pdf（"),
        (("pack", "test", "/nowhere"), "资料包有 1 处问题"),
        (("verify", "--workspace", "/nowhere"), "/nowhere 里没有工作区"),
        (("backup",), "里没有工作区"),
        (("report", "--out", "x"), "--enterprise NAME / --all 要写一个，只写一个（"),
        (("report", "--out", "x", "--all", "--format", "odt"), "--format 的值“odt”不对，可以写：pdf（"),
        (("assess", "/nowhere.yaml", "--out", "x"), "读不了 /nowhere.yaml"),
        (("schema", "x"), "WHAT 的值“x”不对，可以写：profile / pack（"),
    ],
    ids=lambda v: " ".join(v)[:40] if isinstance(v, tuple) else "",
)
def test_wrong_use_is_one_sentence_and_code_2(run, words, sentence):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err
    if words and sentence[:2] not in ("Us", "资料"):
        assert err.count("\n") == 1, err


@pytest.mark.parametrize(("number", "why"), [(28, "磁盘满了"), (13, "没有权限"), (17, "已经有同名的文件"), (99999, "Odd")])
def test_what_the_system_says_is_said_in_words(run, tmp_path, monkeypatch, number, why):
    def fails(*_a, **_k):
        raise OSError(number, "Odd")

    monkeypatch.setattr("assessments.report.pdf.os.replace", fails)
    code, out, err = run("assess", SAMPLE, "--out", tmp_path)
    assert (code, out) == (2, "") and f"（{why}）" in err


def test_both_languages_have_the_same_messages_with_the_same_places():
    from string import Formatter

    from resources.texts import texts

    for kind in ("messages", "cli"):
        zh, en = texts(kind, "zh"), texts(kind, "en")
        assert zh.keys() == en.keys()
        assert all({n for _, n, _, _ in Formatter().parse(zh[k]) if n} == {n for _, n, _, _ in Formatter().parse(en[k]) if n} for k in zh)


def test_errors_in_english(run):
    assert run("indusry", "x", "--lang", "en")[2] == 'there is no command "indusry"; did you mean "industry"? (see: certcheckup --help)\n'
    assert run("recommend", "/nowhere.yaml", "--lang", "en") == (2, "", "/nowhere.yaml cannot be read (no such file or folder). Check that it is there and may be opened.\n")
    assert run("checklist", "show", "qmss", "--lang=en")[2] == 'There is no scheme called "qmss". Did you mean "qms"?\n'


@pytest.mark.parametrize(
    ("yaml", "sentence"),
    [
        ("industries: ['9999']", "GB/T 4754-2017 里没有代码“9999”"),
        ("region: '9999'", "行政区划表里没有代码“9999”"),
        ("activities: [sells_onlin]", "没有叫“sells_onlin”的活动。是不是“sells_online”？"),
        ("activities: {sells_online: perhaps}", "activities.sells_online 填得不对：要填是或否"),
        ("holds: [qmss]", "没有叫“qmss”的认证制度。是不是“qms”？"),
        ("products: [{name: 插座, facts: {rated_voltag_v: 3}}]", "没有叫“rated_voltag_v”的产品事实。是不是“rated_voltage_v”？"),
        ("products: [{name: 插座, facts: {rated_voltage_v: '36'}}]", "“rated_voltage_v”填的“36”不对：要填数字。"),
        ("products: [{name: 小夜灯, facts: {power_source: sun}}]", "“power_source”填的“sun”不对：只能是 mains"),
        ("facts: {nothing: 1}", "没有叫“nothing”的产品事实。"),
    ],
)
def test_what_the_pack_does_not_know_is_refused_by_name(run, tmp_path, yaml, sentence):
    path = tmp_path / "p.yaml"
    path.write_text(yaml, encoding="utf-8")
    code, out, err = run("recommend", path)
    assert (code, out) == (2, "")
    assert sentence in err


def test_yes_and_no_in_words_and_codes_without_quotes(json_of, tmp_path):
    path = tmp_path / "farm.yaml"
    path.write_text("name: 合作社\nindustries: [0111]\nregion: 4406\nactivities: {grows_crops: yes, sells_online: no}\n", encoding="utf-8")
    assert "organic" in [r["scheme"] for r in json_of("recommend", path)[0]["recommendations"]]


def test_a_bug_is_code_1_and_kept_in_a_file(run, tmp_path, monkeypatch):
    def boom(*_a, **_k):
        raise ZeroDivisionError("by a test")

    monkeypatch.setattr("assessments.cli.lookups.find_industries", boom)
    code, out, err = run("industry", "x")
    assert (code, out) == (1, "")
    kept = next(tmp_path.glob("certcheckup-bug-*.txt"))
    assert str(kept) in err
    assert "ZeroDivisionError: by a test" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["industry", "插座"], ["ccc", "充电宝"], ["checklist", "list"], ["recommend", str(SAMPLE)], ["schema", "profile"], ["--version"], ["--help"]], ids=" ".join)
def test_as_a_process_of_its_own(words):
    more = ["--json"] if words[0] in ("industry", "ccc", "checklist", "recommend") else []
    ran = subprocess.run([sys.executable, "-m", "desktop", *words, *more], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    if more or words[0] == "schema":
        json.loads(ran.stdout)


def test_a_closed_pipe_is_no_error():
    ran = subprocess.run(f"'{sys.executable}' -m desktop checklist show qms | head -1", shell=True, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.stderr == ""


def test_output_survives_a_terminal_that_knows_no_chinese():
    import os

    ran = subprocess.run([sys.executable, "-m", "desktop", "ccc", "充电宝"], cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "充电宝" in ran.stdout.decode()
