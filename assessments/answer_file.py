"""A file with a profile and answers in one: the samples, and what `certcheckup assess` reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from assessments.checklist import Answer, State
from assessments.errors import KnownError, from_validation
from assessments.plan import Edit
from assessments.profile import EnterpriseProfile, Line, parse_profile, read_yaml


def _as_given(value: object) -> object:
    return {"state": value} if isinstance(value, str) else value


class GivenAnswer(BaseModel):
    """An answer in a file: a state alone, or with note, reason and flag."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: State | None = None
    note: Annotated[str, Field(max_length=20_000)] = ""
    reason: Annotated[str, Field(max_length=2_000)] = ""
    flagged: bool = False


class GivenEdit(BaseModel):
    """A change to the plan in a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    owner: Line = ""
    due: date | None = None
    state: str = "open"
    text: Line = ""


class AnswerFile(BaseModel):
    """What stands in such a file beside the profile; `answers` by scheme and row key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date | None = None
    prepared_by: Line = ""
    answers: dict[str, dict[str, Annotated[GivenAnswer, BeforeValidator(_as_given)]]] = {}
    earlier: dict[str, dict[str, Annotated[GivenAnswer, BeforeValidator(_as_given)]]] = {}
    """Answers of an earlier round to compare with."""
    earlier_on: date | None = None
    plan: dict[str, dict[str, GivenEdit]] = {}


EXTRA = frozenset(AnswerFile.model_fields)


def read(path: Path) -> list[tuple[EnterpriseProfile, AnswerFile]]:
    """Every document of a file as profile and answers; a plain profile file has no answers.

    Raises KnownError file-unreadable, file-not-yaml, profile-invalid, answers-invalid.
    """
    found: list[tuple[EnterpriseProfile, AnswerFile]] = []
    for document in read_yaml(path):
        if document is None:
            continue
        if not isinstance(document, dict):
            raise KnownError("profile-invalid", file=path.name, field="(…)", why="", why_code="dict_type")
        data = cast("dict[Any, Any]", document)
        profile = parse_profile({k: v for k, v in data.items() if k not in EXTRA}, path.name)
        try:
            extra = TypeAdapter(AnswerFile).validate_python({k: v for k, v in data.items() if k in EXTRA})
        except ValidationError as error:
            raise from_validation("answers-invalid", error, path.name) from error
        found.append((profile, extra))
    return found


def answers_of(given: dict[str, GivenAnswer]) -> dict[str, Answer]:
    """Answers as the domain has them."""
    return {key: Answer(state=g.state, note=g.note, reason=g.reason, flagged=g.flagged) for key, g in given.items()}


def edits_of(given: dict[str, GivenEdit]) -> dict[str, Edit]:
    """Plan changes as the domain has them."""
    return {key: Edit(g.owner, g.due, g.state if g.state in ("doing", "done") else "open", g.text) for key, g in given.items()}  # pyright: ignore[reportArgumentType]
