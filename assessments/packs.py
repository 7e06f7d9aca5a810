"""The pack the program works with: the one it ships, with its cache in the user's cache folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs

import checklists
from assessments import __version__
from checklists.pack import Pack

BUNDLED = Path(checklists.__file__).parent / "packs" / "cn"


def default_pack(cache: Path | None = None) -> Pack:
    """The shipped pack. `cache` defaults to the user's cache folder; deleting it costs only time."""
    return Pack(BUNDLED, cache=cache or Path(platformdirs.user_cache_dir("CertCheckup", appauthor=False)) / "packs" / __version__)


def default_workspace() -> Path:
    """Where the workspace lies when nobody chose a folder."""
    return Path(platformdirs.user_data_dir("CertCheckup", appauthor=False)) / "workspace"
