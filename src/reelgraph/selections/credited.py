"""Agents and films with their credits: all of them, or those in a neighbourhood."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from reelgraph import generations, network
from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute, Edge, Network
from reelgraph.graph import Graph
from reelgraph.selections.ranges import Flags, Numbers, positions, spans
from reelgraph.selections.things import NODE_ATTRIBUTES, Names, columns, metadata, nodes, numbers_of, things_file

BLOCK = 16_384  # edges that are read at once
CREDIT = (Attribute("role"), Attribute("year", "integer"), Attribute("weight", "integer"))


def whole(graph: Graph) -> Network:
    """Return every agent and film with a credit, one edge a credit."""
    arrays = network.load(graph.folder / generations.NETWORK)
    return _credits(graph, arrays, np.diff(arrays.offsets) > 0, "Agents and films, one edge a credit")


def neighbourhood(graph: Graph, name: str, hops: int) -> Network:
    """Return what is within so many credits of the things called `name`, and every credit among them."""
    arrays = network.load(graph.folder / generations.NETWORK)
    hits = graph.named(name)
    start = numbers_of(things_file(graph), [hit.iri for hit in hits])
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
        near = np.unique(arrays.neighbours[positions(arrays.offsets[frontier], arrays.offsets[frontier + 1])])
        frontier = near[~reached[near]].astype(np.int64)
        reached[frontier] = True
    return reached


def _credits(graph: Graph, arrays: network.Adjacency, chosen: Flags, title: str) -> Network:
    things = things_file(graph)
    names = Names(len(chosen))
    return Network(
        metadata=metadata(graph, title),
        nodes=nodes(things, names, chosen, np.diff(arrays.offsets)),
        edges=_credit_edges(arrays, things, names, chosen),
        node_attributes=NODE_ATTRIBUTES,
        edge_attributes=CREDIT,
    )


def _credit_edges(arrays: network.Adjacency, things: Path, names: Names, chosen: Flags) -> Iterator[Edge]:
    is_film, years = columns(things)
    known = [name.removeprefix("role:") for name in arrays.role_names]
    for first, last in spans(arrays.offsets, BLOCK):
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
