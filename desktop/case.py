"""The open enterprise: carries out the pages' wishes by the services and tells when something has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.desk import Desk
from desktop.tasks import Ticket

if TYPE_CHECKING:
    from assessments.changes import Changes
    from assessments.checklist import Answer
    from assessments.profile import EnterpriseProfile
    from assessments.services.reports import Wishes
    from assessments.services.workspace import Workspace
    from desktop.case_data import EnterpriseData, RoundData

FIGURES = ("employees", "revenue_wan", "assets_wan", "energy_tce")
UNDO_DEPTH = 100


def today() -> date:
    """The user's own calendar day."""
    return date.today()  # noqa: DTZ011 - the user's own calendar


class OpenEnterprise(QObject):
    """Facts: `opened` (another enterprise), `changed` (profile, judgement, rounds), `roundChanged` (answers, plan), `saved`, `failed`."""

    opened = Signal()
    changed = Signal()
    roundChanged = Signal()
    roundStarted = Signal()
    saved = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.id = ""
        self.data: EnterpriseData | None = None
        self.round: RoundData | None = None
        self.profile: EnterpriseProfile | None = None
        self.on, self.role = today(), None
        self._undo: list[tuple[str, str, Answer]] = []
        self._full: dict[str, bool] = {}
        self._seen: set[tuple[str, str]] = set()

    @property
    def can_undo(self) -> bool:
        """Whether an answer can be taken back."""
        return bool(self._undo)

    @property
    def all_answered(self) -> bool:
        """Whether the newest round of every scheme is answered to the end."""
        return bool(self.data and self.data.latest) and all(self._full.get(r.id, False) for r in (self.data.latest if self.data else ()))

    def see(self, step: str) -> None:
        """A step of the open enterprise is looked at."""
        self._seen.add((self.id, step))

    def has_seen(self, step: str) -> bool:
        """Whether a step was looked at since the program started."""
        return (self.id, step) in self._seen

    def _keep_full(self, *, afresh: bool) -> None:
        if afresh and self.data:
            self._full = dict(self.data.full)
        if self.round:
            score = self.round.review.score
            self._full[self.round.round.id] = 0 < score.total == score.answered

    def _run(self, job: Callable[[Workspace], Any], done: Callable[[Any], object]) -> None:
        workspace = self._desk.workspace
        self._desk.tasks.run(lambda: job(workspace), done, self.failed.emit)

    def open(self, id_: str, round_id: str = "") -> None:
        """Open an enterprise at its last round."""
        on = today()

        def job(workspace: Workspace) -> Any:
            from desktop.case_data import read_enterprise, read_round

            if self._desk.opened:
                self._desk.opened.finders.warm()  # an open enterprise is soon typed at; the list alone needs none of it
            data = read_enterprise(workspace, id_, on, None)
            newest = sorted(data.latest, key=lambda r: r.updated_at, reverse=True)
            chosen = next((r.id for r in data.rounds if r.id == round_id), newest[0].id if newest else "")
            return data, read_round(workspace, chosen, data.enterprise.profile, on) if chosen else None

        def done(found: Any) -> None:
            self.id, self.on, self.role = id_, on, None
            self.data, self.round = found
            self.profile = self.data.enterprise.profile if self.data else None
            self._undo.clear()
            self._keep_full(afresh=True)
            self.opened.emit()

        self._desk.when_ready(lambda: self._run(job, done))

    def close(self) -> None:
        """No enterprise is open."""
        self.id, self.data, self.round, self.profile = "", None, None, None

    def _reload(self, write: Callable[[Workspace], Changes | None], *, say_saved: bool = True) -> None:
        """Write, then read what the changes name: the whole enterprise, or only the round."""
        id_, on, role = self.id, self.on, self.role
        round_id = self.round.round.id if self.round else ""
        comparing = self.round.comparing if self.round else ""

        def job(workspace: Workspace) -> Any:
            from assessments.services import enterprises
            from desktop.case_data import read_enterprise, read_round

            changes = write(workspace)
            whole = changes is None or bool(changes.enterprises) or changes.reports
            data = read_enterprise(workspace, id_, on, role) if whole else None
            profile = data.enterprise.profile if data else enterprises.get(workspace, id_).profile
            target = changes.created if changes and changes.created and changes.rounds and changes.enterprises else round_id
            fresh = read_round(workspace, target, profile, today(), comparing if target == round_id else "") if target else None
            return data, fresh

        def done(found: Any) -> None:
            data, fresh = found
            if id_ != self.id:
                return
            self.round = fresh or self.round
            if say_saved:
                self.saved.emit(datetime.now().strftime("%H:%M:%S"), self.can_undo)  # noqa: DTZ005 - shown, not stored
            if data:
                self.data = data
            self._keep_full(afresh=data is not None)
            if data:
                self.changed.emit()
            self.roundChanged.emit()

        self._run(job, done)

    def change(self, fields: dict[str, Any]) -> None:
        """Store changed fields of the profile."""
        from assessments.errors import KnownError
        from assessments.profile import parse_profile

        if self.profile is None:
            return
        try:
            profile = parse_profile({**self.profile.model_dump(), **fields})
        except KnownError as error:
            self.failed.emit(error)
            return
        self.profile = profile
        id_ = self.id

        def write(workspace: Workspace) -> Changes:
            from assessments.services import enterprises

            return enterprises.save_profile(workspace, id_, profile)

        self._reload(write)

    def answer_fact(self, ask: str, value: object) -> None:
        """Store the answer to a question about the enterprise."""
        if self.profile is None:
            return
        kind, _, name = ask.partition(":")
        name = name or kind
        if kind == "activity":
            self.change({"activities": {**self.profile.activities, name: bool(value)}})
        elif name in FIGURES:
            self.change({name: int(float(str(value))) if name == "employees" else value})
        elif name in ("role", "region"):
            self.change({name: value})
        else:
            self.change({"facts": {**self.profile.facts, name: value}})

    def answer_product(self, product: str, fact: str, value: object) -> None:
        """Store a fact of a product."""
        if self.profile:
            products = [p.model_dump() for p in self.profile.products]
            for one in products:
                if one["name"] == product:
                    one["facts"] = {**one["facts"], fact: value}
            self.change({"products": products})

    def look_at(self, *, on: date | None = None, role: str | None = None) -> None:
        """Judge for another date or role; nothing is stored."""
        self.on, self.role = on or self.on, role or self.role
        self._reload(lambda _: None, say_saved=False)

    def look_back(self) -> None:
        """End a what-if: back to today and to the role of the profile."""
        if self.data and (self.on != today() or self.role is not None):
            self.on, self.role = today(), None
            self._reload(lambda _: None, say_saved=False)


class Case(OpenEnterprise):
    """The open enterprise with its rounds: what is answered, planned, proved and reported."""

    def start_round(self, scheme: str, *, based_on: str | None = None) -> None:
        """Start a checklist."""
        id_, on = self.id, today()

        def write(workspace: Workspace) -> Changes:
            from assessments.services import rounds

            return rounds.start(workspace, id_, scheme, on=on, based_on=based_on)

        self._undo.clear()
        self._reload(write, say_saved=False)
        self._desk.tasks.run(lambda: None, lambda _: self.roundStarted.emit())

    def choose_round(self, round_id: str, compare_with: str = "") -> None:
        """Show another round, or compare this one with an earlier."""
        profile, on = self.profile, today()
        if profile is None:
            return

        def job(workspace: Workspace) -> Any:
            from desktop.case_data import read_round

            return read_round(workspace, round_id, profile, on, compare_with)

        def done(found: RoundData) -> None:
            if self.round and self.round.round.id != found.round.id:
                self._undo.clear()
            self.round = found
            self._keep_full(afresh=False)
            self.roundChanged.emit()

        self._run(job, done)

    def choose_scheme(self, scheme: str) -> None:
        """Show the newest round of a scheme."""
        found = next((r for r in self.data.latest if r.scheme == scheme), None) if self.data else None
        if found:
            self.choose_round(found.id)

    def answer(self, key: str, value: Answer) -> None:
        """Store an answer."""
        if self.round is None:
            return
        from assessments.checklist import Answer as Empty

        before = self.round.review.answers.get(key) or Empty()
        if before.state != value.state:
            self._undo = [*self._undo, (self.round.round.id, key, before)][-UNDO_DEPTH:]
        self._store(self.round.round.id, key, value)

    def _store(self, round_id: str, key: str, value: Answer) -> None:
        def write(workspace: Workspace) -> Changes:
            from assessments.services import rounds

            return rounds.answer(workspace, round_id, key, value)

        self._reload(write)

    def undo(self) -> str:
        """Take the last answer back; the key of its row, or an empty text."""
        if not self._undo:
            return ""
        round_id, key, before = self._undo.pop()
        self._store(round_id, key, before)
        return key

    def remember_place(self, key: str) -> None:
        """Note where one stopped."""
        if self.round is None or self._desk.read_only:
            return
        round_id = self.round.round.id

        def job(workspace: Workspace) -> Any:
            from assessments.services import rounds

            return rounds.remember_place(workspace, round_id, key)

        self._run(job, lambda _: None)

    def edit_plan(self, key: str, name: str, value: object) -> None:
        """Store an edit of the plan."""
        if self.round is None:
            return
        from assessments.plan import Edit

        action = next((a for a in self.round.review.actions if a.key == key), None)
        if action is None:
            return
        role = action.gap.row.item.measure.role
        edit = Edit("" if action.owner == role else action.owner, action.due, action.state, action.text)
        edit = replace(edit, **{name: value})
        round_id = self.round.round.id

        def write(workspace: Workspace) -> Changes:
            from assessments.services import rounds

            return rounds.edit_plan(workspace, round_id, key, edit)

        self._reload(write)

    def add_evidence(self, key: str, path: Path) -> None:
        """Link a file to a row."""
        if self.round is None:
            return
        id_, round_id = self.id, self.round.round.id

        def write(workspace: Workspace) -> Changes:
            from assessments.services import evidence

            return evidence.add(workspace, id_, round_id, key, path)

        self._reload(write)

    def remove_evidence(self, evidence_id: str, key: str) -> None:
        """Take a file off a row."""
        if self.round is None:
            return
        round_id = self.round.round.id

        def write(workspace: Workspace) -> Changes:
            from assessments.services import evidence

            return evidence.unlink(workspace, evidence_id, round_id, key)

        self._reload(write)

    def outline(self, language: str, done: Callable[[Any], object]) -> None:
        """What a report would say now."""
        data, on = self.data, today()
        if data is None:
            return

        def job(workspace: Workspace) -> Any:
            from desktop.case_data import read_outline

            return read_outline(workspace, data, language, on)

        self._run(job, done)

    def write_report(self, wishes: Wishes, done: Callable[[Any], object], failed: Callable[[BaseException], object]) -> Ticket:
        """Make the PDF on the work lane; `done` gets the result, then the list of reports is read again."""
        workspace, id_ = self._desk.workspace, self.id

        def job(ticket: Ticket) -> Any:
            from assessments.services import reports

            ticket.step(0, 1)
            return reports.write(workspace, id_, wishes, on=today())[1]

        def finished(result: Any) -> None:
            done(result)
            self._reload(lambda _: None, say_saved=False)

        return self._desk.tasks.run_long(job, finished, failed, lambda _at, _total: None)
