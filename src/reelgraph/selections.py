"""What of a graph becomes a network: all of it, a neighbourhood, a projection, or the answer to a query.

All but a query's answer is read from the arrays of `network` as it is written: no more than a block of it is in memory,
beside the IRIs of its nodes (some 70 bytes each). Nodes and edges come in the order of the arrays, which is that of the
IRIs, so that the same graph gives the same network.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pyoxigraph as ox

from reelgraph import generations, network
from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute, Edge, Metadata, Network, Node, Source, Value
from reelgraph.graph import Graph
from reelgraph.vocabulary import iri, labels, roles, short

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

BLOCK = 16_384  # edges, or nodes, that are read at once
PAIRS = 262_144  # pairs of a projection that are counted at once
NODE_ATTRIBUTES = (
    Attribute("iri"),
    Attribute("label"),
    Attribute("kind"),
    Attribute("year", "integer"),
    Attribute("weight", "integer"),
)
CREDIT = (Attribute("role"), Attribute("year", "integer"), Attribute("weight", "integer"))
TIE = (
    Attribute("role"),
    Attribute("year", "integer"),
    Attribute("last_year", "integer"),
    Attribute("weight", "integer"),
)


@dataclass(frozen=True, slots=True)
class Projection:
    """Who is tied to whom by the films that both are credited on, the one in one role and the other in another.

    `source` and `target` are roles, or properties: a property stands for every role that makes such an edge.
    """

    about: str
    source: str
    target: str

    @property
    def directed(self) -> bool:
        """Return whether the two ends of a tie differ."""
        return self.source != self.target


PROJECTIONS: Mapping[str, Projection] = {
    "co-actors": Projection("who acted with whom", "schema:actor", "schema:actor"),
    "co-directors": Projection("who directed with whom", "schema:director", "schema:director"),
    "co-writers": Projection("who wrote with whom", "film:screenwriter", "film:screenwriter"),
    "co-producers": Projection(
        "which companies produced together", "schema:productionCompany", "schema:productionCompany"
    ),
    "director-actor": Projection("whom a director cast", "schema:director", "schema:actor"),
    "director-writer": Projection("whose scripts a director shot", "schema:director", "film:screenwriter"),
    "director-cinematographer": Projection("who shot a director's films", "schema:director", "film:cinematographer"),
    "director-editor": Projection("who cut a director's films", "schema:director", "film:filmEditor"),
    "director-composer": Projection("who scored a director's films", "schema:director", "schema:musicBy"),
    "director-company": Projection("who produced a director's films", "schema:director", "schema:productionCompany"),
    "company-distributor": Projection(
        "who distributed a company's films", "schema:productionCompany", "film:distributor"
    ),
}


def select(
    graph: Graph,
    around: str | None = None,
    hops: int = 2,
    projection: str | None = None,
    query: str | None = None,
) -> Network:
    """Return the whole network of agents and films, or the part that one of the others asks for.

    Raises QueryError where a name, a projection or a query selects nothing that is a network.
    """
    if around is not None:
        return neighbourhood(graph, around, hops)
    if projection is not None:
        return project(graph, projection)
    if query is not None:
        return answer(graph, query)
    return whole(graph)


def whole(graph: Graph) -> Network:
    """Return every agent and film with a credit, one edge a credit."""
    arrays = network.load(graph.folder / generations.NETWORK)
    return _credits(graph, arrays, np.diff(arrays.offsets) > 0, "Agents and films, one edge a credit")


def neighbourhood(graph: Graph, name: str, hops: int) -> Network:
    """Return what is within so many credits of the things called `name`, and every credit among them."""
    arrays = network.load(graph.folder / generations.NETWORK)
    hits = graph.named(name)
    start = _numbers(_things(graph), [hit.iri for hit in hits])
    if not any(arrays.offsets[node + 1] > arrays.offsets[node] for node in start):
        raise QueryError(
            f"{name!r} ({hits[0].kind}) has no credits, and so no neighbours: name a film, a person or a company"
        )
    title = f"Agents and films within {hops} credit{'s' * (hops != 1)} of {hits[0].label}"
    return _credits(graph, arrays, _reached(arrays, start, hops), title)


def _reached(arrays: network.Adjacency, start: list[int], hops: int) -> Flags:
    reached = np.zeros(len(arrays.offsets) - 1, dtype=np.bool_)
    reached[start] = True
    frontier: Numbers = np.asarray(start, dtype=np.int64)
    for _ in range(hops):
        near = np.unique(arrays.neighbours[_positions(arrays.offsets[frontier], arrays.offsets[frontier + 1])])
        frontier = near[~reached[near]].astype(np.int64)
        reached[frontier] = True
    return reached


def _positions(starts: Numbers, ends: Numbers) -> Numbers:
    """Return every place of the ranges start … end - 1, one range after the other."""
    lengths = ends - starts
    shifts = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) if len(lengths) else lengths
    return np.asarray(np.arange(lengths.sum()) + shifts, dtype=np.int64)


# --- what the arrays do not hold -----------------------------------------------------------------------


class _Names:
    """The IRIs of the nodes by their numbers, side by side."""

    def __init__(self, size: int) -> None:
        self._text = bytearray()
        self._starts = np.zeros(size, dtype=np.int64)
        self._lengths = np.zeros(size, dtype=np.uint16)

    def add(self, number: int, name: str) -> None:
        encoded = name.encode()
        self._starts[number], self._lengths[number] = len(self._text), len(encoded)
        self._text += encoded

    def of(self, number: int) -> str:
        start = int(self._starts[number])
        return self._text[start : start + int(self._lengths[number])].decode()


def _things(graph: Graph) -> Path:
    return graph.folder / generations.NETWORK / network.THINGS


def _numbers(things: Path, iris: list[str]) -> list[int]:
    with duckdb.connect() as db:
        rows = db.execute(
            "SELECT id FROM read_parquet($1) WHERE list_contains($2, iri) ORDER BY id", [str(things), iris]
        )
        return [number for (number,) in rows.fetchall()]


def _columns(things: Path) -> tuple[Flags, Numbers]:
    """Return for each thing whether it is a film, and its year, 0 where nobody knows."""
    with duckdb.connect(config={"threads": 1}) as db:
        found = db.execute(
            """SELECT coalesce(kind = 'film', false) AS film, coalesce(try_cast(year[:4] AS SMALLINT), 0) AS year
            FROM read_parquet($1) ORDER BY id""",
            [str(things)],
        ).fetchnumpy()
    return np.asarray(found["film"], dtype=np.bool_), np.asarray(found["year"]).astype(np.int64)


def _nodes(things: Path, names: _Names, chosen: Flags, weights: Numbers) -> Iterator[Node]:
    with duckdb.connect(config={"threads": 1}) as db:
        for start in range(0, len(chosen), BLOCK):
            if not chosen[start : start + BLOCK].any():
                continue
            rows = db.execute(
                """SELECT id, iri, label, kind, try_cast(year[:4] AS INTEGER) FROM read_parquet($1)
                WHERE id >= $2 AND id < $3 ORDER BY id""",
                [str(things), start, start + BLOCK],
            )
            for number, name, label, kind, year in rows.fetchall():
                if chosen[number]:
                    names.add(number, name)
                    yield Node(name, (name, label, kind, year, int(weights[number])))


def metadata(graph: Graph, title: str) -> Metadata:
    """Return what every network of a graph says of itself: its sources and their licences."""
    sources = graph.manifest["sources"]
    told = (Source(source["title"], source["licence"], source.get("origin", "")) for source in sources)
    return Metadata(title, "reelgraph", tuple(dict.fromkeys(told)))


# --- credits -------------------------------------------------------------------------------------------


def _credits(graph: Graph, arrays: network.Adjacency, chosen: Flags, title: str) -> Network:
    things = _things(graph)
    names = _Names(len(chosen))
    return Network(
        metadata=metadata(graph, title),
        nodes=_nodes(things, names, chosen, np.diff(arrays.offsets)),
        edges=_credit_edges(arrays, things, names, chosen),
        node_attributes=NODE_ATTRIBUTES,
        edge_attributes=CREDIT,
    )


def _credit_edges(arrays: network.Adjacency, things: Path, names: _Names, chosen: Flags) -> Iterator[Edge]:
    is_film, years = _columns(things)
    known = [name.removeprefix("role:") for name in arrays.role_names]
    for first, last in _spans(arrays.offsets, BLOCK):
        degrees = np.diff(arrays.offsets[first : last + 1])
        agents = np.repeat(np.arange(first, last), degrees)
        place = slice(arrays.offsets[first], arrays.offsets[last])
        films, kinds = arrays.neighbours[place], arrays.roles[place]
        wanted = ~is_film[agents] & chosen[agents] & chosen[films]
        agents, films, kinds = agents[wanted], films[wanted], kinds[wanted]
        before, name = -1, ""
        rows = zip(agents.tolist(), films.tolist(), kinds.tolist(), years[films].tolist(), strict=True)
        for agent, film, kind, year in rows:
            if agent != before:
                before, name = agent, names.of(agent)
            yield Edge(name, names.of(film), (known[kind], year or None, 1))


def _spans(offsets: Numbers, size: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of rows that hold some `size` entries each, one row at least."""
    row, end = 0, len(offsets) - 1
    while row < end:
        after = int(np.searchsorted(offsets, offsets[row] + size, side="right")) - 1
        after = min(max(after, row + 1), end)
        yield row, after
        row = after


# --- projections ---------------------------------------------------------------------------------------


def project(graph: Graph, name: str) -> Network:
    """Return one of PROJECTIONS: a tie for each two who share a film in those roles, weighted by the number of films.

    A tie has the years of the first and the last shared film; whoever shares none stands alone. Nobody is tied to
    himself. Raises QueryError where there is no such projection or the graph has none of its roles.
    """
    if name not in PROJECTIONS:
        raise QueryError(f"no projection is called {name!r}; there are {', '.join(PROJECTIONS)}")
    wanted = PROJECTIONS[name]
    arrays = network.load(graph.folder / generations.NETWORK)
    is_film, years = _columns(_things(graph))
    of_source = _incidence(graph, arrays, is_film, wanted.source)
    of_target = _incidence(graph, arrays, is_film, wanted.target)
    if not len(of_source) or not len(of_target):
        raise QueryError(
            f"this graph has nobody in the roles of {name!r}; see what it has with `reelgraph sql "
            '"SELECT role, count(*) FROM credit GROUP BY role"`'
        )
    size = len(is_film)
    weights = _counted(np.unique(np.concatenate([of_source, of_target]), axis=0)[:, 1], size)
    names = _Names(size)
    return Network(
        metadata=metadata(graph, f"{name}: {wanted.about}, weighted by the number of films"),
        nodes=_nodes(_things(graph), names, weights > 0, weights),
        edges=_ties(name, wanted, of_source, of_target, years, names),
        node_attributes=NODE_ATTRIBUTES,
        edge_attributes=TIE,
        directed=wanted.directed,
    )


def _counted(numbers: Numbers, size: int) -> Numbers:
    return np.bincount(numbers, minlength=size).astype(np.int64)


def _incidence(graph: Graph, arrays: network.Adjacency, is_film: Flags, term: str) -> Numbers:
    """Return the pairs (film, agent) of a role or of the roles that make a property, each once, in order."""
    pairs = _paired(arrays, is_film, {f"role:{name}" for name, role in roles().items() if role.direct == term})
    if term == "film:distributor":  # some are credited, some are told of with a release
        links = network.load(graph.folder / generations.NETWORK / network.LINKS)
        pairs = np.concatenate([pairs, _paired(links, is_film, {"distributor"})])
    return np.unique(pairs, axis=0) if len(pairs) else pairs


def _paired(arrays: network.Adjacency, is_film: Flags, names: set[str]) -> Numbers:
    numbers = [number for number, name in enumerate(arrays.role_names) if name in names]
    films = np.repeat(np.arange(len(is_film)), np.diff(arrays.offsets))
    chosen = np.isin(arrays.roles, numbers) & is_film[films]
    return np.stack([films[chosen], np.asarray(arrays.neighbours[chosen], dtype=np.int64)], axis=1)


def _ties(
    role: str, wanted: Projection, of_source: Numbers, of_target: Numbers, years: Numbers, names: _Names
) -> Iterator[Edge]:
    size = len(years)
    by_film = np.concatenate([[0], np.cumsum(_counted(of_target[:, 0], size))])
    of_source = of_source[np.lexsort((of_source[:, 0], of_source[:, 1]))]
    films, agents = of_source[:, 0], of_source[:, 1]
    pairs = np.concatenate([[0], np.cumsum(by_film[films + 1] - by_film[films])])
    firsts = np.concatenate([np.flatnonzero(np.diff(agents, prepend=-1)), [len(agents)]])
    for low, high in _spans(pairs[firsts], PAIRS):
        rows = slice(firsts[low], firsts[high])
        starts, ends = by_film[films[rows]], by_film[films[rows] + 1]
        source = np.repeat(agents[rows], ends - starts)
        shared = np.repeat(films[rows], ends - starts)
        target = of_target[_positions(starts, ends), 1]
        kept = source != target if wanted.directed else source < target
        yield from _weighed(role, source[kept], target[kept], years[shared[kept]], names)


def _weighed(role: str, source: Numbers, target: Numbers, years: Numbers, names: _Names) -> Iterator[Edge]:
    if not len(source):
        return
    order = np.lexsort((years, target, source))
    source, target, years = source[order], target[order], years[order]
    new = np.flatnonzero((np.diff(source, prepend=-1) != 0) | (np.diff(target, prepend=-1) != 0))
    counts = np.diff(np.concatenate([new, [len(source)]]))
    unknown = np.iinfo(np.int64).max
    first = np.minimum.reduceat(np.where(years > 0, years, unknown), new)
    last = np.maximum.reduceat(years, new)
    columns = (source[new], target[new], np.where(first == unknown, 0, first), last, counts)
    for one, other, earliest, latest, count in zip(*(column.tolist() for column in columns), strict=True):
        yield Edge(names.of(one), names.of(other), (role, earliest or None, latest or None, count))


# --- the answer to a query -----------------------------------------------------------------------------

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
            [str(_things(graph)), iris],
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
