"""Line breaking: no mark at the wrong end, nothing lost, words whole, no lonely last characters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessments.report.textflow import SQUEEZE, Flow, clean

ZH = Flow("zh", ("关键项", "质量负责人", "管理评审", "准备度"))
EN = Flow("en")
CLOSING = "，。、；：）」』》”！？%…"
OPENING = "（「『《“"
TEXT = "给铜件、塑料粒、电线各写一页检验规程（含抽样），下一批料起填实测值；质量负责人在管理评审前看一遍“关键项”，准备度 68% 以上再申请。"


def texts(lines):
    return [line.text for line in lines]


@pytest.mark.parametrize("width", range(40, 300, 7))
def test_marks_stand_where_they_may(width):
    lines = texts(ZH.wrap(TEXT, 400, width, 9))
    assert not [line for line in lines[1:] if line[0] in CLOSING]
    assert not [line for line in lines[:-1] if line[-1] in OPENING]


@pytest.mark.parametrize("width", range(60, 300, 7))
def test_nothing_is_lost_but_blanks_at_line_ends(width):
    assert "".join(texts(ZH.wrap(TEXT, 400, width, 9))).replace(" ", "") == TEXT.replace(" ", "")


@pytest.mark.parametrize("width", range(50, 300, 7))
def test_lines_fit_but_for_a_hanging_mark(width):
    for line in ZH.wrap(TEXT, 400, width, 9):
        hang = 500 if line.text[-1] in "，。、；：）”！？" else 0
        assert line.width - hang <= width * 1000 / 9 + 1


@pytest.mark.parametrize("width", range(77, 300, 7))
def test_words_stay_whole(width):
    for line in texts(ZH.wrap(TEXT, 400, width, 9)):
        for word in ("质量负责人", "管理评审", "关键项", "准备度"):
            for cut in range(1, len(word)):
                assert not (line.endswith(word[:cut]) and not line.endswith(word)) or word[:cut] in "评审前看质量", (line, word)


@pytest.mark.parametrize("text", ["三天内补 12 条记录就够了吗大家说一说自己的看法", "共有 42 人参加了这一次的培训和考核，都签了字", "这一次规则 GB/T 19001-2016 已经换版了没有"])
def test_figures_stay_with_their_words(text):
    for width in range(120, 200, 5):
        for line in texts(ZH.wrap(text, 400, width, 9))[:-1]:
            assert not line.endswith(("12", "42", "GB/T", "12 ", "42 "))


def test_no_last_line_of_one_or_two_characters():
    text = "每道工序有工艺卡，照着做，铆接和总装两处还没有工艺卡片，补六张贴在工位上"
    for width in range(60, 300):
        lines = texts(ZH.wrap(text, 400, width, 9))
        assert len(lines) == 1 or len(lines[-1]) > 2, (width, lines)


def test_two_full_width_marks_share_their_blank():
    (line,) = ZH.wrap("见（附录）。", 400, 500, 9)
    assert [shift for _, shift in line.runs if shift] == [SQUEEZE]


def test_an_opening_mark_at_a_line_start_moves_left():
    assert ZH.line("“关键项”", 400).start == SQUEEZE
    assert ZH.line("关键项", 400).start == 0


def test_han_and_latin_get_a_gap_unless_a_space_stands_there():
    assert [shift for _, shift in ZH.line("补12项", 400).runs if shift] == [200, 200]
    assert not [shift for _, shift in ZH.line("补 12 项", 400).runs if shift]
    assert not [shift for _, shift in ZH.line("第68%", 400).runs if shift][1:]


def test_english_breaks_between_words_only():
    text = "Incoming parts are used only after third-party inspection with measured values on record since 28 November 2026"
    for width in range(120, 300, 3):
        lines = texts(EN.wrap(text, 400, width, 9))
        assert " ".join(lines).replace("- ", "-") == text
        assert not any(line.endswith("28") for line in lines)


def test_a_word_longer_than_the_line_is_cut_somewhere():
    lines = ZH.wrap("https://example.cn/a-very-long-address-without-any-blank-in-it-at-all/" * 3, 400, 90, 9)
    assert all(line.width <= 10_000 for line in lines)
    assert "".join(texts(lines)).count("https") == 3


def test_titles_break_after_a_mark_or_in_equal_halves():
    assert texts(ZH.balanced("先给延长线插座办 CCC；质量管理体系补八项，约 10 人日，就过申请线", 700, 480, 20))[0].endswith("；")
    first, second = ZH.balanced("今年准备把质量管理体系和能源管理体系一起做完并在明年春天之前申请认证", 700, 480, 20)
    assert abs(first.width - second.width) < 7_000


def test_line_ends_typed_by_the_user_stay():
    assert texts(ZH.wrap("第一行\n第二行\r\n\n第三行", 400, 300, 9)) == ["第一行", "第二行", "第三行"]


def test_blanks_and_controls_are_cleaned():
    assert clean("甲\x00乙\u200b丙\u202e丁\ud800戊\t己　　庚\ufe0f") == "甲乙丙丁戊 己 庚"


@given(st.text(max_size=120), st.integers(20, 400))
@example("（（（（", 20)
@example("……——", 20)
@example(" ", 30)
@example("。", 20)
def test_any_text_can_be_wrapped(text, width):
    for flow in (ZH, EN):
        lines = flow.wrap(text, 400, width, 9)
        kept = "".join(texts(lines))
        assert sorted(kept.replace(" ", "")) == sorted(clean(text).replace(" ", "").replace("\n", ""))
        flow.balanced(text, 700, width, 20)


def test_the_same_text_is_wrapped_once():
    assert ZH.wrap(TEXT, 400, 200, 9) is ZH.wrap(TEXT, 400, 200, 9)
