"""Who is tied to whom by the films that both are credited on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from reelgraph import generations, network
from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute, Edge, Network
from reelgraph.graph import Graph
from reelgraph.selections.ranges import Flags, Numbers, positions, spans
from reelgraph.selections.things import NODE_ATTRIBUTES, Names, columns, metadata, nodes, things_file
from reelgraph.vocabulary import roles

PAIRS = 262_144  # pairs of a projection that are counted at once
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
    "producer-director": Projection("whose films a producer made", "schema:producer", "schema:director"),
    "director-company": Projection("who produced a director's films", "schema:director", "schema:productionCompany"),
    "company-distributor": Projection(
        "who distributed a company's films", "schema:productionCompany", "film:distributor"
    ),
}


def project(graph: Graph, name: str) -> Network:
    """Return one of PROJECTIONS: a tie for each two who share a film in those roles, weighted by the number of films.

    A tie has the years of the first and the last shared film; whoever shares none stands alone. Nobody is tied to
    himself. Raises QueryError where there is no such projection or the graph has none of its roles.
    """
    if name not in PROJECTIONS:
        raise QueryError(f"no projection is called {name!r}; there are {', '.join(PROJECTIONS)}")
    wanted = PROJECTIONS[name]
    arrays = network.load(graph.folder / generations.NETWORK)
    is_film, years = columns(things_file(graph))
    of_source = incidence(graph, arrays, is_film, wanted.source)
    of_target = incidence(graph, arrays, is_film, wanted.target)
    if not len(of_source) or not len(of_target):
        raise QueryError(
            f"this graph has nobody in the roles of {name!r}; see what it has with `reelgraph sql "
            '"SELECT role, count(*) FROM credit GROUP BY role"`'
        )
    size = len(is_film)
    weights = _counted(np.unique(np.concatenate([of_source, of_target]), axis=0)[:, 1], size)
    names = Names(size)
    return Network(
        metadata=metadata(graph, f"{name}: {wanted.about}, weighted by the number of films"),
        nodes=nodes(things_file(graph), names, weights > 0, weights),
        edges=_ties(name, wanted, of_source, of_target, years, names),
        node_attributes=NODE_ATTRIBUTES,
        edge_attributes=TIE,
        directed=wanted.directed,
    )


def _counted(numbers: Numbers, size: int) -> Numbers:
    return np.bincount(numbers, minlength=size).astype(np.int64)


def incidence(graph: Graph, arrays: network.Adjacency, is_film: Flags, term: str) -> Numbers:
    """Return the pairs (film, agent) of the roles that make a property, each once, in order."""
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
    role: str, wanted: Projection, of_source: Numbers, of_target: Numbers, years: Numbers, names: Names
) -> Iterator[Edge]:
    size = len(years)
    by_film = np.concatenate([[0], np.cumsum(_counted(of_target[:, 0], size))])
    of_source = of_source[np.lexsort((of_source[:, 0], of_source[:, 1]))]
    films, agents = of_source[:, 0], of_source[:, 1]
    pairs = np.concatenate([[0], np.cumsum(by_film[films + 1] - by_film[films])])
    firsts = np.concatenate([np.flatnonzero(np.diff(agents, prepend=-1)), [len(agents)]])
    for low, high in spans(pairs[firsts], PAIRS):
        rows = slice(firsts[low], firsts[high])
        starts, ends = by_film[films[rows]], by_film[films[rows] + 1]
        source = np.repeat(agents[rows], ends - starts)
        shared = np.repeat(films[rows], ends - starts)
        target = of_target[positions(starts, ends), 1]
        kept = source != target if wanted.directed else source < target
        yield from _weighed(role, source[kept], target[kept], years[shared[kept]], names)


def _weighed(role: str, source: Numbers, target: Numbers, years: Numbers, names: Names) -> Iterator[Edge]:
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
