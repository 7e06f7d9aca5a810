"""The groups of the profile, at most seven fields each. Each shows a profile and emits the changed fields as a mapping."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from desktop.i18n import lang, tr
from desktop.layout import Shape
from desktop.pages.checklist_side import combo
from desktop.pages.profile_fields import UNSAID, Field, LineField, PickerField, YesNoList
from desktop.theme import theme
from desktop.widgets.buttons import CheckBox, Segments, button
from desktop.widgets.cards import clear, column, row
from desktop.widgets.chips import Chip, Flow
from desktop.widgets.dates import DateField
from desktop.widgets.lists import Line
from desktop.widgets.search_box import SearchBox
from desktop.widgets.text import Elided, Text, Wrapped, rule

if TYPE_CHECKING:
    from assessments.profile import EnterpriseProfile
    from checklists.pack import Pack

Find = Callable[[str], Sequence[Line]]
MARKETS = ("EU", "US", "GB", "JP", "KR", "AU", "RU")
ROLES = ("maker", "importer", "retailer", "service")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the groups look up: searches of the pack, and names of codes."""

    pack: Pack
    industries: Find
    regions: Find
    products: Find
    credit_code: Callable[[str], str]


class Group(QWidget):
    """A group of fields. `changed(fields)` is a wish to store them."""

    changed = Signal(object)
    key = ""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__()
        self.words = words
        self.body = column(self, spacing=14)

    def show_profile(self, profile: EnterpriseProfile) -> None:
        """Show the stored values."""
        raise NotImplementedError

    def filled(self, profile: EnterpriseProfile) -> tuple[int, int]:
        """How many of its fields are known, of how many."""
        raise NotImplementedError

    def apply_shape(self, shape: Shape) -> None:
        """Fit what there is room for; most groups fit anyway."""


class BasicGroup(Group):
    """Name, credit code, place, role."""

    key = "basic"
    removeRequested = Signal()

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self.name = LineField(tr("profile.name"))
        self.name.entered.connect(lambda text: self.changed.emit({"name": text}) if text else None)
        self.code = LineField(tr("profile.credit_code"), tr("profile.credit_code_hint"))
        self.code.edit.setMaxLength(18)
        self.code.typed.connect(lambda text: self._check(text))
        self.code.entered.connect(lambda text: self.changed.emit({"credit_code": text.upper() or None}))
        self.region = PickerField(tr("profile.region"), words.regions, tr("profile.region_hint"), tr("profile.region_search"))
        self.region.picked.connect(lambda key: self.changed.emit({"region": key}))
        self.region.removed.connect(lambda _: self.changed.emit({"region": None}))
        self.role = Segments([(r, tr(f"role.{r}")) for r in ROLES], lambda r: self.changed.emit({"role": r}), name=tr("profile.role"))
        for part in (self.name, self.code, self.region, Field(tr("profile.role"), self.role, tr("profile.role_hint"))):
            self.body.addWidget(part)
        self.body.addWidget(rule())
        self.body.addLayout(self._removal())

    def _removal(self) -> QBoxLayout:
        """Asks a second time in place; a backup is made first."""
        line = row(spacing=10)
        ask = button(tr("profile.delete"), lambda: (sure.show(), words.show(), ask.hide()), "link", "trash-2")
        words = Text(tr("profile.delete_sure"), color="not_met")
        sure = button(tr("profile.delete_yes"), self.removeRequested.emit)
        for part in (ask, words, sure):
            line.addWidget(part)
        line.addStretch(1)
        words.hide()
        sure.hide()
        return line

    def _check(self, text: str) -> None:
        self.code.warn(self.words.credit_code(text) if text.strip() else "")

    def show_profile(self, profile: EnterpriseProfile) -> None:
        """Show the stored values."""
        self.name.set_value(profile.name)
        self.code.set_value(profile.credit_code)
        self._check(profile.credit_code or "")
        region = self.words.pack.regions.get((profile.region or "").ljust(6, "0"))
        names = region_path(self.words.pack, profile.region) if profile.region else ""
        self.region.show_chosen([(profile.region, region.name.get(lang()) if region else profile.region, names)] if profile.region else [])
        self.role.set_value(profile.role)

    def filled(self, profile: EnterpriseProfile) -> tuple[int, int]:
        """Name, code, region, role."""
        return sum(bool(v) for v in (profile.name, profile.credit_code, profile.region, profile.role)), 4


def region_path(pack: Pack, code: str) -> str:
    """The names above a region, from the province down."""
    names: list[str] = []
    row_ = pack.regions.get(code.ljust(6, "0"))
    while row_ is not None:
        names.insert(0, row_.name.get(lang()))
        row_ = pack.regions.get(row_.parent) if row_.parent else None
    return " › ".join(names)


class TradeGroup(Group):
    """Industries and size: main industry first; size class at once."""

    key = "trade"

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self._profile: EnterpriseProfile | None = None
        self.industries = PickerField(tr("profile.industries"), words.industries, tr("profile.industries_hint"), tr("profile.industries_search"), ordered=True)
        self.industries.picked.connect(lambda code: self._set([*self._codes(), code]))
        self.industries.removed.connect(lambda code: self._set([c for c in self._codes() if c != code]))
        self.industries.raised.connect(lambda code: self._set([code, *(c for c in self._codes() if c != code)]))
        self.body.addWidget(self.industries)
        facts = words.pack.facts.enterprise
        self._figures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._figures.setSpacing(theme().px(20))
        self.numbers: dict[str, LineField] = {}
        for name, kind in (("employees", "int"), ("revenue_wan", "decimal"), ("assets_wan", "decimal")):
            spec = facts[name]
            field = LineField(spec.name.get(lang()), spec.help.get(lang()), number=kind, unit=spec.unit.get(lang()))
            field.entered.connect(lambda text, name=name, kind=kind: self.changed.emit({name: _number(text, kind)}))
            self.numbers[name] = field
            self._figures.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._figures)
        line = row(spacing=10)
        self._size = Chip("", "tint", "factory")
        self._size_words = Wrapped("", "small", "muted")
        line.addWidget(self._size)
        line.addWidget(self._size_words, 1)
        self.body.addLayout(line)

    def apply_shape(self, shape: Shape) -> None:
        """Figures one under the other where it is big."""
        down = shape.big or shape.narrow
        self._figures.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def _codes(self) -> list[str]:
        return list(self._profile.industries) if self._profile else []

    def _set(self, codes: list[str]) -> None:
        self.changed.emit({"industries": tuple(dict.fromkeys(codes))})

    def show_profile(self, profile: EnterpriseProfile) -> None:
        """Show the stored values and the size class they make."""
        from assessments.profile import size_of

        self._profile = profile
        pack = self.words.pack
        self.industries.show_chosen([(c, f"{c} {pack.industries[c].name.get(lang()) if c in pack.industries else ''}", industry_path(pack, c)) for c in profile.industries])
        for name, field in self.numbers.items():
            field.set_value(getattr(profile, name))
        size = size_of(profile, pack)
        self._size.setVisible(size is not None)
        self._size.set(tr(f"size.{size}") if size else "", "tint", "factory")
        self._size_words.setText(tr("profile.size_rule") if size else tr("profile.size_unknown"))

    def filled(self, profile: EnterpriseProfile) -> tuple[int, int]:
        """Industry, staff, revenue."""
        return sum(v not in (None, ()) for v in (profile.industries, profile.employees, profile.revenue_wan)), 3


def industry_path(pack: Pack, code: str) -> str:
    """The names above an industry, from the section down."""
    names: list[str] = []
    row_ = pack.industries.get(code)
    row_ = pack.industries.get(row_.parent) if row_ and row_.parent else None
    while row_ is not None:
        names.insert(0, row_.name.get(lang()))
        row_ = pack.industries.get(row_.parent) if row_.parent else None
    return " › ".join(names)


def _number(text: str, kind: str) -> int | Decimal | None:
    clean = text.replace(",", "").strip()
    if not clean:
        return None
    return int(clean) if kind == "int" else Decimal(clean)


class MarketsGroup(Group):
    """Where it is sold and how much energy it takes."""

    key = "markets"

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self._name = ""
        self._exports_unknown = ""
        self.exports = Segments([(True, tr("yes")), (False, tr("no")), (None, tr("unknown"))], self._set_exports, name=tr("profile.exports"))
        self.body.addWidget(Field(tr("profile.exports"), self.exports))
        self._markets = QWidget()
        self._market_row = column(self._markets, spacing=6)
        self._boxes: dict[str, CheckBox] = {}
        holder = QWidget()
        flow = Flow(holder, 14)
        for code in MARKETS:
            box = CheckBox(tr(f"market.{code}"))
            box.clicked.connect(self._send_markets)
            flow.addWidget(box)
            self._boxes[code] = box
        self.other = LineField(tr("profile.other_markets"), tr("profile.other_markets_hint"))
        self.other.entered.connect(lambda _: self._send_markets())
        self._market_row.addWidget(holder)
        self._market_row.addWidget(self.other)
        self.body.addWidget(self._markets)
        spec = words.pack.facts.enterprise["energy_tce"]
        self.energy = LineField(spec.name.get(lang()), spec.help.get(lang()), number="decimal", unit=spec.unit.get(lang()))
        self.energy.entered.connect(lambda text: self.changed.emit({"energy_tce": float(text) if text else None}))
        self.body.addWidget(self.energy)

    def _set_exports(self, value: object) -> None:
        self._exports_unknown = self._name if value is None else ""
        self.changed.emit({"export_markets": None if value is None else () if not value else ("EU",)})

    def _send_markets(self, *_: object) -> None:
        chosen = [code for code, box in self._boxes.items() if box.isChecked()]
        chosen += [c.strip().upper() for c in self.other.value().replace("，", ",").split(",") if c.strip()]
        self.changed.emit({"export_markets": tuple(dict.fromkeys(chosen))})

    def show_profile(self, profile: EnterpriseProfile) -> None:
        """Show the stored values."""
        markets = profile.export_markets
        self._name = profile.name
        unsaid = None if self._exports_unknown == profile.name else UNSAID
        self.exports.set_value(unsaid if markets is None else bool(markets))
        self._markets.setVisible(bool(markets))
        for code, box in self._boxes.items():
            box.setChecked(code in (markets or ()))
        self.other.set_value(", ".join(m for m in markets or () if m not in self._boxes))
        self.energy.set_value(f"{profile.energy_tce:g}" if profile.energy_tce is not None else None)

    def filled(self, profile: EnterpriseProfile) -> tuple[int, int]:
        """Exports and energy."""
        return sum(v is not None for v in (profile.export_markets, profile.energy_tce)), 2


class ActivitiesGroup(Group):
    """What the enterprise does: yes, no, don't know."""

    key = "activities"

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self._profile: EnterpriseProfile | None = None
        self.schemes: tuple[str, ...] = ()
        """Schemes being checked: what their checklists want to know is asked too."""
        self._unknown: set[str] = set()  # said not to be known: kept while the page is open, the profile knows yes and no only
        self._first = Wrapped(tr("profile.trade_first"), color="partly")
        self.body.addWidget(self._first)
        self.list = YesNoList()
        self.list.answered.connect(self._set)
        self.body.addWidget(self.list)

    def _set(self, key: str, value: object) -> None:
        known = dict(self._profile.activities) if self._profile else {}
        known.pop(key, None)
        self._unknown.discard(key)
        if value is None:
            self._unknown.add(key)
        else:
            known[key] = bool(value)
        self.changed.emit({"activities": known})

    def show_profile(self, profile: EnterpriseProfile) -> None:
        """Show the stored values."""
        if self._profile and self._profile.name != profile.name:
            self._unknown.clear()
        self._profile = profile
        self._first.setVisible(not profile.industries)
        facts = self.words.pack.facts.activities
        said = {**dict.fromkeys(self._unknown), **profile.activities}
        self.list.show_questions([(key, facts[key].question.get(lang()), said.get(key, UNSAID)) for key in self._asked(profile)])

    def _asked(self, profile: EnterpriseProfile) -> tuple[str, ...]:
        from assessments.profile import activities_to_ask

        return activities_to_ask(profile, self.words.pack, date.today(), self.schemes)  # noqa: DTZ011 - the user's own calendar

    def filled(self, profile: EnterpriseProfile) -> tuple[int, int]:
        """Questions answered; not counted before the trade is known, which leaves out most of them."""
        if not profile.industries and not profile.activities:
            return 0, 0
        asked = self._asked(profile)
        return sum(key in profile.activities or key in self._unknown for key in asked), len(asked)


class CertificatesGroup(Group):
    """Certificates held, with their expiry."""

    key = "holds"

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self._profile: EnterpriseProfile | None = None
        self.box = SearchBox(self._find, name=tr("profile.add_certificate"), hint=tr("profile.certificate_search"))
        self.box.picked.connect(self._add)
        self.body.addWidget(Field(tr("profile.add_certificate"), self.box, tr("profile.holds_hint")))
        self._rows = column(spacing=8)
        self.body.addLayout(self._rows)

    def _find(self, words: str) -> list[Line]:
        needle = words.lower()
        found = []
        for scheme in self.words.pack.schemes.values():
            text = f"{scheme.id} {scheme.name.zh} {scheme.name.en} {scheme.short.zh} {scheme.label.zh}".lower()
            if scheme.is_certification and needle in text:
                found.append(Line(scheme.id, scheme.name.get(lang()), scheme.label.get(lang())))
        return found[:20]

    def _held(self) -> list[dict[str, Any]]:
        return [h.model_dump() for h in self._profile.holds] if self._profile else []

    def _add(self, scheme: object) -> None:
        self.changed.emit({"holds": [*self._held(), {"scheme": str(scheme)}]})

    def _edit(self, at: int, fields: Mapping[str, object] | None) -> None:
        held = self._held()
        if fields is None:
            held.pop(at)
        else:
            held[at].update(fields)
        self.changed.emit({"holds": held})

    def show_profile(self, profile: EnterpriseProfile) -> None:
        """Show the certificates."""
        self._profile = profile
        clear(self._rows)
        for n, held in enumerate(profile.holds):
            scheme = self.words.pack.schemes.get(held.scheme)
            name = scheme.name.get(lang()) if scheme else held.scheme
            holder = QWidget()
            both = column(holder, margins=(0, 4, 0, 4), spacing=4)
            head, line = row(spacing=8), row(spacing=8)
            both.addLayout(head)
            both.addLayout(line)
            head.addWidget(Elided(name, "medium"), 1)
            if profile.products and scheme and scheme.kind in ("mandatory_product", "voluntary_product"):
                line.addWidget(self._product_box(n, held.product, profile), 0, Qt.AlignmentFlag.AlignTop)
            expires = Text(tr("profile.expires"), "small", "muted")
            expires.setFixedHeight(theme().px(38))
            line.addWidget(expires, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self._expiry(n, name, held.expires), 1)
            expired = held.expires is not None and held.expires < date.today()  # noqa: DTZ011 - the user's own calendar
            if expired:
                head.addWidget(Chip(tr("profile.expired"), "not_met"))
            head.addWidget(button(tr("profile.remove", name=name), lambda n=n: self._edit(n, None), "icon", "x"))
            self._rows.addWidget(holder)

    def _product_box(self, at: int, product: str, profile: EnterpriseProfile) -> QComboBox:
        box = combo(tr("profile.for_product"))
        box.addItem(tr("profile.for_product"), "")
        for one in profile.products:
            box.addItem(one.name, one.name)
            if one.name == product:
                box.setCurrentIndex(box.count() - 1)
        box.activated.connect(lambda _: self._edit(at, {"product": box.currentData()}))
        return box

    def _expiry(self, at: int, name: str, expires: date | None) -> DateField:
        box = DateField(f"{tr('profile.expires')}{tr('colon')}{name}", expires, may_be_empty=True)
        box.entered.connect(lambda day: self._edit(at, {"expires": day}))
        return box

    def filled(self, profile: EnterpriseProfile) -> tuple[int, int]:
        """How many are noted."""
        return len(profile.holds), len(profile.holds)
