"""`certcheckup self-test`: checks of a built copy, an `ok` line each. Exit code 0 when all hold, 1 otherwise."""

from __future__ import annotations

import os
import tempfile
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

DAY = date(2026, 11, 22)
SAMPLE = "socket-maker"


def _pack(folder: Path) -> str:
    from assessments.packs import default_pack

    pack = default_pack(folder / "cache")
    sizes = (len(pack.schemes), len(pack.rules), len(pack.catalogue.entries), len(pack.sources), len(pack.industries))
    for scheme in pack.checklist_ids:
        pack.checklist(scheme)
    assert all(sizes), sizes
    return f"{pack.manifest.version}, {sizes[0]} schemes, {len(pack.checklist_ids)} checklists, {sizes[2]} entries"


def _fonts(_folder: Path) -> str:
    from resources import FAMILY, WEIGHTS, pdf_font, ui_font

    missing = [str(f) for w in WEIGHTS for f in (ui_font(w), pdf_font(w)) if not f.is_file()]
    assert not missing, missing
    return f"{FAMILY}, {len(WEIGHTS)} weights"


def _icons(_folder: Path) -> str:
    from resources import ICONS

    found = list(ICONS.glob("*.svg"))
    assert found
    assert all("<svg" in f.read_text(encoding="utf-8") for f in found)
    return f"{len(found)} files"


def _texts(_folder: Path) -> str:
    from resources.texts import texts

    zh, en = texts("desktop", "zh"), texts("desktop", "en")
    assert set(zh) == {k for k in en if not k.endswith(".one")}
    return f"{len(zh)} texts in two languages"


def _database(folder: Path) -> str:
    from assessments.checklist import Answer
    from assessments.packs import default_pack
    from assessments.services import rounds, samples
    from assessments.services.workspace import open_workspace

    pack = default_pack(folder / "cache")
    workspace = open_workspace(folder / "workspace", pack)
    try:
        added = samples.load(workspace, SAMPLE, on=DAY)
        one = rounds.latest(workspace, added.created)[0]
        key = pack.checklist(one.scheme).items()[0].id
        rounds.answer(workspace, one.id, key, Answer(state="partly", note="自检"))
    finally:
        workspace.close()
    again = open_workspace(folder / "workspace", pack)
    try:
        assert rounds.answers(again, one.id)[key].note == "自检"
    finally:
        again.close()
    return "an answer written, closed, opened, read back"


def _report(folder: Path) -> str:
    from assessments.packs import default_pack
    from assessments.services import enterprises, reports
    from assessments.services.workspace import open_workspace

    workspace = open_workspace(folder / "workspace", default_pack(folder / "cache"))
    try:
        _, result = reports.write(workspace, enterprises.all_ids(workspace)[0], reports.Wishes(), on=DAY, folder=folder)
    finally:
        workspace.close()
    assert result.path.read_bytes().startswith(b"%PDF-")
    assert not result.replaced_glyphs, result.replaced_glyphs
    return f"{result.pages} pages"


def _window(folder: Path) -> str:
    from PySide6.QtWidgets import QApplication

    from desktop.app import App
    from desktop.settings import Settings
    from desktop.tour import Walker

    application = QApplication.instance() or QApplication(["certcheckup"])
    settings = Settings(folder / "config")
    settings.set("workspace", str(folder / "workspace"))
    app = App(settings)
    app.window.show()
    app.assemble()
    Walker(app, folder).settle(lambda: app.desk.opened is not None)
    image = app.window.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    app.window.close()
    application.processEvents()
    assert len(colours) > 8, colours
    return f"{image.width()} x {image.height()}, {len(colours)} colours"


CHECKS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("pack", _pack), ("fonts", _fonts), ("icons", _icons), ("texts", _texts), ("database", _database), ("report", _report), ("window", _window),
)


def main(_words: list[str] | None = None) -> int:
    """Run every check, also after one that failed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="certcheckup-self-test-", ignore_cleanup_errors=True) as name:
        for what, check in CHECKS:
            failed += not _ran(what, check, Path(name))
    print("self-test: all well" if not failed else f"self-test: {failed} of {len(CHECKS)} failed")
    return 1 if failed else 0


def _ran(what: str, check: Callable[[Path], Any], folder: Path) -> bool:
    try:
        print(f"ok      {what}: {check(folder)}", flush=True)
    except Exception as error:  # noqa: BLE001 - a failed check is what this program reports
        print(f"FAILED  {what}: {error!r}", flush=True)
        traceback.print_exc()
        return False
    return True
