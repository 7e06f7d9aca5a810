"""The room of the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.i18n import lang, tr
from desktop.messages import sentence
from desktop.pages.report import ReportFacts, ReportLine, ReportOptions, ReportPage
from desktop.pages.results_parts import percent_words
from desktop.rooms.base import Room
from desktop.tasks import Cancelled, Ticket

if TYPE_CHECKING:
    from assessments.report import PdfResult
    from desktop.case_data import ReportOutline


class ReportRoom(Room[ReportPage]):
    """Makes the PDF and lists those made before."""

    key = "report"
    _ticket: Ticket | None = None

    def build(self) -> ReportPage:
        """Make the page."""
        settings = self.context.settings
        page = ReportPage(ReportOptions(lang(), settings.get("prepared_by"), settings.get("logo")))
        page.optionsChanged.connect(self._keep)
        page.createRequested.connect(self.create)
        page.cancelRequested.connect(self._cancel)
        page.openRequested.connect(self.context.open_file)
        page.folderRequested.connect(self.context.open_folder)
        return page

    def _keep(self, options: ReportOptions) -> None:
        self.context.settings.set("prepared_by", options.prepared_by)
        self.context.settings.set("logo", options.logo)

    def create(self, options: ReportOptions) -> None:
        """Make the report."""
        from assessments.services.reports import Wishes

        logo = Path(options.logo) if options.logo else None
        picture = logo.read_bytes() if logo and logo.is_file() else None
        wishes = Wishes(lang=options.lang, prepared_by=options.prepared_by, preparer_logo=picture)
        self.page.show_making()
        self._ticket = self.context.case.write_report(wishes, self._made, self._failed)

    def _made(self, result: PdfResult) -> None:
        notes = []
        if result.replaced_glyphs:
            notes.append(tr("report.glyphs", n=len(result.replaced_glyphs), chars=" ".join(result.replaced_glyphs)))
        if result.logos_skipped:
            notes.append(tr("report.logo_skipped"))
        if self._ticket and self._ticket.cancelled:
            result.path.unlink(missing_ok=True)
            self.page.show_stopped(tr("report.stopped"))
            return
        self.page.show_made(str(result.path), tr("report.made", n=result.pages), "\n".join([result.path.name, *notes]))

    def _failed(self, error: BaseException) -> None:
        self.page.show_stopped(tr("report.stopped") if isinstance(error, Cancelled) else sentence(error))

    def _cancel(self) -> None:
        if self._ticket:
            self._ticket.cancel()

    def refresh(self) -> None:
        """Show the reports made before at once, and what a report would hold as soon as it is known."""
        self._show(())
        self.context.case.outline(lang(), self._outlined)

    def _outlined(self, outline: ReportOutline) -> None:
        pack = self.context.desk.workspace.pack
        rounds = [(pack.schemes[scheme].name.get(lang()), percent, gaps) for scheme, percent, gaps in outline.rounds]
        lines = tuple(tr("report.c.scheme", scheme=name, percent=percent_words(percent), n=gaps) for name, percent, gaps in rounds)
        self._show(lines, outline.draft_reason)

    def _show(self, rounds: tuple[str, ...], draft_reason: str = "") -> None:
        data = self.context.case.data
        if data is None or not self.built:
            return
        result = data.result
        about = tr("report.c.applicable", products=len(result.products), schemes=len(result.recommendations))
        contents = (tr("report.c.boss"), about, *rounds, tr("report.c.honest"), tr("report.c.sources"))
        lines = tuple(self._line(one) for one in data.reports)
        honesty = tr("honesty.short" if self.page.shape_now.compact else "honesty", version=result.pack, as_of=result.as_of.isoformat())
        drafts = (draft_reason,) if draft_reason else ()
        self.page.show_facts(ReportFacts(contents, drafts, lines, honesty, self.context.desk.read_only))

    def _line(self, one: Any) -> ReportLine:
        when = one.created_at.astimezone().strftime("%Y-%m-%d %H:%M")
        return ReportLine(str(one.path), one.path.name, when, one.pages, one.draft, one.path.is_file())
