"""What the graph knows of one thing: what is said of it, of what it is something, and the words that say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pyoxigraph as ox

from reelgraph.notebooks import html_table
from reelgraph.search import Hit
from reelgraph.store import select
from reelgraph.vocabulary import labels, short


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

    columns: ClassVar[tuple[str, ...]] = ("of", "what", "value")
    iri: str
    kind: str
    label: str
    statements: tuple[Statement, ...]
    connections: tuple[Statement, ...]
    quotes: tuple[Quote, ...]

    def rows(self) -> list[tuple[str, str, str]]:
        """Return what is said of the thing and what it is of others, a row of `columns` each."""
        said = [(self.label, one.property, one.value) for one in self.statements]
        return said + [(one.value, one.property, self.label) for one in self.connections]

    def _repr_html_(self) -> str:
        quotes = [(one.about, one.quote, one.source) for one in self.quotes]
        said = html_table(self.columns, self.rows(), f"{self.label} ({self.kind})")
        return said + html_table(("about", "the words that say it", "source"), quotes)


def portray(store: ox.Store, hit: Hit) -> Portrait:
    """Return what the store knows of a thing."""
    about = str(ox.NamedNode(hit.iri))
    return Portrait(
        iri=hit.iri,
        kind=hit.kind,
        label=hit.label,
        statements=tuple(_statements(store, f"{about} ?p ?v .")),
        connections=tuple(_statements(store, f"?v ?p {about} . FILTER NOT EXISTS {{ ?v oa:exact ?quote }}")),
        quotes=tuple(_quotes(store, about)),
    )


def _statements(store: ox.Store, pattern: str) -> Iterator[Statement]:
    rows = select(
        store,
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


def _quotes(store: ox.Store, about: str) -> Iterator[Quote]:
    rows = select(
        store,
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
