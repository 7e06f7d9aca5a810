"""The PDF: fonts inside, text as typed, geometry kept, the same bytes, whole or not at all."""

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from assessments.errors import KnownError
from assessments.report import build, write_pdf
from assessments.report import pdf as drawing
from assessments.report.style import BOTTOM, LEFT, RIGHT
from tests.report import sample
from tests.report.layout import dump, placed

GOLDEN = Path(__file__).parent.parent / "golden"
UPDATE = "CERTCHECKUP_UPDATE_GOLDEN"

HOSTILE = [
    '<img src="/etc/passwd"/>', "<b>粗</b></para>", "&amp; &lt;", "{0.__class__}", "%s %d %(x)s", "(未闭合", "反斜杠 \\ 和 \\051", "[S99] 不是来源", "../../秘密",
    "右到左 \u202eabc\u202c", "控制\x00符\x07号", "孤\ud800立", "零宽\u200b空格", "换\n行\r\n再换", "制表\t符", "https://example.cn/" + "很长" * 30, "A" * 180, "“”‘’…——（（））",
]  # fmt: skip


def all_cases():
    """Reports of every size, in both languages."""
    four = tuple(sample.round_of(s, earlier=True) for s in ("qms", "enms", "ems", "mark"))
    open_items = (sample.round_of(letters=[*sample.ANSWERS[:20], *"_" * 7]),)
    who = sample.profile(products=tuple(f"第 {n} 种很长名字的产品带型号 X-{n:03d}" for n in range(25)))
    many = {"profile": who, "applicability": sample.applicability(who)}
    long_name = sample.profile(name="内蒙古自治区呼和浩特市某某进出口贸易及电器设备制造集团股份有限公司" * 2)
    notes = dict.fromkeys(("8.4", "8.7", "4.2"), "抽查了三批，两批有记录，一批只写了合格；班长说以后补。" * 12)
    for lang in ("zh", "en"):
        yield f"two-{lang}", sample.report_input(lang)
        yield f"none-{lang}", sample.report_input(lang, ())
        yield f"many-{lang}", sample.report_input(lang, (), **many)
        yield f"four-{lang}", sample.report_input(lang, four, side_by_side=True)
        yield f"draft-{lang}", sample.report_input(lang, open_items)
        yield f"empty-{lang}", sample.report_input(lang, (sample.round_of(letters=["_"] * 27),))
        yield f"ready-{lang}", sample.report_input(lang, (sample.round_of(letters=["m"] * 27),))
        yield f"name-{lang}", sample.report_input(lang, profile=long_name)
        yield f"notes-{lang}", sample.report_input(lang, (sample.round_of(letters=["n"] * 27, notes=notes),))


CASES = dict(all_cases())


@pytest.fixture(params=CASES)
def case(request):
    """One report after another."""
    return build(CASES[request.param])


def test_nothing_leaves_the_page(case, monkeypatch):
    lines, _ = placed(case, monkeypatch)
    wrong = [p for p in lines if p.left < LEFT - 7 or p.right > RIGHT + p.size / 2 + 1.5 or not 36 < p.baseline < 816]
    assert not wrong


def test_no_text_stands_on_another(case, monkeypatch):
    lines, pages = placed(case, monkeypatch)
    wrong = []
    for page in range(pages):
        own = sorted((p for p in lines if p.page == page), key=lambda p: p.baseline)
        for n, a in enumerate(own):
            for b in own[n + 1 :]:
                if b.baseline - b.size * 0.72 > a.baseline + a.size * 0.1:
                    if b.baseline - b.size > a.baseline + 40:
                        break
                    continue
                if min(a.right, b.right) - max(a.left, b.left) > 1.0 and a.text.strip() and b.text.strip():
                    wrong.append((page + 1, a.text, b.text))
    assert not wrong


def test_body_text_ends_above_the_foot(case, monkeypatch):
    lines, _pages = placed(case, monkeypatch)
    assert not [p for p in lines if p.page > 0 and BOTTOM + 16 < p.baseline < 790]


def test_the_boss_page_is_one_page_and_is_signed(case, monkeypatch):
    lines, _ = placed(case, monkeypatch)
    own = [p.text for p in lines if p.page == 1]
    assert case.boss.signature in own and case.boss.opinion in own
    assert any(p.text == case.key.contents for p in lines if p.page == 2)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_is_as_it_was(lang, monkeypatch):
    kept = GOLDEN / f"report-{lang}.txt"
    found = dump(build(sample.report_input(lang)), monkeypatch)
    if os.environ.get(UPDATE):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8", newline="\n")
    assert found == kept.read_text(encoding="utf-8"), f"look at the report; if it is right, run once with {UPDATE}=1"


SCRIPT = """
import hashlib, sys
from assessments.report import build
from assessments.report import pdf
from tests.report import sample
print(hashlib.sha256(pdf.drawn(build(sample.report_input()))[0]).hexdigest())
"""


def test_the_same_data_gives_the_same_bytes_in_every_process(chinese):
    here = hashlib.sha256(drawing.drawn(chinese)[0]).hexdigest()
    drawing.flow_for.cache_clear()
    assert hashlib.sha256(drawing.drawn(chinese)[0]).hexdigest() == here
    root = Path(__file__).parents[2]
    for seed in ("1", "77"):
        ran = subprocess.run([sys.executable, "-c", SCRIPT], cwd=root, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == here


def test_fonts_are_inside_and_no_other_is_named(drawn):
    fonts = {}
    for page in PdfReader(drawn.path).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            fonts[font["/BaseFont"]] = "/FontFile2" in font["/FontDescriptor"].get_object() and "/ToUnicode" in font
    assert fonts and all(fonts.values())
    assert all("NotoSansSC" in name for name in fonts)


def test_what_the_file_says_of_itself(drawn, chinese):
    reader = PdfReader(drawn.path)
    meta = reader.metadata
    assert meta.title == "示例电器有限公司 认证准备度报告" and meta.author == "质检主管"
    assert meta.creator == "认证体检 0.1.0" and "anonymous" not in str(meta) and "ReportLab" not in str(meta)
    assert meta.creation_date.date() == date(2026, 11, 22)
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert len(reader.pages) == drawn.pages


def test_bookmarks_and_contents_lead_to_their_pages(drawn, chinese):
    reader = PdfReader(drawn.path)
    marks = [(m.title, reader.get_destination_page_number(m)) for m in reader.outline]
    assert [t for t, _ in marks][:3] == ["给总经理的一页", "1 适用性", "2 质量管理体系 GB/T 19001"]
    links = [a.get_object() for a in reader.pages[2]["/Annots"]]
    assert len(links) == len(marks)
    text = reader.pages[marks[1][1]].extract_text()
    assert "产品要不要 CCC" in text


def test_every_page_has_its_number_and_the_pack(chinese, monkeypatch):
    lines, pages = placed(chinese, monkeypatch)
    for page in range(1, pages):
        own = [p.text for p in lines if p.page == page]
        assert str(page + 1) in own and f"/ {pages}" in own
        assert any("2026.10" in t and "不是官方决定" in t for t in own)


def test_a_draft_says_so_on_every_page(monkeypatch):
    lines, pages = placed(build(CASES["draft-zh"]), monkeypatch)
    assert {p.page for p in lines if p.text.startswith("草稿：")} == set(range(pages))


def test_text_can_be_copied(drawn):
    text = "".join(p.extract_text() for p in PdfReader(drawn.path).pages)
    for words in ("先给延长线插座办 CCC", "来料检验没有实测记录", "铜件只看合格证。", "公告 2023 年第 36 号"):
        assert words.replace(" ", "") in text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_typed(text, monkeypatch):
    who = sample.profile(name=f"厂{text}"[:190], products=(text[:190] or "品",))
    one = sample.round_of(notes=dict.fromkeys(("8.4", "8.7", "5.3"), text))
    content = build(sample.report_input(rounds=(one,), profile=who, applicability=sample.applicability(who), prepared_by=text))
    lines, _ = placed(content, monkeypatch)
    shown = "".join(p.text for p in lines).replace(" ", "")
    for word in ("<img", "</para>", "&amp;", "__class__", "%(x)s", "\\051", "[S99]"):
        if word in text:
            assert word in shown
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 or c in "\u202e\u200b" for c in shown)
    data, pages, _, _ = drawing.drawn(content)
    assert len(PdfReader(io.BytesIO(data)).pages) == pages
    assert not [i for p in PdfReader(io.BytesIO(data)).pages for i in p.images]


def test_a_character_without_a_glyph_is_marked_and_told(tmp_path):
    who = sample.profile(name="笑脸🙂厂")
    made = write_pdf(build(sample.report_input(profile=who)), tmp_path / "a.pdf")
    assert made.replaced_glyphs == ("🙂",)
    assert "笑脸〓厂" in PdfReader(made.path).pages[0].extract_text()


def test_a_rare_character_comes_from_the_whole_font(tmp_path):
    who = sample.profile(name="㐂久䶮厂")
    made = write_pdf(build(sample.report_input(profile=who)), tmp_path / "a.pdf")
    assert made.replaced_glyphs == ()
    assert "㐂久䶮厂" in PdfReader(made.path).pages[0].extract_text()


def test_a_character_beyond_the_first_plane_can_be_copied(tmp_path):
    who = sample.profile(name="\U0001f100厂")
    made = write_pdf(build(sample.report_input(profile=who)), tmp_path / "a.pdf")
    assert made.replaced_glyphs == ()
    assert "\U0001f100厂" in PdfReader(made.path).pages[0].extract_text()


def picture(kind: str, size=(300, 120)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", size, (27, 95, 175, 128)[: 4 if kind == "PNG" else 3]).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_logos_stand_on_the_cover(kind, tmp_path):
    given = sample.report_input(logo=picture(kind), preparer_logo=picture(kind, (90, 200)))
    made = write_pdf(build(given), tmp_path / "a.pdf")
    assert made.logos_skipped == () and len(PdfReader(made.path).pages[0].images) >= 1
    assert made.path.read_bytes() == write_pdf(build(given), tmp_path / "b.pdf").path.read_bytes()


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, picture("JPEG")[:200], b"<svg/>", b"GIF89a" + b"\0" * 20])
def test_a_logo_that_is_no_picture_is_left_out_and_told(data, tmp_path):
    made = write_pdf(build(sample.report_input(logo=data, preparer_logo=data)), tmp_path / "a.pdf")
    assert made.logos_skipped == (("client", "preparer") if data else ())
    assert "示例电器有限公司" in PdfReader(made.path).pages[0].extract_text()


def test_a_picture_bomb_is_refused(tmp_path):
    buffer = io.BytesIO()
    Image.new("1", (6000, 6000)).save(buffer, "PNG")
    assert write_pdf(build(sample.report_input(logo=buffer.getvalue())), tmp_path / "a.pdf").logos_skipped == ("client",)


def test_a_folder_that_cannot_be_written_is_a_known_error(tmp_path, chinese):
    stands = tmp_path / "file"
    stands.write_text("x")
    with pytest.raises(KnownError) as told:
        write_pdf(chinese, stands / "report.pdf")
    assert told.value.code == "report-not-writable"
    assert stands.read_text() == "x"


def test_an_interrupted_write_leaves_the_old_file(tmp_path, chinese, monkeypatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drawing.os, "fsync", fails)
    with pytest.raises(KnownError):
        write_pdf(chinese, target)
    assert target.read_bytes() == b"old" and [p.name for p in tmp_path.iterdir() if p.is_file()] == ["report.pdf"]


def test_long_tables_repeat_their_head_and_say_that_they_go_on(monkeypatch):
    content = build(CASES["four-zh"])
    lines, _ = placed(content, monkeypatch)
    on = {p.page for p in lines if p.text == "下页续"}
    assert on
    for page in on:
        heads = [p.text for p in lines if p.page == page + 1 and p.baseline < 100]
        assert len(heads) > 2, f"page {page + 2} goes on without a head"


def test_a_row_taller_than_a_page_is_cut(monkeypatch):
    note = "很长的备注，" * 900
    lines, _ = placed(build(sample.report_input(rounds=(sample.round_of(notes={"8.4": note}),))), monkeypatch)
    assert "".join(p.text for p in lines if p.page > 6).count("很长的备注") >= 890


def test_icons_and_pages_are_drawn_alike_whatever_was_drawn_before(chinese, english):
    first = drawing.drawn(chinese)[0]
    drawing.drawn(english)
    assert drawing.drawn(chinese)[0] == first


def test_a_report_without_a_name(tmp_path):
    made = write_pdf(build(sample.report_input(profile=sample.profile(name=""), prepared_by="")), tmp_path / "a.pdf")
    assert made.pages > 5
    assert PdfReader(made.path).metadata.author == "认证体检"


def test_the_report_of_an_earlier_date_carries_it(tmp_path):
    made = write_pdf(build(replace(sample.report_input(), on=date(2025, 2, 3))), tmp_path / "a.pdf")
    assert PdfReader(made.path).metadata.creation_date.date() == date(2025, 2, 3)
