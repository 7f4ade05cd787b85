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

import duckdb

from reelgraph.assembly import columns
from reelgraph.assembly.edges import collect_edges, edge_emissions
from reelgraph.assembly.emission import define_macros, line, quoted
from reelgraph.assembly.events import collect_events, event_blocks, event_tables, joint_emissions
from reelgraph.assembly.evidence import claim_emissions, collect_evidence, evidence_emissions
from reelgraph.assembly.terms import number_terms
from reelgraph.assembly.things import (
    belonging_emissions,
    collect_reference,
    source_emissions,
    thing_blocks,
    thing_emissions,
)

__all__ = ["assemble", "quoted"]


def assemble(db: duckdb.DuckDBPyConnection, folder: Path, lean: bool = False, counted: Path | None = None) -> int:
    """Write the graph that the facts and identities in `db` make to files in `folder`; return the number of triples.

    One file for each kind of statement, so that what one needs of memory is free again for the next. The same graph
    goes to the folder `counted` in columns, where one is given. Leaves
    `term`, `keyed` and `rows_T` in `db`, from which the text index and the network are made.
    """
    define_macros(db)
    number_terms(db)
    collect_reference(db)
    collect_events(db)
    collect_edges(db)
    collect_evidence(db)
    folder.mkdir()
    number = sum(_write(db, select, folder / f"{place:02}") for place, select in enumerate(_selects(lean)))
    if counted is not None:
        columns.write(db, counted, lean)
    db.execute("DROP TABLE edge; DROP TABLE canonical; DROP TABLE claim; DROP TABLE shown")
    return number


def _selects(lean: bool) -> Iterator[str]:
    """Yield the SELECTs that write the graph: what is said but once first, then what may be said twice, made distinct."""
    yield from thing_blocks()
    for table in event_tables():
        yield event_blocks(table, lean)
    yield from edge_emissions()
    yield from belonging_emissions()
    several = [*thing_emissions(), *source_emissions(), *evidence_emissions(), *claim_emissions()]
    several += [select for table in event_tables() for select in joint_emissions(table, lean)]
    several.append(line("old", "dcterms:isReplacedBy", "node(new)", "redirect"))
    together = " UNION ALL ".join(f"SELECT * FROM ({select})" for select in several)
    yield f"SELECT DISTINCT line FROM ({together}) WHERE line IS NOT NULL ORDER BY line"


def _write(db: duckdb.DuckDBPyConnection, select: str, folder: Path) -> int:
    """Write the lines of a SELECT; return how many there are.

    Each thread writes a file of its own: sharing one costs the kernel more than the rest together.
    """
    db.execute(
        f"COPY (SELECT line FROM ({select}) WHERE line IS NOT NULL) TO '{quoted(folder)}' (FORMAT csv, HEADER false,"
        " QUOTE '', ESCAPE '', DELIMITER '\x01', PER_THREAD_OUTPUT true, FILE_EXTENSION 'nt')"
    )
    return sum(_count_lines(path) for path in folder.glob("*.nt"))


def _count_lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(2**20), b""))
