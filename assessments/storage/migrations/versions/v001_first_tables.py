"""First tables: enterprises, rounds, answers, plan, evidence, reports."""

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create all tables of the first schema."""
    op.create_table(
        "enterprise",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("search", sa.Text, nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False, index=True),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("enterprise_id", sa.String(32), sa.ForeignKey("enterprise.id"), nullable=False, index=True),
        sa.Column("scheme", sa.String(60), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("started_on", sa.Date, nullable=False),
        sa.Column("pack_id", sa.String(40), nullable=False),
        sa.Column("pack_version", sa.String(40), nullable=False),
        sa.Column("pack_fingerprint", sa.String(64), nullable=False),
        sa.Column("based_on", sa.String(32)),
        sa.Column("last_key", sa.String(300), nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
    )
    op.create_table(
        "answer",
        sa.Column("round_id", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("key", sa.String(300), primary_key=True),
        sa.Column("state", sa.String(20)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("flagged", sa.Boolean, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
    )
    op.create_table(
        "plan",
        sa.Column("round_id", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("key", sa.String(300), primary_key=True),
        sa.Column("owner", sa.String(100), nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("enterprise_id", sa.String(32), sa.ForeignKey("enterprise.id"), nullable=False, index=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("expires", sa.Date),
        sa.Column("added_at", TIME, nullable=False),
    )
    op.create_table(
        "evidence_link",
        sa.Column("evidence_id", sa.String(32), sa.ForeignKey("evidence.id"), primary_key=True),
        sa.Column("round_id", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("key", sa.String(300), primary_key=True),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("enterprise_id", sa.String(32), sa.ForeignKey("enterprise.id"), nullable=False, index=True),
        sa.Column("file", sa.String(300), nullable=False),
        sa.Column("lang", sa.String(10), nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("draft", sa.Boolean, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
    )


def downgrade() -> None:
    """Not supported: an older program opens a newer workspace read-only instead."""
    raise NotImplementedError
