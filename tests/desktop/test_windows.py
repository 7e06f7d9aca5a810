"""No part of a page is ever shown as a window of its own, not even for a moment: it would flash and take the keyboard away."""

import traceback

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from .conftest import settle

STEPS = ("profile", "applicability", "checklist", "results", "report", "library", "settings")


class Watch(QObject):
    """Notes every top-level widget that is shown."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Show and isinstance(widget, QWidget) and widget.isWindow():
            frames = [f"{f.filename.rpartition('/')[2]}:{f.lineno}" for f in traceback.extract_stack(limit=4)[:-1]]
            self.seen.append((type(widget).__name__, widget.accessibleName(), *frames))
        return False


@pytest.fixture
def watch(qapp):
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.mark.parametrize("percent, width", [(100, 1366), (200, 1024)])
def test_nothing_but_the_window_is_a_window(app, watch, percent, width):
    app.rebuild(None, None, percent)
    app.window.resize(width, 768)
    app.desk.create("空白企业")
    settle()
    for step in STEPS:
        app.go(step)
        settle()
    app.desk.add_sample("socket-maker")
    settle()
    for step in STEPS:
        app.go(step)
        settle()
    app.go("applicability")
    page = app.rooms["applicability"].page
    for at in range(len(app.case.data.result.products)):
        page.choose_product(at)
        for panel in ("sources", "what_if", "todo"):
            page.card.toggle(panel)
    app._find()
    settle()
    assert watch.seen == []
    assert QApplication.activeWindow() in (None, app.window)
