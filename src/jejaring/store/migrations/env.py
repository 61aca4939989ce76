"""What Alembic runs: the migrations, on the connection and inside the transaction that it is handed."""

from alembic import context

from jejaring.store.schema import METADATA

# Other software may keep its own alembic_version in the same PostgreSQL database.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=True,
)
context.run_migrations()
