"""The network that a query answers with."""

from collections.abc import Iterable, Iterator, Mapping

import duckdb
import pyoxigraph as ox

from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute, Edge, Network, Node, Value
from reelgraph.graph import Graph
from reelgraph.selections.things import NODE_ATTRIBUTES, metadata, things_file
from reelgraph.vocabulary import iri, labels, short

_ENDS = ("source", "target")
_INTEGERS = frozenset(iri(f"xsd:{name}") for name in ("integer", "int", "long", "short", "gYear", "nonNegativeInteger"))
_FLOATS = frozenset(iri(f"xsd:{name}") for name in ("decimal", "double", "float"))


def answer(graph: Graph, sparql: str) -> Network:
    """Return the network that a query answers with: it is held in memory, for it must be put in order.

    A SELECT gives an edge a row, from ?source to ?target, with its other columns as attributes of the edge. A CONSTRUCT
    gives an edge a triple between two things, whose role is the property; its other triples are attributes of nodes.
    Raises QueryError where the query is neither, or names no ?source and ?target.
    """
    result = graph.query(sparql)
    if isinstance(result, ox.QueryTriples):
        return _of_triples(graph, result)
    if isinstance(result, ox.QuerySolutions):
        return _of_rows(graph, result)
    raise QueryError("an ASK query answers with no network; write a CONSTRUCT, or a SELECT of ?source and ?target")


def _of_rows(graph: Graph, rows: ox.QuerySolutions) -> Network:
    columns = [variable.value for variable in rows.variables]
    if missing := [end for end in _ENDS if end not in columns]:
        raise QueryError(f"the query selects no ?{missing[0]}; a network needs ?source and ?target")
    others = [name for name in columns if name not in _ENDS]
    found = [
        (str(_plain(row["source"])), str(_plain(row["target"])), [row[name] for name in others])
        for row in rows
        if row["source"] is not None and row["target"] is not None
    ]
    types = [_type_of(values[number] for _, _, values in found) for number in range(len(others))]
    edges = [
        Edge(source, target, tuple(_typed(value, type_) for value, type_ in zip(values, types, strict=True)))
        for source, target, values in found
    ]
    attributes = tuple(Attribute(name, type_) for name, type_ in zip(others, types, strict=True))
    return _answered(graph, edges, attributes, {}, ())


def _plain(term: object) -> object:
    return getattr(term, "value", term)


def _of_triples(graph: Graph, triples: Iterable[ox.Triple]) -> Network:
    edges: list[Edge] = []
    told: dict[str, dict[str, list[str]]] = {}
    for triple in triples:
        subject, term = str(_plain(triple.subject)), triple.predicate.value
        if isinstance(triple.object, ox.Literal) or term == iri("rdf:type"):
            name = short(term).rpartition(":")[2]
            told.setdefault(subject, {}).setdefault(name, []).append(str(_plain(triple.object)))
        else:
            role = labels().get(short(term), short(term))
            edges.append(Edge(subject, str(_plain(triple.object)), (role,)))
    own = {attribute.name for attribute in NODE_ATTRIBUTES}
    names = sorted({name for values in told.values() for name in values} - own)
    attributes = tuple(Attribute(name, "list" if _many(told, name) else "text") for name in names)
    return _answered(graph, edges, (Attribute("role"),), told, attributes)


def _many(told: Mapping[str, Mapping[str, list[str]]], name: str) -> bool:
    return any(len(set(values.get(name, ()))) > 1 for values in told.values())


def _answered(
    graph: Graph,
    edges: list[Edge],
    edge_attributes: tuple[Attribute, ...],
    told: Mapping[str, Mapping[str, list[str]]],
    more: tuple[Attribute, ...],
) -> Network:
    degrees: dict[str, int] = dict.fromkeys(told, 0)
    for edge in edges:
        for end in (edge.source, edge.target):
            degrees[end] = degrees.get(end, 0) + 1
    known = _described(graph, sorted(degrees))
    nodes = (
        Node(name, (*_description(name, known, told), degrees[name], *_more(told.get(name, {}), more)))
        for name in sorted(degrees)
    )
    edges.sort(key=lambda edge: (edge.source, edge.target, [str(value) for value in edge.values]))
    return Network(
        metadata(graph, "The answer to a query"),
        nodes,
        edges,
        (*NODE_ATTRIBUTES, *more),
        edge_attributes,
        directed=True,
    )


def _described(graph: Graph, iris: list[str]) -> dict[str, tuple[str | None, str | None, int | None]]:
    with duckdb.connect() as db:
        rows = db.execute(
            """SELECT iri, label, kind, try_cast(year[:4] AS INTEGER) FROM read_parquet($1)
            WHERE iri IN (SELECT unnest($2))""",
            [str(things_file(graph)), iris],
        ).fetchall()
    return {name: (label, kind, year) for name, label, kind, year in rows}


def _description(
    name: str,
    known: Mapping[str, tuple[str | None, str | None, int | None]],
    told: Mapping[str, Mapping[str, list[str]]],
) -> tuple[str, str, str | None, int | None]:
    label, kind, year = known.get(name, (None, None, None))
    said = told.get(name, {})
    if "year" in said and said["year"][0][:4].isdigit():
        year = int(said["year"][0][:4])
    return name, min(said.get("label", [label or name])), kind, year


def _more(said: Mapping[str, list[str]], attributes: tuple[Attribute, ...]) -> Iterator[Value]:
    for attribute in attributes:
        values = sorted(set(said.get(attribute.name, ())))
        yield values or None if attribute.type == "list" else (values[0] if values else None)


def _type_of(values: Iterable[object]) -> str:
    found = {value.datatype.value if isinstance(value, ox.Literal) else "" for value in values if value is not None}
    if found and found <= _INTEGERS:
        return "integer"
    return "number" if found and found <= _INTEGERS | _FLOATS else "text"


def _typed(value: object, type_: str) -> Value:
    if value is None:
        return None
    text = str(_plain(value))
    return int(text) if type_ == "integer" else float(text) if type_ == "number" else text
