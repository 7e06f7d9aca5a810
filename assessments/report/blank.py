"""A blank checklist on paper: every statement with four boxes to tick and a line to write on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assessments.report.blocks import Block, Para, Stack, TickBox
from assessments.report.canvas import Document
from assessments.report.fonts import DRAWING
from assessments.report.model_front import Frame, Meta, Opener
from assessments.report.pdf import flow_for, put
from assessments.report.pen import Pen
from assessments.report.sheet import Sheets, fill_line
from assessments.report.style import CELL, MUTED, NOTE
from assessments.report.tables import Row, draw, grid, group
from assessments.report.textflow import Flow
from assessments.report.words import Words
from checklists.pack import Pack
from checklists.schema import Item
from resources.texts import texts

STATES = ("met", "partly", "not_met", "not_applicable")
TICK_WIDTH = 30.0
CLAUSE_WIDTH = 40.0
LETTER = 4.8


@dataclass(frozen=True, slots=True)
class WriteOn:
    """A line to write a note on."""

    base: float = 0.0

    def height(self, flow: Flow, width: float) -> float:
        """Points it takes at a width."""
        return 16.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""
        fill_line(pen, x, y + 11, width)


def write_pdf(scheme: str, pack: Pack, target: Path, *, lang: str = "zh") -> Path:
    """Write the blank form of a scheme's checklist. Raises KnownError report-not-writable; KeyError without such a checklist."""
    words, report = texts("cli", lang), Words(lang, pack.manifest.clauses)
    checklist, card = pack.checklist(scheme), pack.schemes.get(scheme)
    name = card.name.get(lang) if card else scheme
    manifest = pack.manifest
    meta = Meta(lang, f"{name} · {words['blank.form']}", "CertCheckup", words["blank.form"], "CertCheckup", manifest.as_of)
    foot = f"{manifest.name.get(lang)} {manifest.version} · {checklist.edition.standard.get(lang)}"
    with DRAWING:
        document = Document(meta)
        sheets = Sheets(flow_for(lang, ()), document.codes, Frame(name, words["blank.form"], foot, "", words["blank.continued"], ""))
        sheets.opener(Opener(words["blank.form"], "", "", words["blank.title"].format(name=name), words["blank.how_paper"]))
        layout = grid(
            (words["blank.clause"], words["blank.statement"], *(report.state(s) for s in STATES)),
            (max(CLAUSE_WIDTH, *(_clause_width(report.clause(i.clause)) for s in checklist.sections for i in s.items)), None, *(TICK_WIDTH for _ in STATES)), right=tuple(range(2, 6)),
        )  # fmt: skip
        rows: list[Row] = []
        for section in checklist.sections:
            rows.append(group(report.section(section.clause, section.heading), ""))
            rows += [_row(item, report) for item in section.items]
        draw(sheets, layout, rows, name=name)
        sheets.finish()
        data = document.write(sheets.pages, sheets.entries)
    put(data, target)
    return target


def _clause_width(clause: str) -> float:
    """Points that keep the longest Latin word of a clause whole."""
    return max((len(word) * LETTER for word in clause.split() if word.isascii()), default=0.0)


def _row(item: Item, words: Words) -> Row:
    lang = words.lang
    statement: Block = Stack((Para(item.statement.get(lang), CELL, gate=item.gate), Para(item.look.get(lang), NOTE.with_(color=MUTED)), WriteOn()), 2)
    return Row((Para(words.clause(item.clause), CELL), statement, *(TickBox() for _ in STATES)))
