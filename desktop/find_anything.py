"""What Ctrl+K finds: commands, enterprises, items of the open checklist, industries, products, schemes."""

from __future__ import annotations

from desktop.case import Case
from desktop.desk import Desk
from desktop.i18n import headed, lang, tr
from desktop.main_window import STEPS
from desktop.widgets.lists import Line

EACH = 5


class FindAnything:
    """Lines for a query; each stands for (kind, what)."""

    def __init__(self, desk: Desk, case: Case) -> None:
        self._desk, self._case = desk, case

    def lines(self, words: str) -> list[Line]:
        """Hits, the nearest kind first."""
        found = self._commands(words)
        if not words:
            return found
        found += self._enterprises(words)
        found += self._items(words)
        opened = self._desk.opened
        if opened:
            finders = opened.finders
            found += [Line(("product", h.key), h.title, f"{tr('find.product')} · {h.detail}", icon="package") for h in finders.entries(words)[:EACH]]
            found += [Line(("industry", h.key), h.title, f"{tr('find.industry')} · {h.detail}", icon="factory") for h in finders.industries(words)[:EACH]]
            found += self._schemes(words)
        return found

    def _commands(self, words: str) -> list[Line]:
        names = [(f"step:{step}", tr(f"step.{step}"), "arrow-right") for step in STEPS] if self._case.id else []
        names += [("place:enterprises", tr("place.enterprises"), "building-2"), ("new", tr("ent.new"), "plus"),
                  ("place:library", tr("place.library"), "library"), ("place:settings", tr("place.settings"), "settings"),
                  ("theme", tr("find.theme"), "contrast"), ("language", tr("find.language"), "languages"), ("backup", tr("set.backup_now"), "archive")]
        needle = words.lower()
        return [Line(("command", key), name, icon=icon) for key, name, icon in names if needle in name.lower()]

    def _enterprises(self, words: str) -> list[Line]:
        return [Line(("enterprise", e.id), e.name, tr("find.enterprise"), icon="building-2") for e in self._desk.list_now(words)[:EACH]]

    def _items(self, words: str) -> list[Line]:
        if self._case.round is None:
            return []
        from desktop.models.checklist_rows import filtered

        rows = filtered(self._case.round.review, "all", words, lang())[:EACH]
        return [Line(("item", r.key), r.item.statement.get(lang()), f"{tr('find.item')} · {headed(r.item.clause, r.item.heading.get(lang()))}", icon="list-checks") for r in rows]

    def _schemes(self, words: str) -> list[Line]:
        assert self._desk.opened
        needle = words.lower()
        found = []
        for scheme in self._desk.opened.finders.pack.schemes.values():
            if needle in f"{scheme.id} {scheme.name.zh} {scheme.name.en} {scheme.label.zh}".lower():
                found.append(Line(("scheme", scheme.id), scheme.name.get(lang()), tr("find.scheme"), icon="award"))
        return found[:EACH]
