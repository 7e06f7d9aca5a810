"""The whole way by keyboard alone, and what each wish leaves on disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from assessments.checklist import Answer
from assessments.services import rounds
from desktop.models.rows import drawn
from desktop.tasks import Inline, Tasks
from desktop.widgets.palette import Palette

from .conftest import Held, settle


def typed(widget, text):
    """Chinese as an input method commits it."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(qtbot, app, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(app.window.focusWidget() or app.window, key, modifier)
    settle()


def test_from_nothing_to_a_report_by_keyboard(app, qtbot):
    app.window.activateWindow()
    press(qtbot, app, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = app.window.findChild(Palette)
    typed(palette.field, "新建")
    press(qtbot, app, Qt.Key.Key_Return)
    page = app.rooms["enterprises"].page
    assert page.name.hasFocus()
    typed(page.name, "佛山市好插座厂")
    press(qtbot, app, Qt.Key.Key_Return)
    assert app.case.profile.name == "佛山市好插座厂" and app.here == "profile"
    profile = app.rooms["profile"].page
    profile.open_group("trade")
    box = profile.groups[1].industries.box
    box.field.setFocus()
    qtbot.keyClicks(box.field, "3823")
    press(qtbot, app, Qt.Key.Key_Return)
    assert app.case.profile.industries == ("3823",)
    profile.open_group("products")
    box = profile.groups[2].box
    box.field.setFocus()
    qtbot.keyClicks(box.field, "yancxcz")
    box.field.clear()
    typed(box.field, "延长线插座")
    press(qtbot, app, Qt.Key.Key_Return)
    assert len(app.case.profile.products) == 1
    press(qtbot, app, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert app.here == "applicability"
    assert app.case.data.result.products[0].verdict.startswith("required")
    app.case.start_round("qms")
    settle()
    assert app.here == "checklist"
    first = app.rooms["checklist"].page.current_key
    for key in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_3, Qt.Key.Key_J, Qt.Key.Key_2):
        press(qtbot, app, key)
    stored = rounds.answers(app.desk.workspace, app.case.round.round.id)
    assert [a.state for a in stored.values()].count("met") == 1 and stored[first].state == "met"
    assert {a.state for a in stored.values()} == {"met", "not_met", "partly"}
    press(qtbot, app, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert app.here == "results"
    assert len(app.rooms["results"].page.gaps.facts.rows()) == 2
    press(qtbot, app, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    app.rooms["report"].page.nextRequested.emit()
    settle()
    reports = app.case.data.reports
    assert len(reports) == 1 and reports[0].draft and reports[0].path.read_bytes()[:5] == b"%PDF-"


def test_numbers_typed_into_a_note_stay_text(sample, qtbot):
    sample.go("checklist")
    page = sample.rooms["checklist"].page
    before = dict(sample.case.round.review.answers)
    page.card.note.setFocus()
    qtbot.keyClicks(page.card.note, "3 j 1")
    assert page.card.note.toPlainText().endswith("3 j 1")
    assert {k: a.state for k, a in sample.case.round.review.answers.items()} == {k: a.state for k, a in before.items()}
    page.card.note.flush()
    settle()
    assert sample.case.round.review.answers[page.current_key].note.endswith("3 j 1")


def test_saved_is_said_only_after_the_service_returned(sample, qtbot):
    sample.go("checklist")
    page = sample.rooms["checklist"].page
    held = Held()
    sample.tasks._lanes["store"] = held
    page.saved.quiet()
    page.answer("met")
    settle()
    assert page.saved.text() == "" and held.waiting
    held.release()
    settle()
    assert page.saved.text().startswith("已保存 ")
    sample.tasks._lanes["store"] = Inline()


def test_undo_takes_back_the_last_answer(sample):
    sample.go("checklist")
    page = sample.rooms["checklist"].page
    key = page.current_key
    before = (sample.case.round.review.answers.get(key) or Answer()).state
    page.answer("not_met" if before != "not_met" else "met")
    settle()
    page.undoRequested.emit()
    settle()
    assert (sample.case.round.review.answers.get(key) or Answer()).state == before


@pytest.mark.parametrize("name", ["open", "gap", "gate", "flagged", "no_evidence"])
def test_filters_show_what_they_say(sample, name):
    sample.go("checklist")
    page = sample.rooms["checklist"].page
    page.card.flagToggled.emit(True)
    settle()
    page.side.filterChosen.emit("all")
    page.side.filter.setCurrentIndex(page.side.filter.findData(name))
    page._key = ""
    page.side.filter.activated.emit(page.side.filter.currentIndex())
    answers = sample.case.round.review.answers
    for row in page._rows:
        answer = answers.get(row.key) or Answer()
        assert {
            "open": answer.state is None, "gap": answer.state in ("partly", "not_met"), "gate": row.item.gate,
            "flagged": answer.flagged, "no_evidence": answer.state in ("met", "partly") and not answer.evidence,
        }[name]  # fmt: skip
    assert page._rows


def test_search_with_no_hit_offers_a_way_back(sample):
    sample.go("checklist")
    page = sample.rooms["checklist"].page
    page.side.search.setText("没有这样的条目")
    assert page._middle.currentIndex() == 2
    page.reset_filter()
    assert page._middle.currentIndex() == 0


def test_resumes_where_one_stopped(sample, start):
    sample.go("checklist")
    page = sample.rooms["checklist"].page
    page.step(1)
    page.step(1)
    page.answer("met")
    settle()
    key = page.current_key
    sample.window.close()
    again = start()
    settle()
    assert again.here == "checklist" and again.rooms["checklist"].page.current_key == key


def test_second_window_reads_only_and_says_so(sample, start):
    second = start()
    settle()
    assert second.desk.read_only
    assert "目前只读" in second.window.notice.text()
    second.case.open(sample.case.id)
    settle()
    second.go("checklist")
    page = second.rooms["checklist"].page
    assert not page.card.bar.isEnabled() and page.card.note.isReadOnly()
    assert drawn(second.rooms["enterprises"].page.list.rows).startswith("示例电器有限公司")


def test_known_error_is_a_sentence_in_the_page(sample):
    from assessments.errors import KnownError

    sample.go("checklist")
    sample.case.failed.emit(KnownError("enterprise-gone"))
    assert sample.window.current_page().notice.isVisible() and sample.window.current_page().notice.text()


def test_evidence_is_added_opened_and_removed(sample, tmp_path):
    sample.go("checklist")
    page = sample.rooms["checklist"].page
    key = page.current_key
    file = tmp_path / "校准证书.pdf"
    file.write_bytes(b"%PDF-1.4 x")
    sample.case.add_evidence(key, file)
    settle()
    assert "1 份" in page.card.evidence.text()
    sample.case.remove_evidence(sample.case.round.evidence[0].id, key)
    settle()
    assert not [e for e in sample.case.round.evidence if key in e.keys]


def test_plan_edit_is_stored_and_shown(sample):
    sample.go("results")
    page = sample.rooms["results"].page
    model = page.plan.facts
    key = model.rows()[0].key
    model.setData(model.index(0, 1), "王师傅")
    settle()
    sample.case.edit_plan(key, "state", "doing")
    settle()
    row = next(r for r in page.plan.facts.rows() if r.key == key)
    assert (row.owner, row.state) == ("王师傅", "doing")


def test_what_if_changes_nothing_stored(sample):
    from datetime import date

    sample.go("applicability")
    before = sample.case.data.enterprise.updated_at
    page = sample.rooms["applicability"].page
    page.dateRequested.emit(date(2020, 1, 1))
    page.roleRequested.emit("retailer")
    settle()
    assert {v.role for v in sample.case.data.result.products} == {"retailer"}
    assert sample.case.data.result.on == date(2020, 1, 1)
    assert sample.case.data.enterprise.updated_at == before
    sample.go("results")
    settle()
    assert sample.case.data.result.on == date.today()  # noqa: DTZ011
    assert {v.role for v in sample.case.data.result.products} == {"maker"}


def test_question_answered_in_place_decides_the_verdict(sample):
    sample.go("applicability")
    page = sample.rooms["applicability"].page
    at = next(n for n, v in enumerate(sample.case.data.result.products) if v.questions)
    page.choose_product(at)
    question = sample.case.data.result.products[at].questions[0]
    page.card.answered.emit(question.ask, question.choices[0].value)
    settle()
    facts = sample.case.profile.products[at].facts
    assert facts[question.ask.partition(":")[2]] == question.choices[0].value


def test_removed_enterprise_leaves_the_list_and_a_backup(sample, tmp_path):
    sample.go("profile")
    sample.rooms["profile"].page.removeRequested.emit()
    settle()
    assert sample.here == "enterprises" and sample.desk.list_now() == []
    assert list((tmp_path / "workspace" / "backups").glob("before-remove*.db"))


def test_crash_of_last_time_is_shown_once(settings, start):
    settings.folder.mkdir(parents=True, exist_ok=True)
    (settings.folder / "crash.txt").write_text("Traceback x")
    app = start()
    assert "意外退出" in app.window.notice.text()
    assert not (settings.folder / "crash.txt").exists()


def test_list_is_found_by_name_pinyin_and_initials(sample):
    sample.go("enterprises")
    page = sample.rooms["enterprises"].page
    for words in ("电器", "shilidianqi", "sldq"):
        page.search.setText(words)
        assert "示例电器有限公司" in drawn(page.list.rows)
    page.search.setText("zzzz")
    assert drawn(page.list.rows) == ""


def test_tasks_are_finished_before_the_window_is_gone(settings):
    tasks = Tasks()
    done = []
    tasks.run(lambda: done.append(1))
    tasks.close()
    assert done == [1]
