"""Every control has a name, is reached by Tab, and shows where the focus is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)

from .conftest import settle

PAGES = ("enterprises", "profile", "applicability", "checklist", "results", "report", "library", "settings")


def stops(window):
    """Visible controls that Tab reaches."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
    for kind in kinds:
        for widget in window.findChildren(kind):
            inner = isinstance(widget.parent(), (QComboBox, QAbstractScrollArea)) or "qt_" in widget.objectName()
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
                yield widget


@pytest.mark.parametrize("name", PAGES)
def test_every_stop_has_a_name(sample, name):
    if name != "enterprises":
        sample.go(name)
    else:
        sample.go("library")
        sample.case.close()
        sample.go("enterprises")
    settle()
    nameless = [type(w).__name__ + repr(w.parent()) for w in stops(sample.window) if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))]
    assert nameless == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["applicability", "checklist", "results", "report", "settings"])
def test_focus_can_be_seen_on_every_stop(sample, name, theme):
    sample.rebuild(None, theme, None)
    sample.go(name)
    sample.window.activateWindow()
    settle()
    unseen = []
    for widget in stops(sample.window):
        if isinstance(widget, QPlainTextEdit):
            widget.setCursorWidth(0)
        sample.window.current_page().setFocus()
        settle()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        if widget.hasFocus() and widget.grab().toImage() == before:
            unseen.append((type(widget).__name__, widget.accessibleName()))
    assert unseen == []
    sample.rebuild(None, "light", None)


def test_focus_does_not_start_on_the_rail(app):
    assert app.window.focusWidget() is app.window.current_page()
