"""Tasks, settings, crash file, messages, layout: the parts without a page."""

import threading

import pytest
from PySide6.QtCore import QThread

from assessments.errors import KnownError
from desktop.crash import CrashLog
from desktop.i18n import headed
from desktop.layout import Shape
from desktop.messages import sentence
from desktop.settings import Settings
from desktop.tasks import Cancelled, Tasks


def test_job_runs_off_the_gui_thread_and_result_comes_back_on_it(qtbot):
    tasks, seen = Tasks(), []
    tasks.run(threading.get_ident, lambda ident: seen.append((ident, QThread.currentThread().isMainThread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident() and seen[0][1]
    tasks.close()


def test_store_jobs_run_one_after_another(qtbot):
    tasks, seen, open_ = Tasks(), [], []

    def job(n):
        open_.append(n)
        assert len(open_) == 1
        open_.remove(n)
        return n

    for n in range(20):
        tasks.run(lambda n=n: job(n), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))
    tasks.close()


def test_error_goes_to_failed_and_a_bug_to_on_bug(qtbot):
    bugs, told = [], []
    tasks = Tasks(on_bug=bugs.append)

    def fail():
        raise KnownError("enterprise-gone")

    tasks.run(fail, None, told.append)
    tasks.run(lambda: 1 / 0)
    qtbot.waitUntil(lambda: bool(told and bugs))
    assert told[0].code == "enterprise-gone" and isinstance(bugs[0], ZeroDivisionError)
    tasks.close()


def test_long_job_can_be_cancelled(qtbot):
    tasks, told, steps, go = Tasks(), [], [], threading.Event()

    def job(ticket):
        ticket.step(1, 3)
        go.wait(5)
        ticket.step(2, 3)

    ticket = tasks.run_long(job, told.append, told.append, lambda at, total: steps.append((at, total)))
    qtbot.waitUntil(lambda: steps == [(1, 3)])
    ticket.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], Cancelled) and steps == [(1, 3)]
    tasks.close()


def test_settings_survive_and_a_broken_file_counts_as_empty(tmp_path):
    settings = Settings(tmp_path)
    settings.set("language", "en")
    settings.remember_item("r1", "qms.scope")
    assert (Settings(tmp_path).get("language"), Settings(tmp_path).get("item")) == ("en", {"r1": "qms.scope"})
    (tmp_path / "settings.json").write_text("{broken")
    assert Settings(tmp_path).get("language") == "zh"
    with pytest.raises(KeyError):
        settings.set("languages", "en")


def test_crash_is_kept_and_shown_once(tmp_path, capsys):
    shown = []
    log = CrashLog(tmp_path, "0.0", shown.append)
    log.record(ValueError("台账"))
    assert "ValueError: 台账" in shown[0] and "台账" in capsys.readouterr().err
    assert "ValueError: 台账" in log.take()
    assert log.take() is None


def test_known_error_becomes_its_sentence_and_never_raises():
    assert "删" in sentence(KnownError("enterprise-gone")) or sentence(KnownError("enterprise-gone"))
    assert "made-up" in sentence(KnownError("made-up"))
    assert "-" in sentence(KnownError("file-too-large"))
    assert sentence(ValueError("x"))


@pytest.mark.parametrize(
    "width, height, percent, shape",
    [
        (1366, 768, 100, Shape()),
        (1024, 768, 100, Shape(narrow=True)),
        (1280, 720, 150, Shape(narrow=True, big=True, short=True)),
        (1280, 720, 200, Shape(narrow=True, big=True, compact=True, short=True)),
    ],
)
def test_shape_is_decided_by_logical_size(width, height, percent, shape):
    assert Shape.of(width, height, percent / 100) == shape


def test_clause_that_is_a_word_is_not_repeated():
    assert (headed("8.4", "采购"), headed("目录", "目录和适用范围"), headed("规则", "")) == ("8.4 采购", "目录和适用范围", "规则")
