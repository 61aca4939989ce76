"""Imports, and the observations and boundaries they brought."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_LARGEST_DOUBLE = "1.7976931348623157e308"


def upgrade() -> None:
    """Create the three tables."""
    _create_imports()
    _create_observations()
    op.create_table(
        "boundaries",
        sa.Column("import_id", sa.Integer, sa.ForeignKey("imports.id", name="fk_boundaries_import_id_imports"), nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("geometry", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("import_id", "region", name="pk_boundaries"),
    )


def _create_imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("when", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("observations", sa.Integer, nullable=False),
        sa.Column("boundaries", sa.Integer, nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
    )
    counts = sa.text("undone_at IS NULL")
    op.create_index("ix_imports_sha256_that_counts", "imports", ["sha256"], unique=True, sqlite_where=counts, postgresql_where=counts)


def _create_observations() -> None:
    op.create_table(
        "observations",
        sa.Column("import_id", sa.Integer, sa.ForeignKey("imports.id", name="fk_observations_import_id_imports"), nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("value", sa.Double, nullable=True),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("import_id", "region", "indicator", "period", "source", name="pk_observations"),
        sa.CheckConstraint(f"value BETWEEN -{_LARGEST_DOUBLE} AND {_LARGEST_DOUBLE}", name=op.f("ck_observations_value_is_finite")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_observations_indicator", "observations", ["indicator"])
