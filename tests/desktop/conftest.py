"""A running window on a workspace of its own: jobs run inline, so that a wish is carried out when the call returns."""

from concurrent.futures import Executor, Future

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.app import App
from desktop.i18n import language
from desktop.settings import Settings
from desktop.tasks import Inline, Tasks
from desktop.theme import Theme, use_theme


class Held(Executor):
    """Keeps jobs until told to run them: shows what the window says before a service has returned."""

    def __init__(self):
        self.waiting = []

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        self.waiting.append((future, lambda: fn(*args, **kwargs)))
        return future

    def release(self):
        while self.waiting:
            future, call = self.waiting.pop(0)
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001
                future.set_exception(error)


@pytest.fixture(autouse=True)
def plain_look(qapp):
    """Every test starts in Chinese, light, at 100 %."""
    language.use("zh")
    use_theme(Theme()).apply()
    yield
    language.use("zh")


@pytest.fixture
def settings(tmp_path):
    made = Settings(tmp_path / "config")
    made.set("workspace", str(tmp_path / "workspace"))
    return made


def settle():
    """Let posted events and deferred deletions happen."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def start(qtbot, settings, pack, monkeypatch):
    """Starts the window; further calls start another on the same settings. The pack is the warm one of the whole run."""
    monkeypatch.setattr("assessments.packs.default_pack", lambda _cache=None: pack)
    running = []

    def make(width=1366, height=768, executor=None):
        app = App(settings, Tasks(executor or Inline()))
        app.assemble()
        app.crash.record = lambda error: (_ for _ in ()).throw(error)
        app.tasks.on_bug = app.crash.record
        app.window.resize(width, height)
        app.window.show()
        qtbot.waitUntil(lambda: app.desk.opened is not None or executor is not None, timeout=20_000)
        settle()
        running.append(app)
        return app

    yield make
    for app in running:
        app.window.close()
        app.window.deleteLater()
        settle()


@pytest.fixture
def app(start):
    return start()


@pytest.fixture
def sample(app):
    """The window with the socket maker open at its second quality round."""
    app.desk.add_sample("socket-maker")
    settle()
    again = next(r for r in app.case.data.rounds if r.number > 1)
    app.case.choose_round(again.id)
    settle()
    return app
