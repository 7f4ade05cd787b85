"""From facts and identities to N-Triples: free of duplicates, without blank nodes, what belongs together in one place.

Every statement follows from `ontology/facts.toml`: things with their classes and labels, event nodes with
their columns, direct edges, and for each fact of a page the words that say it, on the event node or on a
claim about the bare edge. DuckDB does the work; this package writes the SQL.

    terms      keys → numbers
    events     rows → event nodes
    edges      rows → direct edges
    evidence   the words of pages
    things     films, people, …
    emission   all of these → N-Triples
    columns    the graph as Parquet files, for questions that count over all of it
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import duckdb
import numpy as np

from reelgraph.assembly import columns
from reelgraph.assembly.edges import collect_edges, edge_emissions
from reelgraph.assembly.emission import define_macros, line, quoted
from reelgraph.assembly.events import collect_events, event_blocks, event_tables, joint_emissions
from reelgraph.assembly.evidence import claim_emissions, collect_evidence, evidence_emissions
from reelgraph.assembly.terms import number_terms
from reelgraph.assembly.things import (
    belonging_emission,
    collect_belongings,
    collect_reference,
    source_emissions,
    thing_blocks,
    thing_emissions,
)

__all__ = ["assemble", "columns", "quoted"]
BLOCK = 2**20  # bytes
NEWLINE = ord("\n")


def assemble(db: duckdb.DuckDBPyConnection, target: Path, lean: bool = False) -> int:
    """Write the graph that the facts and identities in `db` make to the file `target`; return the number of triples.

    One SELECT for each kind of statement, so that what one needs of memory is free again for the next. Leaves `term`,
    `keyed` and `rows_T` in `db`, from which the text index and the network are made, and for `columns` also `edge` and
    `canonical`.
    """
    define_macros(db)
    number_terms(db)
    collect_reference(db)
    collect_events(db)
    collect_belongings(db)
    collect_edges(db)
    collect_evidence(db)
    number = emit(db, target, lean)
    for table in ("claim", "shown", "belonging"):
        db.execute(f"DROP TABLE {table}")
    return number


def emit(db: duckdb.DuckDBPyConnection, target: Path, lean: bool = False) -> int:
    """Write what has been collected in `db` as N-Triples to the file `target`; return the number of triples.

    Where rows are many, joins stand in the order in which they are written: left to itself, the optimiser gathers the
    rows and looks up the terms in them, which costs five times as much.
    """
    part = target.with_suffix(".part")
    with target.open("wb") as out:
        db.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        number = sum(_write(db, select, out, part) for select in _single(lean))
        db.execute("RESET disabled_optimizers")
        return number + _write(db, _several(lean), out, part)


def _single(lean: bool) -> Iterator[str]:
    """Yield the SELECTs that write what is said but once."""
    yield from thing_blocks()
    for table in event_tables():
        yield event_blocks(table, lean)
    yield from edge_emissions()
    yield belonging_emission()


def _several(lean: bool) -> str:
    """Return the SELECT that writes what may be said twice, made distinct."""
    selects = [*thing_emissions(), *source_emissions(), *evidence_emissions(), *claim_emissions()]
    selects += [select for table in event_tables() for select in joint_emissions(table, lean)]
    selects.append(line("old", "dcterms:isReplacedBy", "node(new)", "redirect"))
    together = " UNION ALL ".join(f"SELECT * FROM ({select})" for select in selects)
    return f"SELECT DISTINCT line FROM ({together}) WHERE line IS NOT NULL ORDER BY line"


def _write(db: duckdb.DuckDBPyConnection, select: str, out: BinaryIO, part: Path) -> int:
    """Append the lines of a SELECT to a file; return how many there are. `part` is a folder for the meantime.

    Each thread writes a file of its own: sharing one costs the kernel more than the rest together. The store is
    loaded from one file: of many small ones it makes many small tables, and takes half as much room again.
    """
    db.execute(
        f"COPY ({select}) TO '{quoted(part)}' (FORMAT csv, HEADER false,"
        " QUOTE '', ESCAPE '', DELIMITER '\x01', PER_THREAD_OUTPUT true, FILE_EXTENSION 'nt')"
    )
    number = sum(_append(path, out) for path in sorted(part.glob("*.nt")))
    part.rmdir()
    return number


def _append(path: Path, out: BinaryIO) -> int:
    """Move the lines of a file to the end of another; return how many there are."""
    content = np.memmap(path, dtype=np.uint8, mode="r") if path.stat().st_size else np.empty(0, dtype=np.uint8)
    number = 0
    for start in range(0, content.size, BLOCK):
        block = content[start : start + BLOCK]
        number += int(np.count_nonzero(block == NEWLINE))
        out.write(block.data)
    path.unlink()
    return number
