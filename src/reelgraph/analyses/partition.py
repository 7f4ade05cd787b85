"""Groups of nodes that are tied to one another more than to others.

networkit's Leiden (Traag et al. 2019, doi:10.1038/s41598-019-41695-z) where it is installed; else our own Louvain
(Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008) in arrays, all nodes at once, whose groups are split where
they do not hang together, which is what Leiden guarantees too. Both raise the modularity
Q = Σ_c (w_c / m − (s_c / 2m)²), w_c the weight within a group, s_c the strengths of its nodes, m all weight.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from reelgraph.analyses.accelerator import held, networkit
from reelgraph.analyses.cocredits import Reals, Ties, summed
from reelgraph.analyses.credited import Numbers

ROUNDS = 60  # of moving all nodes of one level
PATIENCE = 3  # rounds without enough gain after which a level is done
ENOUGH = 1e-4  # modularity


def partitions(ties: Ties, seeds: int = 1) -> Iterator[Numbers]:
    """Yield for each seed the group of each node, numbered in the order of their first nodes."""
    kit = networkit()
    graph = None if kit is None else held(kit, ties.size, ties.source, ties.target, ties.weight)
    for seed in range(seeds):
        yield numbered(louvain(ties, seed) if graph is None else _leiden(kit, graph, seed))


def method() -> str:
    """Return by what groups are found."""
    return "Louvain (our own)" if networkit() is None else "Leiden (networkit)"


def modularity(ties: Ties, group: Numbers) -> float:
    """Return Q of a partition; 0 where there is no tie."""
    total = float(ties.weight.sum())
    if not total:
        return 0.0
    within = float(ties.weight[group[ties.source] == group[ties.target]].sum())
    strengths = np.bincount(group, ties.strength)
    return within / total - float(((strengths / (2 * total)) ** 2).sum())


def nmi(one: Numbers, other: Numbers) -> float:
    """Return the normalised mutual information of two partitions, 2 I / (H + H): 1 where they are the same.

    Danon et al. 2005, doi:10.1088/1742-5468/2005/09/P09008.
    """
    together = _entropy(np.unique(one * (int(other.max(initial=0)) + 1) + other, return_counts=True)[1])
    apart = _entropy(np.bincount(one)) + _entropy(np.bincount(other))
    return 2 * (apart - together) / apart if apart else 1.0


def _entropy(counts: Numbers) -> float:
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log(shares)).sum())


def numbered(group: Numbers) -> Numbers:
    """Return the same groups, numbered in the order of their first nodes."""
    _, first, at = np.unique(group, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return np.asarray(rank[at])


def _leiden(kit: Any, graph: Any, seed: int) -> Numbers:
    kit.setNumberOfThreads(1)  # with more, the same seed gives another answer
    kit.setSeed(seed, False)
    search = kit.community.ParallelLeiden(graph, randomize=True)
    search.run()
    return np.asarray(search.getPartition().getVector(), dtype=np.int64)


# --- our own ------------------------------------------------------------------------------------------------


def louvain(ties: Ties, seed: int = 0) -> Numbers:
    """Return groups of locally highest modularity: nodes move, groups become nodes, until nothing moves."""
    rng = np.random.default_rng(seed)
    group: Numbers = np.arange(ties.size)
    level = ties
    own: Reals = np.zeros(ties.size)
    while len(level.source):
        moved = numbered(_moved(level, own, rng))
        count = int(moved.max()) + 1
        if count == level.size:
            break
        group = moved[group]
        source, target = moved[level.source], moved[level.target]
        within = source == target
        own_and_within = np.concatenate([own, level.weight[within]])
        told = np.bincount(np.concatenate([moved, source[within]]), own_and_within, minlength=count)
        own = np.asarray(told, dtype=np.float64)
        low, high = np.minimum(source, target)[~within], np.maximum(source, target)[~within]
        level = summed(count, low, high, level.weight[~within])
    return _connected(ties, group)


def _moved(ties: Ties, own: Reals, rng: np.random.Generator) -> Numbers:
    """Return the groups after each node, over and over, chose the neighbouring group that gains most.

    All choose at once, but only a random half then moves: two that would change places do so one at a time. Who has
    chosen chooses again when a neighbour has moved.
    """
    start, end = np.concatenate([ties.source, ties.target]), np.concatenate([ties.target, ties.source])
    order = np.argsort(start, kind="stable")  # what is grouped by node is sorted by group in a sixth of the time
    start, end, weight = start[order], end[order], np.concatenate([ties.weight, ties.weight])[order]
    strength = ties.strength + 2 * own
    group: Numbers = np.arange(ties.size)
    best: Numbers = group
    highest, waited = _quality(ties, own, group, strength), 0
    open_ = np.ones(ties.size, dtype=np.bool_)
    for _ in range(ROUNDS):
        edges = np.flatnonzero(open_[start])
        chosen = _chosen(np.flatnonzero(open_), start[edges], group[end[edges]], weight[edges], strength, group)
        wishes = chosen != group
        moves = wishes & (rng.random(ties.size) < 0.5)
        group = np.where(moves, chosen, group)
        quality = _quality(ties, own, group, strength)
        waited = 0 if quality > highest + ENOUGH else waited + 1
        best, highest = (group, quality) if quality > highest else (best, highest)
        open_ = wishes & ~moves
        open_[end[moves[start]]] = True
        if waited >= PATIENCE or not open_.any():
            break
    return best


def _quality(ties: Ties, own: Reals, group: Numbers, strength: Reals) -> float:
    total = strength.sum()
    within = 2 * ties.weight[group[ties.source] == group[ties.target]].sum() + 2 * own.sum()
    return float(within / total - ((np.bincount(group, strength) / total) ** 2).sum())


def _chosen(nodes: Numbers, start: Numbers, beside: Numbers, weight: Reals, strength: Reals, group: Numbers) -> Numbers:
    """Return the groups after each of `nodes` chose that of highest gain: w_ic − s_i s_c / 2m, without the node in s_c."""
    size = len(group)
    key = np.concatenate([start * size + beside, nodes * size + group[nodes]])  # its own group is a choice too
    order = np.argsort(key, kind="stable")
    key, weight = key[order], np.concatenate([weight, np.zeros(len(nodes))])[order]
    new = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    node, choice, tied = key[new] // size, key[new] % size, np.add.reduceat(weight, new)
    own = choice == group[node]
    inside = np.bincount(group, strength, minlength=size)[choice] - np.where(own, strength[node], 0)
    gain = tied - strength[node] * inside / strength.sum()
    gain[own] += 1e-12  # to stay is better than to gain nothing
    first = np.flatnonzero(np.concatenate([[True], node[1:] != node[:-1]]))
    highest = np.repeat(np.maximum.reduceat(gain, first), np.diff(np.append(first, len(node))))
    at = np.flatnonzero(gain == highest)[::-1]  # of equals the first
    chosen = group.copy()
    chosen[node[at]] = choice[at]
    return chosen


def _connected(ties: Ties, group: Numbers) -> Numbers:
    """Return the groups, those that do not hang together split into what does."""
    within = group[ties.source] == group[ties.target]
    source, target = ties.source[within], ties.target[within]
    label = np.arange(ties.size)
    while True:
        least = label.copy()
        np.minimum.at(least, source, label[target])
        np.minimum.at(least, target, label[source])
        least = least[least]
        if (least == label).all():
            return label
        label = least
