"""Use cases on a real workspace: each write says what it touched, and leaves nothing half done."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.changes import Changes
from assessments.checklist import STATES, Answer
from assessments.errors import KnownError
from assessments.plan import Edit
from assessments.profile import EnterpriseProfile, parse_profile
from assessments.services import backups, enterprises, evidence, rounds
from assessments.services.workspace import open_workspace
from checklists.schema import Text

ON = date(2026, 11, 22)


@pytest.fixture
def firm(workspace):
    return enterprises.add(workspace, EnterpriseProfile(name="某电器厂", industries=("3823",))).created


@pytest.fixture
def one(workspace, firm):
    return rounds.start(workspace, firm, "qms", on=ON).created


def test_a_profile_comes_back_as_it_went_in(workspace):
    profile = parse_profile({
        "name": "某厂 #1 %_\\ 'x'", "industries": ["3823"], "region": "4406", "employees": 42, "revenue_wan": "1800.50", "products": [{"name": "插座", "facts": {"v": 250.5, "b": True, "s": "x"}}],
        "sites": ["东厂"], "export_markets": [], "activities": {"sells_online": False}, "holds": [{"scheme": "qms", "expires": "2027-05-01"}], "energy_tce": 120,
    })  # fmt: skip
    id_ = enterprises.add(workspace, profile).created
    assert enterprises.get(workspace, id_).profile == profile
    changed = profile.model_copy(update={"name": "新名字", "employees": 43})
    assert enterprises.save_profile(workspace, id_, changed) == Changes(enterprises=frozenset({id_}))
    assert enterprises.get(workspace, id_).profile == changed
    assert enterprises.find(workspace, "xmz").id == id_


@pytest.mark.parametrize("query", ["某电器厂", "电器", "moudianqichang", "mdqc", "MDQC"])
def test_an_enterprise_is_found_by_name_pinyin_and_initials(workspace, firm, query):
    assert enterprises.find(workspace, query).id == firm


def test_a_whole_name_wins_over_a_longer_one(workspace, firm):
    enterprises.add(workspace, EnterpriseProfile(name="某电器厂二厂"))
    assert enterprises.find(workspace, "某电器厂").id == firm
    with pytest.raises(KnownError) as caught:
        enterprises.find(workspace, "电器")
    assert (caught.value.code, caught.value.params["count"]) == ("enterprise-ambiguous", 2)
    with pytest.raises(KnownError, match="enterprise-not-found"):
        enterprises.find(workspace, "%")


def test_what_is_gone_is_told(workspace, firm, one, tmp_path):
    photo = tmp_path / "photo.txt"
    photo.write_text("x")
    for work, code in (
        (lambda: enterprises.get(workspace, "no"), "enterprise-gone"),
        (lambda: enterprises.save_profile(workspace, "no", EnterpriseProfile()), "enterprise-gone"),
        (lambda: rounds.start(workspace, "no", "qms", on=ON), "enterprise-gone"),
        (lambda: rounds.start(workspace, firm, "qms", on=ON, based_on="no"), "round-gone"),
        (lambda: rounds.start(workspace, firm, "nothing", on=ON), "no-checklist"),
        (lambda: rounds.get(workspace, "no"), "round-gone"),
        (lambda: rounds.answer(workspace, "no", "a", Answer("met")), "round-gone"),
        (lambda: rounds.answer_many(workspace, "no", {"a": Answer("met")}), "round-gone"),
        (lambda: rounds.edit_plan(workspace, "no", "a", Edit()), "round-gone"),
        (lambda: rounds.answer(workspace, one, "a", Answer("perhaps")), "answer-invalid"),
        (lambda: rounds.answer_many(workspace, one, {"a": Answer("met"), "b": Answer("perhaps")}), "answer-invalid"),
        (lambda: evidence.add(workspace, firm, "no", "a", photo), "round-gone"),
        (lambda: evidence.add(workspace, firm, one, "a", tmp_path / "nothing"), "file-unreadable"),
        (lambda: evidence.add(workspace, firm, one, "a", tmp_path), "file-unreadable"),
        (lambda: evidence.set_expiry(workspace, "no", None), "evidence-gone"),
    ):
        with pytest.raises(KnownError) as caught:
            work()
        assert caught.value.code == code
    assert rounds.answers(workspace, one) == {}
    assert [r.number for r in rounds.of_enterprise(workspace, firm)] == [1]


def test_a_round_is_pinned_to_its_pack_and_numbered(workspace, firm, one, pack):
    again = rounds.start(workspace, firm, "qms", on=date(2027, 11, 22)).created
    other = rounds.start(workspace, firm, "ccc", on=ON).created
    found = {r.id: r for r in rounds.of_enterprise(workspace, firm)}
    assert [(found[i].scheme, found[i].number) for i in (one, again, other)] == [("qms", 1), ("qms", 2), ("ccc", 1)]
    assert (found[one].pack_version, found[one].pack_fingerprint) == (pack.manifest.version, pack.fingerprint)
    assert {r.id for r in rounds.latest(workspace, firm)} == {again, other}


def test_an_answer_says_what_it_touched_and_where_one_stopped(workspace, firm, one):
    assert rounds.answer(workspace, one, "qms.a", Answer("partly", note="备注", reason="因为", flagged=True)) == Changes(rounds=frozenset({one}), answers=frozenset({"qms.a"}))
    kept = rounds.answers(workspace, one)["qms.a"]
    assert replace(kept, at=None) == Answer("partly", "备注", "因为", True)
    assert kept.at.tzinfo is not None
    assert (rounds.get(workspace, one).last_key, rounds.get(workspace, one).answered) == ("qms.a", 1)
    rounds.answer(workspace, one, "qms.a", Answer(note="撤回"))
    assert rounds.get(workspace, one).answered == 0


answers = st.builds(Answer, st.sampled_from([*STATES, None]), st.text(max_size=30), st.text(max_size=30), st.booleans())


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12), answers, max_size=6))
def test_answers_come_back_as_they_went_in(workspace, firm, given_answers):
    usable = {k: v for k, v in given_answers.items() if "\x00" not in v.note + v.reason and not any(0xD800 <= ord(c) <= 0xDFFF for c in v.note + v.reason)}
    one = rounds.start(workspace, firm, "qms", on=ON).created
    other = rounds.start(workspace, firm, "qms", on=ON).created
    rounds.answer_many(workspace, one, usable)
    for key, value in usable.items():
        rounds.answer(workspace, other, key, value)
    for round_id in (one, other):
        assert {k: replace(a, at=None) for k, a in rounds.answers(workspace, round_id).items()} == usable


def test_an_earlier_round_is_copied(workspace, firm, one):
    given_answers = {"qms.a": Answer("met", note="旧"), "qms.a@插座": Answer("partly"), "qms.b": Answer("not_met")}
    rounds.answer_many(workspace, one, given_answers)
    second = rounds.start(workspace, firm, "qms", on=ON, based_on=one).created
    assert {k: (a.state, a.note) for k, a in rounds.answers(workspace, second).items()} == {k: (a.state, a.note) for k, a in given_answers.items()}


def test_what_hangs_on_renamed_items_goes_on_under_the_new_ids(workspace, firm, one, pack, monkeypatch, tmp_path):
    rounds.answer_many(workspace, one, {
        "qms.old": Answer("met", note="旧"), "qms.old@插座": Answer("partly"), "qms.older": Answer("met"), "qms.kept": Answer("met"), "qms.new": Answer("not_met", note="新"),
    })  # fmt: skip
    rounds.edit_plan(workspace, one, "qms.old@插座", Edit("张三", ON, "doing", ""))
    (tmp_path / "photo.txt").write_text("x")
    evidence.add(workspace, firm, one, "qms.old@插座", tmp_path / "photo.txt")
    workspace.close()
    monkeypatch.setitem(pack.manifest.renamed, "qms.old", "qms.new")

    reader = open_workspace(workspace.folder, pack, read_only=True)
    assert "qms.old@插座" in rounds.answers(reader, one), "a reader leaves everything as it is"
    reader.close()
    again = open_workspace(workspace.folder, pack)
    found = {k: (a.state, a.note) for k, a in rounds.answers(again, one).items()}
    assert found == {
        "qms.new": ("not_met", "新"), "qms.old": ("met", "旧"), "qms.new@插座": ("partly", ""), "qms.older": ("met", ""), "qms.kept": ("met", ""),
    }, "the new id's own answer stands, the old one is kept beside it"  # fmt: skip
    assert set(rounds.edits(again, one)) == {"qms.new@插座"}
    assert evidence.of_round(again, one)[0].keys == ("qms.new@插座",)
    again.close()


def test_an_answer_to_an_item_the_pack_dropped_is_kept_and_told(workspace, firm, one, pack, monkeypatch):
    monkeypatch.setitem(pack.manifest.removed, "qms.dropped", Text(zh="并入别条。"))
    before = rounds.review_of(workspace, one, EnterpriseProfile(), on=ON)
    rounds.answer_many(workspace, one, {"qms.dropped": Answer("met"), "qms.unknown": Answer("partly"), "qms.noted": Answer(note="只有备注")})
    after = rounds.review_of(workspace, one, EnterpriseProfile(), on=ON)
    assert [(x.item, x.state, x.reason.zh) for x in after.left_over] == [("qms.dropped", "met", "并入别条。"), ("qms.unknown", "partly", "")]
    assert after.score == before.score


def test_the_plan_keeps_what_was_changed(workspace, one):
    edit = Edit("张三", date(2026, 12, 31), "doing", "先做这个")
    assert rounds.edit_plan(workspace, one, "qms.a", edit) == Changes(rounds=frozenset({one}), plan=frozenset({"qms.a"}))
    rounds.edit_plan(workspace, one, "qms.a", replace(edit, state="done"))
    assert rounds.edits(workspace, one) == {"qms.a": replace(edit, state="done")}


def test_the_same_file_is_kept_once_and_serves_many_rows(workspace, firm, one, tmp_path):
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"bytes")
    for key in ("qms.a", "qms.b", "qms.a"):
        evidence.add(workspace, firm, one, key, photo, expires=ON)
    found, = evidence.of_round(workspace, one)
    assert (found.name, found.keys, found.size, found.expires) == ("照片.jpg", ("qms.a", "qms.b"), 5, ON)
    assert [p.name for p in (workspace.folder / "evidence").iterdir()] == [found.sha256]
    assert rounds.answers(workspace, one)["qms.a"].evidence == 1
    evidence.unlink(workspace, found.id, one, "qms.a")
    assert evidence.of_round(workspace, one)[0].keys == ("qms.b",)
    evidence.path_of(workspace, found).write_bytes(b"other")
    assert backups.verify(workspace).changed == ("照片.jpg",)
    evidence.path_of(workspace, found).unlink()
    assert backups.verify(workspace).missing == ("照片.jpg",)


def test_a_file_too_large_for_evidence_leaves_nothing_behind(workspace, firm, one, tmp_path):
    large = tmp_path / "video.mp4"
    with large.open("wb") as file:
        file.truncate(evidence.MAX_BYTES + 1)
    with pytest.raises(KnownError, match="evidence-too-large"):
        evidence.add(workspace, firm, one, "qms.a", large)
    assert list((workspace.folder / "evidence").iterdir()) == []
    assert evidence.of_round(workspace, one) == []


def test_removing_an_enterprise_takes_all_of_it_and_nothing_else(workspace, firm, one, tmp_path):
    photo = tmp_path / "x.txt"
    photo.write_text("x")
    other = enterprises.add(workspace, EnterpriseProfile(name="另一家")).created
    kept = rounds.start(workspace, other, "qms", on=ON).created
    for enterprise, round_id in ((firm, one), (other, kept)):
        rounds.answer(workspace, round_id, "qms.a", Answer("met"))
        rounds.edit_plan(workspace, round_id, "qms.a", Edit("张三"))
        evidence.add(workspace, enterprise, round_id, "qms.a", photo)
    assert enterprises.remove(workspace, firm) == Changes(enterprises=frozenset({firm}), rounds=frozenset({one}))
    assert enterprises.all_ids(workspace) == [other]
    assert rounds.answers(workspace, one) == {}
    assert rounds.answers(workspace, kept)["qms.a"].evidence == 1
    assert backups.verify(workspace).clean


def test_a_review_of_a_stored_round(workspace, firm, one, pack):
    profile = enterprises.get(workspace, firm).profile
    rows = rounds.review_of(workspace, one, profile, on=ON).visible.rows
    rounds.answer_many(workspace, one, {r.key: Answer("not_met" if r.item.gate else "met", reason="-") for r in rows})
    second = rounds.start(workspace, firm, "qms", on=ON, based_on=one).created
    rounds.answer_many(workspace, second, {r.key: Answer("met") for r in rows})
    found = rounds.review_of(workspace, second, profile, on=ON, compare_with=one)
    assert found.score.percent == 100
    assert {c.row.key for c in found.comparison.closed} == {r.key for r in rows if r.item.gate}
