"""Products of the profile: found in the catalogue as one types, each with its verdict at once and its own facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.i18n import lang, tr
from desktop.pages.profile_fields import Field
from desktop.pages.profile_groups import Group, Vocabulary
from desktop.widgets.buttons import Button, button
from desktop.widgets.cards import clear, column, row
from desktop.widgets.chips import Chip
from desktop.widgets.lists import Line
from desktop.widgets.questions import QuestionBlock
from desktop.widgets.search_box import SearchBox
from desktop.widgets.text import Elided, Wrapped, rule

if TYPE_CHECKING:
    from assessments.obligations import ProductVerdict
    from assessments.profile import EnterpriseProfile

VERDICT_TONES = {
    "required_third_party": ("solid", "shield-alert"), "required_self_declaration": ("tint", "shield-alert"),
    "not_listed": ("quiet", "shield-check"), "removed": ("quiet", "shield-check"),
    "needs_facts": ("partly", "shield-question-mark"), "possibly_exempt": ("partly", "shield-question-mark"),
}


class ProductsGroup(Group):
    """What the enterprise makes or sells."""

    key = "products"

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self._profile: EnterpriseProfile | None = None
        self.verdicts: dict[str, ProductVerdict] = {}
        self._opened: set[str] = set()
        self.box = SearchBox(self._find, name=tr("profile.add_product"), hint=tr("profile.product_search"))
        self.box.picked.connect(self._add)
        self.body.addWidget(Field(tr("profile.add_product"), self.box, tr("profile.product_hint")))
        self._rows = column(spacing=0)
        self.body.addLayout(self._rows)

    def _find(self, words: str) -> list[Line]:
        own = Line(("", words), tr("profile.use_words", words=words), tr("profile.use_words_hint"), icon="plus")
        return [*self.words.products(words), own]

    def _plain(self) -> list[dict[str, Any]]:
        return [p.model_dump() for p in self._profile.products] if self._profile else []

    def _add(self, key: object) -> None:
        entry, name = key if isinstance(key, tuple) else ("", str(key))
        product: dict[str, Any] = {"name": name, "facts": {"catalogue_entry": entry} if entry else {}}
        if all(p["name"] != name for p in self._plain()):
            self.changed.emit({"products": [*self._plain(), product]})

    def _set_fact(self, at: int, ask: str, value: object) -> None:
        products = self._plain()
        products[at]["facts"] = {**products[at]["facts"], ask.partition(":")[2]: value}
        self.changed.emit({"products": products})

    def _remove(self, at: int) -> None:
        products = self._plain()
        products.pop(at)
        self.changed.emit({"products": products})

    def show_profile(self, profile: EnterpriseProfile) -> None:
        """Show the products."""
        self._profile = profile
        clear(self._rows)
        for n, product in enumerate(profile.products):
            self._rows.addWidget(rule())
            self._rows.addWidget(self._product(n, product.name, dict(product.facts)))

    def _product(self, at: int, name: str, facts: dict[str, Any]) -> QWidget:
        holder = QWidget()
        body = column(holder, margins=(0, 8, 0, 8), spacing=6)
        line = row(spacing=10)
        line.addWidget(Elided(name, "medium"), 1)
        verdict = self.verdicts.get(name)
        if verdict:
            tone, icon = VERDICT_TONES[verdict.verdict]
            line.addWidget(Chip(tr(f"verdict.{verdict.verdict}"), tone, icon))
        details = Button(tr("profile.facts", name=name), "icon", "chevron-down")
        details.setCheckable(True)
        line.addWidget(details)
        line.addWidget(button(tr("profile.remove", name=name), lambda: self._remove(at), "icon", "x"))
        body.addLayout(line)
        panel = QWidget()
        inner = column(panel, margins=(12, 0, 0, 4), spacing=10)
        self._fill(inner, at, facts, verdict)
        body.addWidget(panel)
        opened = name in self._opened or bool(verdict and verdict.questions)
        panel.setVisible(opened and inner.count() > 0)
        details.setChecked(opened)
        details.setVisible(inner.count() > 0)

        def toggle(on: bool) -> None:
            (self._opened.add if on else self._opened.discard)(name)
            panel.setVisible(on)

        details.clicked.connect(toggle)
        return holder

    def _fill(self, inner: Any, at: int, facts: dict[str, Any], verdict: ProductVerdict | None) -> None:
        if verdict and len(verdict.entries) == 1:
            entry = verdict.entries[0]
            inner.addWidget(Wrapped(tr("profile.entry", code=entry.code, name=entry.name.get(lang())), "small", "muted"))
        for question in verdict.questions if verdict else ():
            block = QuestionBlock(question, facts.get(question.ask.partition(":")[2]))
            block.answered.connect(lambda ask, value: self._set_fact(at, ask, value))
            inner.addWidget(block)
        known = [self._fact_words(key, value) for key, value in facts.items() if key != "catalogue_entry"]
        for key, words in known:
            line = row(spacing=8)
            line.addWidget(Elided(words), 1)
            line.addWidget(button(tr("profile.forget", what=words), lambda key=key: self._forget(at, key), "icon", "x"), 0, Qt.AlignmentFlag.AlignRight)
            inner.addLayout(line)

    def _fact_words(self, key: str, value: object) -> tuple[str, str]:
        spec = self.words.pack.facts.product.get(key)
        name = spec.name.get(lang()) if spec else key
        if spec and isinstance(value, str) and value in spec.choices:
            shown = spec.choices[value].get(lang())
        elif isinstance(value, bool):
            shown = tr("yes" if value else "no")
        else:
            shown = f"{value:g}" if isinstance(value, (int, float)) else str(value)
        return key, f"{name}{tr('colon')}{shown} {spec.unit.get(lang()) if spec else ''}".strip()

    def _forget(self, at: int, key: str) -> None:
        products = self._plain()
        products[at]["facts"] = {k: v for k, v in products[at]["facts"].items() if k != key}
        self.changed.emit({"products": products})

    def filled(self, profile: EnterpriseProfile) -> tuple[int, int]:
        """How many products."""
        count = len(profile.products)
        return count, max(1, count)

