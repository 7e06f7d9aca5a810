"""Which clauses have items: over the small pack, and over the shipped checklists that name their clauses."""

import pytest

from checklists import coverage
from checklists.lint import lint
from checklists.pack import Pack
from tests.checklists.small_pack import FILES, written


def checklist(folder, headings, overlay=""):
    """The small pack with headings in its checklist."""
    written(folder)
    (folder / "checklists/qms.yaml").write_text(f"headings: {headings}\n" + FILES["checklists/qms.yaml"], encoding="utf-8")
    (folder / "en/checklists/qms.yaml").write_text(overlay + FILES["en/checklists/qms.yaml"], encoding="utf-8")
    return Pack(folder).checklist("qms")


def test_a_heading_holds_the_items_of_its_clause_and_below(tmp_path):
    rows = coverage.headings(checklist(tmp_path, "{'7.1': 资源, '7.2': 能力, '7': 支持}"))
    assert [(r.clause, [i.id for i in r.items]) for r in rows] == [("7.1", ["qms.devices"]), ("7.2", ["qms.training"]), ("7", ["qms.devices", "qms.training"])]


def test_lint_names_empty_clauses_and_items_outside_them(tmp_path):
    checklist(tmp_path, "{'7.1': 资源, '7.3': 意识}", "headings: {'7.1': Resources}\n")
    assert {(p.path, p.text) for p in lint(tmp_path)} == {
        ("qms.headings.7.3", "no English text"),
        ("qms.headings.7.3", "no item stands under this clause"),
        ("qms.training.clause", "'7.2' belongs to none of the headings"),
    }


@pytest.mark.parametrize(("clause", "heading", "found"), [("7.1.5", "7.1", True), ("7.1", "7.1", True), ("10.1", "1", False), ("7.10", "7.1", False)])
def test_under(clause, heading, found):
    assert coverage.under(clause, heading) is found
