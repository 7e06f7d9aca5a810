"""What a report is made from: values of the domain, nothing stored, nothing drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.profile import EnterpriseProfile, region_of
from assessments.recommend import Applicability
from assessments.review import Review
from assessments.year import Year
from checklists.pack import Pack
from checklists.schema import Level, Scheme, Source, Text

EMPTY = Text(zh="")


@dataclass(frozen=True, slots=True)
class PackInfo:
    """The part of a pack a report speaks of."""

    name: Text
    version: str
    as_of: date
    rules_as_of: date | None
    enquiry: tuple[Text, ...]
    roles: Mapping[str, str]
    sources: Mapping[str, Source]
    schemes: Mapping[str, Scheme]
    levels: tuple[Level, ...]
    clauses: Mapping[str, str]
    checklists: tuple[str, ...] = ()
    """Schemes the pack has a checklist for."""
    place: Text = EMPTY
    industry: Text = EMPTY
    audit_note: Text = EMPTY

    @property
    def ready_at(self) -> float:
        """Share in percent the highest level asks for: the line drawn in every chart."""
        return float(self.levels[-1].at_least) if self.levels else 100.0

    @staticmethod
    def of(pack: Pack, profile: EnterpriseProfile) -> PackInfo:
        """What a report on `profile` says of `pack`."""
        manifest = pack.manifest
        region = region_of(profile.region, pack) if profile.region else None
        industry = pack.industries.get(profile.industries[0]) if profile.industries else None
        days = pack.tables.audit_days
        return PackInfo(
            name=manifest.name, version=manifest.version, as_of=manifest.as_of, rules_as_of=manifest.rules_as_of, enquiry=manifest.enquiry,
            roles=manifest.roles, sources=pack.sources, schemes=pack.schemes, levels=pack.levels, clauses=manifest.clauses,
            checklists=pack.checklist_ids,
            place=region.name if region else EMPTY,
            industry=industry.name if industry else EMPTY, audit_note=days.note,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """One evidence file as stored: `keys` are the row keys it is linked to."""

    name: str
    sha256: str
    size: int
    keys: tuple[str, ...]
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """Which round the review's comparison looks back to."""

    number: int
    on: date
    same_checklist: bool = True


@dataclass(frozen=True, slots=True)
class RoundInput:
    """One round of one scheme: its review, and what is told of it beside the answers."""

    review: Review
    number: int
    started: date
    on: date
    evidence: tuple[Evidence, ...] = ()
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days on which the plan rests, hatched in the timeline."""

    first: date
    last: date
    name: Text


@dataclass(frozen=True, slots=True)
class ReportInput:
    """Everything a report is built from. `lang` is zh or en; `side_by_side` adds every item in both languages."""

    profile: EnterpriseProfile
    applicability: Applicability
    pack: PackInfo
    on: date
    lang: str = "zh"
    rounds: tuple[RoundInput, ...] = ()
    prepared_by: str = ""
    logo: bytes | None = None
    preparer_logo: bytes | None = None
    app_version: str = ""
    side_by_side: bool = False
    holidays: tuple[Holiday, ...] = ()
    year: Year | None = None
