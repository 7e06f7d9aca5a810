"""From an error the user can act on to one calm sentence: what happened, what is safe, what to do."""

from __future__ import annotations

from string import Formatter

from desktop.i18n import lang, tr
from resources.texts import texts


class _Quiet(Formatter):
    """Fills in what is known and leaves a dash for what is not: a message must never raise."""

    def get_value(self, key: int | str, args: object, kwargs: object) -> object:
        return kwargs.get(key, "-") if isinstance(kwargs, dict) else "-"


def sentence(error: BaseException) -> str:
    """The sentence shown for `error`, in the language in force; a bug gets the sentence for bugs."""
    code = getattr(error, "code", None)
    if not isinstance(code, str):
        return tr("error.bug")
    template = texts("messages", lang()).get(code)
    params = dict(getattr(error, "params", {}) or {})
    return _Quiet().vformat(template, (), params) if template else tr("error.known", code=code)
