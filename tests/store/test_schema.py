"""The tables that the code names are the tables that the migrations make."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from jejaring.store.open import VERSION_TABLE
from jejaring.store.schema import METADATA


def test_the_migrations_make_exactly_the_tables_of_the_code(archive):
    with archive.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "version_table": VERSION_TABLE}
        )
        assert compare_metadata(context, METADATA) == []


def test_constraints_that_alembic_does_not_compare_are_the_same_too(archive, database_url):
    # Names of keys and checks, and the condition of the partial index.
    made = _constraints(archive)
    METADATA.drop_all(archive.engine)
    METADATA.create_all(archive.engine)
    assert made == _constraints(archive)
    assert "value_is_finite" in str(made)


def _constraints(archive):
    look = inspect(archive.engine)
    found = {
        table: (look.get_pk_constraint(table), look.get_foreign_keys(table), look.get_check_constraints(table))
        for table in sorted(METADATA.tables)
    }
    where = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    if archive.engine.dialect.name == "postgresql":
        where = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'jejaring_version' ORDER BY indexname"
    with archive.engine.connect() as connection:
        return found, connection.execute(text(where)).scalars().all()
