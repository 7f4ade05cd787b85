"""The picture of what a name means, or of chains: a person's or a company's time line, what is near a film."""

from collections.abc import Iterable, Sequence

from reelgraph.errors import QueryError
from reelgraph.graph import Graph
from reelgraph.network import Adjacency
from reelgraph.paths import Chain
from reelgraph.pictures.careers import Work, of_works
from reelgraph.pictures.chains import of_chains
from reelgraph.pictures.networks import of_network
from reelgraph.pictures.picture import Picture
from reelgraph.search import Hit
from reelgraph.selections import metadata, neighbourhood
from reelgraph.vocabulary import roles

HOPS = 2
NEAR = 100  # nodes around a name: what a page of A4 shows readably


def of(graph: Graph, what: str | Sequence[Chain], hops: int | None = None) -> Picture:
    """Return the picture of a name (see `of_name`) or of chains."""
    if isinstance(what, str):
        return of_name(graph, what, hops)
    return of_chains(what, sources=metadata(graph, "").sources)


def of_name(graph: Graph, name: str, hops: int | None = None, limit: int = NEAR) -> Picture:
    """Return the picture of the things called `name`: what is within so many `hops` (credits) of them, `limit` at most.

    Without `hops` a person, company, festival or place has a time line of films by role; a film what is within two.
    Raises QueryError where nothing bears the name, several do, or no film is tied to it.
    """
    hits = graph.named(name)
    films = [hit for hit in hits if hit.kind == "film"]
    if hops is not None or films:
        hops = HOPS if hops is None else hops
        near = neighbourhood(graph, name, hops)
        note = f"Films and those credited on them, within {hops} credit{'s' * (hops != 1)}; the larger a mark, the more credits"
        note += f". {several}" if (several := _several(hits)) else ""
        return of_network(near, hits[0].label, note, [hit.iri for hit in hits], limit)
    return of_works(hits[0].label, _works(graph, hits), metadata(graph, "").sources, _several(hits))


def _several(hits: Sequence[Hit]) -> str | None:
    """Return what to say where several bear a name; a film and the novel of that name are no such case."""
    count = sum(hit.kind == hits[0].kind for hit in hits)
    return f"Drawn are {count} who bear this name; no source says whether they are one" if count > 1 else None


def _works(graph: Graph, hits: Sequence[Hit]) -> list[Work]:
    """Return the films that any of these is tied to, by a credit, a screening, an award, a release or a place."""
    nodes, credits_ = graph.paths.nodes, graph.paths.credits
    own = [graph.paths.number(hit.iri) for hit in hits]
    found: dict[int, set[str]] = {}
    for arrays in (credits_, graph.paths.links):
        for film, role in _tied(arrays, own):
            found.setdefault(film, set()).add(role)
    if not found:
        raise QueryError(
            f"no film is tied to {hits[0].label!r} ({hits[0].kind}): there is nothing to draw; name a film, a person or a company"
        )
    known = roles()
    return [
        Work(
            nodes.label(film),
            nodes.year(film),
            tuple(sorted(known[role].label if role in known else role.replace("-", " ") for role in named)),
            int(credits_.offsets[film + 1] - credits_.offsets[film]),
        )
        for film, named in sorted(found.items())
    ]


def _tied(arrays: Adjacency, numbers: Iterable[int]) -> Iterable[tuple[int, str]]:
    for number in numbers:
        here = slice(arrays.offsets[number], arrays.offsets[number + 1])
        for film, role in zip(arrays.neighbours[here].tolist(), arrays.roles[here].tolist(), strict=True):
            yield film, arrays.role_names[role].removeprefix("role:")
