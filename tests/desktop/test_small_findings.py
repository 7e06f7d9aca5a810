"""What users stumbled over: Qt's own words, a refused key, read-only controls, nothing said, words as typed, the name in the header."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from desktop.finders import as_typed
from desktop.i18n import language, speak_qt, tr
from desktop.pages.profile_groups import ActivitiesGroup, MarketsGroup
from desktop.widgets.buttons import Button

from .conftest import settle


def test_qts_own_dialogs_speak_the_language_in_force(qapp):
    try:
        language.use("zh")
        assert speak_qt()
        assert "取消" in QCoreApplication.translate("QPlatformTheme", "Cancel")
        language.use("en")
        speak_qt()
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    finally:
        language.use("zh")
        speak_qt()


def test_key_4_says_why_it_does_nothing(sample):
    sample.go("checklist")
    settle()
    page = sample.rooms["checklist"].page
    row = next(r for r in sample.case.round.review.visible.rows if r.item.na == "never")
    page.go(row.key)
    before = sample.case.round.review.answers.get(row.key)
    page.card.bar.press(4)
    settle()
    assert page.notice.text() == tr("answer.no_na")
    assert sample.case.round.review.answers.get(row.key) == before
    page.step(1)
    assert not page.notice.isVisible()


def test_read_only_leaves_nothing_to_press(sample, tmp_path):
    file = tmp_path / "证书.pdf"
    file.write_bytes(b"%PDF-1.4 x")
    sample.go("checklist")
    settle()
    page = sample.rooms["checklist"].page
    sample.case.add_evidence(page.current_key, file)
    settle()
    names = {tr("check.remove_file", name="证书.pdf"), tr("check.clear_name"), tr("check.flag"), tr("check.flagged")}

    def controls():
        return [b for b in page.card.findChildren(Button) if b.accessibleName() in names and b.isVisible()]

    assert controls() and all(b.isEnabled() for b in controls())
    page.show_facts(replace(page._facts, read_only=True), page.current_key)
    settle()
    assert any(tr("check.remove_file", name="证书.pdf") == b.accessibleName() for b in controls())
    assert not any(b.isEnabled() for b in controls())
    assert not any(t.isEnabled() for t in page.card.bar.tiles)


def test_nothing_said_is_not_shown_as_not_known(sample):
    sample.case.change({"activities": {}, "export_markets": None})
    settle()
    sample.go("profile")
    page = sample.rooms["profile"].page
    page.open_group("activities")
    settle()
    group = page.findChild(ActivitiesGroup)
    segments = group.list._controls
    assert segments
    assert not any(b.isChecked() for s in segments.values() for b in s._buttons.values())
    assert group.filled(sample.case.profile)[0] == 0
    for s in list(segments.values()):
        s._buttons[None].click()
        settle()
    done, asked = group.filled(sample.case.profile)
    assert done == asked == len(segments)
    assert all(s._buttons[None].isChecked() for s in group.list._controls.values())
    assert sample.case.profile.activities == {}
    page.open_group("markets")
    settle()
    markets = page.findChild(MarketsGroup)
    assert not any(b.isChecked() for b in markets.exports._buttons.values())


@pytest.mark.parametrize("words, found, shown", [("LED台灯", "led台灯", "LED台灯"), ("LED", "led台灯", "LED台灯"), ("台灯", "LED台灯", "LED台灯"), ("插座", "开关", "开关")])
def test_words_are_offered_as_typed(words, found, shown):
    assert as_typed(words, found) == shown


@pytest.mark.parametrize("width, height, percent", [(1366, 768, 100), (1024, 768, 100), (1280, 720, 150), (1280, 720, 175), (1024, 768, 200)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_name_stands_in_the_header_at_every_size(sample, width, height, percent, lang):
    sample.rebuild(lang, None, percent)
    sample.window.resize(width, height)
    sample.go("results")
    settle()
    header = sample.window.header
    assert header._name.isVisible() and header._name.width() > 60
    assert header._name.text() == sample.case.profile.name
    assert header.minimumSizeHint().width() <= header.width()
    assert sample.window.width() == width
    sample.rebuild("zh", None, 100)
