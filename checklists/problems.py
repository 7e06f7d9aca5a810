"""What is wrong in a pack: every problem with file, line, path and a hint, told at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from checklists import schema
from checklists.yaml_files import line_of


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem of a pack: where it stands and what to do about it."""

    file: str
    line: int
    path: str
    text: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}  {self.path}  {self.text}{hint}"


class PackProblems(Exception):
    """A pack, or a part of it, cannot be used; `problems` tells all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def _field_names() -> frozenset[str]:
    names: set[str] = set()
    for thing in vars(schema).values():
        if isinstance(thing, type) and issubclass(thing, BaseModel):
            names.update(thing.model_fields)
    return frozenset(names)


_FIELDS = _field_names()


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to one that is not known, or an empty text."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "…"?` for the nearest known word, or an empty text."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""


def dotted(path: Sequence[str | int]) -> str:
    """A path as text: sections[2].items[0].weight."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text or "(file)"


def from_validation(error: ValidationError, file: str, raw: bytes, prefix: Sequence[str | int] = ()) -> list[Problem]:
    """The problems of a pydantic error, with the line of each in `raw`."""
    return [_problem(dict(one), file, raw, prefix) for one in error.errors(include_url=False)]


def _problem(one: dict[str, Any], file: str, raw: bytes, prefix: Sequence[str | int]) -> Problem:
    path: list[str | int] = [*prefix, *one["loc"]]
    kind = one["type"]
    if kind == "extra_forbidden":
        return Problem(file, line_of(raw, path), dotted(path), "unknown field", did_you_mean(str(path[-1]), _FIELDS))
    text = one["msg"].removeprefix("Value error, ")
    if kind == "missing":
        text = "required field is missing"
    elif kind == "literal_error":
        return Problem(file, line_of(raw, path), dotted(path), f"{one['input']!r} is not one of {one['ctx']['expected']}")
    return Problem(file, line_of(raw, path), dotted(path), text)
