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


SHARED = ["4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3", "6.1", "6.2", "7.1", "7.2", "7.3", "7.4", "7.5", "8.1", "9.1", "9.2", "9.3", "10.1", "10.2"]
"""The second-level clauses all management system standards have."""
MUST_COVER = {
    "qms": [*SHARED, "6.3", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7", "10.3", *(f"0.{n}" for n in range(1, 9))],
    "ems": [*SHARED, "8.2", "10.3"],
    "ohsms": [*SHARED, "5.4", "8.2", "10.3"],
    "enms": [*SHARED, "6.3", "6.4", "6.5", "6.6", "8.2", "8.3"],
    "isms": [*SHARED, "8.2", "8.3", *(f"A.{theme}.{n}" for theme, count in ((5, 37), (6, 8), (7, 14), (8, 34)) for n in range(1, count + 1))],
    "fsms": [*SHARED, "8.2", "8.3", "8.4", "8.5", "8.6", "8.7", "8.8", "8.9", "10.3"],
    "haccp": [], "ccc": [], "organic": [], "itsms": SHARED, "bcms": SHARED, "compliance": SHARED, "abms": SHARED, "mms": [], "ipms": [], "gap": [],
    "green_food": [], "liangrong": [],
}  # fmt: skip


@pytest.mark.parametrize("scheme", MUST_COVER)
def test_no_clause_of_the_main_checklists_is_empty(pack, scheme):
    rows = coverage.headings(pack.checklist(scheme))
    assert rows, "names no clauses"
    assert [r.clause for r in rows if not r.items] == []
    assert [c for c in MUST_COVER[scheme] if not any(coverage.under(r.clause, c) for r in rows)] == []
