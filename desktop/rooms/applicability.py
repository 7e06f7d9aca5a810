"""The room of 适用认证."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.applicability import ApplicabilityFacts, ApplicabilityPage
from desktop.rooms.base import Room


class ApplicabilityRoom(Room[ApplicabilityPage]):
    """Shows the judgement; answers, dates and roles come back as wishes."""

    key = "applicability"
    _shown = ""

    def build(self) -> ApplicabilityPage:
        """Make the page."""
        page, case, go = ApplicabilityPage(), self.context.case, self.context.go
        page.addSchemeRequested.connect(case.start_round)
        page.continueRequested.connect(self._continue)
        page.cardRequested.connect(self.context.open_card)
        page.productsRequested.connect(lambda: self.context.open_group("products"))
        page.groupRequested.connect(self.context.open_group)
        page.dateRequested.connect(lambda day: case.look_at(on=day))
        page.roleRequested.connect(lambda role: case.look_at(role=role))
        page.productAnswered.connect(case.answer_product)
        page.answered.connect(case.answer_fact)
        page.nextRequested.connect(lambda: go("checklist"))
        return page

    def _continue(self, scheme: str) -> None:
        self.context.case.choose_scheme(scheme)
        self.context.go("checklist")

    def leave(self) -> None:
        """A what-if ends with the page: nothing else may be reckoned with it."""
        self.context.case.look_back()

    def refresh(self) -> None:
        """Show the judgement as it stands."""
        case = self.context.case
        if case.data and case.profile:
            if case.id != self._shown:
                self._shown = case.id
                self.page.begin()
            started = frozenset(r.scheme for r in case.data.rounds)
            result = case.data.result
            if len(result.products) != len(case.profile.products):
                result = replace(result, products=result.products[: len(case.profile.products)])
            self.page.show_facts(ApplicabilityFacts(result, case.data.year, case.profile, self.context.desk.workspace.pack, started))
