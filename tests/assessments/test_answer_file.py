from datetime import date

import pytest

from assessments import answer_file
from assessments.checklist import Answer
from assessments.errors import KnownError
from assessments.plan import Edit
from assessments.review import review
from resources import ROOT

SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))


def given(tmp_path, text):
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return answer_file.read(path)


def test_answers_short_and_long(tmp_path):
    (profile, extra), = given(tmp_path, """
name: 某厂
on: 2026-11-01
answers: {qms: {qms.a: met, qms.b: {state: not_applicable, reason: 没有设计, flagged: true}}}
plan: {qms: {qms.c: {owner: 张三, due: 2026-12-01, state: doing}}}
""")  # fmt: skip
    assert profile.name == "某厂"
    assert answer_file.answers_of(extra.answers["qms"]) == {"qms.a": Answer("met"), "qms.b": Answer("not_applicable", reason="没有设计", flagged=True)}
    assert answer_file.edits_of(extra.plan["qms"]) == {"qms.c": Edit("张三", date(2026, 12, 1), "doing")}


def test_a_plain_profile_has_no_answers(tmp_path):
    assert [e.answers for _, e in given(tmp_path, "name: 甲\n---\nname: 乙\n")] == [{}, {}]


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("answers: {qms: {qms.a: maybe}}", "answers-invalid", "answers.qms.qms.a.state"),
        ("answers: [1]", "answers-invalid", "answers"),
        ("answer: {}", "profile-invalid", "answer"),
        ("- a\n- b", "profile-invalid", "(…)"),
        ("just words", "profile-invalid", "(…)"),
        ("earlier_on: soon", "answers-invalid", "earlier_on"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, code, field):
    with pytest.raises(KnownError) as caught:
        given(tmp_path, text)
    assert (caught.value.code, caught.value.params["field"]) == (code, field)


def test_there_are_samples():
    assert len(SAMPLES) >= 3


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_sample_answers_what_its_checklists_ask(pack, path):
    for profile, extra in answer_file.read(path):
        assert set(profile.industries) <= set(pack.industries)
        assert set(profile.activities) <= set(pack.facts.activities)
        for product in profile.products:
            assert set(product.facts) <= {*pack.facts.product, "catalogue_entry"}
        for scheme, answers in extra.answers.items():
            if scheme in pack.checklist_ids:
                asked = {i.id for i in pack.checklist(scheme).items()}
                assert {k.partition("@")[0] for k in answers} <= asked, scheme
                found = review(profile, scheme, answer_file.answers_of(answers), pack, on=extra.on or date(2026, 11, 22))
                assert found.score.percent is not None
