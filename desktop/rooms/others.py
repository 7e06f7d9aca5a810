"""The rooms of the library and of the settings."""

from __future__ import annotations

from pathlib import Path

from assessments import __version__
from desktop.i18n import lang
from desktop.pages.library import LibraryPage
from desktop.pages.settings import SettingsFacts, SettingsPage
from desktop.rooms.base import Room
from desktop.theme import theme
from resources import LICENCES


class LibraryRoom(Room[LibraryPage]):
    """Shows the pack."""

    key = place = "library"

    def build(self) -> LibraryPage:
        """Make the page and show the pack, which does not change while the program runs."""
        page, opened = LibraryPage(), self.context.desk.opened
        assert opened
        page.show_pack(opened.finders.pack, opened.finders.entries, opened.problems)
        return page


class SettingsRoom(Room[SettingsPage]):
    """Shows what is set; wishes for language, theme and size go to the application."""

    key = place = "settings"

    def build(self) -> SettingsPage:
        """Make the page."""
        page, desk = SettingsPage(), self.context.desk
        page.backupRequested.connect(desk.back_up)
        page.workspaceRequested.connect(lambda folder: desk.move_to(Path(folder)))
        page.folderRequested.connect(self.context.open_folder)
        page.licenceRequested.connect(self.context.open_file)
        return page

    def refresh(self) -> None:
        """Show what is set."""
        desk = self.context.desk
        pack = desk.workspace.pack.manifest if desk.opened else None
        backups = []
        if desk.opened:
            for path in sorted((desk.folder / "backups").glob("*.db"), key=lambda p: p.stat().st_mtime, reverse=True):
                backups.append((path.name, f"{path.stat().st_size / 1024:,.0f} KB"))
        licences = [(p.stem, str(p)) for p in sorted(LICENCES.glob("*.txt"))]
        self.page.show_facts(SettingsFacts(
            lang(), theme().name, theme().percent, str(desk.folder), desk.read_only, backups, __version__,
            f"{pack.name.get(lang())} {pack.version}" if pack else "", licences,
        ))  # fmt: skip
