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

from collections.abc import Iterator, Sequence

import duckdb

from reelgraph.assembly import columns
from reelgraph.assembly.edges import collect_edges, edge_emission, settle_edges
from reelgraph.assembly.emission import define_macros, line, quoted
from reelgraph.assembly.events import collect_events, event_blocks, event_count, filled_tables, joint_emissions
from reelgraph.assembly.evidence import claim_emissions, collect_evidence, evidence_emissions
from reelgraph.assembly.terms import number_terms
from reelgraph.assembly.things import (
    belonging_emission,
    class_emission,
    collect_belongings,
    collect_classes,
    collect_reference,
    source_emissions,
    thing_blocks,
    thing_count,
    thing_emissions,
)
from reelgraph.stream import Stream
from reelgraph.tables import Table

__all__ = ["collect", "columns", "emit", "expect", "quoted"]
CSV = "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01'"


def collect(db: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of `db` from which `emit` writes the graph that its facts and identities make.

    Of them `columns`, the text index and the network are made too: `term`, `keyed`, `rows_T`, `direct`, `film_class`.
    """
    define_macros(db)
    number_terms(db)
    collect_reference(db)
    collect_classes(db)
    collect_events(db)
    collect_belongings(db)
    collect_edges(db)
    collect_evidence(db)
    settle_edges(db)


def expect(db: duckdb.DuckDBPyConnection, lean: bool = False) -> int:
    """Return about how many triples `emit` will write: those of rows, and not what pages say of them."""
    counts = [
        thing_count(),
        "SELECT count(*) FROM film_class",
        "SELECT count(*) FROM direct",
        "SELECT count(*) FROM belonging",
    ]
    counts += [event_count(table, lean) for table in filled_tables(db)]
    told = " UNION ALL ".join(counts)
    ((number,),) = db.execute(f"SELECT sum(#1)::BIGINT FROM ({told})").fetchall()
    return int(number)


def emit(db: duckdb.DuckDBPyConnection, target: Stream, lean: bool = False) -> int:
    """Write what has been collected in `db` as N-Triples to `target`; return the number of triples.

    One SELECT for each kind of statement, so that what one needs of memory is free again for the next. Where rows are
    many, joins stand in the order in which they are written: left to itself, the optimiser gathers the rows and looks up
    the terms in them, which costs five times as much. One thread, for two that share a file wait for each other.
    """
    with target.writing() as file:
        db.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'; SET threads = 1")
        filled = filled_tables(db)
        for select in _single(filled, lean):
            db.execute(f"COPY ({select}) TO '{file}' ({CSV})")
        db.execute("RESET disabled_optimizers; RESET threads")
        db.execute(f"COPY ({_several(filled, lean)}) TO '{file}' ({CSV})")
    for table in ("claim", "shown", "belonging"):
        db.execute(f"DROP TABLE {table}")
    return target.lines


def _single(filled: Sequence[Table], lean: bool) -> Iterator[str]:
    """Yield the SELECTs that write what is said but once."""
    yield from thing_blocks()
    yield class_emission()
    for table in filled:
        yield event_blocks(table, lean)
    yield edge_emission()
    yield belonging_emission()


def _several(filled: Sequence[Table], lean: bool) -> str:
    """Return the SELECT that writes what may be said twice, made distinct."""
    selects = [*thing_emissions(), *source_emissions(), *evidence_emissions(), *claim_emissions()]
    selects += [select for table in filled for select in joint_emissions(table, lean)]
    selects.append(line("old", "dcterms:isReplacedBy", "node(new)", "redirect"))
    together = " UNION ALL ".join(f"SELECT * FROM ({select})" for select in selects)
    return f"SELECT DISTINCT line FROM ({together}) WHERE line IS NOT NULL ORDER BY line"
