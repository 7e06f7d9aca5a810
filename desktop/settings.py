"""What the window remembers: a small JSON file in the user's configuration folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

DEFAULTS: dict[str, Any] = {
    "language": "zh",
    "theme": "light",
    "text": 100,
    "workspace": None,
    "window": None,          # [x, y, width, height]
    "maximised": False,
    "enterprise": None,      # id last opened
    "step": None,            # page last shown
    "item": {},              # round id -> item key last shown
    "prepared_by": "",
    "logo": "",
}


def config_dir() -> Path:
    """Folder of settings and crash files; CERTCHECKUP_CONFIG overrides it."""
    override = os.environ.get("CERTCHECKUP_CONFIG")
    if override:
        return Path(override)
    from platformdirs import user_config_dir

    return Path(user_config_dir("certcheckup", appauthor=False))


class Settings:
    """Values by name, written at once; a broken file counts as empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "settings.json"
        self._values: dict[str, Any] = {}
        try:
            loaded = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            loaded = {}
        if isinstance(loaded, dict):
            self._values = {key: value for key, value in loaded.items() if key in DEFAULTS}

    def get(self, name: str) -> Any:
        """A setting or its default."""
        return self._values.get(name, DEFAULTS[name])

    def set(self, name: str, value: Any) -> None:
        """Keep a setting and write the file, whole or not at all."""
        if name not in DEFAULTS:
            raise KeyError(name)
        if self.get(name) == value:
            return
        self._values[name] = value
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".tmp")
        fresh.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(fresh, self._file)

    def remember_item(self, round_id: int | str, key: str) -> None:
        """Keep the item last shown of a round."""
        self.set("item", {**self.get("item"), str(round_id): key})


def default_workspace() -> Path:
    """Where the workspace lies when nobody chose a folder; the same place as assessments.packs says, without importing the packs."""
    from platformdirs import user_data_dir

    return Path(user_data_dir("CertCheckup", appauthor=False)) / "workspace"
