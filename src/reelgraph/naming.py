"""The names of a graph, from its facts to the text index."""

from pathlib import Path

import duckdb

from reelgraph import search

IDENTIFIERS = "identifiers"
UNASKED = ("character", "trailer")  # a third of all names, and no question takes one
CHUNK = 50_000  # names that pass through memory at once


def collect(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write every name that can be asked for to the Parquet file `path`, the best known first, and the identifiers beside it.

    Columns: iri, kind, label, name, weight (how often it is credited, shown or honoured).
    """
    unasked = ", ".join(f"'{kind}'" for kind in UNASKED)
    db.execute(f"""
        COPY (
            WITH used AS (
                SELECT film AS id FROM rows_credit UNION ALL SELECT agent FROM rows_credit
                UNION ALL SELECT film FROM rows_screening UNION ALL SELECT festival FROM rows_screening
                UNION ALL SELECT event FROM rows_award UNION ALL SELECT id FROM location JOIN keyed ON key = place
            ), weight AS (SELECT id, count(*) AS weight FROM used GROUP BY id),
            named AS (
                SELECT id, name FROM identity JOIN keyed USING (key) WHERE kind NOT IN ({unasked})
                UNION SELECT film, text FROM rows_title
            )
            SELECT iri, kind, label, name, coalesce(weight, 0) AS weight
            FROM named JOIN term USING (id) LEFT JOIN weight USING (id)
            WHERE name <> '' AND kind NOT IN ({unasked}) ORDER BY weight DESC, length(name), id, name
        ) TO '{_quoted(path)}' (FORMAT parquet)
    """)
    db.execute(f"""
        COPY (
            SELECT DISTINCT value, iri FROM identifier JOIN keyed ON key = entity JOIN term USING (id) ORDER BY ALL
        ) TO '{_quoted(_beside(path))}' (FORMAT parquet)
    """)


def write(names: Path, index: Path) -> None:
    """Write the text index of the names that `collect` left to the folder `index`."""
    with duckdb.connect() as db, search.Writer(index) as writer:
        db.execute("SET threads = 1")
        parts = f"replace(%s, chr({ord(search.BETWEEN)}), ' ')"
        told = f"concat_ws(chr({ord(search.BETWEEN)}), iri, kind, weight, {parts % 'label'}, {parts % 'name'})"
        rows = db.cursor().execute(f"SELECT name, {told} FROM read_parquet($1)", [str(names)])
        while chunk := rows.fetchmany(CHUNK):
            writer.add(*zip(*chunk, strict=True))
        kinds = [kind for (kind,) in db.execute("SELECT DISTINCT kind FROM read_parquet($1) ORDER BY 1", [str(names)]).fetchall()]  # fmt: skip
        of = db.execute("SELECT list_position($2, kind) - 1 AS kind FROM read_parquet($1)", [str(names), kinds]).fetchnumpy()["kind"]  # fmt: skip
        handles = db.execute(
            """
            WITH first AS (SELECT iri, min(file_row_number) AS n FROM read_parquet($1, file_row_number=true) GROUP BY 1),
            handle AS (SELECT iri AS value, n FROM first UNION ALL SELECT value, n FROM read_parquet($2) JOIN first USING (iri))
            SELECT ('0x' || substr(md5(value), 1, 16))::UBIGINT AS hash, n FROM handle ORDER BY ALL
            """,
            [str(names), str(_beside(names))],
        ).fetchnumpy()
        writer.finish(of, kinds, handles["hash"], handles["n"])


def _beside(path: Path) -> Path:
    return path.with_name(f"{IDENTIFIERS}.parquet")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
