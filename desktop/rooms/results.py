"""The room of the results."""

from __future__ import annotations

from decimal import Decimal

from desktop.i18n import lang
from desktop.pages.results import ResultFacts, ResultsPage
from desktop.rooms.base import Room, round_name
from desktop.widgets.charts import TrendPoint


class ResultsRoom(Room[ResultsPage]):
    """Shows score, gaps, plan; edits of the plan come back as wishes."""

    key = "results"

    def build(self) -> ResultsPage:
        """Make the page."""
        page, case = ResultsPage(), self.context.case
        page.planEdited.connect(case.edit_plan)
        page.roundRequested.connect(case.choose_round)
        page.compareRequested.connect(self._compare)
        page.itemRequested.connect(self._item)
        page.againRequested.connect(self._again)
        page.startRequested.connect(lambda: self.context.go("applicability"))
        page.checklistRequested.connect(lambda: self.context.go("checklist"))
        page.nextRequested.connect(lambda: self.context.go("report"))
        return page

    def _compare(self, round_id: str) -> None:
        case = self.context.case
        if case.round:
            case.choose_round(case.round.round.id, round_id)

    def _again(self) -> None:
        case = self.context.case
        if case.round:
            case.start_round(case.round.round.scheme, based_on=case.round.round.id)

    def _item(self, key: str) -> None:
        self.context.go(f"item:{key}")

    def refresh(self) -> None:
        """Show the round as it stands."""
        case = self.context.case
        if case.data is None or case.round is None:
            self.page.show_nothing()
            return
        data, pack = case.round, self.context.desk.workspace.pack
        names = [(r.id, round_name(self.context, r.scheme, r.number)) for r in case.data.latest]
        roles = {key: (key if lang() == "zh" else word) for key, word in pack.manifest.roles.items()}
        line = pack.levels[-1].at_least if pack.levels else Decimal(100)
        self.page.show_facts(ResultFacts(
            data.round.id, data.review, pack.schemes[data.round.scheme], names, line, roles, pack.manifest.version,
            pack.manifest.as_of.isoformat(), [(r.id, round_name(self.context, r.scheme, r.number)) for r in data.earlier],
            tuple(TrendPoint(name, value) for name, value in data.trend), data.comparing, self.context.desk.read_only,
        ))  # fmt: skip
