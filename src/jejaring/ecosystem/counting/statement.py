"""The one statement that counts a register, in the SQL that DuckDB, PostgreSQL and Spark read alike."""

RAW, REGISTER = "raw", "register"
COLUMNS = ("region", "subsector", "helix", "stage", "year")
WEIGHT = "weight"

COUNT = """
SELECT region, subsector, helix, stage, CAST(year AS INTEGER) AS year, SUM(CAST(weight AS DECIMAL(9,6))) AS n
FROM register
GROUP BY region, subsector, helix, stage, CAST(year AS INTEGER)
""".strip()
"""Weights have six decimals and are added as decimals, so every engine gives the same sum whatever the order of rows."""


def view_of(raw: str, columns: dict[str, str]) -> str:
    """Return the statement that shows a raw table under the names the count needs; a register without weights counts each row as one."""
    shown = [f"{columns[name]} AS {name}" for name in COLUMNS]
    shown.append(f"{columns[WEIGHT]} AS {WEIGHT}" if WEIGHT in columns else f"CAST(1 AS DECIMAL(9,6)) AS {WEIGHT}")
    return f"CREATE OR REPLACE TEMPORARY VIEW {REGISTER} AS SELECT {', '.join(shown)} FROM {raw}"
