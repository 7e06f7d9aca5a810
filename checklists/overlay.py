"""Laying the English overlay over the Chinese base, before validation. Pure: data in, data out."""

from __future__ import annotations

from typing import Any, cast


def merged(base: Any, overlay: Any) -> Any:
    """`base` with every text the overlay translates turned into {zh, en}; what the overlay lacks stays as it is."""
    if overlay is None:
        return base
    if isinstance(base, str) and isinstance(overlay, str):
        return {"zh": base, "en": overlay}
    if isinstance(base, list):
        return _merged_list(cast("list[Any]", base), overlay)
    if isinstance(base, dict):
        return _merged_mapping(cast("dict[str, Any]", base), overlay)
    return base


def _merged_list(base: list[Any], overlay: Any) -> list[Any]:
    if isinstance(overlay, dict):
        return [merged_by_id(one, cast("dict[str, Any]", overlay)) for one in base]
    if not isinstance(overlay, list):
        return base
    pairs = cast("list[Any]", overlay)
    return [merged(one, pairs[n]) if n < len(pairs) else one for n, one in enumerate(base)]


def merged_by_id(one: Any, overlay: dict[str, Any]) -> Any:
    """One record of a list merged with the overlay entry of its id (or mode, or code)."""
    if not isinstance(one, dict):
        return one
    record = cast("dict[str, Any]", one)
    key = next((record[k] for k in ("id", "mode", "code") if k in record), None)
    return merged(record, overlay.get(str(key)))


def _merged_mapping(base: dict[str, Any], overlay: Any) -> dict[str, Any]:
    if isinstance(overlay, str):  # a record translated by its only text
        return {**base, "text": merged(base["text"], overlay)} if "text" in base else base
    if not isinstance(overlay, dict):
        return base
    words = cast("dict[str, Any]", overlay)
    result = {key: merged(value, words.get(key)) for key, value in base.items()}
    if isinstance(words.get("words"), list) and "words" in base:
        result["words"] = base["words"]
        result["words_en"] = words["words"]
    if isinstance(words.get("notes"), list) and isinstance(base.get("periods"), list):
        notes = cast("list[Any]", words["notes"])
        result["periods"] = [
            {**period, "note": merged(period["note"], notes[n])} if n < len(notes) and "note" in period else period
            for n, period in enumerate(cast("list[dict[str, Any]]", base["periods"]))
        ]
    return result


def merged_checklist(base: dict[str, Any], overlay: dict[str, Any]) -> dict[str, Any]:
    """A checklist with its overlay: section headings and items are keyed by id, the edition note stands alone."""
    items = cast("dict[str, Any]", overlay.get("items") or {})
    titles = cast("dict[str, Any]", overlay.get("sections") or {})
    edition = dict(cast("dict[str, Any]", base.get("edition") or {}))
    for field in ("standard", "rule", "note"):
        if field in edition:
            edition[field] = merged(edition[field], overlay.get(f"edition_{field}"))
    sections: list[Any] = []
    for section in cast("list[Any]", base.get("sections") or []):
        if not isinstance(section, dict):
            sections.append(section)
            continue
        record = dict(cast("dict[str, Any]", section))
        record["heading"] = merged(record.get("heading"), titles.get(str(record.get("id"))))
        record["items"] = [_merged_item(one, items) for one in cast("list[Any]", record.get("items") or [])]
        sections.append(record)
    clauses = {"headings": merged(base["headings"], overlay.get("headings"))} if "headings" in base else {}
    return {**base, **clauses, "edition": edition, "sections": sections}


def _merged_item(one: Any, items: dict[str, Any]) -> Any:
    result = merged_by_id(one, items)
    if isinstance(one, dict) and isinstance(result, dict):
        measure = cast("dict[str, Any]", one).get("measure")
        words = items.get(str(cast("dict[str, Any]", one).get("id")))
        translated = cast("dict[str, Any]", words).get("measure") if isinstance(words, dict) else None
        if isinstance(measure, dict) and isinstance(translated, str):
            text = cast("dict[str, Any]", measure).get("text")
            return {**cast("dict[str, Any]", result), "measure": {**cast("dict[str, Any]", measure), "text": merged(text, translated)}}
    return cast("Any", result)
