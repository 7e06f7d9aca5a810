"""The room of the checklist."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desktop.i18n import lang, tr
from desktop.pages.checklist import ChecklistFacts, ChecklistPage
from desktop.rooms.base import Room, round_name


class ChecklistRoom(Room[ChecklistPage]):
    """Answers, notes, flags, evidence, undo."""

    key = "checklist"

    def build(self) -> ChecklistPage:
        """Make the page."""
        page, case = ChecklistPage(), self.context.case
        page.answerRequested.connect(case.answer)
        page.roundRequested.connect(case.choose_round)
        page.evidenceRequested.connect(self._add_evidence)
        page.evidenceOpened.connect(self._open_evidence)
        page.evidenceRemoved.connect(case.remove_evidence)
        page.undoRequested.connect(self._undo)
        page.placeChanged.connect(case.remember_place)
        page.startRequested.connect(lambda: self.context.go("applicability"))
        page.nextRequested.connect(lambda: self.context.go("results"))
        return page

    def _undo(self) -> None:
        key = self.context.case.undo()
        if key:
            self.page.go(key)

    def _add_evidence(self, key: str) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self.page, tr("check.evidence"))
        for path in paths:
            self.context.case.add_evidence(key, Path(path))

    def _open_evidence(self, evidence_id: str) -> None:
        data = self.context.case.round
        found = next((e for e in data.evidence if e.id == evidence_id), None) if data else None
        if found:
            self.context.open_file(str(self.context.desk.workspace.folder / "evidence" / found.sha256))

    def refresh(self) -> None:
        """Show the round as it stands, at the row where one stopped."""
        case = self.context.case
        if case.data is None or case.round is None:
            self.page.show_nothing()
            return
        data, pack = case.round, self.context.desk.workspace.pack
        rounds = [(r.id, round_name(self.context, r.scheme, r.number)) for r in case.data.latest]
        if all(key != data.round.id for key, _ in rounds):
            rounds.append((data.round.id, round_name(self.context, data.round.scheme, data.round.number)))
        roles = {key: (key if lang() == "zh" else word) for key, word in pack.manifest.roles.items()}
        facts = ChecklistFacts(data.round.id, data.review, rounds, roles, list(data.evidence), data.offers, self.context.desk.read_only)
        self.page.show_facts(facts, data.round.last_key)

    def leave(self) -> None:
        """Save what was typed."""
        if self.built:
            self.page.card.note.flush()
            self.page.card.reason.flush()

    def show_saved(self, clock: str, can_undo: bool) -> None:
        """The service has returned."""
        self.page.saved_at(clock, can_undo=can_undo)
