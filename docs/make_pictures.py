"""The pictures of the READMEs, made by the app itself: .venv/bin/python docs/make_pictures.py

Runs the tour offscreen on the sample socket maker in both languages and copies a few of its pictures; renders pages of the PDF it made.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

PICTURES = Path(__file__).parent / "pictures"
SCREENS = {"08-applicability.png": "applicability", "12-checklist.png": "checklist", "16-results.png": "results"}
PAGES = {0: "report-cover", 1: "report-boss", 3: "report-applicability"}


def main() -> None:
    """Make every picture afresh."""
    PICTURES.mkdir(exist_ok=True)
    for lang in ("zh", "en"):
        with tempfile.TemporaryDirectory() as folder:
            words = [sys.executable, "-m", "desktop", "tour", "--out", folder, "--size", "1366x768", "--lang", lang]
            subprocess.run(words, check=True)
            for made, name in SCREENS.items():
                shutil.copy(Path(folder) / made, PICTURES / f"{name}.{lang}.png")
            with pypdfium2.PdfDocument(Path(folder) / "report.pdf") as report:
                for page, name in PAGES.items():
                    report[page].render(scale=1.1).to_pil().save(PICTURES / f"{name}.{lang}.png", optimize=True)


if __name__ == "__main__":
    main()
