"""The errors a user can act on. Anything else is a bug."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from pydantic import ValidationError

from resources.texts import texts


class _Quiet(Formatter):
    """Fills in what is known and leaves a dash for what is not: telling an error must never raise one."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, Any]) -> object:
        return kwargs.get(str(key), "–")


class KnownError(Exception):
    """Something the user can act on: a code, and the facts of the sentence that tells them.

    The sentence stands in resources/texts/messages.<lang>.json under the code; it says what happened, what is safe, what to do.
    `why_code` names a reason that is itself translated; `near` is the known word that may have been meant.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def sentence(self, lang: str = "zh") -> str:
        """The one sentence for the user, in `lang`."""
        known = texts("messages", lang)
        params = dict(self.params)
        reason = known.get(f"why.{params.get('why_code')}")
        if reason is not None:
            params["why"] = _Quiet().vformat(reason, (), params)
        if "near" in params:
            params["hint"] = _Quiet().vformat(known["hint"], (), params) if params["near"] else ""
        template = known.get(self.code)
        return _Quiet().vformat(template, (), params).rstrip() if template else f"{self.code} {self.params}"


def from_validation(code: str, error: ValidationError, file: str) -> KnownError:
    """The first problem of a file that was read, with its place; how many more there are stands in `more`."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(p) for p in first["loc"]) or "(…)"
    context = {k: v for k, v in (first.get("ctx") or {}).items() if isinstance(v, (str, int, float))}
    expected = context.get("expected")
    if isinstance(expected, str):
        context["expected"] = " / ".join(re.findall(r"'([^']*)'", expected)) or expected
    return KnownError(code, file=file, field=place, why=first["msg"], why_code=first["type"], more=error.error_count() - 1, **context)
