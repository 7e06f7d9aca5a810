"""What starting costs, and what Qt must not do to the interpreter."""

import subprocess
import sys

from PySide6.QtCore import QObject, QSortFilterProxyModel, Signal

from desktop.models.rows import RowsModel

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "reportlab", "alembic", "pikepdf", "rapidfuzz", "yaml", "typer")


def loaded_by(code):
    probe = f"import sys\n{code}\nprint(' '.join(m for m in {HEAVY!r} + ('PySide6',) if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_window_is_built_without_the_domain():
    """First paint comes before SQLModel, pydantic and ReportLab are imported."""
    code = """
import os, tempfile, pathlib
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from desktop.app import App
from desktop.settings import Settings
application = QApplication([])
folder = tempfile.mkdtemp()
settings = Settings(pathlib.Path(folder))
settings.set("workspace", folder)
app = App(settings)
app.window.show()
application.processEvents()
"""
    assert loaded_by(code) == ["PySide6"]


def test_command_line_starts_without_qt():
    assert "PySide6" not in loaded_by("import desktop.__main__ as m\ntry:\n    m.main(['--version'])\nexcept SystemExit:\n    pass\nsys.stdout.flush()")


class Sender(QObject):
    sent = Signal()


def test_interpreter_keeps_its_references(qapp):
    """PySide6 6.12.0 lost one reference to True or None at each of these calls on Python 3.10 and 3.11."""
    sender, rows = Sender(), RowsModel(str)
    rows.show(list(range(50)))
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(rows)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for n in range(200):
        sender.sent.emit()
        proxy.index(n % 50, 0).data(999)
        sender.property("nothing")
    assert sys.getrefcount(True) - before[0] > -20
    assert sys.getrefcount(None) - before[1] > -20
