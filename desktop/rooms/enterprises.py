"""The room of the enterprise list."""

from __future__ import annotations

from desktop.i18n import tr
from desktop.pages.enterprises import EnterpriseLine, EnterprisesPage, SampleLine
from desktop.rooms.base import Room

SAMPLE_ICONS = {"socket-maker": "zap", "tea-cooperative": "leaf", "bakery": "factory", "software-firm": "monitor", "cement-works": "building-2"}


class EnterprisesRoom(Room[EnterprisesPage]):
    """Lists, makes and opens enterprises."""

    key = "enterprises"

    def build(self) -> EnterprisesPage:
        """Make the page."""
        page, desk, case = EnterprisesPage(), self.context.desk, self.context.case
        page.searched.connect(desk.refresh)
        page.createRequested.connect(desk.create)
        page.sampleRequested.connect(desk.add_sample)
        page.openRequested.connect(case.open)
        return page

    def show_list(self, found: list[object], query: str) -> None:
        """The list has been read."""
        lines = [EnterpriseLine(e.id, e.name, e.rounds, e.answered, e.is_sample, e.updated_at) for e in found]  # type: ignore[attr-defined]
        self.page.show_list(lines, query)

    def show_samples(self) -> None:
        """Offer what is shipped; their names are read without importing the domain."""
        from resources import SAMPLES

        samples = []
        order = list(SAMPLE_ICONS)
        for path in sorted(SAMPLES.glob("*.yaml"), key=lambda p: (p.stem not in order, order.index(p.stem) if p.stem in order else 0, p.stem)):
            name = next((text for text in path.read_text(encoding="utf-8").splitlines() if text.startswith("name:")), "name:")
            key = f"sample.{path.stem}"
            samples.append(SampleLine(path.stem, name.removeprefix("name:").strip(), tr(key), SAMPLE_ICONS.get(path.stem, "factory")))
        self.page.show_samples(samples)

    def refresh(self) -> None:
        """Read the list again."""
        self.show_samples()
        self.context.desk.refresh(self.page.search.text())
        assert self.page.footer.primary
        self.page.footer.primary.setEnabled(not self.context.desk.read_only)
