"""A million names: reelgraph's text index beside SQLite FTS5 and a scan of pyoxigraph, in one run.

usage: python benchmarks/names.py [--names 1000000]

Names as `imdb_files.py` makes them, half of films and half of people. What is found is compared first, all of it, for a tenth of
the texts; then the ten best known are asked for. Neither SQLite nor pyoxigraph forgives a slip: nobody is beside that line.
"""

import argparse
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pyoxigraph as ox

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import imdb_files  # noqa: E402
from reelgraph import naming  # noqa: E402
from reelgraph.search import Index, split  # noqa: E402

TEXTS, SCANNED, BEST = 300, 5, 10
ALL = 10_000_000
Find = Callable[[str, int], list[str]]
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def make(folder: Path, count: int) -> list[str]:
    """Write the names, the best known first, as naming.py leaves them, and N-Triples of them; return the names."""
    with duckdb.connect() as db:
        imdb_files.define_draws(db, 1)
        imdb_files.define_words(db)
        name = "CASE WHEN i % 2 = 0 THEN english(i) ELSE given('name', i) || ' ' || family('name', i) END"
        db.execute(f"""
            CREATE TABLE name AS
            SELECT 'urn:n:' || i AS iri, CASE WHEN i % 2 = 0 THEN 'film' ELSE 'person' END AS kind, {name} AS label,
                {name} AS name, {count} - i AS weight FROM range({count}) AS t(i)
        """)
        db.execute(f"COPY (FROM name ORDER BY weight DESC) TO '{folder}/names.parquet' (FORMAT parquet)")
        db.execute(
            f"COPY (SELECT '' AS value, '' AS iri LIMIT 0) TO '{folder}/{naming.IDENTIFIERS}.parquet' (FORMAT parquet)"
        )
        line = f"'<' || iri || '> <{LABEL}> \"' || replace(name, '\"', '\\\"') || '\" .'"
        db.execute(
            f"COPY (SELECT {line} FROM name) TO '{folder}/names.nt' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01')"
        )
        return [name for (name,) in db.execute("SELECT name FROM name ORDER BY weight DESC").fetchall()]


# --- who finds -----------------------------------------------------------------------------------------------


def ours(folder: Path) -> Find:
    naming.write(folder / "names.parquet", folder / "search")
    index = Index(folder / "search")
    return lambda text, limit: [hit.iri for hit in index.search(text, limit=limit)]


def sqlite(folder: Path, names: Sequence[str]) -> Find:
    db = sqlite3.connect(folder / "names.db")
    db.execute(
        "CREATE VIRTUAL TABLE names USING fts5(name, content='', prefix='3 4', tokenize='unicode61 remove_diacritics 2')"
    )
    db.executemany("INSERT INTO names(rowid, name) VALUES (?, ?)", enumerate(names))
    db.commit()

    def find(text: str, limit: int) -> list[str]:
        said = text if text.startswith('"') else " ".join(f'"{word}"*' for word in text.split())
        rows = db.execute("SELECT rowid FROM names WHERE names MATCH ? ORDER BY rowid LIMIT ?", (said, limit))
        return [f"urn:n:{number}" for (number,) in rows]

    return find


def scan(folder: Path) -> Find:
    store = ox.Store(str(folder / "store"))
    store.bulk_load(path=str(folder / "names.nt"), format=ox.RdfFormat.N_TRIPLES, lenient=True)

    def find(text: str, limit: int) -> list[str]:
        patterns = [text.strip('"') + "($|[^a-z0-9])"] if text.startswith('"') else text.split()
        tests = " && ".join(f'REGEX(?name, "(^|[^a-z0-9]){pattern}", "i")' for pattern in patterns)
        return [
            row[0].value
            for row in store.query(f"SELECT ?thing {{ ?thing <{LABEL}> ?name FILTER({tests}) }} LIMIT {limit}")
        ]

    return find


# --- what is looked for --------------------------------------------------------------------------------------


def texts(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the texts of each sort, from names drawn at random."""
    dice = random.Random(5)  # noqa: S311
    found: dict[str, list[str]] = {"beginning of a word": [], "beginnings of two words": [], "phrase": [], "slip": []}
    while len(found["slip"]) < TEXTS:
        words = [word.decode() for word in split(dice.choice(names)) if word.isalpha()]
        if len(words) < 2 or min(map(len, words)) < 5 or " ".join(words) == words[0]:
            continue
        pair = words[:2]
        found["beginning of a word"].append(pair[-1][:4])
        found["beginnings of two words"].append(f"{pair[0][:4]} {pair[1][:4]}")
        found["phrase"].append(f'"{pair[0]} {pair[1]}"')
        place = dice.randrange(1, len(pair[1]) - 1)
        found["slip"].append(f"{pair[0]} {pair[1][:place]}{pair[1][place + 1 :]}")
    return found


def took(find: Find, asked: Sequence[str]) -> list[float]:
    times = []
    for text in asked:
        started = time.perf_counter()
        find(text, BEST)
        times.append((time.perf_counter() - started) * 1000)
    return times


def compared(work: Path, count: int) -> list[str]:
    """Return the lines of the table; stops where two find different names."""
    names = make(work, count)
    own, others = ours(work), {"SQLite FTS5": sqlite(work, names), "pyoxigraph, `REGEX`": scan(work)}
    lines = [f"| {count:,} names | | ms, median | 95 % | times as long |", "|---|---|---|---|---|"]
    for sort, asked in texts(names).items():
        base = took(own, asked)
        lines.append(_row(sort, "reelgraph", base, base))
        for name, find in others.items() if sort != "slip" else ():
            several = asked[: SCANNED if find is others["pyoxigraph, `REGEX`"] else TEXTS // 10]
            for text in several:
                if (found := sorted(find(text, ALL))) != (wanted := sorted(own(text, ALL))):
                    sys.exit(f"{name} finds {len(found)} names for {text}, reelgraph {len(wanted)}; nothing is told")
            lines.append(_row(sort, name, took(find, several if len(several) == SCANNED else asked), base))
    return lines


def _row(sort: str, name: str, times: list[float], base: list[float]) -> str:
    middle = statistics.median(times)
    return f"| {sort} | {name} | {middle:,.2f} | {sorted(times)[int(len(times) * 0.95)]:,.2f} | {middle / statistics.median(base):,.1f} |"


def main() -> None:
    """Print the table and write it between the marks of README.md."""
    parser = argparse.ArgumentParser(description="Find names in a million of them.")
    parser.add_argument("--names", type=int, default=1_000_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        table = "\n".join(compared(Path(work), given.names))
    print(table)
    readme = HERE / "README.md"
    mark = re.compile(r"(<!-- names -->\n).*?(\n<!-- /names -->)", re.DOTALL)
    text = mark.sub(lambda found: found[1] + table + found[2], readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
