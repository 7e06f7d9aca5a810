"""The small values every judgement is told with: reasons, questions, choices."""

from __future__ import annotations

from dataclasses import dataclass

from checklists.pack import Pack
from checklists.schema import EMPTY, Text


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of a judgement with the sources it rests on; `verified` false is shown as 未核实."""

    text: Text
    sources: tuple[str, ...] = ()
    verified: bool = True
    rule: str = ""
    """Id of the pack's rule, entry or exclusion that said it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: the value to store and what it says."""

    value: bool | float | str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that would decide something. `ask` is where the answer belongs: fact:<id>, activity:<id>, role, region …"""

    ask: str
    text: Text
    type: str = "boolean"
    choices: tuple[Choice, ...] = ()
    unit: Text = EMPTY
    help: Text = EMPTY


YES_NO = (Choice(True, Text(zh="是", en="Yes")), Choice(False, Text(zh="不是", en="No")))


def question_for(ask: str, pack: Pack) -> Question | None:
    """The question that asks for a fact, or None where the pack has no words for it."""
    spec = pack.fact(ask)
    if spec is None:
        return None
    if spec.type == "boolean":
        choices: tuple[Choice, ...] = YES_NO
    else:
        choices = tuple(Choice(value, text) for value, text in spec.choices.items())
    return Question(ask, spec.question, spec.type, choices, spec.unit, spec.help)
