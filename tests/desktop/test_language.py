"""A switch of language while running leaves nothing behind; an English page shows no Chinese but what the user typed."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from desktop.models.rows import drawn
from desktop.widgets.lists import RowList
from desktop.widgets.tables import FactTable

from .conftest import settle

CHINESE = re.compile(r"[\u4e00-\u9fff]")
PAGES = ("profile", "applicability", "checklist", "results", "report", "library", "settings")
OWN_NAME = {"中文"}  # the name of the language in itself


SAYS = {
    QLabel: lambda w: [re.sub(r"<[^>]+>", "", w.text())],
    QAbstractButton: lambda w: [w.text(), w.accessibleName(), w.toolTip()],
    QLineEdit: lambda w: [w.placeholderText(), w.accessibleName()],
    QComboBox: lambda w: [w.itemText(n) for n in range(w.count())],
    RowList: lambda w: drawn(w.rows).splitlines(),
    FactTable: lambda w: [*drawn(w.facts).splitlines(), *(c.title for c in w.facts.columns)],
}


def words_on(window):
    """Everything the window says: labels, buttons, fields, lists, tables, names for screen readers."""
    for kind, says in SAYS.items():
        for widget in window.findChildren(kind):
            if widget.isVisible():
                yield from says(widget)


@pytest.mark.parametrize("name", PAGES)
def test_english_page_has_no_chinese(sample, pack, name):
    own = {sample.case.profile.name, *(p.name for p in sample.case.profile.products)}
    own |= {a.note for a in sample.case.round.review.answers.values() if a.note}
    own |= {a.text for a in sample.case.round.review.actions if a.text} | {a.owner for a in sample.case.round.review.actions}
    sample.rebuild("en", None, None)
    sample.go(name)
    settle()
    left = []
    for text in words_on(sample.window):
        for mine in sorted(own, key=len, reverse=True):
            text = text.replace(mine, "").replace(mine.replace("\n", " "), "")
        if CHINESE.search(text) and text.strip() not in OWN_NAME and not any(mark in text for mark in ("中文", "GB", "CNCA", "公告", "〔", "号")):
            left.append(text)
    assert left == []


def test_switch_while_running_keeps_place_and_answers(sample):
    sample.go("checklist")
    key = sample.rooms["checklist"].page.current_key
    sample.rebuild("en", None, None)
    settle()
    page = sample.rooms["checklist"].page
    assert (sample.here, page.current_key) == ("checklist", key)
    assert page.card.bar.tiles[0].text() == "Met"
    sample.rebuild("zh", "dark", 150)
    settle()
    assert sample.rooms["checklist"].page.card.bar.tiles[0].text() == "符合"
    assert sample.settings.get("theme") == "dark"
