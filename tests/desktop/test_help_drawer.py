"""Where there is no room for the help beside the item it lies over it, with a way back, and leaves the answers in reach."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from desktop.pages.checklist_side import HelpPanel

from .conftest import settle

SIZES = [(1280, 720, 175), (1280, 720, 150), (1280, 720, 200), (1024, 768, 200), (1024, 768, 150)]


def drawer_of(page):
    return next((p for p in page.findChildren(HelpPanel) if p is not page.help and p.isVisible()), None)


@pytest.mark.parametrize("width, height, percent", SIZES)
def test_help_lies_over_the_item_and_leaves_the_answers(sample, width, height, percent):
    sample.rebuild(None, None, percent)
    sample.window.resize(width, height)
    sample.go("checklist")
    settle()
    page = sample.rooms["checklist"].page
    before = page.card.geometry()
    for leave in (lambda: QTest.keyClick(page, Qt.Key.Key_F1), lambda: QTest.keyClick(page, Qt.Key.Key_Escape), lambda: drawer_of(page).close_button.click()):
        QTest.keyClick(page, Qt.Key.Key_F1)
        settle()
        panel = drawer_of(page)
        assert panel is not None and page.help_open
        assert page.rect().contains(panel.geometry())
        assert panel.height() > 100
        assert page.card.geometry() == before
        assert panel.close_button.isVisible()
        for tile in page.card.bar.tiles:
            assert tile.isVisible()
            assert not panel.geometry().intersects(QRect(tile.mapTo(page, tile.rect().topLeft()), tile.size()))
        leave()
        settle()
        assert drawer_of(page) is None and not page.help_open
        assert page.card.geometry() == before
    sample.rebuild(None, None, 100)
