"""What changed between two packs: over copies of the small pack, and the shipped one against itself."""

from datetime import date

import pytest

from assessments.authoring.diff import diff, firm_change
from assessments.profile import parse_profile
from checklists.pack import Pack
from checklists.schema import Text
from tests.checklists.small_pack import FILES, written

ON = date(2026, 11, 22)


@pytest.fixture
def pair(tmp_path):
    """The small pack and a copy with texts replaced: {file: [(old, new), …]}."""

    def make(changes):
        old, new = written(tmp_path / "old"), written(tmp_path / "new")
        for file, edits in changes.items():
            text = FILES[file]
            for before, after in edits:
                assert before in text
                text = text.replace(before, after)
            (new / file).write_text(text, encoding="utf-8")
        return Pack(old), Pack(new)

    return make


def told(found):
    return {(c.kind, c.id, c.what): {f.field: (f.before, f.after) for f in c.fields} for c in found.changes}


def test_a_pack_does_not_differ_from_itself(pack):
    found = diff(pack, pack, on=ON)
    assert (found.changes, found.verdicts) == ((), ())


def test_what_changed_is_named_with_before_and_after(pair):
    old, new = pair({
        "rules/all.yaml": [("recommended", "optional"), ("'38'", "'39'")],
        "checklists/qms.yaml": [("量具都按期校准。", "量具都在有效期内。")],
    })  # fmt: skip
    changes = told(diff(old, new, on=ON))
    assert changes["rule", "r.one", "changed"] == {"strength": ("recommended", "optional"), "when": ({"industry": ["38"]}, {"industry": ["39"]})}
    text = {"en": "Gauges are calibrated."}
    assert changes["item", "qms.devices", "changed"] == {"statement": ({"zh": "量具都按期校准。", **text}, {"zh": "量具都在有效期内。", **text})}
    assert len(changes) == 2


def test_an_item_that_went_is_renamed_removed_with_a_reason_or_unexplained(pair):
    manifest = ("version: '1'", "version: '2'\nrenamed: {qms.devices: qms.gauges}\nremoved: {qms.training: 并入上一条。}")
    old, new = pair({"pack.yaml": [manifest], "checklists/qms.yaml": [("qms.devices", "qms.gauges"), ("qms.training", "qms.people")]})
    found = diff(old, new, on=ON)
    assert {(c.id, c.what, c.renamed_to) for c in found.changes} == {("qms.devices", "renamed", "qms.gauges"), ("qms.training", "removed", ""), ("qms.people", "added", "")}
    assert next(c.reason for c in found.changes if c.id == "qms.training") == Text(zh="并入上一条。")
    assert not found.unexplained
    old, new = pair({"checklists/qms.yaml": [("qms.training", "qms.people")]})
    assert [c.id for c in diff(old, new, on=ON).unexplained] == ["qms.training"]


def test_verdicts_that_come_out_otherwise_are_listed_by_product_and_by_firm(pair):
    old, new = pair({"catalogue/02.yaml": [("{mode: third_party, sources: [s1]}", "{to: 2026-01-01, mode: third_party, sources: [s1]}\n    - {from: 2026-01-02, mode: removed, sources: [s1]}")]})
    assert {(v.product, v.after) for v in diff(old, new, on=ON).verdicts} == {("插座", "removed"), ("插线板", "removed")}
    firm = parse_profile({"name": "某厂", "industries": ["38"], "products": ["插座", "茶叶"]})
    changed = firm_change(firm, old, new, on=ON)
    assert changed and [(v.product, v.after) for v in changed.verdicts] == [("插座", "removed")]
    assert firm_change(firm, old, old, on=ON) is None
