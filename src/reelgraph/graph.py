"""A graph opened for asking: SPARQL, SQL, names, and what is known of one thing."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import duckdb
import networkx as nx
import pyoxigraph as ox

from reelgraph import catalogue, checking, generations
from reelgraph.errors import QueryError
from reelgraph.search import Hit, Index, fold
from reelgraph.store import Result, answer, open_store, select
from reelgraph.tables import tables
from reelgraph.vocabulary import iri, labels, short


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of an entity: the property's label, the value as people read it, its IRI if it has one."""

    property: str
    value: str
    iri: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source that say something about an entity."""

    about: str
    quote: str
    source: str
    start: int
    end: int
    rule: str
    confidence: float
    stated: bool


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the graph knows of one thing."""

    iri: str
    kind: str
    label: str
    statements: tuple[Statement, ...]
    connections: tuple[Statement, ...]
    quotes: tuple[Quote, ...]


class Graph:
    """A graph directory, opened read-only at its current generation."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.folder = generations.current(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files that were opened."""
        for name in ("store", "index", "_facts"):
            opened = self.__dict__.pop(name, None)
            if opened is not None and hasattr(opened, "close"):
                opened.close()

    @cached_property
    def store(self) -> ox.Store:
        """The RDF store, read-only."""
        return open_store(self.folder / generations.STORE)

    @cached_property
    def index(self) -> Index:
        """The text index."""
        return Index(self.folder / generations.SEARCH)

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """What the graph was built from and what is in it."""
        return dict(json.loads((self.folder / generations.MANIFEST).read_text(encoding="utf-8")))

    # --- asking ----------------------------------------------------------------------------------------

    def query(self, sparql: str) -> Result:
        """Answer a SPARQL query; the prefixes of the ontology need no declaration.

        Raises QueryError where it is not SPARQL 1.1 or cannot be evaluated.
        """
        return answer(self.store, sparql)

    def ask(self, name: str, parameters: Mapping[str, str] | None = None) -> Result:
        """Answer the catalogue's question `name`; a parameter that names something takes its name as people type it."""
        question = catalogue.find(name)
        return self.query(question.bind(self._terms(question, parameters or {})))

    def _terms(self, question: catalogue.Query, given: Mapping[str, str]) -> dict[str, Sequence[str]]:
        kinds = {parameter.name: parameter.kind for parameter in question.parameters}
        return {name: self._values(kinds.get(name, "text"), value) for name, value in given.items()}

    def _values(self, kind: str, value: str) -> list[str]:
        if kind in ("integer", "year"):
            if not value.lstrip("-").isdigit():
                raise QueryError(f"{value!r} is not a whole number")
            return [f'"{value}"^^<{iri("xsd:gYear")}>' if kind == "year" else value]
        if kind in catalogue.NAMED_KINDS:
            return [f"<{hit.iri}>" for hit in self.named(value, catalogue.NAMED_KINDS[kind])]
        return [str(ox.Literal(value))]

    def find(self, name: str, kinds: Iterable[str] = (), limit: int = 10) -> list[Hit]:
        """Return what `name` can mean, best first; an IRI or an identifier is a name too."""
        if name.startswith(("http://", "https://")):
            hit = self.index.describe(name)
            return [hit] if hit else []
        return self.index.find(name, kinds, limit)

    def named(self, name: str, kinds: Iterable[str] = ()) -> list[Hit]:
        """Return the things that bear exactly this name, else the one nearest to it.

        Raises QueryError where nothing is near, or where several things are.
        """
        hits = self.find(name, kinds)
        if not hits:
            raise QueryError(
                f"nothing called {name!r} in this graph; check the spelling, or give an IRI or an identifier"
            )
        exact = [hit for hit in hits if fold(hit.name) == fold(name) or hit.iri == name]
        if exact or len({fold(hit.label) for hit in hits}) == 1:
            return exact or hits
        raise QueryError(f"{name!r} could be {', '.join(_told_apart(hit) for hit in hits[:5])}; say which")

    def sql(self, statement: str) -> duckdb.DuckDBPyRelation:
        """Answer a SQL statement over the fact tables. Raises QueryError where it cannot be answered."""
        try:
            return self._facts.sql(statement)
        except duckdb.Error as error:
            raise QueryError(f"this statement cannot be answered: {error}") from error

    @cached_property
    def _facts(self) -> duckdb.DuckDBPyConnection:
        db = duckdb.connect()
        facts = self.folder / generations.FACTS
        for table in tables().values():
            if paths := sorted(str(path) for path in facts.glob(f"{table.name}.*parquet")):
                db.read_parquet(paths, union_by_name=True).create_view(table.name)
            else:
                empty = ", ".join(f'NULL::{type_} AS "{name}"' for name, type_ in table.schema.items())
                db.execute(f'CREATE VIEW "{table.name}" AS SELECT {empty} WHERE false')
        db.from_parquet(str(self.folder / generations.IDENTITIES)).create_view("identity")
        return db

    # --- one thing -------------------------------------------------------------------------------------

    def show(self, name: str) -> list[Portrait]:
        """Return what the graph knows of the things called `name`."""
        return [self.portray(hit.iri) for hit in self.named(name)]

    def portray(self, node: str) -> Portrait:
        """Return what the graph knows of one thing, by its IRI."""
        hit = self.index.describe(node)
        if hit is None:
            raise QueryError(f"{node} is not in this graph")
        about = str(ox.NamedNode(node))
        return Portrait(
            iri=node,
            kind=hit.kind,
            label=hit.label,
            statements=tuple(self._statements(f"{about} ?p ?v .")),
            connections=tuple(self._statements(f"?v ?p {about} . FILTER NOT EXISTS {{ ?v oa:exact ?quote }}")),
            quotes=tuple(self._quotes(about)),
        )

    def _statements(self, pattern: str) -> Iterator[Statement]:
        rows = select(
            self.store,
            f"""SELECT DISTINCT ?p ?v ?label WHERE {{ {pattern}
            FILTER(?p NOT IN (rdf:type, rdfs:label, prov:wasDerivedFrom, skos:prefLabel))
            OPTIONAL {{ ?v rdfs:label ?label }} OPTIONAL {{ ?v film:year ?year }}
            FILTER(isLiteral(?v) || BOUND(?label) || ?p = schema:sameAs) }} ORDER BY ?p ?year ?label ?v""",
        )
        for row in rows:
            node, label = row["v"], row["label"]
            yield Statement(
                labels().get(short(row["p"].value), short(row["p"].value)),
                label.value if label is not None else node.value,
                node.value if isinstance(node, ox.NamedNode) else None,
            )

    def _quotes(self, about: str) -> Iterator[Quote]:
        rows = select(
            self.store,
            f"""SELECT DISTINCT ?node ?p ?what ?quote ?source ?start ?end ?rule ?confidence ?stated WHERE {{
            {{ ?node ?points {about} ; oa:exact ?quote ; oa:start ?start ; oa:end ?end ; film:rule ?rule ;
               film:confidence ?confidence ; film:stated ?stated ; oa:hasSource/rdfs:label ?source ; a ?class }}
            OPTIONAL {{ ?node rdf:predicate ?p }}
            BIND(COALESCE(?p, ?class) AS ?what) }} ORDER BY ?source ?start ?rule""",
        )
        for row in rows:
            what = short(row["what"].value)
            yield Quote(
                labels().get(what, what), row["quote"].value, row["source"].value, int(row["start"].value), int(row["end"].value),
                row["rule"].value, float(row["confidence"].value), row["stated"].value == "true",
            )  # fmt: skip

    # --- all of it -------------------------------------------------------------------------------------

    def check(self, sample: int | None = None) -> checking.Report:
        """Return what breaks the shapes and the checks of the catalogue, in `sample` nodes of each class or in all."""
        return checking.check(self.store, sample)

    def networkx(self) -> "nx.MultiGraph[str]":
        """Return the network of agents and films, one edge a credit, with labels, kinds and roles as attributes."""
        network: nx.MultiGraph[str] = nx.MultiGraph()
        rows = self.sql("""
            SELECT f.iri, min(f.name), a.iri, min(a.name), min(a.kind), c.role
            FROM credit c JOIN identity f ON f.key = c.film JOIN identity a ON a.key = c.agent
            GROUP BY f.iri, a.iri, c.role ORDER BY ALL
        """).fetchall()
        for film, title, agent, name, kind, role in rows:
            network.add_node(film, label=title, kind="film")
            network.add_node(agent, label=name, kind=kind)
            network.add_edge(agent, film, role=role.removeprefix("role:"))
        return network


def _told_apart(hit: Hit) -> str:
    return f"{hit.label} ({hit.kind}, {hit.iri})"


def open_graph(path: Path | str) -> Graph:
    """Open the graph in a directory for asking. Raises GraphError where there is none."""
    return Graph(path)
