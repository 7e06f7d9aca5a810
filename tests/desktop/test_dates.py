"""Dates are typed as text: what is typed is what is stored, and what is no date changes nothing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.widgets.dates import DateField, DateLine, parse_day

from .conftest import settle

GOOD = ["2027-03-15", "2027.3.15", "2027/3/15", "20270315", " 2027年3月15日 ", "２０２７－０３－１５"]
BAD = ["", "2027-13-45", "2027-02-30", "abc", "2027", "27-03-15", "0227-03-15", "2027-03-15x", "5"]


@pytest.mark.parametrize("text", GOOD)
def test_dates_as_people_write_them(text):
    assert parse_day(text) == date(2027, 3, 15)


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_date(text):
    assert parse_day(text) is None


def type_due(app, text):
    """Double click into the first due cell of the plan, type, Enter."""
    page = app.rooms["results"].page
    table = page.plan
    index = table.facts.index(0, 2)
    app.window.activateWindow()
    table.setFocus()
    table.setCurrentIndex(index)
    table.edit(index)
    editor = table.viewport().findChild(DateLine)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)
    wide = editor.fontMetrics().horizontalAdvance("2027-03-15") + 24
    assert editor.width() >= wide, (editor.width(), wide)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    return page


def due_of(app, key):
    return next(a.due for a in app.case.round.review.actions if a.key == key)


@pytest.mark.parametrize("text", ["2027-03-15", "2027.3.15", "2027/3/15", "20270315"])
def test_a_due_date_typed_in_the_plan_is_the_one_stored(sample, text):
    sample.go("results")
    settle()
    key = sample.rooms["results"].page.plan.facts.rows()[0].key
    page = type_due(sample, text)
    assert due_of(sample, key) == date(2027, 3, 15)
    assert page.plan_said.isHidden()


def test_what_is_no_date_leaves_the_due_date_and_says_so(sample):
    sample.go("results")
    settle()
    first = sample.rooms["results"].page.plan.facts.rows()[0]
    page = type_due(sample, "2027-13-45")
    assert due_of(sample, first.key) == first.due
    assert "2027-13-45" in page.plan_said.plain()
    assert page.plan_said.isVisible()


def test_a_past_due_date_is_taken_and_said(sample):
    sample.go("results")
    settle()
    key = sample.rooms["results"].page.plan.facts.rows()[0].key
    page = type_due(sample, "2020-01-02")
    assert due_of(sample, key) == date(2020, 1, 2)
    assert "2020-01-02" in page.plan_said.plain()


def test_a_date_field_sends_dates_only(qtbot):
    field = DateField("到期", date(2026, 1, 2), may_be_empty=True)
    qtbot.addWidget(field)
    field.show()
    sent = []
    field.entered.connect(sent.append)

    def type_in(text):
        field.edit.selectAll()
        QTest.keyClick(field.edit, Qt.Key.Key_Delete)
        QTest.keyClicks(field.edit, text)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)

    type_in("2027.3.15")
    assert sent == [date(2027, 3, 15)]
    assert field.edit.text() == "2027-03-15"
    type_in("31.12.")
    assert sent == [date(2027, 3, 15)]
    assert field.edit.text() == "2027-03-15"
    assert field.said.isVisible()
    type_in("")
    assert sent[-1] is None
    assert field.said.isHidden()


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)  # of a popup, the offscreen platform says more
def test_a_date_is_picked_from_the_calendar(qtbot):
    from PySide6.QtCore import QDate
    from PySide6.QtWidgets import QCalendarWidget

    field = DateField("到期", date(2026, 1, 2))
    qtbot.addWidget(field)
    field.show()
    sent = []
    field.entered.connect(sent.append)
    calendar = field.open_calendar().findChild(QCalendarWidget)
    calendar.clicked.emit(QDate(2027, 3, 15))
    assert sent == [date(2027, 3, 15)]


def test_the_expiry_of_a_certificate_is_typed(sample):
    sample.case.change({"holds": [{"scheme": next(iter(sample.desk.workspace.pack.schemes))}]})
    sample.go("profile")
    page = sample.rooms["profile"].page
    page.open_group("holds")
    settle()
    edit = next(e for e in page.findChildren(DateLine) if e.isVisible())
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    QTest.keyClicks(edit, "2027/3/15")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert sample.case.profile.holds[0].expires == date(2027, 3, 15)
