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
"""

from pathlib import Path

import duckdb

from reelgraph.assembly.edges import collect_edges, edge_emissions
from reelgraph.assembly.emission import define_macros, line
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


def assemble(db: duckdb.DuckDBPyConnection, target: Path, lean: bool = False) -> int:
    """Write the graph that the facts and identities in `db` make to `target`; return the number of triples.

    Leaves `term`, `keyed` and `rows_T` in `db`, from which the text index and the network are made.
    """
    define_macros(db)
    number_terms(db)
    collect_reference(db)
    collect_events(db)
    collect_edges(db)
    collect_evidence(db)
    blocks = [
        *thing_blocks(),
        *(event_blocks(table, lean) for table in event_tables()),
        *edge_emissions(),
        *belonging_emissions(),
    ]
    single = [*thing_emissions(), *source_emissions(), *evidence_emissions(), *claim_emissions()]
    single += [select for table in event_tables() for select in joint_emissions(table, lean)]
    single.append(line("old", "dcterms:isReplacedBy", "node(new)", "redirect"))
    together = " UNION ALL ".join(f"SELECT * FROM ({select})" for select in single)
    blocks.append(f"SELECT DISTINCT line FROM ({together}) ORDER BY line")
    everything = " UNION ALL ".join(f"SELECT * FROM ({select})" for select in blocks)
    db.execute(
        f"COPY (SELECT line FROM ({everything}) WHERE line IS NOT NULL)"
        f" TO '{quoted(target)}' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01')"
    )
    db.execute("DROP TABLE edge; DROP TABLE canonical; DROP TABLE claim; DROP TABLE shown")
    return _count_lines(target)


def quoted(path: Path | str) -> str:
    """Return a path as it stands between quotes in SQL."""
    return str(path).replace("'", "''")


def _count_lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(2**20), b""))
