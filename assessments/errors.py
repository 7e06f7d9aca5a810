"""The errors a user can act on. Anything else is a bug."""

from __future__ import annotations


class KnownError(Exception):
    """Something the user can act on: a code, and the facts of the sentence that tells them.

    The sentence stands in resources/texts/messages.<lang>.json under the code; it says what happened, what is safe, what to do.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def sentence(self, lang: str = "zh") -> str:
        """The one sentence for the user, in `lang`."""
        from resources.texts import texts

        template = texts("messages", lang).get(self.code)
        if template is None:
            return f"{self.code}: {self.params}"
        return template.format(**self.params)
