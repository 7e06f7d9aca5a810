"""The pack's own cases, and that they can fail."""

import shutil

import pytest

from assessments.authoring.cases import run
from checklists.pack import Pack
from checklists.problems import PackProblems
from tests.checklists.small_pack import written


def test_every_case_of_the_shipped_pack_passes(pack):
    report = run(pack)
    assert not report.failures
    assert report.runs > 1000


def test_every_rule_entry_gate_and_scheme_is_covered(pack):
    report = run(pack)
    assert report.uncovered == {"rules": [], "entries": [], "gates": [], "schemes": []}
    assert report.passed


def case(tmp_path, text):
    folder = written(tmp_path / "pack")
    (folder / "tests").mkdir()
    (folder / "tests" / "t.yaml").write_text(text, encoding="utf-8")
    return run(Pack(folder))


def test_a_wrong_expectation_fails_in_words(tmp_path):
    report = case(tmp_path, """
- {id: t.a, product: 插座, expect: {verdict: removed, entry: ccc.9999, asks: [weight]}}
- {id: t.b, profile: {industries: ['38']}, expect: {schemes: [old], absent: [qms], against: [qms], rules: [r.two], strength: mandatory}}
- {id: t.c, checklist: qms, answers: {default: met, qms.training: not_met}, expect: {level: high, readiness: 12, gates_open: []}}
- {id: t.d, credit_code: '1', expect: {problem: none}}
""")  # fmt: skip
    assert report.failures == [
        "t.yaml t.a: verdict: expected removed, found needs_facts",
        "t.yaml t.a: entry: expected ccc.9999, found ['ccc.0201']",
        "t.yaml t.a: asks: weight is not asked, but ['volts']",
        "t.yaml t.b: old is not recommended strongly enough (not at all)",
        "t.yaml t.b: qms must not be recommended",
        "t.yaml t.b: no advice against qms",
        "t.yaml t.b: rule r.two did not fire",
        "t.yaml t.c: level: expected high, found low",
        "t.yaml t.c: readiness: expected 12, found 40.0",
        "t.yaml t.c: gates_open: expected [], found ['qms.training']",
        "t.yaml t.d: problem: expected none, found length",
    ]
    assert report.uncovered == {"rules": ["r.one"], "entries": ["ccc.0201"], "gates": ["qms.training"], "schemes": ["old", "qms"]}
    assert not report.passed


def test_right_expectations_cover(tmp_path):
    report = case(tmp_path, """
- {id: t.a, product: 插座, facts: {volts: 250}, expect: {verdict: required_third_party, entry: ccc.0201}}
- {id: t.b, each_industry: ['38', C], expect: {rules: []}}
- {id: t.c, profile: {industries: ['38']}, expect: {schemes: [qms], rules: [r.one], strength: recommended, absent: [old]}}
- {id: t.d, checklist: qms, answers: {default: met, qms.training: partly}, expect: {level: low, readiness: 70.0, gates_open: [qms.training]}}
""")  # fmt: skip
    assert report.failures == []
    assert report.runs == 5
    assert report.uncovered == {"rules": [], "entries": [], "gates": [], "schemes": []}
    assert report.passed


def test_the_absence_of_what_a_rule_may_recommend_covers_nothing(tmp_path):
    report = case(tmp_path, "- {id: t.a, profile: {industries: []}, expect: {absent: [qms, old]}}\n")
    assert not report.failures
    assert report.uncovered["schemes"] == ["qms"]
    assert not report.passed


def test_many_names_with_one_expectation_are_a_run_each(tmp_path):
    report = case(tmp_path, "- {id: t.a, products: [插座, 插线板, 手机壳], facts: {volts: 250}, expect: {verdict: required_third_party}}\n")
    assert report.runs == 3
    assert report.failures == ["t.yaml t.a [手机壳]: verdict: expected required_third_party, found needs_facts"]


def test_a_case_that_tests_nothing_or_cannot_run_is_a_failure(tmp_path):
    report = case(tmp_path, """
- {id: t.a, product: 插座, expect: {verdct: removed}}
- {id: t.b, produkt: 插座, expect: {schemes: [qms]}}
- {id: t.c, product: 插座}
- {id: t.d, checklist: nothing, expect: {level: low}}
- {id: t.e, audit_days: {table: nothing, staff: 3}, expect: {days: 1}}
- {id: t.f, profile: {employes: 3}, expect: {schemes: []}}
""")  # fmt: skip
    assert [line.split("(")[0].strip() for line in report.failures] == [
        "t.yaml t.a: unknown: expect.verdct",
        "t.yaml t.b: unknown: produkt",
        "t.yaml t.c: no expectation",
        "t.yaml t.d: cannot be run: KeyError",
        "t.yaml t.e: cannot be run: KeyError",
        "t.yaml t.f: cannot be run: KnownError",
    ]
    assert report.runs == 0


def test_a_file_of_cases_that_cannot_be_read_is_a_problem_of_the_pack(tmp_path):
    with pytest.raises(PackProblems, match=r"tests/t\.yaml:2  \(file\)  aliases \(\*name\) are not allowed"):
        case(tmp_path, "- &a {id: t.a}\n- *a\n")


@pytest.mark.parametrize(
    ("text", "sentence"), [("- just words\n", "a case is a mapping with id and expect"), ("id: t.a\n", "expected a list of cases, each starting with '- '")]
)
def test_what_is_no_case_is_a_problem_of_the_pack(tmp_path, text, sentence):
    with pytest.raises(PackProblems, match=sentence):
        case(tmp_path, text)


def test_a_rule_that_is_taken_away_is_noticed(pack, tmp_path):
    """The cases hold the pack: drop the rules of one file and something fails."""
    shutil.copytree(pack.folder, tmp_path / "pack")
    file = max((tmp_path / "pack" / "rules").glob("*.yaml"), key=lambda p: p.stat().st_size)
    file.write_text("[]\n", encoding="utf-8")
    assert run(Pack(tmp_path / "pack", cache=tmp_path / "cache")).failures
