"""What every model of a pack is made of: frozen records, texts in two languages, lists of ids, conditions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from checklists import conditions

Lang = Literal["zh", "en"]
Mode = Literal["third_party", "self_declaration", "not_listed", "removed"]
VerdictKind = Literal[
    "required_third_party", "required_self_declaration", "not_listed", "removed", "needs_facts", "possibly_exempt"
]
Strength = Literal["mandatory", "recommended", "optional", "against"]
Role = Literal["maker", "importer", "retailer", "user", "service"]
Size = Literal["micro", "small", "medium", "large"]
FactValue = bool | float | str


class Model(BaseModel):
    """Frozen, and an unknown key is an error: a typing slip in a pack must not pass silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Text(Model):
    """One text in both languages. `en` is empty where the pack has no translation yet."""

    zh: str
    en: str = ""

    def get(self, lang: str) -> str:
        """The text in `lang`; Chinese where English is missing, so that nothing is ever shown empty."""
        return self.en if lang == "en" and self.en else self.zh

    def __bool__(self) -> bool:
        return bool(self.zh)


def _as_text(value: object) -> object:
    return {"zh": value} if isinstance(value, str) else value


T = Annotated[Text, BeforeValidator(_as_text)]
EMPTY = Text(zh="")


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Ids = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
Condition = Annotated[Any, BeforeValidator(conditions.parse), PlainSerializer(conditions.unparse)]
