"""Painted parts: what they say, what keys do, how lists read."""


import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from desktop.models.rows import Column, RowsModel, TableModel, drawn
from desktop.widgets.answers import AnswerBar
from desktop.widgets.buttons import Button, Segments
from desktop.widgets.charts import Bar, GapMatrix, Mark, Ring, SectionBars, TrendLine, TrendPoint
from desktop.widgets.chips import Chip, Flow
from desktop.widgets.lists import ItemStrip, Line, StripCell, line_words
from desktop.widgets.search_box import SearchBox
from desktop.widgets.text import Elided, Named, Wrapped


@pytest.fixture
def bar(qtbot):
    made = AnswerBar()
    qtbot.addWidget(made)
    made.resize(700, 110)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_arrows_move_the_focus_and_answer_nothing(bar, qtbot):
    sent = []
    bar.answered.connect(sent.append)
    bar.tiles[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(bar.focusWidget() or bar, key)
    assert sent == [] and bar.tiles[1].hasFocus()
    assert not any(tile.isChecked() for tile in bar.tiles)


def test_space_enter_and_numbers_answer(bar, qtbot):
    sent = []
    bar.answered.connect(sent.append)
    bar.tiles[2].setFocus()
    qtbot.keyClick(bar.tiles[2], Qt.Key.Key_Space)
    qtbot.keyClick(bar.tiles[2], Qt.Key.Key_Return)
    bar.press(4)
    assert sent == ["not_met", "not_met", "not_applicable"]


def test_tile_is_checked_only_by_what_is_stored(bar, qtbot):
    qtbot.mouseClick(bar.tiles[0], Qt.MouseButton.LeftButton)
    assert not bar.tiles[0].isChecked()
    bar.set_answer("met")
    assert [t.isChecked() for t in bar.tiles] == [True, False, False, False]


def test_an_item_that_always_applies_takes_no_not_applicable(bar):
    sent, cleared = [], []
    bar.answered.connect(sent.append)
    bar.cleared.connect(lambda: cleared.append(1))
    bar.set_answer(None, allow_na=False)
    bar.press(4)
    bar.press(0)
    assert sent == [] and cleared == [1]


def test_segments_choose_one_and_can_be_none(qtbot):
    sent = []
    segments = Segments([(True, "是"), (False, "不是"), (None, "不清楚")], sent.append, name="出口吗", value=None)
    qtbot.addWidget(segments)
    buttons = segments.findChildren(Button)
    assert [b.isChecked() for b in buttons] == [False, False, True]
    buttons[1].click()
    assert sent == [False] and [b.isChecked() for b in buttons] == [False, True, False]
    assert buttons[0].accessibleName() == "出口吗: 是"


def test_wrapped_text_shows_markup_as_text(qtbot):
    label = Wrapped("<b>粗</b> & <img src='/etc/passwd'>\n第二行")
    qtbot.addWidget(label)
    assert "&lt;b&gt;" in label.text() and "<img" not in label.text() and "<br>" in label.text()
    assert label.plain().startswith("<b>")


def test_elided_label_never_asks_for_much(qtbot):
    label = Elided("很长" * 60)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.minimumSizeHint().width() <= 48 and label.toolTip().startswith("很长")


def test_flow_takes_rows_by_width(qtbot):
    holder = QWidget()
    flow = Flow(holder, 8)
    for word in ("一", "二", "三", "四"):
        flow.addWidget(Chip(word, "met"))
    qtbot.addWidget(holder)
    assert flow.heightForWidth(2000) < flow.heightForWidth(120)


def test_rows_model_is_sound_and_reads_as_text(qtbot):
    model = RowsModel(line_words)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([Line("a", "延长线插座", "0201", chip=("必须", "solid")), Line("b", "USB 数据线")])
    assert drawn(model) == "延长线插座 0201 必须\nUSB 数据线"
    model.show([Line("a", "延长线插座"), Line("b", "数据线")])
    assert drawn(model) == "延长线插座\n数据线"
    model.show([])
    assert drawn(model) == ""


def test_table_model_is_sound_and_an_edit_is_a_wish(qtbot):
    wishes = []
    model = TableModel([Column("事", lambda r: r[0]), Column("谁", lambda r: r[1], edit=lambda r: r[1])], lambda row, at, value: wishes.append((row, at, value)))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([("送检", "质检主管"), ("内审", "内审员")])
    assert drawn(model) == "送检 | 质检主管\n内审 | 内审员"
    assert model.setData(model.index(0, 1), "厂长")
    assert wishes == [(("送检", "质检主管"), 1, "厂长")] and drawn(model).startswith("送检 | 质检主管")
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_charts_say_their_figures(qtbot):
    ring, bars, matrix, trend = Ring(), SectionBars(), GapMatrix("天", "点", "先做"), TrendLine()
    for part in (ring, bars, matrix, trend):
        qtbot.addWidget(part)
        part.resize(part.sizeHint())
    ring.show_value(67.6, "已答 42/60", "准备度 68%")
    bars.show_bars((Bar("4 组织环境", 92, "92%"), Bar("10 改进", None, "未答")), 80, "申请线 80%")
    matrix.show_marks((Mark(1, 2, 6, "来料检验"),))
    trend.show_points((TrendPoint("2025-11", 38), TrendPoint("2026-11", 64)), 80)
    for part in (ring, bars, matrix, trend):
        assert not part.grab().isNull()
    assert ring.accessibleName() == "准备度 68%"
    assert bars.accessibleName() == "4 组织环境 92%; 10 改进 未答"
    assert "来料检验" in matrix.accessibleName() and "2026-11 64%" in trend.accessibleName()


def test_strip_jumps_to_the_cell_picked(qtbot):
    strip = ItemStrip("条目")
    qtbot.addWidget(strip)
    strip.resize(300, 60)
    strip.show()
    strip.rows.show([StripCell(f"k{n}", str(n), "met" if n == 1 else None, f"第 {n} 条") for n in range(1, 6)])
    picked = []
    strip.picked.connect(lambda cell: picked.append(cell.key))
    strip.choose(2)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert picked == ["k3"] and drawn(strip.rows) == "第 1 条\n第 2 条\n第 3 条\n第 4 条\n第 5 条"


def test_search_box_by_keys_alone(qtbot):
    lines = [Line("3823", "3823 配电开关"), Line("3839", "3839 其他电工器材")]
    window = QWidget()
    box = SearchBox(lambda words: [line for line in lines if words in line.title], name="行业", hint="找")
    box.setParent(window)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    picked = []
    box.picked.connect(picked.append)
    box.field.setFocus()
    qtbot.keyClicks(box.field, "38")
    assert drawn(box.hits.rows).count("\n") == 1
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert picked == ["3839"] and box.field.text() == ""


def test_a_long_name_is_wrapped_with_its_label_and_spoken_whole(qtbot):
    name = Named("Assessment of the integration of informatization and industrialization <b>", "GB/T 23001")
    qtbot.addWidget(name)
    assert name.heightForWidth(150) > name.heightForWidth(1200)
    assert name.accessibleName().endswith("<b> GB/T 23001") and "&lt;b&gt;" in name.text()
