"""The room of the profile."""

from __future__ import annotations

from desktop.pages.profile import ProfilePage
from desktop.pages.profile_groups import Vocabulary
from desktop.rooms.base import Room


class ProfileRoom(Room[ProfilePage]):
    """Shows and stores the profile."""

    key = "profile"

    def build(self) -> ProfilePage:
        """Make the page."""
        assert self.context.desk.opened
        finders = self.context.desk.opened.finders
        words = Vocabulary(finders.pack, finders.industries, finders.regions, finders.products, finders.credit_code)
        page = ProfilePage(words)
        page.changed.connect(self.context.case.change)
        page.removeRequested.connect(self._remove)
        page.nextRequested.connect(lambda: self.context.go("applicability"))
        return page

    def _remove(self) -> None:
        id_ = self.context.case.id
        self.context.go("enterprises")
        self.context.desk.remove(id_)

    def refresh(self) -> None:
        """Show the profile as it is stored."""
        case = self.context.case
        if case.data and case.profile:
            verdicts = {v.product: v for v in case.data.result.products}
            schemes = tuple(dict.fromkeys(r.scheme for r in case.data.rounds))
            self.page.show_facts(case.profile, verdicts, schemes, read_only=self.context.desk.read_only)

    def show_saved(self, clock: str) -> None:
        """The service has returned."""
        self.page.saved.saved(clock)
