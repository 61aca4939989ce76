"""The tables of the database, as the newest migration leaves them."""

from datetime import UTC, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

LARGEST_DOUBLE = "1.7976931348623157e308"


class Moment(TypeDecorator[datetime]):
    """A moment in time, kept as UTC; SQLite keeps no zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the stored moment with its zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


IMPORTS = Table(
    "imports",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("who", Text, nullable=False),
    Column("when", Moment, nullable=False),
    Column("source", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("observations", Integer, nullable=False),
    Column("boundaries", Integer, nullable=False),
    Column("undone_at", Moment, nullable=True),
)

# A file counts once: the application says so in words, the database makes it certain.
Index(
    "ix_imports_sha256_that_counts",
    IMPORTS.c.sha256,
    unique=True,
    sqlite_where=IMPORTS.c.undone_at.is_(None),
    postgresql_where=IMPORTS.c.undone_at.is_(None),
)

OBSERVATIONS = Table(
    "observations",
    METADATA,
    Column("import_id", Integer, ForeignKey("imports.id"), primary_key=True),
    Column("region", Text, primary_key=True),
    Column("indicator", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("value", Double, nullable=True),
    Column("unit", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("evidence", Text, nullable=True),
    # PostgreSQL holds NaN and infinity as numbers and sorts NaN above all: a missing value is NULL and nothing else.
    CheckConstraint(f"value BETWEEN -{LARGEST_DOUBLE} AND {LARGEST_DOUBLE}", name="value_is_finite"),
    Index("ix_observations_indicator", "indicator"),
    sqlite_with_rowid=False,
)

BOUNDARIES = Table(
    "boundaries",
    METADATA,
    Column("import_id", Integer, ForeignKey("imports.id"), primary_key=True),
    Column("region", Text, primary_key=True),
    Column("geometry", Text, nullable=False),
    Column("source", Text, nullable=False),
)
