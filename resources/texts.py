"""Texts of the program by area and language: resources/texts/<area>.<lang>.json, flat keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("texts")


@lru_cache(maxsize=16)
def texts(area: str, lang: str) -> Mapping[str, str]:
    """All texts of an area (desktop, report, messages, cli) in `lang` (zh or en), by key."""
    return json.loads((FOLDER / f"{area}.{lang}.json").read_text(encoding="utf-8"))
