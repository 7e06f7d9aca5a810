"""A blank checklist as an Excel form: one row an item, the answer from a drop-down, nothing else to break."""
# XlsxWriter has no complete types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false, reportMissingTypeStubs=false

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from assessments.errors import KnownError
from checklists.pack import Pack
from checklists.schema import Section
from resources.texts import texts

COLUMNS = (("clause", 9), ("statement", 52), ("answer", 13), ("note", 36), ("look", 46), ("evidence", 30), ("id", 26))


def write_excel(scheme: str, pack: Pack, target: Path, *, lang: str = "zh") -> Path:
    """Write the blank form of a scheme's checklist. Raises KnownError out-unwritable; KeyError without such a checklist."""
    partial: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
        os.close(handle)
        partial = Path(name)
        with xlsxwriter.Workbook(name, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            _fill(book, scheme, pack, lang)
        os.replace(partial, target)
    except (OSError, XlsxWriterException) as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        raise KnownError("out-unwritable", file=str(target), why=getattr(error, "strerror", None) or str(error)) from error
    return target


def _fill(book: xlsxwriter.Workbook, scheme: str, pack: Pack, lang: str) -> None:
    labels = texts("cli", lang)
    checklist, card = pack.checklist(scheme), pack.schemes.get(scheme)
    sheet = book.add_worksheet(scheme[:31])
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#98A2AE"})
    open_cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#98A2AE", "locked": False})
    head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True})
    section_format = book.add_format({"bold": True, "font_size": 12, "valign": "vcenter"})
    title = f"{card.name.get(lang) if card else scheme} · {checklist.edition.standard.get(lang)} · {pack.manifest.version}"
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, labels["blank.how"])
    for column, (key, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, labels[f"blank.{key}"], head)
    states = [labels[f"state.{s}"] for s in ("met", "partly", "not_met", "not_applicable")]
    row = 4
    for section in checklist.sections:
        sheet.write_string(row, 0, _section(section, lang), section_format)
        row += 1
        for item in section.items:
            gate = f" [{labels['gate']}]" if item.gate else ""
            cells = (pack.manifest.clause(item.clause, lang), item.statement.get(lang) + gate, "", "", item.look.get(lang), labels["comma"].join(e.get(lang) for e in item.evidence), item.id)
            for column, text in enumerate(cells):
                sheet.write_string(row, column, text, open_cell if column in (2, 3) else plain)
            sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": states})
            row += 1
    sheet.freeze_panes(4, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


def _section(section: Section, lang: str) -> str:
    """A section's number before its heading; a word that stands for a number would only repeat the heading."""
    return f"{section.clause} {section.heading.get(lang)}" if section.clause.isascii() else section.heading.get(lang)
