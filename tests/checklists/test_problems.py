"""A bad pack tells everything at once, with file, line, path and a hint."""

import pytest

from checklists.lint import lint
from checklists.pack import Pack
from checklists.problems import PackProblems
from tests.checklists.small_pack import broken, written


def told(folder) -> list[str]:
    return [str(p) for p in lint(folder)]


def test_the_small_pack_itself_is_clean(tmp_path):
    assert told(written(tmp_path)) == []


def test_the_shipped_pack_is_clean(pack):
    assert told(pack.folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("checklists/qms.yaml", "        weight: 2", "        weigth: 2",
         ['checklists/qms.yaml:8  sections[0].items[0].weight  required field is missing',
          'checklists/qms.yaml:10  sections[0].items[0].weigth  unknown field (did you mean "weight"?)']),
        ("checklists/qms.yaml", "weight: 3", "weight: 7", ["checklists/qms.yaml:18  sections[0].items[1].weight  Input should be less than or equal to 3"]),
        ("checklists/qms.yaml", "na: never", "na: no", ["checklists/qms.yaml:24  sections[0].items[1].na  False is not one of 'never', 'reason' or 'free'"]),
        ("checklists/qms.yaml", "na: never", "na: free", ["checklists/qms.yaml:16  qms.training.na  a gate that may be waved away without a reason"]),
        ("checklists/qms.yaml", "关键岗位的人都培训过。", "量具都按期校准。", ["checklists/qms.yaml:16  qms.training.statement  says the same as qms.devices"]),
        ("checklists/qms.yaml", "role: 质量负责人}\n        na", "role: 质量负责}\n        na", ['checklists/qms.yaml:16  qms.training.measure.role  \'质量负责\' does not exist (did you mean "质量负责人"?)']),
        ("checklists/qms.yaml", "        na: never", "        show_if: {activity: sells_onlin}", ['checklists/qms.yaml:16  qms.training.show_if  \'sells_onlin\' does not exist (did you mean "sells_online"?)']),
        ("checklists/qms.yaml", "        na: never", "        show_if: {activty: sells_online}",
         ["checklists/qms.yaml:24  sections[0].items[1].show_if  unknown condition 'activty'; known: all any not fact answer activity industry region role size market holds product verdict"]),
        ("checklists/qms.yaml", "id: qms.training", "id: qms.devices",
         ["checklists/qms.yaml:16  qms.devices  this id is given twice (first in checklists/qms.yaml:8)"]),
        ("checklists/qms.yaml", "        clause: '7.2'", "        clause: '7.2'\n        clause: '7.3'", ["checklists/qms.yaml:18  (file)  key 'clause' is given twice"]),
        ("checklists/qms.yaml", "heading: 支持", "heading: [支持", ["checklists/qms.yaml:7  (file)  did not find expected ',' or ']'"]),
        ("rules/all.yaml", "sources: [s1]", "sources: [s2]", ['rules/all.yaml:1  r.one.sources  \'s2\' does not exist']),
        ("rules/all.yaml", "sources: [s1]", "sources: []", ["rules/all.yaml:1  r.one.sources  no source"]),
        ("rules/all.yaml", "schemes: [qms]", "schemes: [old]", ["rules/all.yaml:1  r.one.schemes  old is abolished and must not be recommended"]),
        ("rules/all.yaml", "['38']", "['3823']", ['rules/all.yaml:1  r.one.when  \'3823\' does not exist (did you mean "38"?)']),
        ("rules/all.yaml", "recommended", "recomended", ["rules/all.yaml:3  [0].strength  'recomended' is not one of 'mandatory', 'recommended', 'optional' or 'against'"]),
        ("en/rules/all.yaml", "r.one", "r.two", ["rules/all.yaml:1  r.one.reason  no English text"]),
        ("en/industries.csv", "38,Electrical machinery\n", "", ["industries.csv:1  38.name  no English name"]),
        ("industries.csv", "38,", "C,", ["industries.csv:3  C  this code is given twice"]),
        ("industries.csv", "code,level", "kode,level", ["industries.csv:1  (head)  columns missing: code"]),
        ("catalogue/02.yaml", "{mode: third_party, sources: [s1]}", "{from: 2026-02-01, to: 2026-01-01, mode: third_party, sources: [s1]}", ["catalogue/02.yaml:1  ccc.0201.periods[0]  ends before it starts"]),
        ("catalogue/02.yaml", ", when: {fact: volts, at_most: 50}, ask: true", ", ask: true", ["catalogue/02.yaml:1  ccc.0201.exclusions[0]  asks, but has no condition (when)"]),
        ("catalogue/02.yaml", "mode: third_party", "mode: thirdparty", ["catalogue/02.yaml:7  [0].periods[0].mode  'thirdparty' is not one of 'third_party', 'self_declaration', 'not_listed' or 'removed'"]),
        ("schemes/qms.yaml", "short: 质量管理", "short: 一二三四五六七八九十甲", ["schemes/qms.yaml:1  qms.short  longer than 10 characters"]),
        ("schemes/qms.yaml", "id: qms", "id: qsm", None),
        ("pack.yaml", "as_of: 2026-01-01", "as_of: soon", ["pack.yaml:4  as_of  Input should be a valid date or datetime, input is too short"]),
    ],
)  # fmt: skip
def test_every_slip_is_told_with_its_place(tmp_path, file, old, new, expected):
    found = told(broken(tmp_path, file, old, new))
    if expected is None:
        assert "schemes/qms.yaml:1  id  is 'qsm', the file is named 'qms'" in found
    else:
        assert found == expected


def test_all_files_are_told_at_once(tmp_path):
    folder = broken(tmp_path, "checklists/qms.yaml", "weight: 2", "wieght: 2")
    (folder / "rules" / "all.yaml").write_text("- id: r.one\n", encoding="utf-8")
    (folder / "sources" / "all.yaml").write_bytes(b"\xff\xfe")
    (folder / "schemes" / "old.yaml").unlink()
    files = {line.split(":")[0] for line in told(folder)}
    assert files == {"checklists/qms.yaml", "rules/all.yaml", "sources/all.yaml"}


@pytest.mark.parametrize("content", [b"", b"[]", b"just words", b"- 1\n- 2\n", b"{}", b"null", b"a: [", b"\x00\x01", b"- - - -\n", b"? {a: b}\n: c\n", b"--- 1\n--- 2\n"])
@pytest.mark.parametrize("file", ["pack.yaml", "facts/all.yaml", "sources/all.yaml", "catalogue/02.yaml", "schemes/qms.yaml", "rules/all.yaml", "checklists/qms.yaml", "tables/new.yaml", "en/checklists/qms.yaml", "en/rules/all.yaml", "industries.csv", "en/industries.csv", "regions.csv", "industry_words.csv"])  # fmt: skip
def test_no_content_of_any_file_breaks_lint(tmp_path, file, content):
    folder = written(tmp_path)
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_bytes(content)
    assert all(problem.line >= 1 for problem in lint(folder))


def test_opening_a_broken_part_raises_its_problems_and_leaves_the_others_usable(tmp_path):
    pack = Pack(broken(tmp_path, "rules/all.yaml", "recommended", "always"))
    assert set(pack.schemes) == {"qms", "old"}
    with pytest.raises(PackProblems) as caught:
        pack.rules  # noqa: B018
    assert len(caught.value.problems) == 1


def test_a_folder_that_is_no_pack(tmp_path):
    assert [(p.file, p.text) for p in lint(tmp_path)] == [("pack.yaml", "cannot be read: No such file or directory")]
    with pytest.raises(PackProblems):
        Pack(tmp_path)
