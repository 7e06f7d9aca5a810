"""Files made to do harm, or simply broken: one sentence on stderr, exit 2, no traceback, nothing written, no time lost."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.cli import main

IMAGE = '<img src="x" onerror="alert(1)">'
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20))
REFUSED = {
    "empty": b"",
    "only-comment": b"# nothing\n",
    "null": b"---\n---\n",
    "binary": bytes(range(256)) * 50,
    "zip": b"PK\x03\x04" + b"\x00" * 400,
    "sqlite": b"SQLite format 3\x00" + b"\x00" * 400,
    "gb18030": "name: 某厂\n".encode("gb18030"),
    "utf-16": "name: 某厂\n".encode("utf-16"),
    "alias-bomb": BOMB.encode(),
    "recursive-alias": b"a: &a [*a]\n",
    "merge-key": b"x: &x {name: a}\n<<: *x\n",
    "deep-list": b"[" * 10_000 + b"]" * 10_000,
    "deep-unclosed": b"{a: " * 10_000,
    "deep-blocks": b"".join(b" " * n + b"a:\n" for n in range(300)),
    "python-object": b"name: !!python/object/apply:os.system ['touch owned']\n",
    "python-module": b"name: !!python/module:os\n",
    "python-tuple": b"products: !!python/tuple [a, b]\n",
    "unknown-tag": b"name: !secret x\n",
    "twice": b"name: a\nname: b\n",
    "key-list": b"? [a, b]\n: 1\n",
    "key-mapping": b"? {a: b}\n: 1\n",
    "control": b"name: a\x00b\n",
    "escape": b"name: \x1b[31m\n",
    "surrogate": b'name: "\\ud83d"\n',
    "tabs": b"name:\n\t- a\n",
    "bad-date": b"holds: [{scheme: qms, expires: 2026-13-45}]\n",
    "list": b"- a\n- b\n",
    "words": b"just words\n",
    "number": b"42\n",
    "number-keys": b"1: 2\n3: 4\n",
    "null-key": b"~: 1\n",
    "wrong-types": b"name: {a: b}\nemployees: [1]\nproducts: 7\n",
    "huge-number": b"employees: 1" + b"0" * 4000 + b"\n",
    "huger-number": b"employees: 1" + b"0" * 6000 + b"\n",
    "huge-float": b"energy_tce: 1e999\n",
    "infinite": b"energy_tce: .inf\n",
    "not-a-number": b"revenue_wan: .nan\n",
    "negative": b"employees: -5\n",
    "long-name": b"name: " + b"x" * 5000 + b"\n",
    "many-products": b"products: [" + b"a," * 600 + b"]\n",
    "unknown-fact": b"products: [{name: a, facts: {__class__: x}}]\n",
    "nested-fact": b"products: [{name: a, facts: {rated_voltage_v: [1]}}]\n",
    "path-as-scheme": b"answers: {../../etc/passwd: {a: met}}\n",
    "unknown-item": b"answers: {qms: {qms.nothing: met}}\n",
    "answers-list": b"answers: [1, 2]\n",
    "state-number": b"answers: {qms: {qms.internal-audit: 1}}\n",
    "plan-state": b"plan: {qms: {qms.internal-audit: {due: never}}}\n",
    "second-broken": b"name: a\n---\nname: [\n",
}  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_one_sentence(tmp_path, capsys, monkeypatch, name, lang):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(REFUSED[name])
    before = sorted(p.name for p in tmp_path.iterdir())
    start = time.perf_counter()
    code = main(["assess", str(path), "--out", str(tmp_path / "out"), "--lang", lang, "--json"])
    seconds = time.perf_counter() - start
    out, err = capsys.readouterr()
    assert (code, out) == (2, ""), err
    assert err.count("\n") == 1 and len(err) < 600, err
    assert "Traceback" not in err and "pydantic" not in err
    assert (lang == "en") != any("\u4e00" <= c <= "\u9fff" for c in err.replace("某厂", "")), err
    assert not any(ord(c) < 32 and c != "\n" for c in err), err
    assert seconds < 2
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_file_of_ten_megabytes_is_not_read(tmp_path, capsys):
    for words in (["recommend"], ["assess", "--out", str(tmp_path / "out")], ["ccc", "--file"]):
        path = tmp_path / "large.yaml"
        path.write_bytes(b"name: a\n" + b"# filler\n" * 1_200_000)
        start = time.perf_counter()
        assert main([*words, str(path)]) == 2
        assert time.perf_counter() - start < 0.5
        assert "MB" in capsys.readouterr().err


@pytest.mark.parametrize("name", [IMAGE, "../../x", "a/b\\c:d*e?f", "CON", "-rf", "{0.__class__}", "%s%n", "\u202eexe.fdp", "厂" * 200, "🏭", "a\\nb", "'; drop table enterprise; --", "{{7*7}}", "<para><b>x</font>&amp;&bogus;", "=cmd|'/c calc'!A1"])
def test_a_hostile_name_is_only_a_name(tmp_path, capsys, name):
    """Markup is not read as markup, a path not as a path: the report is written, into the folder asked for and nowhere else."""
    path = tmp_path / "p.yaml"
    path.write_text(json.dumps({"name": name, "industries": ["3823"], "role": "maker", "products": [name], "sites": [name], "prepared_by": name, "answers": {"qms": {"qms.internal-audit": {"state": "not_met", "note": name}}}, "plan": {"qms": {"qms.internal-audit": {"owner": name, "text": name}}}}, ensure_ascii=False), encoding="utf-8")
    out = tmp_path / "out"
    code = main(["assess", str(path), "--out", str(out), "--json"])
    told, err = capsys.readouterr()
    assert (code, err) == (0, "")
    found = json.loads(told)[0]
    assert found["name"] == name
    assert found["products"][0]["product"] == name
    written = [p for p in out.rglob("*") if p.is_file()]
    assert written == [Path(found["pdf"])]
    assert written[0].parent == out
    assert written[0].read_bytes().startswith(b"%PDF")


def test_bytes_that_are_no_text_on_the_command_line(tmp_path, capsys):
    """A file name in another encoding reaches the program as lone surrogates."""
    for words in (["ccc", "充电\udcff宝"], ["industry", "\udcff"], ["recommend", "\udcff.yaml"], ["checklist", "show", "\udcff"], ["ccc", "a", "--fact", "\udcff=1"], ["verify", "--workspace", str(tmp_path / "\udcff")]):
        code = main([*words, "--json"] if words[0] in ("ccc", "industry") else words)
        out, err = capsys.readouterr()
        assert code in (0, 2), (words, err)
        assert "\udcff" not in out
        if code == 0:
            json.loads(out)


def test_a_device_is_no_profile(capsys):
    assert main(["recommend", "/dev/null"]) == 2
    capsys.readouterr()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_bytes_at_all_are_a_bug(tmp_path, capsys, raw):
    path = tmp_path / "any.yaml"
    path.write_bytes(raw)
    assert main(["recommend", str(path), "--json"]) in (0, 2), capsys.readouterr().err
    capsys.readouterr()


words = st.sampled_from(["name: 厂", "industries: ['3823']", "products: [充电宝]", "- ", "{", "}", "[", "]", ": ", "? ", "&a ", "*a", "!!", "|", ">", "%YAML 9.9", "---", "...", "\t", "\n", "\n  ", '"', "'", "#", "0x", "1e9", "~", "<<", "on: 2026-01-01", "answers: {qms: {}}"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(words, max_size=12).map("".join))
def test_no_almost_yaml_is_a_bug(tmp_path, capsys, text):
    path = tmp_path / "any.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["recommend", str(path), "--json"]) in (0, 2), capsys.readouterr().err
    capsys.readouterr()
