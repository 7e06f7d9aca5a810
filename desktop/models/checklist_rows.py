"""Which rows of a checklist are shown: by filter and by words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.checklist import Answer, Row, answer_of

if TYPE_CHECKING:
    from assessments.review import Review

FILTERS = ("all", "open", "gap", "gate", "flagged", "no_evidence")


def passes(row: Row, answer: Answer, name: str) -> bool:
    """Whether a row passes the filter of that name."""
    return {
        "all": True,
        "open": answer.state is None,
        "gap": answer.state in ("partly", "not_met"),
        "gate": row.item.gate,
        "flagged": answer.flagged,
        "no_evidence": answer.state in ("met", "partly") and not answer.evidence,
    }[name]


def filtered(review: Review, name: str, words: str, lang: str) -> list[Row]:
    """The rows of a review that pass a filter and hold the words searched for, in their order."""
    needle = words.strip().lower()
    found: list[Row] = []
    for row in review.visible.rows:
        answer = answer_of(row, review.answers)
        if not passes(row, answer, name):
            continue
        item = row.item
        text = " ".join((item.clause, item.heading.get(lang), item.statement.get(lang), row.subject, answer.note)).lower()
        if needle in text:
            found.append(row)
    return found
