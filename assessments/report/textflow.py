"""Chinese and English line breaking: no mark at the wrong end of a line, words kept whole, no lonely last characters.

Widths are in thousandths of the type size, so one wrap serves every size of the same proportion.
"""

from __future__ import annotations

import itertools
import re
from calendar import month_name
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.report.fonts import fonts

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPEN = "（「『《〈“‘【〔［｛"
_CLOSE = "，。、；：）」』》〉”’】〕］｝！？"
_NO_START = _CLOSE + "%‰℃°…—·!?,.;:)]}'\""
_HANGS = "，。、；：」』》〉”’】〕！？）"
_MEASURES = [
    "人日",
    "个月",
    "工作日",
    "小时",
    "分钟",
    "平方米",
    "万元",
    "毫米",
    "公里",
    "吨标煤",
    "天",
    "日",
    "周",
    "月",
    "年",
    "条",
    "项",
    "个",
    "人",
    "份",
    "名",
    "次",
    "处",
    "页",
    "轮",
    "点",
    "种",
    "家",
    "台",
    "张",
    "件",
    "步",
    "级",
    "类",
    "批",
    "倍",
    "吨",
    "元",
    "号",
    "份",
    "页",
    "位",
    "瓦",
    "伏",
    "安",
    "岁",
    "层",
    "套",
    "本",
    "块",
]
_STRIP = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\uffff\ud800-\udfff]")
_BLANK = re.compile("[ \t\u00a0\u2000-\u200a\u3000]+")
_LEADING = frozenset(_OPEN)
_LATIN = r"A-Za-z0-9\u00c0-\u024f\u0370-\u03ff"
# Where the distance between two neighbours changes, found without consuming anything.
_SHIFT = re.compile(f"(?<=[{_HAN}])(?=[{_LATIN}$¥€(+−])|(?<=[{_LATIN})°+])(?=[{_HAN}])|(?<=[{_CLOSE}])(?=[{_CLOSE}{_OPEN}])|(?<=[{_OPEN}])(?=[{_OPEN}])")
_CODE = r"[^\s" + _HAN + _OPEN + _CLOSE + r"\u3000-\u303f\uff00-\uffef…—]"
_DAY = r"\d{1,2} (?:" + "|".join(month_name[1:]) + r")(?: \d{4})?"
_STANDARD = r"[A-Z][A-Z/]{1,6} \d[\d.\-–:]*"
_QUANTITY = r"\d[\d.,]* (?:[A-Za-z]{1,2}\b|%)"
GAP, SQUEEZE = 200, -500
WHOLE_UP_TO = 0.72
"""Share of a line a piece may take and still stay whole; a longer one would leave the line before it half empty."""
TITLE_BREAKS = ("；", "。", "：", "，", "; ", r"\. ", ": ", ", ")


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: pieces of text, each with the shift after it, in thousandths of the size."""

    runs: tuple[tuple[str, int], ...]
    width: int
    start: int = 0

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run for run, _ in self.runs)


@dataclass(slots=True)
class _Atom:
    """A piece no line break goes through; `gap` is the shift that falls away when it starts a line."""

    text: str
    width: int
    gap: int = 0
    space: int = 0


def clean(text: str) -> str:
    """Text as it can be printed: no control characters, lone surrogates or direction marks, runs of blanks as one."""
    return _BLANK.sub(" ", _STRIP.sub("", text.replace("\r\n", "\n").replace("\t", " ").replace("\u2028", "\n")))


def _shift_between(before: str, after: str) -> int:
    if before in _CLOSE or (before in _OPEN and after in _OPEN):
        return SQUEEZE
    return GAP


class Flow:
    """Wraps text for one language with a list of words that stay whole. Results are kept: the same text is wrapped once."""

    MAX_KEPT = 8_000

    def __init__(self, lang: str, keep: Iterable[str] = ()) -> None:
        self.lang = lang
        words = sorted({w for w in keep if 2 <= len(w) <= 12}, key=lambda w: (-len(w), w))
        kept = "|".join(re.escape(w) for w in words)
        number = r"(?:第 ?)?\d[\d,.]*(?:[–-]\d[\d,.]*)?%? ?(?:" + "|".join(_MEASURES) + ")"
        choices = (kept, _DAY, _STANDARD, number, _QUANTITY, "……|——|[^\\S\n]+", f"{_CODE}+", ".")
        self._atoms = re.compile("|".join(filter(None, choices)), re.DOTALL)
        self._widths = fonts().widths
        self._kept: dict[tuple[str, int, int], tuple[Line, ...]] = {}
        self._kept_lines: dict[tuple[str, int], Line] = {}

    def line(self, text: str, weight: int) -> Line:
        """The text on one line, however long."""
        found = self._kept_lines.get((text, weight))
        if found is None:
            found = self._set(clean(text).replace("\n", " ").strip(" "), weight)
            if len(self._kept_lines) > self.MAX_KEPT:
                self._kept_lines.clear()
            self._kept_lines[text, weight] = found
        return found

    def wrap(self, text: str, weight: int, width: float, size: float) -> tuple[Line, ...]:
        """The text in lines of at most `width` points at `size`; an empty text has no lines."""
        ems = int(width * 1000 / size)
        key = (text, weight, ems)
        found = self._kept.get(key)
        if found is None:
            found = tuple(self._wrapped(text, weight, ems))
            if len(self._kept) > self.MAX_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    def balanced(self, text: str, weight: int, width: float, size: float) -> tuple[Line, ...]:
        """A title in as few lines as it needs, broken after a mark where it can be, else with lines of like length."""
        lines = self.wrap(text, weight, width, size)
        if len(lines) < 2:
            return lines
        if len(lines) == 2 and (split := self._at_mark(clean(text), weight, width * 1000 / size)):
            return split
        low, high = width * 0.35, width
        while high - low > size / 2:
            middle = (low + high) / 2
            if len(self.wrap(text, weight, middle, size)) == len(lines):
                high = middle
            else:
                low = middle
        return self.wrap(text, weight, high, size)

    def _at_mark(self, text: str, weight: int, ems: float) -> tuple[Line, ...] | None:
        best: tuple[int, tuple[Line, Line]] | None = None
        for mark in TITLE_BREAKS:
            for found in re.finditer(mark, text[:-1]):
                pair = (self._set(text[: found.end()].strip(), weight), self._set(text[found.end() :].strip(), weight))
                longer = max(line.width for line in pair)
                if longer <= ems and min(line.width for line in pair) > longer * 0.3 and (best is None or longer < best[0]):
                    best = (longer, pair)
            if best is not None:
                return best[1]
        return None

    def _set(self, text: str, weight: int) -> Line:
        """One line of clean text with its shifts; an opening mark at the start moves left so that its ink aligns."""
        widths = self._widths[weight]
        total = sum([widths[c] for c in text])
        runs: list[tuple[str, int]] = []
        at = 0
        for found in _SHIFT.finditer(text):
            here = found.start()
            shift = _shift_between(text[here - 1], text[here])
            runs.append((text[at:here], shift))
            total += shift
            at = here
        runs.append((text[at:], 0))
        start = SQUEEZE if text[:1] in _LEADING and text else 0
        return Line(tuple(runs), total + start, start)

    def _wrapped(self, text: str, weight: int, ems: int) -> list[Line]:
        lines: list[Line] = []
        for paragraph in clean(text).strip("\n ").split("\n"):
            paragraph = paragraph.strip(" ")
            if not paragraph:
                continue
            whole = self._set(paragraph, weight)
            hang = self._widths[weight][paragraph[-1]] // 2 if paragraph[-1] in _HANGS else 0
            if whole.width - hang <= ems:
                lines.append(whole)
            else:
                lines += [self._set(one, weight) for one in self._broken(paragraph, weight, ems)]
        return lines

    def _broken(self, text: str, weight: int, ems: int) -> list[str]:
        atoms = self._split(text, weight, ems)
        ends = _greedy(atoms, ems, self._widths[weight])
        ends = _without_widow(atoms, ends, ems)
        starts = [0, *ends[:-1]]
        return ["".join(a.text for a in atoms[s:e]).strip(" ") for s, e in zip(starts, ends, strict=True)]

    def _split(self, text: str, weight: int, ems: int) -> list[_Atom]:
        """Pieces with marks tied to what they belong to; a piece too long for the line is cut where it may be."""
        pieces: list[str] = []
        glue = False
        for found in self._atoms.finditer(text):
            piece = found.group()
            if pieces and (glue or (piece[0] in _NO_START and not pieces[-1].isspace() and not _starts_code(piece))):
                pieces[-1] += piece
            else:
                pieces.append(piece)
            glue = pieces[-1][-1] in _LEADING or pieces[-1][-1] in "(["
        widths = self._widths[weight]
        atoms: list[_Atom] = []
        for piece in pieces:
            width = self._set(piece, weight).width - (SQUEEZE if piece[0] in _LEADING else 0)
            if width > ems * WHOLE_UP_TO and len(piece) > 1:
                atoms += _cut(piece, widths, ems)
            else:
                atoms.append(_Atom(piece, width))
        for before, after in itertools.pairwise(atoms):
            pair = before.text[-1] + after.text[0]
            if _SHIFT.search(pair):
                after.gap = _shift_between(pair[0], pair[1])
        return atoms


def _starts_code(piece: str) -> bool:
    """A Latin word such as `.NET` or `(1)`; a single closing mark is not one."""
    return len(piece) > 1 and piece[0] in "!?,.;:)]}'\"%°·" and any(c.isalnum() for c in piece)


def _cut(piece: str, widths: Mapping[str, int], ems: int) -> list[_Atom]:
    """A piece that may not stay whole here: Han by character, codes after / - _ . and by character when that is not enough."""
    parts = re.findall(rf"[{_CLOSE}…—]|{_CODE}+?[/\-_.@=&]+|{_CODE}+|.", piece, re.S)
    atoms: list[_Atom] = []
    for part in parts:
        width = sum(widths[c] for c in part)
        if width > ems:
            atoms += [_Atom(c, widths[c]) for c in part]
        elif atoms and (part[0] in _NO_START or atoms[-1].text[-1] in _LEADING) and atoms[-1].width + width <= ems:
            atoms[-1] = _Atom(atoms[-1].text + part, atoms[-1].width + width)
        else:
            atoms.append(_Atom(part, width))
    return atoms


def _greedy(atoms: list[_Atom], ems: int, widths: Mapping[str, int]) -> list[int]:
    """Index after the last atom of each line, filling from the top."""
    ends: list[int] = []
    used = 0
    start = 0
    for n, atom in enumerate(atoms):
        hang = widths[atom.text[-1]] // 2 if atom.text[-1] in _HANGS else 0
        gap = atom.gap if n > start else (SQUEEZE if atom.text[0] in _LEADING else 0)
        if n > start and used + gap + atom.width - hang > ems and not atom.text.isspace():
            ends.append(n)
            start, used, gap = n, 0, SQUEEZE if atom.text[0] in _LEADING else 0
        if n == start and atom.text.isspace():
            continue
        used += gap + atom.width
    ends.append(len(atoms))
    return ends


def _without_widow(atoms: list[_Atom], ends: list[int], ems: int) -> list[int]:
    """No last line of one or two characters: break earlier at a mark within eight characters, else carry three."""
    if len(ends) < 2:
        return ends
    last = "".join(a.text for a in atoms[ends[-2] :])
    if len(last.strip(" ，。、；：！？）”")) > 2 or last.isascii():
        return ends
    before = ends[-3] if len(ends) > 2 else 0
    carried, count = ends[-2], 0
    fallback: int | None = None
    while carried > before + 1:
        carried -= 1
        count += len(atoms[carried].text)
        if fallback is None and count + len(last) > 3:
            fallback = carried
        if count + len(last) > 3 and carried - 1 > before and atoms[carried - 1].text[-1] in "，；：。、" and count <= 8:
            return [*ends[:-2], carried, ends[-1]]
        if count > 8:
            break
    if fallback is not None and fallback > before and _fits(atoms[fallback:], ems):
        return [*ends[:-2], fallback, ends[-1]]
    return ends


def _fits(atoms: list[_Atom], ems: int) -> bool:
    return sum(a.width + a.gap for a in atoms) <= ems
