"""The tables of a workspace. Rows only, no logic; nothing here that only SQLite has. Times are aware UTC."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel


class EnterpriseRow(SQLModel, table=True):
    """A client. `profile` is the profile as JSON; `search` holds name, pinyin and initials for the list."""

    __tablename__ = "enterprise"  # pyright: ignore[reportAssignmentType]
    id: str = Field(primary_key=True, max_length=32)
    name: str = Field(max_length=200)
    search: str = Field(default="", sa_column=Column(Text, nullable=False))
    profile: str = Field(sa_column=Column(Text, nullable=False))
    is_sample: bool = False
    created_at: datetime
    updated_at: datetime = Field(index=True)


class RoundRow(SQLModel, table=True):
    """One assessment of one scheme at one time, pinned to the pack it was started with."""

    __tablename__ = "round"  # pyright: ignore[reportAssignmentType]
    id: str = Field(primary_key=True, max_length=32)
    enterprise_id: str = Field(foreign_key="enterprise.id", index=True, max_length=32)
    scheme: str = Field(max_length=60)
    number: int
    started_on: date
    pack_id: str = Field(max_length=40)
    pack_version: str = Field(max_length=40)
    pack_fingerprint: str = Field(max_length=64)
    based_on: str | None = Field(default=None, max_length=32)
    last_key: str = Field(default="", max_length=300)
    updated_at: datetime


class AnswerRow(SQLModel, table=True):
    """The answer to one row of a round; state None = only a note or a flag so far."""

    __tablename__ = "answer"  # pyright: ignore[reportAssignmentType]
    round_id: str = Field(primary_key=True, foreign_key="round.id", max_length=32)
    key: str = Field(primary_key=True, max_length=300)
    state: str | None = Field(default=None, max_length=20)
    note: str = Field(default="", sa_column=Column(Text, nullable=False))
    reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    flagged: bool = False
    updated_at: datetime


class PlanRow(SQLModel, table=True):
    """What someone changed in the plan for one row of a round."""

    __tablename__ = "plan"  # pyright: ignore[reportAssignmentType]
    round_id: str = Field(primary_key=True, foreign_key="round.id", max_length=32)
    key: str = Field(primary_key=True, max_length=300)
    owner: str = Field(default="", max_length=100)
    due: date | None = None
    state: str = Field(default="open", max_length=20)
    text: str = Field(default="", sa_column=Column(Text, nullable=False))


class EvidenceRow(SQLModel, table=True):
    """A file kept in evidence/ under its SHA-256."""

    __tablename__ = "evidence"  # pyright: ignore[reportAssignmentType]
    id: str = Field(primary_key=True, max_length=32)
    enterprise_id: str = Field(foreign_key="enterprise.id", index=True, max_length=32)
    sha256: str = Field(max_length=64)
    name: str = Field(max_length=255)
    size: int
    expires: date | None = None
    added_at: datetime


class EvidenceLinkRow(SQLModel, table=True):
    """Which row of which round a piece of evidence is for; one file may serve many."""

    __tablename__ = "evidence_link"  # pyright: ignore[reportAssignmentType]
    evidence_id: str = Field(primary_key=True, foreign_key="evidence.id", max_length=32)
    round_id: str = Field(primary_key=True, foreign_key="round.id", max_length=32)
    key: str = Field(primary_key=True, max_length=300)


class ReportRow(SQLModel, table=True):
    """A report that was written, by its file name in reports/."""

    __tablename__ = "report"  # pyright: ignore[reportAssignmentType]
    id: str = Field(primary_key=True, max_length=32)
    enterprise_id: str = Field(foreign_key="enterprise.id", index=True, max_length=32)
    file: str = Field(max_length=300)
    lang: str = Field(max_length=10)
    pages: int
    draft: bool
    created_at: datetime
