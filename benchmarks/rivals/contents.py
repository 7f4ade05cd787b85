"""What a file of N-Triples holds: how many triples of each predicate, and a sum by which equal sets are known.

usage: python contents.py FILE.nt

Only what is said of things counts: a graph's account of its source, and what it repeats of the ontology, are its own.
"""

import json
import sys
import tempfile
from pathlib import Path

import duckdb

THINGS, SOURCES = "<https://w3id.org/reelgraph/id/", "<https://w3id.org/reelgraph/id/source/"


def summarise(triples: Path) -> dict[str, object]:
    """Return the number of lines, the different triples about things by predicate, and their sum."""
    with tempfile.TemporaryDirectory(dir=triples.parent) as work, duckdb.connect() as db:
        db.execute(f"SET memory_limit = '2GB'; SET temp_directory = '{work}'; SET preserve_insertion_order = false")
        lines = f"read_csv('{triples}', columns={{line: 'VARCHAR'}}, delim='\x01', quote='', escape='', header=false)"
        total = db.execute(f"SELECT count(*) FROM {lines}").fetchall()[0][0]
        found = db.execute(f"""
            SELECT split_part(line, ' ', 2), count(*), sum(hash(line)) FROM (
                SELECT DISTINCT regexp_replace(line, '{SOURCES}[^>]*>', '{SOURCES}>') AS line FROM {lines}
                WHERE starts_with(line, '{THINGS}') AND NOT starts_with(line, '{SOURCES}')
            ) GROUP BY ALL
        """).fetchall()
    counts = {predicate.strip("<>"): number for predicate, number, _ in found}
    return {"lines": total, "predicates": counts, "sum": f"{sum(int(part) for _, _, part in found):x}"}


if __name__ == "__main__":
    print(json.dumps(summarise(Path(sys.argv[1]).resolve())))
