"""SHACL shapes as SPARQL: each constraint of `ontology/shapes.ttl` becomes one question that finds its breaches.

pyshacl checks about 1,500 triples a second; these questions run set-based on the store, so that a graph of
millions can be checked. The subset of SHACL that shapes.ttl uses is what this module understands; a
constraint that it does not know is an error, never skipped. `tests/test_shapes.py` holds it to pyshacl's verdicts.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from reelgraph.content import folder
from reelgraph.errors import ContentError
from reelgraph.vocabulary import PREFIXES, iri

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Constraint:
    """One rule of a shape: the question that returns (?this, ?value) for each breach, and what a breach means."""

    shape: str
    kind: str
    message: str
    severity: str
    query: str


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(iri(name))


@cache
def shapes() -> ox.Store:
    """Return `ontology/shapes.ttl` as a store."""
    store = ox.Store()
    store.load(path=str(folder("ontology") / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def _all(subject: Term, name: str) -> list[Term]:
    return [quad.object for quad in shapes().quads_for_pattern(subject, _node(name), None)]  # type: ignore[arg-type]


def _one(subject: Term, name: str) -> Term | None:
    return next(iter(_all(subject, name)), None)


def _items(head: Term | None) -> Iterator[Term]:
    while head is not None and head != _node("rdf:nil"):
        first = _one(head, "rdf:first")
        if first is not None:
            yield first
        head = _one(head, "rdf:rest")


def _path(shape: Term) -> str:
    path = _one(shape, "sh:path")
    if isinstance(path, ox.NamedNode):
        return str(path)
    inverse = _one(path, "sh:inversePath") if path is not None else None
    if isinstance(inverse, ox.NamedNode):
        return f"^{inverse}"
    raise ContentError("ontology/shapes.ttl: a sh:path is neither a property nor the inverse of one")


@cache
def constraints() -> tuple[Constraint, ...]:
    """Return every constraint of `ontology/shapes.ttl`, in a stable order."""
    found = [
        constraint
        for quad in shapes().quads_for_pattern(None, _node("rdf:type"), _node("sh:NodeShape"))
        for target in _targets(quad.subject)
        for constraint in _of_shape(quad.subject, target)
    ]
    return tuple(sorted(found, key=lambda constraint: (constraint.shape, constraint.kind, constraint.query)))


def _targets(shape: Term) -> list[str]:
    classes = [f"?this a {target} ." for target in _all(shape, "sh:targetClass")]
    return classes + [f"?this {target} [] ." for target in _all(shape, "sh:targetSubjectsOf")]


IGNORED = frozenset(
    iri(name)
    for name in (
        "rdf:type", "rdfs:label", "rdfs:comment", "rdfs:isDefinedBy", "sh:targetClass", "sh:targetSubjectsOf", "sh:property", "sh:sparql",
        "sh:path", "sh:name", "sh:description", "sh:message", "sh:severity", "sh:order", "sh:group",
    )
)  # fmt: skip


def _of_shape(shape: Term, target: str) -> Iterator[Constraint]:
    name = shape.value.rsplit("#", 1)[-1] if isinstance(shape, ox.NamedNode) else "shape"
    yield from _of_values(shape, shape, name, target, "BIND(?this AS ?value)")
    for property_shape in _all(shape, "sh:property"):
        path = _path(property_shape)
        yield from _of_values(property_shape, shape, name, target, f"?this {path} ?value .", path)
    for sparql in _all(shape, "sh:sparql"):
        yield Constraint(name, "sparql", _message(sparql, name), _severity(sparql, shape), _select(sparql, target))


def _of_values(part: Term, shape: Term, name: str, target: str, values: str, path: str = "") -> Iterator[Constraint]:
    for quad in shapes().quads_for_pattern(part, None, None):  # type: ignore[arg-type]
        if quad.predicate.value in IGNORED:
            continue
        kind = quad.predicate.value.removeprefix(PREFIXES["sh"])
        if kind not in BREACHES:
            raise ContentError(
                f"ontology/shapes.ttl: {name} uses sh:{kind}, which is not in the subset that shapes are written in"
            )
        breach = BREACHES[kind](quad.object, target, values, path)
        yield Constraint(name, kind, _message(part, name), _severity(part, shape), breach)


def _message(part: Term, name: str) -> str:
    message = _one(part, "sh:message")
    return message.value if isinstance(message, ox.Literal) else f"breaks the shape {name}"


def _severity(part: Term, shape: Term) -> str:
    severity = _one(part, "sh:severity") or _one(shape, "sh:severity")
    return severity.value.rsplit("#", 1)[-1] if isinstance(severity, ox.NamedNode) else "Violation"


def _select(sparql: Term, target: str) -> str:
    select = _one(sparql, "sh:select")
    if not isinstance(select, ox.Literal):
        raise ContentError("ontology/shapes.ttl: a sh:sparql has no sh:select")
    head, brace, body = select.value.replace("$this", "?this").partition("{")
    return head + brace + f" {target} " + body


# --- one question a kind of constraint -------------------------------------------------------------------

Breach = Callable[[Term, str, str, str], str]


def _when(condition: Callable[[Term], str]) -> Breach:
    """Return the question for a constraint on each value by itself."""

    def breach(limit: Term, target: str, values: str, path: str) -> str:  # noqa: ARG001
        return f"SELECT DISTINCT ?this ?value WHERE {{ {target} {values} FILTER({condition(limit)}) }}"

    return breach


def _too_few(limit: Term, target: str, values: str, path: str) -> str:
    if str(getattr(limit, "value", "")) == "1":
        return f"SELECT DISTINCT ?this WHERE {{ {target} FILTER NOT EXISTS {{ {values} }} }}"
    return (
        f"SELECT DISTINCT ?this WHERE {{ {target} {{ SELECT ?this (COUNT(DISTINCT ?v) AS ?n) WHERE {{ {target}"
        f" OPTIONAL {{ ?this {path} ?v }} }} GROUP BY ?this }} FILTER(?n < {limit.value}) }}"  # type: ignore[union-attr]
    )


def _too_many(limit: Term, target: str, values: str, path: str) -> str:  # noqa: ARG001
    return (
        f"SELECT ?this (SAMPLE(?value) AS ?one) WHERE {{ {target} {values} }}"
        f" GROUP BY ?this HAVING(COUNT(DISTINCT ?value) > {limit.value})"  # type: ignore[union-attr]
    )


def _no_member(limit: Term) -> str:
    classes = ", ".join(str(_one(option, "sh:class")) for option in _items(limit))
    return f"NOT EXISTS {{ ?value a ?class . FILTER(?class IN ({classes})) }}"


def _not_before(limit: Term, target: str, values: str, path: str) -> str:  # noqa: ARG001
    other = f"?this {limit} ?other ."
    return (
        f"SELECT DISTINCT ?this ?value WHERE {{ {target} {values} {other} FILTER(!COALESCE(?value <= ?other, false)) }}"
    )


NODE_KINDS = {iri("sh:IRI"): "!isIRI(?value)", iri("sh:Literal"): "!isLiteral(?value)"}

BREACHES: Mapping[str, Breach] = {
    "minCount": _too_few,
    "maxCount": _too_many,
    "datatype": _when(lambda limit: f"!isLiteral(?value) || DATATYPE(?value) != {limit}"),
    "nodeKind": _when(lambda limit: NODE_KINDS[limit.value]),  # type: ignore[union-attr]
    "class": _when(lambda limit: f"NOT EXISTS {{ ?value a {limit} }}"),
    "or": _when(_no_member),
    "pattern": _when(lambda limit: f"isBlank(?value) || !REGEX(STR(?value), {limit})"),
    "minInclusive": _when(lambda limit: f"!COALESCE(?value >= {limit}, false)"),
    "maxInclusive": _when(lambda limit: f"!COALESCE(?value <= {limit}, false)"),
    "in": _when(lambda limit: f"?value NOT IN ({', '.join(str(item) for item in _items(limit))})"),
    "lessThanOrEquals": _not_before,
}
