"""Every page fits every window and text size it must, in both themes and languages; nothing scrolls sideways."""

import pytest
from PySide6.QtWidgets import QScrollArea

from .conftest import settle

PAGES = ("profile", "applicability", "checklist", "results", "report", "library", "settings")
SIZES = [(1366, 768, 100), (1366, 690, 100), (1024, 768, 100), (1280, 720, 150), (1280, 720, 200), (1024, 768, 200)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width, height, percent", SIZES)
def test_every_page_fits(sample, width, height, percent, lang):
    sample.rebuild(lang, None, percent)
    window = sample.window
    window.resize(width, height)
    for name in PAGES:
        sample.go(name)
        settle()
        hint = window.centralWidget().minimumSizeHint()
        assert hint.width() <= width and hint.height() <= height, (name, hint)
        assert (window.width(), window.height()) == (width, height), name
        for area in window.current_page().findChildren(QScrollArea):
            if area.isVisible():
                assert area.widget().width() <= area.viewport().width() + 1, (name, area.widget().width())
    sample.go("enterprises")
    settle()
    assert window.centralWidget().minimumSizeHint().width() <= width
    sample.rebuild("zh", "light", 100)


def test_answers_are_in_sight_in_the_smallest_window(sample):
    sample.rebuild(None, None, 200)
    sample.window.resize(1024, 768)
    sample.go("checklist")
    settle()
    page = sample.rooms["checklist"].page
    for tile in page.card.bar.tiles:
        corner = tile.mapTo(sample.window, tile.rect().bottomRight())
        assert tile.isVisible() and 0 < corner.x() <= 1024 and 0 < corner.y() <= 768
        assert tile.visibleRegion().boundingRect().height() >= tile.height() - 1
    sample.rebuild(None, None, 100)
