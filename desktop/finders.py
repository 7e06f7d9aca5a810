"""Searches behind the pickers and Ctrl+K: the domain's hits as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklists.search import find_industries, find_products, match_product
from desktop.i18n import lang, tr
from desktop.widgets.lists import Line

if TYPE_CHECKING:
    from checklists.pack import Pack

MOST = 12


def as_typed(words: str, found: str) -> str:
    """What was found, with the words in it spelt as they were typed: the index knows small letters only."""
    at = found.lower().find(words.lower())
    return found if at < 0 else found[:at] + words + found[at + len(words) :]


class Finders:
    """Searches over one pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def industries(self, words: str) -> list[Line]:
        """Industries by words, code, pinyin or initials: the line stands for the code."""
        found = find_industries(words, self.pack, MOST)
        return [Line(h.code, f"{h.code}  {h.name.get(lang())}", " › ".join(p.get(lang()) for p in h.path)) for h in found]

    def products(self, words: str) -> list[Line]:
        """Catalogue entries and everyday products. The line stands for (id, name): a product keeps the words it was looked for by,
        or the everyday word that pinyin hit; the id is empty where the name alone settles which product it is."""
        lines = []
        for hit in find_products(words, self.pack, MOST):
            listed = f"{hit.code} {hit.name.get(lang())}" if hit.code else tr("verdict.not_listed")
            name = hit.matched if words.isascii() and not hit.matched.isascii() else hit.name.get(lang()) if words.isascii() else words
            match = match_product(name, self.pack)
            settled = match.sure and hit.id in (*match.entries, *match.not_listed)
            lines.append(Line(("" if settled else hit.id, name), name if words.isascii() else as_typed(words, hit.matched), listed))
        return lines

    def entries(self, words: str) -> list[Line]:
        """Catalogue entries and everyday products, each standing for its id."""
        found = find_products(words, self.pack, MOST)
        return [Line(h.id, h.name.get(lang()), h.code or tr("verdict.not_listed")) for h in found]

    def regions(self, words: str) -> list[Line]:
        """Regions by name, pinyin or code."""
        from desktop.pages.profile_groups import region_path

        lines = []
        for code, _, _ in self.pack.region_index.hits(words, MOST):
            region = self.pack.regions[code]
            lines.append(Line(code, region.name.get(lang()), region_path(self.pack, code)))
        return lines

    def credit_code(self, text: str) -> str:
        """What is wrong with a credit code, in words; empty when nothing is."""
        from assessments.profile import credit_code_problem

        table = self.pack.tables.credit_code
        problem = credit_code_problem(text, table)
        if problem is None:
            return ""
        message = table.messages.get(problem)
        return message.get(lang()) if message else tr(f"credit.{problem}")

    def warm(self) -> None:
        """Build every index now, off the GUI thread, so that the first keystroke is quick."""
        self.industries("电")
        self.products("电")
        self.pack.region_index.hits("广", 1)
        _ = (self.pack.rules, self.pack.schemes, self.pack.sources, self.pack.facts, self.pack.tables)
