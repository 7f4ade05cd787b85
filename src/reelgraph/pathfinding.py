"""The shortest chains through the network's arrays: breadth first from both ends at once, best known films first.

A chain goes film by film: between two films stands a person or a company that is credited on both. Of two chains the
better one is shorter; else its films have more credits in all; else its nodes come first in the order of their IRIs.
`best` finds the best of all, `several` the best k without a node twice (Yen 1971, doi:10.1287/mnsc.17.11.712), both
exactly: every chain that is left out is worse.

How long that takes over 12.7 million credits: benchmarks/paths.py.
"""

import heapq
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reelgraph.network import Adjacency, Places

Nodes = npt.NDArray[np.intp]  # numpy looks up places several times sooner by its own kind of integer
Mask = npt.NDArray[np.bool_]
FEW = 40  # nodes; below, joining slices one by one costs less than computing all places at once
BARRED = 9  # a mark that no search makes
COUNT = np.arange(1 << 17)  # made once: no wave of most searches has more edges


@dataclass(frozen=True, slots=True)
class Filter:
    """What a chain may go through: masks over the roles of credits, the roles of links, and all nodes (for films)."""

    roles: Mask | None = None
    links: Mask | None = None
    films: Mask | None = None


class Finder:
    """Finds chains in the credits; `links` (screenings, places, …) are followed from the two ends only.

    `films` says of every node whether it is a film. Searches may run in several threads.
    """

    def __init__(self, credited: Adjacency, films: Mask, links: Adjacency | None = None) -> None:
        self.credits, self.films, self.links = credited, films, links
        self._idle: list[_Scratch] = []

    def best(
        self,
        start: int,
        end: int,
        within: Filter | None = None,
        without: Collection[int] = (),
        not_first: Collection[int] = (),
    ) -> list[int] | None:
        """Return the nodes of the best chain from `start` to `end`, or None where none leads there.

        The chain touches none of the nodes `without`; none of `not_first` follows `start`.
        """
        if start == end:
            return [start]
        scratch = self._idle.pop() if self._idle else _Scratch(len(self.films))
        search = _Search(self, scratch, (start, end), within or Filter())
        try:
            return search.run(without, not_first)
        finally:
            search.clean()
            self._idle.append(scratch)

    def several(self, start: int, end: int, count: int, within: Filter | None = None) -> Iterator[list[int]]:
        """Yield the `count` best chains from `start` to `end`, best first."""
        first = self.best(start, end, within)
        waiting = [(self.rank(first), 0)] if first else []
        seen: set[tuple[int, ...]] = set()
        found: list[list[int]] = []
        while waiting and len(found) < count:
            (length, _, chain), branched = heapq.heappop(waiting)
            found.append(list(chain))
            yield found[-1]
            for place in range(branched, length if len(found) < count else 0):
                root = list(chain[: place + 1])
                taken = {other[place + 1] for other in found if other[: place + 1] == root and len(other) > place + 1}
                rest = self._onward(root, end, within, taken)
                if rest and rest not in seen:
                    seen.add(rest)
                    heapq.heappush(waiting, (self.rank(rest), place))

    def _onward(self, root: list[int], end: int, within: Filter | None, taken: set[int]) -> tuple[int, ...] | None:
        rest = self.best(root[-1], end, within, root[:-1], taken)
        return tuple(root[:-1] + rest) if rest else None

    def reach(self, start: int, most: int, within: Filter | None = None) -> tuple[int, bool]:
        """Return how many other nodes chains from `start` come to, and whether that is all: counting ends after `most`."""
        scratch, search = _Scratch(len(self.films)), (start, -1)
        walk, wave, depth, count = _Search(self, scratch, search, within or Filter()), np.array([start], np.intp), 0, 0
        scratch.mark[start] = 1
        while wave.size and count < most:
            reached = walk.edges(wave, depth, 0).reached
            wave = walk.distinct(reached[scratch.mark[reached] == 0])
            scratch.mark[wave] = 1
            depth, count = depth + 1, count + wave.size
        return count, not wave.size

    def rings(self, start: int, within: Filter | None = None) -> Iterator[Nodes]:
        """Yield the people and companies that are one film away from `start`, two films, …, until nobody is left."""
        scratch = _Scratch(len(self.films))
        search, seen, wave = (
            _Search(self, scratch, (start, -1), within or Filter()),
            scratch.inside,
            np.array([start], np.intp),
        )
        seen[start] = True
        while wave.size:
            for depth in (1, 2) if not self.films[wave[0]] else (2,):
                reached = search.edges(wave, depth, 0).reached if wave.size else wave
                wave = search.distinct(reached[~seen[reached]])
                seen[wave] = True
            if wave.size:
                yield wave

    def rank(self, chain: Sequence[int]) -> tuple[int, int, tuple[int, ...]]:
        """Return what chains are ordered by: how many edges, minus the credits of their films, their nodes."""
        nodes = np.asarray(chain, dtype=np.int64)
        return len(chain) - 1, -int(self.weights(nodes[self.films[nodes]]).sum()), tuple(int(node) for node in chain)

    def weights(self, nodes: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """Return how many credits each node has."""
        offsets = self.credits.offsets
        return np.asarray(offsets[nodes + 1] - offsets[nodes])


class _Scratch:
    """Arrays over all nodes that a search marks and cleans again; pages that are never touched cost no memory."""

    def __init__(self, size: int) -> None:
        self.mark = np.zeros(size, dtype=np.int8)  # what `_mark` says of those seen, 0 of the others
        self.turn = np.zeros(size, dtype=np.int32)
        self.score = np.zeros(size, dtype=np.int64)  # credits of the films from here to the end, at best
        self.inside = np.zeros(size, dtype=np.bool_)  # one layer of the shortest chains


class _Search:
    """One search: two waves of nodes, one from each end, that grow until they meet."""

    def __init__(self, finder: Finder, scratch: _Scratch, ends: tuple[int, int], within: Filter) -> None:
        self.finder, self.scratch, self.ends, self.within = finder, scratch, ends, within
        self.waves = [[np.array([end], dtype=np.intp)] for end in ends]  # on each side, by depth
        self.costs = [[0], [0]]  # how many edges each wave has, but the first
        self.spans = [[spans(finder.credits, wave[0])] for wave in self.waves]  # where the edges of each wave are
        self.barred = np.empty(0, dtype=np.intp)
        self.scored: list[Nodes] = []

    def clean(self) -> None:
        for nodes in (*self.waves[0], *self.waves[1], self.barred):
            self.scratch.mark[nodes] = 0
        for nodes in self.scored:
            self.scratch.score[nodes] = 0

    # --- there ----------------------------------------------------------------------------------------------

    def run(self, without: Collection[int], not_first: Collection[int]) -> list[int] | None:
        mark, waves, costs = self.scratch.mark, self.waves, self.costs
        self.barred = np.fromiter(without, dtype=np.intp)
        mark[self.barred] = BARRED
        mark[waves[0][0]], mark[waves[1][0]] = _mark(0, 0), _mark(0, 1)
        depth = [0, 0]
        while True:
            # The start goes first, so that `not_first` need be kept on one side only, then the end, for its links.
            side = depth[1] < depth[0] if 0 in depth else costs[1][-1] < costs[0][-1]
            edges = self.edges(waves[side][-1], depth[side], side, self.spans[side][-1])
            if not_first and side == 0 and depth[0] == 0:
                edges = edges.where(~np.isin(edges.reached, np.fromiter(not_first, dtype=np.intp)))
            seen = mark[edges.reached]
            meets = seen == _mark(depth[1 - side], 1 - side)
            depth[side] += 1
            if meets.any():
                return self._traced(edges.where(meets), depth, side)
            wave = self.distinct(edges.reached[seen == 0])
            if not wave.size:
                return None
            mark[wave] = _mark(depth[side], side)
            waves[side].append(wave)
            self.spans[side].append(spans(self.finder.credits, wave))
            costs[side].append(int(self.spans[side][-1][1].sum()))

    def edges(self, wave: Nodes, depth: int, side: int, where: "Spans | None" = None) -> "Edges":
        """Return the allowed edges of a wave that is `depth` steps from the end on `side`."""
        edges = expand(self.finder.credits, wave, self.within.roles, where)
        other = self.ends[1 - side]
        if depth == 0 and self.finder.links is not None:
            linked = expand(self.finder.links, wave, self.within.links).reached
            if self.finder.films[wave[0]]:  # a film is linked to a festival or a place only where that is the other end
                linked = linked[linked == other]
            if linked.size:
                edges = Edges(wave, np.concatenate([edges.reached, linked]), None, None)
        if self.within.films is not None and edges.reached.size and self.finder.films[edges.reached[0]]:
            edges = edges.where(self.within.films[edges.reached] | (edges.reached == other))
        return edges

    def distinct(self, nodes: Nodes) -> Nodes:
        """Return the nodes once each: of equal ones the last keeps its turn."""
        turn, order = self.scratch.turn, np.arange(nodes.size, dtype=np.int32)
        turn[nodes] = order
        return np.asarray(nodes[turn[nodes] == order])

    # --- and back -------------------------------------------------------------------------------------------

    def _traced(self, met: "Edges", depth: list[int], side: int) -> list[int]:
        """Return the best chain through the edges by which the wave of `side` met the other, `depth` from the ends."""
        layer, last = self.distinct(met.reached), (met.reached, met.owners())
        steps = [self._steps(layer, depth[at], at, last if side == at else None) for at in (0, 1)]
        for nodes, closer in reversed(steps[1]):
            self._score(nodes, closer)
        for nodes, closer in steps[0]:
            self._score(closer, nodes)
        chain = [self.ends[0]]
        for nodes, closer in reversed(steps[0]):
            chain.append(self._choose(nodes[closer == chain[-1]]))
        for nodes, closer in steps[1]:
            chain.append(self._choose(closer[nodes == chain[-1]]))
        return chain

    def _steps(self, met: Nodes, depth: int, side: int, known: tuple[Nodes, Nodes] | None) -> list[tuple[Nodes, Nodes]]:
        """Return, from `met` down to the end on `side`, the edges (node, node one step closer) of all shortest chains."""
        steps, wave = [], met
        for left in range(depth, 0, -1):
            if left == 1:
                steps.append((wave, np.full_like(wave, self.ends[side])))
                break
            nodes, closer = known or self._closer(wave, left, side)
            known = None
            steps.append((nodes, closer))
            wave = self.distinct(closer)
        return steps

    def _closer(self, layer: Nodes, left: int, side: int) -> tuple[Nodes, Nodes]:
        """Return the edges (node, node one step closer) of a layer `left` steps from the end on `side`.

        They are looked for from whichever end of theirs has fewer edges: those who met are mostly the prolific ones.
        """
        scratch, finder, wave = self.scratch, self.finder, self.waves[side][left - 1]
        if finder.weights(layer).sum() <= self.costs[side][left - 1]:
            edges = expand(finder.credits, layer, self.within.roles)
            edges = edges.where(scratch.mark[edges.reached] == _mark(left - 1, side))
            return edges.owners(), edges.reached
        edges = expand(finder.credits, wave, self.within.roles, self.spans[side][left - 1])
        scratch.inside[layer] = True
        edges = edges.where(scratch.inside[edges.reached])
        scratch.inside[layer] = False
        return edges.reached, edges.owners()

    def _score(self, nodes: Nodes, onward: Nodes) -> None:
        """Give each node the best score of those after it, and its own credits if it is a film."""
        score = self.scratch.score
        own = self.finder.weights(nodes) if self.finder.films[nodes[0]] else 0
        self.scored.append(nodes)
        np.maximum.at(score, nodes, score[onward] + own)

    def _choose(self, nodes: Nodes) -> int:
        scores = self.scratch.score[nodes]
        return int(nodes[scores == scores.max()].min())


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges that lead away from `nodes`: what they reach, and how to tell from where if that is asked.

    `ends` says where the edges of each node end, before any were left out (None: all are of one node), `kept` which
    were not left out (None: all of them).
    """

    nodes: Nodes
    reached: Nodes
    ends: Places | None
    kept: npt.NDArray[np.int64] | None

    def where(self, mask: Mask) -> "Edges":
        """Return the edges that the mask leaves."""
        kept = np.flatnonzero(mask)
        return Edges(self.nodes, self.reached[kept], self.ends, kept if self.kept is None else self.kept[kept])

    def owners(self) -> Nodes:
        """Return the node from which each edge leads."""
        if self.ends is None:
            return np.repeat(self.nodes[:1], self.reached.size)
        kept = np.arange(self.reached.size) if self.kept is None else self.kept
        return self.nodes[np.searchsorted(self.ends, kept, side="right")]


Spans = tuple[Places, Places]


def spans(adjacency: Adjacency, nodes: Nodes) -> Spans:
    """Return where the edges of each node begin, and how many there are."""
    starts = adjacency.offsets[nodes]
    return starts, adjacency.offsets[nodes + 1] - starts


def expand(adjacency: Adjacency, nodes: Nodes, roles: Mask | None = None, where: Spans | None = None) -> Edges:
    """Return the edges of all `nodes` one after the other, those that have one of the allowed roles.

    `where` their edges are spares finding it out again.
    """
    starts, lengths = where or spans(adjacency, nodes)
    ends = np.cumsum(lengths)
    if nodes.size < FEW:
        slices = [slice(start, start + length) for start, length in zip(starts.tolist(), lengths.tolist(), strict=True)]
        reached = np.concatenate([adjacency.neighbours[one] for one in slices]).astype(np.intp)
        edges = Edges(nodes, reached, ends, None)
        return edges if roles is None else edges.where(roles[np.concatenate([adjacency.roles[one] for one in slices])])
    places = np.repeat(starts - ends + lengths, lengths)
    places += COUNT[: places.size] if places.size <= COUNT.size else np.arange(places.size)
    edges = Edges(nodes, adjacency.neighbours[places].astype(np.intp), ends, None)
    return edges if roles is None else edges.where(roles[adjacency.roles[places]])


def _mark(depth: int, side: int) -> int:
    """Return the mark of nodes `depth` steps from the end on `side`, above 0 for the start and below for the end.

    That it repeats after three steps confuses nothing: neighbours are never more than one step further or nearer.
    """
    return -1 - depth % 3 if side else 1 + depth % 3
