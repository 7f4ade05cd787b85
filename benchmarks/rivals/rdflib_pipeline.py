"""rdflib: rows are added to a Graph in memory one triple at a time, and the Graph is serialised.

usage: python rdflib_pipeline.py DIR OUT
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import measuring
from mapping import View, prepare
from rdflib import Graph, Literal, URIRef


def pipeline(source: measuring.Source, output: Path, work: Path) -> measuring.Made:
    """Write N-Triples; return how to ask the graph."""
    graph = Graph()
    for view in prepare(source, work):
        for triple in triples(view):
            graph.add(triple)
    graph.serialize(str(output), format="nt", encoding="utf-8")
    return measuring.Made(
        lambda: len(graph), lambda question: [[str(term) for term in row] for row in graph.query(question)]
    )


def triples(view: View) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    for row in rows(view):
        subject = URIRef(row[view.subject])
        for triple in view.triples:
            if row[triple.object] is not None:
                predicate = URIRef(row[triple.predicate] if triple.varies else triple.predicate)
                yield subject, predicate, term(row, triple.object, triple.what)


def term(row: dict[str, str], column: str, what: str) -> URIRef | Literal:
    if what == "iri":
        return URIRef(row[column])
    if what == "string":
        return Literal(row[column])
    if what.startswith("@"):
        return Literal(row[column], lang=row[what[1:]])
    return Literal(row[column], datatype=URIRef(what))


def rows(view: View) -> Iterator[dict[str, str]]:
    found = duckdb.connect().execute(f"SELECT {', '.join(view.columns)} FROM '{view.table}'")
    while some := found.fetchmany(10_000):
        for row in some:
            yield dict(zip(view.columns, row, strict=True))


if __name__ == "__main__":
    measuring.run(pipeline)
