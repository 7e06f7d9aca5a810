"""Enter presses what has the focus, once; the window starts within the screen; the tour refuses nonsense in a sentence."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from desktop.layout import FRAME, place_within
from desktop.pages.recommendation_rows import RecommendationRow
from desktop.tour import arguments
from desktop.widgets.buttons import Button, CheckBox
from desktop.widgets.chips import PillButton
from desktop.widgets.rail import RailButton

from .conftest import settle


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [lambda: Button("继续"), lambda: CheckBox("欧盟"), lambda: PillButton("插座"), lambda: RailButton("library", "资料库")])
def test_enter_presses_a_focused_button_once(qtbot, make, key):
    control = make()
    qtbot.addWidget(control)
    pressed = []
    control.clicked.connect(lambda *_: pressed.append(1))
    control.show()
    control.setFocus()
    QTest.keyClick(control, key)
    assert pressed == [1]


def test_enter_on_an_answer_answers_once(sample):
    sample.go("checklist")
    settle()
    page = sample.rooms["checklist"].page
    sent = []
    page.answerRequested.connect(lambda *what: sent.append(what))
    tile = page.card.bar.tiles[0]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert len(sent) == 1


def test_enter_in_a_note_is_a_line_break(sample):
    sample.go("checklist")
    settle()
    note = sample.rooms["checklist"].page.card.note
    note.setFocus()
    note.clear()
    QTest.keyClicks(note, "a")
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(note, "b")
    assert note.toPlainText() == "a\nb"


SCREENS = [(1366, 728), (1366, 768), (1280, 680), (1024, 728), (1920, 1040), (2560, 1400)]


@pytest.mark.parametrize("width, height", SCREENS)
@pytest.mark.parametrize("wish", [QRect(0, 0, 1366, 768), QRect(-400, -300, 1366, 768), QRect(3000, 2000, 1100, 650)])
def test_the_window_starts_within_the_screen(width, height, wish):
    free = QRect(0, 0, width, height)
    spot, fill = place_within(wish, free)
    assert free.contains(spot)
    assert spot.top() >= FRAME
    assert fill == (wish.width() > width or wish.height() + FRAME > height)


def test_the_first_window_fits_the_screen_there_is(start):
    from PySide6.QtGui import QGuiApplication

    from desktop.app import App

    app = start()
    assert isinstance(app, App)
    fresh = App(app.settings)
    free = QGuiApplication.primaryScreen().availableGeometry()
    assert free.contains(fresh.window.geometry())
    fresh.window.deleteLater()


@pytest.mark.parametrize("words", [["--size", "abc"], ["--size", "100x"], ["--size", "x"], ["--size", "1x1"], ["--scale", "big"], ["--scale", "inf"]])
def test_the_tour_refuses_nonsense_in_a_sentence(words, capsys):
    with pytest.raises(SystemExit) as left:
        arguments(["--out", "here", *words])
    assert left.value.code == 2
    said = capsys.readouterr().err.strip()
    assert said.count("\n") == 0
    assert words[1] in said


def test_the_tour_takes_sizes():
    assert arguments(["--out", "here", "--size", "1024x768"]).size == (1024, 768)


def chain(part):
    """What Tab goes through in a part, from its first."""
    found, at = [], part.nextInFocusChain()
    while at is not part and len(found) < 1000:
        if part.isAncestorOf(at) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(at)
        at = at.nextInFocusChain()
    return found


def test_tab_follows_the_page_after_it_was_laid_out_afresh(sample):
    sample.go("applicability")
    page = sample.rooms["applicability"].page
    page.choose_product(1)
    page.card.toggle("what_if")
    page.list.show_items(page._facts.result.recommendations * 2, page._facts.result.recommendations, page.shape_now)
    page.list._show_all()
    assert page.list.findChildren(RecommendationRow)[6].more.hasFocus()
    settle()
    in_page = [w for w in chain(page.area.content) if w.isVisible()]
    places = [w.mapTo(page.area.content, w.rect().topLeft()).y() for w in in_page]
    assert all(b > a - 40 for a, b in pairwise(places))  # never back up the page by more than the other end of a row


def test_another_enterprise_begins_at_its_first_product_with_the_list_folded(sample):
    sample.go("applicability")
    page = sample.rooms["applicability"].page
    page.choose_product(1)
    page.list._show_all()
    sample.desk.add_sample("bakery")
    settle()
    sample.go("applicability")
    assert page._product == 0 and not page.list._all
