"""Count what a graph holds: by kind, by source, by decade, and how complete its films are."""

from collections.abc import Mapping
from typing import Any

from reelgraph.graph import Graph
from reelgraph.store import select
from reelgraph.tables import tables
from reelgraph.vocabulary import labels, short

KINDS = "SELECT ?class (COUNT(?thing) AS ?n) WHERE { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n) ?class"
SOURCES = """
SELECT CASE WHEN s.kind <> 'page' THEN s.title WHEN pages <= {listed} THEN s.name ELSE pages || ' pages' END, count(*)
FROM ({facts}) JOIN source s USING (source), (SELECT count(*) AS pages FROM source WHERE kind = 'page')
GROUP BY 1 ORDER BY 2 DESC, 1"""
LISTED = 20  # pages: more are one line together
DECADES = """
SELECT ?decade (COUNT(DISTINCT ?film) AS ?n)
WHERE { ?film film:year ?year . BIND(CONCAT(SUBSTR(STR(?year), 1, 3), "0s") AS ?decade) }
GROUP BY ?decade ORDER BY ?decade"""
COMPLETENESS = ("film:year", "schema:director", "schema:actor", "schema:countryOfOrigin", "schema:genre", "film:runtimeMinutes",
                "schema:productionCompany", "film:distributor")  # fmt: skip


def count(graph: Graph) -> Mapping[str, Any]:
    """Return the counts of `reelgraph stats`: triples, kinds, sources, decades, completeness (shares from 0 to 1)."""
    return {
        "triples": len(graph.store),
        "kinds": {labels().get(short(name), short(name)): n for name, n in _rows(graph, KINDS)},
        "sources": _sources(graph),
        "decades": dict(_rows(graph, DECADES)),
        "complete": _completeness(graph),
        "skipped": len(graph.manifest["skipped"]),
    }


def _rows(graph: Graph, query: str) -> list[tuple[str, int]]:
    return [(row[0].value, int(row[1].value)) for row in select(graph.store, query)]


def _sources(graph: Graph) -> dict[str, int]:
    """Return how many facts each source tells, before what several say becomes one."""
    facts = " UNION ALL ".join(f"SELECT source FROM {name}" for name in tables() if name not in ("source", "evidence"))
    return dict(graph.sql(SOURCES.format(facts=facts, listed=LISTED)).fetchall())


def _completeness(graph: Graph) -> dict[str, float]:
    films = _count(graph, "")
    shares = {}
    for term in COMPLETENESS:
        shares[labels().get(term, term)] = round(_count(graph, f"{term} ?value ;") / films, 3) if films else 0.0
    return shares


def _count(graph: Graph, having: str) -> int:
    """Return how many films that a source tells of have what `having` asks for."""
    query = f"""SELECT (COUNT(DISTINCT ?film) AS ?n) WHERE {{
        ?film {having} a schema:Movie . FILTER EXISTS {{ ?credit film:film ?film }} }}"""
    return next(int(row["n"].value) for row in select(graph.store, query))
