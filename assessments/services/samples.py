"""Sample enterprises: one click from an empty list to something to look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assessments import answer_file
from assessments.changes import Changes
from assessments.services import enterprises, rounds
from assessments.services.workspace import Workspace
from resources import SAMPLES


def names() -> list[tuple[str, str]]:
    """(file stem, name of the enterprise) of every sample, without reading more than their first lines."""
    found: list[tuple[str, str]] = []
    for path in sorted(SAMPLES.glob("*.yaml")):
        line = next((text for text in path.read_text(encoding="utf-8").splitlines() if text.startswith("name:")), "name:")
        found.append((path.stem, line.removeprefix("name:").strip()))
    return found


def load(workspace: Workspace, stem: str, *, on: date) -> Changes:
    """Put a sample into the workspace with its rounds and plan; `created` is the new enterprise's id."""
    return load_file(workspace, SAMPLES / f"{stem}.yaml", on=on, is_sample=True)


def load_file(workspace: Workspace, path: Path, *, on: date, is_sample: bool = False) -> Changes:
    """Add the first enterprise of a file with profile and answers. Raises KnownError as `answer_file.read`, no-checklist."""
    profile, given = answer_file.read(path)[0]
    added = enterprises.add(workspace, profile, is_sample=is_sample)
    touched: set[str] = set()
    for scheme, answers in given.answers.items():
        if before := given.earlier.get(scheme):
            earlier = rounds.start(workspace, added.created, scheme, on=given.earlier_on or on)
            rounds.answer_many(workspace, earlier.created, answer_file.answers_of(before))
            touched.add(earlier.created)
        now = rounds.start(workspace, added.created, scheme, on=given.on or on)
        rounds.answer_many(workspace, now.created, answer_file.answers_of(answers))
        for key, edit in answer_file.edits_of(given.plan.get(scheme, {})).items():
            rounds.edit_plan(workspace, now.created, key, edit)
        touched.add(now.created)
    return Changes(enterprises=added.enterprises, rounds=frozenset(touched), created=added.created)
